import { describe, expect, it } from 'vitest';
import { countWords, lineWords, ordered, shareWords, spanWords, withMark, type Theme } from './themes.js';

const theme = (code: string, parent: string | null = null): Theme => ({ code, name: code, parent, indicator: null, retired: false });
const share = { met: 16, all: 80, share: 0.2, lower: 0.127, upper: 0.3 };

describe('themes', () => {
  it('say their share with its interval and what it counts', () => {
    expect(shareWords(share)).toBe('20% (13% to 30%)');
    expect(countWords(share)).toBe('16 of 80');
    expect(shareWords(null)).toBe('no audits');
    expect(spanWords('2020-07', '2020-09')).toBe('July 2020 to September 2020');
    expect(spanWords('2020-07', '2020-07')).toBe('July 2020');
  });
  it('stand below their parents, and lose none whose parent is missing', () => {
    const all = [theme('below', 'top'), theme('alone'), theme('top'), theme('orphan', 'gone')];
    expect(ordered(all).map(({ code }) => code)).toEqual(['alone', 'top', 'below', 'orphan']);
  });
  it('are marked and unmarked, each as a strength or a gap', () => {
    const one = withMark([], { theme: 'a', polarity: 'gap' }, true);
    const two = withMark(one, { theme: 'a', polarity: 'strength' }, true);
    expect(two).toHaveLength(2);
    expect(withMark(two, { theme: 'a', polarity: 'gap' }, true)).toHaveLength(2);
    expect(withMark(two, { theme: 'a', polarity: 'gap' }, false)).toEqual([{ theme: 'a', polarity: 'strength' }]);
  });
  it('say in words what their line shows', () => {
    const detail = { ...theme('a'), today: '2020-09-30', may_change: false, below: [], months: [], recommendations: [] };
    expect(lineWords(detail)).toContain('nothing is known');
    expect(lineWords({ ...detail, months: [{ month: '2020-09', gap: share, strength: null }] })).toContain('a gap in 20% (13% to 30%) of the audits of September 2020');
  });
});
