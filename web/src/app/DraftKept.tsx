// What a form says of its draft: that there is one from before, that another page wrote into it too, and whether what is typed is saved.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { longTime } from '../words/format.js';
import type { Draft } from './draft.js';
import type { Values } from './draft_keeper.js';

/** A value as one reads it. */
export function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(wordsOf).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The fields in which any of the texts differs from the first. */
export function differing(texts: readonly Values[]): string[] {
  const [first = {}, ...others] = texts;
  const names = [...new Set(texts.flatMap((text) => Object.keys(text)))];
  return names.filter((name) => others.some((other) => JSON.stringify(other[name]) !== JSON.stringify(first[name])));
}

function Texts({ values, fields, labels }: { values: Values; fields: readonly string[]; labels: Record<string, string> }) {
  return (
    <dl class="govuk-summary-list ws-draft-texts">
      {fields.map((name) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{labels[name] ?? name.replace(/_/g, ' ')}</dt>
          <dd class="govuk-summary-list__value">{wordsOf(values[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Question({ title, children }: { title: string; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  return (
    <div class="govuk-notification-banner ws-banner" role="region" aria-labelledby="draft-title" tabIndex={-1} ref={box}>
      <div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="draft-title">{title}</h2></div>
      <div class="govuk-notification-banner__content">{children}</div>
    </div>
  );
}

const when = (time: string): string => (time === '' ? '' : ` on ${longTime(time)}`);

/**
 * Stands around a form. Where something was typed before, it asks whether to take it up before the form is shown; where another
 * page wrote into the same form, it shows both texts and asks for one. `labels` are the fields' names as the form has them.
 */
export function DraftKept<Form extends Values>(props: {
  draft: Draft<Form>;
  labels: Partial<Record<keyof Form, string>>;
  children?: ComponentChildren;
}) {
  const { draft, children } = props;
  const labels = props.labels as Record<string, string>;
  if (draft.found) {
    return (
      <Question title="Typed before">
        <p class="govuk-notification-banner__heading">We kept what you typed{when(draft.found.savedAt)}</p>
        <Texts values={draft.found.values} fields={differing([draft.values, draft.found.values])} labels={labels} />
        <div class="govuk-button-group">
          <button type="button" class="govuk-button" onClick={draft.restore}>Go on with it</button>
          <button type="button" class="govuk-button govuk-button--secondary" onClick={draft.discard}>Throw it away</button>
        </div>
      </Question>
    );
  }
  const fields = draft.conflict ? differing([draft.values, draft.conflict.values]) : [];
  return (
    <>
      {draft.conflict && (
        <Question title="Two texts">
          <p class="govuk-notification-banner__heading">This form was also filled in on another page{when(draft.conflict.savedAt)}</p>
          <p class="govuk-body">Both texts are kept until you choose one.</p>
          <h3 class="govuk-heading-s">On this page</h3>
          <Texts values={draft.values} fields={fields} labels={labels} />
          <h3 class="govuk-heading-s">On the other page</h3>
          <Texts values={draft.conflict.values} fields={fields} labels={labels} />
          <div class="govuk-button-group">
            <button type="button" class="govuk-button" onClick={() => draft.choose('here')}>Keep what is on this page</button>
            <button type="button" class="govuk-button govuk-button--secondary" onClick={() => draft.choose('other')}>Take what is on the other page</button>
          </div>
        </Question>
      )}
      {children}
      {/* Said once it changes to a failure; that all is well is there to read, not to interrupt. */}
      <p class="govuk-body-s ws-draft-state ws-screen" {...(draft.kept === 'failed' ? { role: 'alert' as const } : {})}>
        {draft.kept === 'saved' && `What you have typed is saved${draft.savedAt ? `, ${longTime(draft.savedAt)}` : ''}.`}
        {draft.kept === 'waiting' && !draft.conflict && 'Saving what you type.'}
        {draft.kept === 'failed' && `What you have typed is not saved yet. ${draft.why} It stays on this page, and is saved as soon as that is possible.`}
      </p>
    </>
  );
}
