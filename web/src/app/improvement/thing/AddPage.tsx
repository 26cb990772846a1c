// Adding a part to a thing, or an action that answers what was found.
import { useState } from 'preact/hooks';
import { Banner, Choice, NotThere, useFetched } from '../../administration/parts.js';
import type { Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { nameOf, RECORD, type Brief } from '../record.js';
import { AddForm } from './AddForm.js';
import { planOf, useAncestors } from './ancestors.js';
import { mayBeAnswered } from './Keeping.js';
import { addId, partsOf, type NewTyped } from './new_thing.js';
import { thingAt, type Kinds, type PlanParts, type Thing } from './thing_api.js';
import { Crumbs } from './ThingPage.js';

const planParts = (id: string): string => `${RECORD}/plans/${encodeURIComponent(id)}`;

/** The themes of a plan, in which an action may stand. */
function Themes({ plan, value, onChange }: { plan: string; value: string; onChange: (theme: string) => void }) {
  const fetched = useFetched<PlanParts>(planParts(plan));
  const themes = fetched.data?.themes ?? [];
  return (
    <>
      <NotThere of="the plan’s themes" fetched={fetched} />
      {themes.length > 0 && (
        <Choice
          id={addId('theme')} label="Theme" value={value} faults={[]} onChange={onChange}
          choices={[{ value: '', words: 'None: it stands in the plan itself' }, ...themes.map(({ theme }) => ({ value: theme.id, words: nameOf(theme) }))]}
        />
      )}
    </>
  );
}

function PlanChoice({ plans, typed, faults, change }: { plans: readonly Brief[]; typed: NewTyped; faults: readonly Fault[]; change: (part: Partial<NewTyped>) => void }) {
  return (
    <>
      <Choice
        id={addId('plan')} label="Plan" value={typed.plan} faults={faults} onChange={(plan) => change({ plan, theme: '' })}
        choices={[{ value: '', words: 'Choose' }, ...plans.map((one) => ({ value: one.id, words: nameOf(one) }))]}
      />
      {typed.plan !== '' && <Themes key={typed.plan} plan={typed.plan} value={typed.theme} onChange={(theme) => change({ theme })} />}
    </>
  );
}

interface Adding {
  thing: Thing;
  kinds: Kinds;
  onAdded: (thing: string, title: string) => void;
}

function Answering({ thing, kinds, onAdded }: Adding) {
  const offered = kinds.kinds.filter(({ code }) => code === 'action');
  return (
    <AddForm
      to={`answer-${thing.id}`} kinds={kinds} offered={offered} first="action" place={{ parent: null, answers: thing.id }} plan={null} onAdded={onAdded}
      where={(typed, faults, change) => <PlanChoice plans={kinds.plans} typed={typed} faults={faults} change={change} />}
    />
  );
}

function Part({ thing, kinds, first, plan, onAdded }: Adding & { first: string; plan: Brief | null }) {
  const offered = partsOf(kinds.kinds, thing.kind);
  if (offered.length === 0) return <p class="govuk-body">Nothing can be part of a {thing.kind_words}.</p>;
  return <AddForm to={thing.id} kinds={kinds} offered={offered} first={first} place={{ parent: thing.id, answers: null }} plan={plan} onAdded={onAdded} />;
}

export function AddPage({ where, values }: { where: Where; values: Readonly<Record<string, string>> }) {
  const id = values['id'] ?? '';
  const wanted = where.query.get('kind') ?? '';
  const thing = useFetched<Thing>(`${RECORD}/things/${encodeURIComponent(id)}`);
  const kinds = useFetched<Kinds>(`${RECORD}/kinds`);
  const ancestors = useAncestors(thing.data?.parent ?? null, '');
  const [added, setAdded] = useState<{ id: string; title: string; turn: number } | null>(null);
  const done = (one: string, title: string): void => setAdded({ id: one, title, turn: (added?.turn ?? 0) + 1 });
  const answering = thing.data !== null && mayBeAnswered(thing.data.kind);
  const title = thing.data === null ? 'Add to the improvement record' : answering ? 'Add an action' : 'Add a part';
  return (
    <Main>
      <Crumbs ancestors={thing.data ? [...ancestors, thing.data] : []} on="" />
      <Heading title={title} caption={thing.data ? nameOf(thing.data) : ''} />
      {added !== null && (
        <Banner key={added.turn} title="Added to the record">
          <p class="govuk-body"><a class="govuk-link" href={thingAt(added.id)}>{added.title}</a></p>
        </Banner>
      )}
      <NotThere of="it" fetched={thing} />
      {thing.data && <NotThere of="what can be added" fetched={kinds} />}
      {thing.data && kinds.data && answering && (
        <>
          <p class="govuk-body">The action goes into a plan and is linked to “{nameOf(thing.data)}”, which it answers.</p>
          <Answering key={added?.turn} thing={thing.data} kinds={kinds.data} onAdded={done} />
        </>
      )}
      {thing.data && kinds.data && !answering && <Part key={added?.turn} thing={thing.data} kinds={kinds.data} first={wanted} plan={planOf(thing.data, ancestors)} onAdded={done} />}
    </Main>
  );
}
