// Asking for an action from an audit, on the page of the audit.
import { useState } from 'preact/hooks';
import { Details } from '../../../components/Details.js';
import { Banner, Choice, faultOf, Lines, useFetched, useSend } from '../../administration/parts.js';
import { dayOf } from '../../children/days.js';
import { DraftKept } from '../../DraftKept.js';
import { useDraft } from '../../draft.js';
import { ErrorSummary, Field, Form, type Fault } from '../../Form.js';
import { useSession } from '../../session.js';
import { DUE_HINT, OWNERS } from './action_change.js';

interface Typed extends Record<string, unknown> {
  change: string;
  priority: string;
  owner: string;
  due: string;
}

const NOTHING: Typed = { change: '', priority: 'normal', owner: '', due: '' };

/** What the server is to be asked for, or what is wrong with it. */
export function actionWish(typed: Typed, audit: string): Fault[] | Record<string, unknown> {
  const faults: Fault[] = [];
  const due = dayOf(typed.due);
  if (typed.change.trim() === '') faults.push({ field: 'action-change', words: 'Say what will be different for the child' });
  if (due === null) faults.push({ field: 'action-due', words: 'Enter the day by which it is to be done, like 30/9/2020' });
  if (faults.length > 0) return faults;
  return { audit, change: typed.change.trim(), priority: typed.priority, due_on: due, ...(typed.owner === '' ? {} : { owner: typed.owner }) };
}

/** The names of whoever can own an action, for those who may see names. */
function Owner({ value, faults, onChange }: { value: string; faults: readonly Fault[]; onChange: (owner: string) => void }) {
  const owners = useFetched<{ rows: { id: string; name: string }[] }>(OWNERS);
  return (
    <Choice
      id="action-owner" label="Owner" value={value} faults={faults} onChange={onChange}
      choices={[{ value: '', words: 'The manager of the team' }, ...(owners.data?.rows ?? []).map(({ id, name }) => ({ value: id, words: name }))]}
    />
  );
}

function AddForm({ audit, onAdded }: { audit: string; onAdded: (action: string) => void }) {
  const send = useSend();
  const { session } = useSession();
  const draft = useDraft<Typed>(`audit-action-${audit}`, NOTHING);
  const typed = draft.values;
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const namesShown = session.permissions.includes('see_worker_names');
  const add = async (): Promise<void> => {
    const wish = actionWish(typed, audit);
    if (Array.isArray(wish)) return setFaults(wish);
    setBusy(true);
    const answer = await send<{ action: string }>('/api/v1/audits/actions/add', wish);
    setBusy(false);
    if (!answer.ok) return setFaults([faultOf(answer)]);
    setFaults([]);
    await draft.sent(NOTHING);
    onAdded(answer.data.action);
  };
  return (
    <DraftKept draft={draft} labels={{ change: 'What will be different', priority: 'Priority', owner: 'Owner', due: 'Due' }}>
      <ErrorSummary faults={faults} />
      <Form words="Add the action" busy={busy} onSend={() => void add()}>
        <Lines
          id="action-change" label="What will be different for the child" hint="Such as: she sees her brother every fortnight. Not what somebody is to write or attend."
          value={typed.change} faults={faults} onInput={(change) => draft.change({ change })}
        />
        {namesShown && <Owner value={typed.owner} faults={faults} onChange={(owner) => draft.change({ owner })} />}
        <Field id="action-due" label="Due" hint={DUE_HINT} autocomplete="off" width={10} value={typed.due} faults={faults} onInput={(due) => draft.change({ due })} />
        <Choice
          id="action-priority" label="Priority" value={typed.priority} faults={faults} onChange={(priority) => draft.change({ priority })}
          choices={[{ value: 'normal', words: 'Normal' }, { value: 'urgent', words: 'Urgent' }]}
        />
      </Form>
      {!namesShown && <p class="govuk-body">It goes to the manager of the team.</p>}
    </DraftKept>
  );
}

export function AddAction({ audit }: { audit: string }) {
  const [added, setAdded] = useState('');
  return (
    <section class="ws-screen" aria-label="Actions">
      {added !== '' && (
        <Banner title="The action is added" key={added}>
          <p class="govuk-body"><a class="govuk-link" href={`/audits/actions/${encodeURIComponent(added)}`}>Open the action</a></p>
        </Banner>
      )}
      <Details key={added} summary="Add an action">{() => <AddForm audit={audit} onAdded={setAdded} />}</Details>
    </section>
  );
}
