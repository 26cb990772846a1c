// Words of administration.
import type { ChangeField, GrantState, OwnGrant, Status } from './api.js';
import { longDate, longTime } from '../../words/format.js';

const STATUS: Record<Status, string> = { invited: 'Invited', active: 'Active', locked: 'Locked', closed: 'Closed' };

export const statusWords = (status: Status): string => STATUS[status] ?? status;

/** What stands in the tag of a status, by colour of the design system. */
export function statusColour(status: Status): string {
  return { invited: 'blue', active: 'green', locked: 'red', closed: 'grey' }[status] ?? 'grey';
}

export const SCOPES: Record<string, string> = {
  authority: 'The whole authority', service: 'A service', quadrant: 'A quadrant', team: 'A team', own_cases: 'Their own cases',
  named_children: 'Named children', none: 'No child',
};

const STATES: Record<GrantState, string> = { in_force: 'In force', to_come: 'To come', over: 'Over' };
export const stateWords = (state: GrantState): string => STATES[state];

/** "Since 1 April 2020", "1 April 2020 to 30 June 2020", "Revoked 2 May 2020". */
export function periodWords(grant: Pick<OwnGrant, 'valid_from' | 'valid_to' | 'revoked_at'>): string {
  const from = longDate(grant.valid_from);
  if (grant.revoked_at !== null) return `${from}; revoked ${longDate(grant.revoked_at.slice(0, 10))}`;
  return grant.valid_to === null ? `Since ${from}` : `${from} to ${longDate(grant.valid_to)}`;
}

/** "Team manager, North 1", and how many children where they are named. */
export function grantWords(grant: Pick<OwnGrant, 'words' | 'children'>): string {
  return grant.children === 0 ? grant.words : `${grant.words} (${grant.children})`;
}

export const momentOrNever = (moment: string | null): string => (moment === null ? 'Never' : longTime(moment));

/** "password_changed_at" as "Password changed at". */
export function nameWords(name: string): string {
  const words = name.replace(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A moment or a day of the store as people read it; any other text as it is. */
export function heldWords(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text)) return longTime(text);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? longDate(text) : text;
}

/** What a field held, or why that is not shown. */
export function fieldWords(field: ChangeField, which: 'was' | 'is'): string {
  if (field.secret) return 'secret';
  if (field.withheld) return 'about a child';
  const held = field[which];
  return held === null ? '–' : heldWords(held);
}

/** A date as people type it ("30/9/2020", "30 9 2020", "2020-09-30") as "2020-09-30"; null where it is none. */
export function typedDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const english = /^(\d{1,2})[/.\s-]+(\d{1,2})[/.\s-]+(\d{4})$/.exec(text.trim());
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : english ? [english[3], english[2], english[1]] : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const made = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${made}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== made ? null : made;
}

/** Identifiers as people paste them: one a line, or with commas between them; each once. */
export function typedList(text: string): string[] {
  return [...new Set(text.split(/[\n,;]+/).map((one) => one.trim()).filter((one) => one !== ''))];
}
