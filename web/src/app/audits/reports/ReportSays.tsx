// What a frozen report says, whoever reads it: the same on its own page and in an evidence room.
import { AnnexShown, AnnexTables } from './AnnexShown.js';
import type { ReportData } from './api.js';
import { ReportFindings } from './ReportFindings.js';
import { ReportTables } from './ReportTables.js';

/** Its findings in words and pictures, and how they were made. */
export const ReportSays = ({ data }: { data: ReportData }) => (
  <>
    {data.annex ? <AnnexShown annex={data.annex} /> : <ReportFindings data={data} />}
    <p class="govuk-body-s">{data.method}{data.headline || data.streams ? ` ${data.condition}` : ''}</p>
  </>
);

/** Its tables, which follow. */
export const ReportFigures = ({ data }: { data: ReportData }) => (
  <div class="ws-report-tables">{data.annex ? <AnnexTables annex={data.annex} /> : <ReportTables data={data} />}</div>
);
