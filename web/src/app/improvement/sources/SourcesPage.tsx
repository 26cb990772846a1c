// Inspections and other sources, the services that each looked at, and what nothing follows from.
import { Details } from '../../../components/Details.js';
import { WideTable } from '../../../components/WideTable.js';
import { counted } from '../../../words/format.js';
import { Choice, NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import type { Where } from '../../history.js';
import { useSession } from '../../session.js';
import { AsAt, asAt, dayOf } from '../AsAt.js';
import { choose, chosenOf } from '../due/chosen.js';
import { nameOf, RECORD } from '../record.js';
import { ThingLink } from '../ThingLink.js';
import { CoverageGrid } from './CoverageGrid.js';
import { LooseEnds } from './LooseEnds.js';
import { coverageSentence, ofSort, sortsOf, sourceColour, sourceDays, sourcesByDay, type Source, type Sources } from './sources.js';

function Findings({ source, day }: { source: Source; day: string }) {
  const { findings } = source;
  if (findings.length === 0) return <>None</>;
  return (
    <Details summary={<><span class="ws-nowrap">{counted(findings.length, 'findings')}</span><span class="govuk-visually-hidden"> of {nameOf(source)}</span></>}>
      {() => <ul class="govuk-list govuk-list--bullet">{findings.map((one) => <li key={one.id}><ThingLink thing={one} on={day} /></li>)}</ul>}
    </Details>
  );
}

function SourceTable({ rows, day }: { rows: Source[]; day: string }) {
  return (
    <WideTable
      caption="Inspections, visits, audits and other sources" name="sources" rows={rows}
      columns={[
        { title: 'Source', cell: (row) => <><ThingLink thing={row} on={day} /><span class="ws-cell-hint">{row.sort_words}</span></>, value: nameOf },
        {
          title: 'State', value: (row) => [row.status_words, ...sourceDays(row)].join('. '),
          cell: (row) => (
            <>
              <strong class={`govuk-tag govuk-tag--${sourceColour(row.status)}`}>{row.status_words}</strong>
              {sourceDays(row).map((words) => <span key={words} class="ws-cell-hint">{words}</span>)}
            </>
          ),
        },
        { title: 'Findings', cell: (row) => <Findings source={row} day={day} />, value: (row) => row.findings.length },
        { title: 'Services', cell: ({ services }) => (services.length === 0 ? 'None named' : services.join(', ')) },
      ]}
    />
  );
}

function Grid({ data, where }: { data: Sources; where: Where }) {
  const { coverage } = data;
  const sorts = sortsOf(coverage);
  const chosen = chosenOf(where, 'visits', sorts.map(({ value }) => value));
  if (coverage.services.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Which services were looked at</h2>
      {coverage.never_looked_at.length > 0 && (
        <div class="govuk-inset-text">
          <p class="govuk-body">No visit that was held has looked at:</p>
          <ul class="govuk-list govuk-list--bullet">{coverage.never_looked_at.map((service) => <li key={service}>{service}</li>)}</ul>
        </div>
      )}
      {coverage.visits.length === 0 ? <p class="govuk-body">No inspection, visit or themed audit is in the record on this day.</p> : (
        <>
          <div class="ws-screen">
            <Choice
              id="visits" label="Visits shown" value={chosen} faults={[]} onChange={(value) => choose(where, 'visits', value)}
              choices={[{ value: '', words: `All (${coverage.visits.length})` }, ...sorts]}
            />
          </div>
          <CoverageGrid coverage={ofSort(coverage, chosen)} sources={data.sources} />
        </>
      )}
    </>
  );
}

function Whole({ data, where }: { data: Sources; where: Where }) {
  const { session } = useSession();
  const day = dayOf(where);
  const ends = data.loose_ends.length;
  return (
    <>
      <AsAt where={where} on={data.on} />
      <p class="govuk-body-l">{coverageSentence(data.coverage)}</p>
      {ends > 0 && (
        <p class="govuk-body">
          <strong>{counted(ends, 'loose ends')}</strong>: something was found, done or reported, and nothing follows from it.{' '}
          <a class="govuk-link ws-screen" href="#loose-ends">See the loose ends</a>
        </p>
      )}
      <Grid data={data} where={where} />
      <h2 class="govuk-heading-m">Sources</h2>
      {data.sources.length === 0 ? <p class="govuk-body">No source is in the record on this day.</p> : <SourceTable rows={sourcesByDay(data.sources)} day={day} />}
      <h2 class="govuk-heading-m" id="loose-ends">Loose ends</h2>
      <LooseEnds ends={data.loose_ends} sources={data.sources} day={day} mayAdd={session.permissions.includes('keep_improvement')} />
    </>
  );
}

export function SourcesPage({ where }: { where: Where }) {
  const fetched = useFetched<Sources>(asAt(`${RECORD}/sources`, dayOf(where)));
  return (
    <Main>
      <Heading title="Inspections and findings" caption="Improvement" />
      <NotThere of="the sources" fetched={fetched} />
      {fetched.data && <Whole data={fetched.data} where={where} />}
    </Main>
  );
}
