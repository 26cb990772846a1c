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

it('names the strongest differences first, with the count', () => {
  const found = levelSentences(ethnicity);
  expect(found[0]).toBe(
    'Children in need: Black children are over-represented, with 132 children and 2.9 times the rate of White children ' +
      '(95% interval 2.5 to 3.5)',
  );
  // Two groups at two levels; 1.2 times is beyond chance and too little to be named.
  expect(found).toHaveLength(4);
  expect(levelSentences(ethnicity, 1)).toHaveLength(1);
  expect(found.join()).not.toContain('Asian');
});

it('says a difference between two groups once', () => {
  const sexes: DimensionGroups = {
    ...ethnicity, dimension: 'gender', groups: ['Female', 'Male'],
    levels: [{
      level: 'looked_after', known: 300, not_known: 0, comparable: true,
      groups: [{ children: 100, rate: 10, ratio: [0.5, 0.4, 0.63] }, { children: 200, rate: 20, ratio: [2, 1.6, 2.5] }],
    }],
  };
  expect(levelSentences(sexes)).toEqual([
    'Looked after: boys are over-represented, with 200 children and 2.0 times the rate of all other children (95% interval 1.6 to 2.5)',
  ]);
});

it('says who goes on more often', () => {
  expect(onwardSentences(ethnicity)).toEqual([
    'From a referral to a child protection plan: 10.0% of children of mixed ethnicity (26 of 260), 1.4 times the share of White children ' +
      '(95% interval 1.1 to 1.8)',
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
