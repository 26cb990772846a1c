// How often somebody wants to be reminded by e-mail.
import { useState } from 'preact/hooks';
import { faultOf, useSend } from '../../administration/parts.js';
import { Form, type Fault } from '../../Form.js';
import { OFTEN, WORK, type Choices, type Often } from './reminders.js';

const NAME = 'often';
/** The first has the name of the whole, to which a fault of the form leads. */
const idOf = (value: Often): string => (value === 'never' ? NAME : `${NAME}-${value}`);
const hintOf = (value: Often): string => `${NAME}-${value}-hint`;

function Ways({ chosen, onChange }: { chosen: Often; onChange: (often: Often) => void }) {
  return (
    <div class="govuk-form-group">
      <fieldset class="govuk-fieldset" aria-describedby={`${NAME}-hint`}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><h2 class="govuk-fieldset__heading">How often do you want to be reminded by e-mail?</h2></legend>
        <div class="govuk-hint" id={`${NAME}-hint`}>Nothing is sent when you have nothing that is overdue, due within two weeks, or without a day.</div>
        <div class="govuk-radios">
          {OFTEN.map(({ value, words, hint }) => (
            <div class="govuk-radios__item" key={value}>
              <input
                class="govuk-radios__input" id={idOf(value)} name={NAME} type="radio" value={value} checked={chosen === value}
                {...(hint === '' ? {} : { 'aria-describedby': hintOf(value) })} onChange={() => onChange(value)}
              />
              <label class="govuk-label govuk-radios__label" for={idOf(value)}>{words}</label>
              {hint !== '' && <div class="govuk-hint govuk-radios__hint" id={hintOf(value)}>{hint}</div>}
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

export function OftenForm({ choices, onKept, onFaults }: { choices: Choices; onKept: (choices: Choices) => void; onFaults: (faults: Fault[]) => void }) {
  const send = useSend();
  const [often, setOften] = useState(choices.often);
  const [busy, setBusy] = useState(false);
  const keep = async (): Promise<void> => {
    setBusy(true);
    const answer = await send<Choices>(`${WORK}/choices`, { often });
    setBusy(false);
    onFaults(answer.ok ? [] : [faultOf(answer, NAME)]);
    if (answer.ok) onKept(answer.data);
  };
  return (
    <Form words="Keep this choice" busy={busy} onSend={() => void keep()}>
      <Ways chosen={often} onChange={setOften} />
    </Form>
  );
}
