// Where in the case system an answer rests: pointers, never copies.
import { useState } from 'preact/hooks';
import { faultOf, Lines, useSend } from '../administration/parts.js';
import { isoOf, type DayTyped } from '../data/DayField.js';
import { useDraft } from '../draft.js';
import { DraftKept } from '../DraftKept.js';
import { ErrorSummary, Field, Form, type Fault } from '../Form.js';
import { longDate } from '../../words/format.js';
import type { Evidence } from './audit_form.js';
import { DateField } from './questions/AnswerFields.js';
import type { Question } from './questions/tool_types.js';

interface Pointer extends Record<string, unknown> {
  document_type: string;
  document_on: string;
  locator: string;
  comment: string;
}

const NONE: Pointer = { document_type: '', document_on: '', locator: '', comment: '' };
const LABELS = { document_type: 'Kind of document', document_on: 'Its day', locator: 'Where it stands', comment: 'What it shows' };

const dayOf = (text: string): DayTyped => {
  const [year = '', month = '', day = ''] = text.split('-');
  return { day, month, year };
};

/** What is wrong with a pointer before it is sent. */
export function pointerFaults(id: string, { document_type, document_on, locator }: Pointer): Fault[] {
  const faults: Fault[] = [];
  if (document_type.trim() === '') faults.push({ field: `${id}-type`, words: 'Say what kind of document it is' });
  if (document_on !== '' && isoOf(dayOf(document_on)) === null) faults.push({ field: `${id}-day`, words: 'Give a whole day, or leave it empty' });
  if (locator.trim() === '') faults.push({ field: `${id}-where`, words: 'Say where it stands: its number, title or place' });
  return faults;
}

function Adding({ audit, question, onAdded, onClose }: { audit: string; question: Question; onAdded: (one: Evidence) => void; onClose: () => void }) {
  const send = useSend();
  const draft = useDraft<Pointer>(`evidence-${audit}-${question.id}`.slice(0, 100), NONE);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const id = `pointer-${question.id}`;
  const { values } = draft;
  const add = async (): Promise<void> => {
    const found = pointerFaults(id, values);
    setFaults(found);
    if (found.length > 0) return;
    setBusy(true);
    const day = isoOf(dayOf(values.document_on));
    const answer = await send<Evidence>('/api/v1/audits/evidence', { audit, question: question.id, document_type: values.document_type, document_on: day, locator: values.locator, comment: values.comment });
    setBusy(false);
    if (!answer.ok) {
      setFaults([faultOf(answer)]);
      return;
    }
    await draft.sent();
    onAdded(answer.data);
  };
  const wrongDay = faults.filter(({ field }) => field === `${id}-day`);
  return (
    <DraftKept draft={draft} labels={LABELS}>
      <ErrorSummary faults={faults} />
      <Form words="Add this pointer" busy={busy} onSend={() => void add()}>
        <Field id={`${id}-type`} label={LABELS.document_type} hint="Assessment, plan, case note, supervision …" autocomplete="off" value={values.document_type} faults={faults} onInput={(document_type) => draft.change({ document_type })} />
        <div class={`govuk-form-group${wrongDay.length > 0 ? ' govuk-form-group--error' : ''}`}>
          <fieldset class="govuk-fieldset">
            <legend class="govuk-label" id={`${id}-day-label`}>{LABELS.document_on} (if it has one)</legend>
            {wrongDay.map(({ words }) => <p class="govuk-error-message"><span class="govuk-visually-hidden">Error: </span>{words}</p>)}
            <DateField
              id={`${id}-day`} label={`${id}-day-label`} described={undefined} question={{ id: 'day', type: 'date', ask: LABELS.document_on }} wrong={wrongDay.length > 0}
              values={values.document_on === '' ? [] : [values.document_on]} onValues={(next) => draft.change({ document_on: next[0] ?? '' })}
            />
          </fieldset>
        </div>
        <Field id={`${id}-where`} label={LABELS.locator} hint="Its number, title or place in the case system." autocomplete="off" value={values.locator} faults={faults} onInput={(locator) => draft.change({ locator })} />
        <Lines id={`${id}-comment`} label={`${LABELS.comment} (if you want to say)`} value={values.comment} faults={faults} onInput={(comment) => draft.change({ comment })} />
      </Form>
      <p class="govuk-body"><button type="button" class="ws-save" onClick={onClose}>Close without adding</button></p>
    </DraftKept>
  );
}

export function EvidenceList({ evidence, onRemove }: { evidence: readonly Evidence[]; onRemove?: (one: Evidence) => void }) {
  if (evidence.length === 0) return null;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {evidence.map((one) => (
        <li key={one.id} class="ws-answer">
          <strong>{one.document_type}</strong>{one.document_on !== null && `, ${longDate(one.document_on)}`}: {one.locator}{one.comment !== null && one.comment !== '' && <> – {one.comment}</>}{' '}
          {onRemove && <button type="button" class="ws-save ws-screen" onClick={() => onRemove(one)}>Remove<span class="govuk-visually-hidden"> the pointer to {one.document_type}, {one.locator}</span></button>}
        </li>
      ))}
    </ul>
  );
}

export function EvidencePointers(props: { audit: string; question: Question; evidence: readonly Evidence[]; onAdded: (one: Evidence) => void; onRemoved: (id: string) => void }) {
  const { audit, question } = props;
  const send = useSend();
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState('');
  const own = props.evidence.filter((one) => one.question === question.id);
  const remove = async (one: Evidence): Promise<void> => {
    const answer = await send('/api/v1/audits/evidence/remove', { audit, evidence: one.id });
    setFault(answer.ok ? '' : `${answer.detail} ${answer.remedy}`);
    if (answer.ok) props.onRemoved(one.id);
  };
  return (
    <>
      {fault !== '' && <p class="govuk-error-message" role="alert">{fault}</p>}
      <EvidenceList evidence={own} onRemove={(one) => void remove(one)} />
      {open ? (
        <Adding
          audit={audit} question={question} onClose={() => setOpen(false)}
          onAdded={(one) => {
            setOpen(false);
            props.onAdded(one);
          }}
        />
      ) : (
        <button type="button" class="govuk-button govuk-button--secondary ws-screen" id={`question-${question.id}`} onClick={() => setOpen(true)}>
          Add a pointer<span class="govuk-visually-hidden"> to evidence: {question.ask}</span>
        </button>
      )}
    </>
  );
}
