// What is asked with these answers, what must be answered, what is missing and what contradicts: assure/answers.h for the browser, so
// that a form follows while one answers. The server decides again when an audit is submitted.
import { holds, parseCondition, readNumber, type Condition } from './condition.js';
import { NO_ANSWER, NOT_APPLICABLE, possibleAnswers, valueWords, type Answer, type Answers, type Question, type Tool } from './tool_types.js';

type Form = Pick<Tool, 'sections'>;

export const isBlank = (answer: Answer): boolean => answer.notApplicable === null && answer.values.every((value) => value.trim() === '');

/** What is asked and required with certain answers. */
export interface Asked {
  /** The ids of the questions that are asked: without notes, those whose condition does not hold, and those of sections that do not apply. */
  asked: ReadonlySet<string>;
  /** Of these, those that must be answered. */
  required: ReadonlySet<string>;
}

const parsed = new Map<string, Condition | null>();

// A condition that cannot be read never comes from the server; in the builder its question is asked, and the fault stands beside it.
function conditionOf(text: string): Condition | null {
  let known = parsed.get(text);
  if (known === undefined) {
    try {
      known = parseCondition(text);
    } catch {
      known = null;
    }
    if (parsed.size > 1000) parsed.clear();
    parsed.set(text, known);
  }
  return known;
}

export function askedWith(tool: Form, answers: Answers): Asked {
  const places = new Map<string, { question: Question; applies: boolean; asked?: boolean }>();
  for (const section of tool.sections) {
    for (const question of section.questions) places.set(question.id, { question, applies: !(section.id in answers.sections) });
  }
  const values = (id: string): readonly string[] => {
    const answer = answers.questions[id];
    if (answer === undefined || isBlank(answer) || !isAsked(id)) return [];
    return answer.notApplicable === null ? answer.values : [NOT_APPLICABLE];
  };
  const met = (text: string): boolean => {
    const condition = conditionOf(text);
    return condition === null || holds(condition, values);
  };
  const isAsked = (id: string): boolean => {
    const place = places.get(id);
    if (!place) return false;
    if (place.asked === undefined) {
      // Should there be a circle after all, the question is asked rather than lost.
      place.asked = true;
      const { question } = place;
      place.asked = place.applies && question.type !== 'note' && (question.asked_if === undefined || met(question.asked_if));
    }
    return place.asked;
  };
  const asked = new Set([...places.keys()].filter(isAsked));
  const required = new Set([...places.values()].flatMap(({ question }) => {
    const must = question.required === true || (question.required_if !== undefined && met(question.required_if));
    return must && asked.has(question.id) ? [question.id] : [];
  }));
  return { asked, required };
}

function valueFault(question: Question, value: string): string {
  if (question.type === 'date') {
    const made = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
    return made && !Number.isNaN(made.getTime()) && made.toISOString().startsWith(value) ? '' : 'This is no date.';
  }
  if (question.type === 'number') {
    const number = readNumber(value);
    if (number === null) return 'This is no number.';
    if (question.whole && value.includes('.')) return 'Give a whole number.';
    if (question.least !== undefined && number < Number(question.least)) return `Give ${question.least} or more.`;
    if (question.most !== undefined && number > Number(question.most)) return `Give ${question.most} or less.`;
    return '';
  }
  if (question.type === 'text' || question.type === 'evidence') return '';
  return possibleAnswers(question).some(({ id }) => id === value) ? '' : `“${value}” is none of the answers to this question.`;
}

/** What is wrong with an answer, in a sentence; empty when nothing is. An empty answer is no wrong answer. */
export function answerFault(question: Question, answer: Answer): string {
  if (isBlank(answer)) return '';
  if (answer.notApplicable !== null) {
    return answer.values.some((value) => value !== '') ? 'Give an answer, or say that the question does not apply: not both.' : '';
  }
  const several = question.type === 'choices' || question.type === 'evidence';
  if (!several && answer.values.length !== 1) return 'Give one answer.';
  return answer.values.map((value) => valueFault(question, value)).find((fault) => fault !== '') ?? '';
}

/** Why an audit cannot be submitted yet; `question` is empty where it is about a section. */
export interface Gap {
  section: string;
  question: string;
  words: string;
}

/** Everything that stands in the way of submitting, in the tool's order. */
export function gapsOf(tool: Form, answers: Answers): Gap[] {
  const { asked, required } = askedWith(tool, answers);
  return tool.sections.flatMap((section): Gap[] => {
    const reason = answers.sections[section.id];
    if (reason !== undefined) {
      return reason.trim() === '' ? [{ section: section.id, question: '', words: `Say why the section “${section.name}” does not apply.` }] : [];
    }
    return section.questions.flatMap((question): Gap[] => {
      if (!asked.has(question.id)) return [];
      const gap = (words: string): Gap => ({ section: section.id, question: question.id, words });
      const answer = answers.questions[question.id] ?? NO_ANSWER;
      if (isBlank(answer)) return required.has(question.id) ? [gap(`Answer “${question.ask}”, or say why it does not apply.`)] : [];
      const fault = answerFault(question, answer);
      const found = fault === '' ? [] : [gap(fault)];
      if (answer.notApplicable !== null && answer.notApplicable.trim() === '') found.push(gap(`Say why “${question.ask}” does not apply.`));
      return found;
    });
  });
}

/** A good grade, while something else says otherwise. It is asked about, never changed. */
export interface Contradiction {
  grade: string;
  against: string;
  words: string;
}

const isGood = (answer: Answer | undefined): boolean =>
  answer !== undefined && answer.notApplicable === null && answer.values.length === 1 && ['good', 'outstanding'].includes(answer.values[0] ?? '');

function speaksAgainst(question: Question, answer: Answer | undefined, alsoGrades: boolean): string {
  if (answer === undefined || answer.notApplicable !== null) return '';
  for (const value of answer.values) {
    if (question.unsafe?.includes(value)) return `“${question.ask}” is answered “${valueWords(question, value)}”`;
    if (alsoGrades && question.type === 'grade' && !question.overall && value === 'inadequate') return `“${question.ask}” is graded inadequate`;
  }
  return '';
}

/** A section's good grade while an answer in it is unsafe; an overall good grade while any answer is, or a section is inadequate. */
export function contradictionsOf(tool: Form, answers: Answers): Contradiction[] {
  const { asked } = askedWith(tool, answers);
  return tool.sections.flatMap((section) => section.questions.flatMap((grade): Contradiction[] => {
    if (grade.type !== 'grade' || !asked.has(grade.id) || !isGood(answers.questions[grade.id])) return [];
    const others = (grade.overall ? tool.sections : [section]).flatMap(({ questions }) => questions);
    const given = valueWords(grade, answers.questions[grade.id]?.values[0] ?? '').toLowerCase();
    return others.flatMap((other): Contradiction[] => {
      if (other.id === grade.id || !asked.has(other.id)) return [];
      const against = speaksAgainst(other, answers.questions[other.id], grade.overall === true);
      if (against === '') return [];
      return [{ grade: grade.id, against: other.id, words: `“${grade.ask}” is graded ${given}, while ${against}. Keep both if that is your judgement, and say why.` }];
    });
  }));
}
