import type { Quality, TableQuality } from '../data/report.js';
import { count, counted, percent } from '../words/format.js';
import { formatName } from '../words/names.js';
import { flaggedWords, rejectedWords } from '../words/row_words.js';
import { SUPPRESSED } from '../words/sentence.js';
import { Details } from './Details.js';
import { WideTable } from './WideTable.js';

export interface Totals {
  read: number;
  kept: number;
  merged: number;
  rejected: number;
  /** Sources whose numbers of rows are held back. */
  held: number;
}

export function totals(quality: Quality): Totals {
  return quality.sources.reduce(
    (sum, source) => ({
      read: sum.read + (source.read ?? 0),
      kept: sum.kept + (source.kept ?? 0),
      merged: sum.merged + (source.merged ?? 0),
      rejected: sum.rejected + (source.rejected ?? 0),
      held: sum.held + (source.read === null ? 1 : 0),
    }),
    { read: 0, kept: 0, merged: 0, rejected: 0, held: 0 },
  );
}

/** "6,120 rows were read: 6,000 kept, 60 merged with another source's, 60 rejected (1.0%)." */
export function loadSentence(quality: Quality): string {
  const sum = totals(quality);
  const share = sum.read === 0 ? '' : ` (${percent((sum.rejected / sum.read) * 100)})`;
  return (
    `${counted(sum.read, 'rows')} ${sum.read === 1 ? 'was' : 'were'} read from ${counted(quality.sources.length, 'sources')}: ` +
    `${count(sum.kept)} kept, ${count(sum.merged)} merged with the same row of another source, and ` +
    `${count(sum.rejected)} rejected${share}.` +
    (sum.held > 0 ? ` ${counted(sum.held, 'sources')} of few rows ${sum.held === 1 ? 'is' : 'are'} not counted here.` : '')
  );
}

/** Share of all cells of a table that have a value, in per cent; null for an empty table, or one of which some
 * numbers are held back. */
export function completeness(table: TableQuality): number | null {
  const cells = (table.rows ?? 0) * table.columns.length;
  if (cells === 0 || table.filled.includes(null)) return null;
  return (table.filled.reduce<number>((sum, filled) => sum + (filled ?? 0), 0) / cells) * 100;
}

const shareText = (share: number | null): string => (share === null ? SUPPRESSED : percent(share));
const rowsText = (rows: number | null): string => (rows === null ? SUPPRESSED : count(rows));

/** The file, and the sheet or element in it where that says more. */
export function sourceName({ file, part }: { file: string; part: string }): string {
  const last = file.slice(file.lastIndexOf('/') + 1);
  return part === '' || last.startsWith(`${part}.`) ? file : `${file}, ${part}`;
}

export function SourcesTable({ quality }: { quality: Quality }) {
  return (
    <WideTable
      caption="Rows by source"
      rows={quality.sources}
      columns={[
        { title: 'Source', cell: sourceName },
        { title: 'Format', cell: (row) => formatName(row.format) },
        { title: 'Read', numeric: true, cell: (row) => rowsText(row.read) },
        { title: 'Kept', numeric: true, cell: (row) => rowsText(row.kept) },
        { title: 'Merged', numeric: true, cell: (row) => rowsText(row.merged) },
        { title: 'Rejected', numeric: true, cell: (row) => rowsText(row.rejected) },
      ]}
    />
  );
}

export function ReasonsTable({ quality }: { quality: Quality }) {
  if (quality.reasons.length === 0) return <p class="govuk-body">No row was rejected.</p>;
  return (
    <WideTable
      caption="Why rows were rejected, commonest first"
      rows={quality.reasons}
      columns={[
        { title: 'Reason', cell: (row) => rejectedWords(row.code) },
        { title: 'Rows', numeric: true, cell: (row) => rowsText(row.rows) },
      ]}
    />
  );
}

export function FlagsTable({ quality }: { quality: Quality }) {
  if (quality.flags.length === 0) return <p class="govuk-body">No row was flagged.</p>;
  return (
    <WideTable
      caption="Rows kept although something about them is wrong or unusual"
      rows={quality.flags}
      columns={[
        { title: 'What was found', cell: (row) => flaggedWords(row.code) },
        { title: 'Table', cell: (row) => <code>{row.table}</code> },
        { title: 'Rows', numeric: true, cell: (row) => rowsText(row.rows) },
      ]}
    />
  );
}

/** Completeness of each table that has rows; each opens to its columns. */
export function CompletenessTables({ quality }: { quality: Quality }) {
  const filled = quality.tables.filter((table) => table.rows !== 0);
  const empty = quality.tables.filter((table) => table.rows === 0);
  return (
    <div>
      <WideTable
        caption="Completeness by table"
        rows={filled}
        columns={[
          { title: 'Table', cell: (row) => <code>{row.table}</code> },
          { title: 'One row is', cell: (row) => row.row_is },
          { title: 'Rows', numeric: true, cell: (row) => rowsText(row.rows) },
          { title: 'Cells with a value', numeric: true, cell: (row) => shareText(completeness(row)) },
        ]}
      />
      <Details summary="Completeness of every column">
        {() => filled.map((table) => <ColumnsTable table={table} />)}
      </Details>
      {empty.length > 0 && (
        <Details summary={`${counted(empty.length, 'tables')} without a row in this load`}>
          {() => (
            <ul class="govuk-list govuk-list--bullet">
              {empty.map((table) => (
                <li><code>{table.table}</code>: {table.row_is}</li>
              ))}
            </ul>
          )}
        </Details>
      )}
    </div>
  );
}

function ColumnsTable({ table }: { table: TableQuality }) {
  const rows = table.columns.map((column, index) => ({ column, filled: table.filled[index] ?? null }));
  return (
    <WideTable
      caption={`${table.table}, ${table.rows === null ? SUPPRESSED : counted(table.rows, 'rows')}`}
      rows={rows}
      columns={[
        { title: 'Column', cell: (row) => <code>{row.column}</code> },
        { title: 'With a value', numeric: true, cell: (row) => rowsText(row.filled) },
        { title: 'Share', numeric: true, cell: (row) => shareText(row.filled === null || table.rows === null ? null : (row.filled / table.rows) * 100) },
      ]}
    />
  );
}
