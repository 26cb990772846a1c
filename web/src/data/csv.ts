// Tables as CSV, as `windscreen indicators --format csv` prints them.
import type { Indicator, Report } from './report.js';
import { breakdownFigures, figures, type Figure } from './series.js';
import type { Cell } from './table.js';

/** RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. */
export function csv(columns: string[], rows: Cell[][]): string {
  return '\uFEFF' + [columns, ...rows].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

function field(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  // A text that a spreadsheet would take for a formula is made a text by an apostrophe; numbers are left alone.
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export const FIGURE_COLUMNS = [
  'id', 'area', 'name', 'unit', 'period_start', 'period_end', 'dimension', 'group',
  'value', 'numerator', 'denominator', 'suppressed', 'snapshot',
];

/** One figure in the columns above; values are not rounded, and a suppressed one is "suppressed" alone. */
export function figureRow(report: Report, indicator: Indicator, dimension: string, figure: Figure): Cell[] {
  const hide = (value: number | null): number | null => (figure.suppressed ? null : value);
  return [
    indicator.id, indicator.area, indicator.name, indicator.unit, figure.period[0], figure.period[1],
    dimension, dimension === 'total' ? 'all' : figure.group,
    hide(figure.value), hide(figure.numerator), hide(figure.denominator), figure.suppressed,
    report.provenance.snapshot,
  ];
}

/** Every figure of one indicator: the series, then the breakdowns. */
export function indicatorRows(report: Report, indicator: Indicator): Cell[][] {
  return [
    ...figures(report, indicator).map((figure) => figureRow(report, indicator, 'total', figure)),
    ...indicator.breakdowns.flatMap((breakdown) =>
      breakdownFigures(report, breakdown).map((figure) =>
        figureRow(report, indicator, report.dimensions[breakdown.dimension] ?? '', figure),
      ),
    ),
  ];
}
