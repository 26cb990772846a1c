import { expect, it } from 'vitest';
import { fixture } from '../../fixtures/report.js';
import { comparedAs } from './benchmarks.js';
import { headlines, movedWords } from './headlines.js';
import { foremost, matterOf, matters } from './matters.js';
import type { Analysis, Comparison, Indicator, Report, Verdict } from './report.js';

const base = fixture();

/** One indicator of 14 months whose newest 20 of 100 stand beside 15 a year before, with what is changed of it. */
function one(change: Partial<Indicator>, newest = 20, of = 400): [Report, Indicator] {
  const ends = Array.from({ length: 14 }, (_, back) => new Date(Date.UTC(2019, 8 + back, 0)).toISOString().slice(0, 10));
  const numerator = ends.map((_, index) => (index === 13 ? (newest * of) / 100 : 0.15 * of));
  const indicator: Indicator = {
    ...(base.indicators[0] as Indicator),
    id: 'one', name: 'One', area: 'referrals', unit: 'percent', measure: 'referrals', polarity: 'lower is better',
    grain: 'event', window: 'month', from: null, breakdowns: [],
    series: {
      period: ends.map((_, index) => index), value: numerator.map((n) => (100 * n) / of), numerator,
      denominator: ends.map(() => of), suppressed: [], notes: [],
    },
    ...change,
  };
  delete indicator.analysis;
  delete indicator.comparison;
  Object.assign(indicator, change);
  const report = { ...base, periods: ends.map((end): [string, string] => [`${end.slice(0, 8)}01`, end]), indicators: [indicator], faults: [] };
  return [report, indicator];
}

function analysis(verdict: Partial<Verdict>, more: Partial<Analysis> = {}): Analysis {
  return {
    chart: 'p', why_none: '', centre: [], lower: [], upper: [], signals: [], baselines: [], overlap: '', seasonal: '',
    verdict: { kind: 'worse', sentence: 'It rose.', before: 1, now: 13, difference: 5, lower: 1, upper: 9, size: 2.4, ...verdict },
    ...more,
  };
}

const published = (value: number) => ({ value, year: 2020, period: 'year to 31 March 2020' });
const beside = (england: number | null, neighbours: number | null): Comparison => ({
  england: england === null ? null : published(england), region: published(1), neighbours_median: null, own_published: null,
  neighbours_mean: neighbours === null ? null : published(neighbours),
  rank: null, of: null, quartile: null, neighbours: null, region_name: 'South East', compared_as: '', words: '',
});

it('lists a change by more than chance with its sentence and its rule', () => {
  const [report, indicator] = one({ analysis: analysis({}) });
  expect(matterOf(report, indicator)).toMatchObject({
    kind: 'worse', reasons: [{ rule: 'beyond chance', words: 'It rose.' }],
  });
});

it('lists nothing that chance explains, however far it moved', () => {
  const [report, indicator] = one({ analysis: analysis({ kind: 'no_clear_change' }) });
  expect(matterOf(report, indicator)).toBeNull();
});

it('falls back on the thresholds only where nothing was tested', () => {
  for (const more of [{}, { analysis: analysis({ kind: 'not_tested', size: null, difference: null }) }]) {
    const [report, indicator] = one(more);
    expect(matterOf(report, indicator)?.reasons[0]?.rule).toBe('moved');
  }
  const [report, indicator] = one({}, 16);
  expect(matterOf(report, indicator)).toBeNull();
});

it('lists a signal on the newest point on the bad side alone', () => {
  const signal = (place: number, direction: 'higher' | 'lower') => [{ place, first_place: place, direction, rule: 'beyond_limits' as const, words: 'Above the limit.' }];
  const kinds = ([[13, 'higher'], [13, 'lower'], [12, 'higher']] as const).map(([place, direction]) => {
    const [report, indicator] = one({ analysis: analysis({ kind: 'no_clear_change' }, { signals: signal(place, direction) }) });
    return matterOf(report, indicator)?.kind ?? null;
  });
  expect(kinds).toEqual(['worse', null, null]);
});

