// Published values as people read them.
import { number } from '../words/format.js';
import { bareValue } from '../words/published.js';
import type { Measure, Unit, Year } from './data.js';

const REASONS: Record<string, string> = {
  c: 'suppressed',
  z: 'not applicable',
  x: 'not available',
  ':': 'not available',
  low: 'low, above zero',
  k: 'low, above zero',
  u: 'not reliable',
  '-': 'not published',
  blank: 'left blank',
};

/** The value, or why there is none. */
export function valueOr(unit: Unit, value: number | null, symbol = ''): string {
  if (value !== null) return bareValue(unit, value);
  return REASONS[symbol] ?? 'no figure';
}

/** "390 of 1,300", "390", or nothing. */
export function countsOf(year: Year): string {
  if (year.numerator === null || year.denominator === null) return '';
  return `${number(year.numerator)} of ${number(year.denominator)}`;
}

/** "71 of 150"; 1 is the highest value. */
export function placeWords(year: Year): string {
  return year.rank === null || year.of === null ? '' : `${year.rank} of ${year.of}`;
}

/** What a year of the measure stands for: "years to 31 March", "on 30 September". */
export function periodWords(measure: Measure): string {
  const period = measure.years[0]?.period ?? '';
  const day = period.replace(/^year to /, '').replace(/ \d{4}$/, '');
  return `${period.startsWith('year') ? 'years to' : 'on'} ${day}`;
}

/** The change from the year before in the unit, for a table: "+1.1 points", "−32". Empty where one is missing. */
export function changeWords(unit: Unit, now: Year, before: Year | undefined): string {
  if (unit === 'change' || !before || now.own === null || before.own === null || before.year !== now.year - 1) return '';
  const places = unit === 'count' || unit === 'median' ? (Number.isInteger(now.own - before.own) ? 0 : 1) : 1;
  const difference = now.own - before.own;
  const size = number(Math.abs(difference), places);
  if (Number(size.replace(/,/g, '')) === 0) return 'no change';
  return `${difference > 0 ? '+' : '−'}${size}${unit === 'percent' ? ' points' : ''}`;
}
