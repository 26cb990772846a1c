// Calibration sessions: a group grades the same few cases, without names, and then talks.
import { useState } from 'preact/hooks';
import { WideTable } from '../../../components/WideTable.js';
import { longDate, number, percent } from '../../../words/format.js';
import { Banner, faultOf, Lines, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { dayOf } from '../../children/days.js';
import { DraftKept } from '../../DraftKept.js';
import { useDraft } from '../../draft.js';
import { ErrorSummary, Field, Form, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import type { CalibrationSession } from './calibration.js';

interface Row {
  session: string;
  name: string;
  held_on: string;
  cases: number;
  auditors: number;
  exact: number | null;
  ac2: number | null;
}

function NewSession({ onMade, onFaults }: { onMade: (made: CalibrationSession) => void; onFaults: (faults: Fault[]) => void }) {
  const send = useSend();
  const draft = useDraft('calibration-new', { name: '', held_on: '', notes: '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const make = async (): Promise<void> => {
    const { name, held_on: heldOn, notes } = draft.values;
    const wrong: Fault[] = [];
    if (name.trim() === '') wrong.push({ field: 'name', words: 'Enter a name' });
    const day = dayOf(heldOn);
    if (day === null) wrong.push({ field: 'held-on', words: 'Enter the day on which the group talks, like 21/9/2020' });
    say(wrong);
    if (wrong.length > 0) return;
    setBusy(true);
    const answer = await send<CalibrationSession>('/api/v1/audits/calibration', { name: name.trim(), held_on: day, notes: notes.trim() === '' ? null : notes.trim() });
    setBusy(false);
    if (answer.ok) {
      await draft.sent();
      onMade(answer.data);
    } else if (answer.status !== 401) say([faultOf(answer, answer.code === 'day_refused' ? 'held-on' : '')]);
  };
  return (
    <DraftKept draft={draft} labels={{ name: 'Name', held_on: 'Day', notes: 'Notes' }}>
      <Form words="Make the session" busy={busy} onSend={() => void make()}>
        <Field id="name" label="Name" hint="Such as “Autumn 2020”." autocomplete="off" value={draft.values.name} faults={faults} onInput={(name) => draft.change({ name })} />
        <Field id="held-on" label="Day on which the group talks" hint="Like 21/9/2020. Auditors enter their own grades until then." autocomplete="off" width={10} value={draft.values.held_on} faults={faults} onInput={(held_on) => draft.change({ held_on })} />
        <Lines id="notes" label="Notes (optional)" hint="Without names of children." value={draft.values.notes} faults={faults} onInput={(notes) => draft.change({ notes })} />
      </Form>
    </DraftKept>
  );
}

export function CalibrationList() {
  const fetched = useFetched<{ rows: Row[] }>('/api/v1/audits/calibration.json');
  const [faults, setFaults] = useState<Fault[]>([]);
  const [made, setMade] = useState<CalibrationSession | null>(null);
  const rows = fetched.data?.rows ?? [];
  return (
    <Main>
      <ErrorSummary faults={faults} />
      {made && <Banner title="Made" key={made.session}><p class="govuk-body">Auditors find it under their own calibration grades. <a class="govuk-link" href={`/audits/calibration/${made.session}`}>Open {made.name}</a> to enter grades for others, or to see how far they agree.</p></Banner>}
      <Heading title="Calibration" caption="Practice audit" error={faults.length > 0} />
      <p class="govuk-body">A group of auditors grades the same few cases, each alone, and then talks about what it saw differently. Cases are called A, B and so on: which child it was stands nowhere.</p>
      <NotThere of="the sessions" fetched={fetched} />
      {fetched.data && rows.length === 0 && <p class="govuk-body">There is no session yet.</p>}
      {rows.length > 0 && (
        <WideTable
          caption="Sessions, the latest first" name="calibration-sessions" rows={rows}
          columns={[
            { title: 'Session', cell: (row) => <a class="govuk-link" href={`/audits/calibration/${row.session}`}>{row.name}</a>, value: (row) => row.name },
            { title: 'Held', cell: (row) => longDate(row.held_on), value: (row) => row.held_on },
            { title: 'Cases', numeric: true, cell: (row) => row.cases },
            { title: 'Auditors', numeric: true, cell: (row) => row.auditors },
            { title: 'Same grade', numeric: true, cell: (row) => (row.exact === null ? '' : percent(100 * row.exact)), value: (row) => row.exact ?? '' },
            { title: 'Gwet’s AC2', numeric: true, cell: (row) => (row.ac2 === null ? '' : number(row.ac2, 2)), value: (row) => row.ac2 ?? '' },
          ]}
        />
      )}
      <h2 class="govuk-heading-m">A new session</h2>
      <NewSession
        onFaults={setFaults}
        onMade={(session) => {
          setFaults([]);
          setMade(session);
          fetched.again();
        }}
      />
    </Main>
  );
}
