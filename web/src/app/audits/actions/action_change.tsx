// What is done with an action: each of them a form that keeps what is typed.
import { useState, type Dispatch, type StateUpdater } from 'preact/hooks';
import { DraftKept } from '../../DraftKept.js';
import { useDraft } from '../../draft.js';
import { ErrorSummary, Field, Form, type Fault } from '../../Form.js';
import { Choice, faultOf, Lines, useFetched, useSend } from '../../administration/parts.js';
import { dayOf, typedOfDay } from '../../children/days.js';
import type { Action } from './actions.js';

interface Sending {
  busy: boolean;
  faults: Fault[];
  setFaults: Dispatch<StateUpdater<Fault[]>>;
  /** True once the server has taken it. */
  send: (address: string, body: object) => Promise<boolean>;
}

function useChange(action: Action): Sending {
  const ask = useSend();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  return {
    busy,
    faults,
    setFaults,
    send: async (address, body) => {
      setBusy(true);
      const answer = await ask(`/api/v1/audits/actions/${address}`, { action: action.id, seen: action.revision, ...body });
      setBusy(false);
      setFaults(answer.ok ? [] : [faultOf(answer)]);
      return answer.ok;
    },
  };
}

interface Props {
  action: Action;
  /** What to say once it is done. */
  onDone: (words: string) => void;
}

/** A form of one text: evidence, a reason, what was seen. */
function TextForm(props: Props & {
  name: string; label: string; hint: string; words: string; address: string; said: string; missing: string; warning?: boolean;
  body: (text: string) => object;
}) {
  const { action, name, label } = props;
  const draft = useDraft(`action-${name}-${action.id}`, { text: '' });
  const { busy, faults, setFaults, send } = useChange(action);
  const id = `${name}-text`;
  const go = async (): Promise<void> => {
    const text = draft.values.text.trim();
    if (props.missing !== '' && text === '') {
      setFaults([{ field: id, words: props.missing }]);
      return;
    }
    if (!(await send(props.address, props.body(text)))) return;
    await draft.sent();
    props.onDone(props.said);
  };
  return (
    <>
      <ErrorSummary faults={faults} />
      <DraftKept draft={draft} labels={{ text: label }}>
        <Form words={props.words} busy={busy} warning={props.warning ?? false} onSend={() => void go()}>
          <Lines id={id} label={label} hint={props.hint} value={draft.values.text} faults={faults} onInput={(text) => draft.change({ text })} />
        </Form>
      </DraftKept>
    </>
  );
}

export const Finish = (props: Props) => (
  <TextForm
    {...props} name="finish" label="Evidence" hint="Where in the case record it can be seen that this is done." words="Say that it is done" address="finish"
    said="It is done, and waits for somebody else to verify it." missing="Say where in the record it can be seen" body={(evidence) => ({ evidence })}
  />
);

export const Verify = (props: Props) => (
  <TextForm
    {...props} name="verify" label="What you saw (optional)" hint="You say that you have seen in the record that this is done." words="Verify it" address="verify"
    said="It is verified." missing="" body={(words) => ({ words })}
  />
);

export const TakeBack = (props: Props) => (
  <TextForm
    {...props} name="take-back" label="Why it is not done" hint="The action opens again, with your reason." words="Open it again" address="state"
    said="It is open again." missing="Say why it is not done" body={(reason) => ({ state: 'open', reason })}
  />
);

export const Impact = (props: Props) => (
  <TextForm
    {...props} name="impact" label="What has changed for the child" hint="Nobody judges the impact of their own work." words="Save what you saw" address="impact"
    said="What you saw is saved." missing="Say what has changed, or that nothing has" body={(impact) => ({ impact })}
  />
);

