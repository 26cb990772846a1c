// Granting a role: to whom, which, how far, how long and why.
import { useState } from 'preact/hooks';
import { DraftKept } from '../DraftKept.js';
import { useDraft } from '../draft.js';
import { Field, Form, type Fault } from '../Form.js';
import type { Place, RoleRow } from './api.js';
import { grantWishOf, NOTHING_TYPED, OTHER, placesOf, scopeOf, scopesOf, type GrantTyped, type GrantWish } from './granting.js';
import { Choice, faultOf, Lines, useSend } from './parts.js';
import { SCOPES } from './words.js';

interface Props {
  account: string;
  roles: readonly RoleRow[];
  places: readonly Place[];
  onDone: (words: string) => void;
  onFaults: (faults: Fault[]) => void;
}

const chosen = (words: string, choices: { value: string; words: string }[]) => [{ value: '', words }, ...choices];

export function GrantForm({ account, roles, places, onDone, onFaults }: Props) {
  const send = useSend();
  const draft = useDraft<GrantTyped>('role-grant', { ...NOTHING_TYPED, account });
  const typed = draft.values;
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  // A wish that the newest data knows nothing of, until it is confirmed or changed.
  const [unknown, setUnknown] = useState<{ wish: GrantWish; words: string } | null>(null);
  const scope = scopeOf(typed, roles);
  const scopes = scopesOf(roles, typed.role);
  const known = scope?.needs_value ? placesOf(places, scope.scope) : [];
  const say = (found: Fault[]): void => {
    setFaults(found);
    onFaults(found);
  };
  const change = (part: Partial<GrantTyped>): void => {
    setUnknown(null);
    draft.change(part);
  };
  const grant = async (wish: GrantWish, confirmed: boolean): Promise<void> => {
    setBusy(true);
    const answer = await send('/api/v1/role-grants', confirmed ? { ...wish, confirmed } : wish);
    setBusy(false);
    if (answer.ok) {
      setUnknown(null);
      say([]);
      await draft.sent({ ...NOTHING_TYPED });
      onDone(`The role is granted to ${wish.account}.`);
    } else if (answer.code === 'place_unknown') setUnknown({ wish, words: answer.detail });
    else if (answer.code === 'no_account') say([{ field: 'account', words: 'Nobody has an account with this address: invite them first' }]);
    else if (answer.code === 'own_grant') say([{ field: 'account', words: 'Nobody grants a role to themself: ask another system administrator' }]);
    else if (answer.status !== 401) say([faultOf(answer)]);
  };
  const submit = (): void => {
    const wish = grantWishOf(typed, roles);
    const wrong = Array.isArray(wish);
    say(wrong ? wish : []);
    if (!wrong) void grant(wish, false);
  };
  return (
    <DraftKept draft={draft} labels={{ account: 'E-mail address', role: 'Role', scope: 'Reach', value: 'Which', other: 'Name', from: 'First day', to: 'Last day', reason: 'Why', children: 'Children' }}>
      <Form words="Grant the role" busy={busy} onSend={submit}>
        <Field id="account" label="Who gets the role" hint="The e-mail address of their account" type="email" autocomplete="off" value={typed.account} faults={faults} onInput={(value) => change({ account: value })} />
        <Choice
          id="role" label="Role" value={typed.role} faults={faults} onChange={(role) => change({ role, scope: '', value: '', other: '' })}
          choices={chosen('Choose a role', [...new Map(roles.map(({ role, title }) => [role, title])).entries()].map(([value, words]) => ({ value, words })))}
        />
        {scopes.length > 1 && (
          <Choice
            id="scope" label="Reaches" value={typed.scope} faults={faults} onChange={(value) => change({ scope: value, value: '', other: '' })}
            choices={chosen('Choose how far', scopes.map((one) => ({ value: one.scope, words: SCOPES[one.scope] ?? one.scope })))}
          />
        )}
        {scope?.needs_value && (
          <Choice
            id="value" label={`Which ${scope.scope}`} hint={`Those that the newest data has: ${known.length}`} value={typed.value} faults={faults}
            onChange={(value) => change({ value })}
            choices={chosen(`Choose the ${scope.scope}`, [...known.map((value) => ({ value, words: value })), { value: OTHER, words: 'Another, which the data does not have yet' }])}
          />
        )}
        {scope?.needs_value && typed.value === OTHER && (
          <Field id="other" label={`Name of the ${scope.scope}`} hint="Letter by letter as the case system will have it" autocomplete="off" value={typed.other} faults={faults} onInput={(other) => change({ other })} />
        )}
        {scope?.scope === 'named_children' && (
          <Lines
            id="children" label="Children" hint="Their identifiers, one a line. They are not shown again here: who grants need not know whose they are."
            rows={5} value={typed.children} faults={faults} onInput={(children) => change({ children })}
          />
        )}
        <Field id="from" label="First day (optional)" hint="Like 30/9/2020; today where it is empty" autocomplete="off" width={10} value={typed.from} faults={faults} onInput={(from) => change({ from })} />
        <Field
          id="to" label={scope?.always_ends ? 'Last day' : 'Last day (optional)'} hint={scope?.always_ends ? 'This role always ends' : 'Without it the role lasts until it is revoked'}
          autocomplete="off" width={10} value={typed.to} faults={faults} onInput={(to) => change({ to })}
        />
        <Lines id="reason" label="Why" hint="Whoever looks into the change log reads it. Name no child." value={typed.reason} faults={faults} onInput={(reason) => change({ reason })} />
        {unknown && (
          <div class="govuk-inset-text" role="alert">
            <p class="govuk-body">{unknown.words} Is {unknown.wish.value} still to come?</p>
            <button type="button" class="govuk-button govuk-button--secondary" aria-disabled={busy} onClick={() => void grant(unknown.wish, true)}>Yes, grant it all the same</button>
          </div>
        )}
      </Form>
    </DraftKept>
  );
}
