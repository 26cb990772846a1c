// Who is to be asked for their view, and how many could be asked and answered.
import { countColumn, WideTable, type WideColumn } from '../../../components/WideTable.js';
import { count, longDate, percent } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import { useSession } from '../../session.js';
import { useOpened } from './asked.js';
import { childWords, monthWords, nextWords, RESPONDENTS, wordsIn, type Head } from './words.js';

interface ToAsk extends Head {
  due_on: string | null;
  people: { respondent: string; next: string }[];
}

export interface Responses {
  by: 'all' | 'status' | 'service';
  group: string | null;
  audits_without_anybody: number;
  listed: number;
  not_decided: number;
  unsafe: number;
  safe: number;
  replied: number;
  declined: number;
  no_answer: number;
  not_tried: number;
  response_rate: number | null;
}

/** What is to be done for an audit, in words. */
export function askWords(people: readonly { respondent: string; next: string }[]): string {
  if (people.length === 0) return 'List whom to ask';
  const left = people.filter(({ next }) => next !== '');
  if (left.length === 0) return 'Nothing more';
  return left.map(({ respondent, next }) => `${wordsIn(RESPONDENTS, respondent)}: ${nextWords(next).toLowerCase()}`).join('; ');
}

/** The response rate, or why there is none. */
export function rateWords({ safe, replied, response_rate: rate }: Pick<Responses, 'safe' | 'replied' | 'response_rate'>): string {
  if (safe === 0) return 'nobody could be asked';
  return rate === null ? `${count(replied)} of ${count(safe)} (too few for a percentage)` : `${percent(rate)} (${count(replied)} of ${count(safe)})`;
}

const groupWords = ({ by, group }: Responses): string => (by === 'all' ? 'All' : group ?? 'Not recorded');

const RATE_COLUMNS: WideColumn<Responses>[] = [
  { title: 'Group', cell: groupWords },
  { title: 'Response rate', cell: rateWords, value: ({ response_rate: rate }) => rate },
  countColumn('Safe to ask', 'safe'),
  countColumn('Replied', 'replied'),
  countColumn('Declined', 'declined'),
  countColumn('Not reached', 'no_answer'),
  countColumn('Not tried', 'not_tried'),
  countColumn('Unsafe', 'unsafe'),
  countColumn('Not decided', 'not_decided'),
  countColumn('Audits with nobody listed', 'audits_without_anybody'),
];

function Rates() {
  const fetched = useFetched<Responses[]>('/api/v1/audits/family/responses');
  const rows = fetched.data ?? [];
  const all = rows.find(({ by }) => by === 'all');
  return (
    <section>
      <h2 class="govuk-heading-m">Who answered</h2>
      <NotThere of="the response rates" fetched={fetched} />
      {all && (
        <>
          <p class="govuk-body-l">Response rate: {rateWords(all)}.</p>
          <p class="govuk-body">
            Replies of a hundred people whom it was safe to ask. Who did not answer may think differently from who did, so look at the groups before you say what families think. There is no
            percentage below ten replies.
          </p>
          <WideTable caption="By status of the child" name="family-responses-status" rows={rows.filter(({ by }) => by === 'status')} columns={RATE_COLUMNS} />
          <WideTable caption="By service" name="family-responses-service" rows={rows.filter(({ by }) => by === 'service')} columns={RATE_COLUMNS} />
          <p class="govuk-body-s ws-screen ws-data-links">All of it: <a class="govuk-link" href="/api/v1/audits/family/responses.csv" download>CSV</a></p>
        </>
      )}
    </section>
  );
}

function Asking() {
  const { data, failure, again } = useOpened<{ rows: ToAsk[] }>('/api/v1/audits/family/to-ask', {});
  const columns: WideColumn<ToAsk>[] = [
    { title: 'Child', cell: (one) => <a class="govuk-link" href={`/audits/audits/${one.audit}/family`}>{childWords(one)}</a>, value: childWords },
    { title: 'Month', cell: ({ month }) => monthWords(month) },
    { title: 'State', cell: ({ state_words: state }) => state },
    { title: 'Due', cell: ({ due_on: due }) => (due === null ? '' : longDate(due)), value: ({ due_on: due }) => due },
    { title: 'Next', cell: ({ people }) => askWords(people) },
  ];
  return (
    <section>
      <h2 class="govuk-heading-m">Who is to be asked</h2>
      <NotThere of="your audits" fetched={{ data, failure, again }} />
      {data && data.rows.length === 0 && <p class="govuk-body">No audit of yours is waiting.</p>}
      {data && data.rows.length > 0 && <WideTable caption="Audits that are going on" name="families-to-ask" rows={data.rows} columns={columns} />}
    </section>
  );
}

export function FamilyFeedback() {
  const { session } = useSession();
  const may = (...some: string[]): boolean => some.some((one) => session.permissions.includes(one));
  return (
    <Main>
      <Heading title="Family feedback" />
      <p class="govuk-body">Children, parents and carers are asked for their view of the service for each audit, once somebody has decided that it is safe to ask them.</p>
      {may('make_audits', 'run_audits') && <Asking />}
      {may('see_audit_figures') && <Rates />}
    </Main>
  );
}
