// One child: who it is, how things stand, who is involved, and the journey. Neither the address nor the title says whose page
// it is: that stands in the tab's memory (docs/decisions/0006-roles-and-scopes.md).
import type { ComponentChildren } from 'preact';
import { WideTable } from '../../components/WideTable.js';
import { JOURNEY_CONTRACT } from '../../journey/data.js';
import { Fact, Flags, InShort, TimelineAndRecords } from '../../journey/Story.js';
import { aboutWords, MARKING } from '../../journey/words.js';
import { ethnicityWords } from '../../words/ethnicity.js';
import { longDate } from '../../words/format.js';
import { Heading, Main } from '../Frame.js';
import type { Where } from '../history.js';
import { Message } from '../Message.js';
import { SaveRecorded, Unanswered } from './Answer.js';
import { ringWords, statusesOf, type Involved, type OneChild } from './child.js';
import { Marked } from './Marked.js';
import { PurposeGate } from './PurposeGate.js';
import { useRecorded } from './recorded.js';
import { useTask } from './task.js';

const ADDRESS = '/api/v1/children/timeline';
const TITLE = 'One child’s journey';

function InvolvedTable({ involved, asAt }: { involved: Involved[]; asAt: string }) {
  const named = involved.some(({ worker }) => worker !== null);
  return (
    <section aria-labelledby="involved">
      <h2 class="govuk-heading-m" id="involved">Who is involved and whom to ring</h2>
      <p class="govuk-body">{ringWords(involved, asAt)}</p>
      {involved.length > 0 && (
        <WideTable
          caption={`Involved on ${longDate(asAt)}`}
          rows={involved}
          columns={[
            { title: 'Role', cell: ({ role }) => role ?? 'not recorded' },
            ...(named ? [{ title: 'Worker', cell: ({ worker }: Involved) => worker ?? 'not recorded' }] : []),
            { title: 'Team', cell: ({ team }) => team ?? 'not recorded' },
            { title: 'Since', cell: ({ since }) => (since === null ? 'not recorded' : longDate(since)) },
          ]}
        />
      )}
      {involved.length > 0 && !named && <p class="govuk-body-s">Your role does not show workers’ names.</p>}
    </section>
  );
}

function About({ asAt }: { asAt: string }) {
  return (
    <section aria-labelledby="about">
      <h2 class="govuk-heading-m" id="about">About this page</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>It shows the records of this identifier as they stood on {longDate(asAt)}, and nothing of any other identifier. A child who was adopted has another identifier since; the two are never shown together.</li>
        <li>In the timeline workers are numbered in the order in which they came. There is no address on it.</li>
        <li>What to look at follows the definitions of the indicators that the last table names; a case with no plan for 28 days after an assessment is a rule of this page.</li>
        <li>A gap may be a gap in the records. Where the sources reach back only so far, what seems to lie before is left out.</li>
        <li>The address of this page does not say which child it is of. It cannot be sent, and after the page is loaded anew the child must be looked for again.</li>
      </ul>
    </section>
  );
}

function Content({ one, snapshot }: { one: OneChild; snapshot: string }) {
  const { journey } = one;
  const or = (text: string): string => (text === '' ? 'not recorded' : text);
  return (
    <>
      <dl class="govuk-summary-list">
        <Fact name="Name">{one.name ?? 'not recorded'}</Fact>
        <Fact name="Identifier">{one.child}</Fact>
        <Fact name="Date of birth">{one.born === null ? 'not recorded' : longDate(one.born)}</Fact>
        <Fact name="Age">{one.born === null ? aboutWords(journey) : or(journey.age)}</Fact>
        <Fact name="Sex">{or(journey.sex)}</Fact>
        <Fact name="Ethnicity">{ethnicityWords(journey.ethnicity)}</Fact>
        <Fact name="How things stand">{statusesOf(journey).join('; ')}</Fact>
      </dl>
      <InvolvedTable involved={one.involved} asAt={journey.as_at} />
      <InShort journey={journey} />
      <Flags journey={journey} />
      <TimelineAndRecords journey={journey} />
      <SaveRecorded address={ADDRESS} body={{ child: one.child, ...(snapshot === '' ? {} : { snapshot }) }} what="every record of this child" />
      <About asAt={journey.as_at} />
      <p class="ws-screen ws-print-buttons">
        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => window.print()}>Print this page</button>
      </p>
    </>
  );
}

interface Kept {
  child: string;
  snapshot: string;
}

function Child({ step, kept, line }: { step: string; kept: Kept; line: ComponentChildren }) {
  const { child, snapshot } = kept;
  const recorded = useRecorded<OneChild>(step, ADDRESS, { child, ...(snapshot === '' ? {} : { snapshot }) });
  const one = recorded.kind === 'answer' ? recorded.data : null;
  const otherVersion = one !== null && one.journey.contract !== JOURNEY_CONTRACT;
  return (
    <Marked words={MARKING}>
      <Main>
        <Heading title={TITLE} caption={one === null ? '' : `${one.journey.authority}, as at ${longDate(one.journey.as_at)}`} />
        {line}
        <Unanswered recorded={recorded} asking="Fetching the child’s records." />
        {otherVersion && <p class="govuk-body" role="alert">This page is of another version than the server. Load the page again (Ctrl+F5), and look for the child anew.</p>}
        {one !== null && !otherVersion && <Content one={one} snapshot={snapshot} />}
        <p class="govuk-body ws-screen"><a class="govuk-link" href="/children">Look for another child</a></p>
      </Main>
    </Marked>
  );
}

export function ChildPage({ where }: { where: Where }) {
  const step = where.step ?? '';
  const { memory } = useTask();
  const kept = memory.recall<Kept>(step, 'child');
  if (!kept) {
    return (
      <Message title="Look for the child again">
        <p class="govuk-body">The address of a child’s page does not say which child it is of, so that nobody can read it in a list of pages that were visited.</p>
        <p class="govuk-body">After the page is loaded anew, or where its address was sent by someone, the child must be looked for again.</p>
        <p class="govuk-body"><a class="govuk-link" href="/children">Look for a child</a></p>
      </Message>
    );
  }
  return <PurposeGate>{(line) => <Child key={step} step={step} kept={kept} line={line} />}</PurposeGate>;
}
