import { IndicatorSection } from '../../components/IndicatorSection.js';
import type { Report } from '../../data/report.js';
import { areaIntroduction } from '../../words/names.js';
import { indicatorLink, indicatorsOf } from '../routes.js';

export function AreaPage({ report, area }: { report: Report; area: string }) {
  const indicators = indicatorsOf(report, area);
  return (
    <div>
      <p class="govuk-body-l">{areaIntroduction(area)}</p>
      {indicators.length > 2 && (
        <nav aria-label="Measures on this page" class="ws-contents">
          <h2 class="govuk-heading-s">On this page</h2>
          <ul class="govuk-list ws-contents-list">
            {indicators.map((indicator) => (
              <li>
                <a class="govuk-link" href={indicatorLink(indicator)}>{indicator.name}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {indicators.map((indicator) => (
        <IndicatorSection key={indicator.id} report={report} indicator={indicator} />
      ))}
    </div>
  );
}
