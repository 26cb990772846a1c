// The rounds of audits of the next twelve months.
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { PlanRow } from './answers.js';
import { KINDS, monthWords } from './words.js';

export function ForwardPlan() {
  const fetched = useFetched<PlanRow[]>('/api/v1/audits/plan');
  const rows = fetched.data ?? [];
  const months = [...new Set(rows.map(({ month }) => month))];
  return (
    <Main>
      <Heading title="Plan of audits" caption="The next twelve months" />
      <p class="govuk-body"><a class="govuk-link" href="/audits/programmes">Programmes</a> that are finished, cancelled or paused are not in it.</p>
      <NotThere of="the plan" fetched={fetched} />
      {fetched.data && rows.length === 0 && <p class="govuk-body">No round is planned.</p>}
      {rows.length > 0 && (
        <>
          <p class="govuk-body">{rows.length} {rows.length === 1 ? 'round' : 'rounds'} in {months.length} {months.length === 1 ? 'month' : 'months'}: {rows.reduce((sum, one) => sum + one.target, 0)} cases.</p>
          <WideTable
            caption="Rounds by month" name="audit-plan" rows={rows}
            columns={[
              { title: 'Month', cell: (one) => monthWords(one.month), value: (one) => one.month },
              { title: 'Programme', cell: (one) => <a class="govuk-link" href={`/audits/programmes/${one.programme_id}`}>{one.programme}</a>, value: (one) => one.programme },
              { title: 'Kind', cell: (one) => KINDS[one.kind] ?? one.kind },
              { title: 'Opens', cell: (one) => longDate(one.opens_on), value: (one) => one.opens_on },
              { title: 'Due', cell: (one) => longDate(one.due_on), value: (one) => one.due_on },
              { title: 'Cases', numeric: true, cell: (one) => one.target },
              { title: 'Round', cell: (one) => (one.round ? <a class="govuk-link" href={`/audits/rounds/${one.round}`}>Opened<span class="govuk-visually-hidden"> {one.programme}, {monthWords(one.month)}</span></a> : 'not opened'), value: (one) => (one.round ? 'opened' : 'not opened') },
            ]}
          />
        </>
      )}
    </Main>
  );
}
