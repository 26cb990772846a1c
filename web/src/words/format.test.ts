import { describe, expect, it } from 'vitest';
import { addMonths, bytes, count, counted, longDate, longTime, number, percent, roundHalfUp } from './format.js';

describe('rounding', () => {
  it('rounds halves up, on the digits that people see', () => {
    expect(roundHalfUp(26.05, 1)).toBe(26.1); // a little under 26.05 in binary
    expect(roundHalfUp(1.005, 2)).toBe(1.01);
    expect(roundHalfUp(2.5, 0)).toBe(3);
    expect(roundHalfUp(2.4999, 0)).toBe(2);
    expect(roundHalfUp(0.05, 1)).toBe(0.1);
  });
  it('rounds halves of negative numbers away from zero', () => {
    expect(roundHalfUp(-2.5, 0)).toBe(-3);
    expect(roundHalfUp(-26.05, 1)).toBe(-26.1);
  });
  it('gives no negative zero', () => {
    expect(Object.is(roundHalfUp(-0.04, 1), 0)).toBe(true);
    expect(number(-0.04, 1)).toBe('0.0');
  });
  it('manages very small and very large numbers', () => {
    expect(roundHalfUp(1e-9, 1)).toBe(0);
    expect(roundHalfUp(1.5e21, 1)).toBe(1.5e21);
  });
  it('never moves a number by more than half a step', () => {
    let state = 1;
    for (let round = 0; round < 2000; ++round) {
      state = (state * 48271) % 2147483647;
      const value = (state / 2147483647 - 0.5) * 10 ** (round % 7);
      expect(Math.abs(roundHalfUp(value, 1) - value)).toBeLessThanOrEqual(0.05 + 1e-9);
    }
  });
});

describe('numbers', () => {
  it('separates thousands', () => {
    expect(number(999)).toBe('999');
    expect(number(1106)).toBe('1,106');
    expect(number(1234567.25, 1)).toBe('1,234,567.3');
    expect(number(-12345)).toBe('-12,345');
  });
  it('keeps one decimal place of weighted counts only', () => {
    expect(count(30)).toBe('30');
    expect(count(30.04)).toBe('30');
    expect(count(30.5)).toBe('30.5');
  });
  it('always gives percentages one decimal place', () => {
    expect(percent(26)).toBe('26.0%');
    expect(percent((289 / 1106) * 100)).toBe('26.1%');
  });
  it('gives sizes in words', () => {
    expect(bytes(12)).toBe('12 bytes');
    expect(bytes(8123456)).toBe('8.1 MB');
  });
});

describe('counted things', () => {
  it.each([
    [1, 'children', '1 child'],
    [2, 'children', '2 children'],
    [0, 'children', '0 children'],
    [1, 'young people', '1 young person'],
    [1, 'enquiries', '1 enquiry'],
    [1, 'working days', '1 working day'],
    [1, 'children on a plan', '1 child on a plan'],
    [1, 'episodes of need', '1 episode of need'],
    [1, 'full-time equivalents', '1 full-time equivalent'],
    [1, 'cases', '1 case'],
    [1, 'percentage points', '1 percentage point'],
    [1106, 'referrals', '1,106 referrals'],
    [3, '', '3'],
  ])('%d %s', (value, plural, words) => {
    expect(counted(value, plural)).toBe(words);
  });
});

describe('dates', () => {
  it('are written in full', () => {
    expect(longDate('2020-09-30')).toBe('30 September 2020');
    expect(longDate('2020-02-01')).toBe('1 February 2020');
    expect(longTime('2020-10-05T09:30:12Z')).toBe('5 October 2020 at 09:30 (UTC)');
  });
  it('stay the last day of the month', () => {
    expect(addMonths('2020-09-30', -12)).toBe('2019-09-30');
    expect(addMonths('2020-02-29', -12)).toBe('2019-02-28');
    expect(addMonths('2019-02-28', 12)).toBe('2020-02-29');
    expect(addMonths('2020-03-31', -1)).toBe('2020-02-29');
    expect(addMonths('2020-01-15', -1)).toBe('2019-12-15');
    expect(addMonths('2020-03-30', -1)).toBe('2020-02-29');
  });
  it('refuse what is no date', () => {
    expect(() => longDate('September')).toThrow();
  });
});
