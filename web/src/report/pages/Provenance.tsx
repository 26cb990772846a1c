import { sourceName } from '../../components/DataQuality.js';
import { Details } from '../../components/Details.js';
import { WideTable } from '../../components/WideTable.js';
import type { Report } from '../../data/report.js';
import { bytes, count, longDate, longTime } from '../../words/format.js';
import { formatName } from '../../words/names.js';
import { SUPPRESSED } from '../../words/sentence.js';

export function ProvenancePage({ report }: { report: Report }) {
  const { provenance, quality } = report;
  const facts: [string, string, boolean][] = [
    ['Authority', `${report.authority.name} (${report.authority.code})`, false],
    ['Figures as at', longDate(report.as_at), false],
    ['For', report.audience === 'public' ? 'The public: small numbers are suppressed' : 'Internal use: small numbers are shown', false],
    ...(report.disclosure?.words
      ? [['Disclosure control', report.disclosure.words, false] as [string, string, boolean]]
      : []),
    ['Snapshot', provenance.snapshot, true],
    ['Content hash', provenance.content_hash, true],
    ['Loaded', `${longTime(provenance.loaded_at)}, by Windscreen ${provenance.loaded_by_version}`, false],
    ['Report made', `${longTime(provenance.made_at)}, by Windscreen ${provenance.windscreen_version}`, false],
    ['Engine', provenance.engine_version, false],
    ['Hash of all definitions', provenance.definitions_hash, true],
  ];
  return (
    <div>
      <p class="govuk-body-l">
        The same snapshot and the same definitions always give the same figures. This is what made these.
      </p>
      <dl class="govuk-summary-list">
        {facts.map(([name, value, code]) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{name}</dt>
            <dd class="govuk-summary-list__value">{code ? <code class="ws-hash">{value}</code> : value}</dd>
          </div>
        ))}
      </dl>
      <h2 class="govuk-heading-m">Sources</h2>
      <WideTable
        caption="Files that were read"
        rows={quality.sources}
        columns={[
          { title: 'Source', cell: sourceName },
          { title: 'Format', cell: (row) => `${formatName(row.format)}, reader ${row.reader_version}` },
          { title: 'Size', numeric: true, cell: (row) => bytes(row.bytes) },
          { title: 'SHA-256', cell: (row) => <code class="ws-hash">{row.sha256}</code> },
        ]}
      />
      <Details summary="Tables of the snapshot">
        {() => (
          <WideTable
            caption="Tables of the snapshot"
            rows={provenance.tables}
            columns={[
              { title: 'Table', cell: (row) => <code>{row.table}</code> },
              { title: 'Rows', numeric: true, cell: (row) => (row.rows === null ? SUPPRESSED : count(row.rows)) },
              { title: 'Size', numeric: true, cell: (row) => (row.bytes === null ? SUPPRESSED : bytes(row.bytes)) },
              { title: 'SHA-256', cell: (row) => <code class="ws-hash">{row.sha256}</code> },
            ]}
          />
        )}
      </Details>
      <Details summary="Definitions">
        {() => (
          <WideTable
            caption="Definitions"
            rows={report.indicators}
            columns={[
              { title: 'Identifier', cell: (row) => <code>{row.id}</code> },
              { title: 'Whose', cell: (row) => (row.local ? 'the authority’s own' : 'Windscreen') },
              { title: 'SHA-256', cell: (row) => <code class="ws-hash">{row.hash}</code> },
            ]}
          />
        )}
      </Details>
    </div>
  );
}
