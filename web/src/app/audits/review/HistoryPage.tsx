// What became of an audit: its grades, its moves, and what changed from one version to the next.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { longTime } from '../../../words/format.js';
import { WideTable } from '../../../components/WideTable.js';
import { Banner, faultOf, Lines, useSend } from '../../administration/parts.js';
import { useWhereRefused } from '../../asked_again.js';
import { Marked } from '../../children/Marked.js';
import { PurposeGate } from '../../children/PurposeGate.js';
import { purposeMembers } from '../../children/purposes.js';
import { useTask } from '../../children/task.js';
import { DraftKept } from '../../DraftKept.js';
import { useDraft } from '../../draft.js';
import { ErrorSummary, Form, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { ask, type Failure } from '../../server.js';
import { useSession } from '../../session.js';
import { monthWords } from '../AuditHead.js';
import { Facts, SecondGradeFacts } from './parts.js';
import { gradeOrNone, moveWords, saidWords, type History, type Version } from './review.js';

function useHistory(id: string, turn: number): { history: History | null; failure: Failure | null } {
  const { session, ended } = useSession();
  const { purpose } = useTask();
  const [state, setState] = useState<{ history: History | null; failure: Failure | null }>({ history: null, failure: null });
  const token = useWhereRefused(state.failure !== null, session.csrf_token);
  const why = useWhereRefused(state.failure !== null, purpose);
  useEffect(() => {
    const stop = new AbortController();
    const body = { audit: id, ...(purpose ? purposeMembers(purpose) : {}) };
    void ask<History>('/api/v1/audits/history', { method: 'POST', body, token: session.csrf_token, signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return;
      if (!answer.ok && (answer.status === 401 || answer.code === 'csrf')) ended();
      setState(answer.ok ? { history: answer.data, failure: null } : { history: null, failure: answer });
    });
    return () => stop.abort();
    // What was shown is not fetched, and so not recorded, again for another purpose.
  }, [id, turn, token, why]);
  return state;
}

function Changes({ version, before }: { version: Version; before: Version }) {
  if (version.changed.length === 0) return <p class="govuk-body">Nothing that it says has changed since version {before.version}.</p>;
  return (
    <WideTable
      caption={`Versions ${before.version} and ${version.version} side by side`} name={`versions-${before.version}-and-${version.version}`} rows={version.changed}
      columns={[
        { title: 'What', cell: (row) => row.what },
        { title: `Version ${before.version}`, cell: (row) => <span class="ws-break">{saidWords(row.was)}</span>, value: (row) => row.was },
        { title: `Version ${version.version}`, cell: (row) => <span class="ws-break">{saidWords(row.is)}</span>, value: (row) => row.is },
      ]}
    />
  );
}

function Appeal({ audit, onDone, onFaults }: { audit: string; onDone: () => void; onFaults: (faults: Fault[]) => void }) {
  const send = useSend();
  const draft = useDraft(`appeal-${audit}`, { reason: '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const appeal = async (): Promise<void> => {
    const reason = draft.values.reason.trim();
    say(reason === '' ? [{ field: 'why-appeal', words: 'Say what should be looked at again' }] : []);
    if (reason === '') return;
    setBusy(true);
    const answer = await send('/api/v1/audits/appeal', { audit, reason });
    setBusy(false);
    if (answer.ok) {
      await draft.sent();
      onDone();
    } else if (answer.status !== 401) say([faultOf(answer)]);
  };
  return (
    <section class="ws-screen">
      <h2 class="govuk-heading-m">Ask for the grade to be looked at again</h2>
      <p class="govuk-body">The quality assurance lead gives it to a moderator who has had nothing to do with it, or says why it stands. It stands meanwhile. This can be asked for once.</p>
      <DraftKept draft={draft} labels={{ reason: 'What should be looked at again' }}>
        <Form words="Ask for it" busy={busy} onSend={() => void appeal()}>
          <Lines id="why-appeal" label="What should be looked at again, and why" rows={5} value={draft.values.reason} faults={faults} onInput={(reason) => draft.change({ reason })} />
        </Form>
      </DraftKept>
    </section>
  );
}

function Shown({ history, again }: { history: History; again: () => void }) {
  const [faults, setFaults] = useState<Fault[]>([]);
  const [done, setDone] = useState(false);
  const { audit, versions } = history;
  return (
    <Main>
      <ErrorSummary faults={faults} />
      {done && <Banner title="Asked for"><p class="govuk-body">The quality assurance lead sees it in their list.</p></Banner>}
      <Heading title="History of an audit" caption={`${monthWords(history.month)}, ${history.team ?? 'no team'}`} error={faults.length > 0} />
      <p class="govuk-body">
        <a class="govuk-link" href={`/audits/audits/${audit}`}>Open the audit</a>
        {history.leads && <> or <a class="govuk-link" href={`/audits/decisions/${audit}`}>decide on it</a></>}.
      </p>
      <Facts
        facts={[
          ...(history.child === '' ? [] : [{ name: 'Child', value: history.child }]),
          { name: 'State', value: history.state_words },
          { name: 'Auditor’s grade', value: gradeOrNone(history.auditor_grade, 'Not given yet') },
          { name: 'Final grade', value: gradeOrNone(history.final_grade, 'Not final') },
          ...(history.rationale === null ? [] : [{ name: 'Reason for it', value: <span class="ws-break">{history.rationale}</span> }]),
        ]}
      />
      {history.second_grades.map((one) => (
        <section key={one.moderation}>
          <h2 class="govuk-heading-m">{one.kind === 'appeal' ? 'Appeal' : 'Second grade'}</h2>
          <SecondGradeFacts one={one} />
        </section>
      ))}
      {history.steps.length > 0 && (
        <WideTable
          caption="Moves" name="audit-moves" rows={history.steps}
          columns={[
            { title: 'When', cell: (row) => longTime(row.at), value: (row) => row.at },
            { title: 'What', cell: (row) => moveWords(row.move) },
            { title: 'Who', cell: (row) => (row.by_rule ? 'By rule' : row.who ?? '') },
            { title: 'State after it', cell: (row) => row.to },
            { title: 'Why', cell: (row) => <span class="ws-break">{row.reason ?? ''}</span>, value: (row) => row.reason ?? '' },
          ]}
        />
      )}
      {versions.map((version, at) => {
        const before = versions[at - 1];
        return (
          <section key={version.version}>
            <h2 class="govuk-heading-m">Version {version.version}: {gradeOrNone(version.final_grade, 'no grade')}</h2>
            <p class="govuk-body">Kept {longTime(version.made_at)}{version.who === null ? '' : ` by ${version.who}`}. {version.reason ?? ''}</p>
            {before && <Changes version={version} before={before} />}
            <p class="govuk-body-s ws-break">SHA-256 of what is kept: <code>{version.hash}</code></p>
          </section>
        );
      })}
      {history.may_appeal && !done && <Appeal audit={audit} onFaults={setFaults} onDone={() => { setDone(true); again(); }} />}
    </Main>
  );
}

function Waiting({ failure, again, line }: { failure: Failure | null; again: () => void; line: ComponentChildren }) {
  return (
    <Main>
      <Heading title="History of an audit" caption="Practice audit" />
      {line}
      {failure === null ? <p class="govuk-body" role="status">Fetching the history.</p> : (
        <div class="govuk-inset-text" role="alert">
          <p class="govuk-body">{failure.detail} {failure.remedy}</p>
          <button type="button" class="govuk-button govuk-button--secondary" onClick={again}>Try again</button>
        </div>
      )}
    </Main>
  );
}

function OneHistory({ id }: { id: string }) {
  const [turn, setTurn] = useState(0);
  const { history, failure } = useHistory(id, turn);
  const { purpose } = useTask();
  const again = (): void => setTurn((now) => now + 1);
  if (history) return <Marked><Shown history={history} again={again} /></Marked>;
  if (failure?.code === 'purpose_needed') return <PurposeGate>{(line) => <Waiting line={line} failure={purpose === null ? null : failure} again={again} />}</PurposeGate>;
  return <Waiting line={null} failure={failure} again={again} />;
}

export function HistoryPage({ values }: { values: Readonly<Record<string, string>> }) {
  const id = values['id'] ?? '';
  return <OneHistory key={id} id={id} />;
}
