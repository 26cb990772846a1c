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

it('has the limits and signals of the points, and what is published beside the newest', () => {
  const report = fixture();
  const indicator = report.indicators.find(({ id }) => id === 're_referrals_percent');
  if (!indicator?.analysis) throw new Error('the fixture has changed');
  const rows = indicatorRows(report, indicator);
  const at = (row: number, column: string) => rows[row]?.[FIGURE_COLUMNS.indexOf(column)];
  const newest = indicator.series.value.length - 1;
  expect(rows.every((row) => row.length === FIGURE_COLUMNS.length)).toBe(true);
  expect(at(newest, 'upper_limit')).toBe(indicator.analysis.upper[newest]);
  expect(at(newest, 'signal')).toBe(indicator.analysis.signals.find((one) => one.place === newest)?.words);
  expect([at(newest, 'benchmark_england'), at(newest, 'benchmark_england_year')]).toEqual([indicator.comparison?.england?.value, 2020]);
  expect(at(0, 'benchmark_england')).toBeNull();
});

it('says in one letter why a figure is none, as the program does', () => {
  const report = fixture();
  const indicator = report.indicators.find(({ id }) => id === 'cp_plans_second_or_subsequent');
  if (!indicator) throw new Error('the fixture has changed');
  const newest = indicator.series.value.length - 1;
  indicator.series.suppressed = [1];
  indicator.series.symbols = [[newest, 'z'], [0, 'x']];
  const rows = indicatorRows(report, indicator);
  const symbol = FIGURE_COLUMNS.indexOf('symbol');
  expect(FIGURE_COLUMNS.at(-1)).toBe('symbol');
  expect([rows[0]?.[symbol], rows[1]?.[symbol], rows[newest]?.[symbol]]).toEqual(['x', 'c', 'z']);
  for (const row of rows.slice(newest + 1)) expect(row[symbol]).toBe(row[FIGURE_COLUMNS.indexOf('suppressed')] === true ? 'c' : null);
});
