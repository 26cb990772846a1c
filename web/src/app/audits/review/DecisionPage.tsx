// One audit before the quality assurance lead: who grades it again, which grade is final, and what sets it aside.
import { useState } from 'preact/hooks';
import { longTime } from '../../../words/format.js';
import { Banner, Choice, faultOf, Lines, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { DraftKept } from '../../DraftKept.js';
import { useDraft } from '../../draft.js';
import { ErrorSummary, Form, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { monthWords } from '../AuditHead.js';
import { Facts, GradeChoice, SecondGradeFacts } from './parts.js';
import { differs, gradeOrNone, nextWords, type Decision } from './review.js';

interface Place {
  decision: Decision;
  /** Sends to an address of the audit, and gives what was wrong. */
  act: (what: string, body: object, done: string) => Promise<Fault[]>;
  onFaults: (faults: Fault[]) => void;
}

function useSaying(onFaults: (faults: Fault[]) => void) {
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): boolean => {
    setFaults(found);
    onFaults(found);
    return found.length === 0;
  };
  const during = async (work: () => Promise<Fault[]>): Promise<boolean> => {
    setBusy(true);
    const found = await work();
    setBusy(false);
    return say(found);
  };
  return { faults, busy, say, during };
}

function GiveModerator({ decision, act, onFaults }: Place) {
  const open = decision.second_grades.find((one) => one.finished_at === null && one.grade === null);
  const [chosen, setChosen] = useState('');
  const { faults, busy, say, during } = useSaying(onFaults);
  if (!open) return null;
  const free = decision.moderators.filter(({ conflicts }) => conflicts.length === 0);
  const barred = decision.moderators.filter(({ conflicts }) => conflicts.length > 0);
  const give = async (): Promise<void> => {
    if (!say(chosen === '' ? [{ field: 'moderator', words: 'Choose a moderator' }] : [])) return;
    await during(() => act('moderator', { moderation: open.moderation, moderator: chosen }, 'The moderator finds it in their list.'));
  };
  return (
    <section>
      <h2 class="govuk-heading-m">{open.given ? 'Give the second grade to another moderator' : 'Choose a moderator'}</h2>
      {free.length === 0 ? <p class="govuk-inset-text">No independent moderator has an account. Make an auditor a moderator on the <a class="govuk-link" href="/audits/auditors">page of auditors</a>.</p> : (
        <Form words={open.given ? 'Give it to them instead' : 'Ask for the second grade'} busy={busy} onSend={() => void give()}>
          <Choice
            id="moderator" label="Moderator" hint="Independent of the case as far as is known here; who has the least to do first." value={chosen} faults={faults}
            choices={[{ value: '', words: 'Choose one' }, ...free.map(({ id, name, waiting }) => ({ value: id, words: `${name} (${waiting} waiting)` }))]} onChange={setChosen}
          />
        </Form>
      )}
      {barred.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {barred.map(({ id, name, conflicts }) => <li key={id}>Not {name}: {conflicts.join(', ')}.</li>)}
        </ul>
      )}
    </section>
  );
}

function Finalise({ decision, act, onFaults }: Place) {
  const agreed = decision.second_grades.find((one) => one.agreed_grade !== null);
  const initial = decision.next === 'finalise' ? decision.auditor_grade ?? '' : agreed?.agreed_grade ?? '';
  const draft = useDraft(`final-grade-${decision.audit}`, { grade: initial, reason: agreed?.reason ?? '' });
  const { faults, busy, say, during } = useSaying(onFaults);
  const { grade, reason } = draft.values;
  const finalise = async (): Promise<void> => {
    const wrong: Fault[] = [];
    if (grade === '') wrong.push({ field: 'final', words: 'Choose the final grade' });
    else if (differs(grade, decision) && reason.trim() === '') wrong.push({ field: 'why-final', words: 'Say why this grade is the right one' });
    if (!say(wrong)) return;
    const body = { grade, reason: reason.trim() === '' ? null : reason.trim() };
    if (await during(() => act('final', body, 'The grade is final, and what it asks for has begun.'))) await draft.sent();
  };
  return (
    <section>
      <h2 class="govuk-heading-m">Make the grade final</h2>
      <DraftKept draft={draft} labels={{ grade: 'Final grade', reason: 'Why' }}>
        <Form words="Make it final" busy={busy} onSend={() => void finalise()}>
          <GradeChoice id="final" legend="Final grade" hint="A judgement, never an average." value={grade} faults={faults} onChange={(now) => draft.change({ grade: now })} />
          <Lines
            id="why-final" label="Why" rows={4} hint="Needed where anyone gave another grade. It is kept with all grades." value={reason} faults={faults}
            onInput={(now) => draft.change({ reason: now })}
          />
        </Form>
      </DraftKept>
    </section>
  );
}

const MOVES: Record<string, { words: string; about: string }> = {
  send_back: { words: 'Send it back to the auditor', about: 'The auditor works on it again; everything stays.' },
  reopen: { words: 'Reopen it', about: 'The final grade is taken back and the auditor works on it again. The version with the grade is kept.' },
  pause: { words: 'Pause it', about: 'For a complaint or a legal hold: nothing goes on, and everything is kept.' },
  resume: { words: 'Resume it', about: 'It goes on where it was.' },
  void: { words: 'Make it void', about: 'It comes to nothing and is counted as void. This cannot be taken back.' },
};

