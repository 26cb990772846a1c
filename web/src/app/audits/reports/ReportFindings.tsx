// A report's two pages: what its figures say, in sentences and pictures. Its tables follow (ReportTables).
import { Chart } from '../../../components/Chart.js';
import { count, counted } from '../../../words/format.js';
import { chartWords } from '../findings/FindingsPage.js';
import { shareWords, shortWindow } from '../findings/finding_words.js';
import { distributionSpec, monthsSpec } from '../findings/findings_specs.js';
import { Facts } from '../review/parts.js';
import { shareWords as themeShareWords } from '../themes/themes.js';
import type { FrozenAgreement, ReportData } from './api.js';
import { measuredWords } from './report_words.js';

const Bullets = ({ words }: { words: readonly string[] }) => <ul class="govuk-list govuk-list--bullet">{words.map((one) => <li key={one}>{one}</li>)}</ul>;

function Headline({ data }: { data: ReportData }) {
  const { headline, figures } = data;
  if (!headline) return null;
  const inadequate = headline.grades[3];
  const windows = figures?.windows.slice(-6) ?? [];
  const silent = figures?.silent_services ?? [];
  return (
    <>
      <p class="govuk-body-l">
        {headline.audits === 0 ? 'No first-time random audit of these months has a grade.' : <>Of {counted(headline.audits, 'audits')} <strong>{shareWords(headline.good_or_better)}</strong> were good or better{inadequate && <> and <strong>{shareWords(inadequate)}</strong> inadequate</>}.</>}
      </p>
      {(headline.cautions.length > 0 || silent.length > 0) && <Bullets words={[...headline.cautions, ...(silent.length > 0 ? [`No audit in these months is of ${silent.join(', ')}.`] : [])]} />}
      {windows.length > 0 && (
        <Chart
          name="report-distribution" title="All four grades, window by window" of={windows}
          words={`The share of each grade in ${counted(windows.length, 'windows')}. The table has every window.`}
          spec={(width) => distributionSpec(windows.map((one) => ({ name: shortWindow(one.first, one.last), headline: one })), width)}
        />
      )}
    </>
  );
}

function Changes({ data }: { data: ReportData }) {
  const { figures } = data;
  if (!figures) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What changed</h2>
      {figures.comparisons.length === 0 && <p class="govuk-body">There is no earlier window to compare with.</p>}
      {figures.comparisons.map(({ older, newer, changes }) => (
        <>
          <p class="govuk-body"><strong>{shortWindow(older.first, older.last)} against {shortWindow(newer.first, newer.last)}</strong></p>
          <ul class="govuk-list govuk-list--bullet">{changes.map(({ words, beyond_chance: beyond }) => <li key={words}>{beyond ? <strong>{words}</strong> : words}</li>)}</ul>
        </>
      ))}
      <p class="govuk-body">{figures.trend.words}</p>
      <h2 class="govuk-heading-m">Could we have seen it?</h2>
      {figures.power.length === 0 ? <p class="govuk-body">There is nothing to work it out from.</p> : <Bullets words={figures.power} />}
      <h2 class="govuk-heading-m">Month by month</h2>
      {figures.charts.map((chart) => (
        <Chart key={chart.what} name={`report-${chart.what}`} title={`${chart.words} by month`} words={chartWords(chart)} of={chart} spec={(width) => monthsSpec(chart, width)}>
          <p class="govuk-body-s ws-chart-notes">{chart.why_none !== '' ? chart.why_none : chart.signals.length === 0 ? 'No month or row of months is out of the ordinary.' : chart.signals.map(({ words }) => words).join(' ')}</p>
        </Chart>
      ))}
    </>
  );
}

function Recommendations({ data }: { data: ReportData }) {
  const { themes } = data;
  if (!themes) return null;
  const gaps = themes.themes.filter(({ gap }) => gap !== null && gap.met > 0).sort((a, b) => (b.gap?.share ?? 0) - (a.gap?.share ?? 0)).slice(0, 5);
  return (
    <>
      <h2 class="govuk-heading-m">Themes and recommendations</h2>
      {gaps.length === 0 ? <p class="govuk-body">No theme was marked as a gap.</p> : <p class="govuk-body">Found most often as a gap: {gaps.map((one, at) => `${at > 0 ? '; ' : ''}${one.name} in ${themeShareWords(one.gap)}`).join('')}. The table has every theme.</p>}
      {themes.recommendations.length === 0
        ? <p class="govuk-body">No recommendation is open or was closed in these months.</p>
        : <ul class="govuk-list govuk-list--bullet">{themes.recommendations.map((one) => <li key={one.words}>{one.words} <em>{one.state === 'open' ? one.progress_words : one.state === 'met' ? 'Met' : 'Withdrawn'}</em></li>)}</ul>}
    </>
  );
}

function Followed({ data }: { data: ReportData }) {
  const these = data.actions?.find(({ of }) => of === 'All of these months');
  const done = data.figures?.completion.find(({ group }) => group === 'All');
  const again = data.re_audits;
  const due = again?.matrix.reduce((sum, row) => sum + row.due, 0) ?? 0;
  if (!these && !done && !again) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What came of it</h2>
      <Facts
        facts={[
          ...(done ? [{ name: 'Completed of those drawn', value: `${count(done.done)} of ${count(done.due)}${done.share === null ? '' : `: ${shareWords(done)}`}` }] : []),
          ...(these ? [{ name: 'Actions from these audits', value: `${count(these.open)} open, ${count(these.overdue)} of them overdue; ${count(these.done)} done, ${count(these.verified)} verified` }] : []),
          ...(again ? [{ name: 'Re-audits', value: due === 0 ? 'No case has been audited again yet.' : again.words }] : []),
        ]}
      />
    </>
  );
}

export function agreementFacts(found: FrozenAgreement) {
  return [
    { name: 'Blind pairs', value: count(found.pairs) },
    { name: 'Same grade', value: `${count(found.exact.count)}: ${measuredWords(found.exact, true)}` },
    { name: 'Within one grade', value: `${count(found.within_one.count)}: ${measuredWords(found.within_one, true)}` },
    { name: 'Weighted kappa', value: measuredWords(found.kappa) },
    { name: 'Gwet’s AC2', value: measuredWords(found.ac2) },
  ];
}

function Agreement({ data }: { data: ReportData }) {
  const found = data.agreement;
  if (!found) return null;
  return (
    <>
      <h2 class="govuk-heading-m">How far auditors agree</h2>
      {found.pairs === 0 ? <p class="govuk-body">There is no blind pair yet.</p> : <Facts facts={agreementFacts(found)} />}
      {found.pairs > 0 && found.few_pairs && <p class="govuk-body">With fewer than {found.least_pairs} pairs the intervals are rough: go by the counts.</p>}
    </>
  );
}

function Streams({ data }: { data: ReportData }) {
  return (
    <>
      {data.programme && <p class="govuk-body">What it was to find out: {data.programme.question}</p>}
      {data.streams?.length === 0 && <p class="govuk-body">No audit of these months has a grade.</p>}
      {data.streams?.map((one) => <p class="govuk-body-l" key={one.stream}>Of {counted(one.audits, 'audits')} ({one.words}) <strong>{shareWords(one.good_or_better)}</strong> were good or better.</p>)}
    </>
  );
}

export function ReportFindings({ data }: { data: ReportData }) {
  return (
    <>
      <Headline data={data} />
      <Streams data={data} />
      <Recommendations data={data} />
      <Followed data={data} />
      <Changes data={data} />
      <Agreement data={data} />
    </>
  );
}
