// The first step of a round: who could be audited, and whether the data is good enough to draw from.
import { useState } from 'preact/hooks';
import { count, longDate, longTime } from '../../../words/format.js';
import { Choice, faultOf, Lines, useSend } from '../../administration/parts.js';
import { Form, type Fault } from '../../Form.js';
import type { Round } from './answers.js';

export interface Step {
  round: Round;
  faults: readonly Fault[];
  onFaults: (faults: Fault[]) => void;
  onRound: (round: Round, words: string) => void;
}

function ReadFrame({ round, faults, onFaults, onRound }: Step) {
  const send = useSend();
  const [snapshot, setSnapshot] = useState(round.snapshots[0]?.name ?? '');
  const [busy, setBusy] = useState(false);
  const read = async (): Promise<void> => {
    setBusy(true);
    const answer = await send<Round>(`/api/v1/audits/rounds/${round.id}/frame`, { snapshot });
    setBusy(false);
    if (answer.ok) onRound(answer.data, `The frame is read: ${count(answer.data.frame?.rows ?? 0)} cases.`);
    else if (answer.status !== 401) onFaults([faultOf(answer)]);
  };
  if (round.snapshots.length === 0) return <p class="govuk-body">There is no data to draw from yet: it has to be loaded first.</p>;
  return (
    <Form words={round.frame ? 'Read the frame again' : 'Read the frame'} busy={busy} onSend={() => void read()}>
      <Choice
        id="snapshot" label="From which data" value={snapshot} faults={faults} onChange={setSnapshot}
        choices={round.snapshots.map((one, at) => ({ value: one.name, words: `${longDate(one.as_at)}${at === 0 ? ' (the newest)' : ''}` }))}
      />
      {busy && <p class="govuk-body" role="status">Reading every open case. This can take a minute for a large authority.</p>}
    </Form>
  );
}

function Waiver({ round, faults, onFaults, onRound }: Step) {
  const send = useSend();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const waive = async (): Promise<void> => {
    if (reason.trim() === '') return onFaults([{ field: 'waiver', words: 'Say why cases are drawn all the same' }]);
    setBusy(true);
    const answer = await send<Round>(`/api/v1/audits/rounds/${round.id}/waiver`, { frame: round.frame?.id ?? '', reason });
    setBusy(false);
    if (answer.ok) onRound(answer.data, 'The frame is let through in writing.');
    else if (answer.status !== 401) onFaults([faultOf(answer)]);
  };
  return (
    <Form words="Let it through" busy={busy} warning onSend={() => void waive()}>
      <Lines id="waiver" label="Why cases are drawn all the same" hint="The method note prints it with your name. Name no child." value={reason} faults={faults} onInput={setReason} />
    </Form>
  );
}

export function FrameStep(step: Step) {
  const { round } = step;
  const { frame } = round;
  const open = round.state === 'open' && round.may_run && round.draw === null;
  return (
    <>
      {frame && (
        <>
          <p class="govuk-body">{count(frame.rows)} cases open on {longDate(frame.as_at)}, read by {frame.made_by} on {longTime(frame.made_at)}.</p>
          <h3 class="govuk-heading-s">Data-quality gate: {frame.passed ? 'passed' : frame.waived_by ? 'failed, and waived in writing' : 'failed'}</h3>
          <ul class="govuk-list">
            {frame.checks.map((check) => (
              <li key={check.code}>
                <strong class={`govuk-tag govuk-tag--${check.passed ? 'green' : 'red'}`}>{check.passed ? 'Passed' : 'Failed'}</strong> {check.words}
              </li>
            ))}
          </ul>
          {frame.waived_by && <div class="govuk-inset-text">Waived by {frame.waived_by}: {frame.waived_reason}</div>}
          <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">What ties the draw to this frame</span></summary>
            <div class="govuk-details__text"><p class="govuk-body ws-link-text">SHA-256 <code>{frame.hash}</code> of the rows, from the data {frame.snapshot}.</p></div>
          </details>
        </>
      )}
      {!frame && <p class="govuk-body">The frame is every case that is open on the day of the data. It is read once and kept, so that anyone can draw again from it.</p>}
      {open && frame && !frame.passed && !frame.waived_by && frame.rows > 0 && <Waiver {...step} />}
      {open && <ReadFrame {...step} />}
    </>
  );
}
