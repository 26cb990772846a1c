import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Printing } from '../components/printing.js';
import type { Report } from '../data/report.js';
import { longDate } from '../words/format.js';
import { pages, place, type Page } from './routes.js';
import { AreaPage } from './pages/Area.js';
import { CaseloadsPage } from './pages/Caseloads.js';
import { ChangesPage } from './pages/Changes.js';
import { LevelsPage } from './pages/Levels.js';
import { MeasuresPage } from './pages/Measures.js';
import { ProvenancePage } from './pages/Provenance.js';
import { QualityPage } from './pages/Quality.js';

/** What is to be printed: nothing now, the page that is open, or the whole report. */
export type Print = 'no' | 'page' | 'all';

function Content({ report, page }: { report: Report; page: Page }) {
  switch (page.kind) {
    case 'changes':
      return <ChangesPage report={report} />;
    case 'levels':
      return <LevelsPage report={report} />;
    case 'measures':
      return <MeasuresPage report={report} />;
    case 'area':
      return <AreaPage report={report} area={page.area} />;
    case 'caseload':
      return <CaseloadsPage report={report} />;
    case 'quality':
      return <QualityPage report={report} />;
    case 'provenance':
      return <ProvenancePage report={report} />;
  }
}

/** Names for the bar at the top, where the pages' titles would be too long. */
const NAVIGATION: { path: string; words: string }[] = [
  { path: '', words: 'What changed' },
  { path: 'levels-of-need', words: 'Levels of need' },
  { path: 'measures', words: 'All measures' },
  { path: 'caseloads', words: 'Caseloads' },
  { path: 'data-quality', words: 'Data quality' },
  { path: 'provenance', words: 'Sources' },
];

export function App({ report, print, onPrintPage }: { report: Report; print: Print; onPrintPage: () => void }) {
  const all = pages(report);
  const [hash, setHash] = useState(location.hash);
  const here = place(all, hash);
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);

  useEffect(() => {
    const follow = (): void => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  useLayoutEffect(() => {
    document.title = `${here.page.title} – ${report.authority.name} – Windscreen`;
    const target = here.indicator === '' ? null : document.getElementById(`title-${here.indicator}`);
    if (target) {
      target.scrollIntoView();
      target.focus({ preventScroll: true });
    } else if (!first.current) {
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [hash]);

  const shown = print === 'all' ? all : [here.page];
  const areaPages = all.filter((page) => page.kind === 'area');
  return (
    <Printing.Provider value={print !== 'no'}>
      <Header report={report} here={here.page} onSkip={() => heading.current?.focus()} />
      <div class="govuk-width-container">
        <div class="ws-columns">
          <main class="govuk-main-wrapper ws-main" id="main">
            {shown.map((page, index) => (
              <article class="ws-page" data-page={page.path} key={page.path}>
                {page.kind === 'area' && <span class="govuk-caption-l">Measures by area</span>}
                <h1 class="govuk-heading-l" tabIndex={-1} ref={index === 0 ? heading : null}>{page.title}</h1>
                <Content report={report} page={page} />
              </article>
            ))}
            <p class="ws-screen ws-print-buttons">
              <button type="button" class="govuk-button govuk-button--secondary" onClick={onPrintPage}>Print this page</button>{' '}
              <button type="button" class="govuk-button govuk-button--secondary" onClick={() => window.print()}>
                Print the whole report
              </button>
            </p>
          </main>
          <nav class="ws-areas ws-screen" aria-label="Measures by area">
            <h2 class="govuk-heading-s">Measures by area</h2>
            <ul class="govuk-list">
              {areaPages.map((page) => (
                <li>
                  <a
                    class="govuk-link govuk-link--no-visited-state"
                    href={`#/${page.path}`}
                    {...(page === here.page ? { 'aria-current': 'page' as const } : {})}
                  >
                    {page.title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
      <Footer report={report} />
    </Printing.Provider>
  );
}

function Header({ report, here, onSkip }: { report: Report; here: Page; onSkip: () => void }) {
  return (
    <header>
      <a
        href={`#/${here.path}`}
        class="govuk-skip-link"
        onClick={(event) => {
          event.preventDefault();
          onSkip();
        }}
      >
        Skip to main content
      </a>
      <div class="govuk-generic-header">
        <div class="govuk-generic-header__container govuk-width-container">
          <div class="govuk-generic-header__logo">
            <a href="#/" class="govuk-generic-header__homepage-link">Windscreen</a>
          </div>
        </div>
      </div>
      <div class="govuk-service-navigation">
        <div class="govuk-width-container">
          <div class="govuk-service-navigation__container">
            <span class="govuk-service-navigation__service-name">
              <span class="govuk-service-navigation__text">Performance report</span>
            </span>
            <nav aria-label="Pages" class="govuk-service-navigation__wrapper">
              <ul class="govuk-service-navigation__list">
                {NAVIGATION.map(({ path, words }) => {
                  const active = path === here.path || (path === 'measures' && here.kind === 'area');
                  return (
                    <li class={`govuk-service-navigation__item${active ? ' govuk-service-navigation__item--active' : ''}`}>
                      <a
                        class="govuk-service-navigation__link"
                        href={`#/${path}`}
                        {...(active ? { 'aria-current': path === here.path ? ('page' as const) : ('true' as const) } : {})}
                      >
                        {active ? <strong class="govuk-service-navigation__active-fallback">{words}</strong> : words}
                      </a>
                    </li>
                  );
                })}
              </ul>
            </nav>
          </div>
        </div>
      </div>
      <div class="govuk-width-container">
        <p class="ws-strap govuk-body-s">
          {report.authority.name} · figures as at {longDate(report.as_at)} ·{' '}
          {report.audience === 'public' ? 'public: small numbers are suppressed' : 'internal: not for publication'}
        </p>
      </div>
    </header>
  );
}

function Footer({ report }: { report: Report }) {
  return (
    <footer class="ws-footer">
      <div class="govuk-width-container">
        <p class="govuk-body-s">
          {report.authority.name}, {longDate(report.as_at)}. Snapshot {report.provenance.snapshot}. Made by Windscreen{' '}
          {report.provenance.windscreen_version}. This file holds no record of any child, and asks nothing of any network.
        </p>
      </div>
    </footer>
  );
}
