import { expect, it } from 'vitest';
import type { Curve, GradeShare, MonthChart } from './api.js';
import { chosenOf, curveWords, queryOf, shareWords, shortWindow } from './finding_words.js';
import { distributionSpec, intervalsSpec, monthRows } from './findings_specs.js';
import { chartWords } from './FindingsPage.js';
import { monthChoices } from './WindowForm.js';

const month = (day: string, share: number | null) => ({ month: day, audits: share === null ? 0 : 57, met: 11, share, centre: 19, lower: share === null ? null : 3.4, upper: share === null ? null : 34.6 });
const chart: MonthChart = {
  what: 'inadequate', words: 'Inadequate', weighted: false, why_none: '',
  months: [month('2020-01-01', 19), month('2020-02-01', null), month('2020-03-01', 40)],
  signals: [{ rule: 'beyond_limits', direction: 'higher', first: 2, last: 2, words: 'March 2020 is above the upper limit.' }],
  baselines: [{ from: '2019-01-01', until: '2019-12-31', first: 0, reason: '' }, { from: '2020-03-01', until: '2021-02-28', first: 2, reason: 'A new tool' }],
};

it('says a share with its interval, and of no audits that there are none', () => {
  expect(shareWords({ share: 25.5, lower: 19.4, upper: 32.6 })).toBe('26% (19% to 33%)');
  expect(shareWords({ share: null, lower: 0, upper: 100 })).toBe('no audits');
});

it('names a window shortly, over a year’s end too', () => {
  expect(shortWindow('2020-04-01', '2020-06-30')).toBe('Apr to Jun 2020');
  expect(shortWindow('2018-11-01', '2019-01-31')).toBe('Nov 2018 to Jan 2019');
  expect(shortWindow('2020-09-01', '2020-09-30')).toBe('Sep 2020');
});

it('breaks the line in a month without audits, marks signals and begins anew with a baseline', () => {
  const rows = monthRows(chart);
  expect(rows[1]?.value).toBeNull();
  expect(rows[1]?.words).toBe('February 2020: no audits');
  expect(rows[2]?.signal).toBe('higher');
  expect(rows.map(({ segment }) => segment)).toEqual([0, 0, 1]);
  expect(chartWords(chart)).toBe('Inadequate by month, 3 months. March 2020 is above the upper limit. The table has every month.');
});

it('draws the four grades of a window one after the other up to 100', () => {
  const shares = [5, 20, 60, 15];
  const grades = shares.map((share, index): GradeShare => ({ grade: `g${index}`, words: `W${index}`, met: share, all: 100, share, lower: 0, upper: 100 }));
  const spec = distributionSpec([{ name: 'Apr to Jun 2020', headline: { audits: 100, weighted: false, grades, good_or_better: grades[0] as GradeShare, cautions: [] } }], 800) as unknown as { data: { values: { start: number; end: number; label: string }[] } };
  expect(spec.data.values.map(({ start, end }) => [start, end])).toEqual([[0, 5], [5, 25], [25, 85], [85, 100]]);
  expect(spec.data.values[0]?.label).toBe('');
});

it('keeps places in the order of their names and leaves out those without audits', () => {
  const share = (value: number | null) => ({ met: 0, all: 10, share: value, lower: 0, upper: 50 });
  const spec = intervalsSpec([{ name: 'A', share: share(10) }, { name: 'B', share: share(null) }, { name: 'C', share: share(5) }], share(7), '', 800) as unknown as { data: { values: { name: string }[] } };
  expect(spec.data.values.map(({ name }) => name)).toEqual(['A', 'C']);
});

it('says how long it takes only where half are done', () => {
  const curve: Curve = { what: 'actions', all: 10, done: 2, median: null, median_lower: null, median_upper: null, followed_for: 60, steps: [] };
  expect(curveWords(curve)).toBe('Of 10 actions 2 have been verified as done. Fewer than half were by day 60, so that no usual time can be said. Those still open count for as long as they have been open.');
  expect(curveWords({ ...curve, done: 8, median: 21, median_lower: 14 })).toContain('Half were within 21 days (95% interval 14 to more than has been seen).');
  expect(curveWords({ ...curve, all: 0 })).toBe('No audit has asked for an action yet.');
});

it('keeps what is chosen in the address, and nothing else', () => {
  expect(chosenOf(new URLSearchParams('by=completed&other=1'))).toEqual({ by: 'completed' });
  expect(queryOf({ by: 'completed', until: '', months: '6' })).toBe('?by=completed&months=6');
  expect(queryOf({ by: '' })).toBe('');
  expect(monthChoices('2020-03-31', undefined).slice(0, 3)).toEqual([{ value: '', words: 'the newest month with audits' }, { value: '2020-03-31', words: 'March 2020' }, { value: '2020-02-29', words: 'February 2020' }]);
});
