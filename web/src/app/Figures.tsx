// The report's own pages at real addresses.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { DrillDownContext, type DrillDown } from '../components/drill_down.js';
import { KeptContext } from '../components/kept.js';
import { Printing } from '../components/printing.js';
import { ReportContext } from '../components/report_context.js';
import type { Report } from '../data/report.js';
import { longDate } from '../words/format.js';
import { AllPages, AreaPages, GroupPages } from '../report/Navigation.js';
import { pages } from '../report/registry.js';
import { GROUPS, place, type Page } from '../report/routes.js';
import { addressOf } from './addresses.js';
import { countedAddress } from './children/counted.js';
import { Heading, type BarItem } from './Frame.js';
import { keepInAddress, snapshotQuery } from './history.js';
import { NotFound } from './Message.js';
import type { Source } from './report_source.js';
import { useSession } from './session.js';


/** The menu: home, and a group of pages a link, each to its first page. */
export function barOf(report: Report, path: string | null): BarItem[] {
  const all = pages(report);
  const here = path === null ? null : pageAt(report, path);
  return GROUPS.flatMap((group): BarItem[] => {
    const first = all.find((page) => page.group === group && page.listed);
    if (!first) return [];
    const current = here?.page.group !== group ? null : here.page === first ? 'page' : 'true';
    return [{ words: group, address: addressOf(first.path) + snapshotQuery(), current }];
  });
}

/** The page of a path, and what to scroll to on it; null where there is none. */
export function pageAt(report: Report, path: string): { page: Page; part: string } | null {
  const found = place(pages(report), `#/${path}`);
  if (found.page.path === '' && path !== '') return null;
  if (found.indicator !== '' && !hasPart(report, found.page, found.indicator)) return null;
  return { page: found.page, part: found.indicator };
}

const hasPart = (report: Report, page: Page, part: string): boolean =>
  page.area !== '' && report.indicators.some(({ id, area }) => id === part && area === page.area);

/** "Surrey · figures as at 30 September 2020 · internal". */
export function strapOf(report: Report): string {
  const whose = report.audience === 'public' ? 'public: small numbers are suppressed' : 'internal: not for publication';
  return `${report.authority.name} · figures as at ${longDate(report.as_at)} · ${whose}`;
}

/** Where the figures of a page are as data. */
function DataLinks({ report, path, source }: { report: Report; path: string; source: Source }) {
  const address = source === 'public' ? '/public' : addressOf(path);
  const query = source === 'public' ? '' : snapshotQuery();
  const what = source === 'public' ? 'every figure' : 'this page’s figures';
  return (
    <p class="govuk-body-s ws-screen ws-data-links">
      The data of {source === 'public' ? 'these pages' : 'this page'}:{' '}
      <a class="govuk-link" href={`${address}.csv${query}`} download>CSV<span class="govuk-visually-hidden">: {what}</span></a>{' '}
      <a class="govuk-link" href={`${address}.json${query}`}>JSON<span class="govuk-visually-hidden">: {what}</span></a>
      {' '}· snapshot {report.provenance.snapshot}
    </p>
  );
}

const keeper = {
  read: (name: string) => new URLSearchParams(location.search).get(name),
  write: keepInAddress,
};

/** What a page of the report needs around it. */
export function ReportParts({ report, printing, children }: { report: Report; printing: boolean; children: ComponentChildren }) {
  const { session } = useSession();
  const toChildren = report.audience === 'internal' && session.permissions.includes('list_children');
  const snapshot = new URLSearchParams(location.search).get('snapshot') ?? '';
  const drillDown = useMemo<DrillDown | null>(() => (toChildren ? (indicator, choice) => countedAddress(indicator, choice, snapshot) : null), [toChildren, snapshot]);
  return (
    <ReportContext.Provider value={report}>
      <Printing.Provider value={printing}>
        <DrillDownContext.Provider value={drillDown}>
          <KeptContext.Provider value={keeper}>{children}</KeptContext.Provider>
        </DrillDownContext.Provider>
      </Printing.Provider>
    </ReportContext.Provider>
  );
}

/** One page of the report, with the lists of the pages beside it and of all at the foot. */
export function Figures({ report, path, source, printing }: { report: Report; path: string; source: Source; printing: boolean }) {
  const found = pageAt(report, path);
  const part = found?.part ?? '';
  useLayoutEffect(() => {
    if (part === '') return;
    const target = document.getElementById(`title-${part}`);
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }, [part, found?.page]);
  if (!found) return <NotFound />;
  const { page } = found;
  const all = pages(report);
  return (
    <ReportParts report={report} printing={printing}>
      <div class="govuk-width-container">
        <div class="ws-columns">
          <GroupPages all={all} here={page} />
          <main class="govuk-main-wrapper ws-main">
            <article class="ws-page" data-page={page.path} key={page.path}>
              <Heading title={page.title} caption={page.caption} />
              {page.content(report)}
            </article>
            <DataLinks report={report} path={path} source={source} />
            <p class="govuk-body ws-screen ws-print-buttons">
              <button type="button" class="govuk-button govuk-button--secondary" onClick={() => window.print()}>Print this page</button>
            </p>
          </main>
          <AreaPages all={all} here={page} />
        </div>
      </div>
    </ReportParts>
  );
}

/** The list of every page, for the foot. */
export function PageList({ report, path }: { report: Report; path: string }) {
  const found = pageAt(report, path);
  const all = pages(report);
  // A page that is none of them, where there is none: then no link says that one is there.
  const here = found?.page ?? (all[0] && { ...all[0] });
  return here ? <AllPages all={all} here={here} /> : null;
}
