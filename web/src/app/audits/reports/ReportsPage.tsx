// The reports of practice audit that one may see, the newest first.
import { WideTable } from '../../../components/WideTable.js';
import { longDate } from '../../../words/format.js';
import { NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import { DataLinks } from '../findings/FindingsPage.js';
import { REPORTS, type ReportLine, type ReportList } from './api.js';
import { aboutWords, standing, stateColour } from './report_words.js';

export const StateTag = ({ line }: { line: Pick<ReportLine, 'state' | 'state_words'> }) => <strong class={`govuk-tag govuk-tag--${stateColour(line.state)}`}>{line.state_words}</strong>;

function Table({ rows }: { rows: ReportLine[] }) {
  return (
    <WideTable
      caption="Reports, the newest first" name="audit-reports" rows={rows}
      columns={[
        { title: 'Report', cell: (row) => <a class="govuk-link" href={`/audits/reports/${row.id}`}>{row.kind_words}<span class="govuk-visually-hidden"> of {aboutWords(row)}</span></a>, value: (row) => row.kind_words },
        { title: 'Months sampled', cell: aboutWords },
        { title: 'State', cell: (row) => <><StateTag line={row} />{row.published_to !== null && <span class="ws-cell-hint">to {row.published_to}</span>}</>, value: standing },
        { title: 'Restated', cell: (row) => (row.restated ? 'yes: see what changed' : 'no') },
        { title: 'Made', cell: (row) => longDate(row.made_at.slice(0, 10)), value: (row) => row.made_at },
      ]}
    />
  );
}

export function ReportsPage() {
  const fetched = useFetched<ReportList>(REPORTS);
  const { data } = fetched;
  const replaced = data?.rows.filter(({ state }) => state === 'replaced') ?? [];
  const standingOnes = data?.rows.filter(({ state }) => state !== 'replaced') ?? [];
  return (
    <Main>
      <Heading title="Reports of audits" caption="Audits" />
      <NotThere of="the reports" fetched={fetched} />
      {data && (
        <>
          <p class="govuk-body">
            A report freezes the figures of some months. Somebody other than its author signs it, and it is then published. It never changes afterwards: what
            becomes another grade later is shown with it as a restatement.
          </p>
          {data.may_make && <p class="govuk-body ws-screen"><a class="govuk-button" href="/audits/make-report" role="button" draggable={false}>Make a report</a></p>}
          {standingOnes.length === 0 ? <p class="govuk-body">{data.may_make ? 'There is no report yet.' : 'No report has been published for you yet.'}</p> : <Table rows={standingOnes} />}
          {replaced.length > 0 && (
            <p class="govuk-body-s">Older drafts, each replaced by a newer one: {replaced.map((one, at) => <>{at > 0 && '; '}<a class="govuk-link" href={`/audits/reports/${one.id}`}>{one.kind_words}, {aboutWords(one)}, {longDate(one.made_at.slice(0, 10))}</a></>)}.</p>
          )}
          <DataLinks address={REPORTS} query="" />
        </>
      )}
    </Main>
  );
}
