import { headlines, type HeadlineFigure } from '../data/headlines.js';
import { comparedAs, sameScale } from '../data/benchmarks.js';
import type { Report } from '../data/report.js';
import { periodLabel } from '../words/period.js';
import { bare, countsText, NO_FIGURE, spreadWords, valueText } from '../words/sentence.js';
import { VerdictTag, verdictWords } from './VerdictTag.js';
import { WideTable, type WideColumn } from './WideTable.js';

const NOT_MEASURED = 'not measured';

const others = ({ indicator, benchmarks }: HeadlineFigure): string =>
  benchmarks
    .filter((one) => one.kind !== 'region' && sameScale(indicator))
    .map(({ kind, name, published }) => `${kind === 'neighbours' ? 'Neighbours' : name} ${bare(indicator, published.value)} (${published.year})`)
    .join('; ');

/** What stands behind a headline's figure: its counts, or a mean's spread and largest value. */
function behind({ indicator, now }: HeadlineFigure): string {
  if (!now) return '';
  const counts = countsText(indicator, now);
  const few = valueText(indicator, now) === counts.replace(/ \D+$/, '');
  // A mean does not stand alone: where its spread is not known, that is said.
  const spread =
    indicator.unit === 'mean' || indicator.unit === 'median' ? spreadWords(now).replace(/^: /, '') || 'spread not known' : '';
  return [few ? '' : counts, spread].filter((part) => part !== '').join('; ');
}

/** The headline figures with their change in a year and the published figures of others. */
export function HeadlineTable({ report, link }: { report: Report; link: (one: HeadlineFigure) => string }) {
  const rows = headlines(report);
  const compared = rows.some((row) => others(row) !== '');
  const columns: WideColumn<HeadlineFigure>[] = [
    {
      title: 'Measure',
      cell: (row) => <a class="govuk-link" href={link(row)}>{row.indicator.name}</a>,
      value: (row) => row.indicator.name,
    },
    {
      title: 'Newest figure',
      cell: (row) => (
        <span>
          <strong>{row.now ? valueText(row.indicator, row.now) : NOT_MEASURED}</strong>
          {row.now && <span class="ws-small">{behind(row)}{behind(row) !== '' && ', '}{periodLabel(row.now.period, row.indicator.grain)}</span>}
        </span>
      ),
      value: (row) => (row.now ? (row.now.suppressed ? valueText(row.indicator, row.now) : row.now.value) : NOT_MEASURED),
    },
    {
      title: 'A year before',
      cell: (row) => (row.before ? valueText(row.indicator, row.before) : NO_FIGURE),
      value: (row) => (row.before ? (row.before.suppressed ? valueText(row.indicator, row.before) : row.before.value) : null),
    },
    {
      title: 'Change',
      cell: (row) => (row.moved === '' ? '' : <span>{row.moved} <VerdictTag kind={row.verdict} /></span>),
      value: (row) => (row.moved === '' ? null : `${row.moved}: ${verdictWords(row.verdict).toLowerCase()}`),
    },
    ...(compared ? [{ title: 'Published figures', cell: others }] : []),
  ];
  return (
    <div class="ws-headlines">
      <WideTable caption={`${rows.length} headline figures`} hideCaption name={`headlines-${report.as_at}`} rows={rows} columns={columns} />
      <p class="govuk-body-s">
        “May be chance” means that chance can explain the whole of a change, large as it may look: single months vary widely, and many measures are looked at together.{' '}
        {compared && `Published figures are of the year in brackets. ${comparedAs(rows.map((row) => row.indicator))}`}
        {!compared && 'No published figures are imported, so nothing is compared with England or other authorities.'}
      </p>
    </div>
  );
}
