// The sending of files as pages see it: one for the whole application, which goes on while one looks at other pages.
import { useEffect, useState } from 'preact/hooks';
import { ask, askBytes } from '../server.js';
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

/** The day that was typed for the files, which stays while one looks at other pages. */
export function useTypedDay(): [DayTyped, (day: DayTyped) => void] {
  const [day, setDay] = useState(typed);
  return [day, (next) => {
    typed = next;
    setDay(next);
  }];
}
