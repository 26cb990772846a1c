// One programme: what it asks, its rounds, its history with what was put off, and changing it.
import { useState } from 'preact/hooks';
import { WideTable } from '../../../components/WideTable.js';
import { longDate, longTime } from '../../../words/format.js';
import { Banner, Choice, faultOf, Lines, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { dayOf, givenDay, typedOfDay } from '../../children/days.js';
import { DraftKept } from '../../DraftKept.js';
import { useDraft } from '../../draft.js';
import { ErrorSummary, Field, Form, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import type { Programme } from './answers.js';
import { CASES, KINDS, METHODS, monthOf, monthWords, STATUSES, wholeOf } from './words.js';

interface Saying {
  onDone: (title: string, words: string, address?: string) => void;
  onFaults: (faults: Fault[]) => void;
}

function OpenRound({ of, onDone, onFaults }: Saying & { of: Programme }) {
  const send = useSend();
  const nothing = { month: '', label: '', target: String(of.target), due: '' };
  const draft = useDraft<typeof nothing>(`audit-round-${of.id}`, nothing);
  const typed = draft.values;
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const open = async (): Promise<void> => {
    const month = monthOf(typed.month);
    const target = wholeOf(typed.target, 1, 1000);
    const due = givenDay(typed.due);
    const wrong: Fault[] = [];
    if (month === null) wrong.push({ field: 'month', words: 'Enter the month, like September 2020' });
    if (target === null) wrong.push({ field: 'target', words: 'Enter a whole number from 1 to 1,000' });
    if (due === null) wrong.push({ field: 'due', words: 'Enter the day like 30/9/2020, or leave it empty' });
    if (wrong.length > 0) return say(wrong);
    setBusy(true);
    const answer = await send<{ round: string }>(`/api/v1/audits/programmes/${of.id}/rounds`, {
      month, target, ...(typed.label.trim() ? { label: typed.label.trim() } : {}), ...(due ? { due_on: due } : {}),
    });
    setBusy(false);
    if (answer.ok) {
      say([]);
      await draft.sent(nothing);
      onDone('Opened', `The round of ${monthWords(month ?? '')} is open.`, `/audits/rounds/${answer.data.round}`);
    } else if (answer.status !== 401) say([faultOf(answer)]);
  };
  return (
    <DraftKept draft={draft} labels={{ month: 'Month', label: 'Label', target: 'Cases', due: 'Due' }}>
      <Form words="Open the round" busy={busy} onSend={() => void open()}>
        <Field id="month" label="Sampled month" hint="Like September 2020" autocomplete="off" width={20} value={typed.month} faults={faults} onInput={(month) => draft.change({ month })} />
        <Field id="target" label="Cases" numeric autocomplete="off" width={10} value={typed.target} faults={faults} onInput={(target) => draft.change({ target })} />
        <Field id="due" label="Due (optional)" hint="The month’s last working day where it is empty" autocomplete="off" width={10} value={typed.due} faults={faults} onInput={(due) => draft.change({ due })} />
        <Field id="label" label="Label (optional)" hint="Tells several rounds of one month apart" autocomplete="off" value={typed.label} faults={faults} onInput={(label) => draft.change({ label })} />
      </Form>
    </DraftKept>
  );
}

function ChangeProgramme({ of, onDone, onFaults }: Saying & { of: Programme }) {
  const send = useSend();
  const nothing = { status: of.status, starts: typedOfDay(of.starts_on), ends: of.ends_on ? typedOfDay(of.ends_on) : '', reason: '' };
  const draft = useDraft<typeof nothing>(`audit-programme-${of.id}`, nothing);
  const typed = draft.values;
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const change = async (): Promise<void> => {
    const starts = dayOf(typed.starts);
    const ends = givenDay(typed.ends);
    const wrong: Fault[] = [];
    if (starts === null) wrong.push({ field: 'starts', words: 'Enter the first day, like 1/9/2020' });
    if (ends === null) wrong.push({ field: 'ends', words: 'Enter the last day like 31/3/2021, or leave it empty' });
    if (typed.reason.trim() === '') wrong.push({ field: 'why', words: 'Say why: it is kept with the change' });
    if (wrong.length > 0) return say(wrong);
    setBusy(true);
    const answer = await send<Programme>(`/api/v1/audits/programmes/${of.id}/change`, {
      status: typed.status, starts_on: starts, reason: typed.reason.trim(), ...(ends ? { ends_on: ends } : {}),
    });
    setBusy(false);
    if (answer.ok) {
      say([]);
      await draft.sent({ ...typed, reason: '' });
      onDone('Changed', 'The programme is changed, and its history says so.');
    } else if (answer.status !== 401) say([faultOf(answer)]);
  };
  return (
    <DraftKept draft={draft} labels={{ status: 'Status', starts: 'First day', ends: 'Last day', reason: 'Why' }}>
      <Form words="Change the programme" busy={busy} onSend={() => void change()}>
        <Choice id="status" label="Status" value={typed.status} faults={faults} choices={of.may_become.map((value) => ({ value, words: STATUSES[value] ?? value }))} onChange={(status) => draft.change({ status })} />
        <Field id="starts" label="First day" autocomplete="off" width={10} value={typed.starts} faults={faults} onInput={(starts) => draft.change({ starts })} />
        <Field id="ends" label="Last day (optional)" autocomplete="off" width={10} value={typed.ends} faults={faults} onInput={(ends) => draft.change({ ends })} />
        <Lines id="why" label="Why" rows={2} value={typed.reason} faults={faults} onInput={(reason) => draft.change({ reason })} />
      </Form>
    </DraftKept>
  );
}

function Facts({ of }: { of: Programme }) {
  const facts: [string, string][] = [
    ['Question', of.question],
    ['Status', STATUSES[of.status] ?? of.status],
    ['Runs', `${longDate(of.starts_on)}${of.ends_on ? ` to ${longDate(of.ends_on)}` : ' on'}`],
    ['Lead', of.lead],
    ['Cases', of.statuses.length === 0 ? 'All open cases' : of.statuses.map((one) => CASES[one] ?? one).join(', ')],
    ['How they are found', `${METHODS[of.method] ?? of.method}: ${of.target} a round, at least ${of.floor} of each service and quadrant, ${of.reserves} reserves of each`],
    ['Not twice within', of.audited_within_months === 0 ? 'no limit' : `${of.audited_within_months} months`],
    ['Audit tool', of.tool],
    ['An audit looks back', `${of.look_back_months} months`],
  ];
  return (
    <dl class="govuk-summary-list">
      {facts.map(([key, words]) => (
        <div class="govuk-summary-list__row" key={key}>
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function Past({ of }: { of: Programme }) {
  return (
    <>
      <h2 class="govuk-heading-m">History</h2>
      {of.slips.length > 0 && (
        <div class="govuk-inset-text">
          <p class="govuk-body">Put off {of.slips.length === 1 ? 'once' : `${of.slips.length} times`}, by {of.slips.reduce((sum, { days }) => sum + days, 0)} days together.</p>
          <ul class="govuk-list govuk-list--bullet">
            {of.slips.map((slip) => <li>{slip.end ? 'The last day' : 'The first day'} went from {longDate(slip.was)} to {longDate(slip.now_is)}: {slip.reason}</li>)}
          </ul>
        </div>
      )}
      <WideTable
        caption="What the programme was set to" name="audit-programme-history" rows={of.history}
        columns={[
          { title: 'When', cell: (one) => longTime(one.at), value: (one) => one.at },
          { title: 'Status', cell: (one) => STATUSES[one.status] ?? one.status },
          { title: 'First day', cell: (one) => longDate(one.starts_on), value: (one) => one.starts_on },
          { title: 'Last day', cell: (one) => (one.ends_on ? longDate(one.ends_on) : 'none'), value: (one) => one.ends_on },
          { title: 'Who', cell: (one) => one.who },
          { title: 'Why', cell: (one) => one.reason },
        ]}
      />
    </>
  );
}

export function ProgrammePage({ values }: { where: Where; values: Readonly<Record<string, string>> }) {
  const id = values['id'] ?? '';
  const fetched = useFetched<Programme>(`/api/v1/audits/programmes/${encodeURIComponent(id)}`);
  const [done, setDone] = useState<{ title: string; words: string; address?: string | undefined } | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const of = fetched.data;
  const onDone = (title: string, words: string, address?: string): void => {
    setDone({ title, words, address });
    fetched.again();
  };
  const running = of?.status === 'running' || of?.status === 'planned';
  return (
    <Main>
      <p class="govuk-body ws-screen"><a class="govuk-back-link" href="/audits/programmes">Programmes</a></p>
      <ErrorSummary faults={faults} />
      <Heading title={of?.name ?? 'Programme'} caption={of ? (KINDS[of.kind] ?? of.kind) : 'Programme'} error={faults.length > 0} />
      {done && <Banner title={done.title}><p class="govuk-notification-banner__heading">{done.words} {done.address && <a class="govuk-notification-banner__link" href={done.address}>Go to it</a>}</p></Banner>}
      <NotThere of="the programme" fetched={fetched} />
      {of && (
        <>
          <Facts of={of} />
          <h2 class="govuk-heading-m">Rounds</h2>
          {of.rounds.length === 0 && <p class="govuk-body">None has been opened.</p>}
          {of.rounds.length > 0 && (
            <WideTable
              caption="Rounds" hideCaption name="audit-rounds" rows={of.rounds}
              columns={[
                { title: 'Month', cell: (one) => <a class="govuk-link" href={`/audits/rounds/${one.id}`}>{monthWords(one.month)}{one.label && `, ${one.label}`}</a>, value: (one) => `${one.month}${one.label && ` ${one.label}`}` },
                { title: 'State', cell: (one) => STATUSES[one.state] ?? one.state },
                { title: 'Opens', cell: (one) => longDate(one.opens_on), value: (one) => one.opens_on },
                { title: 'Due', cell: (one) => longDate(one.due_on), value: (one) => one.due_on },
                { title: 'Wanted', numeric: true, cell: (one) => one.target },
                { title: 'Audits', numeric: true, cell: (one) => one.audits },
              ]}
            />
          )}
          {of.may_run && running && (
            <>
              <h2 class="govuk-heading-m">Open a round</h2>
              <OpenRound of={of} onDone={onDone} onFaults={setFaults} />
            </>
          )}
          <Past of={of} />
          {of.may_run && of.may_become.length > 1 && (
            <>
              <h2 class="govuk-heading-m">Change the status or the days</h2>
              <ChangeProgramme key={`${of.status}${of.starts_on}${of.ends_on}`} of={of} onDone={onDone} onFaults={setFaults} />
            </>
          )}
        </>
      )}
    </Main>
  );
}
