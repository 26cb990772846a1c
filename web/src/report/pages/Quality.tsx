import { CompletenessTables, FlagsTable, loadSentence, ReasonsTable, SourcesTable } from '../../components/DataQuality.js';
import { Download } from '../../components/Download.js';
import type { Report } from '../../data/report.js';

export function QualityPage({ report }: { report: Report }) {
  const { quality } = report;
  return (
    <div>
      <p class="govuk-body-l">{loadSentence(quality)}</p>
      <p class="govuk-body">
        A rejected row is in no figure of this report; each is kept aside with its source, line and reason. A flagged row is
        in the figures.
      </p>
      <h2 class="govuk-heading-m">Sources</h2>
      <SourcesTable quality={quality} />
      <h2 class="govuk-heading-m">Rejected rows</h2>
      <ReasonsTable quality={quality} />
      <h2 class="govuk-heading-m">Flagged rows</h2>
      <FlagsTable quality={quality} />
      <h2 class="govuk-heading-m">Completeness</h2>
      <p class="govuk-body">
        How many cells have a value. Not every empty cell is a fault: an open spell has no end date.
      </p>
      <CompletenessTables quality={quality} />
      <Download
        name={`completeness-${report.as_at}`}
        what="completeness of every column"
        columns={['table', 'column', 'rows', 'with_a_value']}
        rows={() =>
          quality.tables.flatMap((table) =>
            table.columns.map((column, index) => [table.table, column, table.rows, table.filled[index] ?? null]),
          )
        }
      />
    </div>
  );
}
