// What moved a lot, by simple rules without a claim that it is more than chance: for the measures that cannot be
// tested for chance (matters.ts chooses). And what could not be measured.
//
//   A newest figure is compared with the same period a year earlier and with the mean of the points of the
//   year before it (12 months, or 4 quarters). It has changed when it differs from both, in the same direction, by at least the threshold:
//   3 percentage points for a percentage, 10 per cent for anything else (20 per cent where the indicator is
//   context, neither good nor bad), and when there are enough children behind it (a count, denominator or
//   number of values of at least 20, then or now).
//   Worse or better is by the indicator's own polarity. The order is by how many thresholds the smaller of
//   the two differences is.
import { addMonths, number, percent } from '../words/format.js';
import { direction, figureWords } from '../words/sentence.js';
import type { Indicator, Report } from './report.js';
import { earlier, figures, whyNotMeasured, yearBefore, type Figure } from './series.js';

export const POINTS_THRESHOLD = 3;
export const RELATIVE_THRESHOLD = 10;
export const CONTEXT_THRESHOLD = 20;
export const CONTEXT_POINTS_THRESHOLD = 6;
export const ENOUGH = 20;
/** Of the points of the year before the newest, how many must have a figure for their mean to stand for it. */
const pointsNeeded = (window: Indicator['window']): number => (window === 'quarter' ? 3 : 9);

export type Kind = 'worse' | 'changed' | 'better';

export interface Change {
  indicator: Indicator;
  kind: Kind;
  now: Figure;
  before: Figure;
  /** Mean of the points of the year before, and how many have a figure. */
  usual: number;
  usualOf: number;
  /** Thresholds that the smaller of the two differences is. */
  size: number;
}

/** Is a difference of this indicator said in percentage points? */
export const inPoints = (indicator: Pick<Indicator, 'unit'>): boolean => indicator.unit === 'percent' || indicator.unit === 'share';

/** Percentage points for a percentage; per cent of the earlier value otherwise. Null where that is 0. */
function difference(indicator: Indicator, now: number, before: number): number | null {
  if (inPoints(indicator)) return now - before;
  return before === 0 ? null : ((now - before) / Math.abs(before)) * 100;
}

function base(indicator: Indicator, figure: Figure): number {
  return (indicator.unit === 'count' || indicator.unit === 'rate' ? figure.numerator ?? figure.value : figure.denominator) ?? 0;
}

/** The difference from which a measure has moved, in points or per cent. */
export function threshold(indicator: Indicator): number {
  const context = indicator.polarity === 'context';
  if (inPoints(indicator)) return context ? CONTEXT_POINTS_THRESHOLD : POINTS_THRESHOLD;
  return context ? CONTEXT_THRESHOLD : RELATIVE_THRESHOLD;
}

/** The change of one indicator by the rules above; null where there is none, or nothing to tell it by. */
export function changeOf(report: Report, indicator: Indicator): Change | null {
  // A change is a change already, and the indicator it is of has its own line. What adds up through the year is
  // not to be compared with its own earlier points.
  if (indicator.unit === 'change' || indicator.window === 'year_to_date' || indicator.window === 'financial_year') return null;
  if (whyNotMeasured(report, indicator) !== null) return null;
  const all = figures(report, indicator);
  const now = all.at(-1);
  if (!now || now.value === null || now.suppressed) return null;
  const before = earlier(all, now, 12);
  if (!before || before.value === null || before.suppressed) return null;
  const recent = yearBefore(all, now).flatMap((f) => (f.value === null || f.suppressed ? [] : [f.value]));
  if (recent.length < pointsNeeded(indicator.window)) return null;
  if (Math.max(base(indicator, now), base(indicator, before)) < ENOUGH && indicator.unit !== 'max') return null;
  const usual = recent.reduce((sum, value) => sum + value, 0) / recent.length;
  const year = difference(indicator, now.value, before.value);
  const twelve = difference(indicator, now.value, usual);
  if (year === null || twelve === null || year * twelve <= 0) return null;
  const size = Math.min(Math.abs(year), Math.abs(twelve)) / threshold(indicator);
  if (size < 1) return null;
  const good = indicator.polarity === 'higher is better' ? year > 0 : year < 0;
  return {
    indicator,
    kind: indicator.polarity === 'context' ? 'changed' : good ? 'better' : 'worse',
    now,
    before,
    usual,
    usualOf: recent.length,
    size,
  };
}

/** "289 of 1,106 referrals in September 2020 (26.1%), up from 174 of 898 referrals in September 2019 (19.4%)." */
export function changeSentence(change: Change): string {
  const { indicator, now, before } = change;
  const way = direction(indicator, now.value ?? 0, before.value ?? 0);
  return `${figureWords(indicator, now)}, ${way} ${figureWords(indicator, before)}.`;
}

/** How much the figure moved: "Up 6.7 percentage points in a year", "Up 29.8% in a year". */
export function movement(change: Change): string {
  const { indicator, now, before } = change;
  const moved = difference(indicator, now.value ?? 0, before.value ?? 0) ?? 0;
  const way = moved > 0 ? 'Up' : 'Down';
  const much = inPoints(indicator) ? `${number(Math.abs(moved), 1)} percentage points` : relative(Math.abs(moved));
  return `${way} ${much} in a year`;
}

export interface NotMeasured {
  id: string;
  name: string;
  area: string;
  why: string;
}

/** 99.98 as "more than 99.9%": only what is all gone is 100%. */
function relative(much: number): string {
  return much < 100 && percent(much) === '100.0%' ? 'more than 99.9%' : percent(much);
}

/** How many measures with a figure have a load that does not reach back a year. */
export function shortOfAYear(report: Report): number {
  const year = addMonths(report.as_at, -12);
  return report.indicators.filter(
    (indicator) => indicator.from !== null && indicator.from > year && whyNotMeasured(report, indicator) === null,
  ).length;
}

/** Measures that have no figure for the same reason, in the order of their first mention. */
export interface Silence {
  why: string;
  measures: NotMeasured[];
}

/** What is said of all definitions and files with a fault, whatever it is: each has words of its own. */
export const FAULTY = 'A definition or an imported file could not be used.';

/** The same reasons together: one empty table silences many measures, and a reader wants the table. */
export function silences(report: Report): Silence[] {
  const reasons = new Map<string, NotMeasured[]>();
  for (const measure of notMeasured(report)) {
    const why = measure.area === '' ? FAULTY : measure.why;
    reasons.set(why, [...(reasons.get(why) ?? []), measure]);
  }
  return [...reasons].map(([why, measures]) => ({ why, measures })).sort((a, b) => b.measures.length - a.measures.length);
}

/** What could not be measured: no figure in the newest period, or a definition that failed. */
export function notMeasured(report: Report): NotMeasured[] {
  const silent = report.indicators.flatMap((indicator) => {
    const why = whyNotMeasured(report, indicator);
    return why === null ? [] : [{ id: indicator.id, name: indicator.name, area: indicator.area, why }];
  });
  const failed = report.faults.map(({ id, what }) => ({ id, name: id, area: '', why: what }));
  return [...silent, ...failed];
}
