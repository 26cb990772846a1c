// The page of a performance meeting, live or frozen: exceptions, what is overdue, last month's actions, the agenda.
import { WideTable } from '../../../components/WideTable.js';
import type { Exception } from '../../../data/teams.js';
import { count, counted, longDate } from '../../../words/format.js';
import { beforeWords, changeWords, exceptionName, lateWithPercent } from '../../../words/teams.js';
import { periodLabel } from '../../../words/period.js';
import { nameOf } from '../record.js';
import { ThingLink } from '../ThingLink.js';
import { Agenda, Outcomes } from './BusinessShown.js';
import { lateOf, type ExceptionLine, type Exceptions, type Late, type OverdueLine, type QuadrantPage } from './meetings.js';

const shownLate = (late: Late): string => lateWithPercent({ now: lateOf(late) } as Exception);

function title({ id, from, to }: ExceptionLine): string {
  return from === to ? exceptionName(id) : `${exceptionName(id)}, ${periodLabel([from, to], 'event')}`;
}

function before(line: ExceptionLine, which: 'month_before' | 'year_before'): { words: string; change: string } {
  const then = line[which];
  if (then === null) return { words: 'not known', change: '' };
  const words = beforeWords(lateOf(then));
  return { words, change: then.of === 0 ? '' : changeWords(lateOf(line.now), lateOf(then)) };
}

/** Whether chance can explain how far a unit is from the whole, in words that need no statistics. */
const CHANCE: Record<string, string> = {
  'as expected': 'As chance would give', 'may be higher': 'Perhaps more than chance', 'may be lower': 'Perhaps fewer than chance',
  'higher than chance': 'More than chance would give', 'lower than chance': 'Fewer than chance would give',
};
export const chanceWords = (standing: string | null): string => (standing === null ? 'Too few to say' : (CHANCE[standing] ?? standing));

function ExceptionTable({ exceptions }: { exceptions: Exceptions }) {
  const { measures, unit, as_at: day, due_until: until } = exceptions;
  if (measures.length === 0) return <p class="govuk-body">Nothing can be counted for {unit} on {longDate(day)}.</p>;
  const time = (column: string, which: 'month_before' | 'year_before') => ({
    title: column, numeric: true,
    cell: (line: ExceptionLine) => <>{before(line, which).words}<span class="ws-small">{before(line, which).change}</span></>,
    value: (line: ExceptionLine) => before(line, which).words,
  });
  return (
    <>
      <p class="govuk-body">Figures of {unit} as at {longDate(day)}: what is late or over a limit, and out of how many.</p>
      <WideTable
        caption={`Exceptions of ${unit}`} hideCaption name="exceptions" rows={measures}
        columns={[
          { title: 'What', cell: title },
          { title: 'Now', numeric: true, cell: (line) => <strong>{shownLate(line.now)}</strong>, value: (line) => shownLate(line.now) },
          time('A month before', 'month_before'),
          time('A year before', 'year_before'),
          { title: 'Whole authority', numeric: true, cell: (line) => shownLate(line.whole) },
          { title: 'Against the whole', cell: (line) => (line.standing === 'higher than chance' ? <strong>{chanceWords(line.standing)}</strong> : chanceWords(line.standing)), value: (line) => chanceWords(line.standing) },
          ...(until === null ? [] : [{ title: `Due by ${longDate(until)}`, numeric: true, cell: (line: ExceptionLine) => (line.coming_due === null ? '' : count(line.coming_due)) }]),
        ]}
      />
    </>
  );
}

function Overdue({ rows, on }: { rows: OverdueLine[]; on: string }) {
  if (rows.length === 0) return <p class="govuk-body">Nothing is overdue.</p>;
  return (
    <WideTable
      caption="Overdue, the longest first" hideCaption name="overdue" rows={rows}
      columns={[
        { title: 'What', cell: (row) => <ThingLink thing={row} on={on} />, value: nameOf },
        { title: 'Kind', cell: (row) => row.what_words },
        { title: 'Lead', cell: (row) => (row.lead === '' ? 'Nobody named' : row.lead) },
        { title: 'Was due', cell: (row) => (row.due === null ? '' : longDate(row.due)), value: (row) => row.due },
        { title: 'Late by', numeric: true, cell: (row) => counted(row.days_late, 'days'), value: (row) => row.days_late },
      ]}
    />
  );
}

/** `figures`: whose figures the reader sees. */
export function QuadrantShown({ page, figures }: { page: QuadrantPage; figures: 'internal' | 'public' }) {
  const { on, exceptions } = page;
  return (
    <>
      <h2 class="govuk-heading-m">Exceptions</h2>
      {exceptions !== null ? <ExceptionTable exceptions={exceptions} /> : (
        <p class="govuk-body">
          {figures === 'public'
            ? 'Figures of one quadrant or service are shown to those who see the service’s own figures.'
            : 'There are no figures: none were loaded, or the body’s title and services name no quadrant or service of theirs.'}
        </p>
      )}
      <h2 class="govuk-heading-m">Overdue</h2>
      <Overdue rows={page.overdue} on={on} />
      <h2 class="govuk-heading-m">Actions of the last meeting</h2>
      <Outcomes outcomes={page.outcomes} last={page.last} on={on} />
      <h2 class="govuk-heading-m">Agenda</h2>
      <Agenda agenda={page.agenda} on={on} />
    </>
  );
}
