// Which bodies watch over a plan: naming one, and ending it.
import { useState } from 'preact/hooks';
import { Details } from '../../../components/Details.js';
import { longDate } from '../../../words/format.js';
import { Choice, faultOf, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { ErrorSummary, Field, Form, type Fault } from '../../Form.js';
import { useSession } from '../../session.js';
import { RECORD, nameOf, type Brief } from '../record.js';
import { ThingLink } from '../ThingLink.js';
import { remitEndWish, remitWish } from './linking.js';
import type { Kinds, PlanParts, Watcher } from './thing_api.js';

interface Change {
  plan: Brief;
  onDone: (words: string) => void;
}

/** Sends a wish, or says what is wrong with it. */
function useWish(address: string, done: (words: string) => void): { faults: Fault[]; busy: boolean; give: (wish: Fault[] | Record<string, string>, words: string) => Promise<void> } {
  const send = useSend();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const give = async (wish: Fault[] | Record<string, string>, words: string): Promise<void> => {
    setFaults(Array.isArray(wish) ? wish : []);
    if (Array.isArray(wish)) return;
    setBusy(true);
    const answer = await send(address, wish);
    setBusy(false);
    if (answer.ok) done(words);
    else setFaults([faultOf(answer)]);
  };
  return { faults, busy, give };
}

function NameBody({ plan, bodies, onDone }: Change & { bodies: readonly Brief[] }) {
  const { session } = useSession();
  const [typed, setTyped] = useState({ body: '', words: '', from: '' });
  const { faults, busy, give } = useWish(`${RECORD}/remits`, onDone);
  const change = (part: Partial<typeof typed>): void => setTyped({ ...typed, ...part });
  return (
    <>
      <ErrorSummary faults={faults} />
      <Form words="Name the body" busy={busy} onSend={() => void give(remitWish(typed, plan.id, session.now.slice(0, 10)), 'The body is named')}>
        <Choice id="remit-body" label="Body" value={typed.body} faults={faults} onChange={(body) => change({ body })} choices={[{ value: '', words: 'Choose' }, ...bodies.map((one) => ({ value: one.id, words: nameOf(one) }))]} />
        <Field id="remit-words" label="What it does" hint="Such as: says each quarter where the work goes." autocomplete="off" value={typed.words} faults={faults} onInput={(words) => change({ words })} />
        <Field id="remit-from" label="From" hint="Such as 30/9/2020. Leave it empty for today." autocomplete="off" width={10} value={typed.from} faults={faults} onInput={(from) => change({ from })} />
      </Form>
    </>
  );
}

function EndBody({ plan, watchers, onDone }: Change & { watchers: readonly Watcher[] }) {
  const { session } = useSession();
  const [body, setBody] = useState('');
  const [on, setOn] = useState('');
  const { faults, busy, give } = useWish(`${RECORD}/remits/end`, onDone);
  const began = watchers.find(({ id }) => id === body)?.from ?? '';
  return (
    <>
      <ErrorSummary faults={faults} />
      <Form words="End its watch" busy={busy} warning onSend={() => void give(remitEndWish(body, plan.id, began, on, session.now.slice(0, 10)), 'The body watches over the plan no longer')}>
        <Choice id="remit-end-body" label="Body" value={body} faults={faults} onChange={setBody} choices={[{ value: '', words: 'Choose' }, ...watchers.map((one) => ({ value: one.id, words: nameOf(one) }))]} />
        <Field id="remit-end-on" label="Last day" hint="Such as 30/9/2020. Leave it empty for today." autocomplete="off" width={10} value={on} faults={faults} onInput={setOn} />
      </Form>
    </>
  );
}

/** For who keeps the record: the bodies of a plan as they are today. */
export function Oversight({ plan, onDone }: Change) {
  const parts = useFetched<PlanParts>(`${RECORD}/plans/${encodeURIComponent(plan.id)}`);
  const kinds = useFetched<Kinds>(`${RECORD}/kinds`);
  const done = (words: string): void => {
    parts.again();
    onDone(words);
  };
  const watchers = parts.data?.oversight.bodies ?? [];
  const free = (kinds.data?.bodies ?? []).filter(({ id }) => !watchers.some((one) => one.id === id));
  return (
    <>
      <h3 class="govuk-heading-s">Who watches over the plan</h3>
      <NotThere of="who watches over the plan" fetched={parts} />
      {parts.data && watchers.length === 0 && <p class="govuk-body">No body watches over it today.</p>}
      {watchers.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {watchers.map((one) => <li key={one.id}><ThingLink thing={one} on="" />, since {longDate(one.from)}{one.words === '' ? '' : `: ${one.words}`}</li>)}
        </ul>
      )}
      {kinds.data && <Details summary="Name a body that watches over it">{() => <NameBody key={free.length} plan={plan} bodies={free} onDone={done} />}</Details>}
      {watchers.length > 0 && <Details summary="End a body’s watch">{() => <EndBody key={watchers.length} plan={plan} watchers={watchers} onDone={done} />}</Details>}
    </>
  );
}
