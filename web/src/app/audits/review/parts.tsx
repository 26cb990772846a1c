// What the pages of second grades and decisions have in common.
import type { ComponentChildren } from 'preact';
import type { Fault } from '../../Form.js';
import { GRADES, gradeWords } from '../questions/tool_types.js';
import { longTime } from '../../../words/format.js';
import { gradeOrNone, type SecondGrade } from './review.js';

export interface Fact {
  name: string;
  value: ComponentChildren;
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="govuk-summary-list">
      {facts.map(({ name, value }) => (
        <div class="govuk-summary-list__row" key={name}>
          <dt class="govuk-summary-list__key">{name}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One of the four grades. */
export function GradeChoice(props: { id: string; legend: string; hint?: string; value: string; faults: readonly Fault[]; onChange: (grade: string) => void }) {
  const { id, legend, hint, value, faults } = props;
  const wrong = faults.filter(({ field }) => field === id);
  const described = [hint ? `${id}-hint` : '', wrong.length > 0 ? `${id}-error` : ''].filter((one) => one !== '').join(' ');
  return (
    <div class={`govuk-form-group${wrong.length > 0 ? ' govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" {...(described === '' ? {} : { 'aria-describedby': described })}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        {hint && <div class="govuk-hint" id={`${id}-hint`}>{hint}</div>}
        {wrong.map(({ words }) => <p class="govuk-error-message" id={`${id}-error`}><span class="govuk-visually-hidden">Error: </span>{words}</p>)}
        <div class="govuk-radios">
          {GRADES.map((grade, at) => {
            const own = at === 0 ? id : `${id}-${grade}`;
            return (
              <div class="govuk-radios__item" key={grade}>
                <input class="govuk-radios__input" id={own} name={id} type="radio" value={grade} checked={value === grade} onChange={() => props.onChange(grade)} />
                <label class="govuk-label govuk-radios__label" for={own}>{gradeWords(grade)}</label>
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}

/** All of one second grade. */
export function SecondGradeFacts({ one }: { one: SecondGrade }) {
  return (
    <Facts
      facts={[
        { name: 'Why', value: one.why },
        { name: 'Moderator', value: one.moderator ?? (one.given ? 'A moderator' : 'Nobody yet') },
        { name: 'Second grade', value: gradeOrNone(one.grade, 'Not given yet') },
        ...(one.graded_at === null ? [] : [{ name: 'Given', value: longTime(one.graded_at) }]),
        ...(one.agreed_grade === null ? [] : [{ name: 'Agreed on with the auditor', value: gradeOrNone(one.agreed_grade) }]),
        ...(one.reason === null ? [] : [{ name: 'Reason', value: <span class="ws-break">{one.reason}</span> }]),
      ]}
    />
  );
}
