// What may be said of a thing: which fields each kind of entry has, what is wrong with what was typed, and what is sent. The rules are
// those of src/improve/writing.cc, so that whoever types hears them before sending; the server decides.
import { dayOf } from '../../children/days.js';
import type { Fault } from '../../Form.js';
import type { Thing } from './thing_api.js';

export interface Typed extends Record<string, unknown> {
  kind: string;
  on: string;
  value: string;
  words: string;
  evidence: string;
  due: string;
  owner: string;
  email: string;
  likelihood: string;
  impact: string;
}

export const NOTHING: Typed = { kind: '', on: '', value: '', words: '', evidence: '', due: '', owner: '', email: '', likelihood: '', impact: '' };

export type FieldName = 'value' | 'words' | 'evidence' | 'due' | 'owner' | 'email' | 'score';

const FIELDS: Record<string, readonly FieldName[]> = {
  update: ['words', 'evidence'],
  status: ['value', 'words'],
  lead: ['owner', 'email'],
  due: ['due', 'words'],
  delivered: ['value', 'words', 'evidence'],
  embedded: ['value', 'words', 'evidence'],
  impact: ['value', 'words', 'evidence'],
  rating: ['value', 'words'],
  response: ['value', 'words'],
  answer: ['words', 'evidence'],
  score: ['score', 'words'],
  review: ['due', 'words'],
  kept: ['evidence', 'words'],
  outcome: ['value', 'words'],
  statement: ['value', 'evidence', 'words'],
};

/** The fields of a kind of entry, in the order of the form; beside them every entry has its day. */
export const fieldsOf = (entry: string): readonly FieldName[] => FIELDS[entry] ?? [];

/** The id of the field on the page. */
export const fieldId = (field: string): string => `say-${field}`;

const blank = (text: string): boolean => text.trim() === '';

/** A number in the usual digits, as the server reads one. */
export const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text.trim());

/** As many bytes as the server takes. */
export const MOST_WORDS = 4000;
export const MOST_NAME = 200;
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** An e-mail address as an account can have one. */
export const isEmail = (text: string): boolean => /^[^@\s]+@[^@\s]+$/.test(text.trim()) && bytesOf(text.trim()) <= 254;

const WITH_REASON = ['cancelled', 'paused', 'withdrawn'];

/** Which statuses, claims and the like need words: the reason why. */
function wordsNeeded(typed: Typed): string | null {
  const { kind, value } = typed;
  if (kind === 'update') return 'Say what has happened.';
  if (kind === 'answer') return 'Write the answer.';
  if (kind === 'rating') return 'Say why the rule does not fit: it is shown beside the rating.';
  if (kind === 'status' && WITH_REASON.includes(value)) return 'Say why: it is kept beside it.';
  if (kind === 'response' && value !== '' && value !== 'accepted') return 'Say why it is not, or not wholly, accepted.';
  if (value === 'taken_back') return 'Say why it is taken back: it is kept beside it.';
  return null;
}

function evidenceNeeded({ kind, value }: Typed): string | null {
  if (kind === 'kept') return 'Say where one can see that it was kept: the meeting, the paper.';
  if (kind === 'statement') return 'Say where the number comes from.';
  if ((kind === 'embedded' || kind === 'impact') && value === 'yes') return 'Say where one can see it: an audit, a measure, what families say.';
  return null;
}

const VALUE_FAULTS: Record<string, string> = {
  status: 'Choose a status from the list.', delivered: 'Say whether it is so.', embedded: 'Say whether it is so.', impact: 'Say whether it is so.',
  rating: 'Choose a rating.', response: 'Say whether it is accepted.', outcome: 'Say what became of the decision.',
};

/** The day that was named last, of those that hold on `day`. */
export function presentDue({ entries }: Pick<Thing, 'entries'>, day: string): string | null {
  return entries.filter((one) => one.kind === 'due' && one.on <= day).at(-1)?.due ?? null;
}

