// What audits say together: the headline, the months, the whole distribution, what changed and what could have been seen.
import { Chart } from '../../../components/Chart.js';
import { Details } from '../../../components/Details.js';
import { count, counted } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import type { Findings, MonthChart } from './api.js';
import { chosenOf, monthWords, queryOf, shareWords, shortWindow } from './finding_words.js';
import { distributionSpec, monthsSpec } from './findings_specs.js';
import { CompletionTable, MonthTable, StreamTable, WindowTable } from './HeadlineTables.js';
import { WindowForm } from './WindowForm.js';

export const DataLinks = ({ address, query }: { address: string; query: string }) => (
  <p class="govuk-body-s ws-screen ws-data-links">
    The data of this page: <a class="govuk-link" href={`${address}.csv${query}`} download>CSV</a> <a class="govuk-link" href={`${address}.json${query}`}>JSON</a>
  </p>
);

/** The pages of findings, at the top of each. */
export function FindingLinks({ here }: { here: string }) {
  const pages = [['/audits/findings', 'Headline'], ['/audits/findings/inadequate', 'What goes with inadequate'], ['/audits/findings/compliance', 'On time, and good?'], ['/audits/findings/re-audits', 'Re-audits'], ['/audits/findings/teams', 'Teams and services']] as const;
  return (
    <nav aria-label="Findings of audits" class="ws-screen">
      <ul class="govuk-list">
        {pages.map(([address, words]) => <li key={address}>{address === here ? <strong aria-current="page">{words}</strong> : <a class="govuk-link" href={address}>{words}</a>}</li>)}
      </ul>
    </nav>
  );
}

/** What the chart of months shows, for those who do not see it. */
export function chartWords(chart: MonthChart): string {
  const signals = chart.signals.length === 0 ? 'No month or row of months is out of the ordinary.' : chart.signals.map(({ words }) => words).join(' ');
  return `${chart.words} by month, ${counted(chart.months.length, 'months')}. ${chart.why_none === '' ? signals : chart.why_none} The table has every month.`;
}

function Months({ chart }: { chart: MonthChart }) {
  const own = chart.baselines.filter(({ reason }) => reason !== '');
  return (
    <>
      <h3 class="govuk-heading-s">{chart.words}, month by month</h3>
      <Chart name={`audits-${chart.what}`} title={`${chart.words} by month`} words={chartWords(chart)} of={chart} spec={(width) => monthsSpec(chart, width)}>
        <p class="govuk-body-s ws-chart-notes">
          {chart.why_none === ''
            ? <>The line across is the baseline ({chart.baselines.map(({ from, until, reason }) => `${monthWords(from)} to ${monthWords(until)}${reason === '' ? '' : `: ${reason}`}`).join('; ')}); within the dashed limits, which go by each month’s audits, a month differs from it by chance. {own.length === 0 ? 'It stays fixed unless the authority gives a reason to begin anew.' : ''}</>
            : chart.why_none}
          {' '}{chart.weighted ? 'Months are weighted by how likely cases were to be drawn.' : 'Each audit counts the same.'}
        </p>
      </Chart>
      {chart.why_none === '' && (chart.signals.length === 0
        ? <p class="govuk-body">No month is beyond its limits, no eight in a row are on one side of the baseline, and no six rise or fall one after the other.</p>
        : <ul class="govuk-list govuk-list--bullet">{chart.signals.map(({ words }) => <li>{words}</li>)}</ul>)}
      <Details summary={`Every month as a table: ${chart.words.toLowerCase()}`}>{() => <MonthTable chart={chart} />}</Details>
    </>
  );
}

