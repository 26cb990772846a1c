// What goes with inadequate audits: counts and risk ratios, with the caution that it is no cause, and how long it takes to fix.
import { Chart } from '../../../components/Chart.js';
import { Details } from '../../../components/Details.js';
import { countColumn, WideTable } from '../../../components/WideTable.js';
import { count, counted, longDate, number } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import type { Curve, Factor, Inadequate, Ratio, Share } from './api.js';
import { chosenOf, curveWords, queryOf, shareWords, whole } from './finding_words.js';
import { curveSpec } from './findings_specs.js';
import { DataLinks, FindingLinks } from './FindingsPage.js';
import { WindowForm } from './WindowForm.js';

const ratioWords = (ratio: Ratio | null): string => (ratio === null ? 'cannot be said' : `${number(ratio.ratio, 1)} (${number(ratio.lower, 1)} to ${number(ratio.upper, 1)})${ratio.half_added ? ', a half added' : ''}`);
const groupWords = ({ met, all, share }: Share): string => `${count(met)} of ${count(all)}${share === null ? '' : `, ${whole(share)}`}`;
const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function Factors({ factors }: { factors: Factor[] }) {
  return (
    <WideTable
      caption="Inadequate audits, where something was found and elsewhere" name="inadequate-factors" rows={factors}
      columns={[
        { title: 'Where', cell: ({ words }) => upper(words) },
        { title: 'Known from', cell: ({ source }) => (source === 'answers' ? 'the audit' : 'case data'), value: ({ source }) => source },
        { title: 'Inadequate there', numeric: true, cell: (row) => groupWords(row.with), value: (row) => row.with.share },
        { title: 'Inadequate elsewhere', numeric: true, cell: (row) => groupWords(row.without), value: (row) => row.without.share },
        { title: 'Risk ratio (95% interval)', numeric: true, cell: ({ crude }) => ratioWords(crude), value: ({ crude }) => crude?.ratio ?? null },
        { title: 'Within services', numeric: true, cell: ({ stratified }) => ratioWords(stratified), value: ({ stratified }) => stratified?.ratio ?? null },
        { title: 'Stands among all', cell: ({ crude, stands }) => (crude === null ? '' : stands ? 'yes' : 'no') },
        countColumn('Not known', 'unknown'),
        { title: 'Note', cell: ({ note }) => note },
      ]}
    />
  );
}

const Sentences = ({ factors, source }: { factors: Factor[]; source: Factor['source'] }) => (
  <ul class="govuk-list govuk-list--bullet">{factors.filter((one) => one.source === source).map(({ factor, sentence }) => <li key={factor}>{sentence}</li>)}</ul>
);

/** As at which day the case data are, and of how many audits they say nothing. */
export function caseDataWords({ case_data_as_at: asAt, case_data_without: without, audits }: Pick<Inadequate, 'case_data_as_at' | 'case_data_without' | 'audits'>): string {
  if (asAt === null) return 'There is no snapshot of the case data.';
  const silent = without === 0 ? '' : ` Of ${count(without)} of ${counted(audits, 'audits')} they say nothing: the child is not known, the case was sampled later, or the data do not reach so far back.`;
  return `These are known without the auditor, so that the grade cannot be a part of them. They are of the day on which each case was sampled, as the newest snapshot (${longDate(asAt)}) has its history.${silent}`;
}

function TimeToFix({ curve }: { curve: Curve }) {
  const title = curve.what === 'actions' ? 'Actions, from the day they were asked for until they were verified' : 'Inadequate audits, from the grade to a better re-audit';
  return (
    <>
      <h3 class="govuk-heading-s">{title}</h3>
      <p class="govuk-body">{curveWords(curve)}</p>
      {curve.steps.length > 0 && (
        <>
          <Chart name={`time-to-fix-${curve.what}`} title={title} words={`${curveWords(curve)} The table has every step.`} of={curve} spec={(width) => curveSpec(curve, width)} />
          <Details summary="Every step as a table">
            {() => (
              <WideTable
                caption={title} name={`time-to-fix-${curve.what}`} rows={curve.steps}
                columns={[
                  { title: 'Day', cell: ({ days }) => count(days), value: ({ days }) => days },
                  countColumn('Still followed', 'at_risk'),
                  countColumn('Done on this day', 'done'),
                  { title: 'Still open', numeric: true, cell: (row) => whole(row.still_open), value: (row) => row.still_open },
                  { title: '95% interval', numeric: true, cell: (row) => (row.lower === null || row.upper === null ? '' : `${whole(row.lower)} to ${whole(row.upper)}`) },
                ]}
              />
            )}
          </Details>
        </>
      )}
    </>
  );
}

export function InadequatePage({ where }: { where: Where }) {
  const chosen = chosenOf(where.query);
  const query = queryOf(chosen);
  const fetched = useFetched<Inadequate>(`/api/v1/audits/findings/inadequate.json${query}`);
  const { data } = fetched;
  return (
    <Main>
      <Heading title="What goes with inadequate audits" caption="Findings of audits" />
      <FindingLinks here="/audits/findings/inadequate" />
      <NotThere of="the findings" fetched={fetched} />
      {data && data.window === null && <p class="govuk-body">No first-time random audit has a final grade yet.</p>}
      {data && data.window !== null && (
        <>
          <p class="govuk-body-l">In {data.window.words}: {count(data.inadequate.met)} of {counted(data.audits, 'first-time random audits')} were inadequate, {shareWords(data.inadequate)}.</p>
          <WindowForm address="/audits/findings/inadequate" chosen={chosen} months={12} lengths={[6, 12, 24]} last={data.window.last} />
          <div class="govuk-inset-text"><p class="govuk-body"><strong>{data.caution}</strong></p>{data.looks !== '' && <p class="govuk-body">{data.looks}</p>}</div>
          <h2 class="govuk-heading-m">What the auditors wrote</h2>
          <p class="govuk-body">Whoever graded the audit also wrote this, so that it may be a part of the grade itself.</p>
          <Sentences factors={data.factors} source="answers" />
          <h2 class="govuk-heading-m">What the case data say</h2>
          <p class="govuk-body">{caseDataWords(data)}</p>
          {data.case_data_as_at !== null && <Sentences factors={data.factors} source="case_data" />}
          <h2 class="govuk-heading-m">Side by side</h2>
          <Factors factors={data.factors} />
          <p class="govuk-body-s">A risk ratio of 2 says that inadequate was twice as frequent. Within services compares like with like (Mantel and Haenszel), so that a service that has more of both does not make the two look joined. Stands among all: still beyond chance when all these ratios are taken together (Benjamini and Hochberg). Not known: the audit or the case data do not say.</p>
          <h2 class="govuk-heading-m">How long until it is put right</h2>
          <p class="govuk-body">As at {longDate(data.as_at)}, of all audits so far.</p>
          {data.time_to_fix.map((curve) => <TimeToFix key={curve.what} curve={curve} />)}
          <DataLinks address="/api/v1/audits/findings/inadequate" query={query} />
        </>
      )}
    </Main>
  );
}
