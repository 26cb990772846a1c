// The audits that one was given: what is to be done, soonest first, and what is done.
import { useEffect, useState } from 'preact/hooks';
import { Marked } from '../children/Marked.js';
import { Heading, Main } from '../Frame.js';
import { ask, type Failure } from '../server.js';
import { useSession } from '../session.js';
import { longDate } from '../../words/format.js';
import { monthWords } from './AuditHead.js';
import { auditsUnsent, browserShelf } from './unsent_store.js';

export interface MyAudit {
  id: string;
  child: string;
  programme: string;
  month: string;
  stream: string;
  team: string | null;
  state: string;
  state_words: string;
  due_on: string | null;
  late: boolean;
  submitted_at: string | null;
  moves: string[];
}

interface Mine {
  today: string;
  listed: number;
  page: number;
  pages: number;
  rows: MyAudit[];
}

/** What to do next with it, for a link. */
export function nextWords({ state }: Pick<MyAudit, 'state'>): string {
  if (state === 'assigned' || state === 'accepted') return 'Begin';
  if (state === 'in_progress') return 'Go on';
  return state === 'conversation' ? 'Go on, and submit' : 'Open';
}

function useMine(done: boolean, page: number): { data: Mine | null; failure: Failure | null; again: () => void } {
  const { session, ended } = useSession();
  const [state, setState] = useState<{ data: Mine | null; failure: Failure | null }>({ data: null, failure: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    void ask<Mine>('/api/v1/audits/mine', { method: 'POST', body: { done, page }, token: session.csrf_token, signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return;
      if (!answer.ok && (answer.status === 401 || answer.code === 'csrf')) ended();
      setState((before) => (answer.ok ? { data: answer.data, failure: null } : { data: before.data, failure: answer }));
    });
    return () => stop.abort();
  }, [done, page, turn, session.csrf_token]);
  return { ...state, again: () => setTurn((now) => now + 1) };
}

function List({ caption, rows, unsent, done }: { caption: string; rows: readonly MyAudit[]; unsent: ReadonlySet<string>; done: boolean }) {
  return (
    <ul class="govuk-list ws-my-audits" aria-label={caption}>
      {rows.map((one) => (
        <li key={one.id} class="ws-my-audit">
          <h3 class="govuk-heading-s">
            <a class="govuk-link" href={`/audits/audits/${one.id}`}>{done ? 'Open' : nextWords(one)}: {one.child === '' ? 'a case without a child named' : one.child}</a>{' '}
            {one.late && <strong class="govuk-tag govuk-tag--red">Late</strong>}
          </h3>
          <p class="govuk-body-s">
            {one.programme !== '' && `${one.programme}, `}{monthWords(one.month)}{one.team !== null && `. Team at the draw: ${one.team}`}. <strong>{one.state_words}</strong>
            {!done && one.due_on !== null && <>, due <span class="ws-nowrap">{longDate(one.due_on)}</span></>}
            {done && one.submitted_at !== null && <>, submitted <span class="ws-nowrap">{longDate(one.submitted_at.slice(0, 10))}</span></>}.
          </p>
          {unsent.has(one.id) && <p class="govuk-body-s"><strong>Something that you typed in this browser is not sent yet.</strong> Open the audit to send it.</p>}
        </li>
      ))}
    </ul>
  );
}

function Part({ title, done, none }: { title: string; done: boolean; none: string }) {
  const { session } = useSession();
  const [page, setPage] = useState(1);
  const { data, failure, again } = useMine(done, page);
  const unsent = auditsUnsent(browserShelf(), session.account?.id ?? '');
  const late = data?.rows.filter((one) => one.late).length ?? 0;
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      {failure && (
        <div class="govuk-inset-text" role="alert">
          <p class="govuk-body">{failure.detail} {failure.remedy}</p>
          <button type="button" class="govuk-button govuk-button--secondary" onClick={again}>Try again</button>
        </div>
      )}
      {!data && !failure && <p class="govuk-body" role="status">Fetching your audits.</p>}
      {data && data.listed === 0 && <p class="govuk-body">{none}</p>}
      {data && !done && data.listed > 0 && <p class="govuk-body">{data.listed === 1 ? 'One audit' : `${data.listed} audits`} to do{late > 0 && <>, of which <strong>{late} late</strong></>}. The soonest comes first.</p>}
      {data && <List caption={title} rows={data.rows} unsent={unsent} done={done} />}
      {data && data.pages > 1 && (
        <nav class="govuk-body ws-screen" aria-label={`Pages: ${title}`}>
          {page > 1 && <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setPage(page - 1)}>Earlier rows</button>}{' '}
          Page {page} of {data.pages}{' '}
          {page < data.pages && <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setPage(page + 1)}>Later rows</button>}
        </nav>
      )}
    </section>
  );
}

export function MyAudits() {
  return (
    <Marked><Main>
      <Heading title="Your audits" />
      <p class="govuk-body">The cases that you were asked to audit. That their children are shown to you is recorded.</p>
      <Part title="To do" done={false} none="Nothing is waiting for you." />
      <Part title="Submitted" done none="You have submitted none yet." />
    </Main></Marked>
  );
}
