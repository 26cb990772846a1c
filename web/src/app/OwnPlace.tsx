// One of the application's own pages, once what draws it has been fetched; or why it is not shown.
import { useEffect, useState } from 'preact/hooks';
import type { Where } from './history.js';
import { Failed, Message, Waiting } from './Message.js';
import { mayOpen, type Drawer, type OwnPage } from './own_pages.js';
import { PART_NOT_LOADED, type Failure } from './server.js';
import { useSession } from './session.js';
import { WhoHelps } from './WhoHelps.js';

export function Refused() {
  return (
    <Message title="Your account may not see this">
      <p class="govuk-body">Your role does not show this page. If you need it for your work, ask your system administrator for a role that does.</p>
      <WhoHelps />
      <p class="govuk-body"><a class="govuk-link" href="/">Go to your home page</a></p>
    </Message>
  );
}

export function OwnPlace({ page, values, where }: { page: OwnPage; values: Readonly<Record<string, string>>; where: Where }) {
  const { session } = useSession();
  // What draws which page: that of the page before must not be given this one's address.
  const [drawn, setDrawn] = useState<{ page: OwnPage; draws: Drawer } | Failure | null>(null);
  const allowed = mayOpen(page, session);
  useEffect(() => {
    if (!allowed) return undefined;
    let wanted = true;
    page.draw().then(
      (draws) => wanted && setDrawn({ page, draws }),
      () => wanted && setDrawn(PART_NOT_LOADED),
    );
    return () => {
      wanted = false;
    };
  }, [page, allowed]);
  if (!allowed) return <Refused />;
  if (drawn !== null && 'ok' in drawn) return <Failed failure={drawn} onRetry={() => location.reload()} />;
  if (drawn === null || drawn.page !== page) return <Waiting words="Opening the page." />;
  const Draws = drawn.draws;
  return <Draws where={where} values={values} key={where.address} />;
}
