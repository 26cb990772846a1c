// The first page of whoever has signed in: what their role has to look at first.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadSentence, FlagsTable, ReasonsTable } from '../components/DataQuality.js';
import { Details } from '../components/Details.js';
import { HeadlineTable } from '../components/HeadlineTable.js';
import { MatterList } from '../components/MatterList.js';
import { countColumn, WideTable } from '../components/WideTable.js';
import { foremost, matters } from '../data/matters.js';
import type { Report } from '../data/report.js';
import { placesOf } from '../data/teams.js';
import { UnitPage } from '../report/pages/Teams.js';
import { indicatorLink } from '../report/routes.js';
import { count, counted, longDate, longTime } from '../words/format.js';
import { unitName } from '../words/teams.js';
import { AlertBanner } from './audits/talks/AlertBanner.js';
import { LateActions } from './audits/actions/LateActions.js';
import { ComingDue } from './children/ComingDue.js';
import { Heading } from './Frame.js';
import { ReportParts } from './Figures.js';
import type { SnapshotRow } from './report_source.js';
import { ask, type Failure } from './server.js';
import { homeOf, unitOf, type Session } from './session.js';

const MOST_WORSE = 10;

/** What needs attention, worst first, and where else to look. */
function Director({ report }: { report: Report }) {
  const worse = matters(report).filter(({ kind }) => kind === 'worse');
  const [shown, others] = foremost(worse, MOST_WORSE, 2);
  return (
    <>
      <Heading title="What needs attention" />
      <p class="govuk-body-l">
        {worse.length === 0
          ? 'No measure is worse, or out of line with published figures, by the rules of this service.'
          : `${counted(worse.length, 'measures')} ${worse.length === 1 ? 'is' : 'are'} worse or out of line. Those furthest from what chance would give come first.`}
      </p>
      {worse.length > 0 && <h2 class="govuk-heading-m">Worst first</h2>}
      <MatterList matters={shown} link={(matter) => indicatorLink(matter.indicator)} />
      {others.length > 0 && (
        <Details summary={`${count(others.length)} more`}>
          {() => <MatterList matters={others} link={(matter) => indicatorLink(matter.indicator)} />}
        </Details>
      )}
      <h2 class="govuk-heading-m">Headline figures</h2>
      <HeadlineTable report={report} link={(one) => indicatorLink(one.indicator)} />
      <h2 class="govuk-heading-m">Look further</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li><a class="govuk-link" href="#/">What matters now</a>: what is better too, and what could not be measured</li>
        {report.teams && <li><a class="govuk-link" href="#/teams">Exceptions by team and quadrant</a></li>}
        {report.since && <li><a class="govuk-link" href="#/since">Since the last report</a>: what got worse without anyone saying so</li>}
        <li><a class="govuk-link" href="#/data-quality">Data quality</a></li>
      </ul>
    </>
  );
}

/** What is late in one's own team, service or quadrant: its page of the report. */
function OwnUnit({ report, unit }: { report: Report; unit: { kind: string; name: string } }) {
  const place = placesOf(report).find((one) => one.unit.kind === unit.kind && one.unit.name === unit.name);
  if (!place) {
    return (
      <>
        <Heading title={unit.name} />
        <p class="govuk-body">
          This data has nothing of the {unit.kind} {unit.name}. The name in your account may be written in another way than in the case
          system: your system administrator can change it.
        </p>
        <p class="govuk-body"><a class="govuk-link" href="#/teams">All teams and quadrants</a></p>
      </>
    );
  }
  return (
    <>
      <Heading title={`${unitName(place.unit)}: what is late`} />
      <UnitPage report={report} place={place} next={<><ComingDue /><LateActions /></>} />
    </>
  );
}

