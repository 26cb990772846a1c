// Reading single figures out of the columns of a report.
import { addMonths } from '../words/format.js';
import type { Period } from '../words/period.js';
import type { Breakdown, Columns, Indicator, Report, Symbol } from './report.js';

/** One figure with what a sentence about it needs. */
export interface Figure {
  /** Place in the columns that it is from. */
  place: number;
  period: Period;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  suppressed: boolean;
  /** Why there is no value, where it is not suppressed; mostly empty. */
  symbol: Symbol | '';
  /** Mean and median: half of the values lie between the first two; the largest. Null where not known. */
  spreadLow: number | null;
  spreadHigh: number | null;
  largest: number | null;
  /** A percentage of fewer than 10, which is shown as counts. */
  countsOnly: boolean;
  /** Unit change: the period compared with. */
  compared: Period | null;
  /** "total", or the group. */
  group: string;
  /** The engine's words on it; mostly empty. */
  note: string;
}

function at(columns: Columns, row: number): Omit<Figure, 'period' | 'compared' | 'group' | 'note'> {
  return {
    value: columns.value[row] ?? null,
    numerator: columns.numerator[row] ?? null,
    denominator: columns.denominator[row] ?? null,
    suppressed: columns.suppressed.includes(row),
    symbol: columns.symbols?.find(([place]) => place === row)?.[1] ?? '',
    place: row,
    spreadLow: columns.spread_low?.[row] ?? null,
    spreadHigh: columns.spread_high?.[row] ?? null,
    largest: columns.largest?.[row] ?? null,
    countsOnly: columns.counts_only?.includes(row) ?? false,
  };
}

export function periodOf(report: Report, index: number): Period {
  const period = report.periods[index];
  if (!period) throw new Error(`the report has no period ${index}`);
  return period;
}

/** The series, oldest first. */
export function figures(report: Report, indicator: Indicator): Figure[] {
  const { series } = indicator;
  return series.period.map((index, row) => {
    const compared = series.compared?.[row];
    return {
      ...at(series, row),
      period: periodOf(report, index),
      compared: compared === undefined || compared === null ? null : periodOf(report, compared),
      group: 'total',
      note: series.notes.find(([place]) => place === row)?.[1] ?? '',
    };
  });
}

export function latest(report: Report, indicator: Indicator): Figure | null {
  return figures(report, indicator).at(-1) ?? null;
}

/** The groups of one breakdown, in the engine's order. */
export function breakdownFigures(report: Report, breakdown: Breakdown): Figure[] {
  const period = periodOf(report, breakdown.period);
  return breakdown.group.map((group, row) => ({
    ...at(breakdown, row),
    period,
    compared: null,
    group: report.groups[group] ?? '',
    note: '',
  }));
}

const DAY = 86_400_000;

/**
 * The figure whose period ends `months` before that of `figure`. Where the newest is of a day within a month and
 * the others of month ends, the nearest of those, no more than 16 days off; its own date is printed with it.
 * Null where the series does not reach.
 */
export function earlier(all: Figure[], figure: Figure, months: number): Figure | null {
  const wanted = Date.parse(addMonths(figure.period[1], -months));
  const off = (other: Figure): number => Math.abs(Date.parse(other.period[1]) - wanted);
  const nearest = all.reduce<Figure | null>(
    (best, other) => (other !== figure && (best === null || off(other) < off(best)) ? other : best),
    null,
  );
  return nearest !== null && off(nearest) <= 16 * DAY ? nearest : null;
}

/** The figures whose periods end in the year before that of `figure`: 12 months, or 4 quarters. */
export function yearBefore(all: Figure[], figure: Figure): Figure[] {
  const from = addMonths(figure.period[1], -12);
  return all.filter((other) => other.period[1] >= from && other.period[1] < figure.period[1]);
}

/** Why the newest figure of an indicator is no figure, in a sentence; null when it is one (or is suppressed). */
export function whyNotMeasured(report: Report, indicator: Indicator): string | null {
  const figure = latest(report, indicator);
  if (figure === null) return 'There is no complete period before the date of this report.';
  if (figure.suppressed || figure.value !== null) return null;
  if (figure.note !== '') return asSentence(figure.note);
  return indicator.unit === 'percent' && figure.denominator === 0
    ? 'There was nothing to count in the newest period, so there is no percentage.'
    : 'There was nothing to measure in the newest period.';
}

/** The engine's words as a sentence: "not known: …" with a capital and a full stop. */
export function asSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.');
}

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
