// Conversations, family feedback and alerts as the server gives them, and in words.
import { longDate, monthName } from '../../../words/format.js';

export interface Head {
  audit: string;
  month: string;
  child: string;
  identified: boolean;
  service: string | null;
  team: string | null;
  state: string;
  state_words: string;
  auditor_grade: string | null;
  final_grade: string | null;
}

export interface Talk {
  id: string;
  mode: string;
  held_on: string | null;
  why_none: string | null;
  worker: string | null;
  worker_name: string | null;
  agreed: string;
  view: string | null;
  reply: string | null;
  replied_at: string | null;
  recorded_at: string;
}

export interface Finding {
  section: string;
  asked: string;
  words: string;
  better: boolean;
}

export interface Conversation extends Head {
  worker: string | null;
  worker_name: string | null;
  own: boolean;
  may_record: boolean;
  may_reply: boolean;
  reply_fault: string;
  is_final: boolean;
  strengths: string | null;
  worries: string | null;
  findings: Finding[];
  conversations: Talk[];
}

export interface Listed extends Head {
  own: boolean;
  held_on: string | null;
  from_record: boolean;
  agreed: string | null;
  replied: boolean;
}

export interface Person {
  id: string;
  respondent: string;
  safe: 'not_decided' | 'safe' | 'unsafe';
  safe_by: string | null;
  safe_at: string | null;
  safe_reason: string | null;
  outcome: string;
  wishes: string | null;
  may_quote: boolean;
  answers: string | null;
  themes: string[];
  shared_on: string | null;
  next: string;
  changed_at: string;
  attempts: { at: string; mode: string; result: string }[];
}

export interface Family extends Head {
  may_write: boolean;
  people: Person[];
}

export interface Alert {
  id: string;
  audit: string;
  audit_in_sight: boolean;
  child: string;
  service: string | null;
  team: string | null;
  stage: 'waiting' | 'acknowledged' | 'closed';
  harm: string | null;
  raised_at: string;
  raised_by: string;
  acknowledge_by: string;
  acknowledged_at: string | null;
  days_late: number;
  told_too_late: boolean;
  outcome: string | null;
  closed_at: string | null;
  may_tell: boolean;
  may_acknowledge: boolean;
  may_close: boolean;
  steps: { at: string; step: string; whom: string; mode: string; by: string }[];
}

export interface Word {
  value: string;
  words: string;
}

export const TALK_MODES: readonly Word[] = [
  { value: 'in_person', words: 'In person' }, { value: 'video', words: 'By video' }, { value: 'phone', words: 'By telephone' },
  { value: 'record_only', words: 'There was none: from the record only' },
];
export const AGREED: readonly Word[] = [
  { value: 'yes', words: 'Yes' }, { value: 'partly', words: 'Partly' }, { value: 'no', words: 'No' }, { value: 'not_said', words: 'They did not say' },
];
export const RESPONDENTS: readonly Word[] = [
  { value: 'child', words: 'The child or young person' }, { value: 'mother', words: 'The mother' }, { value: 'father', words: 'The father' },
  { value: 'parent', words: 'A parent' }, { value: 'carer', words: 'A carer' }, { value: 'other', words: 'Somebody else in the family' },
];
export const SAFE: readonly Word[] = [
  { value: 'safe', words: 'Yes, it is safe' }, { value: 'unsafe', words: 'No' }, { value: 'not_decided', words: 'It is not decided yet' },
];
export const ATTEMPT_MODES: readonly Word[] = [
  { value: 'phone', words: 'Telephone' }, { value: 'visit', words: 'Visit' }, { value: 'video', words: 'Video' }, { value: 'message', words: 'Message' },
  { value: 'letter', words: 'Letter' },
];
export const RESULTS: readonly Word[] = [
  { value: 'spoke', words: 'We spoke' }, { value: 'declined', words: 'They do not want to' }, { value: 'no_answer', words: 'No answer' },
  { value: 'wrong_number', words: 'Wrong number or address' }, { value: 'unsafe', words: 'It turned out to be unsafe' },
];
export const TOLD_MODES: readonly Word[] = [
  { value: 'in_person', words: 'In person' }, { value: 'phone', words: 'By telephone' }, { value: 'message', words: 'By message' },
];
const OUTCOMES: readonly Word[] = [
  { value: 'not_tried', words: 'Not tried yet' }, { value: 'spoke', words: 'Spoken with' }, { value: 'declined', words: 'Declined' },
  { value: 'no_answer', words: 'Not reached yet' }, { value: 'unsafe', words: 'Not asked: unsafe' },
];
const NEXT: readonly Word[] = [
  { value: 'decide', words: 'Decide whether it is safe to ask' }, { value: 'ask', words: 'Ask them' }, { value: 'record', words: 'Write down what they said' },
  { value: 'share', words: 'Tell the worker' }, { value: '', words: 'Nothing more' },
];

const GRADES: Record<string, string> = {
  outstanding: 'Outstanding', good: 'Good', requires_improvement: 'Requires improvement', inadequate: 'Inadequate',
};
export const gradeWords = (grade: string | null): string => (grade === null ? '' : GRADES[grade] ?? grade);

export const wordsIn = (list: readonly Word[], value: string): string => list.find((one) => one.value === value)?.words ?? value;
export const outcomeWords = (value: string): string => wordsIn(OUTCOMES, value);
export const nextWords = (value: string): string => wordsIn(NEXT, value);

/** "September 2020". */
export function monthWords(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${monthName(Number(number))} ${year}`;
}

export const childWords = ({ child }: Pick<Head, 'child'>): string => (child === '' ? 'A case without a child named' : child);

/** What is known of the talk in a list. */
export function heldWords(one: Pick<Listed, 'held_on' | 'from_record'>): string {
  if (one.from_record) return 'From the record only';
  return one.held_on === null ? 'Not recorded yet' : longDate(one.held_on);
}

/** How an alert stands, in a sentence. */
export function stageWords({ stage, acknowledge_by: by, days_late: late }: Pick<Alert, 'stage' | 'acknowledge_by' | 'days_late'>): string {
  const days = `${late} working ${late === 1 ? 'day' : 'days'} late`;
  if (stage === 'closed') return late > 0 ? `Closed; acknowledged ${days}` : 'Closed';
  if (stage === 'acknowledged') return late > 0 ? `Acknowledged ${days}, and open` : 'Acknowledged, and open';
  return late > 0 ? `Not acknowledged: ${days}` : `To be acknowledged by ${longDate(by)}`;
}

/** Who was told, in one line each. */
export const stepWords = ({ step, whom, mode, by }: Alert['steps'][number]): string => {
  if (step === 'acknowledged') return `${whom} acknowledged it`;
  if (step === 'closed') return `${whom} closed it`;
  return mode === 'application' ? `${whom}: shown it here` : `${whom} was told ${wordsIn(TOLD_MODES, mode).toLowerCase()}, by ${by}`;
};
