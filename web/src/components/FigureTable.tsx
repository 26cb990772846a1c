import type { Breakdown, Indicator, Report } from '../data/report.js';
import { breakdownFigures, type Figure } from '../data/series.js';
import type { Cell } from '../data/table.js';
import { dimensionName } from '../words/names.js';
import { periodLabel, periodPhrase } from '../words/period.js';
import { fewCounted, SUPPRESSED } from '../words/sentence.js';
import { Download } from './Download.js';
import { useDrillDown } from './drill_down.js';
import { columnsOf, countColumns, funnelColumns, seriesColumns, withoutPopulation, type FigureColumns } from './figure_columns.js';
import { ScrollBox } from './ScrollBox.js';
import { capital } from './Sentence.js';

interface FigureRow {
  label: string;
  /** What is saved of the label, where that is another thing: a date. */
  saved?: Cell[];
  figure: Figure;
  bar?: number;
  /** Where the children in the figure are; absent where there is no way to them. */
  children?: string;
}

/** A table of figures; the first column is the row's header. A suppressed figure says so in one wide cell. */
export function FigureTable(props: {
  name: string;
  caption: string;
  first: string;
  /** Titles of what is saved of the labels; `first` alone without it. */
  savedFirst?: string[];
  columns: FigureColumns;
  rows: FigureRow[];
  /** What is to be known of all of them. */
  words?: string;
  notes: [string, string][];
  bars?: boolean;
}) {
  const { columns, rows, bars = false } = props;
  const saved = ({ label, saved: first, figure }: FigureRow): Cell[] => [
    ...(first ?? [label]),
    ...(figure.suppressed ? columns.titles.map(() => SUPPRESSED) : columns.values(figure)),
  ];
  return (
    <div class="ws-table-whole">
      {rows.some(({ children }) => children !== undefined) && (
        <p class="govuk-body-s ws-screen">Choose a {props.first.toLowerCase()} to see the children in its figure.</p>
      )}
      {props.words && <p class="govuk-body-s">{props.words}</p>}
      <ScrollBox label={props.caption}>
        <table class="govuk-table govuk-table--small-text-until-tablet ws-table">
          <caption class="govuk-table__caption govuk-table__caption--s"><span class="ws-caption">{props.caption}</span></caption>
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
            {rows.map(({ label, figure, bar, children }) => (
              <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header ws-row-header">
                  {children === undefined ? label : <a class="govuk-link" href={children}>{label}<span class="govuk-visually-hidden">: children in this figure</span></a>}
                </th>
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
      <Download
        name={props.name}
        what={props.caption}
        columns={[...(props.savedFirst ?? [props.first]), ...columns.titles]}
        rows={() => rows.map(saved)}
        notes={props.notes}
      />
    </div>
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

/** What a saved table says of the indicator that it is of. */
export function indicatorNotes(indicator: Indicator): [string, string][] {
  return [
    ['Measure', `${indicator.name} (${indicator.id})`],
    ['Definition', indicator.definition],
    ...(indicator.caveat === '' ? [] : ([['Read with care', indicator.caveat]] as [string, string][])),
    ['Hash of the definition', indicator.hash],
  ];
}

/** A breakdown as a bar chart and its table in one: each row has its bar, all bars start at zero. Where groups are
 * compared by a funnel, the table says how each stands, and there are no bars, which would be read as a ranking. */
export function BreakdownTable(props: { report: Report; indicator: Indicator; breakdown: Breakdown }) {
  const { report, indicator, breakdown } = props;
  const groups = breakdownFigures(report, breakdown);
  const shown = (f: Figure): boolean => !f.suppressed && f.value !== null && !fewCounted(indicator, f);
  const largest = Math.max(...groups.map((f) => (shown(f) ? Math.abs(f.value ?? 0) : 0)), 0);
  const scale = indicator.unit === 'percent' ? 100 : largest;
  const id = report.dimensions[breakdown.dimension] ?? '';
  const dimension = dimensionName(id);
  const when = groups[0] ? periodPhrase(groups[0].period, indicator.grain) : '';
  const drillDown = useDrillDown();
  const { funnel } = breakdown;
  const counted = withoutPopulation(indicator, groups);
  return (
    <FigureTable
      name={`${indicator.id}-by-${id}-${report.as_at}`}
      caption={`By ${dimension}, ${when}`}
      first={capital(dimension)}
      columns={funnel ? funnelColumns(indicator, funnel) : counted ? countColumns(indicator) : columnsOf(indicator)}
      bars={!funnel && !counted}
      {...(counted ? { words: 'How many people are in each group is not known, so there are no rates by group.' } : {})}
      notes={indicatorNotes(indicator)}
      rows={groups.map((figure) => ({
        label: figure.group,
        figure,
        ...(drillDown && figure.value !== null ? { children: drillDown(indicator.id, { as_at: figure.period[1], dimension: id, group: figure.group }) } : {}),
        ...(shown(figure) ? { bar: scale === 0 ? 0 : Math.abs(figure.value ?? 0) / scale } : {}),
      }))}
    />
  );
}

/** The series as a table, newest first, with its limits. */
export function SeriesTable(props: { indicator: Indicator; all: Figure[] }) {
  const { indicator, all } = props;
  const drillDown = useDrillDown();
  return (
    <FigureTable
      name={`${indicator.id}-series`}
      caption={`${indicator.name}, ${all.length} points, newest first`}
      first={indicator.grain === 'event' ? 'Period' : 'Date'}
      savedFirst={indicator.grain === 'event' ? ['Period', 'First day', 'Last day'] : ['Date']}
      columns={seriesColumns(indicator)}
      notes={indicatorNotes(indicator)}
      rows={[...all].reverse().map((figure) => {
        const label = periodLabel(figure.period, indicator.grain);
        return {
          label,
          figure,
          ...(drillDown && figure.value !== null ? { children: drillDown(indicator.id, { as_at: figure.period[1] }) } : {}),
          saved: indicator.grain === 'event' ? [label, figure.period[0], figure.period[1]] : [figure.period[1]],
        };
      })}
    />
  );
}
