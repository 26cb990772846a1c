// Accepting an invitation: the link's token stands behind the "#", which no server and no log gets to see.
import { useState } from 'preact/hooks';
import { passwordFaults } from './new_password.js';
import { ErrorSummary, Field, Form, type Fault } from './Form.js';
import { Frame, Heading, Main } from './Frame.js';
import { go } from './history.js';
import { ask } from './server.js';

export function Invitation({ onAccepted }: { onAccepted: (email: string) => void }) {
  const [token] = useState(() => location.hash.replace(/^#/, ''));
  const [values, setValues] = useState({ new: '', again: '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(token === '');
  const send = async (): Promise<void> => {
    const unfilled = passwordFaults('none is asked for', values.new, values.again);
    setFaults(unfilled);
    if (unfilled.length > 0) return;
    setBusy(true);
    const answer = await ask<{ email: string }>('/api/v1/invitations/accept', { method: 'POST', body: { token, password: values.new } });
    setBusy(false);
    if (answer.ok) {
      onAccepted(answer.data.email);
      go('/sign-in', true);
    } else if (answer.code === 'invitation_over') setOver(true);
    else setFaults([{ field: answer.code === 'password_refused' ? 'new' : '', words: `${answer.detail} ${answer.remedy}` }]);
  };
  if (over) {
    return (
      <Frame bar={[]} session={null}>
        <Main>
          <Heading title="This invitation is over" />
          <p class="govuk-body">The link was used already, was withdrawn or has expired. If you have set your password, <a class="govuk-link" href="/sign-in">sign in</a>. Otherwise ask your system administrator for a new one.</p>
        </Main>
      </Frame>
    );
  }
  return (
    <Frame bar={[]} session={null}>
      <Main>
        <ErrorSummary faults={faults} />
        <Heading title="Choose your password" error={faults.length > 0} />
        <p class="govuk-body">You have been invited to Windscreen. Choose a password, and then sign in with it.</p>
        <Form words="Set password" busy={busy} onSend={() => void send()}>
          <Field
            id="new" label="New password" type="password" autocomplete="new-password" width={20} value={values.new} faults={faults}
            hint="At least 12 characters. Three or four words that belong to no one are easy to keep in mind."
            onInput={(value) => setValues((now) => ({ ...now, new: value }))}
          />
          <Field
            id="again" label="New password again" type="password" autocomplete="new-password" width={20} value={values.again} faults={faults}
            onInput={(value) => setValues((now) => ({ ...now, again: value }))}
          />
        </Form>
      </Main>
    </Frame>
  );
}
