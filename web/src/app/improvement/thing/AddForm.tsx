// The form that adds a thing to the record.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Choice, faultOf, useSend } from '../../administration/parts.js';
import { useDraft } from '../../draft.js';
import { DraftKept } from '../../DraftKept.js';
import { ErrorSummary, Form, type Fault } from '../../Form.js';
import { useSession } from '../../session.js';
import { RECORD, type Brief } from '../record.js';
import { newFaults } from './new_faults.js';
import { addId, NOTHING_NEW, type NewTyped, type Place } from './new_thing.js';
import { newWish } from './new_wish.js';
import { NewFields } from './NewFields.js';
import { draftName, type Kind, type Kinds } from './thing_api.js';
import { capital } from './thing_words.js';

const LABELS: Partial<Record<keyof NewTyped, string>> = {
  kind: 'What it is', sort: 'Which', other_service: 'Another service', owner: 'Who leads', email: 'E-mail address of their account', indicator: 'Indicator',
};

export interface AddFormProps {
  /** Names the draft: what it is added to. */
  to: string;
  kinds: Kinds;
  /** The kinds that it may be. */
  offered: readonly Kind[];
  first: string;
  place: Place;
  /** The plan to which it will belong, where that is known. */
  plan: Brief | null;
  /** Chooses the place in a plan, where the address does not say it. */
  where?: (typed: NewTyped, faults: readonly Fault[], change: (part: Partial<NewTyped>) => void) => ComponentChildren;
  onAdded: (thing: string, title: string) => void;
}

export function AddForm({ to, kinds, offered, first, place, plan, where, onAdded }: AddFormProps) {
  const send = useSend();
  const { session } = useSession();
  const only = offered.length === 1 ? offered[0]?.code ?? '' : first;
  const draft = useDraft<NewTyped>(draftName('add', to), { ...NOTHING_NEW, kind: only });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const typed = draft.values;
  const change = (part: Partial<NewTyped>): void => draft.change(part);
  const kind = offered.find(({ code }) => code === typed.kind);
  const add = async (): Promise<void> => {
    const found = newFaults(typed, offered, place, session.now.slice(0, 10));
    setFaults(found);
    if (found.length > 0 || !kind) return;
    setBusy(true);
    const answer = await send<{ thing: string }>(`${RECORD}/things`, newWish(typed, kind, place));
    setBusy(false);
    if (!answer.ok) return setFaults([faultOf(answer, answer.code === 'no_account' || answer.code === 'email_refused' ? addId('email') : '')]);
    await draft.sent();
    onAdded(answer.data.thing, typed.title.trim());
  };
  return (
    <DraftKept draft={draft} labels={LABELS}>
      <ErrorSummary faults={faults} />
      <Form words="Add to the record" busy={busy} onSend={() => void add()}>
        {offered.length > 1 && (
          <Choice
            id={addId('kind')} label="What it is" value={typed.kind} faults={faults} choices={[{ value: '', words: 'Choose' }, ...offered.map(({ code, one }) => ({ value: code, words: capital(one) }))]}
            onChange={(code) => {
              setFaults([]);
              change({ kind: code, sort: '' });
            }}
          />
        )}
        {kind && (
          <>
            {where?.(typed, faults, change)}
            <NewFields typed={typed} kind={kind} kinds={kinds} plan={plan} faults={faults} change={change} />
          </>
        )}
      </Form>
    </DraftKept>
  );
}
