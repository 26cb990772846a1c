// Setting up a second factor with an authenticator app, and taking it away again.
import { useState } from 'preact/hooks';
import { Field, Form, type Fault } from './Form.js';
import { QrCode } from './QrCode.js';
import { ask, type Failure } from './server.js';
import { useSession, type Session } from './session.js';

interface Begun {
  secret: string;
  uri: string;
  pending: string;
}

/** A secret in groups of four, as people type it. */
export function inGroups(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

const factorFaults = (failure: Failure): Fault[] => {
  if (failure.code === 'wrong_password') return [{ field: 'factor-password', words: 'Enter your password: this is not it' }];
  if (failure.code === 'wrong_second_factor') return [{ field: 'factor-code', words: 'Enter the newest code of your authenticator app' }];
  return [{ field: '', words: `${failure.detail} ${failure.remedy}` }];
};

export function SecondFactor({ onFaults, onDone }: { onFaults: (faults: Fault[]) => void; onDone: (words: string) => void }) {
  const { session, take, ended } = useSession();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [begun, setBegun] = useState<Begun | null>(null);
  const [recovery, setRecovery] = useState<string[]>([]);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const post = async <Data,>(address: string, body: unknown): Promise<Data | null> => {
    setBusy(true);
    const answer = await ask<Data>(address, { method: 'POST', body, token: session.csrf_token });
    setBusy(false);
    if (answer.ok) {
      say([]);
      return answer.data;
    }
    if (answer.status === 401 && answer.code === '') ended();
    else say(factorFaults(answer));
    return null;
  };
  const unfilled = (needsPassword: boolean, needsCode: boolean): boolean => {
    const found: Fault[] = [];
    if (needsPassword && password === '') found.push({ field: 'factor-password', words: 'Enter your password' });
    if (needsCode && code.trim() === '') found.push({ field: 'factor-code', words: 'Enter the code of your authenticator app' });
    say(found);
    return found.length > 0;
  };
  const begin = async (): Promise<void> => {
    if (unfilled(true, false)) return;
    const answer = await post<Begun>('/api/v1/second-factor', { password });
    if (answer) {
      setPassword('');
      setBegun(answer);
    }
  };
  const confirm = async (): Promise<void> => {
    if (!begun || unfilled(false, true)) return;
    const body = { pending: begun.pending, code: code.replace(/\s/g, '') };
    const answer = await post<{ recovery_codes: string[]; session: Session }>('/api/v1/second-factor/confirm', body);
    if (answer) {
      setBegun(null);
      setCode('');
      setRecovery(answer.recovery_codes);
      take(answer.session);
      onDone('Your second factor is set up. Keep the recovery codes below: they are shown this once.');
    }
  };
  const remove = async (): Promise<void> => {
    if (unfilled(true, true)) return;
    const answer = await post<Session>('/api/v1/second-factor/remove', { password, code: code.replace(/\s/g, '') });
    if (answer) {
      setPassword('');
      setCode('');
      setRecovery([]);
      take(answer);
      onDone('Your second factor is taken away.');
    }
  };
  const passwordField = (
    <Field id="factor-password" label="Your password" type="password" autocomplete="current-password" width={20} value={password} faults={faults} onInput={setPassword} />
  );
  const codeField = (
    <Field id="factor-code" label="Code of your authenticator app" hint="6 digits." autocomplete="one-time-code" numeric width={10} value={code} faults={faults} onInput={setCode} />
  );
  if (begun) {
    return (
      <>
        <p class="govuk-body">Scan this code with your authenticator app:</p>
        <QrCode text={begun.uri} words="QR code for your authenticator app. The key below says the same." />
        <p class="govuk-body">Or add an account with this key:</p>
        <p class="govuk-body"><code class="ws-key-text">{inGroups(begun.secret)}</code></p>
        <p class="govuk-body">On the telephone that has the app you can <a class="govuk-link" href={begun.uri}>add it by this link</a>. Then enter the code that the app shows.</p>
        <Form words="Confirm" busy={busy} onSend={() => void confirm()}>{codeField}</Form>
      </>
    );
  }
  return (
    <>
      {recovery.length > 0 && (
        <>
          <p class="govuk-body">Each of these stands in for a code once, if you lose your telephone. Print them, or write them down.</p>
          <ul class="govuk-list">{recovery.map((one) => <li><code>{one}</code></li>)}</ul>
        </>
      )}
      {session.second_factor ? (
        <>
          <p class="govuk-body">You have one. Signing in asks for a code of your authenticator app.</p>
          <Form words="Take the second factor away" busy={busy} warning onSend={() => void remove()}>{passwordField}{codeField}</Form>
        </>
      ) : (
        <>
          <p class="govuk-body">You have none. With one, a password that is stolen is not enough to sign in: a code of an app on your telephone is asked for too.</p>
          <Form words="Set up a second factor" busy={busy} onSend={() => void begin()}>{passwordField}</Form>
        </>
      )}
    </>
  );
}
