import { expect, it } from 'vitest';
import { cellOf, fileName } from './table.js';

it('takes numbers as they are printed for numbers', () => {
  expect(cellOf('1,106', true)).toBe(1106);
  expect(cellOf('1,234,567.5', true)).toBe(1234567.5);
  expect(cellOf('26.1%', true)).toBe(26.1);
  expect(cellOf('−3.2%', true)).toBe(-3.2);
  expect(cellOf(' ', true)).toBeNull();
});

it('leaves words, dates and codes words', () => {
  expect(cellOf('suppressed', true)).toBe('suppressed');
  expect(cellOf('3 of 7', true)).toBe('3 of 7');
  expect(cellOf('0042', false)).toBe('0042');
  expect(cellOf('12,34', true)).toBe('12,34');
});

it('makes a file’s name of any title', () => {
  expect(fileName('Re-referrals, September 2020 (36 points)')).toBe('re-referrals-september-2020-36-points');
  expect(fileName('By team / “North”')).toBe('by-team-north');
});
