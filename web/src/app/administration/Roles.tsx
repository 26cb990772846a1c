// Who has which role, since when, by whom and why; granting one, and taking one back.
import { useMemo, useState } from 'preact/hooks';
import { Details } from '../../components/Details.js';
import { WideTable, type WideColumn } from '../../components/WideTable.js';
import { counted, longTime } from '../../words/format.js';
import { ErrorSummary, Field, type Fault } from '../Form.js';
import { Heading, Main } from '../Frame.js';
import type { Drawer } from '../own_pages.js';
import type { Grant, Place, RoleRow } from './api.js';
import { GrantForm } from './GrantForm.js';
import { Revoke } from './OwnRoles.js';
import { Banner, NotThere, useFetched } from './parts.js';
import { grantWords, periodWords, stateWords } from './words.js';

const ROWS = 100;

/** Those in whose person, role or reason the words stand. */
export function soughtGrants(grants: readonly Grant[], words: string): Grant[] {
  const parts = words.toLowerCase().split(/\s+/).filter((part) => part !== '');
  return grants.filter((one) => {
    const text = `${one.name} ${one.account} ${one.words} ${one.reason}`.toLowerCase();
    return parts.every((part) => text.includes(part));
  });
}

const columns: WideColumn<Grant>[] = [
  { title: 'Who', cell: (row) => <a class="govuk-link" href={`/administration/people/${row.account_id}`}>{row.name}</a>, value: (row) => row.account },
  { title: 'Role', cell: grantWords },
  { title: 'When', cell: periodWords },
  { title: 'Granted by', cell: (row) => row.granted_by ?? 'the command line' },
  { title: 'Why', cell: (row) => row.reason },
];

export const Roles: Drawer = ({ where }) => {
  const account = where.query.get('account') ?? '';
  const grants = useFetched<Grant[]>('/api/v1/role-grants.json');
  const roles = useFetched<RoleRow[]>('/api/v1/roles.json');
  const places = useFetched<Place[]>('/api/v1/role-places.json');
  const [words, setWords] = useState('');
  const [most, setMost] = useState(ROWS);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [done, setDone] = useState('');
  const onDone = (text: string): void => {
    setFaults([]);
    setDone(text);
    grants.again();
  };
  const onFaults = (found: Fault[]): void => {
    if (found.length > 0) setDone('');
    setFaults(found);
  };
  const found = useMemo(() => soughtGrants(grants.data ?? [], words), [grants.data, words]);
  const present = found.filter(({ state }) => state !== 'over');
  const past = found.filter(({ state }) => state === 'over').reverse();
  const shown = present.slice(0, most);
  return (
    <Main>
      <ErrorSummary faults={faults} />
      {done !== '' && <Banner title="Done" key={done}><p class="govuk-body">{done}</p></Banner>}
      <Heading title="Roles" caption="Administration" error={faults.length > 0} />
      <h2 class="govuk-heading-m">Grant a role</h2>
      {places.failure && <p class="govuk-inset-text">The teams of the newest data could not be read: {places.failure.detail} A name typed here must then be confirmed.</p>}
      {roles.data && (places.data || places.failure) ? (
        <GrantForm account={account} roles={roles.data} places={places.data ?? []} onDone={onDone} onFaults={onFaults} key={account} />
      ) : (
        <>
          <NotThere of="the roles" fetched={roles} />
          {roles.data && <p class="govuk-body" role="status">Reading the teams of the newest data.</p>}
        </>
      )}
      <h2 class="govuk-heading-m">Who has which role</h2>
      <NotThere of="the roles that were granted" fetched={grants} />
      {grants.data && (
        <>
          <div class="ws-filters ws-screen" role="search">
            <Field id="find-grant" label="Find" hint="A part of a name, a role or a reason" autocomplete="off" value={words} faults={[]} onInput={setWords} />
          </div>
          <p class="govuk-body" role="status">{counted(present.length, 'roles')} in force or to come</p>
          {present.length > 0 && (
            <WideTable
              caption={present.length > most ? `Roles, the first ${most} of ${present.length}` : 'Roles in force and to come'} name="roles" rows={shown}
              columns={[...columns.slice(0, 2), { title: 'State', cell: (row) => stateWords(row.state) }, ...columns.slice(2)]}
            />
          )}
          {present.length > most && <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setMost(most + ROWS)}>Show more</button>}
          {present.length > 0 && (
            <Details summary="Revoke a role">
              {() => <div class="govuk-button-group">{shown.map((grant) => <Revoke grant={grant} whose={grant.name} onDone={onDone} onFaults={onFaults} key={grant.id} />)}</div>}
            </Details>
          )}
          {past.length > 0 && (
            <Details summary={`${counted(past.length, 'roles')} of before`}>
              {() => (
                <WideTable
                  caption={past.length > most ? `Roles of before, the newest ${most} of ${past.length}` : 'Roles of before'} name="roles-of-before" rows={past.slice(0, most)}
                  columns={[...columns, { title: 'Revoked', cell: (row) => (row.revoked_at === null ? '' : `${longTime(row.revoked_at)}, ${row.revoked_by ?? 'the command line'}`) }]}
                />
              )}
            </Details>
          )}
          <p class="govuk-body-s ws-screen"><a class="govuk-link" href="/api/v1/role-grants.csv" download>Every role that was ever granted, as CSV</a></p>
        </>
      )}
    </Main>
  );
};
