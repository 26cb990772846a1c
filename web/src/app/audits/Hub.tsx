// What there is to do in practice audit, for whoever may: every page of its group with what it is for.
import { Heading, Main } from '../Frame.js';
import { AUDITS, mayOpen, OWN_PAGES } from '../own_pages.js';
import { useSession } from '../session.js';
import { LateActions } from './actions/LateActions.js';
import { AlertBanner } from './talks/AlertBanner.js';

export function AuditsHub() {
  const { session } = useSession();
  const pages = OWN_PAGES.filter((page) => page.group === AUDITS && page.home && mayOpen(page, session));
  return (
    <Main>
      <AlertBanner />
      <LateActions />
      <Heading title="Practice audit" />
      <dl class="govuk-summary-list">
        {pages.map(({ pattern, home }) => (
          <div class="govuk-summary-list__row" key={pattern}>
            <dt class="govuk-summary-list__key"><a class="govuk-link" href={pattern}>{home?.words}</a></dt>
            <dd class="govuk-summary-list__value">{home?.about}</dd>
          </div>
        ))}
      </dl>
    </Main>
  );
}
