import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Printing } from '../components/printing.js';
import { ReportContext } from '../components/report_context.js';
import type { Report } from '../data/report.js';
import { longDate } from '../words/format.js';
import { AllPages, AreaPages, GroupBar, GroupPages } from './Navigation.js';
import { pages } from './registry.js';
import { place, type Page } from './routes.js';

/** What is to be printed: nothing now, the page that is open, or the whole report. */
export type Print = 'no' | 'page' | 'all';

export function App({ report, print, onPrintAll }: { report: Report; print: Print; onPrintAll: () => void }) {
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

  // The pages of single teams are printed one by one: the page of all of them has their figures.
  const shown = print === 'all' ? all.filter((page) => page.listed) : [here.page];
  return (
    <ReportContext.Provider value={report}>
    <Printing.Provider value={print !== 'no'}>
      <Header report={report} all={all} here={here.page} onSkip={() => heading.current?.focus()} />
      <div class="govuk-width-container">
        <div class="ws-columns">
          <GroupPages all={all} here={here.page} />
          <main class="govuk-main-wrapper ws-main" id="main">
            {shown.map((page, index) => (
              <article class="ws-page" data-page={page.path} key={page.path}>
                {page.caption !== '' && <span class="govuk-caption-l">{page.caption}</span>}
                <h1 class="govuk-heading-l" tabIndex={-1} ref={index === 0 ? heading : null}>{page.title}</h1>
                {page.content(report)}
              </article>
            ))}
            <div class="ws-screen ws-print-buttons">
              <p class="govuk-body">
                <button type="button" class="govuk-button govuk-button--secondary" onClick={() => window.print()}>Print this page</button>{' '}
                <button type="button" class="govuk-button govuk-button--secondary" onClick={onPrintAll}>Print the whole report</button>
              </p>
              <p class="govuk-body-s">
                The whole report is long: every table and chart of its {all.filter((page) => page.listed).length} pages, without the
                pages of single teams.
              </p>
            </div>
          </main>
          <AreaPages all={all} here={here.page} />
        </div>
      </div>
      <Footer report={report} all={all} here={here.page} />
    </Printing.Provider>
    </ReportContext.Provider>
  );
}

function Header({ report, all, here, onSkip }: { report: Report; all: Page[]; here: Page; onSkip: () => void }) {
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
            <GroupBar all={all} here={here} />
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

function Footer({ report, all, here }: { report: Report; all: Page[]; here: Page }) {
  return (
    <footer class="ws-footer">
      <div class="govuk-width-container">
        <AllPages all={all} here={here} />
        <p class="govuk-body-s">
          {report.authority.name}, {longDate(report.as_at)}. Snapshot {report.provenance.snapshot}. Made by Windscreen{' '}
          {report.provenance.windscreen_version}. This file holds no record of any child, and asks nothing of any network.
        </p>
      </div>
    </footer>
  );
}
