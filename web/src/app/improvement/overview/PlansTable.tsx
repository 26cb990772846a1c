// The plans, each in one line.
import { WideTable, type WideColumn } from '../../../components/WideTable.js';
import { count } from '../../../words/format.js';
import { planPage } from '../plan/plan.js';
import { ofAll, ratingCounts } from '../plan/plan_words.js';
import { asAt } from '../AsAt.js';
import { RECORD } from '../record.js';
import { orderedPlans, type PlanRow } from './overview.js';

const claim = (title: string, of: (plan: PlanRow) => number): WideColumn<PlanRow> => ({
  title, cell: (plan) => <span class="ws-nowrap">{ofAll(of(plan), plan.actions - plan.withdrawn)}</span>, value: of,
});

export function PlansTable({ plans, on }: { plans: readonly PlanRow[]; on: string }) {
  return (
    <>
      <WideTable
        caption="Plans" hideCaption name="improvement-plans" rows={orderedPlans(plans)}
        columns={[
          { title: 'Plan', cell: (plan) => <a class="govuk-link" href={planPage(plan.plan, on)}>{plan.title}</a>, value: ({ title }) => title },
          { title: 'Status', cell: ({ status }) => status, value: ({ status }) => status },
          { title: 'Overseen by', cell: (plan) => plan.overseen_by ?? <strong>Nobody</strong>, value: (plan) => plan.overseen_by },
          { title: 'Actions', numeric: true, cell: ({ actions }) => count(actions), value: ({ actions }) => actions },
          claim('Delivered', ({ delivered }) => delivered),
          claim('Embedded', ({ embedded }) => embedded),
          claim('Impact shown', ({ impact_shown: shown }) => shown),
          { title: 'Ratings', cell: ratingCounts, value: ratingCounts },
          {
            title: 'Measures without an indicator', numeric: true, cell: (plan) => (plan.measures === 0 ? <span class="ws-note">no measures</span> : ofAll(plan.measures_without_indicator, plan.measures)),
            value: (plan) => (plan.measures === 0 ? null : plan.measures_without_indicator),
          },
          { title: 'Actions lost', numeric: true, cell: ({ lost }) => (lost > 0 ? <strong>{count(lost)}</strong> : '0'), value: ({ lost }) => lost },
        ]}
      />
      <p class="govuk-body-s">
        <strong>Delivered</strong>: what was planned is done. <strong>Embedded</strong>: it is part of everyday practice. <strong>Impact shown</strong>: children’s lives are
        different because of it. None stands for another; withdrawn actions are in none. An action is <strong>lost</strong> where its plan is over, it is not done, and no
        later plan carries it on.
      </p>
      <p class="govuk-body-s ws-screen ws-data-links">All of it: <a class="govuk-link" href={asAt(`${RECORD}/plans.csv`, on)} download>CSV</a></p>
    </>
  );
}

/** Links to the red actions of plans: "Getting to Good (2)". */
export function PlanCounts({ plans, on, of, query }: { plans: readonly PlanRow[]; on: string; of: (plan: PlanRow) => number; query: string }) {
  return (
    <>
      {plans.map((plan, index) => {
        const address = planPage(plan.plan, on);
        return <span key={plan.plan}>{index > 0 && ', '}<a class="govuk-link" href={query === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`}>{plan.title} ({count(of(plan))})</a></span>;
      })}
    </>
  );
}
