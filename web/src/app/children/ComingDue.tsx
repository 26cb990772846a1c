// What is next in one's own team, service or quadrant: how much, by day and worker, without any child. Who the children are
// is on a page of its own, which asks for the purpose.
import { useEffect, useState } from 'preact/hooks';
import { WideTable, type WideColumn } from '../../components/WideTable.js';
import { count, longDate } from '../../words/format.js';
import { ask, type Failure } from '../server.js';
import { useSession } from '../session.js';
import { byDay, byWorker, DUE_PAGE, dueSentence, unknownSentence, type DueCounts, type DueSum } from './coming_due.js';

const number = (title: string, of: 'visits' | 'reviews' | 'others' | 'number'): WideColumn<DueSum> => ({
  title, numeric: true, cell: (sum) => (sum[of] === 0 ? '' : of === 'number' ? <strong>{count(sum[of])}</strong> : count(sum[of])), value: (sum) => sum[of],
});
const NUMBERS = [number('Visits', 'visits'), number('Reviews', 'reviews'), number('Assessments and enquiries', 'others'), number('All', 'number')];

function Counts({ due }: { due: DueCounts }) {
  const { session } = useSession();
  const workers = byWorker(due.rows);
  const teams = new Set(workers.map(({ team }) => team)).size > 1;
  return (
    <>
      <p class="govuk-body-l">{dueSentence(due.rows, longDate(due.until))}</p>
      <p class="govuk-body">
        What is not late yet on {longDate(due.as_at)}, the day of the newest load, and becomes late within 14 days unless something is done. Visits that are
        planned are not in the data. {unknownSentence(due.unknown)}
      </p>
      {due.rows.length > 0 && (
        <>
          {session.permissions.includes('list_children') && (
            <p class="govuk-body ws-screen"><a class="govuk-link" href={DUE_PAGE}>Who they are, soonest first</a> (you are asked why, and it is recorded)</p>
          )}
          <WideTable
            caption="What is next, by worker" name={`what-is-next-by-worker-${due.as_at}`} rows={workers}
            columns={[
              { title: 'Worker', cell: ({ what }) => (what === '' ? <strong>Nobody</strong> : what) },
              ...(teams ? [{ title: 'Team', cell: ({ team }: DueSum) => (team === '' ? 'none recorded' : team) }] : []),
              { title: 'Soonest', cell: ({ first }) => <span class="ws-nowrap">{longDate(first)}</span>, value: ({ first }) => first },
              ...NUMBERS,
            ]}
          />
          <WideTable
            caption="What is next, by day" name={`what-is-next-by-day-${due.as_at}`} rows={byDay(due.rows)}
            columns={[{ title: 'Due', cell: ({ what }) => <span class="ws-nowrap">{longDate(what)}</span>, value: ({ what }) => what }, ...NUMBERS]}
          />
          <p class="govuk-body-s ws-screen ws-data-links">The data of both: <a class="govuk-link" href="/api/v1/coming-due.csv" download>CSV</a> (a row a day, worker and kind)</p>
        </>
      )}
    </>
  );
}

export function ComingDue() {
  const { session, ended } = useSession();
  const [due, setDue] = useState<DueCounts | Failure | null>(null);
  const [asked, setAsked] = useState(0);
  const refused = due !== null && 'ok' in due && due.status === 401;
  useEffect(() => {
    const stop = new AbortController();
    void ask<DueCounts>('/api/v1/coming-due.json', { signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return;
      if (!answer.ok && answer.status === 401) ended();
      setDue(answer.ok ? answer.data : answer);
    });
    return () => stop.abort();
  }, [asked, refused ? session.csrf_token : '']);
  return (
    <section aria-labelledby="what-is-next">
      <h2 class="govuk-heading-m" id="what-is-next">What is next</h2>
      {due === null && <p class="govuk-body" role="status">Looking for what is due.</p>}
      {due !== null && 'ok' in due && (
        <div role="alert">
          <p class="govuk-body">{due.detail} {due.remedy}</p>
          <button
            type="button" class="govuk-button govuk-button--secondary"
            onClick={() => {
              setDue(null);
              setAsked(asked + 1);
            }}
          >
            Try again
          </button>
        </div>
      )}
      {due !== null && !('ok' in due) && <Counts due={due} />}
    </section>
  );
}
