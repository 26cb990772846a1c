// The control sheet of a round: what was drawn from, and how far the audits are by state, service and group of auditors.
import { countColumn, WideTable, type WideColumn } from '../../../components/WideTable.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import type { ControlRow } from './answers.js';

const PARTS: [string, string][] = [['all', 'All'], ['service', 'By service'], ['auditor_group', 'By group of auditors']];
const COUNTS: [string, string][] = [['frame', 'The frame'], ['excluded', 'Who could not be drawn'], ['drawn', 'What was drawn'], ['state', 'Audits by state']];

export function ControlSheet({ round }: { round: string }) {
  const fetched = useFetched<ControlRow[]>(`/api/v1/audits/rounds/${round}/control-sheet`);
  const rows = fetched.data ?? [];
  const completion: WideColumn<ControlRow>[] = [
    { title: 'Group', cell: (one) => one.group },
    countColumn('Audits', 'number'),
    countColumn('Completed', (one) => one.completed ?? 0),
    countColumn('Under way', (one) => one.under_way ?? 0),
    countColumn('No auditor', (one) => one.unassigned ?? 0),
    countColumn('Replaced or void', (one) => one.not_audited ?? 0),
    countColumn('Late', (one) => one.late ?? 0),
  ];
  return (
    <>
      <NotThere of="the control sheet" fetched={fetched} />
      {fetched.data && rows.length === 0 && <p class="govuk-body">There is nothing to count yet.</p>}
      {rows.length > 0 && (
        <>
          <div class="govuk-button-group ws-screen">
            <button type="button" class="govuk-button govuk-button--secondary" onClick={() => print()}>Print this sheet</button>
            <a class="govuk-link" href={`/api/v1/audits/rounds/${round}/control-sheet.csv`} download>The whole sheet as CSV</a>
          </div>
          {PARTS.map(([part, words]) => {
            const some = rows.filter((one) => one.part === part);
            return some.length > 0 && <WideTable key={part} caption={`How far the audits are: ${words.toLowerCase()}`} rows={some} columns={completion} />;
          })}
          {COUNTS.map(([part, words]) => {
            const some = rows.filter((one) => one.part === part);
            return some.length > 0 && (
              <WideTable key={part} caption={words} rows={some} columns={[{ title: 'What', cell: (one) => one.group }, countColumn('Number', 'number')]} />
            );
          })}
        </>
      )}
    </>
  );
}
