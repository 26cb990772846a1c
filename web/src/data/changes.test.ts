import { expect, it } from 'vitest';
import { changeOf, changeSentence, FAULTY, movement, notMeasured, shortOfAYear, silences } from './changes.js';
import { CONTRACT, type Indicator, type Report } from './report.js';
import { addMonths } from '../words/format.js';
import { fixture } from '../../fixtures/report.js';

/** A report with one indicator whose monthly values are given, the last of September 2020. */
function monthly(values: (number | null)[], about: Partial<Indicator> = {}, of = 1000): [Report, Indicator] {
  const base = fixture();
  const periods = values.map((_, index): [string, string] => {
    const end = addMonths('2020-09-30', index - values.length + 1);
    return [`${end.slice(0, 8)}01`, end];
  });
  const unit = about.unit ?? 'count';
  const indicator: Indicator = {
    ...(base.indicators[0] as Indicator),
    unit,
    polarity: 'lower is better',
    measure: 'referrals',
    breakdowns: [],
    ...about,
    series: {
      period: values.map((_, index) => index),
      value: values,
      numerator: values.map((value) => (unit === 'percent' && value !== null ? (value * of) / 100 : value)),
      denominator: values.map((value) => (unit === 'count' || value === null ? null : of)),
      suppressed: [],
      notes: [],
    },
  };
  return [{ ...base, contract: CONTRACT, periods, indicators: [indicator], faults: [] }, indicator];
}

const year = (before: number, now: number): number[] => [...Array<number>(12).fill(before), now];

it('finds what got worse, with both dates and both counts', () => {
  const [report, indicator] = monthly(year(20, 26), { unit: 'percent' });
  const change = changeOf(report, indicator);
  expect(change?.kind).toBe('worse');
  expect(change && changeSentence(change)).toBe(
    '260 of 1,000 referrals in September 2020 (26.0%), up from 200 of 1,000 referrals in September 2019 (20.0%).',
  );
  expect(change && movement(change)).toBe('Up 6.0 percentage points in a year');
  expect(change?.usual).toBeCloseTo(20);
  expect(change?.size).toBeCloseTo(2);
});

it('takes the threshold itself as a change, and nothing below it', () => {
  const [report, at] = monthly(year(20, 23), { unit: 'percent' });
  expect(changeOf(report, at)).not.toBeNull();
  const [below, under] = monthly(year(20, 22.9), { unit: 'percent' });
  expect(changeOf(below, under)).toBeNull();
  const [counts, tenth] = monthly(year(100, 110));
  expect(changeOf(counts, tenth)?.kind).toBe('worse');
  const [less, ninth] = monthly(year(100, 109));
  expect(changeOf(less, ninth)).toBeNull();
});

it('knows better from worse by the polarity', () => {
  const higher = monthly(year(80, 90), { unit: 'percent', polarity: 'higher is better' });
  expect(changeOf(...higher)?.kind).toBe('better');
  const lower = monthly(year(80, 90), { unit: 'percent' });
  expect(changeOf(...lower)?.kind).toBe('worse');
  const fall = monthly(year(100, 80));
  expect(changeOf(...fall)?.kind).toBe('better');
});

it('asks for twice as much where neither is good or bad', () => {
  expect(changeOf(...monthly(year(100, 119), { polarity: 'context' }))).toBeNull();
  expect(changeOf(...monthly(year(100, 120), { polarity: 'context' }))?.kind).toBe('changed');
});

it('wants the year ago and the mean of the year to agree', () => {
  // Above a year ago, below the mean of the year.
  const values = [50, ...Array<number>(11).fill(200), 100];
  expect(changeOf(...monthly(values))).toBeNull();
});

it('leaves small numbers, short series, holes and suppressed figures alone', () => {
  expect(changeOf(...monthly(year(10, 19)))).toBeNull();
  expect(changeOf(...monthly([100, 200]))).toBeNull();
  expect(changeOf(...monthly(year(100, 200).map((value, index) => (index > 0 && index < 6 ? null : value))))).toBeNull();
  const [report, indicator] = monthly(year(100, 200));
  indicator.series.suppressed = [12];
  expect(changeOf(report, indicator)).toBeNull();
  expect(notMeasured(report)).toHaveLength(0);
});

it('does not say that all is gone while something is left', () => {
  const [report, indicator] = monthly(year(32102, 8));
  const change = changeOf(report, indicator);
  expect(change && movement(change)).toBe('Down more than 99.9% in a year');
  const [gone, none] = monthly(year(32102, 0));
  const all = changeOf(gone, none);
  expect(all && movement(all)).toBe('Down 100.0% in a year');
});

it('counts the measures that cannot be compared because the load is short', () => {
  const [report, indicator] = monthly([100, 200]);
  expect(shortOfAYear(report)).toBe(0);
  indicator.from = '2020-03-31';
  expect(shortOfAYear(report)).toBe(1);
  indicator.from = '2019-09-30';
  expect(shortOfAYear(report)).toBe(0);
});

it('puts measures that are silent for one reason together', () => {
  const base = fixture();
  const silent = base.indicators.filter(({ area }) => area === 'quality');
  const twice = silent.flatMap((one) => [one, { ...one, id: `${one.id}_again` }]);
  const found = silences({ ...base, indicators: twice });
  expect(found.map(({ measures }) => measures.length)).toEqual([2, 2, 1]);
});

it('does not divide by zero', () => {
  expect(changeOf(...monthly(year(0, 100)))).toBeNull();
});

it('says why there is no figure, in the engine’s words where it has any', () => {
  const silent = notMeasured(fixture());
  expect(silent.map(({ id }) => id)).toEqual(['audits_inadequate_percent', 'audits_completed', 'own_broken']);
  expect(silent[1]?.why).toBe('The load holds no rows of ext_audit.');
});

it('compares a day within a month with the nearest month end a year before', () => {
  const [report, indicator] = monthly(year(100, 150), { grain: 'spell' });
  report.periods[12] = ['2020-10-12', '2020-10-12'];
  const change = changeOf(report, indicator);
  expect(change?.before.period[1]).toBe('2019-09-30');
});

it('puts all that has a fault under one reason, each with its own words', () => {
  const faults = ['a', 'b', 'c'].map((id) => ({ id, what: `${id}.sql, line 1: what is wrong with ${id}` }));
  const found = silences({ ...fixture(), indicators: [], faults });
  expect(found.map(({ why, measures }) => [why, measures.length])).toEqual([[FAULTY, 3]]);
  expect(found[0]?.measures[1]?.why).toBe('b.sql, line 1: what is wrong with b');
});
