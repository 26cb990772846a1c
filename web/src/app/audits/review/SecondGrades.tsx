// A moderator's own list: the audits that they were asked to grade a second time.
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import { monthWords } from '../AuditHead.js';
import { gradeOrNone, ownStepWords, type OwnSecondGrade } from './review.js';

function List({ caption, name, rows, today }: { caption: string; name: string; rows: OwnSecondGrade[]; today: string }) {
  return (
    <WideTable
      caption={caption} name={name} rows={rows}
      columns={[
        { title: 'Audit', cell: (row) => <a class="govuk-link" href={`/audits/moderation/${row.moderation}`}>{monthWords(row.month)}, {row.team ?? 'no team'}</a>, value: (row) => `${row.month} ${row.team ?? ''}` },
        { title: 'Next', cell: (row) => ownStepWords(row.step) },
        { title: 'Due', cell: (row) => <>{longDate(row.due_on)}{row.step === 'grade' && row.due_on < today && <> <strong class="govuk-tag govuk-tag--red">Late</strong></>}</>, value: (row) => row.due_on },
        { title: 'Your grade', cell: (row) => gradeOrNone(row.grade) },
        { title: 'Auditor’s grade', cell: (row) => gradeOrNone(row.first_grade, row.grade === null ? 'Shown after yours' : '') },
        { title: 'Final grade', cell: (row) => gradeOrNone(row.final_grade) },
      ]}
    />
  );
}

export function SecondGrades() {
  const fetched = useFetched<{ today: string; rows: OwnSecondGrade[] }>('/api/v1/audits/moderations.json');
  const rows = fetched.data?.rows ?? [];
  const open = rows.filter(({ step }) => step !== 'done');
  const done = rows.filter(({ step }) => step === 'done');
  const today = fetched.data?.today ?? '';
  return (
    <Main>
      <Heading title="Second grades" caption="Practice audit" />
      <p class="govuk-body">You grade each case by its record and by what the auditor wrote, without knowing the auditor’s grade. Theirs is shown once yours is given, and yours stays.</p>
      <NotThere of="your second grades" fetched={fetched} />
      {fetched.data && open.length === 0 && <p class="govuk-body">No audit waits for a grade of yours.</p>}
      {open.length > 0 && <List caption="Waiting" name="second-grades-waiting" rows={open} today={today} />}
      {done.length > 0 && <List caption="Done" name="second-grades-done" rows={done} today={today} />}
    </Main>
  );
}
