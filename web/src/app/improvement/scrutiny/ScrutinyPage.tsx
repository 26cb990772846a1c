// What committees asked, what they were told, what is overdue, what was decided, and one calendar of all who watch.
import { Choice, NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { AsAt, asAt, dayOf } from '../AsAt.js';
import { choose, chosenOf } from '../due/chosen.js';
import { RECORD } from '../record.js';
import { Again, Questions, Recommendations } from './AskedTables.js';
import { Decisions, Meetings } from './MeetingTables.js';
import { bodiesOf, calendar, ofBody, type Scrutiny } from './scrutiny.js';
import { nextWords, waits } from './waits.js';

const LINK_WORDS = { questions: 'See the questions', recommendations: 'See the recommendations', decisions: 'See the decisions' } as const;

/** What waits for somebody, each with a link down the page. */
function Top({ scrutiny, day }: { scrutiny: Scrutiny; day: string }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {waits(scrutiny).map(({ part, words, open }) => (
        <li key={part}>
          {open ? <strong>{words}</strong> : words} <a class="govuk-link ws-screen" href={`#${part}`}>{LINK_WORDS[part]}</a>
        </li>
      ))}
      <li>{nextWords(scrutiny)} <a class="govuk-link ws-screen" href="#meetings">See the meetings</a></li>
      <li class="ws-screen"><a class="govuk-link" href={asAt('/improvement/promises', day)}>See what was promised to committees</a></li>
    </ul>
  );
}

function Parts({ scrutiny, day }: { scrutiny: Scrutiny; day: string }) {
  const { coming, past } = calendar(scrutiny.meetings, scrutiny.on);
  return (
    <>
      <h2 class="govuk-heading-m" id="questions">What members asked</h2>
      {scrutiny.questions.length === 0 ? <p class="govuk-body">No question was asked.</p> : <Questions rows={scrutiny.questions} day={day} />}
      {scrutiny.asked_again.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Asked again</h3>
          <p class="govuk-body">Where a question was answered more than once, this says whether there is anything new to look at.</p>
          <Again rows={scrutiny.asked_again} day={day} />
        </>
      )}
      <h2 class="govuk-heading-m" id="recommendations">What committees recommended</h2>
      {scrutiny.recommendations.length === 0 ? <p class="govuk-body">No recommendation was made.</p> : <Recommendations rows={scrutiny.recommendations} day={day} />}
      <h2 class="govuk-heading-m" id="decisions">What was decided</h2>
      {scrutiny.decisions.length === 0 ? <p class="govuk-body">No decision is recorded.</p> : <Decisions rows={scrutiny.decisions} day={day} />}
      <h2 class="govuk-heading-m" id="meetings">Meetings</h2>
      {coming.length === 0 ? <p class="govuk-body">No meeting to come is in the record.</p> : <Meetings rows={coming} on={scrutiny.on} day={day} caption="Meetings to come" name="meetings-to-come" />}
      {past.length === 0 ? <p class="govuk-body">No meeting is past.</p> : <Meetings rows={past} on={scrutiny.on} day={day} caption="Meetings that are past, the newest first" name="meetings-past" />}
    </>
  );
}

function Whole({ scrutiny, where }: { scrutiny: Scrutiny; where: Where }) {
  const day = dayOf(where);
  const bodies = bodiesOf(scrutiny);
  const chosen = chosenOf(where, 'body', bodies.map(({ id }) => id));
  const shown = ofBody(scrutiny, chosen);
  return (
    <>
      <AsAt where={where} on={scrutiny.on} />
      {bodies.length === 0 && <p class="govuk-body">No body, meeting, question or recommendation is in the record on this day.</p>}
      {bodies.length > 0 && (
        <>
          <div class="ws-screen">
            <Choice
              id="body" label="Body" hint="A committee, board or partnership" value={chosen} faults={[]} onChange={(value) => choose(where, 'body', value)}
              choices={[{ value: '', words: 'All bodies' }, ...bodies.map(({ id, title }) => ({ value: id, words: title }))]}
            />
          </div>
          <Top scrutiny={shown} day={day} />
          <Parts scrutiny={shown} day={day} />
        </>
      )}
    </>
  );
}

export function ScrutinyPage({ where }: { where: Where }) {
  const fetched = useFetched<Scrutiny>(asAt(`${RECORD}/scrutiny`, dayOf(where)));
  return (
    <Main>
      <Heading title="Scrutiny" caption="Improvement" />
      <p class="govuk-body">What was asked, what was answered, what is overdue, and what was decided.</p>
      <NotThere of="scrutiny" fetched={fetched} />
      {fetched.data && <Whole scrutiny={fetched.data} where={where} />}
    </Main>
  );
}
