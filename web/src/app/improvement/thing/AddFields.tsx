// Fields of the form that adds a thing which are no plain text: several of a list.
import { Choice } from '../../administration/parts.js';
import type { Fault } from '../../Form.js';
import type { Choosable } from './say_choices.js';

/** Several of a short list, each with a box. */
export function Boxes({ id, legend, hint, all, chosen, onChange }: { id: string; legend: string; hint: string; all: readonly string[]; chosen: readonly string[]; onChange: (chosen: string[]) => void }) {
  return (
    <div class="govuk-form-group">
      <fieldset class="govuk-fieldset" aria-describedby={`${id}-hint`}>
        <legend class="govuk-fieldset__legend">{legend}</legend>
        <div class="govuk-hint" id={`${id}-hint`}>{hint}</div>
        <div class="govuk-checkboxes govuk-checkboxes--small">
          {all.map((one, at) => (
            <div class="govuk-checkboxes__item" key={one}>
              <input
                class="govuk-checkboxes__input" id={`${id}-${at}`} type="checkbox" checked={chosen.includes(one)}
                onChange={(event) => onChange(all.filter((other) => (other === one ? event.currentTarget.checked : chosen.includes(other))))}
              />
              <label class="govuk-label govuk-checkboxes__label" for={`${id}-${at}`}>{one}</label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

interface PickedProps {
  id: string;
  label: string;
  hint: string;
  all: readonly Choosable[];
  chosen: readonly string[];
  /** Chosen, and not yet taken into the list. */
  next: string;
  faults: readonly Fault[];
  onChange: (chosen: string[], next: string) => void;
}

/** Several of a long list, picked one after the other. */
export function Picked({ id, label, hint, all, chosen, next, faults, onChange }: PickedProps) {
  const left = all.filter(({ value }) => !chosen.includes(value));
  const pick = (): void => {
    if (next !== '') onChange([...chosen, next], '');
  };
  return (
    <div class="ws-picked">
      {chosen.length > 0 && (
        <ul class="govuk-list" aria-label={`${label}: chosen`}>
          {chosen.map((value) => {
            const words = all.find((one) => one.value === value)?.words ?? value;
            return (
              <li key={value}>
                {words} <button type="button" class="ws-save" onClick={() => onChange(chosen.filter((one) => one !== value), next)}>Leave out<span class="govuk-visually-hidden">: {words}</span></button>
              </li>
            );
          })}
        </ul>
      )}
      <Choice id={id} label={label} hint={hint} value={next} faults={faults} onChange={(one) => onChange([...chosen], one)} choices={[{ value: '', words: 'Choose' }, ...left]} />
      <p class="govuk-body"><button type="button" class="govuk-button govuk-button--secondary" onClick={pick}>Take it into the list<span class="govuk-visually-hidden">: {label}</span></button></p>
    </div>
  );
}
