// Who has how many children, of the teams within one's reach: who is over the limit, and newly qualified workers with theirs.
import { useEffect, useState } from 'preact/hooks';
import { Details } from '../components/Details.js';
import { countColumn, WideTable, type WideColumn } from '../components/WideTable.js';
import { count, counted } from '../words/format.js';
import { Heading, Main } from './Frame.js';
import type { Where } from './history.js';
import { Failed } from './Message.js';
import { SaveView } from './SaveView.js';
import { ask, type Failure } from './server.js';
import { useSession } from './session.js';

/** A row of /caseloads/workers. */
export interface WorkerRow {
  /** "unallocated": the children of a team whose case no worker holds. */
  kind: 'worker' | 'unallocated';
  worker: string | null;
  named: boolean;
  team: string | null;
  service: string | null;
  quadrant: string | null;
  children: number;
  limit: number | null;
  over: boolean | null;
  newly_qualified: boolean;
  protected_limit: number | null;
  over_protected_limit: boolean | null;
  agency: boolean;
  full_time_equivalent: number | null;
}

/** "3 over 20", "at 20", "20"; empty where no limit is known. */
export function limitWords({ children, limit }: Pick<WorkerRow, 'children' | 'limit'>): string {
  if (limit === null) return '';
  if (children === limit) return `at ${limit}`;
  return children > limit ? `${children - limit} over ${limit}` : String(limit);
}

/** The same of a newly qualified worker's protected caseload; empty for others. */
export function protectedWords({ newly_qualified: newly, children, protected_limit: limit }: Pick<WorkerRow, 'newly_qualified' | 'children' | 'protected_limit'>): string {
  if (!newly) return '';
  return limit === null ? 'newly qualified' : limitWords({ children, limit });
}

const Over = ({ over, words }: { over: boolean | null; words: string }) => (
  <span class="ws-nowrap">{over ? <strong>▲ {words}</strong> : words}</span>
);

/** "12 children have no allocated worker." */
export function waitingWords(rows: readonly WorkerRow[]): string {
  const children = rows.reduce((sum, row) => sum + row.children, 0);
  if (children === 0) return 'No open case is without a worker.';
  return `${counted(children, 'children')} with an open case ${children === 1 ? 'has' : 'have'} no allocated worker.`;
}

/** What the rows of workers say in a sentence. */
export function summary(rows: readonly WorkerRow[]): string {
  const over = rows.filter((row) => row.over === true).length;
  const limited = rows.some((row) => row.limit !== null);
  const newly = rows.filter((row) => row.newly_qualified);
  const above = newly.filter((row) => row.over_protected_limit === true).length;
  const words = [`${counted(rows.length, 'workers')} ${rows.length === 1 ? 'holds' : 'hold'} children’s cases.`];
  words.push(limited ? `${over === 0 ? 'None' : count(over)} ${over > 1 ? 'are' : 'is'} over the limit of the service.` : 'The authority has set no limits.');
  if (newly.length > 0 && limited) {
    words.push(`Of ${counted(newly.length, 'newly qualified workers')}, ${above === 0 ? 'none' : count(above)} ${above > 1 ? 'have' : 'has'} more than a protected caseload.`);
  }
  return words.join(' ');
}

/** "North 1: 8 workers, 2 over a limit". */
export function teamWords(name: string, rows: readonly WorkerRow[]): string {
  const over = rows.filter((row) => row.over === true || row.over_protected_limit === true).length;
  return `${name}: ${counted(rows.length, 'workers')}${over === 0 ? '' : `, ${over} over a limit`}`;
}

const COLUMNS: WideColumn<WorkerRow>[] = [
  { title: 'Worker', cell: ({ worker }) => worker ?? '' },
  { title: 'Team', cell: ({ team }) => team ?? 'not recorded' },
  countColumn('Children', 'children'),
  { title: 'Limit', numeric: true, cell: (row) => <Over over={row.over} words={limitWords(row)} />, value: limitWords },
  {
    title: 'Protected (newly qualified)', numeric: true,
    cell: (row) => <Over over={row.over_protected_limit} words={protectedWords(row)} />, value: protectedWords,
  },
  { title: 'Agency', cell: ({ agency }) => (agency ? 'yes' : '') },
  { title: 'Full-time', numeric: true, cell: ({ full_time_equivalent: fte }) => (fte === null ? '' : String(fte)), value: ({ full_time_equivalent: fte }) => fte },
];

