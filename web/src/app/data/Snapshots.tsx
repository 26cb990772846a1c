// The snapshots: what there is, whether their files are as they were written, and what became of one's rows.
import { useState } from 'preact/hooks';
import { countColumn, WideTable, type WideColumn } from '../../components/WideTable.js';
import { count, longDate, longTime } from '../../words/format.js';
import { Heading, Main } from '../Frame.js';
import { Failed, Waiting } from '../Message.js';
import type { SnapshotRow } from '../report_source.js';
import { ask } from '../server.js';
import { useSession } from '../session.js';
import { useAsked } from '../asked.js';
import { OutcomeOf } from './OutcomeTables.js';

/** What a check has found: empty where all is as it was written. */
type Checked = { problems: string[] } | { words: string };

const stateOf = (checked: Checked | undefined): string => {
  if (checked === undefined) return 'Not checked yet';
  if ('words' in checked) return checked.words;
  return checked.problems.length === 0 ? 'Whole' : `Damaged: ${checked.problems.join('; ')}`;
};

export function SnapshotTable(props: { rows: SnapshotRow[]; opens: boolean; checked?: Record<string, Checked> }) {
  const { rows, opens, checked } = props;
  const columns: WideColumn<SnapshotRow>[] = [
    {
      title: 'As at',
      cell: (row) => <a class="govuk-link" href={`/performance?snapshot=${encodeURIComponent(row.snapshot)}`}>{longDate(row.as_at)}</a>,
      value: (row) => row.as_at,
    },
    { title: 'Loaded', cell: (row) => longTime(row.loaded_at), value: (row) => row.loaded_at },
    countColumn('Rows kept', 'kept'),
    {
      title: 'Rejected',
      numeric: true,
      cell: (row) => (opens ? <a class="govuk-link" href={`/data/snapshots/${row.snapshot}`} aria-label={`${count(row.rejected)} rejected rows of ${longDate(row.as_at)}`}>{count(row.rejected)}</a> : count(row.rejected)),
      value: (row) => row.rejected,
    },
    countColumn('Flagged', 'flagged'),
    ...(checked ? [{ title: 'Files', cell: (row: SnapshotRow) => stateOf(checked[row.snapshot]) }] : []),
  ];
  return <WideTable caption="Snapshots, newest first" name="snapshots" rows={[...rows].reverse()} columns={columns} />;
}

export function SnapshotsPage() {
  const { session, ended } = useSession();
  const { asked, again } = useAsked<SnapshotRow[]>('/api/v1/snapshots.json');
  const [checked, setChecked] = useState<Record<string, Checked>>({});
  const [checking, setChecking] = useState('');
  const mayCheck = session.permissions.includes('load_data');
  if (asked.kind === 'asking') return <Waiting words="Fetching the snapshots." />;
  if (asked.kind === 'failed') return <Failed failure={asked.failure} onRetry={again} />;
  const check = async (): Promise<void> => {
    const rows = [...asked.data].reverse();
    for (const [at, row] of rows.entries()) {
      setChecking(`Checking ${count(at + 1)} of ${count(rows.length)}.`);
      const address = `/api/v1/snapshots/${encodeURIComponent(row.snapshot)}/verify`;
      const answer = await ask<{ problems: string[] }>(address, { method: 'POST', body: {}, token: session.csrf_token });
      if (!answer.ok && answer.status === 401) {
        ended();
        break;
      }
      setChecked((before) => ({ ...before, [row.snapshot]: answer.ok ? answer.data : { words: `Not checked: ${answer.detail}` } }));
    }
    setChecking('');
  };
  const damaged = Object.values(checked).filter((one) => 'problems' in one && one.problems.length > 0).length;
  const done = checking === '' && Object.keys(checked).length > 0;
  return (
    <Main>
      <Heading title="Snapshots" />
      <p class="govuk-body">A snapshot holds what was loaded at once. Nothing changes it, so that every figure can be worked out again.</p>
      {asked.data.length === 0
        ? <p class="govuk-body">There is none yet.</p>
        : <SnapshotTable rows={asked.data} opens={mayCheck} {...(mayCheck ? { checked } : {})} />}
      {mayCheck && asked.data.length > 0 && (
        <>
          <p class="govuk-body" role="status">
            {checking}
            {done && (damaged === 0
              ? 'Every file is as it was written.'
              : 'Some files are damaged. Tell whoever runs the server: the directory must be put back from a copy, or its sources loaded again.')}
          </p>
          <button type="button" class="govuk-button govuk-button--secondary" aria-disabled={checking !== ''} onClick={() => checking === '' && void check()}>
            {checking === '' ? 'Check every file' : 'Please wait'}
          </button>
        </>
      )}
      <p class="govuk-body"><a class="govuk-link" href="/data/compare">Compare two snapshots</a></p>
    </Main>
  );
}

export function SnapshotPage({ values }: { values: Readonly<Record<string, string>> }) {
  const snapshot = values['id'] ?? '';
  const day = /^\d{4}-\d\d-\d\d/.exec(snapshot)?.[0];
  return (
    <Main>
      <Heading title={day ? `What became of the rows: ${longDate(day)}` : 'What became of the rows'} />
      <p class="govuk-body">Snapshot <code class="ws-hash">{snapshot}</code>. <a class="govuk-link" href="/data">Loads and snapshots</a></p>
      <OutcomeOf snapshot={snapshot} />
    </Main>
  );
}
