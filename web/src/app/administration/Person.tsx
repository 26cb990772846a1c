// One account: who it is, its roles, and what an administrator can do about it.
import { useState } from 'preact/hooks';
import { longTime } from '../../words/format.js';
import { DraftKept } from '../DraftKept.js';
import { useDraft } from '../draft.js';
import { ErrorSummary, Field, Form, type Fault } from '../Form.js';
import { Heading, Main } from '../Frame.js';
import type { Drawer } from '../own_pages.js';
import { OwnRoles } from './OwnRoles.js';
import { Asking, Banner, faultOf, LinkBanner, NotThere, StatusTag, useFetched, useSend, type Fetched } from './parts.js';
import type { Link, Person as PersonData } from './api.js';
import { emailFaults } from './People.js';
import { momentOrNever } from './words.js';

function Facts({ person }: { person: PersonData }) {
  const rows: [string, preact.ComponentChildren][] = [
    ['E-mail address', <span class="ws-break">{person.email}</span>],
    ['Status', <StatusTag status={person.status} />],
    ['Worker identifier', person.worker_id ?? 'None'],
    ['Second factor', person.second_factor ? 'On' : 'Off'],
    ['Signs in with', [person.password ? 'a password' : '', person.single_sign_on ? 'the council’s directory' : ''].filter((one) => one !== '').join(' or ') || 'nothing yet'],
    ['Last signed in', momentOrNever(person.last_signed_in)],
    ['Sessions now', String(person.sessions)],
    ['Open link', person.link_expires_at === null ? 'None' : `Until ${longTime(person.link_expires_at)}`],
    ['Account made', longTime(person.created_at)],
  ];
  if (person.closed_at !== null) rows.push(['Closed', longTime(person.closed_at)]);
  return (
    <dl class="govuk-summary-list">
      {rows.map(([name, value]) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{name}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Place {
  person: PersonData;
  fetched: Fetched<PersonData>;
  onDone: (words: string) => void;
  onFaults: (faults: Fault[]) => void;
  onLink: (link: Link) => void;
}

function Change({ person, fetched, onDone, onFaults }: Place) {
  const send = useSend();
  const [values, setValues] = useState({ name: person.name, worker: person.worker_id ?? '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const change = async (): Promise<void> => {
    const unfilled = values.name.trim() === '' ? [{ field: 'name', words: 'Enter the person’s name' }] : [];
    say(unfilled);
    if (unfilled.length > 0) return;
    setBusy(true);
    const worker = values.worker.trim();
    const answer = await send<PersonData>('/api/v1/people/change', { account: person.id, name: values.name.trim(), worker_id: worker === '' ? null : worker });
    setBusy(false);
    if (answer.ok) {
      fetched.put(answer.data);
      onDone('The name and the worker identifier are saved.');
    } else if (answer.status !== 401) say([faultOf(answer, answer.code === 'name_refused' ? 'name' : '')]);
  };
  return (
    <Form words="Save" busy={busy} onSend={() => void change()}>
      <Field id="name" label="Name" autocomplete="off" value={values.name} faults={faults} onInput={(name) => setValues((now) => ({ ...now, name }))} />
      {!person.own && (
        <Field
          id="worker" label="Worker identifier (optional)" hint="In the case system’s lists of workers. It decides which cases are their own."
          autocomplete="off" width={20} value={values.worker} faults={faults} onInput={(worker) => setValues((now) => ({ ...now, worker }))}
        />
      )}
    </Form>
  );
}

/** Another address to sign in with: for others' accounts only. */
function Address({ person, fetched, onDone, onFaults }: Place) {
  const send = useSend();
  const draft = useDraft(`email-${person.id}`, { email: person.email });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const change = async (): Promise<void> => {
    const unfilled = emailFaults(draft.values.email, 'new-email');
    say(unfilled);
    if (unfilled.length > 0) return;
    setBusy(true);
    const answer = await send<PersonData>('/api/v1/people/email', { account: person.id, email: draft.values.email.trim() });
    setBusy(false);
    if (answer.ok) {
      await draft.sent({ email: answer.data.email });
      fetched.put(answer.data);
      onDone(answer.data.email === person.email ? 'The address was this already: nothing is changed.' : `${person.name} signs in as ${answer.data.email} from now on, and is signed out everywhere.`);
    } else if (answer.status !== 401) {
      say([answer.code === 'account_exists' ? { field: 'new-email', words: 'Somebody else has an account with this address' } : faultOf(answer, answer.code === 'email_refused' ? 'new-email' : '')]);
    }
  };
  return (
    <DraftKept draft={draft} labels={{ email: 'E-mail address' }}>
      <Form words="Change the address" busy={busy} onSend={() => void change()}>
        <Field
          id="new-email" label="E-mail address" type="email" autocomplete="off" value={draft.values.email} faults={faults}
          hint={`${person.name} is signed out everywhere, and links that are open stop working. Password and roles stay${person.single_sign_on ? ', and so does the tie to the council’s directory' : ''}.`}
          onInput={(email) => draft.change({ email })}
        />
      </Form>
    </DraftKept>
  );
}

function Actions({ person, fetched, onDone, onFaults, onLink }: Place) {
  const send = useSend();
  const act = async (what: string, words: string): Promise<void> => {
    const answer = await send<PersonData>(`/api/v1/people/${what}`, { account: person.id });
    if (answer.ok) {
      fetched.put(answer.data);
      onDone(words);
    } else if (answer.status !== 401) onFaults([faultOf(answer)]);
  };
  const link = async (what: string): Promise<void> => {
    const answer = await send<Link>(`/api/v1/people/${what}`, { account: person.id });
    if (answer.ok) {
      onLink(answer.data);
      fetched.again();
    } else if (answer.status !== 401) onFaults([faultOf(answer)]);
  };
  const { name } = person;
  if (person.own) return <p class="govuk-body">This is your own account: another system administrator changes its address, locks or closes it. Your password and second factor are on <a class="govuk-link" href="/account">its page</a>.</p>;
  if (person.status === 'closed') {
    return <Asking words="Open again" question={`${name} gets a link to set a new password, and has no role until you grant one.`} yes="Open the account" onYes={() => link('reopen')} />;
  }
  return (
    <div class="govuk-button-group">
      <Asking
        words={person.status === 'invited' ? 'New invitation' : 'New link for the password'}
        question={person.status === 'invited' ? 'Links sent before stop working.' : `${name} keeps the present password until the link is used. Links sent before stop working.`}
        yes="Make the link" onYes={() => link('invite')}
      />
      {person.link_expires_at !== null && (
        <Asking words="Withdraw the link" question="The link that was sent stops working." yes="Withdraw it" onYes={() => act('withdraw', 'The link is withdrawn.')} />
      )}
      {person.status === 'locked' ? (
        <Asking words="Unlock" question={`${name} can sign in again.`} yes="Unlock the account" onYes={() => act('unlock', `${name} can sign in again.`)} />
      ) : (
        <Asking words="Lock" question={`${name} is signed out everywhere and cannot sign in until unlocked. Roles stay.`} yes="Lock the account" warning onYes={() => act('lock', `The account of ${name} is locked.`)} />
      )}
      {person.second_factor && (
        <Asking
          words="Take the second factor away" question={`Be sure that it is ${name} who asks: without the second factor the password alone opens the account.`}
          yes="Take it away" warning onYes={() => act('second-factor', 'The second factor is taken away.')}
        />
      )}
      <Asking
        words="Close" question={`${name} is signed out, and every role is revoked. What ${name} has done stays in the records.`} yes="Close the account" warning
        onYes={() => act('close', `The account of ${name} is closed.`)}
      />
    </div>
  );
}

export const Person: Drawer = ({ values }) => {
  const fetched = useFetched<PersonData>(`/api/v1/people/${encodeURIComponent(values['id'] ?? '')}.json`);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [done, setDone] = useState('');
  const [link, setLink] = useState<Link | null>(null);
  const person = fetched.data;
  const onDone = (words: string): void => {
    setFaults([]);
    setLink(null);
    setDone(words);
  };
  const onFaults = (found: Fault[]): void => {
    setDone('');
    setFaults(found);
  };
  const onLink = (made: Link): void => {
    onDone('');
    setLink(made);
  };
  const place = person && { person, fetched, onDone, onFaults, onLink };
  return (
    <Main>
      <ErrorSummary faults={faults} />
      {done !== '' && <Banner title="Done" key={done}><p class="govuk-body">{done}</p></Banner>}
      {link && person && <LinkBanner link={link} who={person.name} key={link.path} />}
      <Heading title={person?.name ?? 'Account'} caption="People" error={faults.length > 0} />
      <NotThere of="the account" fetched={fetched} />
      {person && place && (
        <>
          <Facts person={person} />
          <h2 class="govuk-heading-m">Roles</h2>
          <OwnRoles person={person} onDone={(words) => { onDone(words); fetched.again(); }} onFaults={onFaults} />
          {person.status !== 'closed' && (
            <>
              <h2 class="govuk-heading-m">Name</h2>
              <Change {...place} key={person.id} />
              {!person.own && (
                <>
                  <h2 class="govuk-heading-m">E-mail address</h2>
                  <Address {...place} key={`email ${person.id}`} />
                </>
              )}
            </>
          )}
          <h2 class="govuk-heading-m">The account</h2>
          <Actions {...place} />
          <p class="govuk-body"><a class="govuk-link" href="/administration/people">Everybody</a></p>
        </>
      )}
    </Main>
  );
};
