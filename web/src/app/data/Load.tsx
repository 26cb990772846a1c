// One load: how far it is, and then what became of it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Heading, Main } from '../Frame.js';
import { Failed, Waiting } from '../Message.js';
import { ask, type Failure } from '../server.js';
import { useSession } from '../session.js';
import { count, counted, longDate, longTime } from '../../words/format.js';
import { progressWords, size, type Load, type LoadState } from './api.js';
import { OutcomeOf } from './OutcomeTables.js';
import { Progress } from './Progress.js';

const EVERY = 1000;
const HIDDEN_EVERY = 5000;

/** The load, asked for again and again while it runs. */
function useLoad(id: string): { load: Load | null; failure: Failure | null; again: () => void } {
  const { session, ended } = useSession();
  const [load, setLoad] = useState<Load | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [times, setTimes] = useState(0);
  const over = useRef(ended);
  over.current = ended;
  useEffect(() => {
    const stop = new AbortController();
    let timer: number | undefined;
    const look = async (): Promise<void> => {
      const answer = await ask<Load>(`/api/v1/loads/${encodeURIComponent(id)}`, { signal: stop.signal });
      if (stop.signal.aborted) return;
      if (answer.ok) {
        setFailure(null);
        setLoad(answer.data);
        if (answer.data.state !== 'running') return;
      } else {
        setFailure(answer);
        if (answer.status === 401) over.current();
        // A connection that is lost comes back; what is refused stays so.
        if (answer.status !== 0 && answer.status !== 503) return;
      }
      timer = window.setTimeout(() => void look(), document.hidden ? HIDDEN_EVERY : EVERY);
    };
    void look();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [id, times, session.csrf_token]);
  return { load, failure, again: () => setTimes((before) => before + 1) };
}

const TITLES: Record<LoadState, string> = {
  running: 'The load is running',
  published: 'The data is loaded',
  refused: 'The load was refused',
  failed: 'The load has failed',
  cancelled: 'The load was stopped',
  interrupted: 'The load was interrupted',
};

function RunningLoad({ load, onChanged }: { load: Load; onChanged: () => void }) {
  const { session, ended } = useSession();
  const [words, setWords] = useState('');
  const { progress } = load;
  const stop = async (): Promise<void> => {
    const answer = await ask(`/api/v1/loads/${encodeURIComponent(load.load)}/cancel`, { method: 'POST', body: {}, token: session.csrf_token });
    if (!answer.ok && answer.status === 401) ended();
    setWords(answer.ok ? '' : `${answer.detail} ${answer.remedy}`);
    onChanged();
  };
  return (
    <>
      <Progress
        id="read"
        label={progress?.stage === 'reading' ? 'Read so far' : 'All files are read'}
        done={progress?.done ?? 0}
        total={progress?.total ?? 0}
        words={`${progress && progress.stage === 'reading' && progress.total > 0 ? `About ${size(progress.done)} of ${size(progress.total)}. ` : ''}${progressWords(progress)}`}
      />
      <p class="govuk-body">You can leave this page: the load goes on, and you find it in the list of loads.</p>
      {words !== '' && <p class="govuk-body" role="alert">{words}</p>}
      {progress && progress.stage !== 'publishing' && !progress.stopping && (
        <button type="button" class="govuk-button govuk-button--warning" onClick={() => void stop()}>Stop the load</button>
      )}
    </>
  );
}

function Published({ load }: { load: Load }) {
  const { session } = useSession();
  const snapshot = load.snapshot ?? '';
  return (
    <>
      <p class="govuk-body-l">
        {counted(load.rows_read ?? 0, 'rows')} were read: {count(load.rows_kept ?? 0)} kept, {count(load.rows_merged ?? 0)} merged with the same
        event in another file, {count(load.rows_rejected ?? 0)} rejected. {count(load.rows_flagged ?? 0)} of the rows kept are flagged as unusual.
      </p>
      {load.was_there && (
        <p class="govuk-inset-text">The same files were loaded before, so the snapshot was there already and nothing has changed.</p>
      )}
      <ul class="govuk-list govuk-list--bullet ws-screen">
        {session.permissions.includes('see_figures') && (
          <>
            <li><a class="govuk-link" href={`/performance?snapshot=${encodeURIComponent(snapshot)}`}>The figures of this snapshot</a></li>
            <li><a class="govuk-link" href={`/data/compare?to=${encodeURIComponent(snapshot)}`}>Compare it with another</a></li>
          </>
        )}
        <li><a class="govuk-link" href="/data">Loads and snapshots</a></li>
      </ul>
      <OutcomeOf snapshot={snapshot} />
    </>
  );
}

function CameToNothing({ load }: { load: Load }) {
  return (
    <>
      <p class="govuk-body-l ws-problem">{load.problem}</p>
      <p class="govuk-body ws-problem">{load.remedy}</p>
      <p class="govuk-body">Nothing has changed: everyone sees the same figures as before.</p>
      <p class="govuk-body"><a class="govuk-link" href="/data/upload">Load the files again, or others</a></p>
    </>
  );
}

export function LoadPage({ values }: { values: Readonly<Record<string, string>> }) {
  const { load, failure, again } = useLoad(values['id'] ?? '');
  if (load === null) return failure ? <Failed failure={failure} onRetry={again} /> : <Waiting words="Fetching the load." />;
  return (
    <Main>
      <Heading title={TITLES[load.state]} />
      {failure && <p class="govuk-inset-text" role="status">{failure.detail} This page may be out of date.</p>}
      {load.state === 'running' ? <RunningLoad load={load} onChanged={again} />
        : load.state === 'published' ? <Published load={load} />
          : <CameToNothing load={load} />}
      {load.notes.length > 0 && (
        <>
          <h2 class="govuk-heading-m">About the files</h2>
          <ul class="govuk-list govuk-list--bullet">
            {load.notes.map(({ file, part, sentence }) => <li>{file}{part === '' ? '' : `, ${part}`}: {sentence}</li>)}
          </ul>
        </>
      )}
      <h2 class="govuk-heading-m">This load</h2>
      <dl class="govuk-summary-list">
        {[
          ['As at', longDate(load.as_at)],
          ['Begun', `${longTime(load.began_at)}, by ${load.by}`],
          ...(load.ended_at === null ? [] : [['Ended', longTime(load.ended_at)]]),
          ...(load.snapshot === null ? [] : [['Snapshot', load.snapshot]]),
        ].map(([name, value]) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{name}</dt>
            <dd class="govuk-summary-list__value ws-problem">{value}</dd>
          </div>
        ))}
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Files</dt>
          <dd class="govuk-summary-list__value ws-problem">
            <ul class="govuk-list">{load.files.map((file) => <li>{file.name}, {size(file.bytes)}</li>)}</ul>
          </dd>
        </div>
      </dl>
    </Main>
  );
}
