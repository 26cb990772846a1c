// What is typed into the form of settings, and what is wrong with it.
import type { Fault } from '../Form.js';
import type { Setting } from './api.js';

export type Typed = Record<string, string>;

export const typedOf = (settings: readonly Setting[]): Typed => Object.fromEntries(settings.map(({ id, value }) => [id, value]));

const GROUPS: readonly { prefix: string; words: string }[] = [
  { prefix: 'audit_gate_', words: 'Practice audit: cases to draw from' }, { prefix: 'audit_', words: 'Practice audit' }, { prefix: '', words: 'This service' },
];

/** The settings under the headings of the form, each in its order. */
export function settingGroups<S extends { id: string }>(settings: readonly S[]): { words: string; settings: S[] }[] {
  const groups: { words: string; settings: S[] }[] = [];
  for (const setting of settings) {
    const words = GROUPS.find(({ prefix }) => setting.id.startsWith(prefix))?.words ?? '';
    const group = groups.find((one) => one.words === words);
    if (group) group.settings.push(setting);
    else groups.push({ words, settings: [setting] });
  }
  return groups;
}

/** The settings whose value differs from what the server has; those that an option of the server decides are left out. */
export function changedOf(settings: readonly Setting[], typed: Typed): Typed {
  const changed = settings.filter(({ id, value, fixed_by }) => fixed_by === null && (typed[id] ?? value).trim() !== value);
  return Object.fromEntries(changed.map(({ id }) => [id, (typed[id] ?? '').trim()]));
}

/** The names of a list with commas. */
export const namesIn = (list: string): string[] => list.split(',').map((name) => name.trim()).filter((name) => name !== '');

/** The list with a name more or less, in the order of `all`. */
export const withName = (list: string, name: string, chosen: boolean, all: readonly string[]): string =>
  all.filter((one) => (one === name ? chosen : namesIn(list).includes(one))).join(',');

export function settingFaults(settings: readonly Setting[], typed: Typed): Fault[] {
  const faults: Fault[] = [];
  for (const { id, title, kind, least, most, value } of settings) {
    const text = (typed[id] ?? value).trim();
    if (kind === 'whole' && (!/^\d{1,9}$/.test(text) || Number(text) < least || Number(text) > most)) {
      faults.push({ field: id, words: `${title}: enter a whole number from ${least} to ${most}` });
    }
    if (kind === 'line' && new TextEncoder().encode(text).length > most) faults.push({ field: id, words: `${title}: enter at most ${most} characters` });
  }
  const minutes = (id: string): number => Number(typed[id] ?? settings.find((one) => one.id === id)?.value);
  if (faults.length === 0 && minutes('idle_minutes') > minutes('session_minutes')) {
    faults.push({ field: 'idle_minutes', words: 'Enter fewer minutes without use than a session lasts in any case' });
  }
  return faults;
}
