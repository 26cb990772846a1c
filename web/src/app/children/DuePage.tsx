// The children for whom something is due next, for a purpose. The address says nothing of them.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { WideTable, type WideColumn } from '../../components/WideTable.js';
import { counted, longDate } from '../../words/format.js';
import { Heading, Main } from '../Frame.js';
import type { Where } from '../history.js';
import { useSession } from '../session.js';
import { Pager, SaveRecorded, Unanswered } from './Answer.js';
import { childColumns, References, ROWS_OF_PAGE } from './child_list.js';
import { kindWords, unknownSentence, type DueChild, type DueChildren } from './coming_due.js';
import { Marked } from './Marked.js';
import { PurposeGate } from './PurposeGate.js';
import { useRecorded } from './recorded.js';
import { useRemembered, useTask } from './task.js';

const ADDRESS = '/api/v1/coming-due/children';
type Order = 'day' | 'worker';
interface Shown { order: Order; page: number }

const CAPTIONS: Record<Order, string> = {
  day: 'What is due, soonest first',
  worker: 'What is due by worker, each worker’s soonest first; what nobody holds comes before all',
};

function List({ step }: { step: string }) {
  const { session } = useSession();
  const { memory } = useTask();
  const [shown, setShown] = useRemembered<Shown>(step, 'shown', { order: 'day', page: 1 });
  const [acted, setActed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const recorded = useRecorded<DueChildren>(step, ADDRESS, { ...shown });
  const answer = recorded.kind === 'answer' ? recorded.data : null;
  useEffect(() => {
    if (acted) heading.current?.focus();
  }, [answer?.viewing]);
  if (!answer) return <Unanswered recorded={recorded} asking="Looking for what is due." />;
  const show = (next: Shown): void => {
    setActed(true);
    setShown(next);
  };
  const other: Order = shown.order === 'day' ? 'worker' : 'day';
  const due: WideColumn<DueChild>[] = [
    { title: 'Due', cell: ({ due_on: on }) => <span class="ws-nowrap">{longDate(on)}</span> },
    { title: 'What', cell: ({ kind }) => kindWords(kind) },
  ];
  const [child, ...others] = childColumns(answer.rows, session, memory, '') as WideColumn<DueChild>[];
  return (
    <>
      <h2 class="govuk-heading-m" tabIndex={-1} ref={heading}>
        {answer.listed === 0 ? `Nothing becomes due by ${longDate(answer.until)}` : `${counted(answer.listed, 'things')} by ${longDate(answer.until)}`}
      </h2>
      <p class="govuk-body">
        What is not late yet on {longDate(answer.as_at)}, the day of the newest load, and becomes late within 14 days unless something is done. What was done
        since is not known here. {unknownSentence(answer.unknown)}
      </p>
      {answer.rows.length > 0 && child && (
        <>
          <References rows={answer.rows} />
          {session.permissions.includes('see_worker_names') && answer.listed > 1 && (
            <p class="govuk-body ws-screen">
              <button type="button" class="ws-save" onClick={() => show({ order: other, page: 1 })}>{other === 'worker' ? 'Put each worker’s together' : 'Put the soonest first'}</button>
            </p>
          )}
          <WideTable caption={`${CAPTIONS[shown.order]}. As at ${longDate(answer.as_at)}.`} rows={answer.rows} columns={[child, ...due, ...others]} />
          <Pager page={answer.page} pages={answer.pages} listed={answer.listed} size={ROWS_OF_PAGE} onPage={(page) => show({ ...shown, page })} />
          <SaveRecorded address={ADDRESS} body={{ order: shown.order }} what="what is due" />
        </>
      )}
    </>
  );
}

function Due({ step, line }: { step: string; line: ComponentChildren }) {
  return (
    <Marked>
      <Main>
        <Heading title="What is next" />
        {line}
        <List step={step} />
      </Main>
    </Marked>
  );
}

export function DuePage({ where }: { where: Where }) {
  const step = where.step ?? '';
  return <PurposeGate>{(line) => <Due key={step} step={step} line={line} />}</PurposeGate>;
}
