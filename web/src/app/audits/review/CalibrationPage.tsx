// One calibration session: its grades, how they spread, and how far they agree. It prints as the session's report.
import { useState } from 'preact/hooks';
import { WideTable } from '../../../components/WideTable.js';
import { count, longDate } from '../../../words/format.js';
import { Banner, Choice, faultOf, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { DraftKept } from '../../DraftKept.js';
import { useDraft } from '../../draft.js';
import { ErrorSummary, Form, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { GRADES, gradeWords } from '../questions/tool_types.js';
import { changedGrades, typedOf, type CalibrationSession } from './calibration.js';
import { Facts } from './parts.js';
import { coefficientWords, nextCase, shareWords } from './review.js';

const apart = (range: number): string => (range === 0 ? 'All alike' : range === 1 ? 'One grade' : `${range} grades`);

function Result({ session }: { session: CalibrationSession }) {
  if (session.exact === null) return <p class="govuk-inset-text">No case was graded by two auditors yet, so there is nothing to compare.</p>;
  return (
    <>
      <h2 class="govuk-heading-m">How far they agree</h2>
      <Facts
        facts={[
          { name: 'Pairs of auditors with the same grade', value: shareWords(session.exact) },
          { name: 'Within one grade', value: session.within_one ? shareWords(session.within_one) : 'Cannot be said' },
          { name: 'Weighted kappa', value: coefficientWords(session.kappa) },
          { name: 'Gwet’s AC2', value: coefficientWords(session.ac2) },
        ]}
      />
      <p class="govuk-body">
        In brackets: 95% intervals for other auditors like these on the same cases, by leaving out one auditor at a time. They say nothing about other cases. Kappa
        falls where nearly all grades are alike, even among auditors who hardly differ; AC2 does not.
      </p>
    </>
  );
}

function EnterGrades({ session, label, onKept, onFaults }: { session: CalibrationSession; label: string; onKept: (kept: CalibrationSession) => void; onFaults: (faults: Fault[]) => void }) {
  const send = useSend();
  const draft = useDraft(`calibration-${session.session}-${label.toLowerCase()}`, typedOf(session, label));
  const [busy, setBusy] = useState(false);
  const keep = async (): Promise<void> => {
    const grades = changedGrades(session, label, draft.values);
    if (grades.length === 0) return onFaults([{ field: '', words: `Nothing of case ${label} has changed` }]);
    setBusy(true);
    const answer = await send<CalibrationSession>(`/api/v1/audits/calibration/${session.session}/grades`, { grades });
    setBusy(false);
    if (answer.ok) {
      await draft.sent(typedOf(answer.data, label));
      onKept(answer.data);
    } else if (answer.status !== 401) onFaults([faultOf(answer)]);
  };
  const graded = session.auditors.filter(({ id, now }) => now || session.grades.some((one) => one.auditor === id));
  return (
    <DraftKept draft={draft} labels={Object.fromEntries(session.auditors.map(({ id, name }) => [id, name]))}>
      <Form words={`Keep the grades of case ${label}`} busy={busy} onSend={() => void keep()}>
        {graded.map(({ id, name }) => (
          <Choice
            key={id} id={`grade-${id}`} label={name} value={draft.values[id] ?? ''} faults={[]}
            choices={[{ value: '', words: 'None' }, ...GRADES.map((grade) => ({ value: grade, words: gradeWords(grade) }))]} onChange={(grade) => draft.change({ [id]: grade })}
          />
        ))}
      </Form>
    </DraftKept>
  );
}

export function CalibrationPage({ values }: { values: Readonly<Record<string, string>> }) {
  const fetched = useFetched<CalibrationSession>(`/api/v1/audits/calibration/${values['id'] ?? ''}`);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [done, setDone] = useState(0);
  const [label, setLabel] = useState('');
  const session = fetched.data;
  const labels = session?.cases.map((one) => one.case) ?? [];
  const chosen = label === '' ? labels[0] ?? 'A' : label;
  const fresh = nextCase(labels);
  return (
    <Main>
      <p class="govuk-body ws-screen"><a class="govuk-back-link" href="/audits/calibration">Calibration</a></p>
      <ErrorSummary faults={faults} />
      {done > 0 && <Banner title="Kept" key={done}><p class="govuk-body">The grades are kept, and what they come to is worked out anew.</p></Banner>}
      <Heading title={session?.name ?? 'Calibration'} caption="Calibration" error={faults.length > 0} />
      <NotThere of="the session" fetched={fetched} />
      {session && (
        <>
          <Facts
            facts={[
              { name: 'Held', value: longDate(session.held_on) },
              { name: 'Led by', value: session.led_by },
              { name: 'Auditors', value: count(session.graded_by) },
              { name: 'Cases', value: count(session.cases.length) },
              ...(session.notes === '' ? [] : [{ name: 'Notes', value: <span class="ws-break">{session.notes}</span> }]),
            ]}
          />
          <Result session={session} />
          {session.cases.length > 0 && (
            <WideTable
              caption="How the grades of each case spread" name="calibration-cases" rows={session.cases}
              columns={[
                { title: 'Case', cell: (row) => row.case },
                ...GRADES.map((grade) => ({ title: gradeWords(grade), numeric: true, cell: (row: CalibrationSession['cases'][number]) => row[grade] })),
                { title: 'Best to worst', cell: (row) => apart(row.range) },
              ]}
            />
          )}
          {session.grades.length > 0 && (
            <WideTable
              caption="Who gave what" name="calibration-grades" rows={session.grades}
              columns={[
                { title: 'Case', cell: (row) => row.case },
                { title: 'Auditor', cell: (row) => session.auditors.find(({ id }) => id === row.auditor)?.name ?? row.auditor },
                { title: 'Grade', cell: (row) => gradeWords(row.grade) },
              ]}
            />
          )}
          <section class="ws-screen">
            <h2 class="govuk-heading-m">Enter grades</h2>
            <Choice
              id="case" label="Case" value={chosen} faults={[]} choices={[...labels.map((one) => ({ value: one, words: `Case ${one}` })), { value: fresh, words: `A new case: ${fresh}` }]} onChange={setLabel}
            />
            <EnterGrades
              key={`${chosen} ${done}`} session={session} label={chosen} onFaults={setFaults}
              onKept={(kept) => {
                setFaults([]);
                setLabel(chosen);
                fetched.put(kept);
                setDone((now) => now + 1);
              }}
            />
          </section>
        </>
      )}
    </Main>
  );
}
