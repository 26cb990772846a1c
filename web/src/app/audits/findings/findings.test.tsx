import { expect, it } from 'vitest';
import type { ComplianceSide, Curve, GradeShare, MonthChart } from './api.js';
import { gridWords, moreChoices } from './CompliancePage.js';
import { chosenOf, curveWords, differenceWords, leftOutWords, queryOf, shareWords, shortWindow } from './finding_words.js';
import { complianceSpec, distributionSpec, intervalsSpec, monthRows } from './findings_specs.js';
import { chartWords } from './FindingsPage.js';
import { caseDataWords } from './InadequatePage.js';
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

const gradesOf = (counts: number[]): GradeShare[] => {
  const all = counts.reduce((sum, one) => sum + one, 0);
  return ['Outstanding', 'Good', 'Requires improvement', 'Inadequate'].map((words, index) => ({ grade: `g${index}`, words, met: counts[index] ?? 0, all, share: all === 0 ? null : (100 * (counts[index] ?? 0)) / all, lower: 10, upper: 90 }));
};
const sideOf = (side: 'on_time' | 'late', words: string, counts: number[]): ComplianceSide => {
  const grades = gradesOf(counts);
  return { side, words, audits: counts.reduce((sum, one) => sum + one, 0), grades, good_or_better: grades[1] as GradeShare, inadequate: grades[3] as GradeShare };
};

it('puts what was on time and what was late in one grid, each cell with its count and its share of the side', () => {
  const sides = [sideOf('on_time', 'On time', [0, 20, 11, 9]), sideOf('late', 'Late', [0, 0, 0, 0])];
  const spec = complianceSpec(sides, 800) as unknown as { data: { values: { side: string; count: string; label: string; share: number; words: string }[] } };
  expect(spec.data.values).toHaveLength(8);
  expect(spec.data.values[1]).toMatchObject({ side: 'On time', count: '20', label: '50%', ink: '#ffffff' });
  expect(spec.data.values[3]?.words).toBe('On time, inadequate: 9 of 40, 23% (10% to 90%)');
  // A side without audits has no share, not 0%.
  expect(spec.data.values[7]).toMatchObject({ count: '0', label: '' });
  expect(gridWords(sides)).toBe('On time, 40 audits: outstanding 0, good 20, requires improvement 11, inadequate 9. Late, 0 audits: outstanding 0, good 0, requires improvement 0, inadequate 0. The table has the shares.');
});

it('says the difference of the two sides with its interval', () => {
  expect(differenceWords({ difference: -30, lower: -60.2, upper: 9.8, beyond_chance: false })).toBe('-30 points (-60 to +10): not distinguishable from no difference');
  expect(differenceWords({ difference: 20, lower: 5, upper: 33, beyond_chance: true })).toBe('+20 points (+5 to +33): more than chance would give');
  expect(differenceWords(null)).toBe('cannot be compared');
});

it('says why audits are on neither side', () => {
  expect(leftOutWords({ not_counted: 0, not_known: 0, without_grade: 0, section: 'visits' })).toEqual([]);
  expect(leftOutWords({ not_counted: 1, not_known: 0, without_grade: 2, section: 'visits' })).toEqual([
    '1 audit is of children for whom the step was not due on that day.', '2 audits have no grade for the section on visits.',
  ]);
  expect(leftOutWords({ not_counted: 0, not_known: 3, without_grade: 0, section: 'visits' })[0]).toMatch(/^Of 3 audits the data do not say/u);
});

it('lets the first step and the whole authority stand without a choice', () => {
  const data = { steps: [{ step: 'visits', words: 'Visits', section: 'visits' }, { step: 'reviews', words: 'Reviews', section: 'planning' }], section: 'visits', units: [{ unit: 'north', kind: 'team', name: 'North' }] };
  expect(moreChoices(data).map(({ choices }) => choices.map(({ value }) => value))).toEqual([['', 'reviews'], ['', 'section'], ['', 'north']]);
  expect(moreChoices(data)[2]?.choices[1]?.words).toBe('Team: North');
  expect(moreChoices({ ...data, units: [] })).toHaveLength(2);
  expect(chosenOf(new URLSearchParams('step=reviews&by=completed'), ['step'])).toEqual({ by: 'completed', step: 'reviews' });
});

it('says as at which day the case data are, and of how many audits they say nothing', () => {
  expect(caseDataWords({ case_data_as_at: null, case_data_without: 0, audits: 9 })).toBe('There is no snapshot of the case data.');
  expect(caseDataWords({ case_data_as_at: '2020-09-30', case_data_without: 0, audits: 9 })).toContain('(30 September 2020)');
  expect(caseDataWords({ case_data_as_at: '2020-09-30', case_data_without: 2, audits: 9 })).toContain('Of 2 of 9 audits they say nothing');
});