it('lists what is out of line with both England and the neighbours, each with its year', () => {
  const [report, indicator] = one({ analysis: analysis({ kind: 'no_clear_change' }), comparison: beside(14, 15) });
  const matter = matterOf(report, indicator);
  expect(matter).toMatchObject({ kind: 'worse', reasons: [{ rule: 'out of line' }] });
  expect(matter?.reasons[0]?.words).toContain('above England (14.0%, year to 31 March 2020) and the statistical neighbours’ mean (15.0%, year to 31 March 2020)');
});

it('does not call out of line what is so for one of them, by little, by chance, or for the better', () => {
  const none = { analysis: analysis({ kind: 'no_clear_change' }) };
  for (const [comparison, newest, of] of [
    [beside(14, 22), 20, 400], [beside(18, 18.5), 20, 400], [beside(14, 15), 20, 40], [beside(30, 30), 20, 400], [beside(null, null), 20, 400],
  ] as const) {
    const [report, indicator] = one({ ...none, comparison }, newest, of);
    expect(matterOf(report, indicator)).toBeNull();
  }
  const [report, indicator] = one({ ...none, comparison: beside(14, null) });
  expect(matterOf(report, indicator)?.reasons[0]?.rule).toBe('out of line');
});

it('keeps what got better but is still out of line among what is worse, with both reasons', () => {
  const [report, indicator] = one({ analysis: analysis({ kind: 'better', difference: -6 }), comparison: beside(10, 10) });
  const matter = matterOf(report, indicator);
  expect(matter?.kind).toBe('worse');
  expect(matter?.reasons.map((reason) => reason.rule)).toEqual(['beyond chance', 'out of line']);
});

it('says nothing of a suppressed figure', () => {
  const [report, indicator] = one({ analysis: analysis({}), comparison: beside(1, 1) });
  indicator.series.suppressed = [13];
  expect(matterOf(report, indicator)).toBeNull();
});

it('shows the largest first, and no more than two of one area before the others', () => {
  const all = matters(base);
  expect(all.map((matter) => matter.size)).toEqual([...all.map((matter) => matter.size)].sort((a, b) => b - a));
  const turned = matters({ ...base, indicators: [...base.indicators].reverse() });
  expect(turned.map((matter) => matter.indicator.id)).toEqual(all.map((matter) => matter.indicator.id));
  const same = all.slice(0, 1).flatMap((matter) => Array.from({ length: 5 }, () => ({ ...matter })));
  const [shown, others] = foremost(same, 4, 2);
  expect([shown.length, others.length]).toEqual([2, 3]);
});

it('takes for each headline the first indicator that has a figure', () => {
  const found = headlines(base);
  expect(found).toHaveLength(12);
  expect(found.at(-1)?.indicator.id).toBe('agency_rate_percent');
  expect(found.every((headline) => headline.now !== null)).toBe(true);
  expect(headlines({ ...base, headlines: [['no_such'], ['audits_inadequate_percent']] })).toMatchObject([
    { indicator: { id: 'audits_inadequate_percent' }, now: null, moved: '' },
  ]);
});

it('says how far a figure moved as it is printed', () => {
  expect(movedWords({ unit: 'percent' }, 26.13, 19.38)).toBe('Up 6.8 points');
  expect(movedWords({ unit: 'percent' }, 19, 20)).toBe('Down 1.0 points');
  expect(movedWords({ unit: 'percent' }, 19.01, 19)).toBe('The same');
  expect(movedWords({ unit: 'count' }, 110, 100)).toBe('Up 10.0%');
  expect(movedWords({ unit: 'count' }, 5, 0)).toBe('Up from 0');
  expect(movedWords({ unit: 'count' }, 7, 7)).toBe('The same');
});

it('says whose neighbours are meant where they are another authority’s', () => {
  const other = { ...beside(1, 1), compared_as: 'St. Helens' };
  expect(comparedAs([{}, { comparison: beside(1, 1) }, { comparison: other }])).toBe('Region and statistical neighbours are those of St. Helens.');
  expect(comparedAs([{ comparison: beside(1, 1) }, {}])).toBe('');
});
