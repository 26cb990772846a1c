// What families, partners and staff said, how many replied, and what was done about it.
import { WideTable } from '../../../components/WideTable.js';
import { count, counted, longDate } from '../../../words/format.js';
import { Choice, NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { AsAt, asAt, dayOf } from '../AsAt.js';
import { choose, chosenOf } from '../due/chosen.js';
import { nameOf, RECORD } from '../record.js';
import { ThingLink, ThingLinks } from '../ThingLink.js';
import { didWords, feedbackSentence, isUnanswered, roundsOf, SORTS, waitingOf, whoOf, type Feedback, type FeedbackTheme, type Round } from './feedback.js';

function Did({ theme, day }: { theme: FeedbackTheme; day: string }) {
  return (
    <>
      {theme.answers.map(({ on, words, evidence }) => (
        <span key={on + words} class="ws-said">{words}<span class="ws-cell-hint">Told on {longDate(on)}{evidence === '' ? '; nothing to look at was named' : `. To look at: ${evidence}`}</span></span>
      ))}
      {isUnanswered(theme) && <strong class="govuk-tag govuk-tag--yellow">{didWords(theme)}</strong>}
      {theme.actions.length > 0 && <div class="ws-cell-hint">{theme.actions.length === 1 ? 'Action: ' : 'Actions:'}<ThingLinks things={theme.actions} on={day} /></div>}
    </>
  );
}

function Themes({ round, day }: { round: Round; day: string }) {
  if (round.themes.length === 0) return <p class="govuk-body">No theme is recorded of it.</p>;
  return (
    <WideTable
      caption={`What was said and done: ${round.title}`} hideCaption name={`feedback-${round.id}`} rows={round.themes}
      columns={[
        { title: 'You said', cell: (theme) => <ThingLink thing={theme} on={day} />, value: nameOf },
        { title: 'Kind', cell: ({ sort }) => SORTS[sort] ?? sort },
        { title: 'How many', cell: ({ says }) => says },
        { title: 'We did', cell: (theme) => <Did theme={theme} day={day} />, value: (theme) => [didWords(theme), ...theme.actions.map(nameOf)].filter((one) => one !== '').join('; ') },
      ]}
    />
  );
}

const numberOf = (value: number | null): string => (value === null ? 'Not recorded' : count(value));

function Rounds({ rows, day }: { rows: Round[]; day: string }) {
  return (
    <WideTable
      caption="Rounds of feedback, the newest first" name="feedback-rounds" rows={rows}
      columns={[
        { title: 'Round', cell: (round) => <ThingLink thing={round} on={day} />, value: nameOf },
        { title: 'Who', cell: ({ who }) => who },
        { title: 'Day', cell: ({ since }) => longDate(since), value: ({ since }) => since },
        { title: 'Asked', numeric: true, cell: ({ asked }) => numberOf(asked), value: ({ asked }) => asked },
        { title: 'Replied', numeric: true, cell: ({ replied }) => numberOf(replied), value: ({ replied }) => replied },
        { title: 'Response', cell: ({ says }) => says },
        { title: 'Not answered yet', numeric: true, cell: ({ themes }) => count(themes.filter(isUnanswered).length), value: ({ themes }) => themes.filter(isUnanswered).length },
      ]}
    />
  );
}

function Waits({ rounds, day }: { rounds: Round[]; day: string }) {
  const waiting = waitingOf(rounds);
  if (waiting.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Not answered yet</h2>
      <ul class="govuk-list govuk-list--bullet">
        {waiting.map(({ round, theme }) => (
          <li key={theme.id}>
            <ThingLink thing={theme} on={day} /> ({round.who.toLowerCase()}, {longDate(round.since)}){theme.actions.length > 0 ? `: ${counted(theme.actions.length, 'actions')}, and nobody has told them` : ': no action'}
          </li>
        ))}
      </ul>
    </>
  );
}

function Whole({ data, where }: { data: Feedback; where: Where }) {
  const day = dayOf(where);
  const who = whoOf(data.rounds);
  const chosen = chosenOf(where, 'who', who.map(({ value }) => value));
  const rounds = roundsOf(data.rounds, chosen);
  return (
    <>
      <AsAt where={where} on={data.on} />
      {data.rounds.length > 0 && (
        <div class="ws-screen">
          <Choice
            id="who" label="Who was asked" value={chosen} faults={[]} onChange={(value) => choose(where, 'who', value)}
            choices={[{ value: '', words: `Everybody (${data.rounds.length})` }, ...who]}
          />
        </div>
      )}
      <p class="govuk-body-l">{feedbackSentence(rounds)}</p>
      {rounds.length > 0 && (
        <>
          <p class="govuk-body">Below ten replies there is no percentage, and numbers from 1 to 5 are hidden, so that nobody can be known by what they said.</p>
          <Waits rounds={rounds} day={day} />
          <h2 class="govuk-heading-m">Rounds</h2>
          <Rounds rows={rounds} day={day} />
          <h2 class="govuk-heading-m">What was said, and what was done</h2>
          {rounds.map((round) => (
            <section key={round.id}>
              <h3 class="govuk-heading-s">{round.title}</h3>
              <p class="govuk-body">{round.who}, {longDate(round.since)}. {round.says}</p>
              <Themes round={round} day={day} />
            </section>
          ))}
        </>
      )}
    </>
  );
}

export function FeedbackPage({ where }: { where: Where }) {
  const fetched = useFetched<Feedback>(asAt(`${RECORD}/feedback`, dayOf(where)));
  return (
    <Main>
      <Heading title="You said, we did" caption="Improvement" />
      <NotThere of="the feedback" fetched={fetched} />
      {fetched.data && <Whole data={fetched.data} where={where} />}
    </Main>
  );
}
