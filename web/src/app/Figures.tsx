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
import { areaPath, areas, GROUPS, place, type Page } from '../report/routes.js';
import { addressOf } from './addresses.js';
import { countedAddress } from './children/counted.js';
import { Heading, type BarItem } from './Frame.js';
import { chosenOfReport } from './figures/chosen.js';
import { FilterForm } from './figures/FilterForm.js';
import { readFilters, usual } from './figures/filters.js';
import { IndicatorPage } from './figures/IndicatorPage.js';
import { keepInAddress, snapshotQuery, useWhere, type Where } from './history.js';
import { NotFound } from './Message.js';
import type { Source } from './report_source.js';
import { SaveView } from './SaveView.js';
import { useSession } from './session.js';


/** The menu: home, and a group of pages a link, each to its first page. `itself` is false for a page that only belongs to that of the path. */
export function barOf(report: Report, path: string | null, itself = true): BarItem[] {
  const all = pages(report);
  const here = path === null ? null : pageAt(report, path);
  return GROUPS.flatMap((group): BarItem[] => {
    const first = all.find((page) => page.group === group && page.listed);
    if (!first) return [];
    const current = here?.page.group !== group ? null : itself && here.page === first ? 'page' : 'true';
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

/** The query of a page's data: what is chosen on it. */
function dataOf(report: Report, path: string): string {
  const query = new URLSearchParams(location.search);
  const kept = new URLSearchParams();
  for (const name of ['snapshot', ...(areas(report).some((area) => areaPath(area) === path) ? ['months'] : [])]) {
    const value = query.get(name);
    if (value !== null) kept.set(name, value);
  }
  const text = kept.toString();
  return text === '' ? '' : `?${text}`;
}

/** Where the figures of a page are as data. */
function DataLinks({ report, path, source }: { report: Report; path: string; source: Source }) {
  const address = source === 'public' ? '/public' : addressOf(path);
  const query = source === 'public' ? '' : dataOf(report, path);
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

/** An area's page with what is chosen in its address: how far back, and which published figures. */
function AreaFigures({ report, page, where }: { report: Report; page: Page; where: Where }) {
  const { months, compare } = readFilters(where.query, report);
  const filters = { ...usual(report), months: Math.min(months, report.months), compare };
  const own = report.indicators.filter(({ area }) => area === page.area);
  const shown = useMemo<Report>(
    () => ({ ...report, indicators: report.indicators.map((one) => (one.area === page.area ? chosenOfReport(report, one, filters).indicator : one)) }),
    [report, page.area, filters.months, compare.join()],
  );
  return (
    <>
      <FilterForm key={where.query.toString()} report={report} indicators={own.length === 1 ? [] : own} filters={filters} address={where.address} query={where.query} />
      <ReportContext.Provider value={shown}>{page.content(shown)}</ReportContext.Provider>
    </>
  );
}

/** What stands on a page: of one measure its own page, of an area with its choices. The public picture has no choices. */
function Content({ report, found, source, where }: { report: Report; found: { page: Page; part: string }; source: Source; where: Where }) {
  const { page, part } = found;
  const chosen = source === 'internal' && page.area !== '';
  return (
    <article class="ws-page" data-page={page.path} key={page.path}>
      <Heading title={page.title} caption={page.caption} />
      {source === 'internal' && page.path === 'caseloads' && (
        <p class="govuk-body ws-screen"><a class="govuk-link" href={`/caseloads/workers${snapshotQuery()}`}>Caseloads by worker</a>: who is over a limit, and newly qualified workers</p>
      )}
      {chosen && part === '' ? <AreaFigures report={report} page={page} where={where} /> : page.content(report)}
    </article>
  );
}

/** One page of the report, with the lists of the pages beside it and of all at the foot. */
export function Figures({ report, path, source, printing }: { report: Report; path: string; source: Source; printing: boolean }) {
  const where = useWhere();
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
  const indicator = source === 'internal' && part !== '' ? report.indicators.find(({ id, area }) => id === part && area === page.area) : undefined;
  return (
    <ReportParts report={report} printing={printing}>
      <div class="govuk-width-container">
        <div class="ws-columns">
          <GroupPages all={all} here={page} />
          <main class="govuk-main-wrapper ws-main">
            {indicator ? <IndicatorPage key={indicator.id} report={report} indicator={indicator} where={where} /> : (
              <>
                <Content report={report} found={found} source={source} where={where} />
                <DataLinks report={report} path={path} source={source} />
                {source === 'internal' && <SaveView title={page.title} where={where} />}
              </>
            )}
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
