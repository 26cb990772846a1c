// What only some kinds have, in the form that adds a thing.
import { Choice, Lines, NotThere, useFetched } from '../../administration/parts.js';
import { Field, type Fault } from '../../Form.js';
import { nameOf, RECORD, type Brief } from '../record.js';
import { addId, betterOf, type NewTyped } from './new_thing.js';
import type { Choosable } from './say_choices.js';
import type { Kinds, PlanParts } from './thing_api.js';

export interface ParticularProps {
  typed: NewTyped;
  kinds: Kinds;
  /** The plan, for one of whose milestones another may wait. */
  plan: Brief | null;
  faults: readonly Fault[];
  change: (part: Partial<NewTyped>) => void;
}

type TextName = { [Name in keyof NewTyped]: NewTyped[Name] extends string ? Name : never }[keyof NewTyped];

const listed = (briefs: readonly Brief[], none: string): Choosable[] => [{ value: '', words: none }, ...briefs.map((one) => ({ value: one.id, words: nameOf(one) }))];

function Short({ name, label, hint, numeric = false, typed, faults, change }: ParticularProps & { name: TextName; label: string; hint?: string; numeric?: boolean }) {
  return (
    <Field
      id={addId(name)} label={label} {...(hint ? { hint } : {})} autocomplete="off" width={10} numeric={numeric} value={typed[name]} faults={faults}
      onInput={(value) => change({ [name]: value })}
    />
  );
}

function Measure(props: ParticularProps) {
  const { typed, kinds, faults, change } = props;
  return (
    <>
      <Choice
        id={addId('indicator')} label="Indicator" hint="Without one, nobody can say from figures whether it is reached, and that shows." value={typed.indicator} faults={faults}
        onChange={(indicator) => change({ indicator, better: betterOf(kinds, indicator) })}
        choices={[{ value: '', words: 'None: in words alone' }, ...kinds.indicators.map(({ id, name }) => ({ value: id, words: name }))]}
      />
      {typed.indicator !== '' && (
        <>
          <Choice
            id={addId('better')} label="What is better" value={typed.better} faults={faults} onChange={(better) => change({ better })}
            choices={[{ value: '', words: 'Choose' }, { value: 'higher', words: 'More of it' }, { value: 'lower', words: 'Less of it' }]}
          />
          <Short {...props} name="baseline" label="Number at the start" hint="In the indicator’s unit, such as 19 or 0.5. Leave it empty where nobody knows." />
          <Short {...props} name="baseline_on" label="Day of that number" hint="Such as 30/9/2020." />
          <Short {...props} name="target" label="Number to reach" hint="Such as 15 or 0.5." />
          <Short {...props} name="target_on" label="By" hint="Such as 30/9/2021." />
        </>
      )}
    </>
  );
}

function Milestone({ plan, ...props }: ParticularProps & { plan: Brief }) {
  const { typed, faults, change } = props;
  const fetched = useFetched<PlanParts>(`${RECORD}/plans/${encodeURIComponent(plan.id)}`);
  const milestones = fetched.data?.milestones ?? [];
  return (
    <>
      <NotThere of="the plan’s milestones" fetched={fetched} />
      {milestones.length > 0 && (
        <Choice id={addId('after')} label="Waits for" hint="A milestone of the same plan that must come first." value={typed.after} faults={faults} onChange={(after) => change({ after })} choices={listed(milestones, 'Nothing')} />
      )}
      {typed.after !== '' && (
        <>
          <Short {...props} plan={plan} name="lag_months" label="Months between the two" hint="At least so many. Leave it empty for none." numeric />
          <Short {...props} plan={plan} name="lag_days" label="Days beside those months" numeric />
        </>
      )}
    </>
  );
}

function Decision(props: ParticularProps) {
  const { typed, kinds, faults, change } = props;
  return (
    <>
      <Choice id={addId('outcome')} label="What was decided" value={typed.outcome} faults={faults} onChange={(outcome) => change({ outcome })} choices={[{ value: '', words: 'Choose' }, ...kinds.decisions.map(({ code, words }) => ({ value: code, words }))]} />
      <Choice id={addId('call_in_by')} label="Who may call it in" value={typed.call_in_by} faults={faults} onChange={(by) => change({ call_in_by: by })} choices={listed(kinds.bodies, 'Nobody')} />
      <Short {...props} name="call_in_days" label="Within how many working days" hint="Such as 5. Leave it empty where it cannot be called in." numeric />
    </>
  );
}

/** The fields that only this kind has; nothing for most. */
export function Particulars(props: ParticularProps) {
  const { typed, kinds, faults, change } = props;
  switch (typed.kind) {
    case 'measure': return <Measure {...props} />;
    case 'milestone': return props.plan === null ? null : <Milestone {...props} plan={props.plan} />;
    case 'decision': return <Decision {...props} />;
    case 'risk':
      return (
        <>
          <Lines id={addId('cause')} label="Why it may go wrong" value={typed.cause} faults={faults} onInput={(cause) => change({ cause })} />
          <Lines id={addId('effect')} label="What would follow" value={typed.effect} faults={faults} onInput={(effect) => change({ effect })} />
        </>
      );
    case 'promise':
      return (
        <>
          <Choice id={addId('to')} label="To whom" hint="A body that is in the record." value={typed.to} faults={faults} onChange={(to) => change({ to })} choices={listed(kinds.bodies, 'Choose')} />
          <Short {...props} name="every_months" label="Every how many months" hint="Such as 3 for every quarter. Leave it empty where it is to be kept once." numeric />
        </>
      );
    case 'feedback':
      return (
        <>
          <Short {...props} name="asked" label="How many were asked" numeric />
          <Short {...props} name="replied" label="How many replied" numeric />
        </>
      );
    case 'feedback_theme': return <Short {...props} name="mentions" label="How many said it" numeric />;
    default: return null;
  }
}
