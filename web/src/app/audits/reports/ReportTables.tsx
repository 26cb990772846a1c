// A report's tables, each of which can be saved.
import { countColumn, WideTable, type WideColumn } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { shortWindow } from '../findings/finding_words.js';
import { CompletionTable, gradeColumns, MonthTable, StreamTable, WindowTable } from '../findings/HeadlineTables.js';
import { GRADES, gradeWords } from '../questions/tool_types.js';
import { countWords, monthWords, ordered, shareWords, spanWords } from '../themes/themes.js';
import type { ReportData, SheetRow } from './api.js';
import { measuredWords } from './report_words.js';

const numbers = <Row extends object>(titles: readonly (readonly [keyof Row & string, string])[]): WideColumn<Row>[] =>
  titles.map(([name, title]) => countColumn(title, (row: Row) => { const value = row[name]; return typeof value === 'number' ? value : null; }));

function Figures({ data }: { data: ReportData }) {
  const { figures } = data;
  if (!figures) return null;
  const window = shortWindow(data.window.first, data.window.last);
  return (
    <>
      <WindowTable windows={figures.windows} caption="First-time random audits, by month sampled: share, 95% interval, count" />
      {figures.charts.map((chart) => <MonthTable key={chart.what} chart={chart} />)}
      <StreamTable streams={figures.streams} window={window} />
      {figures.completion.length > 0 && <CompletionTable rows={figures.completion} window={`sampled ${window}`} />}
    </>
  );
}

function Themes({ data }: { data: ReportData }) {
  const { themes } = data;
  if (!themes) return null;
  return (
    <>
      {themes.themes.length > 0 && (
        <WideTable
          caption={`Themes of the audits of ${spanWords(themes.from, themes.to)}`} name="report-themes" rows={ordered(themes.themes.map((one) => ({ ...one, indicator: null, retired: false })))}
          columns={[
            { title: 'Theme', cell: (row) => <span class={row.parent === null ? '' : 'ws-below'}>{row.name}</span>, value: (row) => row.name },
            { title: 'A gap in', cell: (row) => shareWords(row.gap), value: (row) => row.gap?.share ?? null },
            { title: 'Audits with the gap', cell: (row) => countWords(row.gap) },
            { title: 'A strength in', cell: (row) => shareWords(row.strength), value: (row) => row.strength?.share ?? null },
            { title: 'Audits with the strength', cell: (row) => countWords(row.strength) },
          ]}
        />
      )}
      {themes.recommendations.length > 0 && (
        <WideTable
          caption="Recommendations" name="report-recommendations" rows={themes.recommendations}
          columns={[
            { title: 'Recommendation', cell: (row) => <>{row.words} <span class="govuk-hint ws-cell-hint">{row.theme_name}</span></>, value: (row) => row.words },
            { title: 'Issued', cell: (row) => longDate(row.issued_on), value: (row) => row.issued_on },
            { title: 'Due', cell: (row) => (row.due_on === null ? 'no day' : longDate(row.due_on)), value: (row) => row.due_on },
            { title: 'Target', numeric: true, cell: (row) => `${row.target_percent}% or less`, value: (row) => row.target_percent },
            { title: 'Before', cell: (row) => shareWords(row.before), value: (row) => row.before?.share ?? null },
            { title: 'Since', cell: (row) => (row.now === null ? 'no audits yet' : `${shareWords(row.now)}, ${spanWords(row.now_from, row.now_to)}`), value: (row) => row.now?.share ?? null },
            { title: 'How it stands', cell: (row) => (row.state === 'open' ? row.progress_words : row.state === 'met' ? 'Met' : 'Withdrawn') },
          ]}
        />
      )}
    </>
  );
}

function Rest({ data }: { data: ReportData }) {
  const parts: readonly (readonly [keyof SheetRow & string, string])[] = [['number', 'Cases'], ['completed', 'Completed'], ['under_way', 'Under way'], ['unassigned', 'Unassigned'], ['not_audited', 'Not audited'], ['late', 'Late']];
  return (
    <>
      {data.streams && data.streams.length > 0 && <WideTable caption="Audits by how their cases were found" name="report-streams" rows={data.streams} columns={[{ title: 'Audits', cell: ({ words }) => words }, ...gradeColumns<NonNullable<ReportData['streams']>[number]>()]} />}
      {data.rounds?.map((round) => (
        <WideTable
          key={round.month} caption={`${round.label === '' ? 'Round' : round.label}, ${monthWords(round.month)} (${round.state})`} name={`control-sheet-${round.month}`} rows={round.rows}
          columns={[{ title: 'Part', cell: ({ part }) => part }, { title: 'Group', cell: ({ group }) => group }, ...numbers<SheetRow>(parts)]}
        />
      ))}
      {data.actions && data.actions.length > 0 && (
        <WideTable
          caption="Actions from audits" name="report-actions" rows={data.actions}
          columns={[{ title: 'Of', cell: ({ of }) => of }, ...numbers<NonNullable<ReportData['actions']>[number]>([['open', 'Open'], ['overdue', 'Overdue'], ['done', 'Done'], ['verified', 'Verified'], ['not_possible', 'Not possible'], ['cancelled', 'Cancelled']])]}
        />
      )}
      {data.re_audits && data.re_audits.matrix.some(({ due }) => due > 0) && (
        <WideTable
          caption="First grade by the grade of the re-audit" name="report-re-audits" rows={data.re_audits.matrix}
          columns={[
            { title: 'First grade', cell: ({ words }) => words },
            countColumn('Re-audits due', 'due'),
            ...GRADES.map((grade, at) => countColumn(gradeWords(grade), (row: { second: number[] }) => row.second[at] ?? 0)),
            countColumn('Not possible', 'not_possible'),
          ]}
        />
      )}
      {data.agreement && data.agreement.pairs > 0 && (
        <WideTable
          caption="Blind pairs: the auditor’s grade, and across it the second" name="report-pairs" rows={data.agreement.table}
          columns={[{ title: 'Auditor’s grade', cell: (row) => gradeWords(row.first) }, ...GRADES.map((grade) => countColumn(gradeWords(grade), (row: Record<string, number | string>) => Number(row[grade])))]}
        />
      )}
      {data.sessions && data.sessions.length > 0 && (
        <WideTable
          caption="Calibration sessions" name="report-sessions" rows={data.sessions}
          columns={[
            { title: 'Session', cell: ({ title }) => title },
            { title: 'Held', cell: (row) => longDate(row.held_on), value: (row) => row.held_on },
            countColumn('Auditors', 'auditors'),
            countColumn('Cases', (row: { cases: unknown[] }) => row.cases.length),
            { title: 'Same grade', numeric: true, cell: (row) => measuredWords(row.exact, true), value: (row) => row.exact?.value ?? null },
            { title: 'Within one grade', numeric: true, cell: (row) => measuredWords(row.within_one, true), value: (row) => row.within_one?.value ?? null },
          ]}
        />
      )}
      {data.tools && data.tools.length > 0 && (
        <WideTable
          caption="Audit tools that were used" name="report-tools" rows={data.tools}
          columns={[{ title: 'Tool', cell: ({ tool }) => tool }, { title: 'Version', cell: ({ version }) => version }, countColumn('Audits', 'audits')]}
        />
      )}
    </>
  );
}

export const ReportTables = ({ data }: { data: ReportData }) => (
  <>
    <h2 class="govuk-heading-l">Tables</h2>
    <Figures data={data} />
    <Themes data={data} />
    <Rest data={data} />
  </>
);
