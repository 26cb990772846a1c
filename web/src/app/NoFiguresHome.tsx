// The first page of whoever sees no figures: what their role is for here, and where it leads.
import { LateActions } from './audits/actions/LateActions.js';
import { AlertBanner } from './audits/talks/AlertBanner.js';
import { homeLinks, roleSentences } from './home_words.js';
import { Message } from './Message.js';
import { useSession } from './session.js';
import { WhoHelps } from './WhoHelps.js';

export function NoFiguresHome({ publicPicture }: { publicPicture: boolean }) {
  const { session } = useSession();
  const name = session.account?.name ?? '';
  const sentences = roleSentences(session);
  const links = homeLinks(session, publicPicture);
  return (
    <Message title={name === '' ? 'Welcome' : `Welcome, ${name}`}>
      <AlertBanner />
      {session.roles.length === 0 && (
        <p class="govuk-body-l">Your account has no role yet. Ask your system administrator for one: it decides what you can see here.</p>
      )}
      {sentences.map((words) => <p class="govuk-body-l">{words}</p>)}
      <LateActions />
      <dl class="govuk-summary-list">
        {links.map(({ words, about, address }) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key"><a class="govuk-link" href={address}>{words}</a></dt>
            <dd class="govuk-summary-list__value">{about}</dd>
          </div>
        ))}
      </dl>
      {session.roles.length > 0 && <p class="govuk-body">Your role shows no figures of the authority’s own.</p>}
      {!publicPicture && <p class="govuk-body">No public picture is shown on this server.</p>}
      <WhoHelps />
    </Message>
  );
}
