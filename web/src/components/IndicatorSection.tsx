import type { Breakdown, Indicator, Report } from '../data/report.js';
import { FIGURE_COLUMNS, indicatorRows } from '../data/csv.js';
import { asSentence, breakdownFigures, earlier, figures, list, whyNotMeasured } from '../data/series.js';
import { benchmarkWords } from '../words/chart.js';
import { longDate } from '../words/format.js';
import { dimensionName, WINDOW_WORDS } from '../words/names.js';
import { mainBreakdown, shareSentence } from '../words/shares.js';
import { direction, figureWords, type Direction } from '../words/sentence.js';
import { AuthorityFunnelBlock } from './AuthorityFunnelBlock.js';
import { CopyButton } from './CopyButton.js';
import { Details } from './Details.js';
import { Download } from './Download.js';
import { useDrillDown } from './drill_down.js';
import { seriesColumns } from './figure_columns.js';
import { BreakdownTable, indicatorNotes, SeriesTable } from './FigureTable.js';
import { FunnelChart } from './FunnelChart.js';
import { Sentence } from './Sentence.js';
import { SeriesChart } from './SeriesChart.js';
import { VerdictTag } from './VerdictTag.js';

/** Two series with no more columns than this beside their period stand beside each other in print. */
const NARROW = 1;

/** One indicator: sentence, whether it changed, the published figures, chart, table, breakdowns, definition. */
export function IndicatorSection({ report, indicator, alone }: { report: Report; indicator: Indicator; /** It has a page of its own, whose heading names it; true: with its breakdown open. */ alone?: boolean }) {
  const all = figures(report, indicator);
  const now = all.at(-1) ?? null;
  const why = whyNotMeasured(report, indicator);
  const before = now && indicator.unit !== 'change' ? earlier(all, now, 12) : null;
  const drawable = all.filter((figure) => figure.value !== null && !figure.suppressed).length;
  const verdict = indicator.analysis?.verdict;
  const tested = verdict !== undefined && verdict.kind !== 'not_tested';
  const published = benchmarkWords(indicator);
  const share = mainBreakdown(indicator);
  const drillDown = useDrillDown();
  const others = indicator.breakdowns.filter((breakdown) => breakdown !== share);
  return (
    <section class="ws-indicator" id={`indicator-${indicator.id}`} {...(alone === undefined ? { 'aria-labelledby': `title-${indicator.id}` } : { 'aria-label': indicator.name })}>
      {alone === undefined && <h2 class="govuk-heading-m" id={`title-${indicator.id}`} tabIndex={-1}>{indicator.name}</h2>}
      {share && now && why === null ? (
        <p class="govuk-body-l ws-sentence">{shareSentence(report, indicator, now)}</p>
      ) : (
        <Sentence indicator={indicator} figure={now} why={why} />
      )}
      {why === null && tested && <p class="govuk-body"><VerdictTag kind={verdict.kind} /> {verdict.sentence}</p>}
      {why === null && !tested && !share && now && now.value !== null && before && before.value !== null && !before.suppressed && (
        <p class="govuk-body">
          A year earlier: {figureWords(indicator, before)}.{' '}
          {comparison(direction(indicator, now.value, before.value))}
        </p>
      )}
      {why === null && !share && verdict?.kind === 'not_tested' && verdict.sentence !== '' && <p class="govuk-body-s">{verdict.sentence}</p>}
      {why === null && published !== '' && <p class="govuk-body"><strong>Published:</strong> {published}</p>}
      {why === null && now && now.note !== '' && <p class="govuk-body-s">{asSentence(now.note)}</p>}
      {why === null && indicator.from !== null && (
        <p class="govuk-body-s">
          This load reaches back to {longDate(indicator.from)}: there are no points before that, and no comparison with them.
        </p>
      )}
      {why === null && drillDown && now !== null && now.value !== null && (
        <p class="govuk-body ws-screen">
          <a class="govuk-link" href={drillDown(indicator.id, { as_at: now.period[1] })}>
            Children in this figure<span class="govuk-visually-hidden">: {indicator.name}</span>
          </a>
        </p>
      )}
      {indicator.caveat !== '' && (
        <div class="govuk-inset-text ws-caveat"><strong>Read with care.</strong> {indicator.caveat}</div>
      )}
      {why === null && share && <BreakdownTable report={report} indicator={indicator} breakdown={share} />}
      {why === null && !share && drawable > 1 && <SeriesChart indicator={indicator} all={all} />}
      {why === null && indicator.authorities && (
        <AuthorityFunnelBlock
          measure={{ id: indicator.id, name: indicator.name, unit: indicator.unit === 'rate' ? 'rate' : 'percent' }}
          funnel={indicator.authorities}
        />
      )}
      {why === null && !share && (
        <Details summary={`Figures for ${all.length} ${all.length === 1 ? 'point' : 'points'} in a table`}>
          {() => <div class={seriesColumns(indicator).titles.length > NARROW ? 'ws-series' : 'ws-series ws-two-columns'}><SeriesTable indicator={indicator} all={all} /></div>}
        </Details>
      )}
      {why === null && others.length > 0 && (
        <Details open={alone === true} summary={`Broken down by ${list(others.map((b) => dimensionName(report.dimensions[b.dimension] ?? '')))}`}>
          {() => <Breakdowns report={report} indicator={indicator} all={others} />}
        </Details>
      )}
      <Details summary="How it is worked out">
        {() => <Definition indicator={indicator} />}
      </Details>
      {why === null && (
        <Download
          name={`${indicator.id}-${report.as_at}`}
          what={indicator.name}
          words="Save every figure of this measure"
          columns={FIGURE_COLUMNS}
          rows={() => indicatorRows(report, indicator)}
          notes={indicatorNotes(indicator)}
        />
      )}
    </section>
  );
}

