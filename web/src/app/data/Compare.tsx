// Two snapshots side by side.
import { useEffect, useState } from 'preact/hooks';
import { Details } from '../../components/Details.js';
import { chanceWords, thenAndNow } from '../../components/then_and_now.js';
import { WideTable, type WideColumn } from '../../components/WideTable.js';
import type { Unit } from '../../data/report.js';
import { count, counted, longDate, longTime, number, percent } from '../../words/format.js';
import { addressOf } from '../addresses.js';
import { ErrorSummary, type Fault } from '../Form.js';
import { Heading, Main } from '../Frame.js';
import { go, type Where } from '../history.js';
import { Failed, Waiting } from '../Message.js';
import type { SnapshotRow } from '../report_source.js';
import type { ComparedRow } from './api.js';
import { useAsked } from '../asked.js';

/** Its day, and when it was loaded where several are of that day: a list of choices shows little on a telephone. */
export function nameOf(row: SnapshotRow, all: readonly SnapshotRow[]): string {
  const several = all.filter(({ as_at: day }) => day === row.as_at).length > 1;
  return several ? `${longDate(row.as_at)}, loaded ${longTime(row.loaded_at)}` : longDate(row.as_at);
}

/** The two that are compared where the address does not say: the newest, and the one before. */
export function chosen(rows: readonly SnapshotRow[], from: string, to: string): { from: string; to: string } {
  const newer = to || rows.filter(({ snapshot }) => snapshot !== from).at(-1)?.snapshot || '';
  const before = rows.slice(0, Math.max(0, rows.findIndex(({ snapshot }) => snapshot === newer)));
  return { from: from || before.at(-1)?.snapshot || '', to: newer };
}

function Choice({ rows, from, to, onFault }: { rows: SnapshotRow[]; from: string; to: string; onFault: (faults: Fault[]) => void }) {
  const [older, setOlder] = useState(from);
  const [newer, setNewer] = useState(to);
  useEffect(() => {
    setOlder(from);
    setNewer(to);
  }, [from, to]);
  const select = (id: string, label: string, value: string, set: (value: string) => void) => (
    <div class="govuk-form-group">
      <label class="govuk-label" for={id}>{label}</label>
      <select class="govuk-select ws-choice" id={id} value={value} onChange={(event) => set(event.currentTarget.value)}>
        {[...rows].reverse().map((row) => <option value={row.snapshot} selected={row.snapshot === value}>{nameOf(row, rows)}</option>)}
      </select>
    </div>
  );
  return (
    <form
      class="ws-screen"
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        if (older === newer) return onFault([{ field: 'to', words: 'Choose two different snapshots.' }]);
        onFault([]);
        // Whichever is of the later day is the newer one.
        const at = (name: string): number => rows.findIndex(({ snapshot }) => snapshot === name);
        const [a, b] = at(older) <= at(newer) ? [older, newer] : [newer, older];
        go(`/data/compare?from=${encodeURIComponent(a)}&to=${encodeURIComponent(b)}`);
      }}
    >
      {select('from', 'One snapshot', older, setOlder)}
      {select('to', 'The other', newer, setNewer)}
      <button type="submit" class="govuk-button">Compare</button>
    </form>
  );
}

function Measure({ row }: { row: ComparedRow }) {
  return <a class="govuk-link" href={`${addressOf(row.area.replace(/_/g, '-'))}/${row.id}`}>{row.name}</a>;
}

function MeasureTable({ caption, name, rows }: { caption: string; name: string; rows: ComparedRow[] }) {
  const dated = (words: string | null, end: string | null) => (words === null ? 'no figure' : <span>{words}{end !== null && <span class="ws-small">to {longDate(end)}</span>}</span>);
  return (
    <WideTable
      caption={caption}
      name={name}
      rows={rows}
      columns={thenAndNow<ComparedRow>({
        measure: { cell: (row) => <Measure row={row} />, value: (row) => row.name },
        then: { cell: (row) => dated(row.then_words, row.then_end), value: (row) => row.then },
        now: { cell: (row) => dated(row.now_words, row.now_end), value: (row) => row.now },
        difference: (row) => row.difference,
        unit: (row) => row.unit as Unit,
        verdict: (row) => chanceWords(row.verdict),
      })}
    />
  );
}

const signed = (value: number, words: string): string => (value > 0 ? `+${words}` : words.replace(/^-/, '−'));

const recordColumns = (what: string, share: boolean): WideColumn<ComparedRow>[] => {
  const words = (value: number | null): string => (value === null ? 'no rows' : share ? percent(value) : count(value));
  return [
    { title: what, cell: (row) => <code>{row.id}</code>, value: (row) => row.id },
    ...(share ? [{ title: 'Table', cell: (row: ComparedRow) => <code>{row.area}</code> }] : [{ title: 'One row is', cell: (row: ComparedRow) => row.name }]),
    { title: 'Then', numeric: true, cell: (row) => words(row.then), value: (row) => row.then },
    { title: 'Now', numeric: true, cell: (row) => words(row.now), value: (row) => row.now },
    {
      title: 'Difference',
      numeric: true,
      cell: (row) => (row.difference === null ? '' : signed(row.difference, share ? `${number(row.difference, 1)} points` : count(row.difference))),
      value: (row) => row.difference,
    },
    { title: 'Worse?', cell: (row) => (row.worse ? 'Yes' : ''), value: (row) => (row.worse ? 'yes' : 'no') },
  ];
};

