// One's own account: who one is, the password, the second factor, and where one is signed in.
import { useEffect, useState } from 'preact/hooks';
import { ErrorSummary, Field, Form, type Fault } from './Form.js';
import { Heading, Main } from './Frame.js';
import { Done } from './Message.js';
import { passwordFaults } from './new_password.js';
import { SecondFactor } from './SecondFactor.js';
import { ask, type Failure } from './server.js';
import { roleWords, signsOnOnly, useSession, type Session } from './session.js';
import { longTime } from '../words/format.js';

function Password({ onFaults, onDone }: { onFaults: (faults: Fault[]) => void; onDone: (words: string) => void }) {
  const { session, take, ended } = useSession();
  const [values, setValues] = useState({ current: '', new: '', again: '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const send = async (): Promise<void> => {
    const unfilled = passwordFaults(values.current, values.new, values.again);
    say(unfilled);
    if (unfilled.length > 0) return;
    setBusy(true);
    const body = { current: values.current, new: values.new };
    const answer = await ask<Session>('/api/v1/password', { method: 'POST', body, token: session.csrf_token });
    setBusy(false);
    if (answer.ok) {
      setValues({ current: '', new: '', again: '' });
      take(answer.data);
      onDone('Your password is changed. Your other sessions are ended.');
    } else if (answer.status === 401) ended();
    else if (answer.code === 'wrong_password') say([{ field: 'current', words: 'Enter your present password: this is not it' }]);
    else if (answer.code === 'password_refused') say([{ field: 'new', words: `${answer.detail} ${answer.remedy}` }]);
    else say([{ field: '', words: `${answer.detail} ${answer.remedy}` }]);
  };
  const field = (id: keyof typeof values, label: string, autocomplete: string, hint?: string) => (
    <Field
      id={id} label={label} type="password" autocomplete={autocomplete} width={20} value={values[id]} faults={faults}
      {...(hint ? { hint } : {})}
      onInput={(value) => setValues((now) => ({ ...now, [id]: value }))}
    />
  );
  return (
    <Form words="Change password" busy={busy} onSend={() => void send()}>
      {field('current', 'Present password', 'current-password')}
      {field('new', 'New password', 'new-password', 'At least 12 characters. Three or four words that belong to no one are easy to keep in mind.')}
      {field('again', 'New password again', 'new-password')}
    </Form>
  );
}

interface SessionRow {
  id: string;
  started_at: string;
  last_seen_at: string;
  device: string | null;
  second_factor: boolean;
  current: boolean;
}

function Sessions({ changed, onDone }: { changed: string; onDone: (words: string) => void }) {
  const { session, ended } = useSession();
  const [rows, setRows] = useState<SessionRow[] | Failure | null>(null);
  const look = async (): Promise<void> => {
    const answer = await ask<SessionRow[]>('/api/v1/sessions.json');
    if (!answer.ok && answer.status === 401) ended();
    setRows(answer.ok ? answer.data : answer);
  };
  useEffect(() => void look(), [changed]);
  const end = async (body: { session: string } | { others: true }): Promise<void> => {
    const answer = await ask<{ ended: number }>('/api/v1/sessions/end', { method: 'POST', body, token: session.csrf_token });
    if (answer.ok) {
      onDone(answer.data.ended === 1 ? 'One session is ended.' : `${answer.data.ended} sessions are ended.`);
      await look();
    } else if (answer.status === 401) ended();
    else setRows(answer);
  };
  if (rows === null) return <p class="govuk-body" role="status">Fetching your sessions.</p>;
  if (!Array.isArray(rows)) return <p class="govuk-body">{rows.detail} {rows.remedy}</p>;
  return (
    <>
      <ul class="govuk-list ws-sessions">
        {rows.map((row) => (
          <li>
            <strong>{row.current ? 'This browser' : row.device ?? 'Another browser'}</strong>
            <br />
            Since {longTime(row.started_at)}, last used {longTime(row.last_seen_at)}
            {!row.current && (
              <>
                <br />
                <button type="button" class="ws-save" onClick={() => void end({ session: row.id })}>
                  End this session<span class="govuk-visually-hidden">: {row.device ?? 'another browser'}, since {longTime(row.started_at)}</span>
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      {rows.length > 1 && (
        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => void end({ others: true })}>End all others</button>
      )}
    </>
  );
}

export function Account() {
  const { session } = useSession();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [done, setDone] = useState('');
  const say = (words: string): void => {
    setFaults([]);
    setDone(words);
  };
  const wrong = (found: Fault[]): void => {
    setDone('');
    setFaults(found);
  };
  return (
    <Main>
      <ErrorSummary faults={faults} />
      <Done words={done} />
      <Heading title="Your account" error={faults.length > 0} />
      <dl class="govuk-summary-list">
        {[
          ['Name', session.account?.name ?? ''],
          ['E-mail address', session.account?.email ?? ''],
          ['Roles', session.roles.length === 0 ? 'None yet: ask your system administrator' : session.roles.map(roleWords).join('; ')],
        ].map(([name, value]) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{name}</dt>
            <dd class="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
      </dl>
      {signsOnOnly(session) ? (
        <>
          <h2 class="govuk-heading-m">Password and second factor</h2>
          <p class="govuk-body">
            You sign in with {session.single_sign_on ?? 'the council’s directory'}, which sees to your password and your second factor: change them there, where
            you change them for everything else at work. Windscreen keeps neither for you.
          </p>
        </>
      ) : (
        <>
          <h2 class="govuk-heading-m">Change your password</h2>
          <Password onFaults={wrong} onDone={say} />
          <h2 class="govuk-heading-m">Second factor</h2>
          <SecondFactor onFaults={wrong} onDone={say} />
        </>
      )}
      <h2 class="govuk-heading-m">Where you are signed in</h2>
      <Sessions changed={done} onDone={say} />
    </Main>
  );
}
