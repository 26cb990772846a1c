// The ledger of promises: to whom, when due, kept with what proof, or overdue.
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { Choice, NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { AsAt, asAt, dayOf } from '../AsAt.js';
import { choose, chosenOf } from '../due/chosen.js';
import { nameOf, RECORD } from '../record.js';
import { putOffWords } from '../thing/thing_words.js';
import { ThingLink, ThingLinks } from '../ThingLink.js';
import {
  bodyWords, dueLines, howOften, lastKept, ledgerSentence, occasionWords, proofWords, stateColour, statesOf, timesOf, timesWords,
  type Ledger, type PromiseLine,
} from './promises.js';

const StateTag = ({ line }: { line: PromiseLine }) => <strong class={`govuk-tag govuk-tag--${stateColour(line.state)}`}>{line.state_words}</strong>;

function Kept({ line, on }: { line: PromiseLine; on: string }) {
  const last = lastKept(line);
  const times = timesWords(line, on);
  return (
    <>
      {last === null ? (times === '' ? 'Not kept' : times) : <>Last kept on {longDate(last.on)}<span class="ws-cell-hint">{proofWords(last)}</span></>}
      {last !== null && times !== '' && <span class="ws-cell-hint">{times}</span>}
    </>
  );
}

function keptWords(line: PromiseLine, on: string): string {
  const last = lastKept(line);
  return [last === null ? 'Not kept' : `${last.on}: ${proofWords(last)}`, timesWords(line, on)].filter((one) => one !== '').join('. ');
}

function Promises({ rows, on, day }: { rows: PromiseLine[]; on: string; day: string }) {
  return (
    <WideTable
      caption="Promises to report" name="promises" rows={rows}
      columns={[
        { title: 'Promise', cell: (line) => <ThingLink thing={line} on={day} />, value: nameOf },
        { title: 'State', cell: (line) => <StateTag line={line} />, value: (line) => line.state_words },
        {
          title: 'Due', cell: (line) => <>{[...dueLines(line, on), ...line.put_off.map(putOffWords)].map((words, at) => <span key={words} class={at === 0 ? '' : 'ws-cell-hint'}>{words}</span>)}</>,
          value: (line) => [...dueLines(line, on), ...line.put_off.map(putOffWords)].join('. '),
        },
        { title: 'Kept', cell: (line) => <Kept line={line} on={on} />, value: (line) => keptWords(line, on) },
        { title: 'To', cell: (line) => (line.to ? <ThingLink thing={line.to} on={day} /> : bodyWords(line.to)), value: (line) => bodyWords(line.to) },
        { title: 'How often', cell: (line) => howOften(line.every_months) },
        {
          title: 'Made', cell: (line) => <>{longDate(line.made_on)}<div class="ws-cell-hint"><ThingLinks things={line.made_in} on={day} /></div></>,
          value: (line) => [line.made_on, ...line.made_in.map(nameOf)].join('; '),
        },
        { title: 'Who leads', cell: (line) => (line.lead === '' ? 'Nobody named' : line.lead) },
      ]}
    />
  );
}

function Times({ rows, on, day }: { rows: PromiseLine[]; on: string; day: string }) {
  return (
    <WideTable
      caption="Each time that they have to be kept" name="promises-each-time" rows={timesOf(rows)}
      columns={[
        { title: 'Promise', cell: ({ promise }) => <ThingLink thing={promise} on={day} />, value: ({ promise }) => nameOf(promise) },
        { title: 'Due', cell: ({ occasion }) => (occasion.due === null ? 'No day named' : longDate(occasion.due)), value: ({ occasion }) => occasion.due },
        {
          title: 'Kept or not',
          cell: ({ occasion }) => {
            const words = occasionWords(occasion, on);
            return occasion.overdue ? <strong class="govuk-tag govuk-tag--red">{words}</strong> : <span>{words}</span>;
          },
          value: ({ occasion }) => occasionWords(occasion, on),
        },
        { title: 'What shows it', cell: ({ occasion }) => proofWords(occasion.kept) },
      ]}
    />
  );
}

function Whole({ ledger, where }: { ledger: Ledger; where: Where }) {
  const day = dayOf(where);
  const states = statesOf(ledger.promises);
  const chosen = chosenOf(where, 'state', states.map(({ value }) => value));
  const rows = ledger.promises.filter(({ state }) => chosen === '' || state === chosen);
  return (
    <>
      <AsAt where={where} on={ledger.on} />
      <p class="govuk-body-l">{ledgerSentence(ledger.promises)}</p>
      {ledger.promises.length > 0 && (
        <>
          <p class="govuk-body">
            A promise becomes overdue by itself when its day has passed and nobody has shown that it was kept. To say that it was kept, open it. What is due
            from whom stands in <a class="govuk-link" href={asAt('/improvement/due', day)}>what is due</a>.
          </p>
          <div class="ws-screen">
            <Choice
              id="state" label="Show" value={chosen} faults={[]} onChange={(value) => choose(where, 'state', value)}
              choices={[{ value: '', words: `All promises (${ledger.promises.length})` }, ...states]}
            />
          </div>
          <Promises rows={rows} on={ledger.on} day={day} />
          <h2 class="govuk-heading-m">Each time</h2>
          <p class="govuk-body">A promise to report again and again has to be kept each time. A time that was missed stays in the list.</p>
          <Times rows={rows} on={ledger.on} day={day} />
        </>
      )}
    </>
  );
}

export function PromisesPage({ where }: { where: Where }) {
  const fetched = useFetched<Ledger>(asAt(`${RECORD}/promises`, dayOf(where)));
  return (
    <Main>
      <Heading title="Promises" caption="Improvement" />
      <NotThere of="the promises" fetched={fetched} />
      {fetched.data && <Whole ledger={fetched.data} where={where} />}
    </Main>
  );
}
