// Tables as CSV, as `windscreen indicators --format csv` prints them.
import type { Comparison, Indicator, Report } from './report.js';
import { breakdownFigures, figures, type Figure } from './series.js';
import type { Cell } from './table.js';

/** RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. */
export function csv(columns: string[], rows: Cell[][]): string {
  return '\uFEFF' + [columns, ...rows].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

export function field(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  // A text that a spreadsheet would take for a formula is made a text by an apostrophe; numbers are left alone.
  const safe = typeof cell === 'string' && /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** As `windscreen indicators` prints them. What is published stands with the newest figure alone, which it is compared
 * with in this report. */
export const FIGURE_COLUMNS = [
  'id', 'area', 'name', 'unit', 'period_start', 'period_end', 'dimension', 'group',
  'value', 'numerator', 'denominator', 'suppressed',
  'benchmark_england', 'benchmark_region', 'benchmark_neighbours', 'lower_limit', 'upper_limit', 'snapshot',
  'compared_start', 'compared_end', 'note', 'signal',
  'benchmark_england_year', 'benchmark_region_year', 'benchmark_neighbours_year', 'benchmark_note',
  'spread_low', 'spread_high', 'largest', 'symbol',
];

interface Beside {
  lower: number | null;
  upper: number | null;
  signal: string;
  comparison: Comparison | null;
}

const NOTHING: Beside = { lower: null, upper: null, signal: '', comparison: null };

/** One figure in the columns above; values are not rounded, and a suppressed one is "suppressed" alone. */
export function figureRow(report: Report, indicator: Indicator, dimension: string, figure: Figure, beside = NOTHING): Cell[] {
  const hide = (value: number | null): number | null => (figure.suppressed ? null : value);
  const { comparison } = beside;
  return [
    indicator.id, indicator.area, indicator.name, indicator.unit, figure.period[0], figure.period[1],
    dimension, dimension === 'total' ? 'all' : figure.group,
    hide(figure.value), hide(figure.numerator), hide(figure.denominator), figure.suppressed,
    comparison?.england?.value ?? null, comparison?.region?.value ?? null, comparison?.neighbours_mean?.value ?? null,
    hide(beside.lower), hide(beside.upper), report.provenance.snapshot,
    figure.compared?.[0] ?? null, figure.compared?.[1] ?? null, figure.note || null, beside.signal || null,
    comparison?.england?.year ?? null, comparison?.region?.year ?? null, comparison?.neighbours_mean?.year ?? null,
    comparison?.words || null,
    hide(figure.spreadLow), hide(figure.spreadHigh), hide(figure.largest), figure.suppressed ? 'c' : figure.symbol || null,
  ];
}

/** Every figure of one indicator: the series with its limits, then the breakdowns with theirs. */
export function indicatorRows(report: Report, indicator: Indicator): Cell[][] {
  const { analysis } = indicator;
  const all = figures(report, indicator);
  return [
    ...all.map((figure) =>
      figureRow(report, indicator, 'total', figure, {
        lower: analysis?.lower[figure.place] ?? null,
        upper: analysis?.upper[figure.place] ?? null,
        signal: (analysis?.signals ?? []).filter((one) => one.place === figure.place).map((one) => one.words).join(' '),
        comparison: figure === all.at(-1) ? indicator.comparison ?? null : null,
      }),
    ),
    ...indicator.breakdowns.flatMap((breakdown) =>
      breakdownFigures(report, breakdown).map((figure) =>
        figureRow(report, indicator, report.dimensions[breakdown.dimension] ?? '', figure, {
          ...NOTHING,
          lower: breakdown.funnel?.lower_95[figure.place] ?? null,
          upper: breakdown.funnel?.upper_95[figure.place] ?? null,
          signal: breakdown.funnel?.standing[figure.place] ?? '',
        }),
      ),
    ),
  ];
}
