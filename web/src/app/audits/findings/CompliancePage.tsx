// Compliance and quality on one plot: the grades of those for whom a step was on time, beside those for whom it was late.
import { Chart } from '../../../components/Chart.js';
import { countColumn, WideTable } from '../../../components/WideTable.js';
import { count, counted, longDate } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import type { Compliance, ComplianceSide } from './api.js';
import { chosenOf, differenceWords, leftOutWords, queryOf, shareWords, whole } from './finding_words.js';
import { complianceSpec } from './findings_specs.js';
import { DataLinks, FindingLinks } from './FindingsPage.js';
import { WindowForm, type MoreChoice } from './WindowForm.js';

const ADDRESS = '/audits/findings/compliance';
const ALSO = ['step', 'graded', 'unit'] as const;
const KINDS: Record<string, string> = { service: 'Service', quadrant: 'Quadrant', team: 'Team' };

/** What can be chosen beside the window; what holds without a choice has no value. */
export function moreChoices({ steps, section, units }: Pick<Compliance, 'steps' | 'section' | 'units'>): MoreChoice[] {
  return [
    { name: 'step', label: 'What was on time or late', choices: steps.map(({ step, words }, index) => ({ value: index === 0 ? '' : step, words })) },
    { name: 'graded', label: 'Graded by', choices: [{ value: '', words: 'the overall grade' }, { value: 'section', words: `the auditor’s grade for the section on the same area (${section})` }] },
    ...(units.length === 0 ? [] : [{ name: 'unit', label: 'Of', choices: [{ value: '', words: 'the whole authority' }, ...units.map(({ unit, kind, name }) => ({ value: unit, words: `${KINDS[kind] ?? kind}: ${name}` }))] }]),
  ];
}

/** What the plot shows, for those who do not see it. */
export function gridWords(sides: ComplianceSide[]): string {
  return `${sides.map(({ words, audits, grades }) => `${words}, ${counted(audits, 'audits')}: ${grades.map(({ words: grade, met }) => `${grade.toLowerCase()} ${met}`).join(', ')}`).join('. ')}. The table has the shares.`;
}

function Grid({ data }: { data: Compliance }) {
  const title = `${data.step_words}: on time or late, by ${data.graded === 'overall' ? 'overall grade' : `grade for ${data.section}`}`;
  return (
    <>
      <Chart name="compliance-and-quality" title={title} words={gridWords(data.sides)} of={data} spec={(width) => complianceSpec(data.sides, width)}>
        <p class="govuk-body-s ws-chart-notes">How many audits, and their share of those on time or late: the darker, the larger the share.</p>
      </Chart>
      <WideTable
        caption={title} name="compliance-and-quality" rows={data.sides}
        columns={[
          { title: 'The step was', cell: ({ words }) => words.toLowerCase(), value: ({ side }) => side },
          countColumn('Audits', 'audits'),
          ...(data.sides[0]?.grades ?? []).map(({ words }, index) => ({
            title: words, numeric: true,
            cell: (side: ComplianceSide) => { const one = side.grades[index]; return !one || one.share === null ? '' : `${count(one.met)}, ${whole(one.share)}`; },
            value: (side: ComplianceSide) => side.grades[index]?.met ?? null,
          })),
          { title: 'Good or better (95% interval)', numeric: true, cell: ({ good_or_better: share }) => shareWords(share), value: ({ good_or_better: share }) => share.share },
          { title: 'Inadequate (95% interval)', numeric: true, cell: ({ inadequate: share }) => shareWords(share), value: ({ inadequate: share }) => share.share },
        ]}
      />
    </>
  );
}

function Found({ data }: { data: Compliance }) {
  const compared = data.sides.reduce((sum, { audits }) => sum + audits, 0);
  const leftOut = leftOutWords(data);
  return (
    <>
      {compared === 0
        ? <p class="govuk-body">Of {counted(data.audits, 'audits')} there is none of which the data say whether this was on time.</p>
        : (
          <>
            <p class="govuk-body-l">{data.inadequate_words}</p>
            <p class="govuk-body">{data.words}</p>
            {data.cautions.length > 0 && <div class="govuk-inset-text">{data.cautions.map((words) => <p key={words} class="govuk-body">{words}</p>)}</div>}
            <Grid data={data} />
            <dl class="govuk-summary-list">
              {([['Good or better, on time less late', data.difference], ['Inadequate, on time less late', data.inadequate_difference]] as const).map(([words, found]) => (
                <div key={words} class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{words}</dt><dd class="govuk-summary-list__value">{differenceWords(found)}</dd></div>
              ))}
            </dl>
          </>
        )}
      {leftOut.length > 0 && <ul class="govuk-list govuk-list--bullet">{leftOut.map((words) => <li key={words}>{words}</li>)}</ul>}
      {data.as_at !== null && (
        <p class="govuk-body-s">
          On time is as {data.indicators.map((name) => `“${name}”`).join(', ')} {data.indicators.length === 1 ? 'has' : 'have'} it, for the day on which each case was sampled, as the newest snapshot ({longDate(data.as_at)}) has its history. Of what happens once, such as an assessment, the latest of the twelve months before counts.
        </p>
      )}
    </>
  );
}

export function CompliancePage({ where }: { where: Where }) {
  const chosen = chosenOf(where.query, ALSO);
  const query = queryOf(chosen);
  const fetched = useFetched<Compliance>(`/api/v1/audits/findings/compliance.json${query}`);
  const { data } = fetched;
  return (
    <Main>
      <Heading title="On time, and good?" caption="Findings of audits" />
      <FindingLinks here={ADDRESS} />
      <NotThere of="the findings" fetched={fetched} />
      {data && data.window === null && <p class="govuk-body">No first-time random audit has a final grade yet.</p>}
      {data && data.window !== null && (
        <>
          <p class="govuk-body">{data.step_words}, in {data.window.words}{data.unit_name === null ? '' : `, ${data.unit_name}`}: what is on time may be poor, and what is late may be good. First-time random audits alone.</p>
          <WindowForm key={query} address={ADDRESS} chosen={chosen} months={12} lengths={[6, 12, 24, 60]} last={data.window.last} more={moreChoices(data)} />
          <Found data={data} />
          <DataLinks address="/api/v1/audits/findings/compliance" query={query} />
        </>
      )}
    </Main>
  );
}