/** Ends somebody else's action without its being done. */
export function End({ action, onDone }: Props) {
  const draft = useDraft(`action-end-${action.id}`, { state: 'not_possible', reason: '' });
  const { busy, faults, setFaults, send } = useChange(action);
  const go = async (): Promise<void> => {
    if (draft.values.reason.trim() === '') {
      setFaults([{ field: 'end-reason', words: 'Say why' }]);
      return;
    }
    if (!(await send('state', { state: draft.values.state, reason: draft.values.reason.trim() }))) return;
    await draft.sent();
    onDone('The action is over. It does not count as done.');
  };
  return (
    <>
      <ErrorSummary faults={faults} />
      <DraftKept draft={draft} labels={{ state: 'How it ends', reason: 'Why' }}>
        <Form words="End it" busy={busy} warning onSend={() => void go()}>
          <Choice
            id="end-state" label="How it ends" value={draft.values.state} faults={faults} onChange={(state) => draft.change({ state })}
            choices={[{ value: 'not_possible', words: 'It cannot be done any more' }, { value: 'cancelled', words: 'It is not needed' }]}
          />
          <Lines id="end-reason" label="Why" value={draft.values.reason} faults={faults} onInput={(reason) => draft.change({ reason })} />
        </Form>
      </DraftKept>
    </>
  );
}

export const OWNERS = '/api/v1/audits/actions/owners';
/** Of a field that takes a due day. */
export const DUE_HINT = 'Like 30/9/2020. A day that is no working day moves to the next that is.';

/** Says when somebody is to look whether the action has changed anything for the child. */
export function ImpactDay({ action, onDone }: Props) {
  const draft = useDraft(`action-impact-day-${action.id}`, { day: action.impact_due_on === null ? '' : typedOfDay(action.impact_due_on) });
  const { busy, faults, setFaults, send } = useChange(action);
  const go = async (): Promise<void> => {
    const day = dayOf(draft.values.day);
    if (day === null) {
      setFaults([{ field: 'impact-day', words: 'Enter the day, like 30/9/2020' }]);
      return;
    }
    if (!(await send('impact', { due_on: day }))) return;
    await draft.sent();
    onDone('The day is set.');
  };
  return (
    <>
      <ErrorSummary faults={faults} />
      <DraftKept draft={draft} labels={{ day: 'Day' }}>
        <Form words="Set the day" busy={busy} onSend={() => void go()}>
          <Field
            id="impact-day" label="Look at the impact by" hint={DUE_HINT} autocomplete="off" width={10}
            value={draft.values.day} faults={faults} onInput={(day) => draft.change({ day })}
          />
        </Form>
      </DraftKept>
    </>
  );
}

/** Gives it to somebody else, or another day. The history stays. */
export function HandOver({ action, onDone }: Props) {
  const owners = useFetched<{ rows: { id: string; name: string }[] }>(OWNERS);
  const draft = useDraft(`action-hand-over-${action.id}`, { owner: '', due_on: typedOfDay(action.due_on), reason: '' });
  const { busy, faults, setFaults, send } = useChange(action);
  const go = async (): Promise<void> => {
    const { owner, due_on: due, reason } = draft.values;
    const found: Fault[] = [];
    const day = dayOf(due);
    if (day === null) found.push({ field: 'hand-over-due', words: 'Enter the day, like 30/9/2020' });
    if (reason.trim() === '') found.push({ field: 'hand-over-reason', words: 'Say why' });
    setFaults(found);
    if (found.length > 0) return;
    if (!(await send('hand-over', { ...(owner === '' ? {} : { owner }), due_on: day, reason: reason.trim() }))) return;
    await draft.sent();
    onDone('The change is saved, and what was before stays in the history.');
  };
  const choices = [
    { value: '', words: `As it is: ${action.owned_by_me ? 'you' : action.owner ?? 'nobody'}` },
    ...(owners.data?.rows ?? []).map(({ id, name }) => ({ value: id, words: name })),
  ];
  return (
    <>
      <ErrorSummary faults={faults} />
      <DraftKept draft={draft} labels={{ owner: 'Owner', due_on: 'Due', reason: 'Why' }}>
        <Form words="Save the change" busy={busy} onSend={() => void go()}>
          <Choice id="hand-over-owner" label="Owner" value={draft.values.owner} choices={choices} faults={faults} onChange={(owner) => draft.change({ owner })} />
          <Field
            id="hand-over-due" label="Due" hint={DUE_HINT} autocomplete="off" width={10}
            value={draft.values.due_on} faults={faults} onInput={(due) => draft.change({ due_on: due })}
          />
          <Lines id="hand-over-reason" label="Why" value={draft.values.reason} faults={faults} onInput={(reason) => draft.change({ reason })} />
        </Form>
      </DraftKept>
    </>
  );
}
