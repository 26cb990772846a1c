import { describe, expect, it } from 'vitest';
import { blocks, latest, type Measure, type Year } from './data.js';
import { bareValue } from '../words/published.js';
import { changeWords, countsOf, periodWords, placeWords, valueOr } from './words.js';

const year = (of: Partial<Year>): Year => ({
  year: 2021, period: 'year to 31 March 2021', own: 22.6, numerator: 2359, denominator: 10428, symbol: '', england: 22.7,
  region: null, neighbours_mean: null, neighbours_median: null, neighbours_with_value: 0, neighbours_of: 0, model: 0,
  rank: null, of: null, quartile: null, note: '', ...of,
});
const measure = (of: Partial<Measure>): Measure => ({
  id: 'a', group: '', name: 'A', area: 'referrals', unit: 'percent', better: '', sentence: '', funnel: null, years: [], ...of,
});

describe('values in words', () => {
  it('have the decimals of their unit', () => {
    expect(bareValue('percent', 22.649)).toBe('22.6%');
    expect(bareValue('count', 10428)).toBe('10,428');
    expect(bareValue('count', 455.6)).toBe('455.6');
    expect(bareValue('change', 35.08)).toBe('+35.1%');
    expect(bareValue('change', -2)).toBe('−2.0%');
    expect(bareValue('median', 30)).toBe('30');
  });
  it('give the reason where there is no value, and never a zero', () => {
    expect(valueOr('percent', null, 'c')).toBe('suppressed');
    expect(valueOr('percent', null, 'low')).toBe('low, above zero');
    expect(valueOr('percent', null)).toBe('no figure');
    expect(valueOr('percent', 0)).toBe('0.0%');
  });
  it('name counts, place and change', () => {
    expect(countsOf(year({}))).toBe('2,359 of 10,428');
    expect(countsOf(year({ denominator: null }))).toBe('');
    expect(placeWords(year({ rank: 71, of: 150, quartile: 2 }))).toBe('71 of 150');
    expect(placeWords(year({}))).toBe('');
    expect(periodWords(measure({ years: [year({})] }))).toBe('years to 31 March');
    expect(periodWords(measure({ years: [year({ period: '30 September 2021' })] }))).toBe('on 30 September');
    expect(changeWords('percent', year({}), year({ year: 2020, own: 21.5 }))).toBe('+1.1 points');
    expect(changeWords('count', year({ own: 90 }), year({ year: 2020, own: 122 }))).toBe('−32');
    expect(changeWords('count', year({ own: 90 }), year({ year: 2019, own: 122 }))).toBe('');
    expect(changeWords('rate', year({ own: 40.01 }), year({ year: 2020, own: 40 }))).toBe('no change');
  });
});

describe('measures', () => {
  it('with groups stand together', () => {
    const all = [measure({}), measure({ id: 'b', group: 'Police' }), measure({ id: 'b', group: 'Schools' }), measure({ id: 'c' })];
    expect(blocks(all).map((block) => block.measures.length)).toEqual([1, 2, 1]);
  });
  it('have the newest year with a value of their own', () => {
    expect(latest(measure({ years: [year({}), year({ year: 2022, own: null, symbol: 'x' })] }))?.year).toBe(2021);
    expect(latest(measure({ years: [year({ own: null })] }))).toBeUndefined();
  });
});
