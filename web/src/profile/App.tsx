import { Printing } from '../components/printing.js';
import { WideTable } from '../components/WideTable.js';
import { areaIntroduction, areaName } from '../words/names.js';
import { longTime } from '../words/format.js';
import { areas, blocks, type Profile } from './data.js';
import { GroupBlock, MeasureBlock, PRINTED_YEARS } from './MeasureBlock.js';
import { Summary } from './Summary.js';

/** An authority's published picture: one page, the summary first, then the areas. */
export function App({ profile, printing }: { profile: Profile; printing: boolean }) {
  const { authority } = profile;
  const all = areas(profile);
  return (
    <Printing.Provider value={printing}>
      <a href="#main" class="govuk-skip-link">Skip to main content</a>
      <header class="govuk-generic-header">
        <div class="govuk-generic-header__container govuk-width-container">
          <div class="govuk-generic-header__logo">
            <span class="govuk-generic-header__homepage-link">Windscreen</span>
          </div>
        </div>
      </header>
      <div class="govuk-width-container">
        <main class="govuk-main-wrapper ws-main" id="main" tabIndex={-1}>
          <span class="govuk-caption-l">Published picture, {profile.first_year} to {profile.last_year}</span>
          <h1 class="govuk-heading-xl">{authority.name}</h1>
          <p class="govuk-body-l">
            What the Department for Education has published about children’s services in {authority.name}, beside
            England, {authority.region || 'the region'} and similar authorities. It holds no information about any one child.
          </p>
          {profile.notes.map((note) => <div class="govuk-inset-text">{note}</div>)}
          <Summary profile={profile} />
          <p class="govuk-body ws-print-only">
            On the pages that follow each measure has its newest {PRINTED_YEARS} years in a table, and all of its years in the chart.
            Every year, the counts behind it and every other authority stand in the file that this was printed from, where each
            table can be saved as CSV or Excel.
          </p>
          <nav aria-labelledby="contents" class="ws-screen">
            <h2 class="govuk-heading-m" id="contents">Every measure</h2>
            <ul class="govuk-list ws-contents-list">
              {all.map(({ area, measures }) => (
                <li><a class="govuk-link" href={`#area-${area}`}>{areaName(area)}</a> ({blocks(measures).length})</li>
              ))}
              <li><a class="govuk-link" href="#about">About these figures</a></li>
            </ul>
          </nav>
          {all.map(({ area, measures }) => (
            <section class="ws-page" aria-labelledby={`area-${area}`}>
              <h2 class="govuk-heading-l" id={`area-${area}`}>{areaName(area)}</h2>
              <p class="govuk-body">{areaIntroduction(area)}</p>
              <div class="ws-print-pairs">
                {blocks(measures).map((block) => {
                  const [first] = block.measures;
                  if (!first) return null;
                  return first.group === ''
                    ? <MeasureBlock profile={profile} measure={first} key={block.id} />
                    : <GroupBlock profile={profile} block={block} key={block.id} />;
                })}
              </div>
            </section>
          ))}
          <About profile={profile} />
          <p class="ws-screen ws-print-buttons">
            <button type="button" class="govuk-button govuk-button--secondary" onClick={() => window.print()}>Print everything</button>
          </p>
        </main>
      </div>
      <footer class="ws-footer">
        <div class="govuk-width-container">
          <p class="govuk-body-s">
            Made {longTime(profile.made_at)} by Windscreen {profile.windscreen_version} from statistics published under the Open Government
            Licence. This file needs no network and sends nothing anywhere.
          </p>
        </div>
      </footer>
    </Printing.Provider>
  );
}

/** How to read the figures, who the neighbours are, and which files they are from. */
function About({ profile }: { profile: Profile }) {
  return (
    <section class="ws-page" aria-labelledby="about">
      <h2 class="govuk-heading-l" id="about">About these figures</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>Percentages and rates are worked out from the published counts where those are published, and are as published otherwise.</li>
        <li>Rates use the population estimate of the mid-year before, as the department’s do.</li>
        <li>A figure that was suppressed, not available or not applicable is said so in words. It is never taken as zero.</li>
        <li>The mean of the neighbours is the plain mean of those that have a figure; how many have one stands in the tables.</li>
        <li>Place 1 is the highest value among all authorities that have one; equal values share a place. High is good for some measures and bad for others.</li>
        <li>Counts are not compared with other authorities’, because authorities are of different sizes.</li>
      </ul>
      {profile.neighbours.map((one) => (
        <p class="govuk-body">
          Figures of {one.first_year === one.last_year ? one.first_year : `${one.first_year} to ${one.last_year}`} are compared with the statistical
          neighbours of the model of {one.model}: {one.names.join(', ')}.
        </p>
      ))}
      <WideTable
        caption="Published files that these figures are from"
        rows={profile.datasets}
        columns={[
          { title: 'Dataset', cell: (one) => one.dataset },
          { title: 'Years', cell: (one) => (one.first_year === 0 ? '' : `${one.first_year} to ${one.last_year}`) },
          { title: 'File', cell: (one) => <span class="ws-hash">{one.file}</span>, value: (one) => one.file },
          { title: 'Imported', cell: (one) => longTime(one.imported_at), value: (one) => one.imported_at },
          { title: 'SHA-256', cell: (one) => <code class="ws-hash">{one.sha256.slice(0, 12)}</code>, value: (one) => one.sha256 },
        ]}
      />
    </section>
  );
}
