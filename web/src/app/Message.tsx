// Pages that say why there is nothing else to see.
import type { ComponentChildren } from 'preact';
import { Heading, Main } from './Frame.js';
import type { Failure } from './server.js';
import { WhoHelps } from './WhoHelps.js';

export function Message({ title, children }: { title: string; children?: ComponentChildren }) {
  return <Main><Heading title={title} />{children}</Main>;
}

/** What was done, as a page says it above its heading; nothing while there is nothing to say. */
export function Done({ words }: { words: string }) {
  if (words === '') return null;
  return (
    <div class="govuk-notification-banner govuk-notification-banner--success ws-banner" role="alert" aria-labelledby="done-title">
      <div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="done-title">Success</h2></div>
      <div class="govuk-notification-banner__content"><p class="govuk-body">{words}</p></div>
    </div>
  );
}

/** While something is fetched: said to screen readers too. */
export function Waiting({ words }: { words: string }) {
  return <Main><p class="govuk-body-l" role="status">{words}</p></Main>;
}

const TITLES: Record<number, string> = {
  0: 'Windscreen cannot be reached',
  403: 'Your account may not see this',
  404: 'Page not found',
  503: 'The server is busy',
};

/** What the server, or the network, said in place of an answer; and the way to ask again. */
export function Failed({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  return (
    <Message title={TITLES[failure.status] ?? 'Sorry, there is a problem'}>
      <p class="govuk-body">{failure.detail}</p>
      <p class="govuk-body">{failure.remedy}</p>
      {onRetry && failure.status !== 403 && failure.status !== 404 && (
        <button type="button" class="govuk-button" onClick={onRetry}>Try again</button>
      )}
      {failure.status !== 404 && <WhoHelps />}
      <p class="govuk-body"><a class="govuk-link" href="/">Go to your home page</a></p>
    </Message>
  );
}

export function NotFound() {
  return (
    <Message title="Page not found">
      <p class="govuk-body">If you typed the address, check that it is correct. If you followed a link, the page may be of a team or measure that this data does not have.</p>
      <p class="govuk-body"><a class="govuk-link" href="/">Go to your home page</a></p>
    </Message>
  );
}
