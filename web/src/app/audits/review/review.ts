// Second grades and what follows from them, as the server gives them, and in words.
import { number, percent } from '../../../words/format.js';
import { gradeWords } from '../questions/tool_types.js';

export interface OwnSecondGrade {
  moderation: string;
  audit: string;
  month: string;
  team: string | null;
  stream: string;
  state_words: string;
  due_on: string;
  /** What the moderator does next: gives a grade, agrees with the auditor, or leaves it to the lead. */
  step: 'grade' | 'agree' | 'lead' | 'waits' | 'done';
  why: string | null;
  grade: string | null;
  first_grade: string | null;
  agreed_grade: string | null;
  reason: string | null;
  final_grade: string | null;
}

export interface SecondGrade {
  moderation: string;
  kind: string;
  why: string;
  moderator: string | null;
  given: boolean;
  blind: boolean;
  due_on: string;
  grade: string | null;
  graded_at: string | null;
  agreed_grade: string | null;
  reason: string | null;
  finished_at: string | null;
}

export interface DecisionRow {
  audit: string;
  month: string;
  team: string | null;
  service: string | null;
  auditor: string | null;
  state_words: string;
  submitted_at: string | null;
  next: string;
  why: string | null;
  due_on: string | null;
  late: boolean;
  auditor_grade: string | null;
  second_grade: string | null;
  agreed: string | null;
  moderator: string | null;
}

export interface ModeratorChoice {
  id: string;
  name: string;
  waiting: number;
  conflicts: string[];
}

export interface Decision {
  audit: string;
  month: string;
  team: string | null;
  service: string | null;
  stream: string;
  state: string;
  state_words: string;
  next: string;
  revision: number;
  auditor: string | null;
  submitted_at: string | null;
  auditor_grade: string | null;
  moderated_grade: string | null;
  final_grade: string | null;
  rationale: string | null;
  second_grades: SecondGrade[];
  moderators: ModeratorChoice[];
  moves: string[];
}

export interface Step {
  at: string;
  who: string | null;
  by_rule: boolean;
  move: string;
  from: string;
  to: string;
  reason: string | null;
}

export interface Version {
  version: number;
  made_at: string;
  who: string | null;
  reason: string | null;
  final_grade: string | null;
  hash: string;
  changed: { what: string; was: string; is: string }[];
}

export interface History {
  audit: string;
  child: string;
  month: string;
  team: string | null;
  state_words: string;
  auditor_grade: string | null;
  moderated_grade: string | null;
  final_grade: string | null;
  rationale: string | null;
  steps: Step[];
  second_grades: SecondGrade[];
  versions: Version[];
  leads: boolean;
  may_appeal: boolean;
}

/** A share or coefficient with its interval, of 1. */
export interface Measure {
  value: number | null;
  lower: number | null;
  upper: number | null;
}

const OWN_STEPS: Record<OwnSecondGrade['step'], string> = {
  grade: 'Give your grade', agree: 'Talk with the auditor', lead: 'With the quality assurance lead', waits: 'Paused or sent back', done: 'Done',
};
const NEXT: Record<string, string> = {
  finalise: 'Make the grade final', decide: 'Decide between grades', give: 'Choose a moderator', wait: 'Wait for the second grade', talk: 'Wait for what the two agree on, or decide',
  appeal: 'Answer an appeal', paused: 'Paused: resume it when the hold is over', nothing: 'Nothing',
};
const MOVES: Record<string, string> = {
  assign: 'Given to an auditor', accept: 'Accepted', decline: 'Declined', reassign: 'Given to another auditor', start: 'Started', hold_conversation: 'Conversation begun',
  resume_work: 'Work taken up again', submit: 'Submitted', send_back: 'Sent back', moderate: 'Second grade asked for', finalise: 'Made final', open_actions: 'Actions opened',
  verify_actions: 'Actions verified', close: 'Closed', reopen: 'Reopened', reconsider: 'Looked at again, on appeal', pause: 'Paused', resume: 'Resumed', replace: 'Replaced', void: 'Made void',
  appeal: 'Appeal made', decline_appeal: 'Appeal declined',
};

export const ownStepWords = (step: OwnSecondGrade['step']): string => OWN_STEPS[step];
export const nextWords = (next: string): string => NEXT[next] ?? next;
export const moveWords = (move: string): string => MOVES[move] ?? move;
export const gradeOrNone = (grade: string | null, none = ''): string => (grade === null || grade === '' ? none : gradeWords(grade));

/** A value of a version: grades by their words. */
export const saidWords = (said: string): string => (said === '' ? 'Nothing' : gradeWords(said));

/** "67% (21% to 100%)". */
export function shareWords({ value, lower, upper }: Measure): string {
  if (value === null) return 'Not known';
  return lower === null || upper === null ? percent(100 * value) : `${percent(100 * value)} (${percent(100 * lower)} to ${percent(100 * upper)})`;
}

/** "0.65 (0.20 to 1.00)". */
export function coefficientWords(measure: Measure | null): string {
  if (measure === null || measure.value === null) return 'Cannot be said';
  const { value, lower, upper } = measure;
  return lower === null || upper === null ? number(value, 2) : `${number(value, 2)} (${number(lower, 2)} to ${number(upper, 2)})`;
}

/** How much worse an auditor grades than colleagues, in words: 0.4 → "0.4 of a grade more severe". */
export function severityWords(grades: number): string {
  const size = number(Math.abs(grades), 2);
  if (size === '0.00') return 'as severe as colleagues';
  return `${size} of a grade ${grades > 0 ? 'more severe' : 'kinder'}`;
}

/** Why these grades cannot be one decision without words: each grade that was given is another than the chosen one. */
export function differs(chosen: string, decision: Pick<Decision, 'auditor_grade' | 'second_grades'>): boolean {
  const given = [decision.auditor_grade, ...decision.second_grades.map((one) => one.agreed_grade ?? one.grade)];
  return given.some((grade) => grade !== null && grade !== chosen);
}

/** "C" after "B", "AA" after "Z". */
export function nextCase(labels: readonly string[]): string {
  for (let at = 0; at < 26 * 27; ++at) {
    const letter = String.fromCharCode(65 + (at % 26));
    const label = at < 26 ? letter : String.fromCharCode(64 + Math.floor(at / 26)) + letter;
    if (!labels.includes(label)) return label;
  }
  return 'A';
}
