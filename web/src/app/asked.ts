// What a page asks for, with the page's answer to each way that it can fail.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask, type Failure } from './server.js';
import { useSession } from './session.js';

export type Asked<Data> = { kind: 'asking'; slow: boolean } | { kind: 'failed'; failure: Failure } | { kind: 'there'; data: Data };

/** Asks for an address's data, and again while the server is still computing it, and after signing in again; '' asks for nothing. */
export function useAsked<Data>(address: string): { asked: Asked<Data>; again: () => void } {
  const { session, ended } = useSession();
  const [asked, setAsked] = useState<Asked<Data>>({ kind: 'asking', slow: false });
  const [times, setTimes] = useState(0);
  const over = useRef(ended);
  over.current = ended;
  useEffect(() => {
    if (address === '') return undefined;
    const stop = new AbortController();
    let timer: number | undefined;
    setAsked({ kind: 'asking', slow: false });
    const slow = window.setTimeout(() => setAsked((now) => (now.kind === 'asking' ? { kind: 'asking', slow: true } : now)), 2000);
    const askIt = async (): Promise<void> => {
      const answer = await ask<Data>(address, { signal: stop.signal });
      if (stop.signal.aborted) return;
      if (answer.ok) setAsked({ kind: 'there', data: answer.data });
      else if (answer.status === 503) {
        setAsked({ kind: 'asking', slow: true });
        timer = window.setTimeout(() => void askIt(), Math.max(answer.after, 2) * 1000);
      } else {
        if (answer.status === 401) over.current();
        setAsked({ kind: 'failed', failure: answer });
      }
    };
    void askIt();
    return () => {
      stop.abort();
      clearTimeout(timer);
      clearTimeout(slow);
    };
  }, [address, times]);
  const again = useCallback(() => setTimes((before) => before + 1), []);
  const refused = asked.kind === 'failed' && asked.failure.status === 401;
  useEffect(() => {
    if (refused) again();
  }, [session.csrf_token]);
  return { asked, again };
}
