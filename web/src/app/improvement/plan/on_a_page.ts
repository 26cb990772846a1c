// What a plan on a page says of each theme: its actions and its measures of success, in the plan's order.
import { byTheme } from './actions.js';
import type { Action, Measure, Plan, ThemeLine } from './plan.js';

export interface PageTheme {
  line: ThemeLine;
  actions: Action[];
  measures: Measure[];
}

/** The theme below which a measure stands: it, or that of its action. "" for what is part of the plan itself. */
export function themeOf(measure: Measure, plan: Pick<Plan, 'themes' | 'actions'>): string {
  const above = measure.under;
  if (above === null) return '';
  if (above.kind === 'action') return plan.actions.find(({ id }) => id === above.id)?.theme?.id ?? '';
  return plan.themes.some(({ theme }) => theme?.id === above.id) ? above.id : '';
}

/** Every theme with what is in it. Measures of the plan itself stand in no theme: they are `whole`. */
export function pageOf(plan: Pick<Plan, 'themes' | 'actions' | 'measures'>): { themes: PageTheme[]; whole: Measure[] } {
  const placed = plan.measures.map((measure) => ({ measure, theme: themeOf(measure, plan) }));
  const themes = byTheme(plan.actions, plan.themes).map(({ line, items: actions }): PageTheme => {
    const id = line.theme?.id ?? '';
    return {
      line, actions,
      measures: placed.filter(({ measure, theme }) => theme === id && (id !== '' || measure.under?.kind === 'action')).map(({ measure }) => measure),
    };
  });
  const shown = new Set(themes.flatMap(({ measures }) => measures.map(({ id }) => id)));
  return { themes, whole: plan.measures.filter(({ id }) => !shown.has(id)) };
}
