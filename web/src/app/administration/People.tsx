// Who has an account, and inviting someone.
import { useMemo, useState } from 'preact/hooks';
import { Details } from '../../components/Details.js';
import { WideTable } from '../../components/WideTable.js';
import { counted } from '../../words/format.js';
import { ErrorSummary, Field, Form, type Fault } from '../Form.js';
import { Heading, Main } from '../Frame.js';
import { go } from '../history.js';
import { useDraft } from '../draft.js';
import { DraftKept } from '../DraftKept.js';
import { useSession } from '../session.js';
import { Banner, Choice, faultOf, LinkBanner, NotThere, StatusTag, useFetched, useSend } from './parts.js';
import type { NewAccount, PersonRow, Status } from './api.js';
import { momentOrNever, statusWords } from './words.js';

/** Of so many at a time, so that the page of a large authority stays quick. */
const ROWS = 100;

/** Those in whose name, address, worker or roles the words stand, and who have the status where one is chosen. */
export function sought(people: readonly PersonRow[], words: string, status: string): PersonRow[] {
  const parts = words.toLowerCase().split(/\s+/).filter((part) => part !== '');
  return people.filter((one) => {
    const text = `${one.name} ${one.email} ${one.worker_id ?? ''} ${one.roles ?? ''}`.toLowerCase();
    return (status === '' || one.status === status) && parts.every((part) => text.includes(part));
  });
}

export const emailFaults = (email: string, field: string): Fault[] =>
  /^\S+@\S+$/.test(email.trim()) ? [] : [{ field, words: 'Enter an e-mail address, like name@example.gov.uk' }];

export function invitationFaults(values: { email: string; name: string }): Fault[] {
  const faults = emailFaults(values.email, 'email');
  if (values.name.trim() === '') faults.push({ field: 'name', words: 'Enter the person’s name' });
  return faults;
}

/** What was made: the link that is to be handed over, or that there is none. */
function Made({ made, who }: { made: NewAccount; who: string }) {
  const { session } = useSession();
  const { account, path, expires_at } = made;
  return (
    <>
      {path !== null && expires_at !== null ? <LinkBanner link={{ account, path, expires_at }} who={who} /> : (
        <Banner title="Done"><p class="govuk-body">{who} has an account and signs in with {session.single_sign_on ?? 'the council’s directory'}: there is no link to send.</p></Banner>
      )}
      <p class="govuk-body ws-banner"><a class="govuk-link" href={`/administration/people/${account}`}>Give {who} a role</a>: an account without one sees nothing.</p>
    </>
  );
}

/** How the invited sign in, where the server knows the council's directory. */
type Way = 'password' | 'directory';

const LABELS = { email: 'E-mail address', name: 'Name', worker: 'Worker identifier', way: 'How they sign in' };
const NOBODY = { email: '', name: '', worker: '', way: 'password' as Way };

function Ways({ directory, value, onChange }: { directory: string; value: Way; onChange: (way: Way) => void }) {
  const choice = (way: Way, words: string, hint: string) => (
    <div class="govuk-radios__item">
      <input class="govuk-radios__input" id={`way-${way}`} name="way" type="radio" value={way} checked={value === way} aria-describedby={`way-${way}-hint`} onChange={() => onChange(way)} />
      <label class="govuk-label govuk-radios__label" for={`way-${way}`}>{words}</label>
      <div class="govuk-hint govuk-radios__hint" id={`way-${way}-hint`}>{hint}</div>
    </div>
  );
  return (
    <div class="govuk-form-group">
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend">How will they sign in?</legend>
        <div class="govuk-radios govuk-radios--small">
          {choice('password', 'With a password', `You get a link with which they set it. They can sign in with ${directory} too.`)}
          {choice('directory', `With ${directory} only`, 'There is no password and no link: the address must be the one that the directory knows them by.')}
        </div>
      </fieldset>
    </div>
  );
}

