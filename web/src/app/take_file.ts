// Taking a list out of the system where asking for it needs a body: the server makes the file, the browser saves it.
import { useState } from 'preact/hooks';
import { save } from '../components/save.js';
import { askForFile, type Failure } from './server.js';
import { useSession } from './session.js';

export interface Taking {
  busy: boolean;
  failure: Failure | null;
  take: (address: string, body: object) => Promise<void>;
}

/** While one file is being made another is not begun. */
export function useTakenFile(): Taking {
  const { session, ended } = useSession();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = async (address: string, body: object): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await askForFile(address, { method: 'POST', body, token: session.csrf_token });
    setBusy(false);
    if (answer.ok) save(answer.data.name, answer.data.content, 'text/csv;charset=utf-8');
    else if (answer.status === 401) ended();
    setFailure(answer.ok ? null : answer);
  };
  return { busy, failure, take };
}
