// Actions and re-audits as the server gives them (docs/audits.md), and what is said of them.
import { counted, longDate } from '../../../words/format.js';

export interface ActionRow {
  id: string;
  child: string;
  identified: boolean;
  change: string | null;
  duty: string;
  priority: string;
  team: string | null;
  owner: string | null;
  owned_by_me: boolean;
  due_on: string;
  /** Working days. */
  days_late: number;
  state: string;
  state_words: string;
}

export interface OwnerCount {
  /** Empty: nobody. */
  owner: string;
  open: number;
  late: number;
  longest: number;
}

export interface ActionList {
  viewing: string;
  today: string;
  which: string;
  listed: number;
  page: number;
  pages: number;
  owners: OwnerCount[];
  rows: ActionRow[];
}

export interface ActionStep {
  at: string;
  by: string | null;
  by_itself: boolean;
  state: string;
  state_words: string;
  owner: string | null;
  due_on: string;
  reason: string | null;
}

export interface Action extends ActionRow {
  viewing: string;
  revision: number;
  audit: string | null;
  grade: string | null;
  completed_on: string | null;
  evidence: string | null;
  verifier: string | null;
  verified_at: string | null;
  impact_due_on: string | null;
  impact: string | null;
  may: string[];
  history: ActionStep[];
}

export interface ReAudit {
  id: string;
  first: string;
  child: string;
  identified: boolean;
  team: string | null;
  service: string | null;
  first_grade: string;
  first_on: string | null;
  due_on: string | null;
  days_late: number;
  state: string;
  outcome: 'graded' | 'not_possible' | 'open';
  again_grade: string;
  reason: string;
  inadequates: number;
  goes_to: string;
  not_held: boolean;
  may_end: boolean;
}

/** The lists of actions, in the order in which they are offered. */
export const LISTS: readonly { value: string; words: string; about: string }[] = [
  { value: 'mine', words: 'Yours to do', about: 'What you own and have not finished, or what waits for someone to verify it.' },
  { value: 'to_verify', words: 'To be verified by you', about: 'What others say is done, in what you answer for.' },
  { value: 'overdue', words: 'Overdue', about: 'What is open after its day, of every audit that you may see.' },
  { value: 'all', words: 'All that you may see', about: 'Your team’s, your service’s or the authority’s, as your role reaches.' },
  { value: 'escalations', words: 'Heads of service, panels and the director', about: 'Who is told of an inadequate grade, a second and a third.' },
];

/** "Due on 30 September 2020", or how late it is. */
export function dueWords(row: Pick<ActionRow, 'due_on' | 'days_late'>): string {
  const day = longDate(row.due_on);
  return row.days_late === 0 ? day : `${day}: ${counted(row.days_late, 'working days')} late`;
}

/** What a list is called with how many are in it. */
export function listTitle(which: string, listed: number): string {
  const words = LISTS.find(({ value }) => value === which)?.words ?? which;
  return `${words}: ${listed === 0 ? 'nothing' : counted(listed, 'actions')}`;
}

export type Group = 'late' | 'scheduled' | 'graded' | 'not_possible';

/** Where a re-audit stands. What was not possible is a group of its own: it never counts as improved. */
export function groupOf(one: Pick<ReAudit, 'outcome' | 'days_late'>): Group {
  if (one.outcome !== 'open') return one.outcome;
  return one.days_late > 0 ? 'late' : 'scheduled';
}
