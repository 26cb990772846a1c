// Services, quadrants and teams within reach, by name and never by grade, each with how sure one can be of it.
import { Chart } from '../../../components/Chart.js';
import { WideTable } from '../../../components/WideTable.js';
import { count, counted } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import type { Share, Team, Teams, Unit } from './api.js';
import { chosenOf, queryOf, shareWords, shortWindow } from './finding_words.js';
import { distributionSpec, intervalsSpec } from './findings_specs.js';
import { DataLinks, FindingLinks } from './FindingsPage.js';
import { gradeColumns } from './HeadlineTables.js';
import { WindowForm } from './WindowForm.js';

const KINDS = [['service', 'Services'], ['quadrant', 'Quadrants'], ['team', 'Teams']] as const;
const inadequateOf = (one: { grades: Share[] }): Share => one.grades[3] ?? { met: 0, all: 0, share: null, lower: 0, upper: 100 };

function Kind({ words, units, data, query }: { words: string; units: Unit[]; data: Teams; query: string }) {
  const graded = units.filter(({ audits }) => audits > 0);
  const little = graded.filter((one) => one.little).length;
  const charts = [
    { what: 'good or better', of: (one: { good_or_better: Share; grades: Share[] }) => one.good_or_better },
    { what: 'inadequate', of: inadequateOf },
  ];
  return (
    <>
      <h2 class="govuk-heading-m">{words}</h2>
      {graded.length > 1 && charts.map(({ what, of }) => (
        <Chart
          key={what} name={`audits-${words.toLowerCase()}-${what.replace(/ /g, '-')}`} title={`${words}: ${what}`} of={units}
          words={`The share ${what} in ${counted(graded.length, words.toLowerCase())}, each with its 95% interval, around the authority’s ${shareWords(of(data.whole))}. The table has every one.`}
          spec={(width) => intervalsSpec(graded.map((one) => ({ name: one.name, share: of(one) })), of(data.whole), `Per cent ${what}`, width)}
        >
          <p class="govuk-body-s ws-chart-notes">The share {what} with its 95% interval, by name; dashed: the whole authority.</p>
        </Chart>
      ))}
      {little > 0 && <p class="govuk-body">{counted(little, words.toLowerCase())} of {count(graded.length)} {little === 1 ? 'has' : 'have'} fewer than 20 audits: the intervals are wide, and an order among them would be chance.</p>}
      <WideTable
        caption={`${words}, by name: share, 95% interval, count`} name={`audits-${words.toLowerCase()}`} rows={units}
        columns={[
          { title: 'Name', cell: (row) => <a class="govuk-link" href={`/audits/findings/teams/${row.unit}${query}`}>{row.name}</a>, value: ({ name }) => name },
          ...gradeColumns<Unit>(),
          { title: 'Good, against chance', cell: (row) => row.standing_good },
          { title: 'Inadequate, against chance', cell: (row) => row.standing_inadequate },
        ]}
      />
    </>
  );
}

export function TeamsPage({ where }: { where: Where }) {
  const chosen = chosenOf(where.query);
  const query = queryOf(chosen);
  const fetched = useFetched<Teams>(`/api/v1/audits/findings/teams.json${query}`);
  const { data } = fetched;
  return (
    <Main>
      <Heading title="Audits of teams and services" caption="Findings of audits" />
      <FindingLinks here="/audits/findings/teams" />
      <NotThere of="the findings" fetched={fetched} />
      {data && (data.window === null || data.units.length === 0) && <p class="govuk-body">No first-time random audit of a service, quadrant or team within your role’s reach has a final grade yet.</p>}
      {data && data.window !== null && data.units.length > 0 && (
        <>
          <p class="govuk-body-l">In {data.window.words}. The whole authority: {shareWords(data.whole.good_or_better)} of {counted(data.whole.audits, 'audits')} good or better, {shareWords(inadequateOf(data.whole))} inadequate.</p>
          <p class="govuk-body">An audit belongs to the team that the case had when it was drawn. Those within your role’s reach are here, by name. A difference from the authority is worth asking about only where it is more than chance.</p>
          <WindowForm address="/audits/findings/teams" chosen={chosen} months={12} lengths={[3, 6, 12, 24]} last={data.window.last} />
          {KINDS.map(([kind, words]) => {
            const units = data.units.filter((one) => one.kind === kind);
            return units.length === 0 ? null : <Kind key={kind} words={words} units={units} data={data} query={query} />;
          })}
          <DataLinks address="/api/v1/audits/findings/teams" query={query} />
        </>
      )}
    </Main>
  );
}

/** One of them, over windows of a year. */
export function TeamPage({ where, values }: { where: Where; values: Readonly<Record<string, string>> }) {
  const chosen = chosenOf(where.query);
  const query = queryOf(chosen);
  const address = `/audits/findings/teams/${encodeURIComponent(values['unit'] ?? '')}`;
  const fetched = useFetched<Team>(`/api/v1${address}.json${query}`);
  const { data } = fetched;
  const newest = data?.windows.at(-1);
  return (
    <Main>
      <Heading title={data === null ? 'Audits of a team' : `Audits of ${data.name}`} caption="Findings of audits" />
      <p class="govuk-body ws-screen"><a class="govuk-link" href="/audits/findings/teams">All teams and services</a></p>
      <NotThere of="the findings" fetched={fetched} />
      {data && newest && (
        <>
          <p class="govuk-body-l">In {newest.window}: {newest.words}</p>
          <p class="govuk-body">Inadequate: {shareWords(inadequateOf(newest))}, {count(inadequateOf(newest).met)} of {counted(newest.audits, 'audits')}. The authority in the same months: {shareWords(newest.whole.good_or_better)} good or better, {shareWords(newest.whole.inadequate)} inadequate.</p>
          <WindowForm address={address} chosen={chosen} months={12} lengths={[3, 6, 12, 24]} last={newest.last} />
          {newest.cautions.map((words) => <p class="govuk-body">{words}</p>)}
          {data.changes.length > 0 && <><h2 class="govuk-heading-m">What changed</h2><ul class="govuk-list govuk-list--bullet">{data.changes.map((words) => <li>{words}</li>)}</ul></>}
          {data.power !== null && <p class="govuk-body">Could we have seen it? {data.power}</p>}
          <h2 class="govuk-heading-m">All four grades</h2>
          <Chart
            name={`audits-${data.unit}`} title={`Grades of ${data.name}`} of={data} words={`The share of each grade in ${counted(data.windows.length, 'windows')}. ${newest.words} The table has every window.`}
            spec={(width) => distributionSpec(data.windows.slice(-8).map((one) => ({ name: shortWindow(one.first, one.last), headline: one })), width)}
          />
          <WideTable
            caption={`First-time random audits of ${data.name}: share, 95% interval, count`} name={`audits-${data.unit}`} rows={[...data.windows].reverse()}
            columns={[{ title: 'Window', cell: (row) => shortWindow(row.first, row.last), value: (row) => `${row.first} to ${row.last}` }, ...gradeColumns<Team['windows'][number]>()]}
          />
          <DataLinks address={`/api/v1${address}`} query={query} />
        </>
      )}
    </Main>
  );
}
