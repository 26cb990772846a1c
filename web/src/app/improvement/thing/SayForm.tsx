// Saying something of a thing: what it is about, and the fields that this needs.
import { useMemo, useState } from 'preact/hooks';
import { Choice, faultOf, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { useDraft } from '../../draft.js';
import { DraftKept } from '../../DraftKept.js';
import { ErrorSummary, Form, type Fault } from '../../Form.js';
import { useSession } from '../../session.js';
import { RECORD } from '../record.js';
import { atFirstRadio, EntryFields, LABELS } from './EntryFields.js';
import { entryFaults, entryWish, fieldId, NOTHING, type Typed } from './entry_rules.js';
import { valueChoices } from './say_choices.js';
import { draftName, type Kinds, type Thing } from './thing_api.js';
import { entryWords } from './thing_words.js';

function Filled({ thing, kinds, onSaid }: { thing: Thing; kinds: Kinds; onSaid: (words: string) => void }) {
  const send = useSend();
  const { session } = useSession();
  const draft = useDraft<Typed>(draftName('say', thing.id), NOTHING);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const typed = draft.values;
  // The same list while nothing new is wrong: another would take the focus from whoever types.
  const summary = useMemo(() => atFirstRadio(faults, typed.kind), [faults, typed.kind]);
  const choices = valueChoices(typed.kind, thing, kinds);
  const change = (part: Partial<Typed>): void => draft.change(part);
  const say = async (): Promise<void> => {
    const found = entryFaults(typed, thing, choices.map(({ value }) => value), session.now.slice(0, 10));
    setFaults(found);
    if (found.length > 0) return;
    setBusy(true);
    const answer = await send(`${RECORD}/entries`, entryWish(typed, thing.id));
    setBusy(false);
    if (!answer.ok) return setFaults([faultOf(answer, answer.code === 'no_account' || answer.code === 'email_refused' ? fieldId('email') : '')]);
    await draft.sent(NOTHING);
    onSaid(entryWords(typed.kind, thing.kind));
  };
  return (
    <DraftKept draft={draft} labels={LABELS}>
      <ErrorSummary faults={summary} />
      <Form words="Add to the record" busy={busy} onSend={() => void say()}>
        <Choice
          id={fieldId('kind')} label={LABELS.kind} value={typed.kind} faults={faults}
          choices={[{ value: '', words: 'Choose' }, ...thing.may_say.map((value) => ({ value, words: entryWords(value, thing.kind) }))]}
          onChange={(kind) => {
            setFaults([]);
            change({ kind, value: '' });
          }}
        />
        <EntryFields typed={typed} choices={choices} faults={faults} change={change} />
      </Form>
    </DraftKept>
  );
}

/** The form; what can be chosen is fetched when it opens. */
export function SayForm({ thing, onSaid }: { thing: Thing; onSaid: (words: string) => void }) {
  const kinds = useFetched<Kinds>(`${RECORD}/kinds`);
  return (
    <>
      <p class="govuk-body">What you add stays: nothing that was said before is changed or taken out. Do not write names of children.</p>
      <NotThere of="what can be said" fetched={kinds} />
      {kinds.data && <Filled thing={thing} kinds={kinds.data} onSaid={onSaid} />}
    </>
  );
}
