// What a file of past audits would bring in, row by row what cannot be used, and the question whether to go on.
import { useEffect, useRef, useState } from 'preact/hooks';
import { countColumn, WideTable, type WideColumn } from '../../../components/WideTable.js';
import { count, counted, longDate } from '../../../words/format.js';
import type { Fault } from '../../Form.js';
import { monthWords, STREAMS } from '../plan/words.js';
import { gradeWords } from '../talks/words.js';
import { stopOf, type ImportedAudit, type ImportMonth, type ImportPreview, type ImportReject } from './import_api.js';

const MONTHS: WideColumn<ImportMonth>[] = [
  { title: 'Month', cell: (one) => monthWords(one.month), value: (one) => one.month },
  countColumn('Outstanding', 'outstanding'),
  countColumn('Good', 'good'),
  countColumn('Requires improvement', 'requires_improvement'),
  countColumn('Inadequate', 'inadequate'),
  countColumn('All', 'audits'),
  countColumn('There already', 'there'),
];

const SAMPLE: WideColumn<ImportedAudit>[] = [
  { title: 'Month', cell: (one) => monthWords(one.month), value: (one) => one.month },
  { title: 'Grade', cell: (one) => gradeWords(one.grade) },
  { title: 'Kind', cell: (one) => STREAMS[one.stream] ?? one.stream },
  { title: 'Service', cell: (one) => one.service ?? 'not said' },
  { title: 'Quadrant', cell: (one) => one.quadrant ?? 'not said' },
  { title: 'Team', cell: (one) => one.team ?? 'not said' },
  { title: 'Child', cell: (one) => (one.child ? 'named' : 'not named') },
  { title: 'Completed', cell: (one) => (one.completed_on === null ? 'not said' : longDate(one.completed_on)), value: (one) => one.completed_on },
];

const REJECTS: WideColumn<ImportReject>[] = [
  { title: 'Line', cell: (one) => String(one.line), value: (one) => one.line },
  { title: 'Why it cannot be used', cell: (one) => one.why },
  { title: 'What to do', cell: (one) => one.remedy },
];

/** A step of the page that has just come up: it takes the focus, so that it is read. */
export function PartHeading({ words }: { words: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return <h2 class="govuk-heading-m" tabIndex={-1} ref={heading}>{words}</h2>;
}

interface Props {
  name: string;
  preview: ImportPreview;
  faults: readonly Fault[];
  busy: boolean;
  onFaults: (faults: Fault[]) => void;
  onConfirm: (leaveOut: boolean) => void;
  onAgain: () => void;
}

function Confirm({ preview, faults, busy, onFaults, onConfirm, onAgain }: Omit<Props, 'name'>) {
  const [leaveOut, setLeaveOut] = useState(false);
  const wrong = faults.some(({ field }) => field === 'leave-out');
  const go = (): void => {
    if (busy) return;
    if (preview.rejected > 0 && !leaveOut) return onFaults([{ field: 'leave-out', words: 'Tick that the rows are to be left out, or mend the file and choose it again' }]);
    onConfirm(leaveOut);
  };
  return (
    <form
      method="post" novalidate class="ws-screen"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      {preview.rejected > 0 && (
        <div class={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
          <div class="govuk-hint" id="leave-out-hint">A mended file is another file, and would bring in the other rows again: mend it before anything is brought in if you can.</div>
          {wrong && <p class="govuk-error-message" id="leave-out-error"><span class="govuk-visually-hidden">Error: </span>Tick this, or mend the file and choose it again</p>}
          <div class="govuk-checkboxes govuk-checkboxes--small">
            <div class="govuk-checkboxes__item">
              <input
                class="govuk-checkboxes__input" type="checkbox" id="leave-out" checked={leaveOut} aria-describedby={wrong ? 'leave-out-hint leave-out-error' : 'leave-out-hint'}
                onChange={(event) => setLeaveOut(event.currentTarget.checked)}
              />
              <label class="govuk-label govuk-checkboxes__label" for="leave-out">Leave out the {counted(preview.rejected, 'rows')} that cannot be used</label>
            </div>
          </div>
        </div>
      )}
      <div class="govuk-button-group">
        <button type="submit" class="govuk-button" aria-disabled={busy}>{busy ? 'Please wait' : `Bring in ${counted(preview.audits, 'audits')}`}</button>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={onAgain}>Choose another file</button>
      </div>
    </form>
  );
}

export function PreviewShown(props: Props) {
  const { name, preview, onAgain } = props;
  const stop = stopOf(preview);
  const already = preview.months.reduce((sum, one) => sum + one.there, 0);
  const facts: [string, string][] = [
    ['File', name],
    ...(preview.sheet === '' ? [] : [['Sheet', preview.sheet] as [string, string]]),
    ['Audits', count(preview.audits)],
    ['With a child named', count(preview.with_child)],
    ['Rows that cannot be used', count(preview.rejected)],
  ];
  return (
    <>
      <PartHeading words="What would be read" />
      <p class="govuk-body">Nothing has been saved yet.</p>
      <dl class="govuk-summary-list">
        {facts.map(([what, value]) => (
          <div class="govuk-summary-list__row" key={what}>
            <dt class="govuk-summary-list__key">{what}</dt>
            <dd class="govuk-summary-list__value ws-break">{value}</dd>
          </div>
        ))}
      </dl>
      {preview.warnings.length > 0 && (
        <div class="govuk-inset-text">
          <h3 class="govuk-heading-s">Look at this before you go on</h3>
          <ul class="govuk-list govuk-list--bullet">{preview.warnings.map((one) => <li class="ws-break">{one}</li>)}</ul>
        </div>
      )}
      {already > 0 && !preview.brought_in_before && (
        <div class="govuk-inset-text">
          <p class="govuk-body">{counted(already, 'audits')} of these months {already === 1 ? 'was' : 'were'} brought in from another file. If this is a mended copy of it, they would be counted twice.</p>
        </div>
      )}
      {preview.rejects.length > 0 && (
        <>
          <WideTable caption="Rows that cannot be used" name="past-audits-rows-left-out" rows={preview.rejects} columns={REJECTS} />
          {preview.rejected > preview.rejects.length && <p class="govuk-body">The first {count(preview.rejects.length)} of {count(preview.rejected)}.</p>}
        </>
      )}
      {preview.months.length > 0 && <WideTable caption="Audits by month" name="past-audits-by-month" rows={preview.months} columns={MONTHS} />}
      {preview.sample.length > 0 && (
        <WideTable caption={preview.audits > preview.sample.length ? `The first ${preview.sample.length} audits, as they were read` : 'The audits, as they were read'} name="past-audits-first" rows={preview.sample} columns={SAMPLE} />
      )}
      {stop === '' ? <Confirm {...props} /> : (
        <>
          <div class="govuk-inset-text"><p class="govuk-body">{stop}</p></div>
          <button type="button" class="govuk-button govuk-button--secondary" onClick={onAgain}>Choose another file</button>
        </>
      )}
    </>
  );
}
