// The loads made here, and the snapshots that there are.
import { countColumn, WideTable } from '../../components/WideTable.js';
import { count, longDate, longTime } from '../../words/format.js';
import { Heading, Main } from '../Frame.js';
import type { SnapshotRow } from '../report_source.js';
import { useSession } from '../session.js';
import { size, stateWords, type LoadRow } from './api.js';
import { useAsked } from '../asked.js';
import { SnapshotTable } from './Snapshots.js';

function Loads() {
  const { asked, again } = useAsked<LoadRow[]>('/api/v1/loads');
  if (asked.kind === 'asking') return <p class="govuk-body" role="status">Fetching the loads.</p>;
  if (asked.kind === 'failed') {
    return (
      <>
        <p class="govuk-body">{asked.failure.detail} {asked.failure.remedy}</p>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={again}>Try again</button>
      </>
    );
  }
  if (asked.data.length === 0) return <p class="govuk-body">Nothing has been loaded through the application yet.</p>;
  return (
    <WideTable
      caption="Loads, newest first"
      name="loads"
      rows={asked.data}
      columns={[
        {
          title: 'Begun',
          cell: (row) => <a class="govuk-link" href={`/data/loads/${row.load}`}>{longTime(row.began_at)}</a>,
          value: (row) => row.began_at,
        },
        { title: 'By', cell: (row) => row.by },
        { title: 'As at', cell: (row) => longDate(row.as_at), value: (row) => row.as_at },
        { title: 'Files', cell: (row) => `${count(row.files)} (${size(row.bytes)})`, value: (row) => row.files },
        { title: 'Outcome', cell: (row) => stateWords(row.state), value: (row) => row.state },
        countColumn('Rejected', 'rows_rejected'),
      ]}
    />
  );
}

export function DataPage() {
  const { session } = useSession();
  const may = (permission: string): boolean => session.permissions.includes(permission);
  const figures = may('see_figures');
  const { asked } = useAsked<SnapshotRow[]>(figures ? '/api/v1/snapshots.json' : '');
  return (
    <Main>
      <Heading title="Loads and snapshots" />
      <p class="govuk-body">A load makes a snapshot of the files, which never changes afterwards. Figures are those of the newest unless another is chosen.</p>
      {may('load_data') && (
        <>
          <p class="govuk-body"><a class="govuk-button" href="/data/upload">Load data</a></p>
          <h2 class="govuk-heading-m">Loads</h2>
          <Loads />
        </>
      )}
      {figures && (
        <>
          <h2 class="govuk-heading-m">Snapshots</h2>
          {asked.kind === 'asking' && <p class="govuk-body" role="status">Fetching the snapshots.</p>}
          {asked.kind === 'failed' && <p class="govuk-body">{asked.failure.detail} {asked.failure.remedy}</p>}
          {asked.kind === 'there' && <SnapshotTable rows={asked.data} opens={may('load_data')} />}
          <ul class="govuk-list govuk-list--bullet ws-screen">
            <li><a class="govuk-link" href="/data/compare">Compare two snapshots</a></li>
            {may('load_data') && <li><a class="govuk-link" href="/data/snapshots">Whether the snapshots’ files are whole</a></li>}
          </ul>
        </>
      )}
    </Main>
  );
}
