// The head of a plan: what it is, who leads it, when it is due, and who watches over it.
import type { ComponentChildren } from 'preact';
import { longDate } from '../../../words/format.js';
import { ThingLink } from '../ThingLink.js';
import { oneOff, putOffWords } from './actions.js';
import type { Plan } from './plan.js';
import { gapWords, remitWords } from './plan_words.js';

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{name}</dt>
      <dd class="govuk-summary-list__value">{children}</dd>
    </div>
  );
}

function Due({ plan }: { plan: Plan }) {
  if (plan.due === null) return <>No day is named.</>;
  return (
    <>
      {longDate(plan.due)}
      {plan.put_off.length > 0 && (
        <>
          <span class="ws-note ws-line">{putOffWords(plan)}</span>
          <ul class="govuk-list govuk-list--bullet ws-tight">{plan.put_off.map((one) => <li key={one.on}>{oneOff(one)}</li>)}</ul>
        </>
      )}
    </>
  );
}

function Oversight({ plan, on }: { plan: Plan; on: string }) {
  const { bodies } = plan.oversight;
  if (bodies.length === 0) return <strong>Nobody watches over it on {longDate(plan.on)}.</strong>;
  return (
    <ul class="govuk-list ws-tight">
      {bodies.map((body) => <li key={body.id}><ThingLink thing={body} on={on} />, {remitWords(body.from, body.to)}{body.words === '' ? '' : `. ${body.words}`}</li>)}
    </ul>
  );
}

export function PlanHead({ plan, on }: { plan: Plan; on: string }) {
  const said = plan.status_said;
  return (
    <>
      {plan.words !== '' && <p class="govuk-body-l">{plan.words}</p>}
      <dl class="govuk-summary-list">
        <Row name="Status">
          {plan.status_words === '' ? 'Not said' : plan.status_words}
          {said && <span class="ws-note ws-line">Since {longDate(said.on)}.{said.words === '' ? '' : ` ${said.words}`}{said.evidence === '' ? '' : ` ${said.evidence}`}</span>}
        </Row>
        <Row name="In the record since">{longDate(plan.since)}</Row>
        <Row name="Lead">{plan.lead === '' ? 'Nobody leads it.' : plan.lead}</Row>
        <Row name="Due"><Due plan={plan} /></Row>
        <Row name="Overseen by"><Oversight plan={plan} on={on} /></Row>
        {plan.oversight.gaps.length > 0 && (
          <Row name="Overseen by nobody">
            <ul class="govuk-list ws-tight">{plan.oversight.gaps.map((gap) => <li key={gap.first}>{gapWords(gap)}</li>)}</ul>
          </Row>
        )}
      </dl>
    </>
  );
}
