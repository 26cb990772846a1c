// The improvement record on one screen: what needs attention, the plans, and where everything else is.
import { longDate } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { useSession } from '../../session.js';
import { AsAt, asAt, dayOf } from '../AsAt.js';
import { TodayInstead } from '../plan/TodayInstead.js';
import { RECORD } from '../record.js';
import { NeedsAttention, type Parts } from './NeedsAttention.js';
import { plansSentence, type DueList, type PlanRow, type Promises, type Risks, type Scrutiny, type Sources } from './overview.js';
import { PlansTable } from './PlansTable.js';
import { roomsFor } from './rooms.js';

/** How the record begins, for whoever may keep it; for others, who is to be asked. */
export function Begin({ keeps, on }: { keeps: boolean; on: string }) {
  return (
    <>
      <p class="govuk-body-l">No plan is in the record yet.</p>
      {keeps ? (
        <p class="govuk-body">
          To begin, <a class="govuk-link" href={asAt('/improvement/import', on)}>bring in a plan from a spreadsheet</a>. Whoever runs the server can bring in a whole record of inspections, plans and
          meetings with <code>windscreen improvement import</code>.
        </p>
      ) : <p class="govuk-body">The programme manager brings plans in. Ask them if you expected one here.</p>}
    </>
  );
}

function Rooms({ permissions, on }: { permissions: readonly string[]; on: string }) {
  return (
    <dl class="govuk-summary-list">
      {roomsFor(permissions).map(({ address, words, about }) => (
        <div key={address} class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key"><a class="govuk-link" href={asAt(address, on)}>{words}</a></dt>
          <dd class="govuk-summary-list__value">{about}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The day of the parts that are there; empty while none is. */
const shownDay = ({ due, promises, risks, sources, scrutiny }: Parts): string =>
  [due, promises, risks, sources, scrutiny].flatMap(({ data, failure }) => (failure === null ? data?.on ?? [] : []))[0] ?? '';

export function OverviewPage({ where }: { where: Where }) {
  const { session } = useSession();
  const on = dayOf(where);
  const at = (part: string): string => asAt(`${RECORD}/${part}`, on);
  const parts: Parts = {
    plans: useFetched<PlanRow[]>(at('plans')), due: useFetched<DueList>(at('due')), promises: useFetched<Promises>(at('promises')),
    risks: useFetched<Risks>(at('risks')), sources: useFetched<Sources>(at('sources')), scrutiny: useFetched<Scrutiny>(at('scrutiny')),
  };
  // What was shown of another day says nothing of this one.
  const plans = parts.plans.failure === null ? parts.plans.data : null;
  const day = shownDay(parts);
  return (
    <div class="ws-record"><Main>
      <Heading title="Improvement" />
      <p class="govuk-body">
        One record from what inspections and audits found, through the plans that answer it, to what councillors asked and what was promised. Nothing in it is about a single child.
      </p>
      {day !== '' && <AsAt where={where} on={day} />}
      {day !== '' && <p class="govuk-body ws-print-only">As at {longDate(day)}</p>}
      {plans !== null && plans.length > 0 && <p class="govuk-body-l">{plansSentence(plans)}</p>}
      {plans !== null && plans.length === 0 && <Begin keeps={session.permissions.includes('keep_improvement')} on={on} />}
      <h2 class="govuk-heading-m" id="attention">What needs attention</h2>
      <NeedsAttention parts={parts} on={on} />
      {(plans === null || plans.length > 0) && <h2 class="govuk-heading-m" id="plans">Plans</h2>}
      <NotThere of="the plans" fetched={parts.plans} />
      {parts.plans.failure && <TodayInstead where={where} />}
      {plans !== null && plans.length > 0 && <PlansTable plans={plans} on={on} />}
      <h2 class="govuk-heading-m" id="more">More of the record</h2>
      <Rooms permissions={session.permissions} on={on} />
    </Main></div>
  );
}
