import { expect, it } from 'vitest';
import { fixture } from '../../../fixtures/report.js';
import { countColumns, hasLimits, seriesColumns, withoutPopulation } from '../../components/figure_columns.js';
import { figures, type Figure } from '../../data/series.js';
import { chosenOfReport, chosenOfRows, type FigureRow } from './chosen.js';
import { COMPARED, dataQuery, fitting, needsServer, readFilters, usual, writeFilters } from './filters.js';

const report = fixture();
const indicator = report.indicators.find(({ id }) => id === 're_referrals_percent');
if (!indicator) throw new Error('the fixture has changed');
const read = (text: string) => readFilters(new URLSearchParams(text), report);

it('reads from an address what it wrote into it', () => {
  for (const text of ['', 'by=team', 'by=team&group=North+%26+East', 'months=12&window=quarter', 'compare=england', 'compare=none', 'snapshot=a&months=24']) {
    expect(writeFilters(new URLSearchParams(text), read(text), report).toString()).toBe(new URLSearchParams(text).toString());
  }
});

it('shows as usual what an address has wrong', () => {
  for (const text of ['months=0', 'months=241', 'months=x', 'months=1.5', 'window=snapshot', 'window=week', 'group=North', 'by=a%20b', 'by=']) {
    expect(read(text)).toEqual(usual(report));
  }
  expect(read('compare=england,nobody').compare).toEqual(['england']);
});

it('leaves out what a measure cannot be shown by', () => {
  expect(fitting(read('by=shoe_size&group=9'), indicator, report)).toMatchObject({ by: '', group: '' });
  expect(fitting(read('window=quarter'), { ...indicator, grain: 'spell' }, report).window).toBe('');
  expect(fitting(read(`window=${indicator.window}`), indicator, report).window).toBe('');
});

it('asks the server for what the report does not hold, and only for that', () => {
  expect(['', 'months=12', 'by=team', 'compare=none'].map((text) => needsServer(read(text), report))).toEqual([false, false, false, false]);
  expect(['by=team&group=A', 'window=quarter', 'months=120'].map((text) => needsServer(read(text), report))).toEqual([true, true, true]);
  expect(dataQuery(read('by=team&group=A+B&compare=none'), 's', report)).toBe(`?by=team&group=A+B&months=${report.months}&snapshot=s`);
  expect(dataQuery(read('compare=none'), '', report)).toBe('');
});

it('shows fewer months with the limits and signals of the points that are left', () => {
  const whole = figures(report, indicator);
  const chosen = chosenOfReport(report, indicator, read('months=12'));
  const short = figures(chosen.report, chosen.indicator);
  expect(short.length).toBeGreaterThan(1);
  expect(short.length).toBeLessThan(whole.length);
  const cut = whole.length - short.length;
  expect(short.map(({ period, value }) => [period, value])).toEqual(whole.slice(cut).map(({ period, value }) => [period, value]));
  expect(chosen.indicator.analysis?.upper).toEqual(indicator.analysis?.upper.slice(cut));
  for (const signal of chosen.indicator.analysis?.signals ?? []) {
    expect(indicator.analysis?.signals).toContainEqual({ ...signal, place: signal.place + cut, first_place: expect.any(Number) });
    expect(signal.first_place).toBeGreaterThanOrEqual(0);
  }
});

it('shows the published figures that are chosen', () => {
  const of = (text: string) => chosenOfReport(report, indicator, read(text)).indicator.comparison;
  expect(of('')?.england).toEqual(indicator.comparison?.england);
  expect(of('compare=england')?.region).toBeNull();
  expect(of('compare=none')).toBeUndefined();
});

const row = (more: Partial<FigureRow>): FigureRow => ({
  period_start: '2020-09-01', period_end: '2020-09-30', dimension: 'total', group: 'all', value: 10, numerator: 1, denominator: 10, suppressed: false,
  lower_limit: 5, upper_limit: 20, compared_start: null, compared_end: null, note: null, signal: null, spread_low: null, spread_high: null, largest: null, symbol: null, ...more,
});

