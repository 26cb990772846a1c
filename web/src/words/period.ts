// Periods in words: "September 2020", "30 September 2020", "12 months to 30 September 2020".
import type { Grain } from '../data/report.js';
import { addMonths, lastDay, longDate, monthName, parts } from './format.js';

export type Period = readonly [start: string, end: string];

/** A period as a label: in a table's first column, or behind "in". */
export function periodLabel([start, end]: Period, grain: Grain): string {
  if (grain !== 'event' || start === end) return longDate(end);
  const from = parts(start);
  const to = parts(end);
  const whole = from.day === 1 && to.day === lastDay(to.year, to.month);
  if (whole && from.year === to.year && from.month === to.month) return `${monthName(to.month)} ${to.year}`;
  // One year to the day: the day after the end, a year earlier, is the start.
  if (whole && addMonths(start, 12) === firstOfNext(end)) return `12 months to ${longDate(end)}`;
  if (whole && from.year === to.year) return `${monthName(from.month)} to ${monthName(to.month)} ${to.year}`;
  return `${longDate(start)} to ${longDate(end)}`;
}

/** The same with its preposition: "in September 2020", "at 30 September 2020". */
export function periodPhrase(period: Period, grain: Grain): string {
  if (grain !== 'event' || period[0] === period[1]) return `at ${periodLabel(period, grain)}`;
  const label = periodLabel(period, grain);
  if (/^\d+ months/.test(label)) return `in the ${label}`;
  return /^\d/.test(label) ? `from ${label}` : `in ${label}`;
}

/** "Sep 2020": for the axis and narrow columns. */
export function shortPeriod([, end]: Period): string {
  const { year, month } = parts(end);
  return `${monthName(month).slice(0, 3)} ${year}`;
}

function firstOfNext(end: string): string {
  const { year, month } = parts(end);
  return addMonths(`${year}-${String(month).padStart(2, '0')}-01`, 1);
}
