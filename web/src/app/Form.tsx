// The parts of a form as the design system has them: fields with their errors, and the summary of what is wrong.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** What is wrong with a form: the id of the field that it is about (empty: none in particular), and what to do. */
export interface Fault {
  field: string;
  words: string;
}

/** Says what is wrong, above everything else of the page, and takes the focus when that changes. */
export function ErrorSummary({ faults }: { faults: readonly Fault[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [faults]);
  if (faults.length === 0) return null;
  return (
    <div class="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">There is a problem</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {faults.map(({ field, words }) => (
              <li>
                {field === '' ? words : (
                  <a
                    href={`#${field}`}
                    onClick={(event) => {
                      event.preventDefault();
                      document.getElementById(field)?.focus();
                    }}
                  >
                    {words}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

interface GroupProps {
  id: string;
  label: string;
  hint?: string | undefined;
  faults: readonly Fault[];
  /** Beside that of every group. */
  kind?: string;
  /** The field itself: whether it is wrong, and what names its hint and error to screen readers. */
  children: (wrong: boolean, described: { 'aria-describedby'?: string }) => ComponentChildren;
}

/** What stands around a field of any kind: its label, hint and error. */
export function FieldGroup({ id, label, hint, faults, kind = '', children }: GroupProps) {
  const wrong = faults.filter(({ field }) => field === id);
  const described = [hint ? `${id}-hint` : '', wrong.length > 0 ? `${id}-error` : ''].filter((one) => one !== '').join(' ');
  return (
    <div class={`govuk-form-group${kind === '' ? '' : ` ${kind}`}${wrong.length > 0 ? ' govuk-form-group--error' : ''}`}>
      <label class="govuk-label" for={id}>{label}</label>
      {hint && <div class="govuk-hint" id={`${id}-hint`}>{hint}</div>}
      {wrong.length > 0 && (
        <p class="govuk-error-message" id={`${id}-error`}>
          {wrong.map(({ words }) => <span><span class="govuk-visually-hidden">Error: </span>{words}</span>)}
        </p>
      )}
      {children(wrong.length > 0, described === '' ? {} : { 'aria-describedby': described })}
    </div>
  );
}

interface FieldProps {
  id: string;
  label: string;
  hint?: string;
  type?: 'text' | 'email' | 'password';
  /** What browsers and password managers fill in (WCAG 1.3.5). */
  autocomplete: string;
  /** For digits on a telephone. */
  numeric?: boolean;
  /** Characters that the box has room for: 10 or 20; otherwise the width of the form. */
  width?: 10 | 20;
  value: string;
  faults: readonly Fault[];
  onInput: (value: string) => void;
}

/** A text or password with its label, hint and error. A password can be shown. */
export function Field(props: FieldProps) {
  const [shown, setShown] = useState(false);
  const { id, label, hint, faults, type = 'text' } = props;
  const secret = type === 'password';
  const input = (wrong: boolean, described: { 'aria-describedby'?: string }) => (
    <input
      class={`govuk-input${secret ? ' govuk-password-input__input' : ''}${wrong ? ' govuk-input--error' : ''}${props.width ? ` govuk-input--width-${props.width}` : ''}`}
      id={id}
      name={id}
      type={secret && shown ? 'text' : type}
      autocomplete={props.autocomplete}
      autocapitalize="none"
      spellcheck={false}
      {...(props.numeric ? { inputMode: 'numeric' as const } : {})}
      {...described}
      value={props.value}
      onInput={(event) => props.onInput(event.currentTarget.value)}
    />
  );
  return (
    <FieldGroup id={id} label={label} hint={hint} faults={faults} kind={secret ? 'govuk-password-input' : ''}>
      {(wrong, described) => !secret ? input(wrong, described) : (
        <div class="govuk-input__wrapper govuk-password-input__wrapper">
          {input(wrong, described)}
          <button
            type="button"
            class="govuk-button govuk-button--secondary govuk-password-input__toggle"
            aria-controls={id}
            aria-label={shown ? `Hide: ${label}` : `Show: ${label}`}
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Hide' : 'Show'}
          </button>
        </div>
      )}
    </FieldGroup>
  );
}

/** A form that is sent by script. While it is being sent its button does nothing more. */
export function Form(props: { words: string; busy: boolean; warning?: boolean; onSend: () => void; children?: ComponentChildren }) {
  return (
    <form
      novalidate
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.busy) props.onSend();
      }}
    >
      {props.children}
      <button type="submit" class={`govuk-button${props.warning ? ' govuk-button--warning' : ''}`} aria-disabled={props.busy}>
        {props.busy ? 'Please wait' : props.words}
      </button>
    </form>
  );
}
