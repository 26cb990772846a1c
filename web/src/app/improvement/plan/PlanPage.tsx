// A plan: what is delivered, embedded and shown to have made a difference, action by action; its measures and milestones, what
// slipped, what became of its actions and what it lacks.
import type { ComponentChildren } from 'preact';
import { longDate } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { useSession } from '../../session.js';
import { AsAt, asAt, dayOf } from '../AsAt.js';
import { ActionList } from './ActionList.js';
import { Milestones, Slipped } from './Dates.js';
import { HowFar, Themes } from './HowFar.js';
import { Lacks, Lineage } from './Lineage.js';
import { lacksSentence } from './lineage_words.js';
import { planAddress, planPage, type Plan } from './plan.js';
import { PlanHead } from './PlanHead.js';
import { Success } from './Success.js';
import { TodayInstead } from './TodayInstead.js';

function PlanLinks({ plan, on }: { plan: Plan; on: string }) {
  const { session } = useSession();
  const id = encodeURIComponent(plan.id);
  return (
    <nav aria-label="About this plan" class="ws-screen">
      <ul class="govuk-list">
        <li><a class="govuk-link" href={planPage(plan.id, on, '/page')}>The plan on a page</a>, to print</li>
        <li><a class="govuk-link" href={asAt(`/improvement/threads/${id}`, on)}>Its thread</a>: from findings to what is promised</li>
        <li><a class="govuk-link" href={asAt(`/improvement/things/${id}`, on)}>Its history</a>: everything that was said of it, and when</li>
        <li>
          Its data: <a class="govuk-link" href={planAddress(plan.id, on, '.csv')} download>CSV<span class="govuk-visually-hidden"> of its actions</span></a>{' '}
          <a class="govuk-link" href={planAddress(plan.id, on, '/workbook')} download>Excel<span class="govuk-visually-hidden"> workbook of the whole plan</span></a>
        </li>
        {session.permissions.includes('keep_improvement') && <li><a class="govuk-link" href={asAt(`/improvement/things/${id}/add`, on)}>Add a theme, an action or another part</a></li>}
      </ul>
    </nav>
  );
}

interface Part {
  id: string;
  title: string;
  shown: ComponentChildren;
}

function partsOf(plan: Plan, where: Where, on: string): Part[] {
  return [
    { id: 'how-far', title: 'How far it is', shown: <HowFar plan={plan} /> },
    { id: 'themes', title: 'Themes', shown: <Themes plan={plan} on={on} /> },
    { id: 'actions', title: 'Actions', shown: <ActionList plan={plan} where={where} on={on} /> },
    { id: 'measures', title: 'Measures of success', shown: <Success plan={plan} on={on} /> },
    { id: 'milestones', title: 'Milestones', shown: <Milestones plan={plan} on={on} /> },
    { id: 'slipped', title: 'What slipped in the last three months', shown: <Slipped plan={plan} on={on} /> },
    { id: 'lineage', title: 'What became of its actions', shown: <Lineage plan={plan} on={on} /> },
    { id: 'lacks', title: 'What it lacks', shown: <Lacks plan={plan} on={on} /> },
  ];
}

function Content({ plan, where }: { plan: Plan; where: Where }) {
  const on = dayOf(where);
  const parts = partsOf(plan, where, on);
  const lacking = lacksSentence(plan);
  return (
    <>
      <PlanHead plan={plan} on={on} />
      {lacking !== '' && <p class="govuk-body"><a class="govuk-link" href="#lacks">What it lacks</a>: {lacking}.</p>}
      <PlanLinks plan={plan} on={on} />
      <nav aria-labelledby="plan-contents" class="ws-screen">
        <h2 class="govuk-heading-s" id="plan-contents">On this page</h2>
        <ul class="govuk-list ws-contents-list">{parts.map(({ id, title }) => <li key={id}><a class="govuk-link" href={`#${id}`}>{title}</a></li>)}</ul>
      </nav>
      {parts.map(({ id, title, shown }) => (
        <section key={id} aria-labelledby={id}>
          <h2 class="govuk-heading-m" id={id}>{title}</h2>
          {shown}
        </section>
      ))}
    </>
  );
}

export function PlanPage({ where, values }: { where: Where; values: Readonly<Record<string, string>> }) {
  const on = dayOf(where);
  const fetched = useFetched<Plan>(planAddress(values['id'] ?? '', on));
  // What was shown of another day says nothing of this one.
  const plan = fetched.failure === null ? fetched.data : null;
  return (
    <div class="ws-record"><Main>
      <p class="govuk-body ws-screen"><a class="govuk-link" href={asAt('/improvement', on)}>All plans</a></p>
      <Heading title={plan === null ? 'Improvement plan' : plan.title} caption={plan === null ? '' : 'Improvement plan'} />
      <NotThere of="the plan" fetched={fetched} />
      {fetched.failure && <TodayInstead where={where} />}
      {plan && (
        <>
          <AsAt where={where} on={plan.on} />
          <p class="govuk-body ws-print-only">As at {longDate(plan.on)}</p>
          <Content plan={plan} where={where} />
        </>
      )}
    </Main></div>
  );
}
