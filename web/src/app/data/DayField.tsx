// A day in three boxes, as the design system has it.
import type { Fault } from '../Form.js';

export interface DayTyped {
  day: string;
  month: string;
  year: string;
}

export const NO_DAY: DayTyped = { day: '', month: '', year: '' };

/** The day as 2020-09-30; null where it is none of the calendar. */
export function isoOf({ day, month, year }: DayTyped): string | null {
  if (!/^\d{1,2}$/.test(day.trim()) || !/^\d{1,2}$/.test(month.trim()) || !/^\d{4}$/.test(year.trim())) return null;
  const made = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const same = made.getUTCDate() === Number(day) && made.getUTCMonth() === Number(month) - 1 && made.getUTCFullYear() === Number(year);
  return same ? made.toISOString().slice(0, 10) : null;
}

export function DayField(props: {
  id: string;
  label: string;
  hint: string;
  value: DayTyped;
  faults: readonly Fault[];
  onInput: (part: Partial<DayTyped>) => void;
}) {
  const { id } = props;
  const wrong = props.faults.filter(({ field }) => field === `${id}-day`);
  const described = [`${id}-hint`, ...(wrong.length > 0 ? [`${id}-error`] : [])].join(' ');
  const box = (part: keyof DayTyped, words: string, width: 2 | 4) => (
    <div class="govuk-date-input__item">
      <div class="govuk-form-group">
        <label class="govuk-label govuk-date-input__label" for={`${id}-${part}`}>{words}</label>
        <input
          class={`govuk-input govuk-date-input__input govuk-input--width-${width}${wrong.length > 0 ? ' govuk-input--error' : ''}`}
          id={`${id}-${part}`}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          value={props.value[part]}
          onInput={(event) => props.onInput({ [part]: event.currentTarget.value })}
        />
      </div>
    </div>
  );
  return (
    <div class={`govuk-form-group${wrong.length > 0 ? ' govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" role="group" aria-describedby={described}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{props.label}</legend>
        <div class="govuk-hint" id={`${id}-hint`}>{props.hint}</div>
        {wrong.length > 0 && (
          <p class="govuk-error-message" id={`${id}-error`}>
            {wrong.map(({ words }) => <span><span class="govuk-visually-hidden">Error: </span>{words}</span>)}
          </p>
        )}
        <div class="govuk-date-input" id={id}>
          {box('day', 'Day', 2)}
          {box('month', 'Month', 2)}
          {box('year', 'Year', 4)}
        </div>
      </fieldset>
    </div>
  );
}
