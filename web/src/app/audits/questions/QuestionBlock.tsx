// A question of an audit tool with all that belongs to it: its words, guidance and grade descriptors one keypress away, the record's value
// beside it, its field, and "does not apply" with a reason. The live audit and the preview of a tool show the same.
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Fault } from '../../Form.js';
import { AnswerField, AnswerShown } from './AnswerFields.js';
import { answerFault } from './answers.js';
import { GRADES, gradeWords, type Answer, type Question } from './tool_types.js';

/** The id of the first box of a question's field: what an error summary leads to. */
export const questionField = (id: string): string => `question-${id}`;
/** The id of the box for the reason why a question or section does not apply. */
export const reasonField = (id: string): string => `reason-${id}`;

/** What of the child's record stands beside a question. */
export interface RecordBeside {
  /** "Last visit". */
  words: string;
  /** As people read it; empty where the record has none. */
  value: string;
}

export interface QuestionBlockProps {
  question: Question;
  answer: Answer;
  /** It must be answered, with the answers that there are. */
  required: boolean;
  /** Faults whose field is questionField or reasonField of the question. */
  faults: readonly Fault[];
  onAnswer: (answer: Answer) => void;
  record?: RecordBeside | undefined;
  /** In place of the field of the question's type. */
  field?: ComponentChildren;
  /** Below the field: whether it is saved, what another wrote. */
  below?: ComponentChildren;
  /** To be read only. */
  shown?: boolean;
}

function Guidance({ question, open, onOpen }: { question: Question; open: boolean; onOpen: (open: boolean) => void }) {
  const { guidance, descriptors } = question;
  if (!guidance && !descriptors) return null;
  const words = descriptors ? (guidance ? 'Guidance, and what each grade means' : 'What each grade means') : 'Guidance';
  return (
    <details class="govuk-details ws-guidance" open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{words}<span class="govuk-visually-hidden">: {question.ask}</span></span>
      </summary>
      <div class="govuk-details__text">
        {guidance && <p class="govuk-body">{guidance}</p>}
        {descriptors && (
          <dl class="ws-descriptors">
            {GRADES.map((grade) => (
              <div key={grade}>
                <dt>{gradeWords(grade)}</dt>
                <dd>{descriptors[grade]}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </details>
  );
}

interface NotApplicableProps {
  /** Of the question or section. */
  id: string;
  /** "This question does not apply to this child". */
  words: string;
  /** The reason; null where it applies. */
  reason: string | null;
  faults: readonly Fault[];
  onReason: (reason: string | null) => void;
}

/** "Does not apply", with the reason that it needs. */
export function NotApplicable({ id, words, reason, faults, onReason }: NotApplicableProps) {
  const before = useRef('');
  const box = reasonField(id);
  const wrong = faults.filter(({ field }) => field === box);
  return (
    <div class="ws-not-applicable">
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input" id={`${box}-box`} type="checkbox" checked={reason !== null}
            onChange={(event) => {
              if (reason !== null) before.current = reason;
              onReason(event.currentTarget.checked ? before.current : null);
            }}
          />
          <label class="govuk-label govuk-checkboxes__label" for={`${box}-box`}>{words}</label>
        </div>
      </div>
      {reason !== null && (
        <div class={`govuk-form-group ws-reason${wrong.length > 0 ? ' govuk-form-group--error' : ''}`}>
          <label class="govuk-label" for={box}>Why does it not apply?</label>
          {wrong.length > 0 && <p class="govuk-error-message" id={`${box}-error`}><span class="govuk-visually-hidden">Error: </span>{wrong[0]?.words}</p>}
          <input
            class={`govuk-input${wrong.length > 0 ? ' govuk-input--error' : ''}`} id={box} type="text" autocomplete="off" spellcheck={false} value={reason}
            {...(wrong.length > 0 ? { 'aria-describedby': `${box}-error` } : {})} onInput={(event) => onReason(event.currentTarget.value)}
          />
        </div>
      )}
    </div>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');

export function QuestionBlock(props: QuestionBlockProps) {
  const { question, answer, faults, required } = props;
  const [guided, setGuided] = useState(false);
  const before = useRef<string[]>([]);
  const id = questionField(question.id);
  if (question.type === 'note') {
    return (
      <div class="govuk-inset-text ws-question" id={id} tabIndex={-1}>
        <p class="govuk-body">{question.ask}</p>
        {question.guidance && <p class="govuk-body">{question.guidance}</p>}
      </div>
    );
  }
  // A fault of what is typed is told at once; that something is missing, when the audit is to be submitted.
  const typed = answerFault(question, answer);
  const given = faults.filter(({ field }) => field === id).map(({ words }) => words);
  const wrong = [...new Set(typed === '' || question.type === 'date' || question.type === 'number' ? given : [...given, typed])];
  const described = wrong.length > 0 ? `${id}-error` : undefined;
  const applies = answer.notApplicable === null;
  const setReason = (reason: string | null): void => {
    if (applies && reason !== null) before.current = answer.values;
    props.onAnswer({ values: reason === null ? (applies ? answer.values : before.current) : [], notApplicable: reason });
  };
  return (
    <div
      class={`govuk-form-group ws-question${wrong.length > 0 ? ' govuk-form-group--error' : ''}`}
      onKeyDown={(event) => {
        if (event.key !== '?' || isTyping(event.target)) return;
        event.preventDefault();
        setGuided(!guided);
      }}
    >
      <fieldset class="govuk-fieldset" {...(described ? { 'aria-describedby': described } : {})}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s" id={`${id}-ask`}>
          {question.ask}{!required && !props.shown && <span class="ws-optional"> (optional)</span>}
        </legend>
        {props.record && (
          <p class="govuk-body-s ws-record-value">The record says: {props.record.words.toLowerCase()}, <strong>{props.record.value === '' ? 'nothing recorded' : props.record.value}</strong></p>
        )}
        <Guidance question={question} open={guided} onOpen={setGuided} />
        {wrong.length > 0 && (
          <p class="govuk-error-message" id={`${id}-error`}><span class="govuk-visually-hidden">Error: </span>{wrong.join(' ')}</p>
        )}
        {props.shown && <AnswerShown question={question} values={answer.values} notApplicable={answer.notApplicable} />}
        {!props.shown && (
          <>
            {applies && (props.field ?? (
              <AnswerField
                id={id} label={`${id}-ask`} described={described} question={question} values={answer.values} wrong={wrong.length > 0}
                onValues={(values) => props.onAnswer({ values, notApplicable: null })}
              />
            ))}
            <NotApplicable id={question.id} words="Does not apply to this child" reason={answer.notApplicable} faults={faults} onReason={setReason} />
          </>
        )}
        {props.below}
      </fieldset>
    </div>
  );
}
