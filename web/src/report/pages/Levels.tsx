import { levelText, Windscreen } from '../../components/Windscreen.js';
import { WideTable } from '../../components/WideTable.js';
import { levels } from '../../data/levels.js';
import type { Report } from '../../data/report.js';
import { longDate } from '../../words/format.js';
import { indicatorLink } from '../routes.js';

export function LevelsPage({ report }: { report: Report }) {
  const all = levels(report);
  return (
    <div>
      <p class="govuk-body-l">
        The “windscreen” shows how many children get which level of help, from services for everyone on the left to care
        on the right.
      </p>
      <Windscreen levels={all} />
      <WideTable
        caption="Children at each level of need"
        rows={all}
        columns={[
          {
            title: 'Level',
            cell: (level) => (
              <span>
                <span class="ws-rank">{all.indexOf(level) + 1}. </span>
                {level.indicator ? <a class="govuk-link" href={indicatorLink(level.indicator)}>{level.name}</a> : level.name}
                <span class="govuk-hint ws-level-about">{level.about}</span>
              </span>
            ),
            value: (level) => level.name,
          },
          { title: 'Children', numeric: true, cell: levelText, value: (level) => level.value ?? levelText(level) },
          {
            title: 'Date',
            cell: (level) => (level.date === '' ? '' : longDate(level.date)),
            value: (level) => level.date || null,
          },
        ]}
      />
      <p class="govuk-body">
        The levels overlap: a child on a child protection plan or looked after normally also has an open episode of need
        and is counted at both levels. Do not add them up.
      </p>
      {report.population && (
        <p class="govuk-body">
          The population is the mid-{report.population.mid_year} estimate
          {report.population.vintage === '' ? '' : ` (${report.population.vintage})`}.
        </p>
      )}
    </div>
  );
}
