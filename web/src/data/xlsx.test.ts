import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Table } from './table.js';
import { columnName, dayNumber, xlsx } from './xlsx.js';

const table: Table = {
  name: 'referrals', title: 'Referrals <received> & “open”',
  columns: ['Date', 'Referrals', 'Per cent', 'Team', 'Suppressed'],
  rows: [
    ['2020-09-30', 1106, 26.129999, 'North & East', false],
    ['2020-02-29', 0, null, '=1+1', true],
    ['29 February', -3.5, 1e-7, '0042', 'suppressed\u0000'],
  ],
  notes: [['Snapshot', '2020-09-30-1a2b3c']],
};

const files = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));

it('writes numbers as numbers, dates as dates and everything else as text', () => {
  const sheet = files(xlsx(table))['xl/worksheets/sheet1.xml'] ?? '';
  expect(sheet).toContain('<c r="A2" s="1"><v>44104</v></c><c r="B2"><v>1106</v></c><c r="C2"><v>26.129999</v></c>');
  expect(sheet).toContain('<c r="A3" s="1"><v>43890</v></c><c r="B3"><v>0</v></c><c r="D3" t="inlineStr">');
  expect(sheet).toContain('<t xml:space="preserve">29 February</t>');
  expect(sheet).toContain('<t xml:space="preserve">North &amp; East</t>');
  expect(sheet).toContain('<t xml:space="preserve">0042</t>');
  expect(sheet).toContain('<c r="E3" t="b"><v>1</v></c>');
  // No cell is a formula, and no control character is left.
  expect(sheet).not.toContain('<f>');
  expect(sheet).toContain('<t xml:space="preserve">suppressed</t>');
});

it('freezes the header row and can be filtered', () => {
  const sheet = files(xlsx(table))['xl/worksheets/sheet1.xml'] ?? '';
  expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect(sheet).toContain('<autoFilter ref="A1:E4"/>');
});

it('says on a sheet of its own what the table is and where it comes from', () => {
  const all = files(xlsx(table));
  expect(all['xl/worksheets/sheet2.xml']).toContain('Referrals &lt;received&gt; &amp; “open”');
  expect(all['xl/worksheets/sheet2.xml']).toContain('2020-09-30-1a2b3c');
  expect(all['xl/workbook.xml']).toContain('<sheet name="Notes"');
  for (const part of ['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml']) expect(all[part]).toBeTruthy();
});

it('gives the same bytes for the same table', () => {
  expect(xlsx(table)).toEqual(xlsx(table));
});

it('names columns as spreadsheets do', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

it('counts days as Excel does, from where its calendar is right', () => {
  expect(dayNumber('1900-03-01')).toBe(61);
  expect(dayNumber('2020-02-29')).toBe(43890);
  expect(dayNumber('2021-02-29')).toBeNull();
  expect(dayNumber('1900-02-28')).toBeNull();
  expect(dayNumber('2020-09-30T08:00:00Z')).toBeNull();
});
