import { expect, it } from 'vitest';
import { disproportionFixture } from '../../fixtures/pathway.js';
import type { DimensionGroups } from '../data/fairness.js';
import { groupWords, levelSentences, notComparedSentence, onwardSentences, ratioWords, shareOf, standing } from './fairness.js';

const all = disproportionFixture('2020-09-30');
const ethnicity = all.dimensions[0] as DimensionGroups;

it('calls a difference one only where the interval leaves out 1', () => {
  expect(standing([1.2, 1.01, 1.4])).toBe('more often');
  expect(standing([0.8, 0.7, 0.99])).toBe('less often');
  expect(standing([1.2, 1, 1.4])).toBe('no difference beyond chance');
});

it('writes ratios so that a small one keeps its meaning', () => {
  expect(ratioWords([1.84, 1.46, 2.31])).toBe('1.8 (1.5 to 2.3)');
  expect(ratioWords([0.468, 0.25, 1.2])).toBe('0.47 (0.25 to 1.2)');
  expect(ratioWords(null)).toBe('');
});

it('says who is over-represented, the strongest first, with the count', () => {
  expect(levelSentences(ethnicity, 'looked_after')[0]).toBe(
    'Black children are over-represented: 132 children, 2.9 times the rate of White children (95% interval 2.5 to 3.5)',
  );
  expect(levelSentences(ethnicity, 'looked_after')).toHaveLength(3);
  expect(levelSentences(ethnicity, 'no such level')).toEqual([]);
});

it('says who goes on more often', () => {
  expect(onwardSentences(ethnicity, 'referral_to_plan')).toEqual([
    '10.0% of children of mixed ethnicity went on (26 of 260), 1.4 times the share of White children (95% interval 1.1 to 1.8)',
  ]);
});

it('says where too few are known to compare', () => {
  expect(notComparedSentence(ethnicity)).toBe('');
  const unknown = { ...ethnicity, levels: ethnicity.levels.map((level) => ({ ...level, comparable: level.level !== 'looked_after' })) };
  expect(notComparedSentence(unknown)).toBe('Not compared, because ethnicity is not recorded for more than 1 child in 5: Looked after.');
});

it('has words for every group', () => {
  expect(groupWords('age_band', 'Under 1')).toBe('children under 1');
  expect(groupWords('age_band', '16 and over')).toBe('children aged 16 and 17');
  expect(groupWords('gender', 'Female')).toBe('girls');
  expect(groupWords('ethnicity', 'Other')).toBe('children of other ethnic groups');
  expect(groupWords('disability', 'Not disabled')).toBe('children recorded as not disabled');
});

it('gives no share of few', () => {
  expect(shareOf(3, 9, 10)).toBeNull();
  expect(shareOf(3, 12, 10)).toBe(25);
  expect(shareOf(null, 12, 10)).toBeNull();
});
