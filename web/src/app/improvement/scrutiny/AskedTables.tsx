// What members asked, what they were told with what evidence, and what committees recommended.
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import type { Said } from '../record.js';
import { ThingLink } from '../ThingLink.js';
import {
  questionColour, questionsInOrder, recommendationColour, recommendationsInOrder, responseWords, waitWords, type AskedAgain, type Question, type Recommendation,
} from './scrutiny.js';

const answerWords = ({ on, words, evidence }: Said): string =>
  `${longDate(on)}: ${words === '' ? 'answered' : words}${evidence === '' ? ' Nothing to look at was named.' : ` To look at: ${evidence}.`}`;

function Answers({ answers }: { answers: readonly Said[] }) {
  if (answers.length === 0) return <>No answer yet</>;
  return (
    <ul class="govuk-list ws-tight">
      {answers.map(({ on, words, evidence }) => (
        <li key={on + words}>
          {longDate(on)}: {words}
          <span class="ws-cell-hint">{evidence === '' ? 'Nothing to look at was named' : `To look at: ${evidence}`}</span>
        </li>
      ))}
    </ul>
  );
}

/** The unanswered first. */
export function Questions({ rows, day }: { rows: readonly Question[]; day: string }) {
  return (
    <WideTable
      caption="Questions of members, the unanswered first" name="members-questions" rows={questionsInOrder(rows)}
      columns={[
        { title: 'Question', cell: (row) => <ThingLink thing={{ ...row, number: '' }} on={day} />, value: ({ title }) => title },
        {
          title: 'State', value: (row) => `${row.state_words}. ${waitWords(row)}`,
          cell: (row) => <><strong class={`govuk-tag govuk-tag--${questionColour(row.state)}`}>{row.state_words}</strong><span class="ws-cell-hint">{waitWords(row)}</span></>,
        },
        { title: 'Answer', cell: ({ answers }) => <Answers answers={answers} />, value: ({ answers }) => answers.map(answerWords).join(' ') },
        { title: 'Asked', cell: ({ asked, body }) => <>{longDate(asked)}{body && <span class="ws-cell-hint">{body.title}</span>}</>, value: ({ asked }) => asked },
        { title: 'To be answered by', cell: ({ lead }) => (lead === '' ? 'Nobody named' : lead) },
      ]}
    />
  );
}

/** The overdue first. */
export function Recommendations({ rows, day }: { rows: readonly Recommendation[]; day: string }) {
  return (
    <WideTable
      caption="Recommendations of committees, those without a response first" name="committee-recommendations" rows={recommendationsInOrder(rows)}
      columns={[
        { title: 'Recommendation', cell: (row) => <ThingLink thing={{ ...row, number: '' }} on={day} />, value: ({ title }) => title },
        { title: 'State', cell: (row) => <strong class={`govuk-tag govuk-tag--${recommendationColour(row.state)}`}>{row.state_words}</strong>, value: (row) => row.state_words },
        {
          title: 'Response', value: (row) => responseWords(row),
          cell: (row) => (
            <>
              {responseWords(row)}
              {row.done && <span class="ws-cell-hint">Done on {longDate(row.done.on)}{row.done.evidence === '' ? '; no evidence is named' : `: ${row.done.evidence}`}</span>}
            </>
          ),
        },
        { title: 'Response due', cell: ({ response_due: due }) => (due === null ? 'No day named' : longDate(due)), value: ({ response_due: due }) => due },
        { title: 'Made', cell: ({ made_on: day, body }) => <>{longDate(day)}{body && <span class="ws-cell-hint">{body.title}</span>}</>, value: ({ made_on: day }) => day },
        { title: 'For', cell: ({ lead }) => (lead === '' ? 'Nobody named' : lead) },
      ]}
    />
  );
}

const MOVED: Record<string, string> = { moved: 'green', same: 'yellow', without: 'yellow', unanswered: 'red' };

/** A question that was asked or answered again: did what there is to look at change? */
export function Again({ rows, day }: { rows: readonly AskedAgain[]; day: string }) {
  const lines = rows.flatMap(({ title, answers }) => answers.map((one) => ({ title, ...one })));
  return (
    <WideTable
      caption="Questions asked or answered more than once" name="questions-asked-again" rows={lines}
      columns={[
        { title: 'Question', cell: ({ question }) => <ThingLink thing={{ ...question, number: '' }} on={day} />, value: ({ title }) => title },
        { title: 'Answered', cell: ({ answer }) => (answer === null ? 'Not yet' : longDate(answer.on)), value: ({ answer }) => answer?.on ?? null },
        { title: 'Answer', cell: ({ answer }) => answer?.words ?? '' },
        { title: 'To look at', cell: ({ answer }) => answer?.evidence ?? '' },
        {
          title: 'Has the evidence changed?', value: ({ moved_words: words }) => words,
          cell: ({ moved, moved_words: words }) => (MOVED[moved] === undefined ? <span>{words}</span> : <strong class={`govuk-tag govuk-tag--${MOVED[moved]}`}>{words}</strong>),
        },
      ]}
    />
  );
}