function Invite({ onFaults, onMade }: { onFaults: (faults: Fault[]) => void; onMade: (made: NewAccount, who: string) => void }) {
  const send = useSend();
  const { session } = useSession();
  const draft = useDraft('invitation', NOBODY);
  const { values } = draft;
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const directory = session.single_sign_on ?? null;
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const invite = async (): Promise<void> => {
    const unfilled = invitationFaults(values);
    say(unfilled);
    if (unfilled.length > 0) return;
    setBusy(true);
    const worker = values.worker.trim();
    const name = values.name.trim();
    const answer = await send<NewAccount>('/api/v1/invitations', {
      email: values.email.trim(), name, ...(worker === '' ? {} : { worker_id: worker }), ...(directory !== null && values.way === 'directory' ? { single_sign_on: true } : {}),
    });
    setBusy(false);
    if (answer.ok) {
      await draft.sent(NOBODY);
      onMade(answer.data, name);
    } else if (answer.status !== 401) {
      say([answer.code === 'account_exists' ? { field: 'email', words: 'Somebody has an account with this address: find them in the list' } : faultOf(answer, answer.code === 'email_refused' ? 'email' : '')]);
    }
  };
  const field = (id: 'email' | 'name' | 'worker', label: string, hint: string) => (
    <Field
      id={id} label={label} hint={hint} type={id === 'email' ? 'email' : 'text'} autocomplete="off" value={values[id]} faults={faults}
      onInput={(value) => draft.change({ [id]: value })}
    />
  );
  return (
    <DraftKept draft={draft} labels={LABELS}>
      <Form words={directory !== null && values.way === 'directory' ? 'Make the account' : 'Make an invitation'} busy={busy} onSend={() => void invite()}>
        {field('email', 'E-mail address', 'What they sign in with.')}
        {field('name', 'Name', 'As colleagues know them.')}
        {field('worker', 'Worker identifier (optional)', 'In the case system’s lists of workers. It decides which cases are their own.')}
        {directory !== null && <Ways directory={directory} value={values.way} onChange={(way) => draft.change({ way })} />}
      </Form>
    </DraftKept>
  );
}

export function PeopleTable({ people }: { people: readonly PersonRow[] }) {
  const [most, setMost] = useState(ROWS);
  const shown = people.slice(0, most);
  return (
    <>
      <WideTable
        caption={people.length > most ? `People, the first ${most} of ${people.length}` : 'People'}
        name="people"
        rows={shown}
        columns={[
          {
            title: 'Person',
            cell: (row) => (
              <span>
                <a class="govuk-link" href={`/administration/people/${row.id}`}>{row.name}</a>
                <span class="ws-small ws-break">{row.email}</span>
              </span>
            ),
            value: (row) => row.email,
          },
          { title: 'Roles', cell: (row) => row.roles ?? 'None', value: (row) => row.roles ?? '' },
          { title: 'Status', cell: (row) => <StatusTag status={row.status} />, value: (row) => row.status },
          { title: 'Last signed in', cell: (row) => momentOrNever(row.last_signed_in), value: (row) => row.last_signed_in ?? '' },
          { title: 'Second factor', cell: (row) => (row.second_factor ? 'On' : 'Off'), value: (row) => (row.second_factor ? 'on' : 'off') },
          { title: 'Worker', cell: (row) => row.worker_id ?? '', value: (row) => row.worker_id ?? '' },
        ]}
      />
      {people.length > most && (
        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setMost(most + ROWS)}>Show more</button>
      )}
      <p class="govuk-body-s ws-screen"><a class="govuk-link" href="/api/v1/people.csv" download>Everybody, as CSV</a></p>
    </>
  );
}

export function People() {
  const fetched = useFetched<PersonRow[]>('/api/v1/people.json');
  const [words, setWords] = useState('');
  const [status, setStatus] = useState('');
  const [faults, setFaults] = useState<Fault[]>([]);
  const [made, setMade] = useState<{ made: NewAccount; who: string } | null>(null);
  const people = fetched.data ?? [];
  const found = useMemo(() => sought(people, words, status), [people, words, status]);
  return (
    <Main>
      <ErrorSummary faults={faults} />
      {made && <Made {...made} key={made.made.account} />}
      <Heading title="People" caption="Administration" error={faults.length > 0} />
      <Details summary="Invite someone">
        {() => (
          <Invite
            onFaults={setFaults}
            onMade={(made, who) => {
              setFaults([]);
              setMade({ made, who });
              fetched.again();
            }}
          />
        )}
      </Details>
      <NotThere of="the list of people" fetched={fetched} />
      {fetched.data !== null && (
        <>
          <form
            class="ws-filters ws-screen" role="search" onSubmit={(event) => {
              event.preventDefault();
              if (found.length === 1 && found[0]) go(`/administration/people/${found[0].id}`);
            }}
          >
            <Field id="find" label="Find" hint="A part of a name, an address or a role" autocomplete="off" value={words} faults={[]} onInput={setWords} />
            <Choice
              id="status" label="Status" value={status} faults={[]} onChange={setStatus}
              choices={[{ value: '', words: 'Any' }, ...(['active', 'invited', 'locked', 'closed'] as Status[]).map((one) => ({ value: one, words: statusWords(one) }))]}
            />
          </form>
          <p class="govuk-body" role="status">{counted(found.length, 'people')}</p>
          {found.length > 0 && <PeopleTable people={found} key={`${words} ${status}`} />}
        </>
      )}
    </Main>
  );
}
