import { Details } from '../../components/Details.js';
import { FlowDiagram } from '../../components/FlowDiagram.js';
import { useKept } from '../../components/kept.js';
import { usePrinting } from '../../components/printing.js';
import { WideTable } from '../../components/WideTable.js';
import { STAGES, stagesShown, waysOn, type FlowSlice, type Pathway, type Waits } from '../../data/pathway.js';
import type { Report } from '../../data/report.js';
import { count, longDate, percent } from '../../words/format.js';
import {
  bandNames, countWords, days, flowSentence, outcomeWords, sliceLabel, stepName, unexplainedSentence, waitingName,
} from '../../words/pathway.js';
import { SUPPRESSED } from '../../words/sentence.js';

export function PathwayPage({ report }: { report: Report }) {
  const { pathway } = report;
  const printing = usePrinting();
  const [chosen, setChosen] = useKept('flow', 'period 0');
  if (!pathway) {
    return (
      <p class="govuk-body">
        <strong>Not measured.</strong> This load holds no referral, so no child can be followed from step to step.
      </p>
    );
  }
  const [kind = '', place = '0'] = printing ? ['period', '0'] : chosen.split(' ');
  const slice = (kind === 'team' ? pathway.teams : pathway.periods)[Number(place)] ?? pathway.periods[0];
  if (!slice) return null;
  return (
    <div>
      <p class="govuk-body-l">{flowSentence(slice, pathway.as_at)}</p>
      <Choice pathway={pathway} chosen={chosen} onChoose={setChosen} />
      {pathway.reaches_from !== null && slice.from < pathway.reaches_from && (
        <p class="govuk-inset-text">
          This load holds referrals from {longDate(pathway.reaches_from)} only: the numbers of this period are too low.
        </p>
      )}
      <FlowDiagram slice={slice} />
      <Details summary="Table: every way from step to step">{() => <WaysTable slice={slice} />}</Details>
      <Details summary="Table: days since the referral at each step">{() => <StagesTable slice={slice} />}</Details>
      <Drift pathway={pathway} slice={slice} />
      <WaitingNow pathway={pathway} />
      {pathway.periods.length > 1 && <OverTime pathway={pathway} />}
      <Rules pathway={pathway} report={report} />
    </div>
  );
}

function Choice(props: { pathway: Pathway; chosen: string; onChoose: (chosen: string) => void }) {
  const { pathway } = props;
  if (pathway.periods.length + pathway.teams.length < 2) return null;
  return (
    <div class="govuk-form-group ws-screen">
      <label class="govuk-label" for="flow-of">Period or team</label>
      <select
        class="govuk-select ws-select"
        id="flow-of"
        value={props.chosen}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        <optgroup label="Whole authority">
          {pathway.periods.map((slice, place) => <option value={`period ${place}`}>{sliceLabel(slice)}</option>)}
        </optgroup>
        {pathway.teams.length > 0 && (
          <optgroup label="By team (of the first assessment, or of the referral), last 12 months">
            {pathway.teams.map((slice, place) => <option value={`team ${place}`}>{slice.team}</option>)}
          </optgroup>
        )}
      </select>
    </div>
  );
}

const waitColumns = <Row,>(of: (row: Row) => Waits | null) => [
  { title: 'Median days', numeric: true, cell: (row: Row) => days(of(row)?.[1]), value: (row: Row) => of(row)?.[1] ?? null },
  { title: 'Middle half, from', numeric: true, cell: (row: Row) => days(of(row)?.[2]), value: (row: Row) => of(row)?.[2] ?? null },
  { title: 'Middle half, to', numeric: true, cell: (row: Row) => days(of(row)?.[3]), value: (row: Row) => of(row)?.[3] ?? null },
  {
    title: 'Longest', numeric: true,
    cell: (row: Row) => (of(row)?.[4] == null ? '' : count(of(row)?.[4] ?? 0)), value: (row: Row) => of(row)?.[4] ?? null,
  },
];

/** What the columns of waitColumns are. */
function MiddleHalf() {
  return (
    <p class="govuk-body">
      Half took no longer than the median. The middle half is what is left without the quickest quarter and the slowest quarter.
    </p>
  );
}

const counted = (value: number | null | undefined): number | string => value ?? SUPPRESSED;

function WaysTable({ slice }: { slice: FlowSlice }) {
  const rows = stagesShown(slice).flatMap((stage) =>
    waysOn(slice, stage).map((way) => ({ from: STAGES[stage] ?? '', ...way })),
  );
  const contacts = slice.contacts?.outcomes ?? [];
  return (
    <div>
      <MiddleHalf />
      <WideTable
        caption={`Referrals from step to step, ${sliceLabel(slice)}`}
        rows={rows}
        columns={[
          { title: 'From', cell: (row) => row.from },
          { title: 'To', cell: (row) => row.words },
          { title: 'Referrals', numeric: true, cell: (row) => countWords(row.children), value: (row) => counted(row.children) },
          ...waitColumns<(typeof rows)[number]>((row) => row.days),
        ]}
      />
      {slice.contacts && (
        <WideTable
          caption={`What came of contacts, ${sliceLabel(slice)}`}
          rows={[...contacts, { outcome: 'all', contacts: slice.contacts.total }]}
          columns={[
            { title: 'Outcome', cell: (row) => (row.outcome === 'all' ? 'All contacts' : outcomeWords(row.outcome)) },
            { title: 'Contacts', numeric: true, cell: (row) => countWords(row.contacts), value: (row) => counted(row.contacts) },
          ]}
        />
      )}
    </div>
  );
}

