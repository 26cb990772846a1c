import { Printing } from '../components/printing.js';
import { ethnicityWords } from '../words/ethnicity.js';
import { longDate, longTime } from '../words/format.js';
import type { Journey } from './data.js';
import { Fact, Flags, InShort, TimelineAndRecords } from './Story.js';
import { aboutWords, MARKING } from './words.js';

/** One child's journey: who, what to look at, the timeline, and every record behind it. */
export function App({ journey, printing }: { journey: Journey; printing: boolean }) {
  return (
    <Printing.Provider value={printing}>
      <div class="ws-marked">
        <aside class="ws-marking" aria-label="Marking">{MARKING}</aside>
        <div class="ws-marked-whole">
          <a href="#main" class="govuk-skip-link">Skip to main content</a>
          <header class="govuk-generic-header ws-screen">
            <div class="govuk-generic-header__container govuk-width-container">
              <div class="govuk-generic-header__logo"><span class="govuk-generic-header__homepage-link">Windscreen</span></div>
            </div>
          </header>
          <div class="govuk-width-container">
            <main class="govuk-main-wrapper ws-main" id="main" tabIndex={-1}>
              <Head journey={journey} />
              <Flags journey={journey} />
              <TimelineAndRecords journey={journey} />
              <About journey={journey} />
              <p class="ws-screen ws-print-buttons">
                <button type="button" class="govuk-button govuk-button--secondary" onClick={() => window.print()}>Print this page</button>
              </p>
            </main>
          </div>
          <footer class="ws-footer">
            <div class="govuk-width-container">
              <p class="govuk-body-s">
                Made {longTime(journey.made_at)} by Windscreen {journey.windscreen_version} from snapshot {journey.snapshot}. This file needs no
                network and sends nothing anywhere. Keep it where the child’s records are kept, and delete it when it has served.
              </p>
            </div>
          </footer>
        </div>
      </div>
    </Printing.Provider>
  );
}

function Head({ journey }: { journey: Journey }) {
  return (
    <>
      <span class="govuk-caption-l">{journey.authority}, as at {longDate(journey.as_at)}</span>
      <h1 class="govuk-heading-xl">One child’s journey</h1>
      <dl class="govuk-summary-list">
        <Fact name="Identifier">{journey.person_id}</Fact>
        <Fact name="Age">{aboutWords(journey)}</Fact>
        <Fact name="Sex">{journey.sex === '' ? 'not recorded' : journey.sex}</Fact>
        <Fact name="Ethnicity">{ethnicityWords(journey.ethnicity)}</Fact>
      </dl>
      <InShort journey={journey} />
    </>
  );
}

function About({ journey }: { journey: Journey }) {
  return (
    <section aria-labelledby="about">
      <h2 class="govuk-heading-m" id="about">About this page</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>It shows the records of this identifier as they stood in the snapshot of {longDate(journey.as_at)}, and nothing of any other identifier. A child who was adopted has another identifier since; the two are never shown together.</li>
        <li>There is no name, no address and no day of birth on it. Workers are numbered in the order in which they came.</li>
        <li>What to look at follows the definitions of the indicators that the last table names; a case with no plan for 28 days after an assessment is a rule of this page.</li>
        <li>A gap may be a gap in the records. Where the snapshot’s sources reach back only so far, what seems to lie before is left out.</li>
        <li>An open spell has no end in the records; it is drawn up to the day of the snapshot.</li>
      </ul>
    </section>
  );
}
