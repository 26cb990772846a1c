// The fields of what is said of a thing: those that its kind of entry needs, and no others.
import { Choice, Lines } from '../../administration/parts.js';
import { Radios } from '../../audits/talks/asked.js';
import { Field, type Fault } from '../../Form.js';
import { fieldId, fieldsOf, type FieldName, type Typed } from './entry_rules.js';
import type { Choosable } from './say_choices.js';

export const LABELS = {
  kind: 'What do you want to say?', on: 'Day of which it is true', value: 'Which', words: 'In words', evidence: 'Where one can see it', due: 'Day',
  owner: 'Who leads', email: 'E-mail address of their account', likelihood: 'How likely', impact: 'How grave',
};

const VALUE_TITLES: Record<string, string> = {
  status: 'Status', delivered: 'Is it delivered?', embedded: 'Is it embedded?', impact: 'Has it made a difference?', rating: 'Rating', response: 'Is it accepted?', outcome: 'What became of the decision?',
};

const WORDS: Record<string, { label: string; hint?: string }> = {
  update: { label: 'What has happened' },
  due: { label: 'Reason', hint: 'Needed where the day is put off. It stays in sight, with the day that was.' },
  rating: { label: 'Why the rule does not fit', hint: 'It is shown beside the rating, with what it would be by the rule.' },
  answer: { label: 'Answer' },
  status: { label: 'Reason', hint: 'Needed where it is paused, withdrawn or cancelled.' },
  response: { label: 'Reason', hint: 'Needed where it is not, or not wholly, accepted.' },
};

const POINTS: readonly Choosable[] = [{ value: '', words: 'Choose' }, ...['1', '2', '3', '4', '5'].map((value) => ({ value, words: value === '1' ? '1: least' : value === '5' ? '5: most' : value }))];

interface PartProps {
  name: FieldName;
  typed: Typed;
  choices: readonly Choosable[];
  faults: readonly Fault[];
  change: (part: Partial<Typed>) => void;
}

function evidenceHint(kind: string): string {
  if (kind === 'delivered') return 'Such as a paper or a page. Without it, it shows as delivered without evidence.';
  if (kind === 'embedded' || kind === 'impact') return 'Such as an audit, a measure, or what families say. It is needed.';
  return 'Such as a meeting, a paper or a page. No names of children.';
}

function Value({ typed, choices, faults, change }: PartProps) {
  if (typed.kind === 'statement') {
    return <Field id={fieldId('value')} label="Number" hint="In digits, such as 19 or 0.5." autocomplete="off" width={10} value={typed.value} faults={faults} onInput={(value) => change({ value })} />;
  }
  const id = fieldId('value');
  return <Radios id={id} legend={VALUE_TITLES[typed.kind] ?? 'Choose'} value={typed.value} choices={choices} faults={atFirstRadio(faults, typed.kind)} onChange={(value) => change({ value })} />;
}

function Part(props: PartProps) {
  const { name, typed, faults, change } = props;
  const id = fieldId(name);
  if (name === 'value') return <Value {...props} />;
  if (name === 'words') {
    const { label, hint } = WORDS[typed.kind] ?? { label: 'In words' };
    return <Lines id={id} label={label} {...(hint ? { hint } : {})} rows={4} value={typed.words} faults={faults} onInput={(words) => change({ words })} />;
  }
  if (name === 'evidence') return <Lines id={id} label={LABELS.evidence} hint={evidenceHint(typed.kind)} value={typed.evidence} faults={faults} onInput={(evidence) => change({ evidence })} />;
  if (name === 'due') return <Field id={id} label="Day" hint="Such as 30/9/2020." autocomplete="off" width={10} value={typed.due} faults={faults} onInput={(due) => change({ due })} />;
  if (name === 'owner') return <Field id={id} label={LABELS.owner} hint="A post, a team or a person." autocomplete="off" value={typed.owner} faults={faults} onInput={(owner) => change({ owner })} />;
  if (name === 'email') {
    return <Field id={id} label={LABELS.email} hint="If they have an account here: they can then say how far it is." type="email" autocomplete="off" value={typed.email} faults={faults} onInput={(email) => change({ email })} />;
  }
  return (
    <>
      <Choice id={fieldId('likelihood')} label={LABELS.likelihood} value={typed.likelihood} choices={POINTS} faults={faults} onChange={(likelihood) => change({ likelihood })} />
      <Choice id={fieldId('impact')} label={LABELS.impact} value={typed.impact} choices={POINTS} faults={faults} onChange={(impact) => change({ impact })} />
    </>
  );
}

/** Where the error summary leads: for radio buttons to the first of them, as the design system has it. */
export const atFirstRadio = (faults: readonly Fault[], kind: string): Fault[] =>
  faults.map((one) => (one.field === fieldId('value') && kind !== 'statement' ? { ...one, field: `${one.field}-0` } : one));

/** All fields of the kind of entry that is chosen, and its day. */
export function EntryFields({ typed, choices, faults, change }: Omit<PartProps, 'name'>) {
  if (fieldsOf(typed.kind).length === 0) return null;
  return (
    <>
      {fieldsOf(typed.kind).map((name) => <Part key={`${typed.kind} ${name}`} name={name} typed={typed} choices={choices} faults={faults} change={change} />)}
      <Field id={fieldId('on')} label={LABELS.on} hint="Such as 30/9/2020. Leave it empty for today." autocomplete="off" width={10} value={typed.on} faults={faults} onInput={(on) => change({ on })} />
    </>
  );
}
