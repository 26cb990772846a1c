// Asking for what is about children: each request carries the purpose, and the server records what it shows.
import { useEffect, useState } from 'preact/hooks';
import { ask, type Failure } from '../server.js';
import { useSession } from '../session.js';
import { purposeMembers } from './purposes.js';
import { useTask } from './task.js';

export type Recorded<Data> =
  | { kind: 'nothing asked' }
  | { kind: 'asking' }
  | { kind: 'failed'; failure: Failure; again: () => void }
  | { kind: 'answer'; data: Data };

interface Heard {
  key: string;
  /** Of the session that was refused. */
  token: string | null;
  failure: Failure | null;
}

/**
 * Asks `address` with `body` and the purpose in force; nothing while either is null. What was answered at the same step of the
 * history is shown again without asking. A session that has ended is said, and the request made again after signing in.
 */
export function useRecorded<Data>(step: string, address: string, body: object | null): Recorded<Data> {
  const { session, ended } = useSession();
  const { purpose, memory } = useTask();
  const [heard, setHeard] = useState<Heard | null>(null);
  const [asked, setAsked] = useState(0);
  const key = purpose === null || body === null ? '' : JSON.stringify([step, address, body, purpose]);
  const known = key === '' ? undefined : memory.answer<Data>(key);
  const failure = heard !== null && heard.key === key ? heard.failure : null;
  // There is no session any more, or another than this page knows of: another tab may have begun it.
  const refused = failure !== null && (failure.status === 401 || failure.code === 'csrf');
  useEffect(() => {
    if (key === '' || purpose === null || memory.answer(key) !== undefined) return undefined;
    const stop = new AbortController();
    void ask<Data>(address, { method: 'POST', body: { ...purposeMembers(purpose), ...body }, token: session.csrf_token, signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return;
      if (answer.ok) memory.keepAnswer(key, answer.data);
      else if (answer.status === 401 || answer.code === 'csrf') ended();
      setHeard({ key, token: session.csrf_token, failure: answer.ok ? null : answer });
    });
    return () => stop.abort();
    // A refusal for want of a session is asked again once there is another.
  }, [key, asked, refused ? session.csrf_token : '']);
  if (key === '') return { kind: 'nothing asked' };
  if (known !== undefined) return { kind: 'answer', data: known };
  if (failure === null || (refused && session.csrf_token !== heard?.token)) return { kind: 'asking' };
  return {
    kind: 'failed',
    failure,
    again: () => {
      setHeard(null);
      setAsked((count) => count + 1);
    },
  };
}
