// Shares and days as the pages of findings say them.
import { counted, monthName, number, parts } from '../../../words/format.js';
import type { Compliance, Curve, Difference, Share } from './api.js';

/** "26%", without places: an audit's share is never known more closely. */
export const whole = (value: number): string => `${number(value)}%`;

/** "26% (19% to 33%)"; "no audits". */
export function shareWords({ share, lower, upper }: Pick<Share, 'share' | 'lower' | 'upper'>): string {
  return share === null ? 'no audits' : `${whole(share)} (${whole(lower)} to ${whole(upper)})`;
}

/** "+12 points (-3 to +26): not distinguishable from no difference". */
export function differenceWords(found: Difference | null): string {
  if (found === null) return 'cannot be compared';
  const points = (value: number): string => `${value > 0 ? '+' : ''}${number(value)}`;
  return `${points(found.difference)} points (${points(found.lower)} to ${points(found.upper)}): ${found.beyond_chance ? 'more than chance would give' : 'not distinguishable from no difference'}`;
}

/** Why audits are on neither side; empty where all are. */
export function leftOutWords({ not_counted: notCounted, not_known: notKnown, without_grade: ungraded, section }: Pick<Compliance, 'not_counted' | 'not_known' | 'without_grade' | 'section'>): string[] {
  return [
    ...(notCounted > 0 ? [`${counted(notCounted, 'audits')} ${notCounted === 1 ? 'is' : 'are'} of children for whom the step was not due on that day.`] : []),
    ...(notKnown > 0 ? [`Of ${counted(notKnown, 'audits')} the data do not say: the child is not known, the case was sampled after the snapshot’s day, or the data do not reach so far back.`] : []),
    ...(ungraded > 0 ? [`${counted(ungraded, 'audits')} ${ungraded === 1 ? 'has' : 'have'} no grade for the section on ${section}.`] : []),
  ];
}

/** "July 2020". */
export function monthWords(day: string): string {
  const { year, month } = parts(day);
  return `${monthName(month)} ${year}`;
}

/** "Jul to Sep 2020", for a chart's axis and a table. */
export function shortWindow(first: string, last: string): string {
  const short = (day: string): string => monthName(parts(day).month).slice(0, 3);
  const [from, to] = [parts(first), parts(last)];
  if (from.year === to.year && from.month === to.month) return `${short(first)} ${to.year}`;
  return from.year === to.year ? `${short(first)} to ${short(last)} ${to.year}` : `${short(first)} ${from.year} to ${short(last)} ${to.year}`;
}

/** What a curve says: how many are done, and by when half were. */
export function curveWords({ what, all, done, median, median_lower: lower, median_upper: upper, followed_for: days }: Curve): string {
  if (all === 0) return what === 'actions' ? 'No audit has asked for an action yet.' : 'No inadequate audit has a known day from which to count.';
  const [things, verb] = what === 'actions' ? ['actions', 'verified as done'] : ['inadequate audits', 'graded better on re-audit'];
  const counts = `Of ${counted(all, things)} ${number(done)} ${done === 1 ? 'has' : 'have'} been ${verb}.`;
  const open = ' Those still open count for as long as they have been open.';
  if (median === null) return `${counts} Fewer than half were by day ${number(days)}, so that no usual time can be said.${open}`;
  const ends = lower === null ? '' : ` (95% interval ${number(lower)} to ${upper === null ? 'more than has been seen' : `${number(upper)}`})`;
  return `${counts} Half were within ${counted(median, 'days')}${ends}.${open}`;
}

/** The query of an address with what is chosen; what is not said is left out. */
export function queryOf(chosen: Readonly<Record<string, string>>): string {
  const said = Object.entries(chosen).filter(([, value]) => value !== '');
  return said.length === 0 ? '' : `?${new URLSearchParams(said).toString()}`;
}

/** The parts of the query that the findings (and a page of its own: `also`) understand, so that no other goes to the server. */
export function chosenOf(query: URLSearchParams, also: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(['by', 'months', 'rolling', 'until', ...also].flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[name, value]];
  }));
}