it('shows one group alone, without published figures, which are not of it', () => {
  const rows = [
    row({ dimension: 'team', group: 'North', value: 21, signal: 'September 2020 is above the upper limit.' }),
    row({ dimension: 'team', group: 'North', period_start: '2020-10-01', period_end: '2020-10-31', value: null, suppressed: true }),
    row({ dimension: 'team', group: 'South', value: 99 }),
  ];
  const { report: seen, indicator: one } = chosenOfRows(report, indicator, { ...usual(report), by: 'team', group: 'North', compare: COMPARED }, rows);
  expect(one.name).toBe(`${indicator.name}: North`);
  expect(figures(seen, one).map(({ value, suppressed, period }) => [value, suppressed, period[1]])).toEqual([[21, false, '2020-09-30'], [null, true, '2020-10-31']]);
  expect(one.comparison).toBeUndefined();
  expect(one.analysis?.signals).toMatchObject([{ place: 0, direction: 'higher' }]);
  expect(one.breakdowns).toEqual([]);
  // Its limits are drawn, though the usual level between them is not known.
  expect(hasLimits(one.analysis)).toBe(true);
  expect(seriesColumns(one).titles).not.toContain('Usual');
});

it('draws no limits where there are none', () => {
  const { indicator: one } = chosenOfRows(report, indicator, { ...usual(report), window: 'quarter' }, [row({ lower_limit: null, upper_limit: null })]);
  expect(hasLimits(one.analysis)).toBe(false);
  expect(one.analysis?.why_none).not.toBe('');
});

it('says of a group with too short a series why it has no limits', () => {
  const rows = [row({ dimension: 'team', group: 'North', lower_limit: null, upper_limit: null })];
  const { indicator: one } = chosenOfRows(report, indicator, { ...usual(report), by: 'team', group: 'North' }, rows);
  expect(hasLimits(one.analysis)).toBe(false);
  expect(one.analysis?.why_none).toContain('at least 8 periods');
});

it('shows the newest groups beside the whole of another window', () => {
  const rows = [row({ period_end: '2020-06-30' }), row({}), row({ dimension: 'team', group: 'North', period_end: '2020-06-30' }), row({ dimension: 'team', group: 'North', value: 3 })];
  const { report: seen, indicator: one } = chosenOfRows({ ...report, dimensions: ['team'] }, indicator, { ...usual(report), by: 'team', window: 'quarter' }, rows);
  expect(one.window).toBe('quarter');
  expect(one.series.value).toEqual([10, 10]);
  expect(one.breakdowns).toHaveLength(1);
  expect(one.breakdowns[0]?.value).toEqual([3]);
  expect(seen.groups).toEqual(['North']);
  expect(one.comparison).toBeUndefined();
});

it('says once that there are no rates by group where nobody knows how many people are in a group', () => {
  const rate = { ...indicator, unit: 'rate' as const, measure: 'children' };
  const figure = (more: Partial<Figure>): Figure => ({
    place: 0, period: ['2020-09-01', '2020-09-30'], value: null, numerator: 7, denominator: null, suppressed: false, symbol: '', spreadLow: null, spreadHigh: null,
    largest: null, countsOnly: false, compared: null, group: 'A', note: '', ...more,
  });
  expect(withoutPopulation(rate, [figure({}), figure({ suppressed: true, numerator: null })])).toBe(true);
  expect(withoutPopulation(rate, [figure({}), figure({ value: 1.5, denominator: 46_000 })])).toBe(false);
  expect(withoutPopulation({ ...rate, unit: 'count' }, [figure({})])).toBe(false);
  expect(withoutPopulation(rate, [])).toBe(false);
  expect(countColumns(rate).cells(figure({}))).toEqual(['7']);
});
