// What the pages of administration have in common.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { FieldGroup, type Fault } from '../Form.js';
import { ask, type Answer, type Failure } from '../server.js';
import { useSession } from '../session.js';
import { longTime } from '../../words/format.js';
import type { Link, Status } from './api.js';
import { statusColour, statusWords } from './words.js';

export interface Fetched<Data> {
  data: Data | null;
  failure: Failure | null;
  again: () => void;
  put: (data: Data) => void;
}

/** What stands at an address, fetched when the page opens and whenever `again` is called. */
export function useFetched<Data>(address: string): Fetched<Data> {
  const { session, ended } = useSession();
  const [state, setState] = useState<{ data: Data | null; failure: Failure | null }>({ data: null, failure: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    void ask<Data>(address).then((answer) => {
      if (!wanted) return;
      if (!answer.ok && answer.status === 401) ended();
      setState((before) => (answer.ok ? { data: answer.data, failure: null } : { data: before.data, failure: answer }));
    });
    return () => {
      wanted = false;
    };
  }, [address, turn, session.csrf_token]);
  return { ...state, again: () => setTurn((now) => now + 1), put: (data) => setState({ data, failure: null }) };
}

/** Sends a change; says when the session is over. */
export function useSend(): <Data>(address: string, body: unknown) => Promise<Answer<Data>> {
  const { session, ended } = useSession();
  return async <Data,>(address: string, body: unknown) => {
    const answer = await ask<Data>(address, { method: 'POST', body, token: session.csrf_token });
    if (!answer.ok && answer.status === 401) ended();
    return answer;
  };
}

/** A refusal as a fault of a form, at no field in particular unless one is named. */
export const faultOf = (failure: Failure, field = ''): Fault => ({ field, words: `${failure.detail} ${failure.remedy}`.trim() });

/** What was done, or what to know of it; takes the focus, so that it is read. */
export function Banner({ title, success = true, children }: { title: string; success?: boolean; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [title]);
  return (
    <div
      class={`govuk-notification-banner${success ? ' govuk-notification-banner--success' : ''} ws-banner`}
      role="alert" aria-labelledby="banner-title" tabIndex={-1} ref={box}
    >
      <div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="banner-title">{title}</h2></div>
      {children !== null && <div class="govuk-notification-banner__content">{children}</div>}
    </div>
  );
}

/** The link of an invitation, which is shown this once. */
export function LinkBanner({ link, who }: { link: Link; who: string }) {
  const address = `${location.origin}${link.path}`;
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard?.writeText(address).then(() => setCopied(true), () => setCopied(false));
  };
  return (
    <Banner title="Send this link">
      <p class="govuk-body">Give {who} this link, and nobody else: whoever has it sets the account’s password. It is good once, until {longTime(link.expires_at)}, and is not shown again.</p>
      <p class="govuk-body ws-link-text"><code>{address}</code></p>
      {'clipboard' in navigator && (
        <button type="button" class="govuk-button govuk-button--secondary ws-banner-button" onClick={copy}>{copied ? 'Copied' : 'Copy the link'}</button>
      )}
    </Banner>
  );
}

export function StatusTag({ status }: { status: Status }) {
  return <strong class={`govuk-tag govuk-tag--${statusColour(status)}`}>{statusWords(status)}</strong>;
}

/** A button for what cannot be undone in passing: it asks first. */
export function Asking(props: { words: string; question: ComponentChildren; yes: string; warning?: boolean; onYes: () => Promise<void> }) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) first.current?.focus();
  }, [open]);
  if (!open) {
    return <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setOpen(true)}>{props.words}</button>;
  }
  const yes = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await props.onYes();
    setBusy(false);
    setOpen(false);
  };
  return (
    <div class="govuk-inset-text" role="group" aria-label={props.words} tabIndex={-1} ref={first}>
      <p class="govuk-body">{props.question}</p>
      <div class="govuk-button-group">
        <button type="button" class={`govuk-button${props.warning ? ' govuk-button--warning' : ''}`} aria-disabled={busy} onClick={() => void yes()}>
          {busy ? 'Please wait' : props.yes}
        </button>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setOpen(false)}>Leave it as it is</button>
      </div>
    </div>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  hint?: string;
  value: string;
  choices: readonly { value: string; words: string }[];
  faults: readonly Fault[];
  onChange: (value: string) => void;
}

/** One of a list. */
export function Choice(props: ChoiceProps) {
  const { id, label, hint, faults, value } = props;
  return (
    <FieldGroup id={id} label={label} hint={hint} faults={faults}>
      {(wrong, described) => (
        <select
          class={`govuk-select ws-choice${wrong ? ' govuk-select--error' : ''}`} id={id} name={id} value={value} {...described}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          {props.choices.map((one) => <option value={one.value} selected={one.value === value}>{one.words}</option>)}
        </select>
      )}
    </FieldGroup>
  );
}

/** Text of several lines. */
export function Lines(props: { id: string; label: string; hint?: string; rows?: number; value: string; faults: readonly Fault[]; onInput: (value: string) => void }) {
  const { id, label, hint, faults } = props;
  return (
    <FieldGroup id={id} label={label} hint={hint} faults={faults}>
      {(wrong, described) => (
        <textarea
          class={`govuk-textarea${wrong ? ' govuk-textarea--error' : ''}`} id={id} name={id} rows={props.rows ?? 3} value={props.value} spellcheck={false}
          {...described} onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </FieldGroup>
  );
}

/** Says that something is being fetched, or why it could not be; nothing once it is there. */
export function NotThere({ of, fetched }: { of: string; fetched: Pick<Fetched<unknown>, 'data' | 'failure' | 'again'> }) {
  if (fetched.failure) {
    return (
      <div class="govuk-inset-text" role="alert">
        <p class="govuk-body">{fetched.failure.detail} {fetched.failure.remedy}</p>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={fetched.again}>Try again</button>
      </div>
    );
  }
  return fetched.data === null ? <p class="govuk-body" role="status">Fetching {of}.</p> : null;
}