/** The loads, and how complete and clean the newest is. */
function Analyst({ report, session }: { report: Report; session: Session }) {
  const [rows, setRows] = useState<SnapshotRow[] | Failure | null>(null);
  const loads = session.permissions.includes('load_data');
  useEffect(() => {
    void ask<SnapshotRow[]>('/api/v1/snapshots.json').then((answer) => setRows(answer.ok ? answer.data : answer));
  }, []);
  return (
    <>
      <Heading title="Loads and data quality" />
      <p class="govuk-body-l">{loadSentence(report.quality)}</p>
      {loads && <p class="govuk-body ws-screen"><a class="govuk-button" href="/data/upload">Load data</a></p>}
      <h2 class="govuk-heading-m">Loads</h2>
      {rows === null && <p class="govuk-body" role="status">Fetching the loads.</p>}
      {rows !== null && !Array.isArray(rows) && <p class="govuk-body">{rows.detail} {rows.remedy}</p>}
      {Array.isArray(rows) && (
        <WideTable
          caption="Snapshots, newest first"
          name="snapshots"
          rows={[...rows].reverse()}
          columns={[
            { title: 'As at', cell: (row) => <a class="govuk-link" href={`/performance?snapshot=${encodeURIComponent(row.snapshot)}`}>{longDate(row.as_at)}</a>, value: (row) => row.as_at },
            { title: 'Loaded', cell: (row) => longTime(row.loaded_at), value: (row) => row.loaded_at },
            countColumn('Rows kept', 'kept'),
            countColumn('Rejected', 'rejected'),
            countColumn('Flagged', 'flagged'),
          ]}
        />
      )}
      <h2 class="govuk-heading-m">Rejected rows</h2>
      <ReasonsTable quality={report.quality} />
      {loads && report.quality.reasons.length > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/data/snapshots/${encodeURIComponent(report.provenance.snapshot)}`}>Where each rejected row stands, and how to mend it</a>
        </p>
      )}
      <h2 class="govuk-heading-m">Flagged rows</h2>
      <FlagsTable quality={report.quality} />
      {report.faults.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Measures that could not be computed</h2>
          <ul class="govuk-list govuk-list--bullet">{report.faults.map(({ id, what }) => <li><code>{id}</code>: {what}</li>)}</ul>
        </>
      )}
      <p class="govuk-body"><a class="govuk-link" href="#/data-quality">Completeness of every column</a></p>
      <ul class="govuk-list govuk-list--bullet ws-screen">
        <li><a class="govuk-link" href="/data">Loads and snapshots</a></li>
        <li><a class="govuk-link" href="/data/compare">Compare two snapshots</a></li>
      </ul>
    </>
  );
}

/** The public picture in short: the headline figures of the disclosure-controlled report. */
function Public({ report }: { report: Report }) {
  return (
    <>
      <Heading title={`Children’s services in ${report.authority.name}`} />
      <p class="govuk-body-l">The public picture as at {longDate(report.as_at)}. Small numbers are kept back, so that no child can be recognised.</p>
      <h2 class="govuk-heading-m">Headline figures</h2>
      <HeadlineTable report={report} link={(one) => indicatorLink(one.indicator)} />
      <p class="govuk-body"><a class="govuk-link" href="#/">What matters now</a>: what is worse, what is better, and what is not known</p>
    </>
  );
}

function content(report: Report, session: Session): ComponentChildren {
  const unit = unitOf(session);
  switch (homeOf(session)) {
    case 'team':
      return unit ? <OwnUnit report={report} unit={unit} /> : <Director report={report} />;
    case 'analyst':
      return <Analyst report={report} session={session} />;
    case 'director':
      return <Director report={report} />;
    default:
      return <Public report={report} />;
  }
}

export function Home({ report, session, printing }: { report: Report; session: Session; printing: boolean }) {
  return (
    <ReportParts report={report} printing={printing}>
      <div class="govuk-width-container">
        <main class="govuk-main-wrapper ws-main"><AlertBanner />{content(report, session)}</main>
      </div>
    </ReportParts>
  );
}
