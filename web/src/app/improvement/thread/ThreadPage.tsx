// From one thing to all that goes with it: what was found, what was planned for it, what came of it, who was told and what was promised.
import { useState } from 'preact/hooks';
import { Details } from '../../../components/Details.js';
import { WideTable } from '../../../components/WideTable.js';
import { counted, longDate } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { asAt, AsAt, dayOf } from '../AsAt.js';
import { nameOf, RECORD } from '../record.js';
import { valueWords } from '../risks/risks.js';
import { named, useDefinitions } from '../thing/indicator_names.js';
import { IndicatorLinks } from '../thing/IndicatorLinks.js';
import { capital } from '../thing/thing_words.js';
import { addressOfThing, ThingLinks } from '../ThingLink.js';
import { firstReach, nextReach, within } from './reach.js';
import type { Reading, Thread, ThreadNode } from './thread_api.js';
import { ThreadDrawing } from './ThreadDrawing.js';
import { ThreadList } from './ThreadList.js';
import { ThreadTables } from './ThreadTables.js';

/** "Show 12 more, 3 steps away". */
export const moreWords = ({ reach, more }: { reach: number; more: number }): string => `Show ${more} more, ${counted(reach, 'steps')} away`;

function Drawn({ thread, from, on }: { thread: Thread; from: ThreadNode; on: string }) {
  const first = firstReach(thread.nodes);
  const [reach, setReach] = useState(first);
  const shown = within(thread.nodes, thread.edges, reach);
  const next = nextReach(thread.nodes, reach);
  return (
    <>
      <p class="govuk-body" role="status">
        {next === null ? `All ${counted(thread.nodes.length, 'things')} of the thread are shown.` : `${shown.nodes.length} of ${counted(thread.nodes.length, 'things')} are shown: those up to ${counted(reach, 'steps')} away.`}
      </p>
      <ThreadDrawing nodes={shown.nodes} edges={shown.edges} from={from.id} title={`Thread of ${nameOf(from)}`} on={on} />
      <ThreadList nodes={shown.nodes} edges={shown.edges} from={from.id} on={on} />
      <div class="govuk-button-group ws-screen">
        {next !== null && <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setReach(next.reach)}>{moreWords(next)}</button>}
        {reach > first && <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setReach(first)}>Show the nearest alone</button>}
      </div>
    </>
  );
}

/** "19% on 31 May 2020". */
export const readingWords = (reading: Reading | null): string => (reading === null ? 'No figure' : `${valueWords(reading.value, reading.unit)} on ${longDate(reading.on)}`);

function Figures({ thread, on }: { thread: Thread; on: string }) {
  const definitions = useDefinitions(thread.indicators.length > 0);
  if (thread.indicators.length === 0) return <p class="govuk-body">Nothing in this thread names an indicator.</p>;
  return (
    <WideTable
      caption="Indicators that should move with it" hideCaption name="thread-indicators" rows={thread.indicators}
      columns={[
        { title: 'Indicator', cell: (row: Thread['indicators'][number]) => <IndicatorLinks ids={[row.indicator]} definitions={definitions} />, value: (row: Thread['indicators'][number]) => named(row.indicator, definitions).name },
        { title: 'When it began', cell: ({ began }) => readingWords(began) },
        { title: `On ${longDate(thread.on)}`, cell: ({ now }) => readingWords(now) },
        { title: 'Named by', cell: ({ of }) => <ThingLinks things={of} on={on} />, value: ({ of }) => of.map(nameOf).join('; ') },
      ]}
    />
  );
}

export function ThreadPage({ where, values }: { where: Where; values: Readonly<Record<string, string>> }) {
  const id = values['id'] ?? '';
  const on = dayOf(where);
  const address = `${RECORD}/threads/${encodeURIComponent(id)}`;
  const fetched = useFetched<Thread>(asAt(address, on));
  const thread = fetched.data;
  const from = thread?.nodes[0];
  return (
    <Main>
      {from && <p class="govuk-body ws-screen"><a class="govuk-back-link" href={addressOfThing(from, on)}>{nameOf(from)}</a></p>}
      <Heading title={from ? `Thread: ${nameOf(from)}` : 'Thread'} caption={from ? capital(from.kind_words) : ''} />
      <NotThere of="the thread" fetched={fetched} />
      {thread && from && (
        <>
          <AsAt where={where} on={thread.on} />
          <p class="govuk-body">From what was found to what was planned for it, what came of it, who was told, and what was promised: all that is linked with it, up to six steps away.</p>
          {thread.nodes.length === 1 && <p class="govuk-body">Nothing is linked with it yet.</p>}
          <h2 class="govuk-heading-m">From found to promised</h2>
          <Drawn key={`${from.id} ${thread.on}`} thread={thread} from={from} on={on} />
          <h2 class="govuk-heading-m">Indicators that should move with it</h2>
          <Figures thread={thread} on={on} />
          <h2 class="govuk-heading-m">The whole thread as tables</h2>
          <Details summary="Show the tables">{() => <ThreadTables thread={thread} from={from} on={on} />}</Details>
          <p class="govuk-body ws-screen"><a class="govuk-link" href={asAt(`${address}.csv`, on)} download>The thread as CSV</a></p>
        </>
      )}
    </Main>
  );
}
