// Opening what is about a child: the answer of a POST, for which the server may want to know why.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { PurposeGate } from '../../children/PurposeGate.js';
import { purposeMembers } from '../../children/purposes.js';
import { useTask } from '../../children/task.js';
import { FieldGroup, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { ask, type Failure } from '../../server.js';
import { useSession } from '../../session.js';
import type { Word } from './words.js';

export interface Opened<Data> {
  data: Data | null;
  failure: Failure | null;
  again: () => void;
}

/** The answer to `body` with the purpose in force; asked anew when `again` is called. */
export function useOpened<Data>(address: string, body: object): Opened<Data> {
  const { session, ended } = useSession();
  const { purpose } = useTask();
  const [state, setState] = useState<{ data: Data | null; failure: Failure | null }>({ data: null, failure: null });
  const [turn, setTurn] = useState(0);
  const text = JSON.stringify(body);
  useEffect(() => {
    const stop = new AbortController();
    const sent = { ...(JSON.parse(text) as object), ...(purpose ? purposeMembers(purpose) : {}) };
    void ask<Data>(address, { method: 'POST', body: sent, token: session.csrf_token, signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return;
      if (!answer.ok && (answer.status === 401 || answer.code === 'csrf')) ended();
      setState((before) => (answer.ok ? { data: answer.data, failure: null } : { data: before.data, failure: answer }));
    });
    return () => stop.abort();
  }, [address, text, turn, purpose, session.csrf_token]);
  return { ...state, again: () => setTurn((now) => now + 1) };
}

/** A page of what is opened: its title, why it is not there, or what is drawn of it. */
export function OpenedPage<Data>({ title, caption = '', opened, children }: { title: string; caption?: string; opened: Opened<Data>; children: (data: Data) => ComponentChildren }) {
  const { data, failure, again } = opened;
  const page = (line: ComponentChildren, refused: Failure | null) => (
    <Main>
      <Heading title={title} caption={caption} />
      {line}
      {refused && (
        <div class="govuk-inset-text" role="alert">
          <p class="govuk-body">{refused.detail} {refused.remedy}</p>
          <button type="button" class="govuk-button govuk-button--secondary" onClick={again}>Try again</button>
        </div>
      )}
      {!data && !refused && <p class="govuk-body" role="status">Opening it.</p>}
      {data && children(data)}
    </Main>
  );
  const { purpose } = useTask();
  if (!data && failure?.code === 'purpose_needed') return <PurposeGate>{(line) => page(line, purpose === null ? null : failure)}</PurposeGate>;
  return page(null, failure);
}

/** A question with its answers as radio buttons. */
export function Radios(props: { id: string; legend: string; hint?: string; value: string; choices: readonly Word[]; faults: readonly Fault[]; onChange: (value: string) => void }) {
  const wrong = props.faults.filter(({ field }) => field === `${props.id}-0`);
  const described = [props.hint ? `${props.id}-hint` : '', wrong.length > 0 ? `${props.id}-error` : ''].filter((one) => one !== '').join(' ');
  return (
    <div class={`govuk-form-group${wrong.length > 0 ? ' govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" {...(described === '' ? {} : { 'aria-describedby': described })}>
        <legend class="govuk-fieldset__legend">{props.legend}</legend>
        {props.hint && <div class="govuk-hint" id={`${props.id}-hint`}>{props.hint}</div>}
        {wrong.length > 0 && <p class="govuk-error-message" id={`${props.id}-error`}><span class="govuk-visually-hidden">Error: </span>{wrong[0]?.words}</p>}
        <div class="govuk-radios govuk-radios--small">
          {props.choices.map(({ value, words }, at) => (
            <div class="govuk-radios__item" key={value}>
              <input class="govuk-radios__input" id={`${props.id}-${at}`} name={props.id} type="radio" value={value} checked={props.value === value} onChange={() => props.onChange(value)} />
              <label class="govuk-label govuk-radios__label" for={`${props.id}-${at}`}>{words}</label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** A day as people type it. */
export function DayField(props: { id: string; label: string; value: string; faults: readonly Fault[]; onInput: (value: string) => void }) {
  return (
    <FieldGroup id={props.id} label={props.label} hint="For example, 27 3 2026." faults={props.faults}>
      {(wrong, described) => (
        <input
          class={`govuk-input govuk-input--width-10${wrong ? ' govuk-input--error' : ''}`} id={props.id} name={props.id} autocomplete="off" value={props.value}
          {...described} onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </FieldGroup>
  );
}

export function Row({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{name}</dt>
      <dd class="govuk-summary-list__value ws-said">{children}</dd>
    </div>
  );
}
