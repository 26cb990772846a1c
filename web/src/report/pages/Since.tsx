// Since the last report: two snapshots side by side, and what got worse without anyone saying so.
import type { ComponentChildren } from 'preact';
import { Details } from '../../components/Details.js';
import { Download } from '../../components/Download.js';
import { chanceWords, thenAndNow } from '../../components/then_and_now.js';
import { WideTable } from '../../components/WideTable.js';
import type { Report } from '../../data/report.js';
import { list } from '../../data/series.js';
import {
  changes,
  comparedMeasures,
  differenceText,
  figureOf,
  qualityText,
  silent,
  type Compared,
  type QualityChange,
  type Since,
  type SinceFigure,
} from '../../data/since.js';
import type { Cell } from '../../data/table.js';
import { count, counted, longDate, longTime } from '../../words/format.js';
import { formatName } from '../../words/names.js';
import { periodLabel } from '../../words/period.js';
import { countsText, spreadWords, SUPPRESSED, valueText } from '../../words/sentence.js';
import { indicatorLink } from '../routes.js';

function Name({ one }: { one: Compared }) {
  if (!one.indicator) return <span>{one.since.name}</span>;
  return <a class="govuk-link" href={indicatorLink(one.indicator)}>{one.since.name}</a>;
}

function Items({ items }: { items: { one: Compared; words: string }[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {items.map(({ one, words }) => <li><Name one={one} />{words !== '' && `. ${words}`}</li>)}
    </ul>
  );
}

/** The first few, the others behind a summary; in print all. */
function Some({ items, none }: { items: { one: Compared; words: string }[]; none: string }) {
  const most = 8;
  if (items.length === 0) return <p class="govuk-body">{none}</p>;
  return (
    <div>
      <Items items={items.slice(0, most)} />
      {items.length > most && (
        <Details summary={`${count(items.length - most)} more`}>{() => <Items items={items.slice(most)} />}</Details>
      )}
    </div>
  );
}

const sentences = (all: readonly Compared[]): { one: Compared; words: string }[] =>
  all.map((one) => ({ one, words: one.since.sentence }));

function cell(one: Compared, figure: SinceFigure | null): string {
  if (!figure) return '';
  if (!one.indicator) return figure.suppressed ? SUPPRESSED : figure.value === null ? '' : count(figure.value);
  return valueText(one.indicator, figureOf(figure));
}

function countsOf(one: Compared, figure: SinceFigure | null): string {
  if (!figure || !one.indicator) return '';
  const shown = figureOf(figure);
  // A mean is never shown without its spread.
  return `${countsText(one.indicator, shown)}${figure.value === null ? '' : spreadWords(shown)}`;
}

function periodWords(one: Compared, figure: SinceFigure | null): string {
  return figure ? periodLabel(figure.period, one.indicator?.grain ?? 'event') : '';
}

function verdictWords({ since }: Compared): string {
  if (since.lost !== '') return chanceWords('lost');
  return since.by_records ? 'Changed in the records' : chanceWords(since.verdict);
}

/** The value, and under it the counts behind it. */
function Shown({ one, figure }: { one: Compared; figure: SinceFigure | null }) {
  const counts = countsOf(one, figure);
  return <span>{cell(one, figure)}{counts !== '' && <span class="ws-small">{counts}</span>}</span>;
}

const numberOf = (figure: SinceFigure | null): Cell => (figure === null ? null : figure.suppressed ? SUPPRESSED : figure.value);

const saved = (figure: SinceFigure | null): Cell[] =>
  figure
    ? [...figure.period, figure.suppressed ? SUPPRESSED : figure.value, figure.numerator, figure.denominator, figure.spread_low ?? null, figure.spread_high ?? null, figure.largest ?? null]
    : Array.from({ length: 8 }, () => null);

const columnsOf = (which: string): string[] =>
  ['start', 'end', 'value', 'numerator', 'denominator', 'spread_low', 'spread_high', 'largest'].map((part) => `${which}_${part}`);

/** Everything of both reports, unrounded, in the columns of `windscreen compare`. */
function SaveAll({ report, all }: { report: Report; all: Compared[] }) {
  return (
    <Download
      name={`since-the-last-report-${report.as_at}`}
      what="every measure, then and now"
      columns={['id', 'name', ...columnsOf('then'), ...columnsOf('again'), ...columnsOf('now'), 'difference', 'verdict', 'sentence', 'silent', 'restated', 'by_records', 'lost', 'redefined', 'defined_since']}
      rows={() =>
        all.map(({ since }) => [
          since.id, since.name, ...saved(since.then), ...saved(since.again), ...saved(since.now), since.difference, since.verdict,
          since.sentence, since.silent.map(({ kind }) => kind).join(' '), since.restated, since.by_records, since.lost, since.redefined,
          since.defined_since,
        ])
      }
    />
  );
}

function RestatedTable({ all }: { all: Compared[] }) {
  return (
    <WideTable
      caption="The same period, as it was reported and as it is recorded today"
      rows={all}
      columns={[
        { title: 'Measure', cell: (one) => <Name one={one} />, value: ({ since }) => since.name },
        { title: 'Period', cell: (one) => periodWords(one, one.since.then) },
        { title: 'Reported', numeric: true, cell: (one) => <Shown one={one} figure={one.since.then} />, value: (one) => numberOf(one.since.then) },
        { title: 'Today', numeric: true, cell: (one) => <Shown one={one} figure={one.since.again} />, value: (one) => numberOf(one.since.again) },
        { title: 'Difference', numeric: true, cell: restatedBy },
      ]}
    />
  );
}

function restatedBy({ since, indicator }: Compared): string {
  const from = since.then?.value ?? null;
  const to = since.again?.value ?? null;
  return from === null || to === null ? '' : differenceText(indicator?.unit ?? 'count', to - from);
}

/** A figure with its counts and its period. */
function Dated({ one, figure }: { one: Compared; figure: SinceFigure | null }) {
  if (!figure) return <span>no figure</span>;
  return <span><Shown one={one} figure={figure} /><span class="ws-small">{periodWords(one, figure)}</span></span>;
}

function AllTable({ all }: { all: Compared[] }) {
  return (
    <WideTable
      caption="Every measure, then and now"
      rows={all}
      columns={thenAndNow<Compared>({
        measure: { cell: (one) => <Name one={one} />, value: ({ since }) => since.name },
        then: { cell: (one) => <Dated one={one} figure={one.since.then} />, value: (one) => numberOf(one.since.then) },
        now: { cell: (one) => <Dated one={one} figure={one.since.now} />, value: (one) => numberOf(one.since.now) },
        difference: ({ since }) => since.difference,
        unit: ({ indicator }) => indicator?.unit ?? 'count',
        verdict: verdictWords,
      })}
    />
  );
}

function qualityName(one: QualityChange): ComponentChildren {
  switch (one.kind) {
    case 'rejected':
      return 'Rows rejected';
    case 'flagged':
      return 'Rows flagged';
    case 'team':
      return 'Open episodes of need without a team';
    case 'table':
      return <span>Rows of <code>{one.table}</code></span>;
    case 'cells':
      return <span>Cells of <code>{one.table}</code> with a value</span>;
    case 'column':
      return <span><code>{one.column}</code> with a value, in <code>{one.table}</code></span>;
  }
}

function QualityTable({ caption, rows }: { caption: string; rows: QualityChange[] }) {
  return (
    <WideTable
      caption={caption}
      rows={rows}
      columns={[
        { title: 'Of the records', cell: qualityName },
        { title: 'Then', numeric: true, cell: (one) => qualityText(one.then_part, one.then_whole) },
        { title: 'Now', numeric: true, cell: (one) => qualityText(one.now_part, one.now_whole) },
      ]}
    />
  );
}

function OtherSources({ since }: { since: Since }) {
  const formats = (all: string[]): string => list(all.map(formatName));
  if (since.then_formats.join() === since.now_formats.join()) return null;
  return (
    <p class="govuk-inset-text">
      The two snapshots come from different kinds of source: {formats(since.then_formats)} then, {formats(since.now_formats)} now.
      A difference may come from that alone. Their tables differ too, so no table is said to have become worse.
    </p>
  );
}

function Records({ since }: { since: Since }) {
  const worse = since.quality.filter((one) => one.worse);
  return (
    <div>
      {worse.length === 0 ? (
        <p class="govuk-body">Nothing in the records themselves has become worse.</p>
      ) : (
        <QualityTable caption="Data quality that fell" rows={worse} />
      )}
      <Details summary="Rows and completeness of every table, then and now">
        {() => <QualityTable caption="Records then and now" rows={since.quality} />}
      </Details>
    </div>
  );
}

function Definitions({ since, all }: { since: Since; all: Compared[] }) {
  if (since.reported_at === null) {
    return (
      <p class="govuk-body">
        It is not known which definitions have changed, because this workspace remembers no report of that snapshot. Both
        snapshots are measured by today’s definitions, so they can be compared; a printed report of that day may differ.
      </p>
    );
  }
  const redefined = all.filter((one) => one.since.redefined);
  const added = all.filter((one) => one.since.defined_since);
  return (
    <div>
      {redefined.length === 0 ? (
        <p class="govuk-body">No definition has changed since the report of {longTime(since.reported_at)}.</p>
      ) : (
        <div>
          <p class="govuk-body">
            {counted(redefined.length, 'definitions')} {redefined.length === 1 ? 'has' : 'have'} changed since the report of{' '}
            {longTime(since.reported_at)}. Both figures here are worked out by today’s definition, so the older one may differ
            from what that report said.
          </p>
          <Items items={redefined.map((one) => ({ one, words: '' }))} />
        </div>
      )}
      {added.length > 0 && (
        <div>
          <p class="govuk-body">New since then:</p>
          <Items items={added.map((one) => ({ one, words: '' }))} />
        </div>
      )}
      {since.undefined.length > 0 && (
        <p class="govuk-body">No longer defined: {since.undefined.map((id, index) => <>{index > 0 && ', '}<code>{id}</code></>)}.</p>
      )}
    </div>
  );
}

function summary(worse: number, better: number, tested: number): string {
  return (
    `Of ${counted(tested, 'measures')} that could be tested, ${count(worse)} got worse and ${count(better)} got better by more ` +
    'than chance would give.'
  );
}

export function SincePage({ report, since }: { report: Report; since: Since }) {
  const all = comparedMeasures(report, since);
  const { worse, better, changed, byRecords } = changes(all);
  const quiet = silent(report, all);
  const restated = all.filter((one) => one.since.restated !== '');
  const lost = all.filter((one) => one.since.lost !== '');
  const internal = report.audience === 'internal';
  const tested = all.filter((one) => one.since.verdict !== 'not_tested').length;
  return (
    <div>
      <p class="govuk-body-l">
        {longDate(report.as_at)} beside {longDate(since.as_at)}. {summary(worse.length, better.length, tested)}
      </p>
      <p class="govuk-body">
        The snapshot compared with is <code class="ws-hash">{since.snapshot}</code>, loaded on {longTime(since.loaded_at)}. A month
        here stands beside another month, so a season may be part of a difference; <a class="govuk-link" href="#/">what matters now</a>{' '}
        compares with the same time a year before.
      </p>
      <OtherSources since={since} />
      <h2 class="govuk-heading-m">Worse by more than chance</h2>
      <Some items={sentences(worse)} none="Nothing." />
      <h2 class="govuk-heading-m">Better by more than chance</h2>
      <Some items={sentences(better)} none="Nothing." />
      {changed.length > 0 && (
        <div>
          <h2 class="govuk-heading-m">Changed, neither good nor bad in itself</h2>
          <Some items={sentences(changed)} none="" />
        </div>
      )}
      <h2 class="govuk-heading-m">Worse in silence</h2>
      <p class="govuk-body">What a reader of the first page would not see.</p>
      <h3 class="govuk-heading-s">By a little</h3>
      <p class="govuk-body">
        They moved the bad way by at least 1 percentage point, or 3.3% for anything else, which may be chance. A measure that does so
        report after report is no chance.
      </p>
      <Some items={quiet.small} none="Nothing that is not on the first page already." />
      {internal && (
        <div>
          <h3 class="govuk-heading-s">In what was reported before</h3>
          <Some items={quiet.history} none="No figure that was reported looks worse today." />
        </div>
      )}
      <h3 class="govuk-heading-s">On fewer</h3>
      <Some items={quiet.fewer} none="No figure stands on clearly fewer children or events than before." />
      {internal && (
        <div>
          <h3 class="govuk-heading-s">In the records</h3>
          <Records since={since} />
          <h2 class="govuk-heading-m">Recorded late or changed afterwards</h2>
          {byRecords.length > 0 && (
            <div>
              <p class="govuk-body">
                These differ from the last report by more than chance, but not from what that day shows today: the records have
                changed rather than what happened since.
              </p>
              <ul class="govuk-list govuk-list--bullet">
                {byRecords.map((one) => <li><Name one={one} /></li>)}
              </ul>
            </div>
          )}
          {restated.length === 0 ? (
            <p class="govuk-body">Every figure that was reported is the same today.</p>
          ) : (
            <RestatedTable all={restated} />
          )}
        </div>
      )}
      <h2 class="govuk-heading-m">No longer measured</h2>
      <Some items={lost.map((one) => ({ one, words: one.since.lost }))} none="Whatever had a figure then has one now." />
      <h2 class="govuk-heading-m">Definitions</h2>
      <Definitions since={since} all={all} />
      {!internal && (
        <p class="govuk-body">
          Where two figures differ by 1 to 5 children or events, or are of the same period, the older one is not shown, because
          the difference could identify someone.
        </p>
      )}
      <h2 class="govuk-heading-m">Every measure</h2>
      <Details summary={`Table: ${counted(all.length, 'measures')}, then and now`}>{() => <AllTable all={all} />}</Details>
      <SaveAll report={report} all={all} />
    </div>
  );
}
