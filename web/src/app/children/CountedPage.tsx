// The children in a figure: the drill-down from an indicator.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FigureChoice } from '../../components/drill_down.js';
import { WideTable, type WideColumn } from '../../components/WideTable.js';
import { count, longDate } from '../../words/format.js';
import { Heading, Main } from '../Frame.js';
import type { Where } from '../history.js';
import { Failed, NotFound, Waiting } from '../Message.js';
import { ask, type Failure } from '../server.js';
import { useSession } from '../session.js';
import { Pager, SaveRecorded, Unanswered } from './Answer.js';
import { childColumns, References, ROWS_OF_PAGE } from './child_list.js';
import {
  chosenOf, countedWords, figureOf, holdersOf, onlyWords, orderWords, sinceWords, type CountedChildren, type CountedRow, type Measure,
} from './counted.js';
import { Marked } from './Marked.js';
import { PurposeGate } from './PurposeGate.js';
import { useRecorded } from './recorded.js';
import { useRemembered, useTask } from './task.js';

/** The columns that say why a row is counted. */
function whyColumns(answer: CountedChildren, measure: Measure, choice: FigureChoice): WideColumn<CountedRow>[] {
  const columns: WideColumn<CountedRow>[] = [];
  if (answer.rows.some(({ date }) => date !== null)) {
    columns.push(measure.grain === 'spell'
      ? { title: 'Since', cell: ({ date }) => (date === null ? '' : sinceWords(date, answer.as_at)) }
      : { title: 'On', cell: ({ date }) => (date === null ? '' : <span class="ws-nowrap">{longDate(date)}</span>) });
  }
  if (choice.met === undefined && answer.rows.some(({ met }) => met !== null))
    columns.push({ title: 'Met', cell: ({ met }) => (met === null ? '' : met ? 'yes' : <strong>no</strong>) });
  if (answer.rows.some(({ value }) => value !== null))
    columns.push({ title: 'Value', numeric: true, cell: ({ value }) => (value === null ? '' : count(value)) });
  return columns;
}

/** Whose they are: only where every row is on the page. */
function Holders({ answer }: { answer: CountedChildren }) {
  const { session } = useSession();
  if (!session.permissions.includes('see_worker_names') || answer.pages !== 1 || answer.rows.length < 2) return null;
  const holders = holdersOf(answer.rows);
  return (
    <WideTable
      caption="Whose they are"
      rows={holders}
      columns={[
        { title: 'Worker', cell: ({ worker }) => (worker === '' ? <strong>Nobody</strong> : worker) },
        { title: 'Team', cell: ({ team }) => (team === '' ? 'none recorded' : team) },
        { title: 'Number', numeric: true, cell: ({ rows }) => count(rows) },
      ]}
    />
  );
}

function List({ step, measure, choice, snapshot }: { step: string; measure: Measure; choice: FigureChoice; snapshot: string }) {
  const { session } = useSession();
  const { memory } = useTask();
  const [page, setPage] = useRemembered(step, 'page', 1);
  const [acted, setActed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const address = `/api/v1/indicators/${measure.id}/children`;
  const body = { ...choice, ...(snapshot === '' ? {} : { snapshot }), order: 'concern' };
  const recorded = useRecorded<CountedChildren>(step, address, { ...body, page });
  const answer = recorded.kind === 'answer' ? recorded.data : null;
  useEffect(() => {
    if (acted) heading.current?.focus();
  }, [answer?.viewing]);
  if (!answer) return <Unanswered recorded={recorded} asking="Fetching the children in this figure." />;
  return (
    <>
      <p class="govuk-body-l">{countedWords(answer, measure).join(' ')}</p>
      {answer.rows.length > 0 && (
        <>
          <References rows={answer.rows} />
          <Holders answer={answer} />
          <h2 class="govuk-heading-m" tabIndex={-1} ref={heading}>Who they are</h2>
          <WideTable
            caption={`${orderWords(measure, choice)} As at ${longDate(answer.as_at)}.`}
            rows={answer.rows}
            columns={[...(childColumns(answer.rows, session, memory, snapshot) as WideColumn<CountedRow>[]), ...whyColumns(answer, measure, choice)]}
          />
          <Pager
            page={answer.page} pages={answer.pages} listed={answer.listed} size={ROWS_OF_PAGE}
            onPage={(next) => {
              setActed(true);
              setPage(next);
            }}
          />
          <SaveRecorded address={address} body={body} what="the children in this figure" />
        </>
      )}
    </>
  );
}

type Chosen = NonNullable<ReturnType<typeof chosenOf>>;

/** The definition and figure that the list is of. */
function useMeasure({ indicator, choice, snapshot }: Chosen): { measure: Measure | Failure | null; again: () => void } {
  const { session, ended } = useSession();
  const [measure, setMeasure] = useState<Measure | Failure | null>(null);
  const [asked, setAsked] = useState(0);
  const query = new URLSearchParams();
  if (choice.as_at !== undefined) query.set('as_at', choice.as_at);
  if (choice.window !== undefined) query.set('window', choice.window);
  if (snapshot !== '') query.set('snapshot', snapshot);
  const address = `/api/v1/indicators/${indicator}.json${query.toString() !== '' ? `?${query.toString()}` : ''}`;
  const refused = measure !== null && 'ok' in measure && measure.status === 401;
  useEffect(() => {
    const stop = new AbortController();
    setMeasure(null);
    void ask<Measure[]>(address, { signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return;
      if (!answer.ok && answer.status === 401) ended();
      const first = answer.ok ? answer.data[0] : undefined;
      setMeasure(answer.ok ? first ?? null : answer);
    });
    return () => stop.abort();
  }, [address, asked, refused ? session.csrf_token : '']);
  return { measure, again: () => setAsked((number) => number + 1) };
}

function Counted({ step, line, chosen }: { step: string; line: ComponentChildren; chosen: Chosen }) {
  const { measure, again } = useMeasure(chosen);
  if (measure === null || ('ok' in measure && measure.status === 401)) return <Waiting words="Fetching the measure." />;
  if ('ok' in measure) return <Failed failure={measure} onRetry={again} />;
  return (
    <Marked>
      <Main>
        <Heading title="Children in this figure" caption={measure.name} />
        {line}
        <p class="govuk-body">{figureOf(measure, chosen.choice)} {onlyWords(chosen.choice)}</p>
        <p class="govuk-body">{measure.definition}</p>
        <List step={step} measure={measure} choice={chosen.choice} snapshot={chosen.snapshot} />
      </Main>
    </Marked>
  );
}

export function CountedPage({ where }: { where: Where }) {
  const step = where.step ?? '';
  const chosen = chosenOf(where.query);
  if (chosen === null) return <NotFound />;
  return <PurposeGate>{(line) => <Counted key={`${step} ${where.query.toString()}`} step={step} line={line} chosen={chosen} />}</PurposeGate>;
}
