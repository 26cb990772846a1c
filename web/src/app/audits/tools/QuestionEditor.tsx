// All that can be said of one question, in the builder.
import { useState } from 'preact/hooks';
import { Choice, Lines } from '../../administration/parts.js';
import { Field, type Fault } from '../../Form.js';
import { conditionWords } from '../questions/condition_words.js';
import { ANSWER_TYPES, GRADES, gradeWords, NOT_APPLICABLE, possibleAnswers, typeWords, type AnswerType, type Grade, type Question, type Tool } from '../questions/tool_types.js';
import { choicesOf, conditionFault } from './building.js';

interface EditorProps {
  tool: Tool;
  question: Question;
  faults: readonly Fault[];
  onChange: (part: Partial<Question>) => void;
}

function Tick({ id, label, hint, checked, onChange }: { id: string; label: string; hint?: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <div class="govuk-form-group">
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" id={id} type="checkbox" checked={checked} {...(hint ? { 'aria-describedby': `${id}-hint` } : {})} onChange={(event) => onChange(event.currentTarget.checked)} />
          <label class="govuk-label govuk-checkboxes__label" for={id}>{label}</label>
          {hint && <div class="govuk-hint govuk-checkboxes__hint" id={`${id}-hint`}>{hint}</div>}
        </div>
      </div>
    </div>
  );
}

/** Puts a comparison together from lists, for whoever does not know the conditions' language. */
function ConditionMaker({ id, tool, question, onMade }: { id: string; tool: Tool; question: Question; onMade: (condition: string) => void }) {
  const others = tool.sections.flatMap(({ questions }) => questions).filter((one) => one.id !== question.id && one.type !== 'note');
  const [about, setAbout] = useState('');
  const [value, setValue] = useState('');
  const chosen = others.find((one) => one.id === about);
  const values = chosen ? [...possibleAnswers(chosen), { id: 'answered', label: 'anything: it is answered' }, { id: NOT_APPLICABLE, label: 'does not apply' }] : [];
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Choose it from lists<span class="govuk-visually-hidden">: {question.ask}</span></span></summary>
      <div class="govuk-details__text">
        <Choice
          id={`${id}-about`} label="The answer to" value={about} faults={[]} choices={[{ value: '', words: 'Choose a question' }, ...others.map((one) => ({ value: one.id, words: one.ask || one.id }))]}
          onChange={(next) => {
            setAbout(next);
            setValue('');
          }}
        />
        <Choice id={`${id}-value`} label="is" value={value} faults={[]} choices={[{ value: '', words: 'Choose an answer' }, ...values.map((one) => ({ value: one.id, words: one.label }))]} onChange={setValue} />
        <button
          type="button" class="govuk-button govuk-button--secondary" aria-disabled={about === '' || value === ''}
          onClick={() => {
            if (about !== '' && value !== '') onMade(value === 'answered' ? `answered(${about})` : `${about} = ${value}`);
          }}
        >
          Put it in
        </button>
      </div>
    </details>
  );
}

function ConditionField({ id, label, tool, question, value, onChange }: { id: string; label: string; tool: Tool; question: Question; value: string; onChange: (value: string) => void }) {
  const fault = conditionFault(value);
  return (
    <>
      <Field
        id={id} label={label} autocomplete="off" value={value} faults={fault === '' ? [] : [{ field: id, words: fault }]}
        hint={value.trim() !== '' && fault === '' ? `That is: ${conditionWords(value, tool)}.` : 'Empty: always. For example: seen_alone = no'} onInput={onChange}
      />
      <ConditionMaker id={id} tool={tool} question={question} onMade={(made) => onChange(value.trim() === '' ? made : `${value} or ${made}`)} />
    </>
  );
}

function Descriptors({ id, question, onChange }: { id: string; question: Question; onChange: EditorProps['onChange'] }) {
  const empty = { outstanding: '', good: '', requires_improvement: '', inadequate: '' };
  const now = question.descriptors ?? empty;
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">What each grade means</legend>
      {GRADES.map((grade: Grade) => (
        <Lines key={grade} id={`${id}-${grade}`} label={gradeWords(grade)} rows={2} value={now[grade]} faults={[]} onInput={(words) => onChange({ descriptors: { ...now, [grade]: words } })} />
      ))}
    </fieldset>
  );
}

