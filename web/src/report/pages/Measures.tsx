import { Download } from '../../components/Download.js';
import { useKept } from '../../components/kept.js';
import { usePrinting } from '../../components/printing.js';
import { WideTable } from '../../components/WideTable.js';
import { FIGURE_COLUMNS, indicatorRows } from '../../data/csv.js';
import type { Indicator, Report } from '../../data/report.js';
import { earlier, figures, whyNotMeasured, type Figure } from '../../data/series.js';
import { areaIntroduction, areaName } from '../../words/names.js';
import { periodLabel } from '../../words/period.js';
import { countsText, valueText } from '../../words/sentence.js';
import { largestGroups, mainBreakdown } from '../../words/shares.js';
import { areaPath, areas, indicatorLink, indicatorsOf } from '../routes.js';

/** Does every word of the search stand in the name, the definition or the id? */
export function fits(indicator: Indicator, search: string): boolean {
  const text = `${indicator.name} ${indicator.id} ${indicator.definition} ${areaName(indicator.area)}`.toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

export function MeasuresPage({ report }: { report: Report }) {
  const printing = usePrinting();
  const [search, setSearch] = useKept('find', '');
  const found = report.indicators.filter((indicator) => printing || fits(indicator, search));
  return (
    <div>
      <p class="govuk-body-l">The newest figure of every measure, by area, with the figure a year earlier.</p>
      <div class="govuk-form-group ws-screen">
        <label class="govuk-label" for="find-measure">Find a measure</label>
        <input
          class="govuk-input govuk-!-width-two-thirds"
          id="find-measure"
          type="search"
          autocomplete="off"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <p class="govuk-hint ws-found" aria-live="polite">{found.length} of {report.indicators.length} measures</p>
      </div>
      <Download
        name={`figures-${report.authority.code}-${report.as_at}`}
        what="every figure of this report"
        columns={FIGURE_COLUMNS}
        rows={() => report.indicators.flatMap((indicator) => indicatorRows(report, indicator))}
      />
      {areas(report).map((area) => {
        const own = indicatorsOf(report, area).filter((indicator) => found.includes(indicator));
        if (own.length === 0) return null;
        return (
          <section class="ws-scorecard">
            <h2 class="govuk-heading-m">
              <a class="govuk-link" href={`#/${areaPath(area)}`}>{areaName(area)}</a>
            </h2>
            <p class="govuk-body">{areaIntroduction(area)}</p>
            <Scorecard report={report} indicators={own} caption={`Measures of ${areaName(area).toLowerCase()}`} />
          </section>
        );
      })}
      {found.length === 0 && <p class="govuk-body">No measure has these words.</p>}
    </div>
  );
}

/** The value; of a share of a total, which is always 100%, the largest group's. */
function newest(report: Report, indicator: Indicator, now: Figure): string {
  const breakdown = mainBreakdown(indicator);
  const largest = breakdown && largestGroups(report, breakdown, 1)[0];
  return largest ? `${largest.group}: ${valueText(indicator, largest)}` : valueText(indicator, now);
}

function Scorecard({ report, indicators, caption }: { report: Report; indicators: Indicator[]; caption: string }) {
  const rows = indicators.map((indicator) => {
    const all = figures(report, indicator);
    const now = whyNotMeasured(report, indicator) === null ? all.at(-1) ?? null : null;
    return { indicator, now, before: now && indicator.unit !== 'change' ? earlier(all, now, 12) : null };
  });
  return (
    <WideTable
      caption={caption}
      hideCaption
      rows={rows}
      columns={[
        { title: 'Measure', cell: ({ indicator }) => <a class="govuk-link" href={indicatorLink(indicator)}>{indicator.name}</a> },
        { title: 'Newest figure', numeric: true, cell: ({ indicator, now }) => (now ? newest(report, indicator, now) : 'not measured') },
        { title: 'Counts behind it', cell: ({ indicator, now }) => (now ? countsText(indicator, now) : '') },
        { title: 'Period', cell: ({ indicator, now }) => (now ? periodLabel(now.period, indicator.grain) : '') },
        { title: 'A year earlier', numeric: true, cell: ({ indicator, before }) => (before && !mainBreakdown(indicator) ? valueText(indicator, before) : '') },
      ]}
    />
  );
}
