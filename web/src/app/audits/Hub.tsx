// What there is to do in practice audit, for whoever may: every page of its group with what it is for.
import { Heading, Main } from '../Frame.js';
import { useSession } from '../session.js';
import { LateActions } from './actions/LateActions.js';
import { hubParts } from './hub_parts.js';
import { AlertBanner } from './talks/AlertBanner.js';

export function AuditsHub() {
  const { session } = useSession();
  const parts = hubParts(session);
  return (
    <Main>
      <AlertBanner />
      <Heading title="Practice audit" />
      <LateActions />
      {parts.map(({ title, pages }) => (
        <section key={title}>
          {parts.length > 1 && <h2 class="govuk-heading-m">{title}</h2>}
          <dl class="govuk-summary-list">
            {pages.map(({ pattern, home }) => (
              <div class="govuk-summary-list__row" key={pattern}>
                <dt class="govuk-summary-list__key"><a class="govuk-link" href={pattern}>{home?.words}</a></dt>
                <dd class="govuk-summary-list__value">{home?.about}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Main>
  );
}
