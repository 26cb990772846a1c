import { levelText, Windscreen } from '../../components/Windscreen.js';
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
      <table class="govuk-table govuk-table--small-text-until-tablet ws-table">
        <caption class="govuk-table__caption govuk-table__caption--m">Children at each level of need</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header">Level</th>
            <th scope="col" class="govuk-table__header govuk-table__header--numeric">Children</th>
            <th scope="col" class="govuk-table__header ws-narrow-gone">Date</th>
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {all.map((level, index) => (
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header ws-row-header">
                {index + 1}.{' '}
                {level.indicator ? (
                  <a class="govuk-link" href={indicatorLink(level.indicator)}>{level.name}</a>
                ) : (
                  level.name
                )}
                <span class="govuk-hint ws-level-about">{level.about}</span>
              </th>
              <td class="govuk-table__cell govuk-table__cell--numeric">{levelText(level)}</td>
              <td class="govuk-table__cell ws-narrow-gone">{level.date === '' ? '' : longDate(level.date)}</td>
            </tr>
          ))}
        </tbody>
      </table>
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
