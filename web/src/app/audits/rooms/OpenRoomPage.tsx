// Opening an evidence room: for whom, for how long, and what is in it.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Choice, faultOf, Lines, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { typedOfDay } from '../../children/days.js';
import { useDraft } from '../../draft.js';
import { DraftKept } from '../../DraftKept.js';
import { ErrorSummary, Field, Form, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { monthWords } from '../AuditHead.js';
import { DayField, Radios } from '../talks/asked.js';
import { choiceOf, chosenWords, listOf, wishOf, type Chosen, type Offer, type Typed } from './rooms.js';

const WAYS = [
  { value: 'children', words: 'The inspector chose children: all their final audits' },
  { value: 'draw', words: 'By chance: some of the final audits of some months' },
  { value: 'month', words: 'All final audits of a programme’s month' },
];

/** Boxes to tick; what is ticked stands in one text. */
function Ticks(props: { id: string; legend: string; hint?: string; value: string; choices: readonly { value: string; words: string }[]; faults: readonly Fault[]; onChange: (value: string) => void }) {
  const { id, legend, hint, value, choices, faults } = props;
  const ticked = listOf(value);
  const wrong = faults.filter(({ field }) => field === id);
  const described = [hint ? `${id}-hint` : '', wrong.length > 0 ? `${id}-error` : ''].filter((one) => one !== '').join(' ');
  return (
    <div class={`govuk-form-group${wrong.length > 0 ? ' govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" {...(described === '' ? {} : { 'aria-describedby': described })}>
        <legend class="govuk-fieldset__legend">{legend}</legend>
        {hint && <div class="govuk-hint" id={`${id}-hint`}>{hint}</div>}
        {wrong.length > 0 && <p class="govuk-error-message" id={`${id}-error`}><span class="govuk-visually-hidden">Error: </span>{wrong[0]?.words}</p>}
        <div class="govuk-checkboxes govuk-checkboxes--small">
          {choices.map((one, at) => {
            const own = at === 0 ? id : `${id}-${at}`;
            const change = (on: boolean): void => props.onChange([...ticked.filter((each) => each !== one.value), ...(on ? [one.value] : [])].join(' '));
            return (
              <div class="govuk-checkboxes__item" key={one.value}>
                <input class="govuk-checkboxes__input" id={own} type="checkbox" checked={ticked.includes(one.value)} onChange={(event) => change(event.currentTarget.checked)} />
                <label class="govuk-label govuk-checkboxes__label" for={own}>{one.words}</label>
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}

function Choosing({ typed, offer, faults, change }: { typed: Typed; offer: Offer; faults: readonly Fault[]; change: (some: Partial<Typed>) => void }) {
  const months = [...new Set(offer.months.map(({ month }) => month))].sort();
  const monthChoice = (id: string, label: string, name: 'month_from' | 'month_to') => (
    <Choice id={id} label={label} value={typed[name]} faults={faults} choices={[{ value: '', words: 'Choose' }, ...months.map((month) => ({ value: month, words: monthWords(month) }))]} onChange={(month) => change({ [name]: month })} />
  );
  return (
    <>
      <Radios id="room-choice" legend="How are the audits chosen?" value={typed.choice} choices={WAYS} faults={faults} onChange={(choice) => change({ choice })} />
      {typed.choice === 'children' && <Lines id="room-children" label="Identifiers of the children" hint="One a line, as the inspector gave them." rows={6} value={typed.children} faults={faults} onInput={(children) => change({ children })} />}
      {typed.choice === 'draw' && (
        <>
          <Field id="room-number" label="How many audits" autocomplete="off" numeric width={10} value={typed.number} faults={faults} onInput={(number) => change({ number })} />
          {monthChoice('room-month-from', 'First sampled month', 'month_from')}
          {monthChoice('room-month-to', 'Last sampled month', 'month_to')}
          <Field id="room-seed" label="Seed" hint="A word that the inspector says: with it anyone can make the same draw again." autocomplete="off" width={20} value={typed.seed} faults={faults} onInput={(seed) => change({ seed })} />
        </>
      )}
      {typed.choice === 'month' && (
        <Choice
          id="room-month" label="Which month" value={typed.month} faults={faults}
          choices={[{ value: '', words: 'Choose' }, ...offer.months.map((one) => ({ value: `${one.programme} ${one.month}`, words: `${one.name}, ${monthWords(one.month)}` }))]}
          onChange={(month) => change({ month })}
        />
      )}
    </>
  );
}

/** What the choice comes to, asked for before the room is opened. */
function Counted({ typed, onFaults }: { typed: Typed; onFaults: (faults: Fault[]) => void }) {
  const send = useSend();
  const [counted, setCounted] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const count = async (): Promise<void> => {
    const choice = choiceOf(typed);
    setCounted([]);
    if (Array.isArray(choice)) return onFaults(choice);
    onFaults([]);
    setBusy(true);
    const answer = await send<Chosen>('/api/v1/audits/room-choice', choice);
    setBusy(false);
    if (answer.ok) setCounted(chosenWords(answer.data));
    else onFaults([faultOf(answer)]);
  };
  return (
    <>
      <button type="button" class="govuk-button govuk-button--secondary" aria-disabled={busy} onClick={() => void count()}>{busy ? 'Please wait' : 'Count what that comes to'}</button>
      <div role="status">{counted.length > 0 && <div class="govuk-inset-text">{counted.map((words) => <p class="govuk-body" key={words}>{words}</p>)}</div>}</div>
    </>
  );
}

function OpenForm({ offer, onFaults }: { offer: Offer; onFaults: (faults: Fault[]) => void }) {
  const send = useSend();
  const draft = useDraft<Typed>('evidence-room', {
    name: '', read_first: '', from: typedOfDay(offer.today), to: typedOfDay(offer.usual_last_day), choice: '', children: '', seed: '', number: '', month_from: '', month_to: '', month: '',
    inspectors: '', reports: '',
  });
  const typed = draft.values;
  const [faults, setFaults] = useState<Fault[]>([]);
  const [leaveOut, setLeaveOut] = useState(false);
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const change = (some: Partial<Typed>): void => draft.change(some as Record<string, string>);
  const open = async (): Promise<void> => {
    const wish = wishOf(typed, offer.longest_days, leaveOut);
    if (Array.isArray(wish)) return say(wish);
    setBusy(true);
    const answer = await send<{ room: string }>('/api/v1/audits/rooms', wish);
    setBusy(false);
    if (answer.ok) {
      await draft.sent();
      location.assign(`/audits/rooms/${answer.data.room}`);
      return;
    }
    setAsks(answer.code === 'children_without');
    say([faultOf(answer, answer.code === 'children_without' ? 'room-children' : answer.code === 'not_an_inspector' ? 'room-inspectors' : '')]);
  };
  return (
    <DraftKept draft={draft} labels={{ name: 'Name', read_first: 'Read first', from: 'First day', to: 'Last day', children: 'Children', seed: 'Seed' }}>
      <Form words="Open the room" busy={busy} onSend={() => void open()}>
        <Field id="room-name" label="Name" hint="After the inspection, such as “Focused visit, July 2026”. No child’s name." autocomplete="off" value={typed.name} faults={faults} onInput={(name) => change({ name })} />
        <Ticks
          id="room-inspectors" legend="For which inspectors?" hint="Accounts that have no other role here. An administrator makes them." value={typed.inspectors} faults={faults}
          choices={offer.inspectors.map((one) => ({ value: one.account, words: `${one.name}, ${one.email}` }))} onChange={(inspectors) => change({ inspectors })}
        />
        <DayField id="room-from" label="First day" value={typed.from} faults={faults} onInput={(from) => change({ from })} />
        <DayField id="room-to" label="Last day" value={typed.to} faults={faults} onInput={(to) => change({ to })} />
        <p class="govuk-body">The room closes at the end of its last day. {offer.longest_days} days are the most.</p>
        <Choosing typed={typed} offer={offer} faults={faults} change={change} />
        {typed.choice !== '' && <Counted typed={typed} onFaults={say} />}
        {asks && typed.choice === 'children' && (
          <div class="govuk-form-group">
            <div class="govuk-checkboxes govuk-checkboxes--small">
              <div class="govuk-checkboxes__item">
                <input class="govuk-checkboxes__input" id="room-leave-out" type="checkbox" checked={leaveOut} onChange={(event) => setLeaveOut(event.currentTarget.checked)} />
                <label class="govuk-label govuk-checkboxes__label" for="room-leave-out">Leave out children without a final audit; the inspector is told</label>
              </div>
            </div>
          </div>
        )}
        {offer.reports.length > 0 && (
          <Ticks
            id="room-reports" legend="Which reports are in it? (optional)" hint="Those that are signed or published." value={typed.reports} faults={faults}
            choices={offer.reports.map((one) => ({ value: one.report, words: `${one.kind_words}, ${one.month_from === one.month_to ? monthWords(one.month_to) : `${monthWords(one.month_from)} to ${monthWords(one.month_to)}`} (${one.state_words.toLowerCase()})` }))}
            onChange={(reports) => change({ reports })}
          />
        )}
        <Lines id="room-read-first" label="Read first (optional)" hint="What the inspector should know before reading: how you audit, what the months were like. Method notes of the draws are in the room already." rows={6} value={typed.read_first} faults={faults} onInput={(words) => change({ read_first: words })} />
      </Form>
    </DraftKept>
  );
}

function Page({ faults, children }: { faults: readonly Fault[]; children: ComponentChildren }) {
  return (
    <Main>
      <p class="govuk-body ws-screen"><a class="govuk-back-link" href="/audits/rooms">Evidence rooms</a></p>
      <ErrorSummary faults={faults} />
      <Heading title="Open an evidence room" error={faults.length > 0} />
      <p class="govuk-body">What you put into a room is kept as it is now, and cannot be changed afterwards. Inspectors see the children of its audits, and only for its days.</p>
      {children}
    </Main>
  );
}

export function OpenRoomPage() {
  const fetched = useFetched<Offer>('/api/v1/audits/room-offer');
  const [faults, setFaults] = useState<Fault[]>([]);
  return (
    <Page faults={faults}>
      <NotThere of="what a room can be opened with" fetched={fetched} />
      {fetched.data && fetched.data.inspectors.length === 0 && <p class="govuk-body">There is no account without another role here. Ask an administrator to invite the inspector.</p>}
      {fetched.data && fetched.data.inspectors.length > 0 && <OpenForm offer={fetched.data} onFaults={setFaults} />}
    </Page>
  );
}
