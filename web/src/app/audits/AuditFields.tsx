// Strengths, worries and what a deep dive asks, at the end of the form.
import type { KeeperView } from './answer_keeper.js';
import { AUDIT_FIELDS, type AuditField } from './audit_fields.js';
import { fieldKey, type Typed } from './audit_form.js';
import { Conflict } from './Conflict.js';
import { AnswerField, AnswerShown } from './questions/AnswerFields.js';
import { answerFault } from './questions/answers.js';

interface Props {
  view: Pick<KeeperView, 'values' | 'conflicts' | 'faults'>;
  onChange: (key: string, typed: Typed) => void;
  onChoose: (key: string, which: 'mine' | 'theirs') => void;
}

const valuesOf = (typed: Typed | undefined): string[] => (typeof typed?.value === 'string' && typed.value !== '' ? [typed.value] : []);

function One({ field, view, onChange, onChoose }: Props & { field: AuditField }) {
  const { question, hint } = field;
  const key = fieldKey(question.id);
  const id = `field-${question.id}`;
  const values = valuesOf(view.values.get(key));
  const fault = values.length === 0 ? '' : answerFault(question, { values, notApplicable: null }) || (view.faults.get(key) ?? '');
  const both = view.conflicts.get(key);
  const described = [hint === '' ? '' : `${id}-hint`, fault === '' ? '' : `${id}-error`].filter((one) => one !== '').join(' ');
  return (
    <div class={`govuk-form-group ws-question${fault === '' ? '' : ' govuk-form-group--error'}`}>
      <fieldset class="govuk-fieldset" {...(described === '' ? {} : { 'aria-describedby': described })}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s" id={`${id}-ask`}>{question.ask}</legend>
        {hint !== '' && <div class="govuk-hint" id={`${id}-hint`}>{hint}</div>}
        {fault !== '' && <p class="govuk-error-message" id={`${id}-error`}><span class="govuk-visually-hidden">Error: </span>{fault}</p>}
        <AnswerField
          id={id} label={`${id}-ask`} described={described === '' ? undefined : described} question={question} values={values} wrong={fault !== ''}
          onValues={(next) => onChange(key, { value: next[0] ?? '', not_applicable: null })}
        />
        {both && <Conflict question={question} both={both} onChoose={(which) => onChoose(key, which)} />}
      </fieldset>
    </div>
  );
}

export function AuditFields(props: Props) {
  return <>{AUDIT_FIELDS.map((field) => <One key={field.question.id} field={field} {...props} />)}</>;
}

/** The same to be read. */
export function AuditFieldsShown({ fields }: { fields: Readonly<Record<string, string>> }) {
  return (
    <dl class="govuk-summary-list">
      {AUDIT_FIELDS.map(({ question }) => {
        const value = fields[question.id] ?? '';
        return (
          <div class="govuk-summary-list__row" key={question.id}>
            <dt class="govuk-summary-list__key">{question.ask}</dt>
            <dd class="govuk-summary-list__value"><AnswerShown question={question} values={value === '' ? [] : [value]} notApplicable={null} /></dd>
          </div>
        );
      })}
    </dl>
  );
}
