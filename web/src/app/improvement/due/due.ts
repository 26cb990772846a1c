// What is due from audits, plans and scrutiny, in one form whoever was asked for it.
import { counted } from '../../../words/format.js';
import { addressOfThing } from '../ThingLink.js';
import { asAt } from '../AsAt.js';
import { RECORD, type Brief } from '../record.js';
import { daysBetween } from './days.js';

export interface WorkLine {
  area: string;
  what_words: string;
  sentence: string;
  due: string | null;
  days_late: number;
  /** The page on which it is done. */
  address: string;
  lead: string;
}

/** What one has to do oneself, from all parts of the application. */
export interface Work {
  on: string;
  lines: WorkLine[];
}

/** What the record has of it, for one person or everybody. */
export interface Due {
  on: string;
  whose: 'mine' | 'all';
  lines: (Brief & { what: string; sentence: string; lead: string; due: string | null; days_late: number })[];
}

export const WHOSE = ['all'] as const;

/** Where what is due is asked: one's own in all, or everybody's in the record. */
export const dueAddress = (whose: string, on: string): string => asAt(whose === 'all' ? `${RECORD}/due?whose=all` : '/api/v1/work', on);

// As the server has them for what is due (src/improve/due_list.cc).
const KINDS: Record<string, string> = {
  action: 'Action', milestone: 'Milestone', recommendation: 'Recommendation', question: 'Question', promise: 'Promise',
  risk: 'Review of a risk', control: 'Control that ends', finding: 'Finding',
};

/** The lines of either answer alike. Pages of the record keep the day of the page; audits have none. */
export function linesOf(answer: Work | Due, day: string): WorkLine[] {
  if (!('whose' in answer)) return answer.lines.map((line) => ({ ...line, address: line.area === 'improvement' ? asAt(line.address, day) : line.address }));
  return answer.lines.map((line) => ({
    area: 'improvement', what_words: KINDS[line.what] ?? line.what, sentence: line.sentence, due: line.due, days_late: line.days_late,
    address: addressOfThing(line, day), lead: line.lead,
  }));
}

export const areaWords = (area: string): string => (area === 'audits' ? 'Audits' : 'Improvement');

const SOON = 14;

/** "2 of 12 are late, and 3 more are due within 14 days." */
export function dueSentence(lines: readonly WorkLine[], on: string, whose: string): string {
  if (lines.length === 0) return whose === 'all' ? 'Nothing is due from anybody.' : 'Nothing is due from you.';
  const late = lines.filter(({ days_late: days }) => days > 0).length;
  const soon = lines.filter(({ due, days_late: days }) => days <= 0 && due !== null && daysBetween(on, due) <= SOON).length;
  const are = (number: number): string => (number === 1 ? 'is' : 'are');
  const first = late === 0 ? `${counted(lines.length, 'things')} to do: none is late` : `${late} of ${counted(lines.length, 'things')} to do ${are(late)} late`;
  return `${first}, and ${soon === 0 ? 'none' : soon}${late > 0 && soon > 0 ? ' more' : ''} ${soon === 0 ? 'is' : are(soon)} due within ${SOON} days.`;
}
