// The forms of family feedback: may they be asked, a try, what they said, and that the worker was told.
import { useState } from 'preact/hooks';
import { dayOf } from '../../children/days.js';
import { Choice, faultOf, Lines, useSend } from '../../administration/parts.js';
import { useDraft } from '../../draft.js';
import { DraftKept } from '../../DraftKept.js';
import { ErrorSummary, Field, Form, type Fault } from '../../Form.js';
import { DayField, Radios } from './asked.js';
import { ATTEMPT_MODES, RESPONDENTS, RESULTS, SAFE, type Person } from './words.js';

interface About {
  audit: string;
  person: Person | null;
  onDone: (words: string) => void;
}

/** Sends a form and says what was wrong with it. */
function useSending({ audit, person, onDone }: About) {
  const send = useSend();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const go = async (what: string, body: object, found: Fault[], words: string, after: () => Promise<void>): Promise<void> => {
    setFaults(found);
    if (found.length > 0) return;
    setBusy(true);
    const answer = await send(`/api/v1/audits/family/${what}`, { audit, ...(person ? { person: person.id, seen: person.changed_at } : {}), ...body });
    setBusy(false);
    if (!answer.ok) {
      setFaults([faultOf(answer)]);
      return;
    }
    await after();
    onDone(words);
  };
  return { faults, busy, go };
}

export function decisionFaults(typed: { respondent: string; safe: string; reason: string }): Fault[] {
  const faults: Fault[] = [];
  if (typed.respondent === '') faults.push({ field: 'respondent', words: 'Choose who they are' });
  if (typed.safe === '') faults.push({ field: 'safe-0', words: 'Choose whether it is safe to ask them' });
  if ((typed.safe === 'safe' || typed.safe === 'unsafe') && typed.reason.trim() === '') faults.push({ field: 'safe-reason', words: 'Say why, and with whom you checked it' });
  return faults;
}

export function DecisionForm(about: About) {
  const { person } = about;
  const { faults, busy, go } = useSending(about);
  const draft = useDraft(`contact-${person?.id ?? about.audit}`, {
    respondent: person?.respondent ?? '', safe: person && person.safe !== 'not_decided' ? person.safe as string : '', reason: person?.safe_reason ?? '', wishes: person?.wishes ?? '',
  });
  const typed = draft.values;
  return (
    <DraftKept draft={draft} labels={{ respondent: 'Who', safe: 'Safe', reason: 'Why', wishes: 'Wishes' }}>
      <ErrorSummary faults={faults} />
      <Form words="Save the decision" busy={busy} onSend={() => void go('decide', typed, decisionFaults(typed), 'The decision is saved.', () => draft.sent())}>
        <Choice id="respondent" label="Who is it?" value={typed.respondent} choices={[{ value: '', words: 'Choose' }, ...RESPONDENTS]} faults={faults} onChange={(respondent) => draft.change({ respondent })} />
        <Radios id="safe" legend="Is it safe to ask them?" hint="Think of who else answers the telephone or reads the letters, of court orders, and of harm from others. Ask the worker if you do not know." value={typed.safe} choices={SAFE} faults={faults} onChange={(safe) => draft.change({ safe })} />
        <Lines id="safe-reason" label="Why? With whom did you check?" hint="Also where a parent objects, or nobody shares their language." value={typed.reason} faults={faults} onInput={(reason) => draft.change({ reason })} />
        <Lines id="wishes" label="How do they want to talk? (optional)" hint="Alone, at school, with an interpreter." rows={2} value={typed.wishes} faults={faults} onInput={(wishes) => draft.change({ wishes })} />
      </Form>
    </DraftKept>
  );
}

export function AttemptForm(about: About) {
  const { faults, busy, go } = useSending(about);
  const [mode, setMode] = useState('');
  const [result, setResult] = useState('');
  const found = (): Fault[] => [
    ...(mode === '' ? [{ field: 'attempt-mode', words: 'Choose how you tried' }] : []),
    ...(result === '' ? [{ field: 'attempt-result-0', words: 'Choose what came of it' }] : []),
  ];
  return (
    <>
      <ErrorSummary faults={faults} />
      <Form words="Record the try" busy={busy} onSend={() => void go('attempt', { mode, result }, found(), 'The try is recorded.', async () => undefined)}>
        <Choice id="attempt-mode" label="How did you try?" value={mode} choices={[{ value: '', words: 'Choose' }, ...ATTEMPT_MODES]} faults={faults} onChange={setMode} />
        <Radios id="attempt-result" legend="What came of it?" value={result} choices={RESULTS} faults={faults} onChange={setResult} />
      </Form>
    </>
  );
}

export function AnswersForm(about: About) {
  const { person } = about;
  const { faults, busy, go } = useSending(about);
  const draft = useDraft(`family-${person?.id ?? ''}`, { answers: person?.answers ?? '', quote: person?.answers == null ? '' : person.may_quote ? 'yes' : 'no', themes: (person?.themes ?? []).join(', ') });
  const typed = draft.values;
  const found = (): Fault[] => [
    ...(typed.answers.trim() === '' ? [{ field: 'family-answers', words: 'Write what they said' }] : []),
    ...(typed.quote === '' ? [{ field: 'quote-0', words: 'Choose whether they may be quoted' }] : []),
  ];
  const body = { answers: typed.answers.trim(), may_quote: typed.quote === 'yes', themes: typed.themes.split(',').map((one) => one.trim()).filter((one) => one !== '') };
  return (
    <DraftKept draft={draft} labels={{ answers: 'What they said', quote: 'May be quoted', themes: 'Themes' }}>
      <ErrorSummary faults={faults} />
      <Form words="Save what they said" busy={busy} onSend={() => void go('answers', body, found(), 'What they said is saved.', () => draft.sent())}>
        <Lines id="family-answers" label="What did they say?" hint="In their words: what helped, what did not, what should be different." rows={7} value={typed.answers} faults={faults} onInput={(answers) => draft.change({ answers })} />
        <Radios id="quote" legend="Do they agree to be quoted, without their name?" value={typed.quote} choices={[{ value: 'yes', words: 'Yes' }, { value: 'no', words: 'No, or not asked' }]} faults={faults} onChange={(quote) => draft.change({ quote })} />
        <Field id="themes" label="What is it about? (optional)" hint="A few words, with commas between: listening, being on time." autocomplete="off" value={typed.themes} faults={faults} onInput={(themes) => draft.change({ themes })} />
      </Form>
    </DraftKept>
  );
}

export function ShareForm(about: About) {
  const { faults, busy, go } = useSending(about);
  const [day, setDay] = useState('');
  const on = dayOf(day);
  return (
    <>
      <ErrorSummary faults={faults} />
      <Form
        words="Record that the worker was told" busy={busy}
        onSend={() => void go('share', { shared_on: on }, on === null ? [{ field: 'shared-on', words: 'Give the day, such as 27 3 2026' }] : [], 'It is recorded. The worker can read here what was said.', async () => undefined)}
      >
        <DayField id="shared-on" label="On which day was the worker told what they said?" value={day} faults={faults} onInput={setDay} />
      </Form>
    </>
  );
}
