// Linking a thing to another, and ending a link.
import { useState } from 'preact/hooks';
import { Choice, faultOf, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { Radios } from '../../audits/talks/asked.js';
import { ErrorSummary, Field, Form, type Fault } from '../../Form.js';
import { ask } from '../../server.js';
import { RECORD } from '../record.js';
import { findFaults, linkChoices, linkOfRow, linkRowWords, linkWish, others } from './linking.js';
import type { Choosable } from './say_choices.js';
import type { FoundThing, Kinds, Thing } from './thing_api.js';

/** As many as the server gives. */
const MOST_FOUND = 20;

function Finding({ thing, kinds, onDone }: { thing: Thing; kinds: Kinds; onDone: (words: string) => void }) {
  const send = useSend();
  const [how, setHow] = useState('');
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Choosable[] | null>(null);
  const [other, setOther] = useState('');
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const find = async (): Promise<void> => {
    const wrong = findFaults(how, words);
    setFaults(wrong);
    if (wrong.length > 0) return;
    setBusy(true);
    const answer = await ask<{ things: FoundThing[] }>(`${RECORD}/find?words=${encodeURIComponent(words.trim())}`);
    setBusy(false);
    if (!answer.ok) return setFaults([faultOf(answer, 'link-words')]);
    setOther('');
    setFound(others(answer.data.things, thing.id));
  };
  const link = async (): Promise<void> => {
    if (other === '') return setFaults([{ field: 'link-other-0', words: 'Choose the other.' }]);
    setBusy(true);
    const answer = await send(`${RECORD}/links`, linkWish(how, thing.id, other));
    setBusy(false);
    if (!answer.ok) return setFaults([faultOf(answer)]);
    onDone('The link is added');
  };
  return (
    <>
      <ErrorSummary faults={faults} />
      <Form words="Find" busy={busy} onSend={() => void find()}>
        <Choice id="link-how" label="What it has to do with the other" value={how} faults={faults} onChange={setHow} choices={[{ value: '', words: 'Choose' }, ...linkChoices(kinds.links)]} />
        <Field id="link-words" label="Words of the other’s title" autocomplete="off" value={words} faults={faults} onInput={setWords} />
      </Form>
      <div role="status">
        {found?.length === 0 && <p class="govuk-body">Nothing with these words is in the record. Try fewer words.</p>}
        {found !== null && found.length >= MOST_FOUND && <p class="govuk-body">These are the first {MOST_FOUND}. Add a word to find others.</p>}
      </div>
      {found !== null && found.length > 0 && (
        <Form words="Link them" busy={busy} onSend={() => void link()}>
          <Radios id="link-other" legend="The other" value={other} choices={found} faults={faults} onChange={setOther} />
        </Form>
      )}
    </>
  );
}

/** The form; what can be chosen is fetched when it opens. */
export function LinkForm({ thing, onDone }: { thing: Thing; onDone: (words: string) => void }) {
  const kinds = useFetched<Kinds>(`${RECORD}/kinds`);
  return (
    <>
      <NotThere of="what can be linked" fetched={kinds} />
      {kinds.data && <Finding thing={thing} kinds={kinds.data} onDone={onDone} />}
    </>
  );
}

export function EndLink({ thing, onDone }: { thing: Thing; onDone: (words: string) => void }) {
  const send = useSend();
  const [chosen, setChosen] = useState('');
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const end = async (): Promise<void> => {
    const row = thing.links[Number(chosen)];
    if (chosen === '' || row === undefined) return setFaults([{ field: 'link-end', words: 'Choose the link.' }]);
    setBusy(true);
    const answer = await send(`${RECORD}/links/end`, linkOfRow(thing.id, row));
    setBusy(false);
    if (!answer.ok) return setFaults([faultOf(answer)]);
    onDone('The link ends today');
  };
  return (
    <>
      <p class="govuk-body">From today on it holds no more. As at earlier days it goes on being shown.</p>
      <ErrorSummary faults={faults} />
      <Form words="End the link" busy={busy} warning onSend={() => void end()}>
        <Choice
          id="link-end" label="Link" value={chosen} faults={faults} onChange={setChosen}
          choices={[{ value: '', words: 'Choose' }, ...thing.links.map((row, at) => ({ value: String(at), words: linkRowWords(thing.kind, row) }))]}
        />
      </Form>
    </>
  );
}
