// The quality assurance lead's queue: submitted audits, and what each waits for.
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import { monthWords } from '../AuditHead.js';
import { gradeOrNone, nextWords, type DecisionRow } from './review.js';

/** What only the lead can do goes first. */
const GROUPS: readonly { caption: string; name: string; next: readonly string[] }[] = [
  { caption: 'For you to do', name: 'audits-to-decide', next: ['appeal', 'decide', 'give', 'finalise'] },
  { caption: 'Waiting for others', name: 'audits-waiting', next: ['wait', 'talk'] },
  { caption: 'Paused', name: 'audits-paused', next: ['paused'] },
];

export function Decisions() {
  const fetched = useFetched<{ today: string; rows: DecisionRow[] }>('/api/v1/audits/decisions.json');
  const rows = fetched.data?.rows ?? [];
  return (
    <Main>
      <Heading title="Grades to decide on" caption="Practice audit" />
      <p class="govuk-body">Audits that were submitted. Your own, and those that you moderate, are for another quality assurance lead.</p>
      <NotThere of="the audits" fetched={fetched} />
      {fetched.data && rows.length === 0 && <p class="govuk-body">No audit waits for a decision.</p>}
      {GROUPS.map(({ caption, name, next }) => {
        const of = rows.filter((row) => next.includes(row.next));
        if (of.length === 0) return null;
        return (
          <WideTable
            caption={caption} name={name} rows={of}
            columns={[
              { title: 'Audit', cell: (row) => <a class="govuk-link" href={`/audits/decisions/${row.audit}`}>{monthWords(row.month)}, {row.team ?? 'no team'}</a>, value: (row) => `${row.month} ${row.team ?? ''}` },
              { title: 'Next', cell: (row) => nextWords(row.next) },
              { title: 'Auditor', cell: (row) => row.auditor ?? '' },
              { title: 'Auditor’s grade', cell: (row) => gradeOrNone(row.auditor_grade) },
              { title: 'Second grade', cell: (row) => gradeOrNone(row.agreed ?? row.second_grade) },
              { title: 'Why a second', cell: (row) => row.why ?? '' },
              { title: 'Moderator', cell: (row) => row.moderator ?? '' },
              { title: 'Due', cell: (row) => (row.due_on === null ? '' : <>{longDate(row.due_on)}{row.late && <> <strong class="govuk-tag govuk-tag--red">Late</strong></>}</>), value: (row) => row.due_on ?? '' },
            ]}
          />
        );
      })}
    </Main>
  );
}
