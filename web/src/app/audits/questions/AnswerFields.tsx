// One field for each type of answer. What stands around it is QuestionBlock.tsx.
import { useState } from 'preact/hooks';
import { isoOf, type DayTyped } from '../../data/DayField.js';
import { gradeWords, possibleAnswers, valueWords, type Grade, type Question } from './tool_types.js';

/** What every field is given. `id` is that of its first box, which the focus goes to; `label` is the id of the words that name it. */
export interface AnswerFieldProps {
  id: string;
  label: string;
  /** The ids of what describes it: guidance, faults. */
  described: string | undefined;
  question: Question;
  values: readonly string[];
  wrong: boolean;
  onValues: (values: string[]) => void;
}

const describedBy = (described: string | undefined): { 'aria-describedby'?: string } => (described === undefined ? {} : { 'aria-describedby': described });

interface OptionsProps extends AnswerFieldProps {
  options: readonly { id: string; label: string; hint?: string | undefined }[];
  several?: boolean;
  kind?: string;
}

function Options({ id, question, values, options, several = false, kind = '', onValues }: OptionsProps) {
  const block = several ? 'checkboxes' : 'radios';
  const chosen = (option: string): boolean => values.includes(option);
  const change = (option: string, on: boolean): void => {
    if (!several) onValues([option]);
    // In the order of the choices, whatever the order in which they are chosen.
    else onValues(options.map((one) => one.id).filter((one) => (one === option ? on : chosen(one))));
  };
  return (
    <>
      <div class={`govuk-${block} govuk-${block}--small ${kind}`}>
        {options.map((option, at) => {
          const field = at === 0 ? id : `${id}-${option.id}`;
          return (
            <div class={`govuk-${block}__item`} key={option.id}>
              <input
                class={`govuk-${block}__input`} id={field} name={id} type={several ? 'checkbox' : 'radio'} value={option.id} checked={chosen(option.id)}
                {...describedBy(option.hint ? `${field}-hint` : undefined)} onChange={(event) => change(option.id, event.currentTarget.checked)}
              />
              <label class={`govuk-label govuk-${block}__label`} for={field}>{option.label}</label>
              {option.hint && <div class={`govuk-hint govuk-${block}__hint`} id={`${field}-hint`}>{option.hint}</div>}
            </div>
          );
        })}
      </div>
      {!several && values.length > 0 && (
        <button
          type="button" class="ws-link-button ws-screen"
          onClick={() => {
            onValues([]);
            document.getElementById(id)?.focus();
          }}
        >
          Take this answer back<span class="govuk-visually-hidden">: {question.ask}</span>
        </button>
      )}
    </>
  );
}

/** Four grades. The descriptor of the grade that is chosen stands under it; all four are one keypress away (QuestionBlock). */
export function GradeField(props: AnswerFieldProps) {
  const { question, values } = props;
  const options = possibleAnswers(question).map((one) => ({ ...one, hint: values.includes(one.id) ? question.descriptors?.[one.id as Grade] : undefined }));
  return <Options {...props} options={options} />;
}

export function YesPartlyNoField(props: AnswerFieldProps) {
  return <Options {...props} options={possibleAnswers(props.question)} kind="govuk-radios--inline" />;
}

/** 0 to 10, with words for both ends. It is not a grade. */
export function ScaleField(props: AnswerFieldProps) {
  const { question: { lowest, highest } } = props;
  return (
    <>
      {(lowest || highest) && <p class="govuk-body-s ws-scale-ends">{lowest && `0: ${lowest}`}{lowest && highest && ' – '}{highest && `10: ${highest}`}</p>}
      <Options {...props} options={possibleAnswers(props.question)} kind="govuk-radios--inline ws-scale" />
    </>
  );
}

export function ChoiceField(props: AnswerFieldProps) {
  return <Options {...props} options={possibleAnswers(props.question)} />;
}

export function ChoicesField(props: AnswerFieldProps) {
  return <Options {...props} options={possibleAnswers(props.question)} several />;
}

export function NumberField({ id, label, described, question, values, wrong, onValues }: AnswerFieldProps) {
  const { least, most, whole } = question;
  const bounds = least !== undefined && most !== undefined ? `From ${least} to ${most}` : least !== undefined ? `${least} or more` : most !== undefined ? `${most} or less` : '';
  const hint = [bounds, whole ? 'a whole number' : ''].filter((one) => one !== '').join(', ');
  return (
    <>
      {hint !== '' && <div class="govuk-hint" id={`${id}-bounds`}>{hint.charAt(0).toUpperCase() + hint.slice(1)}</div>}
      <input
        class={`govuk-input govuk-input--width-10${wrong ? ' govuk-input--error' : ''}`} id={id} name={id} type="text" inputMode="decimal" autocomplete="off" spellcheck={false}
        aria-labelledby={label} {...describedBy([described, hint !== '' ? `${id}-bounds` : ''].filter(Boolean).join(' ') || undefined)} value={values[0] ?? ''}
        onInput={(event) => onValues(event.currentTarget.value.trim() === '' ? [] : [event.currentTarget.value.trim()])}
      />
    </>
  );
}

