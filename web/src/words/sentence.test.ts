import { expect, it } from 'vitest';
import type { Unit } from '../data/report.js';
import type { Figure } from '../data/series.js';
import { chartWords, direction, figureWords, sentence, valueText } from './sentence.js';

const subject = (unit: Unit, measure = 'referrals', grain: 'event' | 'spell' = 'event') => ({
  name: 'Re-referrals', unit, grain, measure,
});

function figure(value: number | null, numerator: number | null, denominator: number | null, more: Partial<Figure> = {}): Figure {
  return {
    period: ['2020-09-01', '2020-09-30'],
    value, numerator, denominator, suppressed: false, symbol: '', place: 0, spreadLow: null, spreadHigh: null, largest: null, countsOnly: false, compared: null, group: 'total', note: '', ...more,
  };
}

it('a percentage always has its counts', () => {
  expect(sentence(subject('percent'), figure((289 / 1106) * 100, 289, 1106))).toBe(
    'Re-referrals: 289 of 1,106 referrals in September 2020 (26.1%).',
  );
});

it('a count names what it counts, one or many', () => {
  expect(sentence(subject('count'), figure(1106, 1106, null))).toBe('Re-referrals: 1,106 referrals in September 2020.');
  expect(figureWords(subject('count', 'children', 'spell'), figure(1, 1, null))).toBe('1 child at 30 September 2020');
});

it('a rate says of how many children', () => {
  expect(figureWords(subject('rate', 'children', 'spell'), figure(38.0, 1004, 264211))).toBe(
    '38.0 per 10,000 children at 30 September 2020 (1,004 children in a population of 264,211)',
  );
});

it('a share is written like a percentage, a ratio as times', () => {
  expect(figureWords(subject('share'), figure(25, 250, 1000))).toBe('250 of 1,000 referrals in September 2020 (25.0%)');
  expect(valueText(subject('ratio', 'children'), figure(0.7917, 38, 48))).toBe('0.79 times');
  expect(figureWords(subject('ratio', 'children', 'spell'), figure(2, 15, 150))).toBe('2.00 times at 30 September 2020');
});

it('medians, means and highest say over how many', () => {
  expect(figureWords(subject('median', 'working days'), figure(38, null, 1004))).toBe(
    '38 working days in September 2020 (median of 1,004)',
  );
  expect(figureWords(subject('max', 'children', 'spell'), figure(42, null, 331))).toBe(
    '42 children at 30 September 2020 (highest of 331)',
  );
});

it('a change has both dates and both counts', () => {
  const rise = figure(29.848, 770, 593, { compared: ['2019-09-30', '2019-09-30'], period: ['2020-09-30', '2020-09-30'] });
  expect(figureWords(subject('change', 'children', 'spell'), rise)).toBe(
    'up 29.8%, from 593 at 30 September 2019 to 770 at 30 September 2020',
  );
  const fall = figure(-10, 90, 100, { compared: ['2020-08-01', '2020-08-31'] });
  expect(figureWords(subject('change'), fall)).toBe('down 10.0%, from 100 in August 2020 to 90 in September 2020');
  expect(valueText(subject('change'), fall)).toBe('−10.0%');
});

it('a suppressed figure says so, and shows no number', () => {
  const hidden = figureWords(subject('percent'), figure(null, null, null, { suppressed: true }));
  expect(hidden).toBe('suppressed in September 2020, because the number could identify someone');
});

it('no figure is no zero', () => {
  expect(figureWords(subject('percent'), figure(null, 0, 0))).toBe('no figure in September 2020');
});

it('words follow the numbers as they are printed', () => {
  expect(direction(subject('percent'), 26.14, 26.11)).toBe('the same as');
  expect(direction(subject('percent'), 26.15, 26.11)).toBe('up from');
  expect(direction(subject('count'), 10, 11)).toBe('down from');
});

it('a chart in words has first, last, lowest and highest', () => {
  const series = [174, 203, 150, 289].map((value, month) =>
    figure(value, value, null, { period: [`2020-0${6 + month}-01`, `2020-0${6 + month}-30`] }),
  );
  const words = chartWords(subject('count'), series);
  expect(words).toContain('First 174');
  expect(words).toContain('last 289');
  expect(words).toContain('lowest 150');
  expect(words).toContain('highest 289');
  expect(chartWords(subject('count'), [])).toContain('no figures');
});
