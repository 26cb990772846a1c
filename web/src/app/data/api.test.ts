import { expect, it } from 'vitest';
import { progressWords, size, type LoadProgress } from './api.js';

it('says how long a file is', () => {
  expect(size(0)).toBe('0 bytes');
  expect(size(1)).toBe('1 byte');
  expect(size(999)).toBe('999 bytes');
  expect(size(1000)).toBe('1 KB');
  expect(size(1540)).toBe('1.5 KB');
  expect(size(999_949)).toBe('1,000 KB');
  expect(size(999_950)).toBe('1 MB');
  expect(size(123_456_789)).toBe('123 MB');
});

const at = (more: Partial<LoadProgress>): LoadProgress => ({ stage: 'reading', done: 0, total: 10, rows: 0, file: '', stopping: false, ...more });

it('says what a load is doing', () => {
  expect(progressWords(at({}))).toBe('Looking at the files.');
  expect(progressWords(at({ rows: 1234, file: 'a.csv' }))).toBe('Reading: 1,234 rows so far, now of a.csv.');
  expect(progressWords(at({ stage: 'publishing' }))).toContain('can no longer be stopped');
  expect(progressWords(at({ stopping: true }))).toContain('Stopping');
});
