// One report: two pages in words and pictures, and its tables. It prints as it stands.
import { useState } from 'preact/hooks';
import { Banner, NotThere, useFetched } from '../../administration/parts.js';
import { Heading, Main } from '../../Frame.js';
import { REPORTS, type Report } from './api.js';
import { Paragraphs } from './Narrative.js';
import { aboutWords, standing } from './report_words.js';
import { ReportFigures, ReportSays } from './ReportSays.js';
import { StateTag } from './ReportsPage.js';
import { Restated, Signatures, WhatToDo } from './Signing.js';

function Downloads({ report }: { report: Report }) {
  return (
    <div class="ws-screen">
      <h2 class="govuk-heading-m">Take it with you</h2>
      <p class="govuk-body"><button type="button" class="govuk-button govuk-button--secondary" onClick={() => window.print()}>Print the report</button></p>
      {report.tables.length > 0 && (
        <p class="govuk-body-s ws-data-links">
          Its tables as they were frozen (CSV): {report.tables.map(({ table, words }, at) => <>{at > 0 && ', '}<a class="govuk-link" href={`${REPORTS}/${report.id}/tables/${table}.csv`} download>{words}</a></>)}.
        </p>
      )}
    </div>
  );
}

function Shown({ report, onChanged }: { report: Report; onChanged: (report: Report) => void }) {
  const { data } = report;
  return (
    <>
      <div class="ws-report-pages">
        <p class="govuk-body"><StateTag line={report} />{standing(report).slice(report.state_words.length)}. {report.data.window.words}{report.programme === null ? '' : `, ${report.programme}`}.</p>
        <WhatToDo report={report} onChanged={onChanged} />
        <Restated report={report} />
        <Paragraphs words={report.narrative} />
        <ReportSays data={data} />
        <Signatures report={report} />
      </div>
      <ReportFigures data={data} />
      <Downloads report={report} />
    </>
  );
}

export function ReportPage({ values }: { values: Readonly<Record<string, string>> }) {
  const fetched = useFetched<Report>(`${REPORTS}/${encodeURIComponent(values['id'] ?? '')}`);
  const [said, setSaid] = useState('');
  const report = fetched.data;
  const changed = (next: Report): void => {
    setSaid(next.state === 'published' ? 'The report is published.' : 'The report is signed.');
    fetched.put(next);
  };
  return (
    <Main>
      <p class="govuk-body ws-screen"><a class="govuk-back-link" href="/audits/reports">Reports of audits</a></p>
      {said !== '' && <Banner key={said} title={said}>{null}</Banner>}
      <Heading title={report === null ? 'Report of audits' : `${report.kind_words}: ${aboutWords(report)}`} caption="Practice audit" />
      <NotThere of="the report" fetched={fetched} />
      {report && <Shown key={report.id} report={report} onChanged={changed} />}
    </Main>
  );
}
