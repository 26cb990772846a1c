import { Details } from '../../components/Details.js';
import { loadSentence } from '../../components/DataQuality.js';
import { HeadlineTable } from '../../components/HeadlineTable.js';
import { MatterList } from '../../components/MatterList.js';
import { Windscreen } from '../../components/Windscreen.js';
import { notMeasured, shortOfAYear, silences, type NotMeasured } from '../../data/changes.js';
import { levels } from '../../data/levels.js';
import { foremost, matters, tested, type Kind, type Matter } from '../../data/matters.js';
import type { Report } from '../../data/report.js';
import { count, counted, longDate } from '../../words/format.js';
import { areaName } from '../../words/names.js';
import { indicatorLink } from '../routes.js';
import { Rules } from './Rules.js';

const link = (matter: Matter): string => indicatorLink(matter.indicator);

/** How many are shown of each kind before the rest is behind a summary (and in print, names only): the page is two
 * sides of A4 in print. */
const SHOWN: Record<Kind, number> = { worse: 6, changed: 3, better: 4 };
const NAMED_IN_PRINT = 12;
const REASONS_IN_PRINT = 5;

function Some({ all, kind, none }: { all: Matter[]; kind: Kind; none: string }) {
  if (all.length === 0) return <p class="govuk-body">{none}</p>;
  const [shown, others] = foremost(all, SHOWN[kind], 2);
  const names = others.slice(0, NAMED_IN_PRINT).map((one) => one.indicator.name);
  return (
    <div>
      <MatterList matters={shown} link={link} />
      {others.length > 0 && (
        <div>
          <div class="ws-screen">
            <Details summary={`${count(others.length)} more`}>{() => <MatterList matters={others} link={link} />}</Details>
          </div>
          <p class="govuk-body-s ws-print-only">
            {count(others.length)} more: {names.join('; ')}
            {others.length > names.length ? `; and ${count(others.length - names.length)} others` : ''}.
          </p>
        </div>
      )}
    </div>
  );
}

function Measure({ one }: { one: NotMeasured }) {
  if (one.area === '') return <span><code>{one.name}</code> ({one.why.replace(/[.\s]+$/, '')})</span>;
  return <span><a class="govuk-link" href={indicatorLink(one)}>{one.name}</a> ({areaName(one.area)})</span>;
}

function Silences({ report }: { report: Report }) {
  const all = silences(report);
  if (all.length === 0) return <p class="govuk-body">Every measure has a figure.</p>;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {all.map(({ why, measures }, place) => (
        <li class={place < REASONS_IN_PRINT ? '' : 'ws-screen'}>
          {why}{' '}
          {measures.length > 2 ? (
            <>
              <div class="ws-screen">
                <Details summary={`${counted(measures.length, 'measures')} without a figure for this reason`}>
                  {() => (
                    <ul class="govuk-list govuk-list--bullet">
                      {measures.map((one) => <li><Measure one={one} /></li>)}
                    </ul>
                  )}
                </Details>
              </div>
              <span class="ws-print-only">{counted(measures.length, 'measures')}.</span>
            </>
          ) : (
            measures.map((one, index) => <span>{index > 0 && '; '}<Measure one={one} /></span>)
          )}
        </li>
      ))}
      {all.length > REASONS_IN_PRINT && (
        <li class="ws-print-only">{counted(all.length - REASONS_IN_PRINT, 'further reasons')}, in the file that this was printed from.</li>
      )}
    </ul>
  );
}

/** The first page: what is worse or out of line, the headline figures, what is better, and what is not known. */
export function MattersPage({ report }: { report: Report }) {
  const all = matters(report);
  const of = (kind: Kind): Matter[] => all.filter((matter) => matter.kind === kind);
  const worse = of('worse');
  const changed = of('changed');
  const better = of('better');
  const silent = notMeasured(report);
  const short = shortOfAYear(report);
  const measured = report.indicators.length + report.faults.length - silent.length;
  const judged = tested(report);
  return (
    <div class="ws-first">
      <p class="govuk-body-l">
        {report.authority.name}, {longDate(report.as_at)}. Of {counted(measured, 'measures')} with a figure, {worse.length}{' '}
        {worse.length === 1 ? 'is' : 'are'} worse or out of line, {better.length} {better.length === 1 ? 'is' : 'are'} better, and{' '}
        {changed.length} changed in a way that is neither good nor bad in itself.
        {silent.length > 0 && ` ${count(silent.length)} could not be measured.`}
      </p>
      {short > 0 && (
        <p class="govuk-body">
          <strong>{short === measured ? 'None of them' : counted(short, 'measures')} can
          {short === measured ? '' : 'not'} be compared with a year before,</strong> because this load does not reach back
          that far. Load the authority’s SSD tables, or the returns of earlier years with it, to compare them.
        </p>
      )}
      <h2 class="govuk-heading-m">Worse or out of line</h2>
      <Some all={worse} kind="worse" none="Nothing by the rules below." />
      <h2 class="govuk-heading-m">Headline figures</h2>
      <HeadlineTable report={report} link={(one) => indicatorLink(one.indicator)} />
      <h2 class="govuk-heading-m">Better</h2>
      <Some all={better} kind="better" none="Nothing by the rules below." />
      <h2 class="govuk-heading-m">Changed, neither good nor bad in itself</h2>
      <Some all={changed} kind="changed" none="Nothing by the rules below." />
      <div class="ws-first-levels">
        <h2 class="govuk-heading-m">Children at each level of need</h2>
        <Windscreen levels={levels(report)} />
        <p class="govuk-body">
          Levels overlap, so the numbers do not add up. <a class="govuk-link" href="#/levels-of-need">The levels in a table</a>
        </p>
      </div>
      <h2 class="govuk-heading-m">Could not be measured</h2>
      <Silences report={report} />
      <h2 class="govuk-heading-m">How sure we are</h2>
      <p class="govuk-body">
        {judged > 0 &&
          `${counted(judged, 'measures')} ${judged === 1 ? 'was' : 'were'} tested for chance, all together: of the changes listed as more than chance, about one in twenty may still be chance. `}
        {loadSentence(report.quality)} <a class="govuk-link" href="#/data-quality">More on data quality</a>
      </p>
      <div class="ws-screen">
        <Details summary="The rules that choose what is on this page">{() => <Rules />}</Details>
      </div>
    </div>
  );
}
