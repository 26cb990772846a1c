// The cases of a round and how far each is; a case that cannot be audited makes way for its reserve.
import { useState } from 'preact/hooks';
import { StaysInside } from '../../../components/stays_inside.js';
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { Choice, faultOf, NotThere, useFetched, useSend } from '../../administration/parts.js';
import { Field, Form, type Fault } from '../../Form.js';
import type { CaseRow } from './answers.js';
import { choices, DEPARTURES, STREAMS } from './words.js';

interface Props {
  round: string;
  open: boolean;
  faults: readonly Fault[];
  onFaults: (faults: Fault[]) => void;
  onDone: (words: string) => void;
}

const OVER = ['final', 'actions_open', 'actions_verified', 'closed', 'replaced', 'void', 'submitted', 'moderation'];

function Replace({ round, rows, faults, onFaults, onDone }: Props & { rows: readonly CaseRow[] }) {
  const send = useSend();
  const [typed, setTyped] = useState({ audit: '', reason: '', detail: '' });
  const [busy, setBusy] = useState(false);
  const replace = async (): Promise<void> => {
    const row = rows.find(({ audit }) => audit === typed.audit);
    const wrong: Fault[] = [];
    if (!row) wrong.push({ field: 'gone', words: 'Choose the case' });
    if (typed.reason === '') wrong.push({ field: 'gone-why', words: 'Choose why it is not audited' });
    if (typed.reason === 'other' && typed.detail.trim() === '') wrong.push({ field: 'gone-detail', words: 'Write the reason' });
    if (wrong.length > 0 || !row) return onFaults(wrong);
    setBusy(true);
    const answer = await send<{ replaced_by: string | null }>(`/api/v1/audits/rounds/${round}/replace`, { ...typed, seen: row.revision });
    setBusy(false);
    if (answer.ok) {
      setTyped({ audit: '', reason: '', detail: '' });
      onDone(answer.data.replaced_by === null ? 'The case is taken out. No reserve takes its place.' : 'The case is taken out, and the next reserve takes its place.');
    } else if (answer.status !== 401) onFaults([faultOf(answer)]);
  };
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Take a case out</span></summary>
      <div class="govuk-details__text">
        <p class="govuk-body">The next reserve of its service and quadrant takes its place. The method note says that it was taken out, and why.</p>
        <Form words="Take the case out" busy={busy} warning onSend={() => void replace()}>
          <Choice
            id="gone" label="Case" value={typed.audit} faults={faults} onChange={(audit) => setTyped({ ...typed, audit })}
            choices={[{ value: '', words: 'Choose the case' }, ...rows.map((one) => ({ value: one.audit, words: `${one.child ?? 'Child not known'}, ${one.team ?? 'team not recorded'}` }))]}
          />
          <Choice
            id="gone-why" label="Why" value={typed.reason} faults={faults} onChange={(reason) => setTyped({ ...typed, reason })}
            choices={[{ value: '', words: 'Choose the reason' }, ...choices(DEPARTURES)]}
          />
          <Field id="gone-detail" label="More (optional)" autocomplete="off" value={typed.detail} faults={faults} onInput={(detail) => setTyped({ ...typed, detail })} />
        </Form>
      </div>
    </details>
  );
}

export function CasesStep(props: Props) {
  const fetched = useFetched<CaseRow[]>(`/api/v1/audits/rounds/${props.round}/cases`);
  const rows = fetched.data ?? [];
  const open = rows.filter(({ state }) => !OVER.includes(state));
  return (
    <>
      <NotThere of="the cases" fetched={fetched} />
      {fetched.data && rows.length === 0 && <p class="govuk-body">No case has been drawn.</p>}
      {rows.length > 0 && (
        <StaysInside.Provider value={true}>
          <p class="govuk-body">That you looked at these children is recorded.</p>
          <WideTable
            caption="Cases of the round" rows={rows}
            columns={[
              { title: 'Child', cell: (one) => one.child ?? 'not known' },
              { title: 'Team', cell: (one) => one.team ?? 'not recorded' },
              { title: 'Service', cell: (one) => one.service ?? 'not recorded' },
              { title: 'How it came', cell: (one) => STREAMS[one.stream] ?? one.stream },
              { title: 'State', cell: (one) => one.state_words },
              { title: 'Auditor', cell: (one) => one.auditor ?? 'nobody' },
              { title: 'Due', cell: (one) => (one.due_on ? `${longDate(one.due_on)}${one.late ? ', late' : ''}` : ''), value: (one) => one.due_on },
            ]}
          />
          {props.open && open.length > 0 && <Replace {...props} rows={open} />}
        </StaysInside.Provider>
      )}
    </>
  );
}