export function WorkerCaseloadsPage({ where }: { where: Where }) {
  const { ended } = useSession();
  const [rows, setRows] = useState<WorkerRow[] | Failure | null>(null);
  const [asked, setAsked] = useState(0);
  const snapshot = where.query.get('snapshot');
  const query = snapshot === null ? '' : `?snapshot=${encodeURIComponent(snapshot)}`;
  useEffect(() => {
    let wanted = true;
    void ask<WorkerRow[]>(`/caseloads/workers.json${query}`).then((answer) => {
      if (!wanted) return;
      if (!answer.ok && answer.status === 401) ended();
      setRows(answer.ok ? answer.data : answer);
    });
    return () => { wanted = false; };
  }, [query, asked]);
  if (rows !== null && !Array.isArray(rows)) return <Failed failure={rows} onRetry={() => { setRows(null); setAsked(asked + 1); }} />;
  const workers = (rows ?? []).filter(({ kind }) => kind === 'worker');
  const waiting = (rows ?? []).filter(({ kind }) => kind === 'unallocated');
  const over = workers.filter((row) => row.over === true || row.over_protected_limit === true);
  const teams = [...new Set(workers.map(({ team }) => team ?? ''))];
  return (
    <Main>
      <Heading title="Caseloads by worker" caption="Teams" />
      <p class="govuk-body"><a class="govuk-link" href={`/caseloads${query}`}>Caseloads by service</a></p>
      {rows === null && <p class="govuk-body" role="status">Fetching the caseloads.</p>}
      {rows !== null && rows.length === 0 && <p class="govuk-body">No worker of a team within your role’s reach holds a child’s case in this load.</p>}
      {rows !== null && rows.length > 0 && (
        <>
          <p class="govuk-body-l">{summary(workers)} {waitingWords(waiting)}</p>
          <p class="govuk-body">
            These are the workers of teams within your role’s reach, each with the team of most of their children. {workers.some(({ named }) => !named)
              ? 'Your role sees references in place of names; they change when the server is started again. ' : ''}
            A case that only a duty name holds is without a worker. A protected caseload is a tenth less than the service’s limit: what employers usually agree for a social worker’s first year. Cases differ in how much they ask:
            a number says where to look. Full-time is the part of a full-time post.
          </p>
          {waiting.length > 0 && (
            <WideTable
              caption="Children without an allocated worker" name="children-without-a-worker" rows={waiting}
              columns={[
                { title: 'Team of the referral', cell: ({ team }) => team ?? 'not recorded' },
                countColumn('Children', 'children'),
              ]}
            />
          )}
          {over.length > 0 && <WideTable caption="Over the limit, or over a protected caseload" name="caseloads-over" rows={over} columns={COLUMNS} />}
          <h2 class="govuk-heading-m">{teams.length > 1 ? 'Teams' : 'Every worker'}</h2>
          {teams.map((team) => {
            const own = workers.filter((row) => (row.team ?? '') === team);
            const name = team === '' ? 'Team not recorded' : team;
            const table = () => (
              <WideTable caption={name} name={`caseloads-${team === '' ? 'no-team' : team}`} rows={own} columns={COLUMNS.filter(({ title }) => title !== 'Team')} />
            );
            return teams.length > 3 ? <Details key={team} summary={teamWords(name, own)}>{table}</Details> : <div key={team}>{table()}</div>;
          })}
          <p class="govuk-body-s ws-screen ws-data-links">
            The data of this page: <a class="govuk-link" href={`/caseloads/workers.csv${query}`} download>CSV</a> <a class="govuk-link" href={`/caseloads/workers.json${query}`}>JSON</a>
          </p>
          <SaveView title="Caseloads by worker" where={where} />
        </>
      )}
    </Main>
  );
}
