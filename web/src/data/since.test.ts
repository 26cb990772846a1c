import { describe, expect, it } from 'vitest';
import { fixture } from '../../fixtures/report.js';
import { matters } from './matters.js';
import type { Since } from './since.js';
import { changes, comparedMeasures, differenceText, qualityText, silent } from './since.js';

const report = fixture();
const since = report.since as Since;

describe('since the last report', () => {
  it('keeps changes of the records apart from changes of what happened', () => {
    const found = changes(comparedMeasures(report, since));
    expect(found.worse.map((one) => one.since.id)).toEqual([since.indicators[0]?.id]);
    expect(found.byRecords.map((one) => one.since.id)).toEqual([since.indicators[1]?.id]);
    expect(found.better.map((one) => one.since.id)).toEqual([since.indicators[4]?.id]);
  });

  it('has the surest change first', () => {
    const two = structuredClone(since);
    const [first, , , , last] = two.indicators;
    if (!first || !last) throw new Error('the fixture has five');
    last.verdict = 'worse';
    last.size = 9;
    expect(changes(comparedMeasures(report, two)).worse.map((one) => one.since.id)).toEqual([last.id, first.id]);
  });

  it('leaves out of the silent small ones what the first page says', () => {
    const all = comparedMeasures(report, since);
    const before = silent(report, all);
    expect(before.history).toHaveLength(1);
    expect(before.fewer).toHaveLength(1);
    const said = matters(report).find(({ kind }) => kind === 'worse')?.indicator;
    if (!said) throw new Error('the fixture has something that is worse');
    const moved = structuredClone(since);
    const small = moved.indicators[2];
    if (!small) throw new Error('the fixture has five');
    small.id = said.id;
    const after = silent(report, comparedMeasures(report, moved));
    expect(after.small).toHaveLength(0);
    expect(after.fewer).toHaveLength(1);
  });

  it('knows a measure that is no longer computed by its name alone', () => {
    const gone = structuredClone(since);
    const one = gone.indicators[0];
    if (!one) throw new Error('the fixture has five');
    one.id = 'gone';
    expect(comparedMeasures(report, gone)[0]).toEqual({ since: one, indicator: null });
  });

  it('writes differences in the unit of the figure', () => {
    expect(differenceText('percent', 6.66)).toBe('+6.7 points');
    expect(differenceText('percent', -0.01)).toBe('0 points');
    expect(differenceText('count', -1200)).toBe('−1,200');
    expect(differenceText('count', 2.5)).toBe('+2.5');
    expect(differenceText('rate', 3)).toBe('+3.0');
    expect(differenceText('ratio', 0.25)).toBe('+0.25');
    expect(differenceText('count', 0)).toBe('0');
  });

  it('writes parts with their whole', () => {
    expect(qualityText(5, 1000)).toBe('5 of 1,000 (0.5%)');
    expect(qualityText(0, 0)).toBe('0 of 0');
    expect(qualityText(null, 21480)).toBe('21,480');
  });
});
