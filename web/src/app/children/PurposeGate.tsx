// Why children's records are opened is asked once, before the first of them, and stands on every page after that.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ErrorSummary, Field, Form, type Fault } from '../Form.js';
import { Heading, Main } from '../Frame.js';
import { useSession } from '../session.js';
import { needsWords, offeredPurposes, purposeFaults, purposeWords, type Purpose } from './purposes.js';
import { useTask } from './task.js';

const QUESTION = 'Why are you opening children’s records?';

function Choice(props: { name: string; words: string; hint: string; chosen: boolean; onChosen: () => void; children?: ComponentChildren }) {
  const id = `purpose-${props.name}`;
  return (
    <>
      <div class="govuk-radios__item">
        <input
          class="govuk-radios__input" id={id} name="purpose" type="radio" value={props.name} checked={props.chosen} onChange={props.onChosen}
          {...(props.hint === '' ? {} : { 'aria-describedby': `${id}-hint` })}
        />
        <label class="govuk-label govuk-radios__label" for={id}>{props.words}</label>
        {props.hint !== '' && <div class="govuk-hint govuk-radios__hint" id={`${id}-hint`}>{props.hint}</div>}
      </div>
      {props.chosen && props.children && <div class="govuk-radios__conditional">{props.children}</div>}
    </>
  );
}

function Question({ former, onDone, onCancel, cancelWords }: { former: Purpose | null; onDone: (purpose: Purpose) => void; onCancel: (() => void) | null; cancelWords: string }) {
  const { session } = useSession();
  const withWords = session.purposes_with_words ?? [];
  const offered = offeredPurposes(session.roles);
  const [name, setName] = useState(former?.name ?? '');
  const [words, setWords] = useState(former?.words ?? '');
  const [faults, setFaults] = useState<Fault[]>([]);
  const send = (): void => {
    const found = purposeFaults(name, words, withWords, offered);
    setFaults(found);
    if (found.length === 0) onDone({ name, words: needsWords(name, withWords) ? words.trim() : '' });
  };
  const unchosen = faults.filter(({ field }) => field !== 'purpose-words');
  return (
    <Main>
      <ErrorSummary faults={faults} />
      <Form words="Continue" busy={false} onSend={send}>
        <div class={`govuk-form-group${unchosen.length > 0 ? ' govuk-form-group--error' : ''}`}>
          <fieldset class="govuk-fieldset" aria-describedby={`purpose-hint${unchosen.length > 0 ? ' purpose-error' : ''}`}>
            <legend class="govuk-fieldset__legend"><Heading title={QUESTION} error={faults.length > 0} /></legend>
            <div class="govuk-hint" id="purpose-hint">
              Whose record you open, when and why is recorded, and the director of children’s services can read it. Your answer holds until
              you change it or sign out.
            </div>
            {unchosen.map((one) => <p class="govuk-error-message" id="purpose-error"><span class="govuk-visually-hidden">Error: </span>{one.words}</p>)}
            <div class="govuk-radios">
              {offered.map((one) => (
                <Choice {...one} chosen={name === one.name} onChosen={() => setName(one.name)}>
                  {needsWords(one.name, withWords) && (
                    <Field
                      id="purpose-words" label={one.name === 'other' ? 'What is your purpose?' : 'Why do you open them?'} hint="A few words, without the name of a child." autocomplete="off" value={words}
                      faults={faults} onInput={setWords}
                    />
                  )}
                </Choice>
              ))}
            </div>
          </fieldset>
        </div>
      </Form>
      {onCancel && <p class="govuk-body"><button type="button" class="ws-save" onClick={onCancel}>{cancelWords}</button></p>}
    </Main>
  );
}

/** Shows `children` once there is a purpose, and which one it is. `without` is the way back where a page can do without. */
export function PurposeGate({ children, without }: { children: (line: ComponentChildren) => ComponentChildren; without?: { words: string; onChosen: () => void } }) {
  const { purpose, setPurpose } = useTask();
  const [changing, setChanging] = useState(false);
  useEffect(() => setChanging(false), [purpose]);
  if (purpose === null || changing) {
    return (
      <Question
        former={purpose}
        onDone={(chosen) => {
          setPurpose(chosen);
          setChanging(false);
        }}
        onCancel={purpose === null ? without?.onChosen ?? null : () => setChanging(false)}
        cancelWords={purpose === null ? without?.words ?? '' : 'Go on with the purpose that is in force'}
      />
    );
  }
  return (
    <>
      {children(
        <p class="govuk-body ws-purpose">
          Your purpose: <strong>{purposeWords(purpose)}</strong>.{' '}
          <button type="button" class="ws-save ws-screen" onClick={() => setChanging(true)}>Change<span class="govuk-visually-hidden"> your purpose</span></button>
        </p>,
      )}
    </>
  );
}