// A day that is not whole yet is kept as it is typed: "2020-9-" rather than nothing.
const typedOf = (value: string): DayTyped => {
  const [year = '', month = '', day = ''] = value.split('-');
  return { day, month, year };
};

export function DateField({ id, question, values, wrong, onValues }: AnswerFieldProps) {
  const typed = typedOf(values[0] ?? '');
  const change = (part: Partial<DayTyped>): void => {
    const next = { ...typed, ...part };
    const { day, month, year } = next;
    // No hyphen may get into a box, for they part the boxes.
    const raw = [year, month, day].map((one) => one.replace(/-/g, '').trim());
    onValues(raw.every((one) => one === '') ? [] : [isoOf(next) !== null && day.length === 2 && month.length === 2 ? (isoOf(next) ?? '') : raw.join('-')]);
  };
  // "2020-9-3" becomes "2020-09-03" when the boxes are left, and not under the fingers of whoever types.
  const settle = (): void => {
    const iso = isoOf(typed);
    if (iso !== null && iso !== values[0]) onValues([iso]);
  };
  const box = (part: keyof DayTyped, words: string, width: 2 | 4) => (
    <div class="govuk-date-input__item">
      <div class="govuk-form-group">
        <label class="govuk-label govuk-date-input__label" for={part === 'day' ? id : `${id}-${part}`}>{words}<span class="govuk-visually-hidden">: {question.ask}</span></label>
        <input
          class={`govuk-input govuk-date-input__input govuk-input--width-${width}${wrong ? ' govuk-input--error' : ''}`} id={part === 'day' ? id : `${id}-${part}`}
          type="text" inputMode="numeric" autocomplete="off" value={typed[part]} onInput={(event) => change({ [part]: event.currentTarget.value })} onBlur={settle}
        />
      </div>
    </div>
  );
  return <div class="govuk-date-input">{box('day', 'Day', 2)}{box('month', 'Month', 2)}{box('year', 'Year', 4)}</div>;
}

export function TextField({ id, label, described, values, wrong, onValues }: AnswerFieldProps) {
  return (
    <textarea
      class={`govuk-textarea${wrong ? ' govuk-textarea--error' : ''}`} id={id} name={id} rows={4} spellcheck={false} aria-labelledby={label} {...describedBy(described)}
      value={values[0] ?? ''} onInput={(event) => onValues(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
    />
  );
}

/** Pointers to documents in the case system, one a line. */
export function EvidenceField({ id, label, values, onValues }: AnswerFieldProps) {
  const [more, setMore] = useState(1);
  const shown = Math.max(values.length + (values.length === 0 ? 1 : 0), more);
  const change = (at: number, text: string): void => {
    const next = Array.from({ length: shown }, (_, place) => (place === at ? text : values[place] ?? ''));
    while (next.length > 0 && next.at(-1) === '') next.pop();
    setMore(Math.max(shown, 1));
    onValues(next);
  };
  return (
    <>
      <div class="govuk-hint" id={`${id}-what`}>Which document, of which day, and where it stands. Point to it: do not copy it.</div>
      {Array.from({ length: shown }, (_, at) => (
        <div class="govuk-form-group ws-evidence" key={at}>
          <label class="govuk-label govuk-visually-hidden" for={at === 0 ? id : `${id}-${at}`} id={`${id}-label-${at}`}>Evidence {at + 1}</label>
          <input
            class="govuk-input" id={at === 0 ? id : `${id}-${at}`} type="text" autocomplete="off" spellcheck={false} aria-labelledby={`${label} ${id}-label-${at}`}
            aria-describedby={`${id}-what`} value={values[at] ?? ''} onInput={(event) => change(at, event.currentTarget.value)}
          />
        </div>
      ))}
      <button
        type="button" class="govuk-button govuk-button--secondary ws-screen"
        onClick={() => {
          setMore(shown + 1);
          setTimeout(() => document.getElementById(`${id}-${shown}`)?.focus());
        }}
      >
        Add another<span class="govuk-visually-hidden"> pointer to evidence</span>
      </button>
    </>
  );
}

/** The field of the question's type; nothing for a note. */
export function AnswerField(props: AnswerFieldProps) {
  switch (props.question.type) {
    case 'grade': return <GradeField {...props} />;
    case 'yes_partly_no': return <YesPartlyNoField {...props} />;
    case 'scale': return <ScaleField {...props} />;
    case 'number': return <NumberField {...props} />;
    case 'date': return <DateField {...props} />;
    case 'text': return <TextField {...props} />;
    case 'evidence': return <EvidenceField {...props} />;
    case 'choice': return <ChoiceField {...props} />;
    case 'choices': return <ChoicesField {...props} />;
    case 'note': return null;
  }
}

/** An answer to be read. */
export function AnswerShown({ question, values, notApplicable }: { question: Question; values: readonly string[]; notApplicable: string | null }) {
  if (notApplicable !== null) return <p class="govuk-body ws-answer">Does not apply: {notApplicable}</p>;
  if (values.length === 0) return <p class="govuk-body ws-answer ws-quiet">Not answered</p>;
  const words = values.map((value) => (question.type === 'grade' ? gradeWords(value) : valueWords(question, value)));
  return <p class="govuk-body ws-answer">{words.join('; ')}</p>;
}
