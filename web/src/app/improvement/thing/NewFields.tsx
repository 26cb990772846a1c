// The fields of a thing that is to be added: what every kind has, and what only its own has.
import { Choice, Lines } from '../../administration/parts.js';
import { Field, type Fault } from '../../Form.js';
import type { Brief } from '../record.js';
import { Boxes, Picked } from './AddFields.js';
import { addId, hasIndicators, hasServices, type NewTyped } from './new_thing.js';
import { Particulars } from './Particulars.js';
import type { Kind, Kinds } from './thing_api.js';

const DUE: Record<string, string> = { source: 'Day on which it is held', meeting: 'Day on which it is held', control: 'Last day on which it is there' };

interface PartProps {
  typed: NewTyped;
  kind: Kind;
  kinds: Kinds;
  faults: readonly Fault[];
  change: (part: Partial<NewTyped>) => void;
}

function Naming({ typed, kind, faults, change }: PartProps) {
  return (
    <>
      {kind.sorts.length > 0 && (
        <Choice
          id={addId('sort')} label={`What kind of ${kind.one}`} value={typed.sort} faults={faults} onChange={(sort) => change({ sort })}
          choices={[{ value: '', words: 'Choose' }, ...kind.sorts.map(({ code, words }) => ({ value: code, words }))]}
        />
      )}
      <Field id={addId('title')} label="Title" hint="What people will know it by. No names of children." autocomplete="off" value={typed.title} faults={faults} onInput={(title) => change({ title })} />
      <Field id={addId('number')} label="Number" hint="Where it has one, such as R7 or 2.1." autocomplete="off" width={10} value={typed.number} faults={faults} onInput={(number) => change({ number })} />
      <Lines id={addId('words')} label="In words" rows={4} value={typed.words} faults={faults} onInput={(words) => change({ words })} />
    </>
  );
}

function About({ typed, kind, kinds, faults, change }: PartProps) {
  return (
    <>
      {hasServices(kind.code) && (
        <>
          {kinds.services.length > 0 && <Boxes id={addId('services')} legend="Services" hint="Those that it is about." all={kinds.services} chosen={typed.services} onChange={(services) => change({ services })} />}
          <Field id={addId('other_service')} label={kinds.services.length > 0 ? 'Another service' : 'Service'} autocomplete="off" value={typed.other_service} faults={faults} onInput={(service) => change({ other_service: service })} />
        </>
      )}
      {hasIndicators(kind.code) && (
        <Picked
          id={addId('indicators')} label="Indicators" hint="Those that should move with it." all={kinds.indicators.map(({ id, name }) => ({ value: id, words: name }))}
          chosen={typed.indicators} next={typed.next_indicator} faults={faults} onChange={(indicators, next) => change({ indicators, next_indicator: next })}
        />
      )}
    </>
  );
}

function Leading({ typed, kind, faults, change }: PartProps) {
  return (
    <>
      {kind.entries.includes('lead') && (
        <>
          <Field id={addId('owner')} label="Who leads" hint="A post, a team or a person." autocomplete="off" value={typed.owner} faults={faults} onInput={(owner) => change({ owner })} />
          <Field id={addId('email')} label="E-mail address of their account" hint="If they have an account here: they can then say how far it is." type="email" autocomplete="off" value={typed.email} faults={faults} onInput={(email) => change({ email })} />
        </>
      )}
      {kind.entries.includes('due') && (
        <Field id={addId('due')} label={DUE[kind.code] ?? 'Due'} hint="Such as 30/9/2020." autocomplete="off" width={10} value={typed.due} faults={faults} onInput={(due) => change({ due })} />
      )}
      <Field id={addId('since')} label="There since" hint="The day on which it was found, agreed or begun, such as 30/9/2020. Leave it empty for today." autocomplete="off" width={10} value={typed.since} faults={faults} onInput={(since) => change({ since })} />
    </>
  );
}

/** All of them, in the order of the form. `plan` is the plan to which the thing will belong, where that is known. */
export function NewFields({ plan, ...props }: PartProps & { plan: Brief | null }) {
  return (
    <>
      <Naming {...props} />
      <Particulars typed={props.typed} kinds={props.kinds} plan={plan} faults={props.faults} change={props.change} />
      <About {...props} />
      <Leading {...props} />
    </>
  );
}
