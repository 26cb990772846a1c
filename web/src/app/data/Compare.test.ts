import { expect, it } from 'vitest';
import type { SnapshotRow } from '../report_source.js';
import { chosen } from './Compare.js';

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
