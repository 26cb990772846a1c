// Signing in with the council's account: the button above the password, and what the way back may end in.
import { useEffect, useState } from 'preact/hooks';
import { safeReturn } from './addresses.js';
import type { Fault } from './Form.js';
import type { Where } from './history.js';
import { ask, type Failure } from './server.js';
import type { Session } from './session.js';

/** What to do, by the code that the server puts into the address of the sign-in page (docs/single-sign-on.md). */
const PROBLEMS = new Map(Object.entries({
  wrong_credentials: 'Enter the e-mail address and password of your account: these do not belong together',
  second_factor_needed: 'Sign in again with the code of your authenticator app',
  wait: 'There were too many tries. Wait a few minutes and try again',
  account_locked: 'Your account is locked. Ask your system administrator to unlock it',
  sso_over: 'The sign-in took too long, or was begun in another browser. Sign in again from this page',
  sso_cancelled: 'You stopped signing in with your council account. Try again, or sign in with a password if you have one',
  sso_unreachable: 'Your council’s directory does not answer. Try again in a minute, or sign in with a password if you have one',
  sso_not_believed: 'Your council’s directory did not confirm who you are. Try again; if that does not help, tell your system administrator',
  sso_no_account: 'You have no account here. Ask your system administrator to make one for the e-mail address of your council account',
  sso_linked_elsewhere: 'The account with your e-mail address belongs to somebody else in your council’s directory. Ask your system administrator',
  sso_failed: 'Windscreen could not sign you in. Try again in a minute',
}));

/** What is wrong, where the address says that a sign-in has come to nothing. */
export function problemFaults(where: Where): Fault[] {
  const code = where.address === '/sign-in' ? where.query.get('problem') : null;
  if (code === null) return [];
  return [{ field: '', words: PROBLEMS.get(code) ?? 'You could not be signed in. Try again' }];
}

function failureFaults(failure: Failure): Fault[] {
  return [{ field: '', words: `${failure.detail} ${failure.remedy}`.trim() }];
}

/** The page of this server to go on at. */
export function returnTo(where: Where): string {
  if (where.address === '/sign-in') return safeReturn(where.query.get('return_to'));
  const query = where.query.toString();
  return safeReturn(query === '' ? where.address : `${where.address}?${query}`);
}

interface Props {
  name: string;
  /** A page waits behind: it stays open, and the directory gets a tab of its own. */
  ended: boolean;
  where: Where;
  onFaults: (faults: Fault[]) => void;
  onDone: (session: Session) => void;
}

export function SingleSignOn({ name, ended, where, onFaults, onDone }: Props) {
  const [busy, setBusy] = useState(false);
  const [elsewhere, setElsewhere] = useState(false);

  useEffect(() => {
    if (!elsewhere) return;
    const look = (): void => {
      if (document.visibilityState !== 'visible') return;
      void ask<Session>('/api/v1/session').then((answer) => {
        if (answer.ok && answer.data.signed_in) onDone(answer.data);
      });
    };
    document.addEventListener('visibilitychange', look);
    addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('focus', look);
    };
  }, [elsewhere, onDone]);

  const begin = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    onFaults([]);
    // Opened at once: a browser lets only a click open a tab.
    const tab = ended ? window.open('about:blank') : null;
    const answer = await ask<{ go_to: string }>('/api/v1/single-sign-on', { method: 'POST', body: { return_to: returnTo(where) } });
    if (!answer.ok) {
      tab?.close();
      setBusy(false);
      onFaults(failureFaults(answer));
    } else if (tab) {
      tab.opener = null;
      tab.location.replace(answer.data.go_to);
      setBusy(false);
      setElsewhere(true);
    } else location.assign(answer.data.go_to);
  };
  // The way back in the browser may show this page as it was left.
  useEffect(() => {
    const again = (): void => setBusy(false);
    addEventListener('pageshow', again);
    return () => removeEventListener('pageshow', again);
  }, []);

  return (
    <>
      <button type="button" class="govuk-button" aria-disabled={busy} onClick={() => void begin()}>
        {busy ? 'Please wait' : `Sign in with ${name}${ended ? ' (opens in a new tab)' : ''}`}
      </button>
      <div role="status">
        {elsewhere && (
          <p class="govuk-body">Sign in in the other tab, then come back to this one: what you had typed is still here.</p>
        )}
      </div>
      <h2 class="govuk-heading-m">Or sign in with a password</h2>
    </>
  );
}
