// Tables of windows, streams and completion, each with counts and intervals.
import { countColumn, WideTable, type WideColumn } from '../../../components/WideTable.js';
import { count } from '../../../words/format.js';
import type { Completion, Findings, Headline, MonthChart } from './api.js';
import { monthWords, shareWords, shortWindow, whole } from './finding_words.js';

/** The columns of the four grades and of good or better; each cell says share, interval and count. */
export function gradeColumns<Row extends Headline>(): WideColumn<Row>[] {
  const cell = (share: Headline['good_or_better']) => (share.share === null ? 'no audits' : <span>{whole(share.share)} <span class="ws-small">{whole(share.lower)} to {whole(share.upper)}; {count(share.met)}</span></span>);
  return [
    countColumn('Audits', 'audits'),
    { title: 'Good or better', numeric: true, cell: (row) => cell(row.good_or_better), value: (row) => row.good_or_better.share },
    ...['Outstanding', 'Good', 'Requires improvement', 'Inadequate'].map((title, index): WideColumn<Row> => ({
      title, numeric: true,
      cell: (row) => { const share = row.grades[index]; return share ? cell(share) : ''; },
      value: (row) => row.grades[index]?.share ?? null,
    })),
  ];
}

export function WindowTable({ windows, caption }: { windows: Findings['windows']; caption: string }) {
  return (
    <WideTable
      caption={caption} name="audit-windows" rows={[...windows].reverse()}
      columns={[
        { title: 'Window', cell: (row) => shortWindow(row.first, row.last), value: (row) => `${row.first} to ${row.last}` },
        ...gradeColumns<Findings['windows'][number]>(),
        { title: 'Weighted', cell: (row) => (row.weighted ? 'yes' : 'no'), value: (row) => (row.weighted ? 'yes' : 'no') },
      ]}
    />
  );
}

export function StreamTable({ streams, window }: { streams: Findings['streams']; window: string }) {
  const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
  return (
    <WideTable
      caption={`Every stream in a line of its own, ${window}`} name="audit-streams" rows={streams}
      columns={[
        { title: 'Stream', cell: ({ words }) => upper(words) },
        ...gradeColumns<Findings['streams'][number]>(),
        countColumn('Audits ever', 'ever'),
      ]}
    />
  );
}

export function CompletionTable({ rows, window }: { rows: Completion[]; window: string }) {
  return (
    <WideTable
      caption={`Completed of what was drawn, by group of auditors, ${window}`} name="audit-completion" rows={rows}
      columns={[
        { title: 'Group', cell: ({ group }) => group },
        countColumn('To be made', 'due'),
        countColumn('Final', 'done'),
        { title: 'Share (95% interval)', numeric: true, cell: (row) => (row.share === null ? 'none due' : shareWords(row)), value: ({ share }) => share },
        countColumn('Late', 'late'),
        countColumn('Paused', 'paused'),
        countColumn('Void or replaced', 'void_or_replaced'),
      ]}
    />
  );
}

export function MonthTable({ chart }: { chart: MonthChart }) {
  const limit = (value: number | null): string => (value === null ? '' : whole(value));
  return (
    <WideTable
      caption={`${chart.words}, month by month`} name={`audit-months-${chart.what}`} rows={[...chart.months].reverse()}
      columns={[
        { title: 'Month', cell: ({ month }) => monthWords(month), value: ({ month }) => month },
        countColumn('Audits', 'audits'),
        { title: chart.words, numeric: true, cell: ({ share, met }) => (share === null ? 'no audits' : `${whole(share)}, ${count(met)}`), value: ({ share }) => share },
        { title: 'Baseline', numeric: true, cell: ({ centre }) => limit(centre), value: ({ centre }) => centre },
        { title: 'Lower limit', numeric: true, cell: ({ lower }) => limit(lower), value: ({ lower }) => lower },
        { title: 'Upper limit', numeric: true, cell: ({ upper }) => limit(upper), value: ({ upper }) => upper },
      ]}
    />
  );
}