function Comparison({ rows, address }: { rows: ComparedRow[]; address: string }) {
  const measures = rows.filter(({ kind }) => kind === 'measure');
  const moved = measures.filter(({ verdict }) => ['worse', 'better', 'changed', 'lost'].includes(verdict ?? ''));
  const rest = measures.filter((row) => !moved.includes(row));
  const headlines = measures.filter(({ headline }) => headline);
  const tables = rows.filter(({ kind }) => kind === 'table');
  const columns = rows.filter(({ kind }) => kind === 'column');
  const worseColumns = columns.filter(({ worse }) => worse);
  const of = (verdict: string): number => measures.filter((row) => row.verdict === verdict).length;
  return (
    <>
      <p class="govuk-body-l">
        Of {counted(measures.length, 'measures')}, {count(of('worse'))} got worse and {count(of('better'))} better by more than chance would
        give{of('lost') > 0 ? `, and ${count(of('lost'))} can no longer be measured` : ''}.
      </p>
      <p class="govuk-body ws-screen"><a class="govuk-link" href={address} download>Everything below as CSV</a></p>
      <h2 class="govuk-heading-m">Measures that changed, worst first</h2>
      {moved.length === 0
        ? <p class="govuk-body">No measure changed by more than chance would give.</p>
        : <MeasureTable caption="Measures that changed by more than chance, worst first" name="compare-changed" rows={moved} />}
      {rest.length > 0 && (
        <Details summary={`${counted(rest.length, 'measures')} that did not, or could not be tested`}>
          {() => <MeasureTable caption="Measures that did not change by more than chance" name="compare-unchanged" rows={rest} />}
        </Details>
      )}
      {headlines.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Headline figures</h2>
          <MeasureTable caption="Headline figures, then and now" name="compare-headlines" rows={headlines} />
        </>
      )}
      <h2 class="govuk-heading-m">Rows by table</h2>
      <WideTable caption="Rows of each table, then and now" name="compare-tables" rows={tables} columns={recordColumns('Table', false)} />
      <h2 class="govuk-heading-m">Completeness</h2>
      {worseColumns.length === 0
        ? <p class="govuk-body">No column has become clearly less complete.</p>
        : <WideTable caption="Columns that have become less complete" name="compare-columns-worse" rows={worseColumns} columns={recordColumns('Column', true)} />}
      <Details summary={`Every column, then and now (${count(columns.length)})`}>
        {() => <WideTable caption="Share of rows with a value, by column" name="compare-columns" rows={columns} columns={recordColumns('Column', true)} />}
      </Details>
    </>
  );
}

export function ComparePage({ where }: { where: Where }) {
  const [faults, setFaults] = useState<Fault[]>([]);
  const { asked: listed, again } = useAsked<SnapshotRow[]>('/api/v1/snapshots.json');
  const asks = { from: where.query.get('from') ?? '', to: where.query.get('to') ?? '' };
  const rows = listed.kind === 'there' ? listed.data : [];
  const pair = chosen(rows, asks.from, asks.to);
  const ready = asks.from !== '' && asks.to !== '';
  const query = `?from=${encodeURIComponent(asks.from)}&to=${encodeURIComponent(asks.to)}`;
  const { asked, again: compareAgain } = useAsked<ComparedRow[]>(ready ? `/api/v1/snapshots/compare.json${query}` : '');
  if (listed.kind === 'failed') return <Failed failure={listed.failure} onRetry={again} />;
  if (listed.kind === 'asking') return <Waiting words="Fetching the snapshots." />;
  return (
    <Main>
      <ErrorSummary faults={faults} />
      <Heading title="Compare two snapshots" error={faults.length > 0} />
      <p class="govuk-body">Both are measured by today’s definitions, so that a difference is one of the data.</p>
      {rows.length < 2
        ? <p class="govuk-body">There are not two snapshots yet. <a class="govuk-link" href="/data">Loads and snapshots</a></p>
        : <Choice rows={rows} from={pair.from} to={pair.to} onFault={setFaults} />}
      {ready && asked.kind === 'asking' && (
        <p class="govuk-body-l" role="status">
          {asked.slow ? 'Both snapshots are being measured. This can take a minute.' : 'Fetching the comparison.'}
        </p>
      )}
      {ready && asked.kind === 'failed' && (
        <>
          <p class="govuk-body" role="alert">{asked.failure.detail} {asked.failure.remedy}</p>
          {asked.failure.status !== 400 && asked.failure.status !== 404 && (
            <button type="button" class="govuk-button govuk-button--secondary" onClick={compareAgain}>Try again</button>
          )}
        </>
      )}
      {ready && asked.kind === 'there' && <Comparison rows={asked.data} address={`/api/v1/snapshots/compare.csv${query}`} />}
    </Main>
  );
}