function SetAside({ decision, act, onFaults }: Place) {
  const draft = useDraft(`audit-move-${decision.audit}`, { move: '', reason: '' });
  const { faults, busy, say, during } = useSaying(onFaults);
  const { move, reason } = draft.values;
  if (decision.moves.length === 0) return null;
  const known = MOVES[move];
  const go = async (): Promise<void> => {
    const wrong: Fault[] = [];
    if (move === '') wrong.push({ field: 'move', words: 'Choose what to do with it' });
    if (reason.trim() === '') wrong.push({ field: 'why-move', words: 'Say why: the reason is kept with the audit' });
    if (!say(wrong)) return;
    if (await during(() => act('move', { move, reason: reason.trim() }, 'It is done, and stands in the audit’s history.'))) await draft.sent();
  };
  return (
    <section>
      <h2 class="govuk-heading-m">Set it aside, or open it again</h2>
      <DraftKept draft={draft} labels={{ move: 'What', reason: 'Why' }}>
        <Form words={known?.words ?? 'Continue'} busy={busy} warning={move === 'void'} onSend={() => void go()}>
          <Choice
            id="move" label="What" {...(known ? { hint: known.about } : {})} value={move} faults={faults}
            choices={[{ value: '', words: 'Choose one' }, ...decision.moves.map((one) => ({ value: one, words: MOVES[one]?.words ?? one }))]} onChange={(now) => draft.change({ move: now })}
          />
          <Lines id="why-move" label="Why" rows={3} value={reason} faults={faults} onInput={(now) => draft.change({ reason: now })} />
        </Form>
      </DraftKept>
    </section>
  );
}

function Decline({ decision, act, onFaults }: Place) {
  const appeal = decision.second_grades.find((one) => one.kind === 'appeal' && one.finished_at === null && !one.given);
  const draft = useDraft(`decline-appeal-${decision.audit}`, { reason: '' });
  const { faults, busy, say, during } = useSaying(onFaults);
  if (!appeal) return null;
  const decline = async (): Promise<void> => {
    const reason = draft.values.reason.trim();
    if (!say(reason === '' ? [{ field: 'why-decline', words: 'Say why the grade stands' }] : [])) return;
    if (await during(() => act('decline', { moderation: appeal.moderation, reason }, 'The grade stands, and the reason is kept.'))) await draft.sent();
  };
  return (
    <section>
      <h2 class="govuk-heading-m">Or decline the appeal</h2>
      <DraftKept draft={draft} labels={{ reason: 'Why' }}>
        <Form words="Decline the appeal" busy={busy} onSend={() => void decline()}>
          <Lines id="why-decline" label="Why the grade stands" rows={3} value={draft.values.reason} faults={faults} onInput={(reason) => draft.change({ reason })} />
        </Form>
      </DraftKept>
    </section>
  );
}

export function DecisionPage({ values }: { values: Readonly<Record<string, string>> }) {
  const id = values['id'] ?? '';
  const fetched = useFetched<Decision>(`/api/v1/audits/decisions/${id}`);
  const send = useSend();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [done, setDone] = useState('');
  const decision = fetched.data;
  const act = async (what: string, body: object, words: string): Promise<Fault[]> => {
    setDone('');
    const answer = await send<Decision>(`/api/v1/audits/decisions/${id}/${what}`, { ...body, seen: decision?.revision });
    if (answer.ok) {
      fetched.put(answer.data);
      setDone(words);
      return [];
    }
    if (answer.code === 'audit_changed') fetched.again();
    return answer.status === 401 ? [] : [faultOf(answer)];
  };
  const place = decision && { decision, act, onFaults: setFaults };
  const ready = decision?.next === 'finalise' || decision?.next === 'decide' || decision?.next === 'talk';
  return (
    <Main>
      <p class="govuk-body ws-screen"><a class="govuk-back-link" href="/audits/decisions">Grades to decide on</a></p>
      <ErrorSummary faults={faults} />
      {done !== '' && <Banner title="Done" key={`${done} ${decision?.revision ?? ''}`}><p class="govuk-body">{done}</p></Banner>}
      <Heading title="Deciding on a grade" caption={decision ? `${monthWords(decision.month)}, ${decision.team ?? 'no team'}` : 'Practice audit'} error={faults.length > 0} />
      <NotThere of="the audit" fetched={fetched} />
      {decision && place && (
        <>
          <p class="govuk-body">
            <a class="govuk-link" href={`/audits/audits/${id}`}>Open the audit</a> or <a class="govuk-link" href={`/audits/audits/${id}/history`}>its history and versions</a>.
          </p>
          <Facts
            facts={[
              { name: 'State', value: decision.state_words },
              { name: 'Next', value: nextWords(decision.next) },
              { name: 'Auditor', value: decision.auditor ?? 'Nobody' },
              ...(decision.submitted_at === null ? [] : [{ name: 'Submitted', value: longTime(decision.submitted_at) }]),
              { name: 'Auditor’s grade', value: gradeOrNone(decision.auditor_grade, 'Not given yet') },
              ...(decision.final_grade === null ? [] : [{ name: 'Final grade', value: gradeOrNone(decision.final_grade) }]),
              ...(decision.rationale === null ? [] : [{ name: 'Reason for it', value: <span class="ws-break">{decision.rationale}</span> }]),
            ]}
          />
          {decision.second_grades.map((one) => (
            <section key={one.moderation}>
              <h2 class="govuk-heading-m">{one.kind === 'appeal' ? 'Appeal' : 'Second grade'}</h2>
              <SecondGradeFacts one={one} />
            </section>
          ))}
          {decision.moderators.length > 0 && decision.next !== 'paused' && <GiveModerator {...place} key={`give ${decision.revision}`} />}
          {decision.next === 'appeal' && <Decline {...place} />}
          {ready && <Finalise {...place} key={`final ${decision.revision}`} />}
          <SetAside {...place} key={`aside ${decision.revision}`} />
        </>
      )}
    </Main>
  );
}
