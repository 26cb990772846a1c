// The ledger of promises in words: how often, kept or overdue, and each time that one has to be kept.
import { counted, longDate } from '../../../words/format.js';
import { awayWords, daysBetween } from '../due/days.js';
import type { Brief, PutOff, Said } from '../record.js';

export interface Occasion {
  due: string | null;
  kept: Said | null;
  days_late: number;
  overdue: boolean;
}

export interface PromiseLine extends Brief {
  words: string;
  made_on: string;
  to: Brief | null;
  made_in: Brief[];
  every_months: number;
  lead: string;
  first_due: string | null;
  put_off: PutOff[];
  state: string;
  state_words: string;
  withdrawn: Said | null;
  occasions: Occasion[];
}

export interface Ledger {
  on: string;
  promises: PromiseLine[];
}

const COLOURS: Record<string, string> = { overdue: 'red', due: 'yellow', kept: 'green', withdrawn: 'grey', undated: 'orange' };

export const stateColour = (state: string): string => COLOURS[state] ?? 'grey';

/** "Once", "Every month", "Every 3 months", "Every year". */
export function howOften(months: number): string {
  if (months === 0) return 'Once';
  if (months === 1) return 'Every month';
  if (months === 12) return 'Every year';
  return months % 12 === 0 ? `Every ${months / 12} years` : `Every ${months} months`;
}

export const bodyWords = (to: Brief | null): string => to?.title ?? 'Nobody named';

/** The states that there are, each with how many promises have it, those to act on first. */
export function statesOf(promises: readonly PromiseLine[]): { value: string; words: string }[] {
  const order = Object.keys(COLOURS);
  const states = [...new Set(promises.map(({ state }) => state))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return states.map((state) => {
    const those = promises.filter((one) => one.state === state);
    return { value: state, words: `${those[0]?.state_words ?? state} (${those.length})` };
  });
}

const overdueOf = ({ occasions }: PromiseLine): Occasion[] => occasions.filter(({ overdue }) => overdue);

/** "3 of 7 promises are overdue." with the one that has been for longest. */
export function ledgerSentence(promises: readonly PromiseLine[]): string {
  if (promises.length === 0) return 'No promise is in the record on this day.';
  const late = promises.filter(({ state }) => state === 'overdue');
  if (late.length === 0) return `None of ${counted(promises.length, 'promises')} is overdue.`;
  const longest = late.reduce((worst, one) => (lateBy(one) > lateBy(worst) ? one : worst));
  const first = `${late.length} of ${counted(promises.length, 'promises')} ${late.length === 1 ? 'is' : 'are'} overdue.`;
  return `${first} Overdue for longest, by ${counted(lateBy(longest), 'days')}: “${longest.title}”.`;
}

const lateBy = (line: PromiseLine): number => Math.max(0, ...overdueOf(line).map(({ days_late: days }) => days));

/** What one has to know of when it is due: how late it is, how often it was missed, and when it is due next. */
export function dueLines(line: PromiseLine, on: string): string[] {
  if (line.withdrawn) return [`Withdrawn on ${longDate(line.withdrawn.on)}${line.withdrawn.words === '' ? '' : `: ${line.withdrawn.words}`}`];
  const missed = overdueOf(line);
  const [first] = missed;
  const said: string[] = [];
  if (missed.length === 1 && first?.due) said.push(`Overdue by ${counted(first.days_late, 'days')}, since ${longDate(first.due)}`);
  if (missed.length > 1 && first?.due) said.push(`Not kept ${counted(missed.length, 'times')}, the first due on ${longDate(first.due)}`);
  const next = line.occasions.find(({ due, kept, overdue }) => due !== null && kept === null && !overdue);
  if (next?.due) said.push(`${missed.length > 0 ? 'Next due' : 'Due'} on ${longDate(next.due)}, ${awayWords(on, next.due)}`);
  return said.length > 0 ? said : [line.state === 'kept' ? 'Nothing more is due' : 'No day was named'];
}

/** The last that was kept; null where none was. */
export function lastKept(line: PromiseLine): Said | null {
  const kept = line.occasions.flatMap((one) => one.kept ?? []);
  return kept.reduce<Said | null>((last, one) => (last === null || one.on >= last.on ? one : last), null);
}

/** "Kept 1 of the 8 times due so far"; empty for a promise made for once. */
export function timesWords(line: PromiseLine, on: string): string {
  if (line.every_months === 0) return '';
  const due = line.occasions.filter((one) => one.kept !== null || (one.due !== null && daysBetween(one.due, on) >= 0));
  const kept = due.filter((one) => one.kept !== null).length;
  return due.length === 0 ? 'Not due yet' : `Kept ${kept} of the ${counted(due.length, 'times')} due so far`;
}

/** A time that a promise has to be kept. */
export interface TimeLine {
  promise: PromiseLine;
  occasion: Occasion;
}

export const timesOf = (promises: readonly PromiseLine[]): TimeLine[] =>
  promises.flatMap((promise) => promise.occasions.map((occasion) => ({ promise, occasion })));

/** "Kept on 21 January 2020, 5 days late", "Not kept: overdue by 15 days", "Due in 46 days". */
export function occasionWords({ due, kept, days_late: late, overdue }: Occasion, on: string): string {
  if (kept) return `Kept on ${longDate(kept.on)}${late > 0 ? `, ${counted(late, 'days')} late` : ''}`;
  if (overdue) return `Not kept: overdue by ${counted(late, 'days')}`;
  return due === null ? 'Not kept; no day was named' : `Due ${awayWords(on, due)}`;
}

/** What shows that it was kept. */
export const proofWords = (kept: Said | null): string => (kept === null ? '' : kept.evidence !== '' ? kept.evidence : kept.words !== '' ? `${kept.words} (no evidence)` : 'No evidence is named');