function StagesTable({ slice }: { slice: FlowSlice }) {
  const rows = stagesShown(slice).slice(1).flatMap((stage) => {
    const flow = slice.stages[stage];
    return flow ? [{ name: STAGES[stage] ?? '', ...flow }] : [];
  });
  return (
    <div>
      <MiddleHalf />
      <WideTable
        caption={`Calendar days since the referral, ${sliceLabel(slice)}`}
        rows={rows}
        columns={[
          { title: 'Step', cell: (row) => row.name },
          { title: 'Reached by', numeric: true, cell: (row) => countWords(row.children), value: (row) => counted(row.children) },
          ...waitColumns<(typeof rows)[number]>((row) => row.days),
        ]}
      />
    </div>
  );
}

/** "34 (1.4%)" of those finished; of fewer than 10, "3 of 7". */
function overWords(over: number | null, all: number | null | undefined): string {
  if (over === null) return SUPPRESSED;
  if (all === null || all === undefined) return count(over);
  return all < 10 ? `${count(over)} of ${count(all)}` : `${count(over)} (${percent((100 * over) / all)})`;
}

function Drift({ pathway, slice }: { pathway: Pathway; slice: FlowSlice }) {
  const rows = pathway.steps.flatMap((step, place) => {
    const waits = slice.waits[place];
    const measured = waits !== undefined && (waits.days[0] !== 0 || waits.waiting !== 0);
    return waits && measured ? [{ step, waits }] : [];
  });
  const noScreening = !pathway.screening_recorded && slice.team === '';
  return (
    <section class="ws-indicator">
      <h2 class="govuk-heading-m">Drift: steps that take longer than they should</h2>
      <p class="govuk-body">
        Working days of the referrals above. The limits are those of Working Together to Safeguard Children: 1 working
        day to decide, 45 for an assessment and from the referral, 15 from the strategy discussion to the conference.
        A median of what is finished is too short while others wait, so the last column counts them too.
      </p>
      <MiddleHalf />
      {noScreening && <p class="govuk-body">How soon contacts are decided is not recorded in this load.</p>}
      <WideTable
        caption={`Working days from step to step, ${sliceLabel(slice)}`}
        rows={rows}
        columns={[
          { title: 'Step', cell: (row) => stepName(row.step) },
          { title: 'Limit', numeric: true, cell: (row) => (row.step.limit === null ? 'none' : row.step.limit), value: (row) => row.step.limit },
          { title: 'Finished', numeric: true, cell: (row) => countWords(row.waits.days[0]), value: (row) => counted(row.waits.days[0]) },
          ...waitColumns<(typeof rows)[number]>((row) => row.waits.days),
          {
            title: 'Over the limit', numeric: true,
            cell: (row) => (row.step.limit === null ? '' : overWords(row.waits.over, row.waits.days[0])),
            value: (row) => (row.step.limit === null ? null : counted(row.waits.over)),
          },
          { title: 'Still waiting', numeric: true, cell: (row) => countWords(row.waits.waiting), value: (row) => counted(row.waits.waiting) },
          {
            title: 'Waiting over the limit', numeric: true,
            cell: (row) => (row.step.limit === null ? '' : countWords(row.waits.waiting_over)),
            value: (row) => (row.step.limit === null ? null : counted(row.waits.waiting_over)),
          },
          {
            title: 'Median with those who wait', numeric: true,
            cell: (row) => (row.waits.median_of_all === null ? (row.step.everyone ? 'not reached' : 'not for this step') : count(row.waits.median_of_all)),
            value: (row) => row.waits.median_of_all,
          },
        ]}
      />
    </section>
  );
}

