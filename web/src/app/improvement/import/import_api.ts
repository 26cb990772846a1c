// A plan in a spreadsheet as the server reads it (schemas ImprovementImportPreview and ImprovementImported), and its addresses.
import type { Fault } from '../../Form.js';
import { RECORD, type Brief } from '../record.js';

export interface PlanColumn {
  /** From 1. */
  column: number;
  heading: string;
  /** What it is read as, and what its heading usually means. */
  field: string;
  guess: string;
  examples: string[];
}

export interface PlanField { code: string; words: string; once: boolean }

export interface ImportedAction {
  line: number; theme: string; number: string; title: string; lead: string; due: string | null; status_words: string; delivered_on: string | null;
  measure: string; answers: Brief[]; updates: number;
}

export interface PlanReject { line: number; column: string; says: string; why: string; becomes: string; row_left_out: boolean }

export interface PlanPreview {
  sheets: string[]; sheet: string; hash: string; header: number; rows: number;
  /** What the file calls the plan, and the day from which it would be there. */
  title: string; since: string;
  columns: PlanColumn[]; fields: PlanField[];
  first_rows: { line: number; cells: string[] }[];
  themes: { title: string; actions: number }[];
  actions: number; measures: number;
  first_actions: ImportedAction[];
  rejected: number; left_out: number; rejects: PlanReject[];
  notes: string[]; unused: string[];
  /** Why it cannot be brought in; empty where it can. */
  stop: string; brought_in_before: boolean;
}

export interface PlanImported { plan: string; themes: number; actions: number; measures: number; left_out: number }

/** How the file is read. */
export interface Reading {
  sheet: string;
  /** The row of the headings; empty: the server finds it. */
  header: string;
  /** What each column is; null: as the headings usually mean. */
  fields: string[] | null;
  carry: boolean;
}

export const AS_FOUND: Reading = { sheet: '', header: '', fields: null, carry: true };

/** The columns, from 1, that are a field, with commas between. */
const columnsOf = (fields: readonly string[], field: string): string =>
  fields.flatMap((one, at) => (one === field ? [String(at + 1)] : [])).join(',');

function parametersOf({ sheet, header, fields, carry }: Reading): Record<string, string> {
  const read = fields ?? [];
  const named = read.flatMap((field, at) => (['update', 'keep', 'ignore'].includes(field) ? [] : [`${at + 1}-${field}`]));
  return { sheet, header, map: named.join(','), updates: columnsOf(read, 'update'), keep: columnsOf(read, 'keep'), carry: carry ? '' : 'no' };
}

function addressOf(path: string, given: Record<string, string>): string {
  const some = Object.entries(given).filter(([, value]) => value !== '');
  return `${RECORD}/${path}${some.length === 0 ? '' : `?${some.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`}`;
}

export const previewAddress = (reading: Reading): string => addressOf('imports/preview', parametersOf(reading));

export interface PlanWish { title: string; since: string; leaveOut: boolean }

/** Brings in what was looked at: the file is told by its hash. */
export const importAddress = (hash: string, reading: Reading, { title, since, leaveOut }: PlanWish): string =>
  addressOf('imports', { ...parametersOf(reading), hash, title: title.trim(), since: since.trim(), leave_out: leaveOut ? 'yes' : 'no' });

/** The id of a column's choice on the page. */
export const columnId = (column: number): string => `column-${column}`;

/** What is wrong with how the columns are chosen. */
export function columnFaults(fields: readonly string[], known: readonly PlanField[]): Fault[] {
  const faults: Fault[] = [];
  for (const { code, words, once } of known) {
    const at = fields.flatMap((field, place) => (field === code ? [place] : []));
    if (once && at.length > 1) faults.push({ field: columnId((at[1] ?? 0) + 1), words: `Only one column can be “${words}”` });
  }
  if (!fields.includes('action')) faults.push({ field: columnId(1), words: 'Choose the column that says what is to be done: the action' });
  return faults;
}

export const headerFaults = (header: string): Fault[] =>
  header.trim() === '' || /^[1-9]\d{0,6}$/.test(header.trim()) ? [] : [{ field: 'plan-header', words: 'Give the number of the row, such as 3' }];

/** What is wrong with what is said of the plan. */
export function wishFaults({ title, since, leaveOut }: PlanWish, leftOut: number): Fault[] {
  const faults: Fault[] = [];
  if (title.trim() === '') faults.push({ field: 'plan-title', words: 'Give the plan a title' });
  else if (new TextEncoder().encode(title.trim()).length > 200) faults.push({ field: 'plan-title', words: 'Give the plan a title of up to 200 characters' });
  if (since.trim() !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(since.trim())) faults.push({ field: 'plan-since', words: 'Give a day such as 2020-10-15' });
  if (leftOut > 0 && !leaveOut) faults.push({ field: 'plan-leave-out', words: 'Tick that the rows are to be left out, or mend the file and choose it again' });
  return faults;
}

/** Whether the columns, sheet or row of headings were changed since they were looked at. */
export const sameReading = (a: Reading, b: Reading): boolean =>
  a.sheet === b.sheet && a.header === b.header && a.carry === b.carry && (a.fields ?? []).join(',') === (b.fields ?? []).join(',');

/** As it was looked at: what the server chose is said outright, so that the same is brought in. */
export const readingOf = (preview: PlanPreview, carry: boolean): Reading => ({
  sheet: preview.sheet, header: String(preview.header), fields: preview.columns.map(({ field }) => field), carry,
});
