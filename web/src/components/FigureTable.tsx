import type { Breakdown, Indicator, Report } from '../data/report.js';
import { breakdownFigures, type Figure } from '../data/series.js';
import { count, number, percent } from '../words/format.js';
import { dimensionName } from '../words/names.js';
import { periodLabel, periodPhrase } from '../words/period.js';
import { NO_FIGURE, SUPPRESSED } from '../words/sentence.js';
import { ScrollBox } from './ScrollBox.js';
import { capital } from './Sentence.js';

/** The columns of an indicator's tables: their titles, and the cells of one figure. */
export interface FigureColumns {
  titles: string[];
  cells: (figure: Figure) => string[];
}

const orNone = (value: number | null, write: (value: number) => string): string =>
  value === null ? NO_FIGURE : write(value);

/** Which numbers belong to a figure of this unit. Percentages and rates always come with their counts. */
export function columnsOf(indicator: Indicator): FigureColumns {
  const what = indicator.measure === '' ? 'Number' : capital(indicator.measure);
  switch (indicator.unit) {
    case 'percent':
      return {
        titles: ['Number', `Of all ${indicator.measure || 'counted'}`, 'Percentage'],
        cells: (f) => [orNone(f.numerator, count), orNone(f.denominator, count), orNone(f.value, percent)],
      };
    case 'rate':
      return {
        titles: [what, 'Population', 'Rate per 10,000'],
        cells: (f) => [
          orNone(f.numerator, count),
          orNone(f.denominator, count),
          orNone(f.value, (value) => number(value, 1)),
        ],
      };
    case 'change':
      return {
        titles: ['Before', 'Now', 'Change'],
        cells: (f) => [orNone(f.denominator, count), orNone(f.numerator, count), orNone(f.value, percent)],
      };
    case 'median':
    case 'mean':
    case 'max':
      return {
        titles: ['Values', capital(indicator.measure === '' ? indicator.unit : `${indicator.unit} ${indicator.measure}`)],
        cells: (f) => [orNone(f.denominator, count), orNone(f.value, count)],
      };
    case 'count':
      return { titles: [what], cells: (f) => [orNone(f.value, count)] };
  }
}

/** A table of figures; the first column is the row's header. A suppressed figure says so in one wide cell. */
export function FigureTable(props: {
  caption: string;
  first: string;
  columns: FigureColumns;
  rows: { label: string; figure: Figure; bar?: number }[];
  bars?: boolean;
}) {
  const { columns, rows, bars = false } = props;
  return (
    <ScrollBox label={props.caption}>
      <table class="govuk-table govuk-table--small-text-until-tablet ws-table">
        <caption class="govuk-table__caption govuk-table__caption--s">{props.caption}</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header">{props.first}</th>
            {columns.titles.map((title) => (
              <th scope="col" class="govuk-table__header govuk-table__header--numeric">{title}</th>
            ))}
            {bars && <td class="govuk-table__cell ws-bar-cell" aria-hidden="true"></td>}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rows.map(({ label, figure, bar }) => (
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header ws-row-header">{label}</th>
              {figure.suppressed ? (
                <td class="govuk-table__cell govuk-table__cell--numeric" colSpan={columns.titles.length}>{SUPPRESSED}</td>
              ) : (
                columns.cells(figure).map((cell) => (
                  <td class="govuk-table__cell govuk-table__cell--numeric">{cell}</td>
                ))
              )}
              {bars && (
                <td class="govuk-table__cell ws-bar-cell" aria-hidden="true">
                  {bar !== undefined && !figure.suppressed && <Bar share={bar} />}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** A bar of a bar chart, 0 to 1. Decoration: the number stands beside it. */
function Bar({ share }: { share: number }) {
  return (
    <svg class="ws-bar" viewBox="0 0 100 16" preserveAspectRatio="none" focusable="false">
      <rect x="0" y="0" width={Math.max(0, Math.min(1, share)) * 100} height="16" />
    </svg>
  );
}

/** A breakdown as a bar chart and its table in one: each row has its bar, all bars start at zero. */
export function BreakdownTable(props: { report: Report; indicator: Indicator; breakdown: Breakdown }) {
  const { report, indicator, breakdown } = props;
  const groups = breakdownFigures(report, breakdown);
  const largest = Math.max(...groups.map((f) => (f.suppressed ? 0 : Math.abs(f.value ?? 0))), 0);
  const scale = indicator.unit === 'percent' ? 100 : largest;
  const dimension = dimensionName(report.dimensions[breakdown.dimension] ?? '');
  const when = groups[0] ? periodPhrase(groups[0].period, indicator.grain) : '';
  return (
    <FigureTable
      caption={`By ${dimension}, ${when}`}
      first={capital(dimension)}
      columns={columnsOf(indicator)}
      bars
      rows={groups.map((figure) => ({
        label: figure.group,
        figure,
        bar: scale === 0 ? 0 : Math.abs(figure.value ?? 0) / scale,
      }))}
    />
  );
}

/** The series as a table, newest first. */
export function SeriesTable(props: { indicator: Indicator; all: Figure[] }) {
  const { indicator, all } = props;
  return (
    <FigureTable
      caption={`${indicator.name}, ${all.length} points, newest first`}
      first={indicator.grain === 'event' ? 'Period' : 'Date'}
      columns={columnsOf(indicator)}
      rows={[...all].reverse().map((figure) => ({ label: periodLabel(figure.period, indicator.grain), figure }))}
    />
  );
}
