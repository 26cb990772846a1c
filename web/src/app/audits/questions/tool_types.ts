// An audit tool as the server gives it (docs/audit_tools.md; assure::tool_json): what is empty or as by default is not there.

export type AnswerType = 'grade' | 'yes_partly_no' | 'scale' | 'number' | 'date' | 'text' | 'evidence' | 'choice' | 'choices' | 'note';
export type Grade = 'outstanding' | 'good' | 'requires_improvement' | 'inadequate';
export type ToolKind = 'core' | 'thematic' | 'dip_sample' | 'mock_inspection' | 'closure' | 'supervision' | 'multi_agency' | 'external';

export interface ToolChoice {
  id: string;
  label: string;
}

export interface Question {
  id: string;
  ask: string;
  type: AnswerType;
  guidance?: string;
  overall?: boolean;
  required?: boolean;
  /** Conditions as condition.ts reads them. */
  required_if?: string;
  asked_if?: string;
  choices?: ToolChoice[];
  descriptors?: Record<Grade, string>;
  unsafe?: string[];
  record?: string;
  lowest?: string;
  highest?: string;
  /** Numbers in digits. */
  least?: string;
  most?: string;
  whole?: boolean;
}

export interface Section {
  id: string;
  name: string;
  about?: string;
  questions: Question[];
}

export interface Tool {
  tool: string;
  name: string;
  version: string;
  kind: ToolKind;
  from: string;
  until?: string;
  look_back_months: number;
  about?: string;
  source?: string;
  licence?: string;
  sections: Section[];
}

/**
 * An answer as it is stored. One value: a grade, yes, partly or no, digits, an ISO date, a text, a choice's id. Several: choices, or a text
 * for each pointer to evidence. `notApplicable`: the reason why the question does not apply, perhaps still empty; null where it does.
 */
export interface Answer {
  values: string[];
  notApplicable: string | null;
}

export const NO_ANSWER: Answer = { values: [], notApplicable: null };

/** What has been answered: by question; and the reason by each section that does not apply at all. */
export interface Answers {
  questions: Readonly<Record<string, Answer>>;
  sections: Readonly<Record<string, string>>;
}

export const NOTHING_ANSWERED: Answers = { questions: {}, sections: {} };

export const NOT_APPLICABLE = 'not_applicable';
export const GRADES: readonly Grade[] = ['outstanding', 'good', 'requires_improvement', 'inadequate'];
export const ANSWER_TYPES: readonly AnswerType[] = ['grade', 'yes_partly_no', 'scale', 'number', 'date', 'text', 'evidence', 'choice', 'choices', 'note'];
export const TOOL_KINDS: readonly ToolKind[] = ['core', 'thematic', 'dip_sample', 'mock_inspection', 'closure', 'supervision', 'multi_agency', 'external'];

const GRADE_WORDS: Record<Grade, string> = { outstanding: 'Outstanding', good: 'Good', requires_improvement: 'Requires improvement', inadequate: 'Inadequate' };
const TYPE_WORDS: Record<AnswerType, string> = {
  grade: 'A grade', yes_partly_no: 'Yes, partly or no', scale: 'A score from 0 to 10', number: 'A number', date: 'A day', text: 'Text',
  evidence: 'Pointers to evidence', choice: 'One of several choices', choices: 'Any of several choices', note: 'A note: nothing to answer',
};
const KIND_WORDS: Record<ToolKind, string> = {
  core: 'Core', thematic: 'Thematic', dip_sample: 'Dip sample', mock_inspection: 'Mock inspection', closure: 'Closure', supervision: 'Supervision',
  multi_agency: 'Multi-agency', external: 'External',
};

export const gradeWords = (grade: string): string => GRADE_WORDS[grade as Grade] ?? grade;
export const typeWords = (type: string): string => TYPE_WORDS[type as AnswerType] ?? type;
export const kindWords = (kind: string): string => KIND_WORDS[kind as ToolKind] ?? kind;

/** The answers that a question can have as a word, with how people read each; empty for other types. */
export function possibleAnswers(question: Question): ToolChoice[] {
  switch (question.type) {
    case 'grade': return GRADES.map((id) => ({ id, label: gradeWords(id) }));
    case 'yes_partly_no': return [{ id: 'yes', label: 'Yes' }, { id: 'partly', label: 'Partly' }, { id: 'no', label: 'No' }];
    case 'scale': return Array.from({ length: 11 }, (_, at) => ({ id: String(at), label: String(at) }));
    case 'choice':
    case 'choices': return question.choices ?? [];
    default: return [];
  }
}

/** A value of an answer as people read it. */
export const valueWords = (question: Question, value: string): string =>
  value === NOT_APPLICABLE ? 'does not apply' : possibleAnswers(question).find(({ id }) => id === value)?.label ?? value;

/** The question of an id, in whatever section. */
export const findQuestion = (tool: Pick<Tool, 'sections'>, id: string): Question | undefined =>
  tool.sections.flatMap(({ questions }) => questions).find((question) => question.id === id);
