// Making a report: which, of which months, and what the figures mean.
import { useState } from 'preact/hooks';
import { Choice, faultOf, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { useDraft } from '../../draft.js';
import { DraftKept } from '../../DraftKept.js';
import { ErrorSummary, Form, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import { go } from '../../history.js';
import type { ProgrammeRow } from '../plan/answers.js';
import { Radios } from '../talks/asked.js';
import { REPORTS, type FoundName, type Report, type ReportList } from './api.js';
import { FoundNames, NarrativeFields } from './Narrative.js';
import { aboutWords, foundNames, KINDS, monthChoices, ofProgramme, reportWish, type Typed } from './report_words.js';

const NOTHING: Typed = { kind: '', from: '', to: '', programme: '', report: '', narrative: '', kept: '' };

function Programme({ value, faults, onChange }: { value: string; faults: readonly Fault[]; onChange: (id: string) => void }) {
  const fetched = useFetched<ProgrammeRow[]>('/api/v1/audits/programmes');
  return (
    <>
      <NotThere of="the programmes" fetched={fetched} />
      {fetched.data && (
        <Choice id="report-programme" label="Programme" value={value} faults={faults} onChange={onChange} choices={[{ value: '', words: 'Choose one' }, ...fetched.data.map(({ id, name }) => ({ value: id, words: name }))]} />
      )}
    </>
  );
}

function Making({ list }: { list: ReportList }) {
  const ask = useSend();
  const draft = useDraft('audit-report', NOTHING);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [found, setFound] = useState<FoundName[]>([]);
  const [busy, setBusy] = useState(false);
  const typed = draft.values;
  const sources = list.rows.filter(({ kind, state }) => kind === 'highlight' && (state === 'signed' || state === 'published'));
  const months = [{ value: '', words: 'Choose a month' }, ...monthChoices(list.today, list.first_month)];
  const annex = typed.kind === 'committee_annex';
  const send = async (): Promise<void> => {
    const wish = reportWish(typed, sources);
    setFaults(Array.isArray(wish) ? wish : []);
    if (Array.isArray(wish)) return;
    setBusy(true);
    const answer = await ask<Report>(REPORTS, wish);
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
    <DraftKept draft={draft} labels={{ kind: 'Report', from: 'First month', to: 'Last month', programme: 'Programme', report: 'Made from', narrative: 'What the figures mean', kept: 'Why names may stay' }}>
      <ErrorSummary faults={faults} />
      <FoundNames text={typed.narrative.trim()} found={found} />
      <Form words="Freeze the figures and make the draft" busy={busy} onSend={() => void send()}>
        <Radios id="report-kind" legend="Which report?" value={typed.kind} faults={faults.map((one) => (one.field === 'report-kind' ? { ...one, field: 'report-kind-0' } : one))} choices={KINDS.map(({ value, words, about }) => ({ value, words: `${words}: ${about.charAt(0).toLowerCase()}${about.slice(1)}` }))} onChange={(kind) => draft.change({ kind })} />
        {annex && (sources.length === 0
          ? <p class="govuk-inset-text">There is no signed highlight report yet. The annex is made from one.</p>
          : <Choice id="report-source" label="Made from the highlight report" value={typed.report} faults={faults} onChange={(report) => draft.change({ report })} choices={[{ value: '', words: 'Choose one' }, ...sources.map((one) => ({ value: one.id, words: `${aboutWords(one)}: ${one.state_words}` }))]} />)}
        {ofProgramme(typed.kind) && <Programme value={typed.programme} faults={faults} onChange={(programme) => draft.change({ programme })} />}
        {typed.kind !== '' && !annex && (
          <>
            <Choice id="report-from" label={typed.kind === 'control_sheet' ? 'Month' : 'First month'} hint="The months in which the cases were sampled." value={typed.from} faults={faults} onChange={(from) => draft.change({ from })} choices={months} />
            {typed.kind !== 'control_sheet' && <Choice id="report-to" label="Last month" value={typed.to} faults={faults} onChange={(to) => draft.change({ to })} choices={months} />}
          </>
        )}
        <NarrativeFields narrative={typed.narrative} kept={typed.kept} askWhy={found.length > 0 || typed.kept !== ''} faults={faults} onNarrative={(narrative) => draft.change({ narrative })} onKept={(kept) => draft.change({ kept })} />
      </Form>
    </DraftKept>
  );
}

export function MakeReport() {
  const fetched = useFetched<ReportList>(REPORTS);
  return (
    <Main>
      <p class="govuk-body ws-screen"><a class="govuk-back-link" href="/audits/reports">Reports of audits</a></p>
      <Heading title="Make a report" caption="Audits" />
      <NotThere of="what is needed" fetched={fetched} />
      {fetched.data && !fetched.data.may_make && <p class="govuk-body">Reports are made by whoever runs the audits of the whole authority.</p>}
      {fetched.data?.may_make && <Making list={fetched.data} />}
    </Main>
  );
}
