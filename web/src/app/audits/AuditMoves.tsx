// What an auditor may do with the audit now: take it on, begin, talk, submit. Submitting says what is missing, and asks about what
// contradicts; it never touches the grade.
import { useMemo, useState } from 'preact/hooks';
import { Asking, faultOf, Lines, useSend } from '../administration/parts.js';
import { useDraft } from '../draft.js';
import { DraftKept } from '../DraftKept.js';
import { ErrorSummary, Form, type Fault } from '../Form.js';
import type { AuditForm, ServerContradiction, ServerGap } from './audit_form.js';

export interface Moved {
  state: string;
  state_words: string;
  revision: number;
  may_write: boolean;
  moves: string[];
}

/** Both as one list, which is another only where one of them is: the summary takes the focus then, and not from whoever types. */
const useTogether = (faults: Fault[], missing: Fault[]): Fault[] => useMemo(() => [...faults, ...missing], [faults, missing]);

interface Props {
  form: AuditForm;
  /** What it is now, which grows with what is typed. */
  revision: number;
  /** Sends what is unsent first; false where that did not succeed. */
  flushed: () => Promise<boolean>;
  onMoved: (move: string, moved: Moved) => void;
}

function useMove({ form, revision, flushed, onMoved }: Props) {
  const send = useSend();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const make = async (move: string, reason = ''): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    const ready = move === 'decline' || (await flushed());
    const answer = ready ? await send<Moved>('/api/v1/audits/move', { audit: form.id, move, reason, seen: revision }) : null;
    setBusy(false);
    if (answer === null) setFaults([{ field: '', words: 'Something that you typed is not saved yet. Look at the line that says so, then try again.' }]);
    else if (!answer.ok) setFaults([faultOf(answer)]);
    else {
      setFaults([]);
      onMoved(move, answer.data);
    }
    return answer?.ok ?? false;
  };
  return { make, faults, busy };
}

/** Accept, decline or begin. */
export function Offered(props: Props) {
  const { form } = props;
  const { make, faults, busy } = useMove(props);
  const draft = useDraft(`audit-decline-${form.id}`.slice(0, 100), { reason: '' });
  const [declining, setDeclining] = useState(false);
  const [missing, setMissing] = useState<Fault[]>([]);
  const all = useTogether(faults, missing);
  const decline = async (): Promise<void> => {
    const found = draft.values.reason.trim() === '' ? [{ field: 'decline-reason', words: 'Say why you cannot make this audit' }] : [];
    setMissing(found);
    if (found.length === 0 && (await make('decline', draft.values.reason))) await draft.sent();
  };
  return (
    <>
      <ErrorSummary faults={all} />
      <p class="govuk-body">You have been asked to make this audit. Nobody has begun it{form.answers.length > 0 ? ' again since it was given to you; what the auditor before you wrote is there' : ''}.</p>
      {!declining && (
        <div class="govuk-button-group">
          {form.moves.includes('start') && <button type="button" class="govuk-button" aria-disabled={busy} onClick={() => void make('start')}>Begin the audit</button>}
          {form.moves.includes('accept') && <button type="button" class="govuk-button govuk-button--secondary" aria-disabled={busy} onClick={() => void make('accept')}>Accept, and begin later</button>}
          {form.moves.includes('decline') && <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setDeclining(true)}>I cannot make it</button>}
        </div>
      )}
      {declining && (
        <DraftKept draft={draft} labels={{ reason: 'Why' }}>
          <Form words="Give it back" busy={busy} warning onSend={() => void decline()}>
            <Lines
              id="decline-reason" label="Why can you not make this audit?" hint="You know the family, you are away, you have too many … The quality assurance lead reads it, and gives the audit to somebody else."
              value={draft.values.reason} faults={missing} onInput={(reason) => draft.change({ reason })}
            />
          </Form>
          <p class="govuk-body"><button type="button" class="ws-save" onClick={() => setDeclining(false)}>Keep the audit after all</button></p>
        </DraftKept>
      )}
    </>
  );
}

function Missing({ gaps, onGo }: { gaps: readonly ServerGap[]; onGo: (gap: ServerGap) => void }) {
  if (gaps.length === 0) return <p class="govuk-body">Nothing that is required is missing.</p>;
  return (
    <>
      <p class="govuk-body">{gaps.length === 1 ? 'One thing is' : `${gaps.length} things are`} missing before you can submit:</p>
      <ul class="govuk-list govuk-list--bullet">
        {gaps.map((gap) => <li key={`${gap.section} ${gap.question} ${gap.kind}`}><button type="button" class="ws-save ws-gap" onClick={() => onGo(gap)}>{gap.what}</button></li>)}
      </ul>
    </>
  );
}

function Contradicting({ contradictions }: { contradictions: readonly ServerContradiction[] }) {
  return (
    <div class="govuk-inset-text">
      <h3 class="govuk-heading-s">Is this what you mean?</h3>
      <ul class="govuk-list govuk-list--bullet">{contradictions.map(({ what }) => <li>{what}</li>)}</ul>
      <p class="govuk-body">The grade is your judgement and stays as you gave it, until you change it.</p>
    </div>
  );
}

/** The last part of the form. */
export function Submitting(props: Props & { gaps: readonly ServerGap[]; contradictions: readonly ServerContradiction[]; onGo: (gap: ServerGap) => void }) {
  const { form, gaps, contradictions } = props;
  const { make, faults, busy } = useMove(props);
  const draft = useDraft(`audit-submit-${form.id}`.slice(0, 100), { reason: '' });
  const [missing, setMissing] = useState<Fault[]>([]);
  const all = useTogether(faults, missing);
  const talking = form.state === 'conversation';
  const submit = async (): Promise<void> => {
    const unsaid = contradictions.length > 0 && draft.values.reason.trim() === '';
    const found: Fault[] = [
      ...(gaps.length > 0 ? [{ field: 'missing', words: 'Something that is required is missing: it is listed below' }] : []),
      ...(unsaid ? [{ field: 'submit-reason', words: 'Say why your grade and those answers both stay, or change one of them' }] : []),
    ];
    setMissing(found);
    if (found.length === 0 && (await make('submit', contradictions.length > 0 ? draft.values.reason : ''))) await draft.sent();
  };
  return (
    <DraftKept draft={draft} labels={{ reason: 'Why both stay' }}>
      <ErrorSummary faults={all} />
      <div id="missing" tabIndex={-1}><Missing gaps={gaps} onGo={props.onGo} /></div>
      {contradictions.length > 0 && <Contradicting contradictions={contradictions} />}
      {talking ? (
        <>
          <Form words="Submit the audit" busy={busy} onSend={() => void submit()}>
            {contradictions.length > 0 && (
              <Lines id="submit-reason" label="Yes, and this is why both stay" hint="It is kept with the audit for whoever moderates it." value={draft.values.reason} faults={missing} onInput={(reason) => draft.change({ reason })} />
            )}
          </Form>
          <p class="govuk-body">After that nobody changes the answers, unless the audit is sent back.</p>
          {form.moves.includes('resume_work') && <Asking words="Go back to the audit itself" question="The conversation stays as it is; you can hold another." yes="Go back" onYes={async () => void (await make('resume_work'))} />}
        </>
      ) : (
        <>
          <p class="govuk-body">Talk with the practitioner before you submit: what they say belongs to the audit. Where that is impossible, say so there and why.</p>
          {form.moves.includes('hold_conversation') && (
            <button type="button" class="govuk-button" aria-disabled={busy} onClick={() => void make('hold_conversation')}>Go on to the conversation</button>
          )}
        </>
      )}
    </DraftKept>
  );
}
