import { expect, it } from 'vitest';
import type { SnapshotRow } from '../report_source.js';
import { chosen, nameOf } from './Compare.js';

const row = (snapshot: string): SnapshotRow => ({ snapshot, as_at: snapshot, loaded_at: '', sources: 1, rows_read: 1, kept: 1, rejected: 0, flagged: 0 });
const rows = ['a', 'b', 'c'].map(row);

it('compares the newest with the one before where nothing is said', () => {
  expect(chosen(rows, '', '')).toEqual({ from: 'b', to: 'c' });
  expect(chosen(rows.slice(0, 1), '', '')).toEqual({ from: '', to: 'a' });
  expect(chosen([], '', '')).toEqual({ from: '', to: '' });
});

it('fills in the other of one that is named', () => {
  expect(chosen(rows, '', 'b')).toEqual({ from: 'a', to: 'b' });
  expect(chosen(rows, 'a', '')).toEqual({ from: 'a', to: 'c' });
  expect(chosen(rows, 'c', '')).toEqual({ from: 'c', to: 'b' });
  expect(chosen(rows, 'a', 'b')).toEqual({ from: 'a', to: 'b' });
});

it('names a snapshot by its day, and by its load too where several are of that day', () => {
  const [first, second, other] = ['2020-09-30', '2020-09-30', '2020-11-12'].map((day, at) => ({ ...row(`${at}`), as_at: day, loaded_at: `2020-11-1${at}T09:00:00Z` }));
  const all = [first!, second!, other!];
  expect(nameOf(other!, all)).toBe('12 November 2020');
  expect(nameOf(first!, all)).toContain('30 September 2020, loaded 10 November 2020');
  expect(nameOf(first!, all)).not.toBe(nameOf(second!, all));
});
