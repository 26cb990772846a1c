// The children in a figure: which figure the address means, and what the answer says in words.
import type { FigureChoice } from '../../components/drill_down.js';
import type { Grain, Polarity } from '../../data/report.js';
import { count, counted, longDate } from '../../words/format.js';
import { dimensionName } from '../../words/names.js';
import { periodPhrase } from '../../words/period.js';
import type { ChildRow } from './child_list.js';

export const COUNTED_PAGE = '/children/counted';

/** The definition and the newest figure, as /api/v1/indicators/ID has them. */
export interface Measure {
  id: string;
  name: string;
  definition: string;
  caveat: string | null;
  unit: string;
  measure: string;
  grain: Grain;
  polarity: Polarity;
  period_start: string;
  period_end: string;
}

export interface CountedRow extends ChildRow {
  date: string | null;
  end_date: string | null;
  met: boolean | null;
  value: number | null;
}

export interface CountedChildren {
  indicator: string;
  snapshot: string;
  as_at: string;
  dimension: string;
  group: string;
  counted: number;
  listed: number;
  elsewhere: number;
  without_child: number;
  page: number;
  pages: number;
  viewing: string;
  rows: CountedRow[];
}

/** The address of the children in a figure: it names the figure and no child. */
export function countedAddress(indicator: string, choice: FigureChoice, snapshot: string): string {
  const query = new URLSearchParams({ indicator });
  for (const name of ['as_at', 'window', 'dimension', 'group'] as const) {
    const value = choice[name];
    if (value !== undefined && value !== '') query.set(name, value);
  }
  if (choice.met !== undefined) query.set('met', choice.met ? 'yes' : 'no');
  if (snapshot !== '') query.set('snapshot', snapshot);
  return `${COUNTED_PAGE}?${query.toString()}`;
}

/** What the address asks for; null where it names no indicator. */
export function chosenOf(query: URLSearchParams): { indicator: string; choice: FigureChoice; snapshot: string } | null {
  const indicator = query.get('indicator') ?? '';
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(indicator)) return null;
  const choice: FigureChoice = {};
  for (const name of ['as_at', 'window', 'dimension', 'group'] as const) {
    const value = query.get(name);
    if (value !== null && value !== '') choice[name] = value;
  }
  const met = query.get('met');
  if (met === 'yes' || met === 'no') choice.met = met === 'yes';
  return { indicator, choice, snapshot: query.get('snapshot') ?? '' };
}

/** "in the 12 months to 30 September 2020, team North 1, only those not in time". */
export function figureOf(measure: Measure, choice: FigureChoice): string {
  const when = periodPhrase([measure.period_start, measure.period_end], measure.grain);
  const group = choice.dimension !== undefined && choice.group !== undefined ? `, ${dimensionName(choice.dimension)}: ${choice.group}` : '';
  return `${when.charAt(0).toUpperCase()}${when.slice(1)}${group}.`;
}

/** Whom the list has of a percentage. */
export function onlyWords(choice: FigureChoice): string {
  if (choice.met === undefined) return '';
  return choice.met ? 'Only those are counted here who met the measure.' : 'Only those are counted here who did not meet the measure: it is missed or overdue.';
}

/** What is counted, listed, elsewhere and of no child, in whole sentences. */
export function countedWords(answer: Pick<CountedChildren, 'counted' | 'listed' | 'elsewhere' | 'without_child'>, measure: Pick<Measure, 'measure'>): string[] {
  const { listed, elsewhere, without_child: without } = answer;
  const all = counted(answer.counted, measure.measure === '' ? 'rows' : measure.measure);
  if (answer.counted === 0) return ['Nobody is counted in this figure.'];
  const is = (number: number): string => (number === 1 ? 'is' : 'are');
  if (elsewhere === 0 && without === 0) return [`${all} ${is(answer.counted)} counted, and all of them listed.`];
  const words = [`${all} ${is(answer.counted)} counted.`];
  words.push(listed === 0 ? 'None of them is of a child whom your role reaches.' : `${count(listed)} ${is(listed)} listed: of children whom your role reaches.`);
  if (elsewhere > 0) words.push(`${count(elsewhere)} ${is(elsewhere)} of other children, and only counted.`);
  if (without > 0) words.push(`${count(without)} ${is(without)} of no child: a post, a worker, or a record that names nobody.`);
  return words;
}

/** What stands first in the list. */
export function orderWords(measure: Measure, choice: FigureChoice): string {
  if (measure.polarity !== 'context' && measure.unit === 'percent' && choice.met === undefined)
    return measure.polarity === 'higher is better' ? 'Those who did not meet the measure come first, then the oldest.' : 'Those who count against the measure come first, then the oldest.';
  if (measure.polarity !== 'context' && ['median', 'mean', 'max'].includes(measure.unit))
    return measure.polarity === 'lower is better' ? 'The largest comes first.' : 'The smallest comes first.';
  return measure.grain === 'spell' ? 'What has lasted longest comes first.' : 'The oldest comes first.';
}

export interface Holder {
  worker: string;
  team: string;
  rows: number;
}

/** How many rows each worker has, most first; nobody's before all. */
export function holdersOf(rows: readonly CountedRow[]): Holder[] {
  const found = new Map<string, Holder>();
  for (const { worker, team } of rows) {
    const key = JSON.stringify([worker, team]);
    const holder = found.get(key) ?? { worker: worker ?? '', team: team ?? '', rows: 0 };
    holder.rows += 1;
    found.set(key, holder);
  }
  return [...found.values()].sort((a, b) => Number(b.worker === '') - Number(a.worker === '') || b.rows - a.rows || a.worker.localeCompare(b.worker));
}

/** Days from one day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** "27 October 2020 (16 days)": since when a spell lasts. */
export function sinceWords(from: string, asAt: string): string {
  const days = daysBetween(from, asAt);
  return `${longDate(from)} (${counted(days, 'days')})`;
}
