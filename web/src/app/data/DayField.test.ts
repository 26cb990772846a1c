import { expect, it } from 'vitest';
import { isoOf } from './DayField.js';

it('reads a day of the calendar, and no other', () => {
  expect(isoOf({ day: '29', month: '2', year: '2020' })).toBe('2020-02-29');
  expect(isoOf({ day: ' 1', month: '09 ', year: '2020' })).toBe('2020-09-01');
  expect(isoOf({ day: '29', month: '2', year: '2021' })).toBeNull();
  expect(isoOf({ day: '31', month: '4', year: '2020' })).toBeNull();
  expect(isoOf({ day: '1', month: '13', year: '2020' })).toBeNull();
  expect(isoOf({ day: '1', month: '1', year: '20' })).toBeNull();
  expect(isoOf({ day: '', month: '', year: '' })).toBeNull();
});
