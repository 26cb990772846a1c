// The chart of a plan's themes: of each, how many actions have come how far. The darker, the further; each part that has room
// says its number, and the table beside it says all of them.
import type { TopLevelSpec } from 'vega-lite';
import { DARK, FRAME } from '../../../components/chart_style.js';
import { counted } from '../../../words/format.js';
import { nameOf } from '../record.js';
import { byTheme, withdrawn } from './actions.js';
import type { Action, Plan } from './plan.js';

export const STAGES = ['Impact shown', 'Embedded, impact not shown', 'Delivered, not embedded', 'Not delivered'] as const;
const COLOURS = ['#0f385c', '#1d70b8', '#8eb8dc', '#ffffff'];
const INKS = ['#ffffff', '#ffffff', DARK, DARK];

/** The furthest that an action has come, as a place in STAGES; null where it was withdrawn. */
export function stageOf(action: Pick<Action, 'rating' | 'delivered' | 'embedded' | 'impact'>): number | null {
  if (withdrawn(action)) return null;
  if (action.impact !== null) return 0;
  if (action.embedded !== null) return 1;
  return action.delivered !== null ? 2 : 3;
}

export const OWN_ACTIONS = 'Part of no theme';

/** One row a theme and stage that has actions. */
export function stageRows({ themes, actions }: Pick<Plan, 'themes' | 'actions'>) {
  return byTheme(actions, themes).flatMap(({ line: { theme }, items }) => {
    const name = theme === null ? OWN_ACTIONS : nameOf(theme);
    const own = items.flatMap((action) => stageOf(action) ?? []);
    let from = 0;
    return STAGES.flatMap((stage, place) => {
      const some = own.filter((one) => one === place).length;
      from += some;
      return some === 0 ? [] : [{
        name, stage, start: from - some, end: from, middle: from - some / 2, label: `${some}`, ink: INKS[place], words: `${name}: ${counted(some, 'actions')}, ${stage.toLowerCase()}`,
      }];
    });
  });
}

export function themesSpec(plan: Pick<Plan, 'themes' | 'actions'>, width: number): TopLevelSpec {
  const rows = stageRows(plan);
  const names = [...new Set(rows.map(({ name }) => name))];
  const most = Math.max(1, ...rows.map(({ end }) => end));
  const narrow = width < 480;
  const y = { field: 'name', type: 'nominal' as const, sort: names, axis: { title: null, domain: false, ticks: false, labelLimit: narrow ? 110 : 300, labelColor: DARK } };
  const x = { type: 'quantitative' as const, scale: { domain: [0, most], nice: false }, axis: { title: 'Actions', tickMinStep: 1, tickCount: Math.min(most, 6), grid: false, format: 'd' } };
  return {
    ...FRAME, height: 34 * names.length + (narrow ? 140 : 90), padding: { left: 4, right: 16, top: 4, bottom: 4 }, data: { values: rows },
    layer: [
      {
        mark: { type: 'bar', stroke: DARK, strokeWidth: 0.7, height: 22 },
        encoding: {
          y, x: { ...x, field: 'start' }, x2: { field: 'end' }, tooltip: { field: 'words', type: 'nominal' },
          color: { field: 'stage', type: 'nominal', scale: { domain: STAGES, range: COLOURS }, legend: { title: null, orient: 'top', columns: narrow ? 1 : 4, labelFontSize: 14, labelLimit: 240, symbolStrokeColor: DARK, symbolStrokeWidth: 0.7 } },
        },
      },
      { mark: { type: 'text', fontSize: 13 }, encoding: { y, x: { ...x, field: 'middle' }, text: { field: 'label', type: 'nominal' }, color: { field: 'ink', type: 'nominal', scale: null } } },
    ],
  } as TopLevelSpec;
}