function dayFaults(typed: Typed, thing: Pick<Thing, 'since'>, today: string): Fault[] {
  if (blank(typed.on)) return [];
  const field = fieldId('on');
  const day = dayOf(typed.on);
  if (day === null) return [{ field, words: 'Give the day of which it is true, such as 30/9/2020.' }];
  if (day > today) return [{ field, words: 'The day is still to come. Give today or a day before.' }];
  return day < thing.since ? [{ field, words: 'The day is before it was there. Give a later day.' }] : [];
}

function fieldFaults(field: FieldName, typed: Typed, choices: readonly string[], thing: Pick<Thing, 'entries'>, today: string): Fault[] {
  const found = (words: string | null | undefined, wrong = true, name: string = field): Fault[] => (words && wrong ? [{ field: fieldId(name), words }] : []);
  if (field === 'value') {
    if (typed.kind === 'statement') return found('Give the number in digits, such as 19 or 0.5.', !isNumber(typed.value));
    return found(VALUE_FAULTS[typed.kind], !choices.includes(typed.value));
  }
  if (field === 'words' || field === 'evidence') {
    if (bytesOf(typed[field].trim()) > MOST_WORDS) return found('This is too long: at most 4,000 characters can be kept.');
    return found(field === 'evidence' ? evidenceNeeded(typed) : wordsNeeded(typed) ?? delayWords(typed, thing, today), blank(typed[field]));
  }
  if (field === 'due') return found('Give the day, such as 30/9/2020.', dayOf(typed.due) === null);
  if (field === 'owner') {
    if (bytesOf(typed.owner.trim()) > MOST_NAME) return found('This is too long: at most 200 characters can be kept.');
    return found('Say who leads: a post, a team or a person.', blank(typed.owner) && blank(typed.email));
  }
  if (field === 'email') return found('Write the e-mail address as name@council.example.', !blank(typed.email) && !isEmail(typed.email));
  const point = (text: string): boolean => /^[1-5]$/.test(text);
  return [
    ...found('Choose how likely it is, from 1 to 5.', !point(typed.likelihood), 'likelihood'),
    ...found('Choose how grave it would be, from 1 to 5.', !point(typed.impact), 'impact'),
  ];
}

/** A day that is put off needs its reason; one that is named first, brought forward or said again does not. */
function delayWords(typed: Typed, thing: Pick<Thing, 'entries'>, today: string): string | null {
  if (typed.kind !== 'due') return null;
  const due = dayOf(typed.due);
  const before = presentDue(thing, dayOf(typed.on) ?? today);
  return due !== null && before !== null && due > before ? 'Say why the day is put off.' : null;
}

/** What is wrong with what was typed; `choices` are the values that the form offers. */
export function entryFaults(typed: Typed, thing: Pick<Thing, 'since' | 'entries' | 'may_say'>, choices: readonly string[], today: string): Fault[] {
  if (!thing.may_say.includes(typed.kind)) return [{ field: fieldId('kind'), words: 'Choose what you want to say.' }];
  return [...fieldsOf(typed.kind).flatMap((field) => fieldFaults(field, typed, choices, thing, today)), ...dayFaults(typed, thing, today)];
}

/** What is sent: the fields of this kind of entry alone, however much was typed into others before. */
export function entryWish(typed: Typed, thing: string): Record<string, string> {
  const fields = fieldsOf(typed.kind);
  const wish: Record<string, string> = { thing, kind: typed.kind };
  const put = (name: string, text: string): void => {
    if (!blank(text)) wish[name] = text.trim();
  };
  put('on', dayOf(typed.on) ?? '');
  if (fields.includes('value')) put('value', typed.value);
  if (fields.includes('score')) put('value', `${typed.likelihood}x${typed.impact}`);
  if (fields.includes('words')) put('words', typed.words);
  if (fields.includes('evidence')) put('evidence', typed.evidence);
  if (fields.includes('due')) put('due', dayOf(typed.due) ?? '');
  if (fields.includes('owner')) put('owner', typed.owner);
  if (fields.includes('email')) put('owner_email', typed.email);
  return wish;
}
