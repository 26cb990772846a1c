import { expect, it } from 'vitest';
import { fixture } from '../../fixtures/report.js';
import type { Indicator } from '../data/report.js';
import { figures } from '../data/series.js';
import { mainBreakdown, shareSentence } from './shares.js';

/** 120 referrals: police 60, schools 36, one group held back. */
function shares() {
  const report = fixture();
  const [first] = report.indicators;
  if (!first) throw new Error('the fixture has changed');
  report.groups.push('Schools', 'Police', 'Anonymous', 'Health');
  const from = report.groups.length - 4;
  const indicator: Indicator = {
    ...first, unit: 'share', grain: 'event', measure: 'referrals',
    series: { period: [first.series.period.at(-1) ?? 0], value: [100], numerator: [120], denominator: [120], suppressed: [], notes: [] },
    breakdowns: [{
      dimension: 0, period: first.series.period.at(-1) ?? 0, group: [from, from + 1, from + 2, from + 3],
      value: [30, 50, null, 17.5], numerator: [36, 60, null, 21], denominator: [120, 120, 120, 120], suppressed: [2],
    }],
  };
  return { report, indicator };
}

it('says the groups of a share, not that all of it is 100%', () => {
  const { report, indicator } = shares();
  const [whole] = figures(report, indicator);
  if (!whole) throw new Error('no figure');
  const words = shareSentence(report, indicator, whole);
  expect(words).toMatch(/^120 referrals in .*\. The largest of 4 groups: Police 50\.0%, Schools 30\.0%, Health 17\.5%\.$/);
  expect(words).not.toContain('100');
  expect(words).not.toContain('Anonymous');
});

it('says the whole alone where no group is known, and is of shares alone', () => {
  const { report, indicator } = shares();
  const [whole] = figures(report, indicator);
  if (!whole) throw new Error('no figure');
  expect(shareSentence(report, { ...indicator, breakdowns: [] }, whole)).toMatch(/^120 referrals in [^.]*\.$/);
  expect(mainBreakdown({ ...indicator, unit: 'percent' })).toBeNull();
});
