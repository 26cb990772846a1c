// Forms that lose nothing (docs/accounts.md: Typed work): what is typed is saved while one types, and found again when the form opens.
//
//   const draft = useDraft('load-note', { words: '' });
//   <DraftKept draft={draft} labels={{ words: 'Note' }}>
//     <Form …><Field … value={draft.values.words} onInput={(words) => draft.change({ words })} /></Form>
//   </DraftKept>
//   … and once the server has taken the form:  await draft.sent();
//
// A draft belongs to the account and stands on the server under the form's name (a-z, 0-9, "-", "_"; put the id of what is edited into it:
// "plan-12"). Never give it a password. `initial` is what the form opens with; a later value of it is not looked at, so draw
// the form only once that is known, and give it another `key` for another thing.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { DraftKeeper, type Clock, type DraftServer, type DraftState, type StoredDraft, type Values } from './draft_keeper.js';
import { ask, type Answer } from './server.js';
import { useSession, type Session } from './session.js';

export interface Draft<Form extends Values> extends DraftState<Form> {
  change: (part: Partial<Form>) => void;
  restore: () => void;
  discard: () => void;
  choose: (which: 'here' | 'other') => void;
  /** The form was sent: its draft goes, and it begins anew with its first values or those given. */
  sent: (next?: Form) => Promise<void>;
}

const clock: Clock = {
  set: (what, milliseconds) => window.setTimeout(what, milliseconds),
  clear: (timer) => window.clearTimeout(timer),
  now: () => performance.now(),
};

// What is on its way when a form is left, and what could not be saved then, by account and form: a form that opens again at
// once finds both. They end with the page, and another account does not find them.
const leaving = new Map<string, Promise<void>>();
const unsaved = new Map<string, Values>();

function serverOf(form: string, session: { current: Session }, ended: () => void): DraftServer {
  const address = `/api/v1/drafts/${encodeURIComponent(form)}`;
  const seen = <Data>(answer: Answer<Data>): Answer<Data> => {
    if (!answer.ok && (answer.status === 401 || answer.code === 'csrf')) ended();
    return answer;
  };
  return {
    read: async () => seen(await ask<StoredDraft>(address)),
    save: async (content, revision, keepalive) => {
      const body = { content, revision };
      const answer = seen(await ask<StoredDraft>(address, { method: 'PUT', body, token: session.current.csrf_token, keepalive }));
      const stored = answer.ok ? null : (answer.problem?.['stored'] as StoredDraft | undefined);
      return !answer.ok && answer.code === 'draft_conflict' && stored ? { ok: false, conflict: stored } : answer;
    },
    remove: async (keepalive) => seen(await ask(address, { method: 'DELETE', token: session.current.csrf_token, keepalive })),
  };
}

/** Keeps what is typed into the form named `form`; `initial` is what it opens with. */
export function useDraft<Form extends Values>(form: string, initial: Form): Draft<Form> {
  const { session, ended } = useSession();
  const current = useRef(session);
  current.current = session;
  const over = useRef(ended);
  over.current = ended;
  const place = `${session.account?.id ?? ''} ${form}`;
  const [, show] = useState<DraftState<Form> | null>(null);
  const keeper = useMemo(
    () => new DraftKeeper<Form>(initial, serverOf(form, current, () => over.current()), clock, show),
    [place],
  );
  useEffect(() => {
    const left = unsaved.get(place) as Form | undefined;
    if (left) {
      unsaved.delete(place);
      keeper.resume(left);
    }
    void (leaving.get(place) ?? Promise.resolve()).then(() => keeper.open());
    const save = (): void => void keeper.flush();
    const leave = (): void => void keeper.flush(true);
    const hide = (): void => {
      if (document.visibilityState === 'hidden') leave();
    };
    const holdBack = (event: BeforeUnloadEvent): void => {
      const { state } = keeper;
      if (keeper.unsaved() && (state.conflict || state.kept === 'failed')) event.preventDefault();
    };
    document.addEventListener('focusout', save);
    document.addEventListener('visibilitychange', hide);
    addEventListener('pagehide', leave);
    addEventListener('beforeunload', holdBack);
    return () => {
      document.removeEventListener('focusout', save);
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('pagehide', leave);
      removeEventListener('beforeunload', holdBack);
      const left = keeper.close().then((values) => {
        leaving.delete(place);
        if (values) unsaved.set(place, values);
      });
      leaving.set(place, left);
    };
  }, [keeper]);
  // What could not be saved for want of a session is saved once there is one again.
  const before = useRef(session.csrf_token);
  useEffect(() => {
    if (before.current === session.csrf_token) return;
    before.current = session.csrf_token;
    void keeper.open();
    if (keeper.unsaved()) void keeper.flush();
  }, [session.csrf_token]);
  return {
    ...keeper.state,
    change: (part) => keeper.change(part),
    restore: () => keeper.restore(),
    discard: () => void keeper.discard(),
    choose: (which) => void keeper.choose(which),
    sent: (next) => keeper.sent(next),
  };
}
