// A section of an audit tool: what it is about, that it does not apply at all, and the questions that are asked of it.
import type { ComponentChildren } from 'preact';
import type { Fault } from '../../Form.js';
import { type Asked, askedWith, gapsOf } from './answers.js';
import { NotApplicable, QuestionBlock, questionField, reasonField, type RecordBeside } from './QuestionBlock.js';
import { NO_ANSWER, type Answer, type Answers, type Question, type Section, type Tool } from './tool_types.js';

export interface SectionBlockProps {
  section: Section;
  answers: Answers;
  /** askedWith of the whole tool. */
  asked: Asked;
  faults: readonly Fault[];
  onAnswer: (question: Question, answer: Answer) => void;
  /** The reason why the whole section does not apply; null where it does. */
  onSection: (section: Section, reason: string | null) => void;
  record?: (question: Question) => RecordBeside | undefined;
  field?: (question: Question) => ComponentChildren;
  below?: (question: Question) => ComponentChildren;
  shown?: boolean;
}

export function SectionBlock(props: SectionBlockProps) {
  const { section, answers, asked } = props;
  const reason = answers.sections[section.id] ?? null;
  const whole = section.questions.some(({ overall }) => overall);
  const questions = reason === null ? section.questions.filter((one) => one.type === 'note' || asked.asked.has(one.id)) : [];
  return (
    <section class="ws-section" aria-labelledby={`section-${section.id}`}>
      <h2 class="govuk-heading-m" id={`section-${section.id}`} tabIndex={-1}>{section.name}</h2>
      {section.about && <p class="govuk-body">{section.about}</p>}
      {props.shown && reason !== null && <p class="govuk-body ws-answer">Does not apply: {reason}</p>}
      {!props.shown && !whole && (
        <NotApplicable id={section.id} words="This whole section does not apply to this child" reason={reason} faults={props.faults} onReason={(next) => props.onSection(section, next)} />
      )}
      {questions.map((question) => (
        <QuestionBlock
          key={question.id} question={question} answer={answers.questions[question.id] ?? NO_ANSWER} required={asked.required.has(question.id)} faults={props.faults}
          onAnswer={(answer) => props.onAnswer(question, answer)} record={props.record?.(question)} field={props.field?.(question)} below={props.below?.(question)}
          {...(props.shown ? { shown: true } : {})}
        />
      ))}
    </section>
  );
}

/** What is missing, as faults of the form: each leads to its field. */
export function missingFaults(tool: Pick<Tool, 'sections'>, answers: Answers): Fault[] {
  return gapsOf(tool, answers).map(({ section, question, words }) => {
    if (question === '') return { field: reasonField(section), words };
    return { field: answers.questions[question]?.notApplicable === '' || answers.questions[question]?.notApplicable?.trim() === '' ? reasonField(question) : questionField(question), words };
  });
}

/** How many questions of a section are asked, and how many of those are answered. */
export function answeredOf(section: Section, answers: Answers, asked: Asked = askedWith({ sections: [section] }, answers)): { asked: number; answered: number } {
  const ids = section.questions.map(({ id }) => id).filter((id) => asked.asked.has(id));
  const isAnswered = (id: string): boolean => {
    const answer = answers.questions[id];
    return answer !== undefined && (answer.notApplicable !== null || answer.values.some((value) => value.trim() !== ''));
  };
  return { asked: ids.length, answered: ids.filter(isAnswered).length };
}