export function QuestionEditor({ tool, question, faults, onChange }: EditorProps) {
  const id = `edit-${question.id}`;
  const { type } = question;
  const bound = (name: 'least' | 'most' | 'lowest' | 'highest', label: string) => (
    <Field id={`${id}-${name}`} label={label} autocomplete="off" value={question[name] ?? ''} faults={faults} {...(type === 'number' ? { width: 10 as const, numeric: true } : {})} onInput={(words) => onChange({ [name]: words })} />
  );
  const unsafe = type === 'yes_partly_no' || type === 'choice' || type === 'choices' || type === 'scale' ? possibleAnswers(question).filter(({ label }) => label !== '') : [];
  return (
    <div class="ws-editor" role="group" aria-label={`The question ${question.ask || question.id}`}>
      <Lines id={id} label="What is asked" rows={2} value={question.ask} faults={faults} onInput={(ask) => onChange({ ask })} />
      <Choice id={`${id}-type`} label="What kind of answer" value={type} faults={[]} choices={ANSWER_TYPES.map((one) => ({ value: one, words: typeWords(one) }))} onChange={(next) => onChange({ type: next as AnswerType })} />
      {(type === 'choice' || type === 'choices') && (
        <Lines
          id={`${id}-choices`} label="The choices, one a line" rows={4} value={(question.choices ?? []).map(({ label }) => label).join('\n')} faults={faults}
          onInput={(lines) => onChange({ choices: choicesOf(lines, question.choices ?? []) })}
        />
      )}
      {type === 'scale' && <>{bound('lowest', 'Words for 0')}{bound('highest', 'Words for 10')}</>}
      {type === 'number' && (
        <>
          {bound('least', 'The least that it can be')}
          {bound('most', 'The most that it can be')}
          <Tick id={`${id}-whole`} label="A whole number" checked={question.whole === true} onChange={(whole) => onChange({ whole })} />
        </>
      )}
      <Lines id={`${id}-guidance`} label="Guidance" hint="What to look for. It is one keypress away from the question." rows={2} value={question.guidance ?? ''} faults={faults} onInput={(guidance) => onChange({ guidance })} />
      {type === 'grade' && (
        <>
          <Descriptors id={id} question={question} onChange={onChange} />
          <Tick id={`${id}-overall`} label="This is the grade of the whole audit" hint="A judgement: it is never worked out. One question of a tool at most." checked={question.overall === true} onChange={(overall) => onChange({ overall })} />
        </>
      )}
      {type !== 'note' && (
        <>
          <Tick id={`${id}-required`} label="It must be answered" hint="“Does not apply”, with a reason, is always an answer." checked={question.required === true} onChange={(required) => onChange({ required })} />
          {question.required !== true && (
            <ConditionField id={`${id}-required-if`} label="Or it must be answered only if" tool={tool} question={question} value={question.required_if ?? ''} onChange={(text) => onChange({ required_if: text })} />
          )}
        </>
      )}
      <ConditionField id={`${id}-asked-if`} label="It is asked only if" tool={tool} question={question} value={question.asked_if ?? ''} onChange={(text) => onChange({ asked_if: text })} />
      {unsafe.length > 0 && (
        <div class="govuk-form-group">
          <fieldset class="govuk-fieldset" aria-describedby={`${id}-unsafe-hint`}>
            <legend class="govuk-fieldset__legend">Which answers are unsafe</legend>
            <div class="govuk-hint" id={`${id}-unsafe-hint`}>A good grade beside one of them is asked about.</div>
            <div class="govuk-checkboxes govuk-checkboxes--small">
              {unsafe.map((one) => (
                <div class="govuk-checkboxes__item" key={one.id}>
                  <input
                    class="govuk-checkboxes__input" id={`${id}-unsafe-${one.id}`} type="checkbox" checked={question.unsafe?.includes(one.id) ?? false}
                    onChange={(event) => onChange({ unsafe: unsafe.map(({ id: value }) => value).filter((value) => (value === one.id ? event.currentTarget.checked : question.unsafe?.includes(value))) })}
                  />
                  <label class="govuk-label govuk-checkboxes__label" for={`${id}-unsafe-${one.id}`}>{one.label}</label>
                </div>
              ))}
            </div>
          </fieldset>
        </div>
      )}
      {type !== 'note' && (
        <Field
          id={`${id}-record`} label="What of the child’s record stands beside it" autocomplete="off" value={question.record ?? ''} faults={faults}
          hint="Empty: nothing. last_visit, last_review, last_assessment, last_supervision, lead_workers, missing_episodes, placements, or a column such as ssd_person.pers_ethnicity." onInput={(record) => onChange({ record: record.trim() })}
        />
      )}
    </div>
  );
}