/** The groups of each dimension; those that a funnel compares come with its picture and have the page's width. */
function Breakdowns({ report, indicator, all }: { report: Report; indicator: Indicator; all: Breakdown[] }) {
  const plain = all.filter((breakdown) => !breakdown.funnel);
  const funnels = all.flatMap((breakdown): (Breakdown & { funnel: NonNullable<Breakdown['funnel']> })[] =>
    breakdown.funnel ? [{ ...breakdown, funnel: breakdown.funnel }] : [],
  );
  return (
    <div>
      <div class="ws-two-columns">
        {plain.map((breakdown) => <BreakdownTable report={report} indicator={indicator} breakdown={breakdown} />)}
      </div>
      {funnels.map((breakdown) => {
        const id = report.dimensions[breakdown.dimension] ?? '';
        return (
          <div>
            <h3 class="govuk-heading-s">By {dimensionName(id)}</h3>
            <FunnelChart
              indicator={indicator}
              funnel={breakdown.funnel}
              groups={breakdownFigures(report, breakdown)}
              dimension={dimensionName(id)}
              name={`${indicator.id}-by-${id}-funnel`}
            />
            <BreakdownTable report={report} indicator={indicator} breakdown={breakdown} />
          </div>
        );
      })}
    </div>
  );
}

const POLARITY = {
  context: 'Neither high nor low is good or bad in itself.',
  'higher is better': 'Higher is better.',
  'lower is better': 'Lower is better.',
} as const;

/** The definition as written, with what tells exactly which version of it made the figure. */
export function Definition({ indicator }: { indicator: Indicator }) {
  const when =
    indicator.grain === 'event'
      ? `Counted over ${WINDOW_WORDS[indicator.window] ?? indicator.window}.`
      : 'Counted at the close of each date.';
  return (
    <div>
      <p class="govuk-body">{indicator.definition}</p>
      <p class="govuk-body">{when} {POLARITY[indicator.polarity]}</p>
      {indicator.annex_a !== '' && <p class="govuk-body">Fed by Annex A list {indicator.annex_a}.</p>}
      {indicator.local && <p class="govuk-body">This is the authority’s own definition.</p>}
      {indicator.unit === 'change' && (
        <p class="govuk-body">
          The change of <code>{indicator.of}</code>, compared with: {indicator.compared_with}.
        </p>
      )}
      {indicator.sql !== '' && (
        <>
        <CopyButton of={`sql-${indicator.id}`} what={`the query of ${indicator.name}`} />
        <pre class="ws-sql" tabIndex={0} id={`sql-${indicator.id}`} role="group" aria-label={`The query of ${indicator.name}`}><code>{indicator.sql}</code></pre>
        </>
      )}
      <p class="govuk-body-s ws-hash">
        Identifier <code>{indicator.id}</code>. Definition’s hash (SHA-256) <code>{indicator.hash}</code>.
      </p>
    </div>
  );
}

function comparison(way: Direction): string {
  return way === 'the same as' ? 'The newest figure is the same.' : `The newest figure is ${way === 'up from' ? 'higher' : 'lower'}.`;
}
