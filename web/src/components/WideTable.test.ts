import { expect, it } from 'vitest';
import { countColumn } from './WideTable.js';

it('shows counts as they are read, and saves the number', () => {
  const column = countColumn('Rows', 'rows');
  expect(column).toMatchObject({ title: 'Rows', numeric: true });
  expect([column.cell({ rows: 12345 }), column.value?.({ rows: 12345 })]).toEqual(['12,345', 12345]);
  expect([column.cell({ rows: 0 }), column.value?.({ rows: 0 })]).toEqual(['0', 0]);
  expect([column.cell({ rows: null }), column.value?.({ rows: null })]).toEqual(['', null]);
});

it('shows a count that is worked out of its row', () => {
  const column = countColumn('Cases', (row: { cases: string[] }) => row.cases.length);
  expect([column.cell({ cases: ['a', 'b'] }), column.value?.({ cases: ['a', 'b'] })]).toEqual(['2', 2]);
});
