// Which cases a programme asks about, by what the authority does for the child.
import { CASES } from './words.js';

export function StatusCases({ chosen, onChange }: { chosen: readonly string[]; onChange: (statuses: string[]) => void }) {
  return (
    <div class="govuk-form-group">
      <fieldset class="govuk-fieldset" aria-describedby="cases-hint">
        <legend class="govuk-fieldset__legend">Which cases</legend>
        <div class="govuk-hint" id="cases-hint">All of them where none is ticked.</div>
        <div class="govuk-checkboxes govuk-checkboxes--small">
          {Object.entries(CASES).map(([code, words]) => (
            <div class="govuk-checkboxes__item" key={code}>
              <input
                class="govuk-checkboxes__input" type="checkbox" id={`cases-${code}`} checked={chosen.includes(code)}
                onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, code] : chosen.filter((one) => one !== code))}
              />
              <label class="govuk-label govuk-checkboxes__label" for={`cases-${code}`}>{words}</label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
