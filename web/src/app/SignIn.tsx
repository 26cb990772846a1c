// Signing in: address and password, and the second factor where one is asked for. Also where a session has ended while
// someone worked: what they had open waits behind it.
import { useEffect, useState } from 'preact/hooks';
import { ErrorSummary, Field, Form, type Fault } from './Form.js';
import { Heading, Main, Frame } from './Frame.js';
import type { Where } from './history.js';
import { ask, type Failure } from './server.js';
import type { Session } from './session.js';
import { WhoHelps } from './WhoHelps.js';
import { problemFaults, SingleSignOn } from './SingleSignOn.js';

/** What is wrong, in words that do not say whether an account exists. */
export function signInFaults(failure: Failure): Fault[] {
  switch (failure.code) {
    case 'wrong_credentials':
      return [{ field: 'email', words: 'Enter the e-mail address and password of your account: these do not belong together' }];
    case 'wrong_second_factor':
      return [{ field: 'code', words: 'Enter the newest code of your authenticator app, or a recovery code not used before' }];
    case 'wait':
      return [{ field: '', words: `There were too many wrong tries. Wait ${waitWords(failure.after)} and try again` }];
    default:
      return [{ field: '', words: `${failure.detail} ${failure.remedy}`.trim() }];
  }
}

export function waitWords(seconds: number): string {
  if (seconds <= 0) return 'a few minutes';
  if (seconds < 60) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  const minutes = Math.ceil(seconds / 60);
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

/** What must be filled in before anything is sent. */
export function missing(email: string, password: string, code: string | null): Fault[] {
  const faults: Fault[] = [];
  if (!/^\S+@\S+$/.test(email.trim())) faults.push({ field: 'email', words: 'Enter your e-mail address, like name@example.gov.uk' });
  if (password === '') faults.push({ field: 'password', words: 'Enter your password' });
  if (code !== null && code.trim() === '') faults.push({ field: 'code', words: 'Enter the code of your authenticator app' });
  return faults;
}

export function SignIn(props: {
  ended: boolean;
  email: string;
  publicPicture: boolean;
  singleSignOn: string | null;
  where: Where;
  onDone: (session: Session) => void;
}) {
  const [email, setEmail] = useState(props.email);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [faults, setFaults] = useState<Fault[]>(() => problemFaults(props.where));
  const [busy, setBusy] = useState(false);

  const send = async (): Promise<void> => {
    const unfilled = missing(email, password, code);
    setFaults(unfilled);
    if (unfilled.length > 0) return;
    setBusy(true);
    const body = { email: email.trim(), password, ...(code === null ? {} : { code: code.replace(/\s/g, '') }) };
    const answer = await ask<Session>('/api/v1/sign-in', { method: 'POST', body });
    setBusy(false);
    if (answer.ok) props.onDone(answer.data);
    else if (answer.code === 'second_factor_needed') setCode('');
    else setFaults(signInFaults(answer));
  };
  useEffect(() => {
    if (code === '') document.getElementById('code')?.focus();
  }, [code === null]);

  const title = code === null ? (props.ended ? 'You were signed out' : 'Sign in') : 'Enter your code';
  return (
    <Frame bar={[]} session={null}>
      <Main>
        <ErrorSummary faults={faults} />
        <Heading title={title} error={faults.length > 0} />
        {props.ended && code === null && (
          <p class="govuk-body">
            Nothing was opened for a while, or your time was up. Sign in again, and you go on where you were: what you had typed is
            still there.
          </p>
        )}
        {code === null && props.singleSignOn !== null && (
          <SingleSignOn name={props.singleSignOn} ended={props.ended} where={props.where} onFaults={setFaults} onDone={props.onDone} />
        )}
        <Form words={code === null ? 'Sign in' : 'Continue'} busy={busy} onSend={() => void send()}>
          <div hidden={code !== null}>
            <Field id="email" label="E-mail address" type="email" autocomplete="username" value={email} faults={faults} onInput={setEmail} />
            <Field id="password" label="Password" type="password" autocomplete="current-password" value={password} faults={faults} onInput={setPassword} />
          </div>
          {code !== null && (
            <Field
              id="code"
              label="Code"
              hint="The 6 digits that your authenticator app shows now, or one of your recovery codes."
              autocomplete="one-time-code"
              width={10}
              value={code}
              faults={faults}
              onInput={setCode}
            />
          )}
        </Form>
        {code !== null && (
          <p class="govuk-body">
            <button type="button" class="ws-save" onClick={() => { setCode(null); setFaults([]); }}>Use another account</button>
          </p>
        )}
        <h2 class="govuk-heading-s">If you cannot sign in</h2>
        <p class="govuk-body">Ask your system administrator for an invitation, or for help with a password that you have lost.</p>
        <WhoHelps />
        {props.publicPicture && (
          <p class="govuk-body">Without an account you can see <a class="govuk-link" href="/public">the public picture</a>, in which small numbers are kept back.</p>
        )}
      </Main>
    </Frame>
  );
}
