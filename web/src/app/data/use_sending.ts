// The sending of files as pages see it: one for the whole application, which goes on while one looks at other pages.
import { useEffect, useState } from 'preact/hooks';
import { ask, askBytes } from '../server.js';
import { useDraft, type Draft } from '../draft.js';
import type { Values } from '../draft_keeper.js';
import { useSession } from '../session.js';
import type { Upload } from './api.js';
import { NO_DAY, type DayTyped } from './DayField.js';
import { Sending, type SendingState, type UploadServer } from './sending.js';

// Whose files they are, and the token that sends them.
let account = '';
let token: string | null = null;
let sending: Sending | null = null;
// What was typed beside them, so that it is there when one comes back.
let typed = NO_DAY;

const path = (upload: string, more = ''): string => `/api/v1/uploads/${encodeURIComponent(upload)}${more}`;
const server: UploadServer = {
  list: () => ask<Upload[]>('/api/v1/uploads'),
  begin: (name, bytes) => ask<Upload>('/api/v1/uploads', { method: 'POST', body: { name, bytes }, token }),
  add: (upload, offset, bytes) => askBytes<Upload>(path(upload, `/parts?offset=${offset}`), bytes, token),
  finish: (upload, sha256) => ask<Upload>(path(upload, '/finish'), { method: 'POST', body: { sha256 }, token }),
  remove: (upload) => ask(path(upload), { method: 'DELETE', token }),
};

const warn = (event: BeforeUnloadEvent): void => {
  if (sending?.state.state !== 'idle') event.preventDefault();
};

function sendingOf(who: string): Sending {
  if (sending === null || account !== who) {
    sending?.end();
    account = who;
    typed = NO_DAY;
    sending = new Sending(server, (milliseconds) => new Promise((go) => setTimeout(go, milliseconds)));
    addEventListener('beforeunload', warn);
  }
  return sending;
}

/** The machine that sends, and how far it is. */
export function useSending(): { sending: Sending; state: SendingState } {
  const { session, ended } = useSession();
  token = session.csrf_token;
  const mine = sendingOf(session.account?.id ?? '');
  const [state, setState] = useState(mine.state);
  useEffect(() => {
    const hear = (): void => setState(mine.state);
    hear();
    return mine.listen(hear);
  }, [mine]);
  // Signed in again: it goes on where it was.
  useEffect(() => mine.resume(), [session.csrf_token, mine]);
  useEffect(() => {
    if (state.state === 'signed_out') ended();
  }, [state.state]);
  return { sending: mine, state };
}

/**
 * The day that was typed for the files. It stays while one looks at other pages, and is a draft: after the page is loaded anew
 * one is asked whether to go on with it. Files cannot be kept so.
 */
export function useTypedDay(): { day: DayTyped; setDay: (day: DayTyped) => void; draft: Draft<DayTyped & Values> } {
  const draft = useDraft<DayTyped & Values>('load', { ...NO_DAY });
  const { found } = draft;
  const here = found !== null && typed !== NO_DAY && Object.entries(typed).every(([name, text]) => found.values[name] === text);
  // One was only away at another page: that is no question.
  useEffect(() => {
    if (here) draft.restore();
  }, [here]);
  return {
    day: draft.values, draft,
    setDay: (next) => {
      typed = next;
      draft.change({ ...next });
    },
  };
}
