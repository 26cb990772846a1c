// A measure as the filters show it: the same kind of data as the report's, so that the report's components draw it.
import { addMonths } from '../../words/format.js';
import type { Analysis, Breakdown, Indicator, Report, Series, Signal, Symbol } from '../../data/report.js';
import { COMPARED, type Filters } from './filters.js';

/** A row of /api/v1/indicators/ID/figures. */
export interface FigureRow {
  period_start: string;
  period_end: string;
  dimension: string;
  group: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  suppressed: boolean;
  lower_limit: number | null;
  upper_limit: number | null;
  compared_start: string | null;
  compared_end: string | null;
  note: string | null;
  signal: string | null;
  spread_low: number | null;
  spread_high: number | null;
  largest: number | null;
  symbol: string | null;
}

export interface Chosen {
  report: Report;
  indicator: Indicator;
}

/** From a place on: what the arrays of an analysis say of the points that are left. */
function laterAnalysis(analysis: Analysis, from: number): Analysis {
  const shift = (place: number | null): number | null => (place === null || place < from ? null : place - from);
  const baselines = analysis.baselines.map((one) => ({ ...one, first_place: Math.max(0, one.first_place - from) }));
  return {
    ...analysis,
    centre: analysis.centre.slice(from),
    lower: analysis.lower.slice(from),
    upper: analysis.upper.slice(from),
    signals: analysis.signals.flatMap((one): Signal[] =>
      one.place < from ? [] : [{ ...one, place: one.place - from, first_place: Math.max(0, one.first_place - from) }],
    ),
    // Of those that began before, the last holds where the points begin.
    baselines: baselines.filter((one, index) => one.first_place > 0 || (baselines[index + 1]?.first_place ?? 1) > 0),
    verdict: { ...analysis.verdict, before: shift(analysis.verdict.before), now: shift(analysis.verdict.now) },
  };
}

/** The points of a series from a place on. */
function laterSeries(series: Series, from: number): Series {
  const pairs = <What>(all: [number, What][]): [number, What][] =>
    all.flatMap(([place, what]): [number, What][] => (place < from ? [] : [[place - from, what]]));
  const places = (all: number[]): number[] => all.filter((place) => place >= from).map((place) => place - from);
  return {
    ...series,
    period: series.period.slice(from),
    value: series.value.slice(from),
    numerator: series.numerator.slice(from),
    denominator: series.denominator.slice(from),
    suppressed: places(series.suppressed),
    notes: pairs(series.notes),
    ...(series.symbols ? { symbols: pairs<Symbol>(series.symbols) } : {}),
    ...(series.spread_low ? { spread_low: series.spread_low.slice(from) } : {}),
    ...(series.spread_high ? { spread_high: series.spread_high.slice(from) } : {}),
    ...(series.largest ? { largest: series.largest.slice(from) } : {}),
    ...(series.counts_only ? { counts_only: places(series.counts_only) } : {}),
    ...(series.compared ? { compared: series.compared.slice(from) } : {}),
  };
}

/** Only the points whose periods end within so many months before the report's day. */
function shortened(report: Report, indicator: Indicator, months: number): Indicator {
  const since = addMonths(report.as_at, -months);
  const { series } = indicator;
  const from = series.period.findIndex((index) => (report.periods[index]?.[1] ?? '') > since);
  if (from <= 0) return indicator;
  return {
    ...indicator,
    series: laterSeries(series, from),
    ...(indicator.analysis ? { analysis: laterAnalysis(indicator.analysis, from) } : {}),
  };
}

function compared(indicator: Indicator, { compare }: Filters): Indicator {
  const { comparison, ...rest } = indicator;
  if (!comparison || compare.length === COMPARED.length) return indicator;
  if (compare.length === 0) return rest;
  const shown = <Value>(kind: Filters['compare'][number], value: Value | null): Value | null => (compare.includes(kind) ? value : null);
  return {
    ...rest,
    comparison: {
      ...comparison,
      england: shown('england', comparison.england),
      region: shown('region', comparison.region),
      neighbours_mean: shown('neighbours', comparison.neighbours_mean),
      neighbours_median: shown('neighbours', comparison.neighbours_median),
    },
  };
}

/** The measure with what is chosen, of figures that the report holds. */
export function chosenOfReport(report: Report, indicator: Indicator, filters: Filters): Chosen {
  const short = shortened(report, compared(indicator, filters), filters.months);
  const breakdowns = filters.by === '' ? short.breakdowns : short.breakdowns.filter((one) => report.dimensions[one.dimension] === filters.by);
  return { report, indicator: { ...short, breakdowns } };
}

const SYMBOLS: readonly string[] = ['z', 'x', 'low'];
const isSymbol = (text: string | null): text is Symbol => text !== null && SYMBOLS.includes(text);

