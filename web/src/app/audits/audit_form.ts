// An audit with its form as the server gives it (docs/audits.md), and the answers in it as questions/ takes them.
import { NO_ANSWER, type Answer, type Answers, type Tool } from './questions/tool_types.js';

export type StoredValue = string | string[] | null;

export interface StoredAnswer {
  question: string;
  value: StoredValue;
  not_applicable: string | null;
  revision: number;
  mine: boolean;
  answered_at: string;
}

export interface Evidence {
  id: string;
  question: string;
  document_type: string;
  document_on: string | null;
  locator: string;
  comment: string | null;
}

export interface ServerGap {
  kind: string;
  section: string;
  question: string;
  what: string;
}

export interface ServerContradiction {
  grade_question: string;
  against: string;
  what: string;
}

export interface AuditForm {
  viewing: string;
  id: string;
  child: string;
  identified: boolean;
  words: boolean;
  state: string;
  state_words: string;
  month: string;
  stream: string;
  programme: string;
  service: string | null;
  quadrant: string | null;
  team: string | null;
  look_back_from: string | null;
  look_back_to: string | null;
  due_on: string | null;
  late: boolean;
  started_at: string | null;
  submitted_at: string | null;
  finalised_at: string | null;
  revision: number;
  may_write: boolean;
  may_add_action: boolean;
  moves: string[];
  auditor: string | null;
  assignments: { auditor: string | null; now: boolean; from: string; to: string | null; reason: string | null }[];
  auditor_grade: string | null;
  final_grade: string | null;
  grade_hidden: boolean;
  tool: Tool | null;
  fields: Record<string, string> | null;
  answers: StoredAnswer[];
  evidence: Evidence[];
  gaps: ServerGap[];
  contradictions: ServerContradiction[];
}

/** What the newest snapshot has of the audit's child. */
export interface AuditRecord {
  as_at: string;
  from: string;
  to: string;
  child: { known: boolean; name: string; born: string | null; adult_since: string | null; case_held: boolean };
  values: { record: string; words: string; values: string[] }[];
}

/** What stands in one field of the form: the answer to a question, or a text beside the tool. */
export interface Typed {
  value: StoredValue;
  not_applicable: string | null;
}

export const NOTHING: Typed = { value: '', not_applicable: null };

/** Keys of what can be typed: "q:" before a question's or section's id, "f:" before a field's name. */
export const questionKey = (id: string): string => `q:${id}`;
export const fieldKey = (name: string): string => `f:${name}`;

export const typedOf = (stored: Pick<StoredAnswer, 'value' | 'not_applicable'>): Typed => ({ value: stored.value, not_applicable: stored.not_applicable });

export const sameTyped = (one: Typed, other: Typed): boolean =>
  one.not_applicable === other.not_applicable && (one.not_applicable !== null || JSON.stringify(one.value) === JSON.stringify(other.value));

/** An answer as the questions take it. */
export function answerOf(typed: Typed | undefined): Answer {
  if (!typed) return NO_ANSWER;
  if (typed.not_applicable !== null) return { values: [], notApplicable: typed.not_applicable };
  const values = Array.isArray(typed.value) ? typed.value : typed.value === null || typed.value === '' ? [] : [typed.value];
  return { values, notApplicable: null };
}

/** And as it is stored: several values of a question that takes several, otherwise one text. */
export function typedFrom(answer: Answer, several: boolean): Typed {
  if (answer.notApplicable !== null) return { value: null, not_applicable: answer.notApplicable };
  return { value: several ? answer.values : answer.values[0] ?? '', not_applicable: null };
}

/** All that is answered, evidence by its pointers. */
export function answersOf(tool: Pick<Tool, 'sections'>, typed: ReadonlyMap<string, Typed>, evidence: readonly Evidence[]): Answers {
  const questions: Record<string, Answer> = {};
  const sections: Record<string, string> = {};
  for (const section of tool.sections) {
    const whole = typed.get(questionKey(section.id));
    if (whole && whole.not_applicable !== null) sections[section.id] = whole.not_applicable;
    for (const question of section.questions) {
      const own = typed.get(questionKey(question.id));
      const answer = answerOf(own);
      const pointers = question.type === 'evidence' ? evidence.filter((one) => one.question === question.id).map(pointerWords) : [];
      if (own || pointers.length > 0) questions[question.id] = answer.notApplicable === null ? { ...answer, values: [...answer.values, ...pointers] } : answer;
    }
  }
  return { questions, sections };
}

/** "Case note of 2020-08-01: Visit of 1 August (on the second page)". */
export function pointerWords({ document_type, document_on, locator, comment }: Evidence): string {
  return `${document_type}${document_on === null ? '' : ` of ${document_on}`}: ${locator}${comment === null || comment === '' ? '' : ` (${comment})`}`;
}
