// What there is to administer, for whoever may.
import { Heading, Main } from '../Frame.js';
import { useSession } from '../session.js';

const PARTS = [
  { address: '/administration/people', words: 'People', about: 'Who has an account: invite, lock, close, give a new link.', needs: 'manage_accounts' },
  { address: '/administration/roles', words: 'Roles', about: 'Who may do what, about whom, since when and why: grant and revoke.', needs: 'manage_accounts' },
  { address: '/administration/settings', words: 'Settings', about: 'Who helps, how long sessions last, the public picture.', needs: 'change_settings' },
  { address: '/access-record', words: 'Access record', about: 'Who opened what about which child, and why.', needs: 'see_access_record' },
  { address: '/change-log', words: 'Change log', about: 'Every change that anyone made, with what was and what is.', needs: 'see_change_log' },
];

export function Administration() {
  const { session } = useSession();
  return (
    <Main>
      <Heading title="Administration" />
      <dl class="govuk-summary-list">
        {PARTS.filter(({ needs }) => session.permissions.includes(needs)).map(({ address, words, about }) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key"><a class="govuk-link" href={address}>{words}</a></dt>
            <dd class="govuk-summary-list__value">{about}</dd>
          </div>
        ))}
      </dl>
      {!session.permissions.includes('see_change_log') && (
        <p class="govuk-body">What you change here is written into the change log, which the director reads.</p>
      )}
    </Main>
  );
}
