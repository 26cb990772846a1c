// Reading single figures out of the columns of a report.
import { addMonths } from '../words/format.js';
import type { Period } from '../words/period.js';
import type { Breakdown, Columns, Indicator, Report } from './report.js';

/** One figure with what a sentence about it needs. */
export interface Figure {
  period: Period;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  suppressed: boolean;
  /** Unit change: the period compared with. */
  compared: Period | null;
  /** "total", or the group. */
  group: string;
}

function at(columns: Columns, row: number): Omit<Figure, 'period' | 'compared' | 'group'> {
  return {
    value: columns.value[row] ?? null,
    numerator: columns.numerator[row] ?? null,
    denominator: columns.denominator[row] ?? null,
    suppressed: columns.suppressed.includes(row),
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
  }));
}

/** The figure whose period ends `months` before that of `figure`; null where the series does not reach. */
export function earlier(all: Figure[], figure: Figure, months: number): Figure | null {
  const wanted = addMonths(figure.period[1], -months);
  return all.find((other) => other.period[1] === wanted) ?? null;
}

/**
 * Why the newest figure of an indicator is no figure, in a sentence; null when it is one. A load without a
 * single row of what an indicator reads gives no figure even where a count would come out as 0: nothing was
 * loaded is not the same as nothing happened.
 */
export function whyNotMeasured(report: Report, indicator: Indicator): string | null {
  const figure = latest(report, indicator);
  if (indicator.empty_tables.length > 0 && (figure === null || !figure.suppressed)) {
    const value = figure?.value ?? null;
    if (value === null || value === 0) {
      return `This load holds no rows of ${list(indicator.empty_tables)}.`;
    }
  }
  if (figure === null) return 'There is no complete period before the date of this report.';
  if (figure.suppressed) return null;
  if (figure.value === null) {
    return indicator.unit === 'percent' && figure.denominator === 0
      ? 'There was nothing to count in the newest period, so there is no percentage.'
      : 'There was nothing to measure in the newest period.';
  }
  return null;
}

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
