import { ownStanding } from '../components/authority_funnel_spec.js';
import { WideTable } from '../components/WideTable.js';
import { bareValue } from '../words/published.js';
import { latest, type Measure, type Profile, type Year } from './data.js';
import { changeWords, placeWords, valueOr } from './words.js';

/** Those that people ask for first, along the child's pathway. */
const HEADLINES = [
  'referrals_rate_per_10000', 're_referrals_percent', 'assessments_within_45_days_percent', 'cin_rate_per_10000',
  'section_47_rate_per_10000', 'icpc_within_15_days_percent', 'cp_plans_rate_per_10000',
  'cp_plans_second_or_subsequent_percent', 'cla_rate_per_10000', 'cla_three_or_more_placements_percent',
  'care_leavers_eet_percent', 'social_worker_vacancy_rate_percent', 'turnover_rate_percent', 'caseload_mean',
];

interface Row {
  measure: Measure;
  year: Year;
  before: Year | undefined;
}

export function headlines(profile: Profile): Row[] {
  return HEADLINES.flatMap((id) => {
    const measure = profile.measures.find((one) => one.id === id);
    const year = measure && latest(measure);
    return measure && year ? [{ measure, year, before: measure.years.find((one) => one.year === year.year - 1) }] : [];
  });
}

/** The first page: the latest figures that people ask for first, each beside the others. */
export function Summary({ profile }: { profile: Profile }) {
  const rows = headlines(profile);
  const other = (field: 'england' | 'region' | 'neighbours_mean') => ({
    numeric: true,
    cell: (row: Row) => (row.year[field] === null ? 'no figure' : bareValue(row.measure.unit, row.year[field])),
    value: (row: Row) => row.year[field],
  });
  return (
    <section class="ws-summary" aria-labelledby="summary">
      <h2 class="govuk-heading-l" id="summary">At a glance</h2>
      <p class="govuk-body">
        The latest published figures, and how they compare. Rates are per 10,000 children aged 0 to 17. A place says
        how high a figure is among all authorities with one, not how good. For its size says whether it differs from
        them by more than chance and the usual differences between authorities.
      </p>
      <WideTable
        caption={`Latest published figures, ${profile.authority.name}`}
        hideCaption
        name="at-a-glance"
        rows={rows}
        columns={[
          { title: 'Measure', cell: (row) => <a class="govuk-link" href={`#title-${row.measure.id}`}>{row.measure.name}</a>, value: (row) => row.measure.name },
          { title: 'Period', cell: (row) => row.year.period.replace(/^year to/, 'Year to') },
          { title: profile.authority.name, numeric: true, cell: (row) => <strong>{valueOr(row.measure.unit, row.year.own, row.year.symbol)}</strong>, value: (row) => row.year.own },
          { title: 'Change on the year before', numeric: true, cell: (row) => changeWords(row.measure.unit, row.year, row.before) || 'no figure' },
          { title: 'England', ...other('england') },
          { title: profile.authority.region || 'Region', ...other('region') },
          { title: 'Neighbours, mean', ...other('neighbours_mean') },
          { title: 'Place', numeric: true, cell: (row) => placeWords(row.year).replace(/ /g, '\u00a0'), value: (row) => placeWords(row.year) },
          ...(rows.some((row) => row.measure.funnel) ? [{ title: 'For its size', cell: ({ measure }: Row) => (measure.funnel ? ownStanding(measure.funnel) : '') }] : []),
        ]}
      />
    </section>
  );
}
