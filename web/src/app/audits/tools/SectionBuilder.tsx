// One section in the builder: its words, and its questions, each of which opens to be changed.
import { useState } from 'preact/hooks';
import { Field, type Fault } from '../../Form.js';
import { Lines } from '../../administration/parts.js';
import { typeWords, type Question, type Section, type Tool } from '../questions/tool_types.js';
import { addQuestion, changeQuestion, moveQuestion, removeQuestion } from './building.js';
import { QuestionEditor } from './QuestionEditor.js';

/** A button moves along with what it moves, and keeps the focus. */
const focusAgain = (id: string): void => void setTimeout(() => document.getElementById(id)?.focus());

function Movers(props: { id: string; what: string; first: boolean; last: boolean; onMove: (by: -1 | 1) => void; onRemove: () => void }) {
  const { id, what } = props;
  const move = (by: -1 | 1, button: string): void => {
    props.onMove(by);
    focusAgain(button);
  };
  const button = (words: string, of: string, disabled: boolean, act: () => void) => (
    <button type="button" id={of} class="ws-link-button" aria-disabled={disabled} onClick={() => !disabled && act()}>{words}<span class="govuk-visually-hidden">: {what}</span></button>
  );
  return (
    <span class="ws-movers ws-screen">
      {button('Up', `up-${id}`, props.first, () => move(-1, `up-${id}`))}
      {button('Down', `down-${id}`, props.last, () => move(1, `down-${id}`))}
      {button('Take out', `out-${id}`, false, props.onRemove)}
    </span>
  );
}

interface RowProps {
  tool: Tool;
  question: Question;
  ends: { first: boolean; last: boolean };
  faults: readonly Fault[];
  onTool: (tool: Tool) => void;
  onRemoved: (tool: Tool, words: string) => void;
}

function QuestionRow({ tool, question, ends, faults, onTool, onRemoved }: RowProps) {
  const [open, setOpen] = useState(question.ask === '');
  const { id } = question;
  const wrong = faults.filter(({ field }) => field === `open-${id}`);
  const words = question.ask || 'A question without words';
  return (
    <li class={`ws-build-question${wrong.length > 0 ? ' govuk-form-group--error' : ''}`}>
      <div class="ws-build-line">
        <button type="button" id={`open-${id}`} class="ws-link-button ws-build-open" aria-expanded={open} {...(wrong.length > 0 ? { 'aria-describedby': `open-${id}-error` } : {})} onClick={() => setOpen(!open)}>{words}</button>
        <span class="govuk-body-s ws-quiet">{typeWords(question.type)}{question.required ? ', must be answered' : ''}{question.asked_if ? ', asked only if …' : ''}</span>
        <Movers id={id} what={words} {...ends} onMove={(by) => onTool(moveQuestion(tool, id, by))} onRemove={() => onRemoved(removeQuestion(tool, id), `“${words}” is taken out.`)} />
      </div>
      {wrong.length > 0 && <p class="govuk-error-message" id={`open-${id}-error`}>{wrong.map((one) => <span class="ws-error-line"><span class="govuk-visually-hidden">Error: </span>{one.words}</span>)}</p>}
      {open && <QuestionEditor tool={tool} question={question} faults={faults} onChange={(part) => onTool(changeQuestion(tool, id, part))} />}
    </li>
  );
}

interface SectionBuilderProps {
  tool: Tool;
  section: Section;
  first: boolean;
  last: boolean;
  faults: readonly Fault[];
  onTool: (tool: Tool) => void;
  onRemoved: (tool: Tool, words: string) => void;
  onName: (name: string) => void;
  onAbout: (about: string) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

export function SectionBuilder(props: SectionBuilderProps) {
  const { tool, section, first, last, faults, onTool } = props;
  const { id, questions } = section;
  return (
    <section class="ws-build-section" aria-label={`Section ${section.name}`}>
      <div class="ws-build-line">
        <h3 class="govuk-heading-s ws-build-open">{section.name || 'A section without a name'}</h3>
        <Movers id={`section-${id}`} what={`the section ${section.name}`} first={first} last={last} onMove={props.onMove} onRemove={props.onRemove} />
      </div>
      <div class="ws-editor-width">
        <Field id={`section-name-${id}`} label="What the section is called" autocomplete="off" value={section.name} faults={faults} onInput={props.onName} />
        <Lines id={`section-about-${id}`} label="What it is about" rows={2} value={section.about ?? ''} faults={faults} onInput={props.onAbout} />
      </div>
      <ol class="govuk-list ws-build-questions">
        {questions.map((question, at) => (
          <QuestionRow
            key={question.id} tool={tool} question={question} faults={faults} onTool={onTool} onRemoved={props.onRemoved}
            ends={{ first: first && at === 0, last: last && at === questions.length - 1 }}
          />
        ))}
      </ol>
      <button
        type="button" class="govuk-button govuk-button--secondary"
        onClick={() => {
          const added = addQuestion(tool, id);
          onTool(added.tool);
          focusAgain(`edit-${added.id}`);
        }}
      >
        Add a question<span class="govuk-visually-hidden"> to {section.name}</span>
      </button>
    </section>
  );
}
