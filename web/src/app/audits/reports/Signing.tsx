// What one may do with a report, who signed it, and what has changed since it was frozen.
import { useState } from 'preact/hooks';
import { WideTable } from '../../../components/WideTable.js';
import { longDate, longTime } from '../../../words/format.js';
import { Asking, Choice, faultOf, useSend } from '../../administration/parts.js';
import { useDraft } from '../../draft.js';
import { DraftKept } from '../../DraftKept.js';
import { ErrorSummary, Form, type Fault } from '../../Form.js';
import { go } from '../../history.js';
import { shareWords } from '../findings/finding_words.js';
import { monthWords } from '../themes/themes.js';
import { REPORTS, type FoundName, type Report } from './api.js';
import { FoundNames, NarrativeFields } from './Narrative.js';
import { foundNames, frozenWords, hashGroups } from './report_words.js';

/** Other words, and the figures as they are now: a new draft in the place of this one. */
function Replace({ report }: { report: Report }) {
  const ask = useSend();
  const draft = useDraft(`audit-report-${report.id}`, { narrative: report.narrative, kept: report.data.narrative_check?.reason ?? '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [found, setFound] = useState<FoundName[]>([]);
  const [busy, setBusy] = useState(false);
  const { narrative, kept } = draft.values;
  const send = async (): Promise<void> => {
    if (narrative.trim() === '') {
      setFaults([{ field: 'report-narrative', words: 'Write what the figures mean' }]);
      return;
    }
    setBusy(true);
    const answer = await ask<Report>(`${REPORTS}/${report.id}/replace`, { narrative: narrative.trim(), ...(kept.trim() === '' ? {} : { kept_because: kept.trim() }) });
    setBusy(false);
    if (!answer.ok) {
      const names = foundNames(answer);
      setFound(names ?? []);
      setFaults([faultOf(answer, names ? 'report-narrative' : '')]);
      return;
    }
    await draft.sent();
    go(`/audits/reports/${answer.data.id}`);
  };
  return (
    <DraftKept draft={draft} labels={{ narrative: 'What the figures mean', kept: 'Why names may stay' }}>
      <ErrorSummary faults={faults} />
      <FoundNames text={narrative.trim()} found={found} />
      <Form words="Put a new draft in its place" busy={busy} onSend={() => void send()}>
        <NarrativeFields narrative={narrative} kept={kept} askWhy={found.length > 0 || kept !== ''} faults={faults} onNarrative={(words) => draft.change({ narrative: words })} onKept={(words) => draft.change({ kept: words })} />
      </Form>
    </DraftKept>
  );
}

function Publish({ report, send }: { report: Report; send: (path: string, body: object) => Promise<void> }) {
  const [to, setTo] = useState(report.publish_to[0]?.to ?? '');
  const words = report.publish_to.find((one) => one.to === to)?.words ?? '';
  return (
    <>
      <Choice id="publish-to" label="Publish to" value={to} faults={[]} onChange={setTo} choices={report.publish_to.map((one) => ({ value: one.to, words: one.words }))} />
      <Asking words="Publish the report" question={`Publish it to ${words}? It cannot be taken back.`} yes="Yes, publish it" onYes={() => send('publish', { to })} />
    </>
  );
}

export function WhatToDo({ report, onChanged }: { report: Report; onChanged: (report: Report) => void }) {
  const ask = useSend();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [writing, setWriting] = useState(false);
  const send = async (path: string, body: object): Promise<void> => {
    const answer = await ask<Report>(`${REPORTS}/${report.id}/${path}`, body);
    setFaults(answer.ok ? [] : [faultOf(answer)]);
    if (answer.ok) onChanged(answer.data);
  };
  const { may } = report;
  return (
    <div class="ws-screen">
      <ErrorSummary faults={faults} />
      {report.replaced_by !== null && <p class="govuk-inset-text">A <a class="govuk-link" href={`/audits/reports/${report.replaced_by}`}>newer draft</a> has taken its place.</p>}
      {report.why_not !== null && <p class="govuk-inset-text">{report.why_not}</p>}
      {may.sign && <Asking words="Sign the report" question="Sign it? You say with your name that the figures and words may stand. Neither can be changed afterwards." yes="Yes, sign it" onYes={() => send('sign', {})} />}
      {may.publish && report.publish_to.length > 0 && <Publish report={report} send={send} />}
      {may.replace && !writing && <p class="govuk-body"><button type="button" class="govuk-button govuk-button--secondary" onClick={() => setWriting(true)}>Write other words, with the figures as they are now</button></p>}
      {may.replace && writing && <Replace report={report} />}
    </div>
  );
}

export function Restated({ report }: { report: Report }) {
  const today = report.headline_today;
  const frozen = report.data.headline;
  if (report.restated_since === null && report.restatements.length === 0) return null;
  return (
    <section class="govuk-inset-text" aria-labelledby="restated">
      <h2 class="govuk-heading-m" id="restated">Restated since it was frozen</h2>
      <p class="govuk-body">The report below stays as it was{report.restated_since === null ? '' : `; the latest change was on ${longDate(report.restated_since.slice(0, 10))}`}.</p>
      {today && frozen && (
        <p class="govuk-body">
          Good or better: {shareWords(frozen.good_or_better)} then, <strong>{shareWords(today.good_or_better)}</strong> as it would be today.
          {' '}Inadequate: {shareWords(frozen.grades[3] ?? frozen.good_or_better)} then, <strong>{shareWords(today.grades[3] ?? today.good_or_better)}</strong> today.
        </p>
      )}
      {report.restatements.length > 0 && (
        <WideTable
          caption="What changed, the oldest first" name="audit-report-restatements" rows={report.restatements}
          columns={[
            { title: 'When', cell: (row) => longTime(row.at), value: (row) => row.at },
            { title: 'Month sampled', cell: (row) => monthWords(row.month), value: (row) => row.month },
            { title: 'What', cell: (row) => row.words },
            { title: 'Why', cell: (row) => row.reason ?? 'no reason given' },
          ]}
        />
      )}
    </section>
  );
}

export function Signatures({ report }: { report: Report }) {
  const check = report.data.narrative_check;
  return (
    <section aria-labelledby="signatures">
      <h2 class="govuk-heading-m" id="signatures">Frozen, signed and published</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>Made on {longTime(report.made_at)}{report.author === null ? '' : ` by ${report.author}`}.</li>
        {report.signatures.map((one) => <li key={`${one.act}-${one.at}`}>{one.words}</li>)}
        {report.state === 'draft' && <li>Not signed yet: this is a draft.</li>}
      </ul>
      {check && <p class="govuk-body">{check.kept === 1 ? 'One word' : `${check.kept} words`} that looked like names were kept: {check.reason}</p>}
      <p class="govuk-body">{frozenWords(report)}</p>
      <p class="govuk-body-s">Frozen with the SHA-256 fingerprint <span class="ws-hash">{hashGroups(report.data_hash)}</span></p>
    </section>
  );
}
