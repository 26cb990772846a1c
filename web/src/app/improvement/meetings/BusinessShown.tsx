// What the pages of performance meetings and of boards have in common: the agenda, and what became of earlier actions.
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { RatingTag, ratingWords } from '../RatingTag.js';
import { nameOf, type Brief } from '../record.js';
import { capital } from '../thing/thing_words.js';
import { ThingLink } from '../ThingLink.js';
import { outcomesSentence, sinceWords, type AgendaItem, type MeetingHead, type Outcome } from './meetings.js';

function Reports({ reports, on }: { reports: readonly Brief[]; on: string }) {
  if (reports.length === 0) return null;
  return <p class="govuk-body">Reports: {reports.map((one, at) => <span key={one.id}>{at > 0 && '; '}<ThingLink thing={one} on={on} /></span>)}.</p>;
}

export function Agenda({ agenda, on }: { agenda: readonly AgendaItem[]; on: string }) {
  if (agenda.length === 0) return <p class="govuk-body">No item is on the agenda yet.</p>;
  return (
    <>
      {agenda.map((item) => (
        <section key={item.id}>
          <h3 class="govuk-heading-s"><ThingLink thing={item} on={on} /></h3>
          {item.words !== '' && <p class="govuk-body">{item.words}</p>}
          <Reports reports={item.reports} on={on} />
          {item.said.length > 0 && (
            <ul class="govuk-list govuk-list--bullet">
              {item.said.map((one) => (
                <li key={one.id}>{capital(one.kind_words)}: <ThingLink thing={one} on={on} />{one.words !== '' && <span class="ws-cell-hint">{one.words}</span>}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </>
  );
}

function State({ outcome }: { outcome: Outcome }) {
  return (
    <>
      {outcome.open && outcome.late && <><strong class="govuk-tag govuk-tag--red">Late</strong> </>}
      {outcome.state}
      {outcome.rating.shown !== '' && <span class="ws-cell-hint"><RatingTag rating={outcome.rating} /></span>}
    </>
  );
}

const stateWords = ({ open, late, state, rating }: Outcome): string =>
  [open && late ? 'Late' : '', state, rating.shown === '' ? '' : ratingWords(rating.shown)].filter((one) => one !== '').join(', ');

/** `last` is the last meeting that was held; null where there was none. */
export function Outcomes({ outcomes, last, on }: { outcomes: Outcome[]; last: MeetingHead | null; on: string }) {
  if (last === null) return <p class="govuk-body">No earlier meeting was held, so that nothing came of one.</p>;
  if (outcomes.length === 0) return <p class="govuk-body">Nothing came of the meeting of {longDate(last.day)}, and nothing of earlier ones is open.</p>;
  return (
    <>
      <p class="govuk-body">{outcomesSentence(outcomes)} All of the meeting of {longDate(last.day)} are here, and of earlier ones those that are open.</p>
      <WideTable
        caption="What became of it since" hideCaption name="actions-of-earlier-meetings" rows={outcomes}
        columns={[
          { title: 'What', cell: (one) => <ThingLink thing={one} on={on} />, value: nameOf },
          { title: 'Of the meeting', cell: (one) => longDate(one.met), value: (one) => one.met },
          { title: 'Lead', cell: (one) => (one.lead === '' ? 'Nobody named' : one.lead) },
          { title: 'Due', cell: (one) => (one.due === null ? '' : longDate(one.due)), value: (one) => one.due },
          { title: 'Now', cell: (one) => <State outcome={one} />, value: stateWords },
          {
            title: 'Since the meeting', value: (one) => sinceWords(one).join(' '),
            cell: (one) => {
              const lines = sinceWords(one);
              return lines.length === 0 ? 'Nothing was said' : <ul class="govuk-list ws-tight">{lines.map((line) => <li key={line}>{line}</li>)}</ul>;
            },
          },
        ]}
      />
    </>
  );
}
