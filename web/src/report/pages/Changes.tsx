import { ChangeList } from '../../components/ChangeList.js';
import { Details } from '../../components/Details.js';
import { loadSentence } from '../../components/DataQuality.js';
import {
  changes, CONTEXT_POINTS_THRESHOLD, CONTEXT_THRESHOLD, ENOUGH, notMeasured, POINTS_THRESHOLD, RELATIVE_THRESHOLD, shortOfAYear, silences,
  type Change, type NotMeasured,
} from '../../data/changes.js';
import type { Report } from '../../data/report.js';
import { counted, longDate } from '../../words/format.js';
import { areaName } from '../../words/names.js';
import { indicatorLink } from '../routes.js';

const SHOWN = 8;
const link = (change: Change): string => indicatorLink(change.indicator);

/** The largest changes, and the rest behind a summary. */
function Some({ all, what }: { all: Change[]; what: string }) {
  if (all.length === 0) return <p class="govuk-body">None by the rules below.</p>;
  return (
    <div>
      <ChangeList changes={all.slice(0, SHOWN)} link={link} />
      {all.length > SHOWN && (
        <Details summary={`${counted(all.length - SHOWN, `more that ${what}`)}`}>
          {() => <ChangeList changes={all.slice(SHOWN)} link={link} />}
        </Details>
      )}
    </div>
  );
}

function Measure({ one }: { one: NotMeasured }) {
  if (one.area === '') return <code>{one.name}</code>;
  return <span><a class="govuk-link" href={indicatorLink(one)}>{one.name}</a> ({areaName(one.area)})</span>;
}

export function ChangesPage({ report }: { report: Report }) {
  const all = changes(report);
  const of = (kind: Change['kind']): Change[] => all.filter((change) => change.kind === kind);
  const worse = of('worse');
  const changed = of('changed');
  const better = of('better');
  const silent = notMeasured(report);
  const short = shortOfAYear(report);
  const measured = report.indicators.length + report.faults.length - silent.length;
  return (
    <div>
      <p class="govuk-body-l">
        {report.authority.name}, {longDate(report.as_at)}. Of {counted(measured, 'measures')} with a figure,{' '}
        {worse.length} got worse, {changed.length} changed a lot in a way that is neither good nor bad in itself, and{' '}
        {better.length} got better. {silent.length} could not be measured.
      </p>
      {short > 0 && (
        <p class="govuk-body">
          <strong>{short === measured ? 'None of them' : counted(short, 'measures')} can
          {short === measured ? '' : 'not'} be compared with a year before,</strong> because this load does not reach back
          that far. Load the authority’s SSD tables, or the returns of earlier years with it, to compare them.
        </p>
      )}
      <h2 class="govuk-heading-m">Worse</h2>
      <Some all={worse} what="got worse" />
      <h2 class="govuk-heading-m">Changed, neither good nor bad in itself</h2>
      <Some all={changed} what="changed" />
      <h2 class="govuk-heading-m">Better</h2>
      <Some all={better} what="got better" />
      <h2 class="govuk-heading-m">Could not be measured</h2>
      {silent.length === 0 ? (
        <p class="govuk-body">Every measure has a figure.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {silences(report).map(({ why, measures }) => (
            <li>
              {why}{' '}
              {measures.length > 3 ? (
                <Details summary={`${counted(measures.length, 'measures')} without a figure for this reason`}>
                  {() => (
                    <ul class="govuk-list govuk-list--bullet">
                      {measures.map((one) => <li><Measure one={one} /></li>)}
                    </ul>
                  )}
                </Details>
              ) : (
                measures.map((one, index) => <span>{index > 0 && '; '}<Measure one={one} /></span>)
              )}
            </li>
          ))}
        </ul>
      )}
      <h2 class="govuk-heading-m">How sure we are</h2>
      <p class="govuk-body">
        {loadSentence(report.quality)} <a class="govuk-link" href="#/data-quality">More on data quality</a>
      </p>
      <Details summary="The rules that choose what is on this page">
        {() => (
          <div>
            <p class="govuk-body">
              The newest figure is compared with the same time a year before, and with the mean of the year before
              it (12 months, or 4 quarters). It is listed when it differs from both, the same way, by at least:
            </p>
            <ul class="govuk-list govuk-list--bullet">
              <li>
                {POINTS_THRESHOLD} percentage points for a percentage, {RELATIVE_THRESHOLD}% for any other measure
              </li>
              <li>
                {CONTEXT_POINTS_THRESHOLD} percentage points or {CONTEXT_THRESHOLD}% where neither high nor low is good or
                bad in itself
              </li>
            </ul>
            <p class="govuk-body">
              It needs at least {ENOUGH} children or events behind it, now or a year before. Worse and better are as each
              measure’s definition says. The list is in the order of how far the smaller of the two differences goes
              beyond its limit. These rules find movement; they do not say that it is more than chance.
            </p>
          </div>
        )}
      </Details>
    </div>
  );
}
