import { expect, it } from 'vitest';
import { periodLabel, periodPhrase } from './period.js';

it.each([
  [['2020-09-01', '2020-09-30'], 'event', 'in September 2020'],
  [['2020-02-01', '2020-02-29'], 'event', 'in February 2020'],
  [['2019-10-01', '2020-09-30'], 'event', 'in the 12 months to 30 September 2020'],
  [['2019-03-01', '2020-02-29'], 'event', 'in the 12 months to 29 February 2020'],
  [['2020-07-01', '2020-09-30'], 'event', 'in July to September 2020'],
  [['2020-04-01', '2020-11-12'], 'event', 'from 1 April 2020 to 12 November 2020'],
  [['2019-11-01', '2020-01-31'], 'event', 'from 1 November 2019 to 31 January 2020'],
  [['2020-09-30', '2020-09-30'], 'event', 'at 30 September 2020'],
  [['2020-09-01', '2020-09-30'], 'spell', 'at 30 September 2020'],
  [['2020-11-12', '2020-11-12'], 'snapshot', 'at 12 November 2020'],
] as const)('%s %s', (period, grain, words) => {
  expect(periodPhrase(period, grain)).toBe(words);
});

it('labels without a preposition', () => {
  expect(periodLabel(['2020-09-01', '2020-09-30'], 'event')).toBe('September 2020');
});
