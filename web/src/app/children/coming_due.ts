// What is next: visits, reviews, plans, assessments and enquiries that become late within 14 days unless something is done.
import { counted } from '../../words/format.js';
import type { ChildRow } from './child_list.js';

export const DUE_PAGE = '/children/due';

/** A row of GET /api/v1/coming-due: how many things of a kind are due on a day from one worker's children. */
export interface DueCount {
  as_at: string;
  due_on: string;
  team: string | null;
  /** null: nobody holds the case. */
  worker: string | null;
  named: boolean;
  kind: string;
  number: number;
}

export interface DueCounts {
  snapshot: string;
  as_at: string;
  until: string;
  /** Kinds of which the load has no records. */
  unknown: string[];
  rows: DueCount[];
}

export interface DueChild extends ChildRow {
  kind: string;
  due_on: string;
}

export interface DueChildren extends Omit<DueCounts, 'rows'> {
  listed: number;
  page: number;
  pages: number;
  viewing: string;
  rows: DueChild[];
}

const KINDS: Record<string, string> = {
  visit_cp: 'Visit under a child protection plan',
  visit_cla: 'Visit to a looked after child',
  visit_cin: 'Visit under a child in need plan',
  review_cp: 'Review of a child protection plan',
  review_cla: 'Review of a looked after child',
  pathway_plan: 'Review of a pathway plan',
  assessment: 'Assessment’s 45th working day',
  section_47: 'Section 47 enquiry’s 15th working day',
};

export const kindWords = (kind: string): string => KINDS[kind] ?? kind.replace(/_/g, ' ');

type Group = 'visits' | 'reviews' | 'others';

/** Visits; reviews of plans and of care; and what must be finished. */
export const groupOf = (kind: string): Group => (kind.startsWith('visit_') ? 'visits' : kind.startsWith('review_') || kind === 'pathway_plan' ? 'reviews' : 'others');

export interface DueSum {
  /** The day, or the worker. */
  what: string;
  team: string;
  first: string;
  visits: number;
  reviews: number;
  others: number;
  number: number;
}

function sums(rows: readonly DueCount[], key: (row: DueCount) => [what: string, team: string]): DueSum[] {
  const all = new Map<string, DueSum>();
  for (const row of rows) {
    const [what, team] = key(row);
    const at = JSON.stringify([what, team]);
    const sum = all.get(at) ?? { what, team, first: row.due_on, visits: 0, reviews: 0, others: 0, number: 0 };
    sum[groupOf(row.kind)] += row.number;
    sum.number += row.number;
    if (row.due_on < sum.first) sum.first = row.due_on;
    all.set(at, sum);
  }
  return [...all.values()];
}

/** A row a day, soonest first; days on which nothing is due are left out. */
export const byDay = (rows: readonly DueCount[]): DueSum[] => sums(rows, ({ due_on }) => [due_on, '']).sort((a, b) => (a.what < b.what ? -1 : 1));

/** A row a worker in a team, whoever has something to do soonest first; what nobody holds (`what` empty) before all. */
export const byWorker = (rows: readonly DueCount[]): DueSum[] =>
  sums(rows, ({ worker, team }) => [worker ?? '', team ?? '']).sort((a, b) => {
    if ((a.what === '') !== (b.what === '')) return a.what === '' ? -1 : 1;
    return a.first !== b.first ? (a.first < b.first ? -1 : 1) : a.what.localeCompare(b.what);
  });

/** "12 things are due, the soonest …": the sum in a sentence. */
export function dueSentence(rows: readonly DueCount[], until: string): string {
  const number = rows.reduce((sum, row) => sum + row.number, 0);
  if (number === 0) return `Nothing becomes due by ${until}.`;
  const nobody = rows.filter(({ worker }) => worker === null).reduce((sum, row) => sum + row.number, 0);
  const first = `${counted(number, 'things')} ${number === 1 ? 'is' : 'are'} due by ${until}`;
  return nobody === 0 ? `${first}.` : `${first}; ${nobody === number ? (number === 1 ? 'it is' : 'all are') : counted(nobody, 'things') + (nobody === 1 ? ' is' : ' are')} for children whose case nobody holds.`;
}

/** What is not known from the load; empty where all is. */
export const unknownSentence = (unknown: readonly string[]): string =>
  unknown.length === 0 ? '' : `Not told by this load, which has no records of it: ${unknown.map((kind) => kindWords(kind).replace(/^./, (letter) => letter.toLowerCase())).join('; ')}.`;
