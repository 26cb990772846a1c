// The roles that one account has, had or will have, and taking one back.
import { Details } from '../../components/Details.js';
import { WideTable } from '../../components/WideTable.js';
import { counted } from '../../words/format.js';
import type { Fault } from '../Form.js';
import type { OwnGrant, Person } from './api.js';
import { Asking, faultOf, useSend } from './parts.js';
import { grantWords, periodWords, stateWords } from './words.js';

/** Takes a role back. */
export function Revoke({ grant, whose, onDone, onFaults }: { grant: OwnGrant; whose: string; onDone: (words: string) => void; onFaults: (faults: Fault[]) => void }) {
  const send = useSend();
  const revoke = async (): Promise<void> => {
    const answer = await send('/api/v1/role-grants/revoke', { grant: grant.id });
    if (answer.ok) onDone(`The role ${grant.words} of ${whose} is revoked.`);
    else if (answer.status !== 401) onFaults([faultOf(answer)]);
  };
  return <Asking words={`Revoke ${grant.words}`} question={`${whose} loses the role ${grant.words} at once.`} yes="Revoke it" warning onYes={revoke} />;
}

export function OwnRoles({ person, onDone, onFaults }: { person: Person; onDone: (words: string) => void; onFaults: (faults: Fault[]) => void }) {
  const present = person.grants.filter(({ state }) => state !== 'over');
  const past = person.grants.filter(({ state }) => state === 'over');
  const table = (caption: string, rows: OwnGrant[]) => (
    <WideTable
      caption={caption}
      rows={rows}
      columns={[
        { title: 'Role', cell: grantWords },
        { title: 'State', cell: (row) => stateWords(row.state) },
        { title: 'When', cell: periodWords },
        { title: 'Granted by', cell: (row) => row.granted_by ?? 'the command line' },
        { title: 'Why', cell: (row) => row.reason },
      ]}
    />
  );
  return (
    <>
      {present.length === 0 ? <p class="govuk-body">None: this account sees nothing.</p> : table('Roles now and to come', present)}
      {present.length > 0 && (
        <div class="govuk-button-group">{present.map((grant) => <Revoke grant={grant} whose={person.name} onDone={onDone} onFaults={onFaults} key={grant.id} />)}</div>
      )}
      {person.status !== 'closed' && !person.own && (
        <p class="govuk-body"><a class="govuk-link" href={`/administration/roles?account=${encodeURIComponent(person.email)}`}>Grant a role</a></p>
      )}
      {person.own && <p class="govuk-body">Nobody grants a role to themself: ask another system administrator.</p>}
      {past.length > 0 && <Details summary={counted(past.length, 'roles of before')}>{() => table('Roles of before', past)}</Details>}
    </>
  );
}
