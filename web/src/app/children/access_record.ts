// Searching the record of who opened what.
import type { Fault } from '../Form.js';
import { givenDay } from './days.js';
import { purposeWords } from './purposes.js';

export interface RecordTyped {
  child: string;
  account: string;
  from: string;
  to: string;
}

export const NO_RECORD_TYPED: RecordTyped = { child: '', account: '', from: '', to: '' };

export interface RecordSought {
  child?: string;
  account?: string;
  from?: string;
  to?: string;
}

export interface RecordRow {
  accessed_at: string;
  name: string | null;
  email: string | null;
  role: string | null;
  child: string;
  view: string;
  purpose: string;
  purpose_words: string | null;
  snapshot: string | null;
  left_the_system: boolean;
  seen_in: string;
}

export interface RecordFound {
  listed: number;
  page: number;
  pages: number;
  viewing: string;
  rows: RecordRow[];
}

export function recordSoughtOf(typed: RecordTyped): RecordSought | Fault[] {
  const faults: Fault[] = [];
  const child = typed.child.trim();
  const account = typed.account.trim();
  if (child === '' && account === '') faults.push({ field: 'record-child', words: 'Enter a child’s identifier, a person’s e-mail address, or both' });
  const from = givenDay(typed.from);
  const to = givenDay(typed.to);
  if (from === null) faults.push({ field: 'record-from', words: 'Enter the first day as day, month and year, like 1/9/2026' });
  if (to === null) faults.push({ field: 'record-to', words: 'Enter the last day as day, month and year, like 30/9/2026' });
  if (from && to && from > to) faults.push({ field: 'record-to', words: 'Enter a last day that is not before the first' });
  if (faults.length > 0) return faults;
  return {
    ...(child === '' ? {} : { child }),
    ...(account === '' ? {} : { account }),
    ...(from === '' || from === null ? {} : { from }),
    ...(to === '' || to === null ? {} : { to }),
  };
}

const VIEWS: Record<string, string> = {
  'figure.children': 'in the children of a figure',
  'coming_due.children': 'in what is next',
  'children.search': 'in a list or search',
  'child.timeline': 'the child’s page',
  'audits.actions': 'in a list of actions from audits',
  'audits.action': 'an action from an audit',
  'audits.re_audits': 'in the list of re-audits',
  access_record: 'in the access record',
  change_log: 'in the change log',
};

/** What was opened: "the child’s page"; "in a list or search, saved as a file". */
/** What somebody saw at one time: its first row, and all children and roles of it. */
export interface RecordViewing {
  row: RecordRow;
  children: string[];
  roles: string[];
}

/** The rows by the viewing in which each was seen, in their order: a list of a hundred children is one thing that somebody opened. */
export function viewingsOf(rows: readonly RecordRow[]): RecordViewing[] {
  const viewings = new Map<string, RecordViewing>();
  for (const row of rows) {
    const known = viewings.get(row.seen_in);
    const viewing = known ?? { row, children: [], roles: [] };
    if (!known) viewings.set(row.seen_in, viewing);
    if (!viewing.children.includes(row.child)) viewing.children.push(row.child);
    if (row.role !== null && !viewing.roles.includes(row.role)) viewing.roles.push(row.role);
  }
  return [...viewings.values()];
}

export const viewWords = ({ view, left_the_system: left }: Pick<RecordRow, 'view' | 'left_the_system'>): string =>
  `${VIEWS[view] ?? view.replace(/[._]/g, ' ')}${left ? ', saved as a file' : ''}`;

export const whyWords = (row: Pick<RecordRow, 'purpose' | 'purpose_words'>): string =>
  purposeWords({ name: row.purpose, words: row.purpose_words ?? '' });
