// A table as an Excel workbook (ECMA-376): the table on the first sheet, with its header row frozen and filters, and
// where it comes from on the second. Only what these tables need is written; docs/decisions says why not a library.
import { strToU8, zipSync } from 'fflate';
import type { Cell, Table } from './table.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** A cell can hold no longer text. */
const LONGEST = 32767;

// Places in the styles below.
const DATE = 1;
const BOLD = 2;
const WRAPPED = 3;

const escaped = (text: string): string =>
  text
    .slice(0, LONGEST)
    // XML has no place for control characters, and a text is the same without them.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

/** "A", "Z", "AA". */
export function columnName(index: number): string {
  let name = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

/** Excel's number of a day; null for a text that is no date of a day since 1 March 1900, where its calendar is right. */
export function dayNumber(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match || text < '1900-03-01') return null;
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  if (new Date(time).toISOString().slice(0, 10) !== text) return null;
  return time / 86400000 + 25569;
}

function cell(value: Cell, place: string, style = 0): string {
  const styled = (number: number): string => (number === 0 ? '' : ` s="${number}"`);
  if (value === null) return '';
  if (typeof value === 'number') {
    return Number.isFinite(value) ? `<c r="${place}"${styled(style)}><v>${value}</v></c>` : '';
  }
  if (typeof value === 'boolean') return `<c r="${place}" t="b"${styled(style)}><v>${value ? 1 : 0}</v></c>`;
  const day = dayNumber(value);
  if (day !== null) return `<c r="${place}" s="${DATE}"><v>${day}</v></c>`;
  return `<c r="${place}" t="inlineStr"${styled(style)}><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

function row(cells: Cell[], number: number, style = 0): string {
  return `<row r="${number}">${cells.map((one, index) => cell(one, `${columnName(index)}${number}`, style)).join('')}</row>`;
}

/** Characters that the widest of the first rows needs, within reason. */
function widths(columns: string[], rows: Cell[][]): number[] {
  return columns.map((title, index) => {
    const lengths = rows.slice(0, 200).map((cells) => {
      const value = cells[index] ?? '';
      return typeof value === 'number' ? Math.min(12, String(value).length) : String(value).length;
    });
    return Math.min(60, Math.max(8, title.length, ...lengths) + 2);
  });
}

function tableSheet({ columns, rows }: Table): string {
  const last = columnName(Math.max(0, columns.length - 1));
  const wide = widths(columns, rows).map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}${rows.length + 1}"/>` +
    '<sheetViews><sheetView tabSelected="1" workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${wide.join('')}</cols><sheetData>${row(columns, 1, BOLD)}` +
    `${rows.map((cells, index) => row(cells, index + 2)).join('')}</sheetData>` +
    `<autoFilter ref="A1:${last}${rows.length + 1}"/></worksheet>`
  );
}

function notesSheet({ title, notes }: Table): string {
  const lines: [string, string][] = [['Table', title], ...notes];
  const rows = lines.map(
    ([name, words], index) => `<row r="${index + 1}">${cell(name, `A${index + 1}`, BOLD)}${cell(`${words}`, `B${index + 1}`, WRAPPED)}</row>`,
  );
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews>` +
    '<cols><col min="1" max="1" width="32" customWidth="1"/><col min="2" max="2" width="90" customWidth="1"/></cols>' +
    `<sheetData>${rows.join('')}</sheetData></worksheet>`
  );
}

const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '</cellXfs></styleSheet>';

/** The workbook's bytes. The same table gives the same bytes. */
export function xlsx(table: Table): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet2.xml" ContentType="${TYPES}.worksheet+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
    '_rels/.rels':
      `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
      '<sheet name="Table" sheetId="1" r:id="rId1"/><sheet name="Notes" sheetId="2" r:id="rId2"/></sheets>' +
      `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Table!$A$1:$${columnName(Math.max(0, table.columns.length - 1))}$${table.rows.length + 1}</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `${HEAD}<Relationships xmlns="${RELATIONS}">` +
      `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>` +
      `<Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': tableSheet(table),
    'xl/worksheets/sheet2.xml': notesSheet(table),
  };
  // A fixed time, the earliest that a zip file knows: the same table is to be the same file.
  const mtime = new Date(1980, 0, 1);
  const packed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, [strToU8(text), { mtime }] as [Uint8Array, { mtime: Date }]]));
  return zipSync(packed, { level: 6 });
}
