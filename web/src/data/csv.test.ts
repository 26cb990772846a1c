import { expect, it } from 'vitest';
import { fixture } from '../../fixtures/report.js';
import { csv, FIGURE_COLUMNS, indicatorRows } from './csv.js';

it('quotes what must be quoted, and nothing else', () => {
  expect(csv(['a', 'b'], [['plain', 'with "quotes", and comma'], [1.5, null], [true, 'two\nlines']])).toBe(
    '\uFEFFa,b\r\nplain,"with ""quotes"", and comma"\r\n1.5,\r\ntrue,"two\nlines"\r\n',
  );
});

it('does not let a spreadsheet run a text as a formula', () => {
  expect(csv(['a'], [['=1+1'], [-5], ['@x']])).toBe("\uFEFFa\r\n'=1+1\r\n-5\r\n'@x\r\n");
});

it('has every figure of an indicator, and no number of a suppressed one', () => {
  const report = fixture();
  const indicator = report.indicators.find(({ id }) => id === 'cp_plans_second_or_subsequent');
  if (!indicator) throw new Error('the fixture has changed');
  const rows = indicatorRows(report, indicator);
  const groups = indicator.breakdowns.reduce((sum, { group }) => sum + group.length, 0);
  expect(rows).toHaveLength(indicator.series.period.length + groups);
  const suppressed = rows.filter((row) => row[FIGURE_COLUMNS.indexOf('suppressed')] === true);
  expect(suppressed.length).toBeGreaterThan(0);
  for (const row of suppressed) expect(row.slice(8, 11)).toEqual([null, null, null]);
});
