// The register of auditors: who audits, how many a month, and which interests they have declared.
import { useState } from 'preact/hooks';
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { Asking, Banner, Choice, faultOf, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { givenDay, typedOfDay } from '../../children/days.js';
import { DraftKept } from '../../DraftKept.js';
import { useDraft } from '../../draft.js';
import { ErrorSummary, Field, Form, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import type { AuditorRow, InterestRow } from './answers.js';
import { AUDITOR_STATUSES, choices, INTERESTS, wholeOf } from './words.js';

interface Saying {
  onDone: (words: string) => void;
  onFaults: (faults: Fault[]) => void;
}

interface AuditorTyped extends Record<string, unknown> {
  name: string; account: string; organisation: string; worker: string; status: string; trained: string; capacity: string;
}

const NOBODY: AuditorTyped = { name: '', account: '', organisation: '', worker: '', status: 'trained', trained: '', capacity: '4' };

function typedOf(one: AuditorRow | null): AuditorTyped {
  if (!one) return NOBODY;
  return {
    name: one.name, account: one.account ?? '', organisation: one.organisation ?? '', worker: one.worker_id ?? '', status: one.status,
    trained: one.trained_on ? typedOfDay(one.trained_on) : '', capacity: String(one.capacity),
  };
}

/** What the server is to be asked for, or what is wrong with it. */
export function auditorWish(typed: AuditorTyped, id: string | null): Fault[] | Record<string, unknown> {
  const faults: Fault[] = [];
  const capacity = wholeOf(typed.capacity, 0, 100);
  const trained = givenDay(typed.trained);
  if (typed.name.trim() === '') faults.push({ field: 'name', words: 'Enter the auditor’s name' });
  if (capacity === null) faults.push({ field: 'capacity', words: 'Enter a whole number from 0 to 100' });
  if (trained === null) faults.push({ field: 'trained', words: 'Enter the day like 1/9/2020, or leave it empty' });
  if (faults.length > 0) return faults;
  const given = (name: string, text: string): Record<string, string> => (text.trim() === '' ? {} : { [name]: text.trim() });
  return {
    name: typed.name.trim(), status: typed.status, capacity, ...given('account', typed.account), ...given('organisation', typed.organisation),
    ...given('worker_id', typed.worker), ...given('trained_on', trained ?? ''), ...given('auditor', id ?? ''),
  };
}

function AuditorForm({ of, onDone, onFaults }: Saying & { of: AuditorRow | null }) {
  const send = useSend();
  const draft = useDraft<AuditorTyped>(`auditor-${of?.id ?? 'new'}`, typedOf(of));
  const typed = draft.values;
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const keep = async (): Promise<void> => {
    const wish = auditorWish(typed, of?.id ?? null);
    if (Array.isArray(wish)) return say(wish);
    setBusy(true);
    const answer = await send('/api/v1/audits/auditors', wish);
    setBusy(false);
    if (answer.ok) {
      say([]);
      await draft.sent(of ? typed : NOBODY);
      onDone(of ? `${typed.name} is changed.` : `${typed.name} stands in the register.`);
    } else if (answer.status !== 401) say([faultOf(answer, answer.code === 'no_account' ? 'account' : '')]);
  };
  const field = (id: keyof AuditorTyped & string, label: string, hint = '', width?: 10 | 20) => (
    <Field id={id} label={label} {...(hint ? { hint } : {})} autocomplete="off" {...(width ? { width } : {})} value={String(typed[id])} faults={faults} onInput={(value) => draft.change({ [id]: value })} />
  );
  return (
    <DraftKept draft={draft} labels={{ name: 'Name', account: 'Account', organisation: 'Organisation', worker: 'Worker', trained: 'Trained on', capacity: 'Audits a month' }}>
      <Form words={of ? 'Change' : 'Add to the register'} busy={busy} onSend={() => void keep()}>
        {field('name', 'Name')}
        {field('account', 'E-mail address of their account (optional)', 'A partner without an account audits on paper or through somebody else.')}
        {field('worker', 'Their identifier in the case system (optional)', 'By it their own cases, teams and managers are known. Without it nobody can tell that a case is theirs.', 20)}
        {field('organisation', 'Organisation (optional)', 'Of those who are not the authority’s own')}
        <Choice id="status" label="Status" hint="Moderators give second grades." value={typed.status} faults={faults} choices={choices(AUDITOR_STATUSES)} onChange={(status) => draft.change({ status })} />
        {field('trained', 'Trained on (optional)', 'Like 1/9/2020', 10)}
        {field('capacity', 'Audits a month at most', '', 10)}
      </Form>
    </DraftKept>
  );
}

function Interests({ of, onDone, onFaults }: Saying & { of: AuditorRow }) {
  const send = useSend();
  const fetched = useFetched<InterestRow[]>(`/api/v1/audits/auditors/${of.id}/interests`);
  const [typed, setTyped] = useState({ kind: 'team', interest_in: '', why: '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const declare = async (): Promise<void> => {
    const wrong: Fault[] = [];
    if (typed.interest_in.trim() === '') wrong.push({ field: 'interest_in', words: 'Enter the identifier, or a team’s name' });
    if (typed.why.trim() === '') wrong.push({ field: 'interest-why', words: 'Say what the interest is' });
    if (wrong.length > 0) return say(wrong);
    setBusy(true);
    const answer = await send(`/api/v1/audits/auditors/${of.id}/interests`, typed);
    setBusy(false);
    if (answer.ok) {
      say([]);
      setTyped({ kind: 'team', interest_in: '', why: '' });
      fetched.again();
      onDone(`The interest of ${of.name} is declared.`);
    } else if (answer.status !== 401) say([faultOf(answer)]);
  };
  const end = async (id: string): Promise<void> => {
    const answer = await send(`/api/v1/audits/auditors/${of.id}/interests/end`, { interest: id });
    if (answer.ok) {
      fetched.again();
      onDone('The interest has ended.');
    } else if (answer.status !== 401) say([faultOf(answer)]);
  };
  return (
    <>
      <h3 class="govuk-heading-s">Declared interests</h3>
      <NotThere of="the interests" fetched={fetched} />
      {fetched.data?.length === 0 && <p class="govuk-body">None.</p>}
      {(fetched.data ?? []).map((one) => (
        <div class="govuk-inset-text" key={one.id}>
          <p class="govuk-body">{INTERESTS[one.kind] ?? one.kind}{one.interest_in && ` (${one.interest_in})`}: {one.why}. Since {longDate(one.valid_from)}{one.valid_to && `, until ${longDate(one.valid_to)}`}.</p>
          {!one.valid_to && <Asking words="End this interest" question="It then counts no longer. End it today?" yes="Yes, end it" onYes={() => end(one.id)} />}
        </div>
      ))}
      <Form words="Declare an interest" busy={busy} onSend={() => void declare()}>
        <Choice id="interest-kind" label="Interest in" value={typed.kind} faults={faults} choices={choices(INTERESTS)} onChange={(kind) => setTyped({ ...typed, kind })} />
        <Field id="interest_in" label="Which" hint={typed.kind === 'team' ? 'The team’s name, letter by letter' : 'The identifier in the case system'} autocomplete="off" value={typed.interest_in} faults={faults} onInput={(value) => setTyped({ ...typed, interest_in: value })} />
        <Field id="interest-why" label="What it is" hint="Such as: lives next door. Name no child." autocomplete="off" value={typed.why} faults={faults} onInput={(why) => setTyped({ ...typed, why })} />
      </Form>
    </>
  );
}

export function Auditors() {
  const fetched = useFetched<AuditorRow[]>('/api/v1/audits/auditors');
  const [chosen, setChosen] = useState<string | null>(null);
  const [done, setDone] = useState({ words: '', turn: 0 });
  const [faults, setFaults] = useState<Fault[]>([]);
  const rows = fetched.data ?? [];
  const of = rows.find(({ id }) => id === chosen) ?? null;
  const onDone = (words: string): void => {
    setDone({ words, turn: done.turn + 1 });
    setFaults([]);
    fetched.again();
  };
  const choose = (id: string | null): void => {
    setChosen(id);
    setFaults([]);
    setTimeout(() => document.getElementById('auditor-heading')?.focus(), 0);
  };
  return (
    <Main>
      <ErrorSummary faults={faults} />
      <Heading title="Auditors" error={faults.length > 0} />
      {done.words && <Banner key={done.turn} title="Done"><p class="govuk-notification-banner__heading">{done.words}</p></Banner>}
      <NotThere of="the register" fetched={fetched} />
      {fetched.data && rows.length === 0 && <p class="govuk-body">Nobody stands in the register yet.</p>}
      {rows.length > 0 && (
        <WideTable
          caption="Register of auditors" name="auditors" rows={rows}
          columns={[
            { title: 'Name', cell: (one) => <a class="govuk-link" href={`#${one.id}`} onClick={(event) => { event.preventDefault(); choose(one.id); }}>{one.name}</a>, value: (one) => one.name },
            { title: 'Status', cell: (one) => AUDITOR_STATUSES[one.status] ?? one.status },
            { title: 'Where', cell: (one) => one.organisation ?? (one.account ? 'has an account' : 'no account') },
            { title: 'Identifier', cell: (one) => one.worker_id ?? 'not known' },
            { title: 'Trained', cell: (one) => (one.trained_on ? longDate(one.trained_on) : 'not said'), value: (one) => one.trained_on },
            { title: 'Audits a month', numeric: true, cell: (one) => one.capacity },
            { title: 'Has now', numeric: true, cell: (one) => one.load },
            { title: 'Interests', numeric: true, cell: (one) => one.interests },
          ]}
        />
      )}
      {fetched.data && (
        <>
          <h2 class="govuk-heading-m" id="auditor-heading" tabIndex={-1}>{of ? of.name : 'Add an auditor'}</h2>
          {of && <button type="button" class="govuk-button govuk-button--secondary" onClick={() => choose(null)}>Add another auditor instead</button>}
          <AuditorForm key={of?.id ?? 'new'} of={of} onDone={onDone} onFaults={setFaults} />
          {of && <Interests key={`interests ${of.id}`} of={of} onDone={onDone} onFaults={setFaults} />}
        </>
      )}
    </Main>
  );
}
