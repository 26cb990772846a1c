// Actions that follow from audits: one's own first, then what is overdue, waits to be verified, or is anyone's.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { WideTable, type WideColumn } from '../../../components/WideTable.js';
import { Choice } from '../../administration/parts.js';
import { Pager, SaveRecorded, Unanswered } from '../../children/Answer.js';
import { Marked } from '../../children/Marked.js';
import { PurposeGate } from '../../children/PurposeGate.js';
import { useRecorded } from '../../children/recorded.js';
import { useRemembered } from '../../children/task.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { dueWords, LISTS, listTitle, type ActionList, type ActionRow, type OwnerCount } from './actions.js';

const ADDRESS = '/api/v1/audits/actions';
const ROWS_OF_PAGE = 100;
interface Shown { which: string; over: boolean; page: number }

export function StateTag({ row }: { row: Pick<ActionRow, 'state' | 'state_words' | 'days_late'> }) {
  if (row.days_late > 0) return <strong class="govuk-tag govuk-tag--red">Late</strong>;
  const colour = row.state === 'verified' ? 'green' : row.state === 'done' ? 'yellow' : row.state === 'open' ? 'blue' : 'grey';
  return <strong class={`govuk-tag govuk-tag--${colour}`}>{row.state_words}</strong>;
}

const whatOf = (row: ActionRow): string => row.change ?? (row.duty === '' ? 'An action' : row.duty);

function columnsOf(which: string): WideColumn<ActionRow>[] {
  const columns: WideColumn<ActionRow>[] = [
    {
      title: 'What will be different',
      cell: (row) => (
        <>
          <a class="govuk-link" href={`/audits/actions/${encodeURIComponent(row.id)}`}>{whatOf(row)}</a>
          {row.priority === 'urgent' && <>{' '}<strong class="govuk-tag govuk-tag--orange">Urgent</strong></>}
          {row.duty !== '' && row.change !== null && <span class="govuk-hint ws-cell-hint">{row.duty}</span>}
        </>
      ),
      value: whatOf,
    },
    { title: 'Child', cell: (row) => (row.child === '' ? 'not shown to you' : <span class="ws-nowrap">{row.child}</span>) },
    { title: 'Team', cell: (row) => row.team ?? 'none' },
  ];
  if (which !== 'mine') columns.push({ title: 'Owner', cell: (row) => (row.owned_by_me ? 'You' : row.owner ?? 'nobody named') });
  columns.push(
    { title: 'Due', cell: dueWords, value: (row) => row.due_on },
    { title: 'State', cell: (row) => <StateTag row={row} />, value: (row) => row.state_words },
  );
  return columns;
}

/** Who has how much to do, the latest first. */
function Owners({ owners }: { owners: OwnerCount[] }) {
  const rows = [...owners].sort((a, b) => b.late - a.late || b.open - a.open || a.owner.localeCompare(b.owner));
  return (
    <WideTable
      caption="What is open, by owner" name="actions-by-owner" rows={rows}
      columns={[
        { title: 'Owner', cell: ({ owner }) => (owner === '' ? 'nobody named' : owner) },
        { title: 'Open', numeric: true, cell: ({ open }) => open },
        { title: 'Late', numeric: true, cell: ({ late }) => late },
        { title: 'Latest by, working days', numeric: true, cell: ({ longest }) => longest },
      ]}
    />
  );
}

function List({ step }: { step: string }) {
  const [shown, setShown] = useRemembered<Shown>(step, 'actions', { which: 'mine', over: false, page: 1 });
  const [acted, setActed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const recorded = useRecorded<ActionList>(step, ADDRESS, { ...shown });
  const answer = recorded.kind === 'answer' ? recorded.data : null;
  useEffect(() => {
    if (acted) heading.current?.focus();
  }, [answer?.viewing]);
  const show = (next: Partial<Shown>): void => {
    setActed(true);
    setShown({ ...shown, page: 1, ...next });
  };
  const list = LISTS.find(({ value }) => value === shown.which);
  const mayBeOver = shown.which !== 'overdue' && shown.which !== 'to_verify';
  return (
    <>
      <div class="ws-screen">
        <Choice id="which" label="Show" hint={list?.about ?? ''} value={shown.which} choices={LISTS} faults={[]} onChange={(which) => show({ which, over: false })} />
      </div>
      {!answer && <Unanswered recorded={recorded} asking="Looking for actions." />}
      {answer && (
        <>
          <h2 class="govuk-heading-m" tabIndex={-1} ref={heading}>{listTitle(answer.which, answer.listed)}{shown.over ? ' that are over' : ''}</h2>
          {mayBeOver && (
            <p class="govuk-body ws-screen">
              <button type="button" class="ws-save" onClick={() => show({ over: !shown.over })}>
                {shown.over ? 'Show what is open or to be verified' : 'Show what is over: verified, not possible or cancelled'}
              </button>
            </p>
          )}
          {answer.rows.length > 0 && (
            <>
              <WideTable caption={list?.words ?? ''} hideCaption name={`actions-${answer.which}`} rows={answer.rows} columns={columnsOf(shown.which)} />
              <Pager page={answer.page} pages={answer.pages} listed={answer.listed} size={ROWS_OF_PAGE} onPage={(page) => show({ page })} />
              {shown.which !== 'mine' && !shown.over && answer.owners.length > 0 && <Owners owners={answer.owners} />}
              <SaveRecorded address={ADDRESS} body={{ which: shown.which, over: shown.over }} what="these actions" />
            </>
          )}
        </>
      )}
    </>
  );
}

function Whole({ step, line }: { step: string; line: ComponentChildren }) {
  return (
    <Marked>
      <Main>
        <Heading title="Actions from audits" />
        {line}
        <p class="govuk-body">
          What audits asked for, for a child or in practice. Somebody else verifies what you have done. An action is added on the page of its audit. <a class="govuk-link" href="/audits/re-audits">Re-audits</a>{' '}
          have a page of their own.
        </p>
        <List step={step} />
      </Main>
    </Marked>
  );
}

export function ActionsPage({ where }: { where: Where }) {
  const step = where.step ?? '';
  return <PurposeGate>{(line) => <Whole key={step} step={step} line={line} />}</PurposeGate>;
}