function Found({ data, query, chosen }: { data: Findings; query: string; chosen: Record<string, string> }) {
  const newest = data.windows.at(-1);
  if (!newest) {
    return (
      <>
        <p class="govuk-body">No first-time random audit has a final grade{data.without_day > 0 ? ` with a known month of completion (${count(data.without_day)} have none)` : ' yet'}.</p>
        <WindowForm address="/audits/findings" chosen={chosen} months={3} lengths={[1, 3, 6, 12]} rolling last={null} />
      </>
    );
  }
  const inadequate = newest.grades[3];
  const shown = data.windows.slice(-12);
  return (
    <>
      <p class="govuk-body-l">
        In {newest.words}: of {counted(newest.audits, 'audits')} <strong>{shareWords(newest.good_or_better)}</strong> were good or better
        {inadequate && <> and <strong>{shareWords(inadequate)}</strong> inadequate</>}. In brackets: 95% intervals.
      </p>
      <p class="govuk-body">
        First-time random audits alone, {newest.weighted ? 'each weighted by the children that it stands for' : 'each counting the same'}.
        {data.imported > 0 && ` ${count(data.imported)} of ${count(data.audits)} audits were brought in from before.`}
        {data.without_day > 0 && ` ${count(data.without_day)} have no known month of completion and are left out.`}
      </p>
      {newest.cautions.length + data.silent_services.length > 0 && (
        <div class="govuk-inset-text">
          {newest.cautions.map((words) => <p class="govuk-body">{words}</p>)}
          {data.silent_services.length > 0 && <p class="govuk-body">No audit in these months is of {data.silent_services.join(', ')}: the headline says nothing of {data.silent_services.length === 1 ? 'this service' : 'these services'}.</p>}
        </div>
      )}
      <WindowForm address="/audits/findings" chosen={chosen} months={3} lengths={[1, 3, 6, 12]} rolling last={newest.last} />
      <h2 class="govuk-heading-m">What changed</h2>
      {data.comparisons.length === 0 && <p class="govuk-body">There is no earlier window to compare with yet.</p>}
      {data.comparisons.map(({ older, newer, changes }) => (
        <>
          <h3 class="govuk-heading-s">{shortWindow(older.first, older.last)} against {shortWindow(newer.first, newer.last)}</h3>
          <ul class="govuk-list govuk-list--bullet">
            {changes.map(({ words, beyond_chance: beyond }) => <li>{beyond ? <strong>{words}</strong> : words}</li>)}
          </ul>
        </>
      ))}
      <p class="govuk-body">{data.trend.words}</p>
      <h2 class="govuk-heading-m">Could we have seen it?</h2>
      {data.power.length === 0 ? <p class="govuk-body">There is nothing to work it out from.</p> : <ul class="govuk-list govuk-list--bullet">{data.power.map((words) => <li>{words}</li>)}</ul>}
      <h2 class="govuk-heading-m">All four grades, window by window</h2>
      {data.rolling && <p class="govuk-body">These windows are rolling: each shares audits with its neighbours, so that neighbours look more alike than practice is.</p>}
      <Chart
        name="audit-distribution" title="Grades by window" of={data}
        words={`The share of each grade in ${counted(shown.length, 'windows')}; in the newest ${newest.grades.map((one) => `${one.words} ${shareWords(one)}`).join(', ')}. The table has every window.`}
        spec={(width) => distributionSpec(shown.map((one) => ({ name: shortWindow(one.first, one.last), headline: one })), width)}
      >
        {shown.length < data.windows.length && <p class="govuk-body-s ws-chart-notes">The newest {shown.length} windows of {data.windows.length}; the table has all.</p>}
      </Chart>
      <WindowTable windows={data.windows} caption={`First-time random audits, by month ${data.by}${data.rolling ? ', rolling' : ''}: share, 95% interval, count`} />
      <h2 class="govuk-heading-m">Month by month</h2>
      {data.charts.map((chart) => <Months key={chart.what} chart={chart} />)}
      <h2 class="govuk-heading-m">The other streams</h2>
      <p class="govuk-body">Re-audits, chosen cases and themes are never part of the headline: they would move it for reasons that have nothing to do with practice.</p>
      <StreamTable streams={data.streams} window={shortWindow(newest.first, newest.last)} />
      {data.completion.length > 0 && (
        <>
          <h2 class="govuk-heading-m">How complete it is</h2>
          <CompletionTable rows={data.completion} window={`sampled ${shortWindow(newest.first, newest.last)}`} />
        </>
      )}
      <DataLinks address="/api/v1/audits/findings" query={query} />
    </>
  );
}

export function FindingsPage({ where }: { where: Where }) {
  const chosen = chosenOf(where.query);
  const query = queryOf(chosen);
  const fetched = useFetched<Findings>(`/api/v1/audits/findings.json${query}`);
  return (
    <Main>
      <Heading title="What audits say together" caption="Audits" />
      <FindingLinks here="/audits/findings" />
      <NotThere of="the findings" fetched={fetched} />
      {fetched.data && <Found data={fetched.data} query={query} chosen={chosen} />}
    </Main>
  );
}
