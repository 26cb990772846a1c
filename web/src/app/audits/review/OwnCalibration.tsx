// What an auditor gives in calibration sessions: their own grades alone, until the group has talked.
import { useState } from 'preact/hooks';
import { longDate } from '../../../words/format.js';
import { Banner, Choice, faultOf, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { ErrorSummary, Form, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { gradeWords } from '../questions/tool_types.js';
import type { OwnCalibration as Own, OwnSession } from './calibration.js';
import { Facts, GradeChoice } from './parts.js';
import { nextCase } from './review.js';

function GiveGrade({ session, onKept, onFaults, faults }: { session: OwnSession; faults: readonly Fault[]; onKept: (kept: Own, label: string) => void; onFaults: (faults: Fault[]) => void }) {
  const send = useSend();
  const fresh = nextCase(session.cases);
  const first = session.cases.find((label) => !session.grades.some((one) => one.case === label)) ?? session.cases[0] ?? fresh;
  const [label, setLabel] = useState(first);
  const givenOf = (of: string): string => session.grades.find((one) => one.case === of)?.grade ?? '';
  const [grade, setGrade] = useState(givenOf(first));
  const [busy, setBusy] = useState(false);
  const id = `grade-${session.session}`;
  const keep = async (wanted: string | null): Promise<void> => {
    if (wanted === '') return onFaults([{ field: id, words: `Choose the grade of case ${label}` }]);
    setBusy(true);
    const answer = await send<Own>('/api/v1/audits/own-calibration', { session: session.session, case: label, grade: wanted });
    setBusy(false);
    if (answer.ok) onKept(answer.data, label);
    else if (answer.status !== 401) onFaults([faultOf(answer)]);
  };
  return (
    <>
      <Form words={`Keep your grade of case ${label}`} busy={busy} onSend={() => void keep(grade)}>
        <Choice
          id={`case-${session.session}`} label="Case" hint="By the letter that whoever leads the session gave it." value={label} faults={faults}
          choices={[...session.cases.map((one) => ({ value: one, words: `Case ${one}` })), { value: fresh, words: `Case ${fresh}, which nobody has graded yet` }]}
          onChange={(chosen) => {
            setLabel(chosen);
            setGrade(givenOf(chosen));
          }}
        />
        <GradeChoice id={id} legend={`Your grade of case ${label}`} value={grade} faults={faults} onChange={setGrade} />
      </Form>
      {givenOf(label) !== '' && <p class="govuk-body"><button type="button" class="ws-save" onClick={() => void keep(null)}>Take back your grade of case {label}</button></p>}
    </>
  );
}

function Session({ session, faults, onKept, onFaults }: { session: OwnSession; faults: readonly Fault[]; onKept: (kept: Own, label: string) => void; onFaults: (faults: Fault[]) => void }) {
  return (
    <section aria-labelledby={`session-${session.session}`}>
      <h2 class="govuk-heading-m" id={`session-${session.session}`}>{session.name}</h2>
      <p class="govuk-body">{session.takes_grades ? 'The group talks' : 'The group talked'} on {longDate(session.held_on)}.</p>
      {session.grades.length === 0 ? <p class="govuk-body">You {session.takes_grades ? 'have given no grade yet' : 'gave no grade'}.</p> : (
        <Facts facts={session.grades.map((one) => ({ name: `Case ${one.case}`, value: gradeWords(one.grade) }))} />
      )}
      {session.takes_grades && <GiveGrade session={session} faults={faults} onKept={onKept} onFaults={onFaults} />}
    </section>
  );
}

export function OwnCalibration() {
  const fetched = useFetched<Own>('/api/v1/audits/own-calibration');
  const [faults, setFaults] = useState<Fault[]>([]);
  const [done, setDone] = useState({ label: '', turn: 0 });
  const own = fetched.data;
  const onKept = (kept: Own, label: string): void => {
    setFaults([]);
    setDone({ label, turn: done.turn + 1 });
    fetched.put(kept);
  };
  return (
    <Main>
      <ErrorSummary faults={faults} />
      {done.turn > 0 && <Banner title="Saved" key={done.turn}><p class="govuk-body">Your grade of case {done.label} is saved.</p></Banner>}
      <Heading title="Your calibration grades" caption="Practice audit" error={faults.length > 0} />
      <p class="govuk-body">Auditors grade the same few cases, each alone, and then talk about what they saw differently. You can change your grade until the end of that day.</p>
      <NotThere of="your grades" fetched={fetched} />
      {own && !own.registered && <p class="govuk-inset-text">You are not in the register of auditors, so there is nothing to grade. The quality assurance lead adds people to it.</p>}
      {own?.registered && own.rows.length === 0 && <p class="govuk-body">There is no session yet.</p>}
      {own?.rows.map((session) => <Session key={`${session.session} ${done.turn}`} session={session} faults={faults} onKept={onKept} onFaults={setFaults} />)}
    </Main>
  );
}
