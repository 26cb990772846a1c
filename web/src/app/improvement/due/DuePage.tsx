// What is due from audits, plans and scrutiny, in one list: one's own or, for who keeps the record, everybody's.
import { WideTable, type WideColumn } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { Choice, NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { useSession } from '../../session.js';
import { AsAt, asAt, dayOf } from '../AsAt.js';
import { choose, chosenOf } from './chosen.js';
import { dueWords } from './days.js';
import { areaWords, dueAddress, dueSentence, linesOf, WHOSE, type Due, type Work, type WorkLine } from './due.js';

/** Late in words and red; what is due today stands out too. */
function When({ line, on }: { line: WorkLine; on: string }) {
  const words = dueWords(on, line.due, line.days_late);
  if (line.days_late > 0) return <strong class="govuk-tag govuk-tag--red ws-nowrap">{words}</strong>;
  return line.due === on ? <strong class="govuk-tag govuk-tag--yellow ws-nowrap">{words}</strong> : <span>{words}</span>;
}

function columnsOf(on: string, whose: string): WideColumn<WorkLine>[] {
  const columns: WideColumn<WorkLine>[] = [
    { title: 'What to do', cell: (line) => <a class="govuk-link" href={line.address}>{line.sentence}</a>, value: (line) => line.sentence },
    { title: 'When', cell: (line) => <When line={line} on={on} />, value: (line) => dueWords(on, line.due, line.days_late) },
    { title: 'Due', cell: (line) => (line.due === null ? '' : longDate(line.due)), value: (line) => line.due },
    { title: 'Kind', cell: (line) => line.what_words },
  ];
  if (whose === 'all') columns.push({ title: 'Who leads', cell: (line) => (line.lead === '' ? 'Nobody named' : line.lead) });
  else columns.push({ title: 'From', cell: (line) => areaWords(line.area) });
  return columns;
}

function List({ answer, day, whose }: { answer: Work | Due; day: string; whose: string }) {
  const lines = linesOf(answer, day);
  return (
    <>
      <p class="govuk-body-l">{dueSentence(lines, answer.on, whose)}</p>
      {lines.length === 0 && whose === '' && <p class="govuk-body">What names your account as its lead stands here until it is done.</p>}
      {lines.length > 0 && (
        <WideTable
          caption={whose === 'all' ? 'What is due from everybody in the improvement record, the longest late first' : 'What is due from you, the longest late first'}
          name={whose === 'all' ? 'due-from-everybody' : 'due-from-me'} rows={lines} columns={columnsOf(answer.on, whose)}
        />
      )}
    </>
  );
}

export function DuePage({ where }: { where: Where }) {
  const { session } = useSession();
  const day = dayOf(where);
  const whose = session.permissions.includes('keep_improvement') ? chosenOf(where, 'whose', WHOSE) : '';
  const fetched = useFetched<Work | Due>(dueAddress(whose, day));
  // While the other list is fetched, what is there is still that of the one before.
  const answer = fetched.data !== null && ('whose' in fetched.data ? 'all' : '') === whose ? fetched.data : null;
  return (
    <Main>
      <Heading title="What is due" caption="Improvement" />
      <p class="govuk-body">
        From audits, plans and scrutiny in one list. Open a line to say what was done.{' '}
        <a class="govuk-link ws-screen" href={asAt('/improvement/reminders', day)}>Put these days into your calendar, or be reminded</a>
      </p>
      {answer && <AsAt where={where} on={answer.on} />}
      {session.permissions.includes('keep_improvement') && (
        <div class="ws-screen">
          <Choice
            id="whose" label="Whose" value={whose} faults={[]} onChange={(value) => choose(where, 'whose', value)}
            choices={[{ value: '', words: 'Mine: audits, plans and scrutiny' }, { value: 'all', words: 'Everybody’s: plans and scrutiny' }]}
          />
        </div>
      )}
      <NotThere of="what is due" fetched={{ ...fetched, data: answer }} />
      {answer && <List answer={answer} day={day} whose={whose} />}
    </Main>
  );
}
