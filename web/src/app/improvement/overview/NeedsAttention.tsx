// What needs attention, each from its own part of the record: one that cannot be fetched hides no other.
import type { ComponentChildren } from 'preact';
import { NotThere, type Fetched } from '../../administration/parts.js';
import { asAt } from '../AsAt.js';
import { dueNotice, endingsNotice, gravePlans, looseNotice, promisesNotice, questionsNotice, type DueList, type Notice, type PlanRow, type Promises, type Risks, type Scrutiny, type Sources } from './overview.js';
import { PlanCounts } from './PlansTable.js';

export interface Parts {
  plans: Fetched<PlanRow[]>;
  due: Fetched<DueList>;
  promises: Fetched<Promises>;
  risks: Fetched<Risks>;
  sources: Fetched<Sources>;
  scrutiny: Fetched<Scrutiny>;
}

function Line({ act, children }: { act: boolean; children: ComponentChildren }) {
  return <li class={act ? 'ws-act' : ''}><p class="govuk-body">{act && <strong>To act on: </strong>}{children}</p></li>;
}

function Part<Data>(props: { of: string; fetched: Fetched<Data>; address: string; notice: (data: Data) => Notice }) {
  const { fetched } = props;
  if (fetched.data === null || fetched.failure !== null) return <li><NotThere of={props.of} fetched={fetched} /></li>;
  const { act, link, more } = props.notice(fetched.data);
  return <Line act={act}><a class="govuk-link" href={props.address}>{link}</a>.{more !== '' && ` ${more}`}</Line>;
}

function Grave({ plans, on }: { plans: readonly PlanRow[]; on: string }) {
  const { red, lost } = gravePlans(plans);
  return (
    <>
      <Line act={red.length > 0}>{red.length === 0 ? 'No action of a plan that is still open is red.' : <>Red actions: <PlanCounts plans={red} on={on} of={(plan) => plan.red} query="rating=red" />.</>}</Line>
      {lost.length > 0 && <Line act>Actions that were lost when their plan ended: <PlanCounts plans={lost} on={on} of={(plan) => plan.lost} query="" />.</Line>}
    </>
  );
}

export function NeedsAttention({ parts, on }: { parts: Parts; on: string }) {
  const { plans, due, promises, risks, sources, scrutiny } = parts;
  return (
    <ul class="ws-attention">
      <Part of="what is due" fetched={due} address={asAt('/improvement/due', on)} notice={dueNotice} />
      {plans.failure === null && plans.data !== null && plans.data.length > 0 && <Grave plans={plans.data} on={on} />}
      <Part of="promises" fetched={promises} address={asAt('/improvement/promises', on)} notice={promisesNotice} />
      <Part of="questions" fetched={scrutiny} address={asAt('/improvement/scrutiny', on)} notice={questionsNotice} />
      <Part of="risks" fetched={risks} address={asAt('/improvement/risks', on)} notice={endingsNotice} />
      <Part of="findings" fetched={sources} address={asAt('/improvement/sources', on)} notice={looseNotice} />
    </ul>
  );
}
