// Giving a second grade: first one's own, then, with both on the table, what the two agree on.
import { useState } from 'preact/hooks';
import { longDate } from '../../../words/format.js';
import { Banner, faultOf, Lines, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { DraftKept } from '../../DraftKept.js';
import { useDraft } from '../../draft.js';
import { ErrorSummary, Form, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { monthWords } from '../AuditHead.js';
import { Facts, GradeChoice } from './parts.js';
import { gradeOrNone, ownStepWords, type OwnSecondGrade } from './review.js';

interface Place {
  one: OwnSecondGrade;
  onChanged: (one: OwnSecondGrade, words: string) => void;
  onFaults: (faults: Fault[]) => void;
}

function GiveGrade({ one, onChanged, onFaults }: Place) {
  const send = useSend();
  const draft = useDraft(`second-grade-${one.moderation}`, { grade: '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const give = async (): Promise<void> => {
    const { grade } = draft.values;
    say(grade === '' ? [{ field: 'grade', words: 'Choose your grade' }] : []);
    if (grade === '') return;
    setBusy(true);
    const answer = await send<OwnSecondGrade>(`/api/v1/audits/moderations/${one.moderation}/grade`, { grade });
    setBusy(false);
    if (answer.ok) {
      await draft.sent();
      onChanged(answer.data, 'Your grade is kept, and the auditor’s is shown below.');
    } else if (answer.status !== 401) say([faultOf(answer)]);
  };
  return (
    <DraftKept draft={draft} labels={{ grade: 'Your grade' }}>
      <Form words="Give this grade" busy={busy} onSend={() => void give()}>
        <GradeChoice
          id="grade" legend="Your grade" hint="It is given once and stays as it is. The auditor’s grade is shown after it." value={draft.values.grade} faults={faults}
          onChange={(grade) => draft.change({ grade })}
        />
      </Form>
    </DraftKept>
  );
}

function Agree({ one, onChanged, onFaults }: Place) {
  const send = useSend();
  const draft = useDraft(`agreed-grade-${one.moderation}`, { grade: one.grade === one.first_grade ? one.grade ?? '' : '', reason: '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const agree = async (): Promise<void> => {
    const { grade, reason } = draft.values;
    const wrong: Fault[] = [];
    if (grade === '') wrong.push({ field: 'agreed', words: 'Choose the grade that you agreed on' });
    if (grade !== '' && grade !== one.first_grade && reason.trim() === '') wrong.push({ field: 'reason', words: 'Say why it is not the auditor’s grade' });
    say(wrong);
    if (wrong.length > 0) return;
    setBusy(true);
    const answer = await send<OwnSecondGrade>(`/api/v1/audits/moderations/${one.moderation}/agree`, { grade, reason: reason.trim() === '' ? null : reason.trim() });
    setBusy(false);
    if (answer.ok) {
      await draft.sent();
      onChanged(answer.data, 'What you agreed on is kept. The quality assurance lead makes the grade final.');
    } else if (answer.status !== 401) say([faultOf(answer)]);
  };
  return (
    <DraftKept draft={draft} labels={{ grade: 'Agreed grade', reason: 'Reason' }}>
      <Form words="Keep what we agreed on" busy={busy} onSend={() => void agree()}>
        <GradeChoice id="agreed" legend="The grade that you and the auditor agree on" value={draft.values.grade} faults={faults} onChange={(grade) => draft.change({ grade })} />
        <Lines
          id="reason" label="Why" rows={5} hint="Needed where it is not the auditor’s grade. It stays with both grades." value={draft.values.reason} faults={faults}
          onInput={(reason) => draft.change({ reason })}
        />
      </Form>
    </DraftKept>
  );
}

export function SecondGradePage({ values }: { values: Readonly<Record<string, string>> }) {
  const fetched = useFetched<OwnSecondGrade>(`/api/v1/audits/moderations/${values['id'] ?? ''}`);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [done, setDone] = useState('');
  const one = fetched.data;
  const place = one && {
    one,
    onFaults: (found: Fault[]) => setFaults(found),
    onChanged: (changed: OwnSecondGrade, words: string) => {
      setFaults([]);
      setDone(words);
      fetched.put(changed);
    },
  };
  return (
    <Main>
      <p class="govuk-body ws-screen"><a class="govuk-back-link" href="/audits/moderation">Second grades</a></p>
      <ErrorSummary faults={faults} />
      {done !== '' && <Banner title="Kept" key={done}><p class="govuk-body">{done}</p></Banner>}
      <Heading title="Second grade" caption={one ? `${monthWords(one.month)}, ${one.team ?? 'no team'}` : 'Practice audit'} error={faults.length > 0} />
      <NotThere of="the second grade" fetched={fetched} />
      {one && place && (
        <>
          <p class="govuk-body"><a class="govuk-link" href={`/audits/audits/${one.audit}`}>Open the audit</a>: what the auditor found and answered{one.grade === null ? ', without the grade' : ''}.</p>
          <Facts
            facts={[
              { name: 'Next', value: ownStepWords(one.step) },
              { name: 'Due', value: longDate(one.due_on) },
              { name: 'Your grade', value: gradeOrNone(one.grade, 'Not given yet') },
              { name: 'Auditor’s grade', value: gradeOrNone(one.first_grade, 'Shown after yours') },
              ...(one.why === null ? [] : [{ name: 'Why you were asked', value: one.why }]),
              ...(one.agreed_grade === null ? [] : [{ name: 'Agreed on', value: gradeOrNone(one.agreed_grade) }]),
              ...(one.reason === null ? [] : [{ name: 'Reason', value: <span class="ws-break">{one.reason}</span> }]),
              ...(one.final_grade === null ? [] : [{ name: 'Final grade', value: gradeOrNone(one.final_grade) }]),
            ]}
          />
          {one.step === 'grade' && <GiveGrade {...place} />}
          {one.step === 'agree' && <Agree {...place} />}
          {one.step === 'lead' && <p class="govuk-inset-text">Your grade and the auditor’s are two or more apart, so the quality assurance lead decides. Talk with the auditor meanwhile: what you both saw will be asked for.</p>}
          {one.step === 'waits' && <p class="govuk-inset-text">The audit was paused or sent back to the auditor ({one.state_words.toLowerCase()}). You are asked again when it goes on.</p>}
        </>
      )}
    </Main>
  );
}
