// Re-audits: late, scheduled, made, and those that were not possible, which count as nothing else.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { WideTable, type WideColumn } from '../../../components/WideTable.js';
import { counted, longDate } from '../../../words/format.js';
import { Banner, Choice, faultOf, Lines, useSend } from '../../administration/parts.js';
import { SaveRecorded, Unanswered } from '../../children/Answer.js';
import { Marked } from '../../children/Marked.js';
import { PurposeGate } from '../../children/PurposeGate.js';
import { useRecorded } from '../../children/recorded.js';
import { DraftKept } from '../../DraftKept.js';
import { useDraft } from '../../draft.js';
import { ErrorSummary, Form, type Fault } from '../../Form.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { groupOf, type Group, type ReAudit } from './actions.js';

const ADDRESS = '/api/v1/audits/re-audits';
const GROUPS: readonly { group: Group; title: string; none: string }[] = [
  { group: 'late', title: 'Late', none: 'No re-audit is late.' },
  { group: 'scheduled', title: 'Scheduled', none: 'No re-audit is waited for.' },
  { group: 'not_possible', title: 'Not possible', none: 'None was given up.' },
  { group: 'graded', title: 'Made', none: 'No re-audit has a final grade yet.' },
];

function columnsOf(group: Group): WideColumn<ReAudit>[] {
  const columns: WideColumn<ReAudit>[] = [
    { title: 'Child', cell: (row) => <a class="govuk-link" href={`/audits/audits/${encodeURIComponent(row.id)}`}>{row.child === '' ? 'not known' : row.child}</a>, value: (row) => row.child },
    { title: 'Team', cell: (row) => row.team ?? 'none' },
    { title: 'First audit', cell: (row) => `${row.first_grade}${row.first_on === null ? '' : `, ${longDate(row.first_on)}`}` },
    { title: 'Due by', cell: (row) => (row.due_on === null ? '' : longDate(row.due_on)), value: (row) => row.due_on },
  ];
  if (group === 'late') columns.push({ title: 'Working days late', numeric: true, cell: (row) => row.days_late });
  if (group === 'graded') columns.push({ title: 'Grade now', cell: (row) => (row.again_grade === '' ? 'not shown to you' : row.again_grade) });
  else if (group === 'not_possible') columns.push({ title: 'Why', cell: (row) => row.reason });
  else {
    columns.push({
      title: 'State', cell: (row) => (row.not_held ? <>{row.state} <strong class="govuk-tag govuk-tag--yellow">Nobody holds the case</strong></> : row.state),
      value: (row) => row.state,
    });
  }
  columns.push({ title: 'Inadequate grades', numeric: true, cell: (row) => row.inadequates }, { title: 'Goes to', cell: (row) => row.goes_to });
  return columns;
}

/** Says that a re-audit cannot be made. */
function NotPossible({ rows, onDone }: { rows: ReAudit[]; onDone: () => void }) {
  const ask = useSend();
  const draft = useDraft('re-audit-not-possible', { audit: '', reason: '' });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    const found: Fault[] = [];
    if (draft.values.audit === '') found.push({ field: 'not-possible-audit', words: 'Choose the re-audit' });
    if (draft.values.reason.trim() === '') found.push({ field: 'not-possible-reason', words: 'Say why it is not possible' });
    setFaults(found);
    if (found.length > 0) return;
    setBusy(true);
    const answer = await ask(`${ADDRESS}/not-possible`, { audit: draft.values.audit, reason: draft.values.reason.trim() });
    setBusy(false);
    if (!answer.ok) {
      setFaults([faultOf(answer)]);
      return;
    }
    await draft.sent();
    onDone();
  };
  const choices = [
    { value: '', words: 'Choose one' },
    ...rows.map((row) => ({ value: row.id, words: `${row.child}, ${row.team ?? 'no team'}${row.not_held ? ': nobody holds the case' : ''}` })),
  ];
  return (
    <section class="ws-screen">
      <h2 class="govuk-heading-m">A re-audit that cannot be made</h2>
      <p class="govuk-body">Such as because the case is closed. It is counted as not possible, and never as improved.</p>
      <ErrorSummary faults={faults} />
      <DraftKept draft={draft} labels={{ audit: 'Re-audit', reason: 'Why' }}>
        <Form words="Save it as not possible" warning busy={busy} onSend={() => void send()}>
          <Choice id="not-possible-audit" label="Re-audit" value={draft.values.audit} choices={choices} faults={faults} onChange={(audit) => draft.change({ audit })} />
          <Lines id="not-possible-reason" label="Why" value={draft.values.reason} faults={faults} onInput={(reason) => draft.change({ reason })} />
        </Form>
      </DraftKept>
    </section>
  );
}

function Whole({ step, line }: { step: string; line: ComponentChildren }) {
  const [turn, setTurn] = useState(0);
  const recorded = useRecorded<{ viewing: string; rows: ReAudit[] }>(`${step} ${turn}`, ADDRESS, {});
  const rows = recorded.kind === 'answer' ? recorded.data.rows : [];
  const mayEnd = rows.filter((row) => row.may_end);
  return (
    <Marked>
      <Main>
        <Heading title="Re-audits" />
        {turn > 0 && <Banner title="The re-audit is saved as not possible">{null}</Banner>}
        {line}
        <p class="govuk-body">
          A case that was graded inadequate is audited again 12 to 16 weeks later, by another auditor. Re-audits are in no headline. What they say
          together stands under <a class="govuk-link" href="/audits/findings/re-audits">re-audits by first and second grade</a>.
        </p>
        <Unanswered recorded={recorded} asking="Looking for re-audits." />
        {recorded.kind === 'answer' && GROUPS.map(({ group, title, none }) => {
          const found = rows.filter((row) => groupOf(row) === group);
          return (
            <section key={group}>
              <h2 class="govuk-heading-m">{title}</h2>
              {found.length === 0 ? <p class="govuk-body">{none}</p> : (
                <WideTable caption={`${title}: ${counted(found.length, 're-audits')}`} name={`re-audits-${group}`} rows={found} columns={columnsOf(group)} />
              )}
            </section>
          );
        })}
        {mayEnd.length > 0 && <NotPossible key={turn} rows={mayEnd} onDone={() => setTurn(turn + 1)} />}
        {rows.length > 0 && <SaveRecorded address={ADDRESS} body={{}} what="re-audits" />}
      </Main>
    </Marked>
  );
}

export function ReAuditsPage({ where }: { where: Where }) {
  const step = where.step ?? '';
  return <PurposeGate>{(line) => <Whole key={step} step={step} line={line} />}</PurposeGate>;
}
