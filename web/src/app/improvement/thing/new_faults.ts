// What is wrong with a thing that is to be added. The rules are those of src/improve/writing.cc and of the server's addresses, so that
// whoever types hears them before sending; the server decides.
import { dayOf, givenDay } from '../../children/days.js';
import type { Fault } from '../../Form.js';
import { bytesOf, isEmail, isNumber, MOST_NAME, MOST_WORDS } from './entry_rules.js';
import { addId, hasServices, type NewTyped, type Place } from './new_thing.js';
import type { Kind } from './thing_api.js';

/** The most that the server takes. */
const MOST_MONTHS = 120;
const MOST_LAG_DAYS = 3650;
const MOST_CALL_IN_DAYS = 60;
const MOST_PEOPLE = 10_000_000;
const MOST_NUMBER = 20;

const blank = (text: string): boolean => text.trim() === '';
const fault = (field: string, words: string, wrong: boolean): Fault[] => (wrong ? [{ field: addId(field), words }] : []);
const isWhole = (text: string, most: number): boolean => /^\d+$/.test(text.trim()) && Number(text.trim()) <= most;
const whole = (text: string): number => (blank(text) ? 0 : Number(text.trim()));
const notWhole = (field: string, text: string, most: number): Fault[] => fault(field, `Give a whole number from 0 to ${most.toLocaleString('en-GB')}.`, !blank(text) && !isWhole(text, most));
const badDay = (field: string, text: string): Fault[] => fault(field, 'Give the day, such as 30/9/2020.', givenDay(text) === null);
const tooLong = (field: string, text: string, most: number): Fault[] => fault(field, `This is too long: at most ${most.toLocaleString('en-GB')} characters can be kept.`, bytesOf(text.trim()) > most);

function measureFaults(typed: NewTyped): Fault[] {
  if (typed.indicator === '') return [];
  return [
    ...fault('better', 'Say whether more or less of it is better.', typed.better !== 'higher' && typed.better !== 'lower'),
    ...fault('baseline', 'Give the number at the start in digits, such as 19 or 0.5.', !blank(typed.baseline) && !isNumber(typed.baseline)),
    ...fault('baseline_on', 'Give the day of the number at the start.', !blank(typed.baseline) && dayOf(typed.baseline_on) === null),
    ...fault('target', 'Give the number to reach in digits, such as 15 or 0.5.', !isNumber(typed.target)),
    ...fault('target_on', 'Give the day by which it is to be reached.', dayOf(typed.target_on) === null),
  ];
}

function decisionFaults(typed: NewTyped): Fault[] {
  const days = notWhole('call_in_days', typed.call_in_days, MOST_CALL_IN_DAYS);
  if (days.length > 0) return [...fault('outcome', 'Say what was decided.', typed.outcome === ''), ...days];
  const half = (typed.call_in_by !== '') !== (whole(typed.call_in_days) > 0);
  return [
    ...fault('outcome', 'Say what was decided.', typed.outcome === ''),
    ...fault(typed.call_in_by === '' ? 'call_in_by' : 'call_in_days', 'Give both who may call it in and within how many working days, or neither.', half),
  ];
}

function feedbackFaults(typed: NewTyped): Fault[] {
  const numbers = [...notWhole('asked', typed.asked, MOST_PEOPLE), ...notWhole('replied', typed.replied, MOST_PEOPLE)];
  return numbers.length > 0 ? numbers : fault('replied', 'No more can have replied than were asked.', whole(typed.replied) > whole(typed.asked));
}

/** What is wrong with what only some kinds have. */
function particularFaults(typed: NewTyped): Fault[] {
  if (typed.kind === 'measure') return measureFaults(typed);
  if (typed.kind === 'milestone') return typed.after === '' ? [] : [...notWhole('lag_months', typed.lag_months, MOST_MONTHS), ...notWhole('lag_days', typed.lag_days, MOST_LAG_DAYS)];
  if (typed.kind === 'risk') return [...tooLong('cause', typed.cause, MOST_WORDS), ...tooLong('effect', typed.effect, MOST_WORDS)];
  if (typed.kind === 'decision') return decisionFaults(typed);
  if (typed.kind === 'promise') return [...fault('to', 'Say to whom it was promised.', typed.to === ''), ...notWhole('every_months', typed.every_months, MOST_MONTHS)];
  if (typed.kind === 'feedback') return feedbackFaults(typed);
  return typed.kind === 'feedback_theme' ? notWhole('mentions', typed.mentions, MOST_PEOPLE) : [];
}

/** Every action has a lead; of other things one may not know it yet. An account's address says who it is. */
function leadFaults(typed: NewTyped, kind: Kind): Fault[] {
  if (!kind.entries.includes('lead')) return [];
  return [
    ...tooLong('owner', typed.owner, MOST_NAME),
    ...fault('owner', 'Say who leads: a post, a team or a person.', typed.kind === 'action' && blank(typed.owner) && blank(typed.email)),
    ...fault('email', 'Write the e-mail address as name@council.example.', !blank(typed.email) && !isEmail(typed.email)),
  ];
}

/** Who leads and by when are entries of the day from which it is there, and nothing is said of a day to come. */
function sinceFaults(typed: NewTyped, kind: Kind, today: string): Fault[] {
  const since = givenDay(typed.since);
  if (since === null) return fault('since', 'Give the day from which it is there, such as 30/9/2020.', true);
  const said = (kind.entries.includes('lead') && !(blank(typed.owner) && blank(typed.email))) || (kind.entries.includes('due') && !blank(typed.due));
  return fault('since', 'The day is still to come, and who leads or by when cannot be said of it yet. Give today or a day before, or say that later.', since > today && said);
}

/** What is wrong with what was typed; `kinds` are those that the form offers. */
export function newFaults(typed: NewTyped, kinds: readonly Kind[], place: Place, today: string): Fault[] {
  const kind = kinds.find(({ code }) => code === typed.kind);
  if (!kind) return [{ field: addId('kind'), words: 'Choose what it is.' }];
  return [
    ...fault('plan', 'Choose the plan to which it belongs.', place.parent === null && kind.must_have_parent && typed.plan === ''),
    ...fault('sort', 'Choose what kind of it this is.', kind.sorts.length > 0 && !kind.sorts.some(({ code }) => code === typed.sort)),
    ...fault('title', 'Give it a title.', blank(typed.title)),
    ...tooLong('title', typed.title, MOST_NAME),
    ...tooLong('number', typed.number, MOST_NUMBER),
    ...tooLong('words', typed.words, MOST_WORDS),
    ...(hasServices(typed.kind) ? tooLong('other_service', typed.other_service, MOST_NAME) : []),
    ...particularFaults(typed),
    ...leadFaults(typed, kind),
    ...fault('due', 'Give the day by which it is to be delivered.', typed.kind === 'action' && blank(typed.due)),
    ...(kind.entries.includes('due') ? badDay('due', typed.due) : []),
    ...sinceFaults(typed, kind, today),
  ];
}
