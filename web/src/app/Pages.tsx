// The pages of whoever is signed in.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { longDate } from '../words/format.js';
import { pathOf } from './addresses.js';
import { Frame, type BarItem } from './Frame.js';
import { go, type Where } from './history.js';
import { Failed, NotFound, Waiting } from './Message.js';
import { NoFiguresHome } from './NoFiguresHome.js';
import { ownBar, ownPage } from './own_pages.js';
import { OwnPlace, Refused } from './OwnPlace.js';
import { useNewer, useReport, type Source } from './report_source.js';
import { PART_NOT_LOADED, type Failure } from './server.js';
import { homeOf, useSession } from './session.js';
import { SessionEnd } from './SessionEnd.js';

type Drawn = typeof import('./drawn.js');

/** What draws figures, once it is there. */
function useDrawn(): Drawn | Failure | null {
  const [drawn, setDrawn] = useState<Drawn | Failure | null>(null);
  useEffect(() => {
    import('./drawn.js').then((part) => setDrawn(part), () => setDrawn(PART_NOT_LOADED));
  }, []);
  return drawn;
}

const isFailure = (value: Drawn | Failure): value is Failure => 'ok' in value;

interface Props {
  where: Where;
  printing: boolean;
  publicPicture: boolean;
  onSignOut: () => void;
}

function Notice({ children }: { children: ComponentChildren }) {
  return (
    <div class="govuk-width-container ws-screen">
      <div class="govuk-notification-banner ws-banner" role="region" aria-labelledby="notice-title">
        <div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="notice-title">Data</h2></div>
        <div class="govuk-notification-banner__content">{children}</div>
      </div>
    </div>
  );
}

/** The menu as it is without any figures. */
function plainBar(address: string): BarItem[] {
  return [{ words: 'Home', address: '/', current: address === '/' ? 'page' : null }];
}

/** Everything that is drawn from a report. */
function ReportPages({ where, printing, source, onSignOut }: Props & { source: Source }) {
  const { session } = useSession();
  const snapshot = where.query.get('snapshot') ?? '';
  const { loaded, again } = useReport(source, snapshot);
  const drawn = useDrawn();
  const report = loaded.kind === 'there' ? loaded.data : null;
  const shown = source === 'internal' && snapshot === '' && report ? report.provenance.snapshot : null;
  const found = useNewer(where.address, shown);
  const path = pathOf(where.address);
  const frame = (content: ComponentChildren, bar: BarItem[] = [], strap = '', foot: ComponentChildren = null) => (
    <Frame bar={[...plainBar(where.address), ...bar, ...ownBar(session, where.address)]} session={session} onSignOut={onSignOut} strap={strap} foot={foot}>
      <SessionEnd />
      {content}
    </Frame>
  );
  const own = ownPage(where.address);
  if (own) return frame(<OwnPlace {...own} where={where} />, report && drawn && !isFailure(drawn) ? drawn.barOf(report, own.page.within ?? null, false) : []);
  if (loaded.kind === 'failed') return frame(<Failed failure={loaded.failure} onRetry={again} />);
  if (drawn !== null && isFailure(drawn)) return frame(<Failed failure={drawn} onRetry={() => location.reload()} />);
  if (!report || drawn === null) {
    const computing = loaded.kind === 'asking' && loaded.slow;
    return frame(
      <Waiting words={computing ? 'The figures are being worked out. This can take a minute after new data was loaded.' : 'Fetching the figures.'} />,
    );
  }
  const { Figures, Home, PageList } = drawn;
  return frame(
    <>
      {found && (
        <Notice>
          <p class="govuk-body">Newer data has been loaded: as at {longDate(found.as_at)}. This page still shows that of {longDate(report.as_at)}.</p>
          <button type="button" class="govuk-button ws-banner-button" onClick={again}>Show the newer data</button>
        </Notice>
      )}
      {source === 'internal' && snapshot !== '' && (
        <Notice>
          <p class="govuk-body">You are looking at the load of {longDate(report.as_at)} ({report.provenance.snapshot}).</p>
          <p class="govuk-body"><a class="govuk-link" href={where.address}>Go to the newest</a></p>
        </Notice>
      )}
      {where.address === '/' ? (
        <Home report={report} session={session} printing={printing} />
      ) : path === null ? (
        <NotFound />
      ) : (
        <Figures report={report} path={path} source={source} printing={printing} />
      )}
    </>,
    drawn.barOf(report, path),
    drawn.strapOf(report),
    path === null ? null : <PageList report={report} path={path} />,
  );
}

/** For whoever sees no figures of either kind. */
function NoFigures({ where, publicPicture, onSignOut }: Props) {
  const { session } = useSession();
  const own = ownPage(where.address);
  const home = where.address === '/';
  return (
    <Frame bar={[...plainBar(where.address), ...ownBar(session, where.address)]} session={session} onSignOut={onSignOut}>
      <SessionEnd />
      {own ? <OwnPlace {...own} where={where} /> : home ? (
        <NoFiguresHome publicPicture={publicPicture} />
      ) : (
        <Refused />
      )}
    </Frame>
  );
}

/** Which report someone may see, if any. */
export function Pages(props: Props) {
  const { session } = useSession();
  // The sign-in page has done its work.
  useEffect(() => {
    if (props.where.address === '/sign-in') go('/', true);
  }, [props.where.address]);
  if (session.permissions.includes('see_figures')) return <ReportPages {...props} source="internal" />;
  if (homeOf(session) === 'public' && props.publicPicture) return <ReportPages {...props} source="public" />;
  return <NoFigures {...props} />;
}
