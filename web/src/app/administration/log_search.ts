// What is sought in the change log: typed, kept in the address but for people and rows, and sent.
import type { Fault } from '../Form.js';
import { typedDay } from './words.js';

export interface LogTyped {
  person: string;
  table: string;
  act: string;
  row: string;
  from: string;
  to: string;
  routine: boolean;
}

export const NOTHING_SOUGHT: LogTyped = { person: '', table: '', act: '', row: '', from: '', to: '', routine: false };

export interface LogSought {
  person?: string;
  table?: string;
  act?: string;
  row?: string;
  from?: string;
  to?: string;
  routine?: true;
  /** With one, what is about a child is shown too, and recorded (children/purposes.ts). */
  purpose?: string;
  purpose_words?: string;
}

/** What is sent; or what is wrong with what was typed. */
export function logSoughtOf(typed: LogTyped): LogSought | Fault[] {
  const faults: Fault[] = [];
  const sought: LogSought = {};
  for (const name of ['person', 'table', 'act', 'row'] as const) {
    const text = typed[name].trim();
    if (text !== '') sought[name] = text;
  }
  for (const name of ['from', 'to'] as const) {
    if (typed[name].trim() === '') continue;
    const day = typedDay(typed[name]);
    if (day === null) faults.push({ field: `log-${name}`, words: 'Enter a date like 30/9/2020' });
    else sought[name] = day;
  }
  if (sought.from !== undefined && sought.to !== undefined && sought.to < sought.from) {
    faults.push({ field: 'log-to', words: 'Enter a last day that is not before the first' });
  }
  if (typed.routine) sought.routine = true;
  return faults.length > 0 ? faults : sought;
}

/** The tables of the store by what people would call what is in them (docs/store.md). */
export const TABLES: readonly { value: string; words: string }[] = [
  { value: 'accounts', words: 'Accounts' },
  { value: 'role_grants', words: 'Roles' },
  { value: 'granted_children', words: 'Children named in a role' },
  { value: 'invitations', words: 'Links that set a password' },
  { value: 'recovery_codes', words: 'Recovery codes' },
  { value: 'settings', words: 'Settings' },
  { value: 'saved_views', words: 'Saved views' },
  { value: 'uploads', words: 'Files sent' },
  { value: 'data_loads', words: 'Loads' },
  { value: 'access_records', words: 'The access record' },
  { value: 'sessions', words: 'Sessions' },
  { value: 'sign_in_attempts', words: 'Tries to sign in' },
  { value: 'drafts', words: 'Typed and not yet sent' },
];

export const tableWords = (table: string): string => TABLES.find(({ value }) => value === table)?.words ?? table.replace(/_/g, ' ');
