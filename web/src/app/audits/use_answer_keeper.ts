// The keeper of what is typed into one audit's form, as a page uses it.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ask } from '../server.js';
import { useSession } from '../session.js';
import { AnswerKeeper, type KeeperClock, type KeeperView, type SaveAnswer, type SaveBody, type Unsent } from './answer_keeper.js';
import type { AuditForm } from './audit_form.js';
import { browserShelf, liveAs, livingTabs, takeOver, unsentPlace } from './unsent_store.js';

export const SAVE = '/api/v1/audits/save';

const clock: KeeperClock = {
  set: (what, milliseconds) => window.setTimeout(what, milliseconds),
  clear: (timer) => window.clearTimeout(timer),
};

/** This window's own name among those that have the application open. */
export const TAB = crypto.getRandomValues(new Uint32Array(2)).join('-');
let alive = false;

/** What was left unsent by windows that are gone; null while it is being looked for. */
export function useLeft(audit: string): ReadonlyMap<string, Unsent> | null {
  const { session } = useSession();
  const [left, setLeft] = useState<ReadonlyMap<string, Unsent> | null>(null);
  const account = session.account?.id ?? '';
  useEffect(() => {
    let wanted = true;
    if (!alive) liveAs(TAB);
    alive = true;
    void livingTabs().catch(() => new Set<string>()).then((living) => {
      if (wanted) setLeft(takeOver(browserShelf(), account, audit, TAB, living));
    });
    return () => {
      wanted = false;
    };
  }, [account, audit]);
  return left;
}

export interface Keeping {
  view: KeeperView;
  keeper: AnswerKeeper;
}

/** `form` and `left` are what it begins with; later ones are not looked at, so give the page another `key` for them. */
export function useAnswerKeeper(form: AuditForm, left: ReadonlyMap<string, Unsent>): Keeping {
  const { session, ended } = useSession();
  const current = useRef({ token: session.csrf_token, ended });
  current.current = { token: session.csrf_token, ended };
  const account = session.account?.id ?? '';
  const [, show] = useState<KeeperView | null>(null);
  const keeper = useMemo(() => {
    const send = async (body: SaveBody) => {
      const answer = await ask<SaveAnswer>(SAVE, { method: 'POST', body, token: current.current.token });
      if (!answer.ok && (answer.status === 401 || answer.code === 'csrf')) current.current.ended();
      return answer;
    };
    return new AnswerKeeper(form, left, send, unsentPlace(browserShelf(), account, form.id, TAB), clock, show);
  }, [account, form.id]);
  useEffect(() => {
    void keeper.open();
    const save = (): void => void keeper.flush();
    // What is on its way when the page goes arrives all the same; what does not is kept here and sent the next time.
    const leave = (): void => {
      const body = keeper.rest();
      if (body) void ask(SAVE, { method: 'POST', body, token: current.current.token, keepalive: true });
    };
    const hide = (): void => {
      if (document.visibilityState === 'hidden') save();
    };
    const holdBack = (event: BeforeUnloadEvent): void => {
      const { unsent, kept } = keeper.view();
      if (unsent > 0 && !kept) event.preventDefault();
    };
    const online = (): void => void keeper.again();
    document.addEventListener('focusout', save);
    document.addEventListener('visibilitychange', hide);
    addEventListener('pagehide', leave);
    addEventListener('beforeunload', holdBack);
    addEventListener('online', online);
    return () => {
      document.removeEventListener('focusout', save);
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('pagehide', leave);
      removeEventListener('beforeunload', holdBack);
      removeEventListener('online', online);
      keeper.close();
      void keeper.flush();
    };
  }, [keeper]);
  // What could not be sent for want of a session is sent once there is one again.
  const before = useRef(session.csrf_token);
  useEffect(() => {
    if (before.current === session.csrf_token) return;
    before.current = session.csrf_token;
    if (keeper.view().unsent > 0) void keeper.again();
  }, [session.csrf_token]);
  return { view: keeper.view(), keeper };
}