function columnsOf(rows: readonly FigureRow[], countsOnly: boolean) {
  const places = (which: (row: FigureRow) => boolean): number[] => rows.flatMap((row, place) => (which(row) ? [place] : []));
  const withSpread = rows.some((row) => row.spread_low !== null || row.largest !== null);
  const symbols = rows.flatMap(({ symbol }, place): [number, Symbol][] => (isSymbol(symbol) ? [[place, symbol]] : []));
  return {
    value: rows.map(({ value }) => value),
    numerator: rows.map(({ numerator }) => numerator),
    denominator: rows.map(({ denominator }) => denominator),
    suppressed: places(({ suppressed }) => suppressed),
    symbols,
    ...(withSpread
      ? { spread_low: rows.map((row) => row.spread_low), spread_high: rows.map((row) => row.spread_high), largest: rows.map((row) => row.largest) }
      : {}),
    ...(countsOnly ? { counts_only: places((row) => row.denominator !== null && row.denominator < 10) } : {}),
  };
}

/** What the rows say beyond chance: limits as they are, and of the signals those that a point outside them is. */
function analysisOf(rows: readonly FigureRow[], ofGroup: boolean): Analysis {
  const outside = (row: FigureRow): Signal['direction'] | null => {
    if (row.value === null || row.signal === null) return null;
    if (row.upper_limit !== null && row.value > row.upper_limit) return 'higher';
    return row.lower_limit !== null && row.value < row.lower_limit ? 'lower' : null;
  };
  const limited = rows.some((row) => row.upper_limit !== null);
  return {
    chart: limited ? 'xmr' : 'none',
    why_none: limited ? '' : ofGroup ? 'There are no limits of what chance gives for this group: they need at least 8 periods that do not overlap, of a count, rate, percentage, mean or median.' : 'No limits of what chance gives are known for these figures.',
    // The rows do not have it, and it need not lie in the middle of the limits.
    centre: [],
    lower: rows.map((row) => row.lower_limit),
    upper: rows.map((row) => row.upper_limit),
    signals: rows.flatMap((row, place): Signal[] => {
      const direction = outside(row);
      return direction === null ? [] : [{ place, first_place: place, rule: 'beyond_limits', direction, words: row.signal ?? '' }];
    }),
    baselines: [],
    overlap: '',
    seasonal: '',
    verdict: { kind: 'not_tested', sentence: '', before: null, now: null, difference: null, lower: null, upper: null, size: null },
  };
}

/** The measure with what is chosen, of rows that the server computed for it. */
export function chosenOfRows(report: Report, indicator: Indicator, filters: Filters, rows: readonly FigureRow[]): Chosen {
  const periods: [string, string][] = [];
  const groups: string[] = [];
  const place = <Item>(list: Item[], item: Item, is: (one: Item) => boolean): number => {
    const found = list.findIndex(is);
    return found >= 0 ? found : list.push(item) - 1;
  };
  const periodOf = (start: string, end: string): number => place(periods, [start, end], (one) => one[0] === start && one[1] === end);
  const own = rows.filter((row) => (filters.group === '' ? row.dimension === 'total' : row.dimension === filters.by && row.group === filters.group));
  const countsOnly = indicator.unit === 'percent';
  const compareds = own.map((row) => (row.compared_start !== null && row.compared_end !== null ? periodOf(row.compared_start, row.compared_end) : null));
  const series: Series = {
    ...columnsOf(own, countsOnly),
    period: own.map((row) => periodOf(row.period_start, row.period_end)),
    notes: own.flatMap(({ note }, at): [number, string][] => (note === null ? [] : [[at, note]])),
    ...(compareds.some((one) => one !== null) ? { compared: compareds } : {}),
  };
  const newest = own.at(-1);
  const parts = filters.group === '' && filters.by !== '' && newest
    ? rows.filter((row) => row.dimension === filters.by && row.period_end === newest.period_end)
    : [];
  const dimension = report.dimensions.indexOf(filters.by);
  const breakdowns: Breakdown[] = parts.length === 0 || !newest ? [] : [{
    ...columnsOf(parts, countsOnly),
    dimension,
    period: periodOf(newest.period_start, newest.period_end),
    group: parts.map((row) => place(groups, row.group, (one) => one === row.group)),
  }];
  const { comparison: _, authorities: __, analysis: ___, ...rest } = indicator;
  const published = filters.group === '' && filters.window === '' ? compared(indicator, filters).comparison : undefined;
  return {
    report: { ...report, periods, groups },
    indicator: {
      ...rest,
      name: filters.group === '' ? indicator.name : `${indicator.name}: ${filters.group}`,
      ...(filters.window === '' ? {} : { window: filters.window }),
      series,
      breakdowns,
      analysis: analysisOf(own, filters.group !== ''),
      ...(published ? { comparison: published } : {}),
    },
  };
}
