// The forms of one conversation: what the auditor records, and what the practitioner replies.
import { useState } from 'preact/hooks';
import { dayOf } from '../../children/days.js';
import { faultOf, Lines, useSend } from '../../administration/parts.js';
import { useDraft } from '../../draft.js';
import { DraftKept } from '../../DraftKept.js';
import { ErrorSummary, Field, Form, type Fault } from '../../Form.js';
import { DayField, Radios } from './asked.js';
import { AGREED, TALK_MODES, type Conversation, type Talk } from './words.js';

export interface TypedTalk extends Record<string, string> {
  mode: string;
  held_on: string;
  why_none: string;
  worker: string;
  agreed: string;
  view: string;
}

/** What must be said before it is sent. */
export function talkFaults(typed: TypedTalk): Fault[] {
  const faults: Fault[] = [];
  if (typed.mode === '') faults.push({ field: 'talk-mode-0', words: 'Choose how you talked, or that there was no conversation' });
  if (typed.mode === 'record_only') {
    if (typed.why_none.trim() === '') faults.push({ field: 'talk-why', words: 'Say why there was no conversation' });
    return faults;
  }
  if (typed.mode !== '' && dayOf(typed.held_on) === null) faults.push({ field: 'talk-day', words: 'Give the day of the conversation, such as 27 3 2026' });
  if (typed.mode !== '' && typed.agreed === '') faults.push({ field: 'talk-agreed-0', words: 'Choose whether they agree with what you found' });
  return faults;
}

/** What is sent of it. */
export function talkBody(audit: string, typed: TypedTalk, talk: Talk | null): Record<string, string> {
  const none = typed.mode === 'record_only';
  return {
    audit, mode: typed.mode, agreed: none ? 'not_said' : typed.agreed, worker: typed.worker.trim(),
    ...(none ? { why_none: typed.why_none.trim() } : { held_on: dayOf(typed.held_on) ?? '', view: typed.view.trim() }),
    ...(talk ? { conversation: talk.id, seen: talk.recorded_at } : {}),
  };
}

export function TalkForm({ page, talk, onDone }: { page: Conversation; talk: Talk | null; onDone: () => void }) {
  const send = useSend();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const initial: TypedTalk = {
    mode: talk?.mode ?? '', held_on: talk?.held_on ?? '', why_none: talk?.why_none ?? '', worker: talk ? talk.worker ?? '' : page.worker ?? '',
    agreed: talk?.agreed ?? '', view: talk?.view ?? '',
  };
  const draft = useDraft<TypedTalk>(`talk-${talk?.id ?? page.audit}`, initial);
  const typed = draft.values;
  const none = typed.mode === 'record_only';
  const record = async (): Promise<void> => {
    const found = talkFaults(typed);
    setFaults(found);
    if (found.length > 0) return;
    setBusy(true);
    const answer = await send('/api/v1/audits/conversation/record', talkBody(page.audit, typed, talk));
    setBusy(false);
    if (!answer.ok) {
      setFaults([faultOf(answer)]);
      return;
    }
    await draft.sent();
    onDone();
  };
  return (
    <DraftKept draft={draft} labels={{ mode: 'How', held_on: 'Day', why_none: 'Why there was none', worker: 'With whom', agreed: 'Agreed', view: 'Their view' }}>
      <ErrorSummary faults={faults} />
      <Form words={talk ? 'Save the changes' : 'Record the conversation'} busy={busy} onSend={() => void record()}>
        <Radios id="talk-mode" legend="How did you talk?" value={typed.mode} choices={TALK_MODES} faults={faults} onChange={(mode) => draft.change({ mode })} />
        {none ? (
          <Lines id="talk-why" label="Why was there no conversation?" hint="The worker has left, say, or is ill. The reason stays with the audit." value={typed.why_none} faults={faults} onInput={(why) => draft.change({ why_none: why })} />
        ) : (
          <>
            <DayField id="talk-day" label="On which day?" value={typed.held_on} faults={faults} onInput={(day) => draft.change({ held_on: day })} />
            <Radios id="talk-agreed" legend="Do they agree with what you found?" value={typed.agreed} choices={AGREED} faults={faults} onChange={(agreed) => draft.change({ agreed })} />
            <Lines id="talk-view" label="What do they say?" hint="In their words, as far as you can." rows={5} value={typed.view} faults={faults} onInput={(view) => draft.change({ view })} />
          </>
        )}
        <Field
          id="talk-worker" label="With whom? (optional)" hint="The worker’s identifier in the case system: that of whoever held the case at the draw stands here already. For a talk with the manager, theirs. They can then read the audit."
          autocomplete="off" width={20} value={typed.worker} faults={faults} onInput={(worker) => draft.change({ worker })}
        />
      </Form>
    </DraftKept>
  );
}

export function ReplyForm({ page, talk, onDone }: { page: Conversation; talk: Talk; onDone: () => void }) {
  const send = useSend();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const draft = useDraft(`reply-${talk.id}`, { reply: talk.reply ?? '' });
  const reply = async (): Promise<void> => {
    if (draft.values.reply.trim() === '') {
      setFaults([{ field: 'reply', words: 'Write what you want to say of the audit' }]);
      return;
    }
    setBusy(true);
    const answer = await send('/api/v1/audits/conversation/reply', { audit: page.audit, reply: draft.values.reply.trim(), seen: talk.replied_at });
    setBusy(false);
    if (!answer.ok) {
      setFaults([faultOf(answer)]);
      return;
    }
    setFaults([]);
    await draft.sent({ reply: draft.values.reply.trim() });
    onDone();
  };
  return (
    <DraftKept draft={draft} labels={{ reply: 'Reply' }}>
      <ErrorSummary faults={faults} />
      <Form words={talk.reply === null ? 'Send your reply' : 'Send it anew'} busy={busy} onSend={() => void reply()}>
        <Lines
          id="reply" label="Your reply" hint="What is right, what is wrong or missing, what you will do. It stands beside the audit for whoever reads it. You can change it until the grade is final."
          rows={8} value={draft.values.reply} faults={faults} onInput={(words) => draft.change({ reply: words })}
        />
      </Form>
    </DraftKept>
  );
}