function WaitingNow({ pathway }: { pathway: Pathway }) {
  const steps = pathway.steps.map((step, place) => ({ step, rows: pathway.waiting.filter((one) => one.step === place) }))
    .filter(({ rows }) => rows.some((row) => row.bands.some((band) => band !== 0)));
  const total = (bands: (number | null)[]): number | null =>
    bands.reduce<number | null>((sum, band) => (sum === null || band === null ? null : sum + band), 0);
  return (
    <section class="ws-indicator">
      <h2 class="govuk-heading-m">Who is waiting at {longDate(pathway.as_at)}</h2>
      <p class="govuk-body">
        Whenever the wait began, by the team responsible for the step (or for the referral) and how many working days it
        has lasted.
      </p>
      {steps.map(({ step, rows }) => {
        const whole = rows.find((row) => row.team === '');
        const all = whole ? total(whole.bands) : null;
        const bands = bandNames(step);
        const over = whole?.bands.slice(1).reduce<number | null>((sum, band) => (sum === null || band === null ? null : sum + band), 0) ?? null;
        const sorted = [...rows].sort((a, b) =>
          a.team === '' ? -1 : b.team === '' ? 1 : (b.bands.at(-1) ?? 0) - (a.bands.at(-1) ?? 0) || (total(b.bands) ?? 0) - (total(a.bands) ?? 0),
        );
        return (
          <div class="ws-waiting">
            <p class="govuk-body">
              {all === null ? `How many ${waitingName(step)} is suppressed` : <span><strong>{count(all)}</strong> {waitingName(step)}</span>}
              {over !== null && `, ${over === 0 ? 'none' : count(over)} of them for more than ${step.edges[0] ?? 0} working ${step.edges[0] === 1 ? 'day' : 'days'}`}
              {step.limit !== null && over !== null && ' (the limit)'}.
            </p>
            <Details summary={`Table: ${stepName(step)}, who is waiting`}>
              {() => (
                <WideTable
                  caption={`${stepName(step)}: working days waited so far, ${longDate(pathway.as_at)}`}
                  rows={sorted}
                  columns={[
                    { title: 'Team', cell: (row) => (row.team === '' ? 'Whole authority' : row.team) },
                    ...bands.map((title, band) => ({
                      title, numeric: true,
                      cell: (row: (typeof rows)[number]) => countWords(row.bands[band]),
                      value: (row: (typeof rows)[number]) => counted(row.bands[band]),
                    })),
                    { title: 'All', numeric: true, cell: (row) => countWords(total(row.bands)), value: (row) => counted(total(row.bands)) },
                  ]}
                />
              )}
            </Details>
          </div>
        );
      })}
    </section>
  );
}

function OverTime({ pathway }: { pathway: Pathway }) {
  const [, ...quarters] = pathway.periods;
  const reached = (slice: FlowSlice, stage: number): string => {
    const all = slice.stages[0]?.children ?? null;
    const there = slice.stages[stage]?.children ?? null;
    if (all === null || there === null) return SUPPRESSED;
    return all < 10 ? `${count(there)} of ${count(all)}` : `${count(there)} (${percent((100 * there) / all)})`;
  };
  const link = (slice: FlowSlice): Waits | null => slice.links.find((one) => one.from === 0 && one.to === 1)?.days ?? null;
  return (
    <section class="ws-indicator">
      <h2 class="govuk-heading-m">Quarter by quarter</h2>
      <p class="govuk-body">
        The referrals of each quarter, followed to {longDate(pathway.as_at)}. Later quarters have had less time, so fewer of
        them have gone on: do not read the columns on the right as a fall.
      </p>
      <WideTable
        caption="Referrals of each quarter and how many had reached each step"
        rows={quarters}
        columns={[
          { title: 'Quarter', cell: sliceLabel, value: (slice) => slice.from },
          { title: 'Referrals', numeric: true, cell: (slice) => countWords(slice.stages[0]?.children), value: (slice) => counted(slice.stages[0]?.children) },
          ...[1, 2, 4, 5].map((stage) => ({
            title: STAGES[stage] ?? '', numeric: true,
            cell: (slice: FlowSlice) => reached(slice, stage),
            value: (slice: FlowSlice) => counted(slice.stages[stage]?.children),
          })),
          { title: 'Median days to assessment', numeric: true, cell: (slice) => days(link(slice)?.[1]), value: (slice) => link(slice)?.[1] ?? null },
        ]}
      />
    </section>
  );
}

function Rules({ pathway, report }: { pathway: Pathway; report: Report }) {
  const unexplained = unexplainedSentence(pathway);
  return (
    <section class="ws-indicator">
      <h2 class="govuk-heading-m">How children are followed</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>The referrals of a period are followed to {longDate(pathway.as_at)}. A child referred twice counts twice.</li>
        <li>
          A step belongs to the referral that it names. Where it names none, it belongs to the child’s latest referral
          before it, no more than {pathway.linked_within_days} days earlier. The first step of each kind counts.
        </li>
        <li>
          Contacts are counted apart, by what came of them: a contact of the last days of a period may become a referral of
          the next. A referral is taken to follow a contact about the child in the {pathway.contact_within_days} days before it.
        </li>
        <li>Days in the picture are calendar days since the step before; a step dated before the one before it has none.</li>
        <li>
          The median that counts those who wait is the Kaplan–Meier estimate. It is not given for enquiries, most of which
          rightly end without a conference.
        </li>
        {unexplained !== '' && <li>{unexplained}</li>}
        {report.audience === 'public' && (
          <li>
            For the public: the last 12 months of the whole authority only, no longest waits, and numbers from 1 to 5 and what
            would give them away are suppressed.
          </li>
        )}
      </ul>
    </section>
  );
}
