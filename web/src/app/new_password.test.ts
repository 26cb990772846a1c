import { expect, it } from 'vitest';
import { passwordFaults } from './new_password.js';
import { inGroups } from './SecondFactor.js';
import { endWords } from './SessionEnd.js';
import { newer, addressOfReport, type SnapshotRow } from './report_source.js';

it('checks a new password before it is sent', () => {
  expect(passwordFaults('old one', 'twelve chars', 'twelve chars')).toEqual([]);
  expect(passwordFaults('', 'short', '').map(({ field }) => field)).toEqual(['current', 'new']);
  expect(passwordFaults('old one', 'twelve chars', 'twelve charms').map(({ field }) => field)).toEqual(['again']);
});

it('writes a key as people type it', () => {
  expect(inGroups('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
  expect(inGroups('ABCD')).toBe('ABCD');
});

it('says when the session ends', () => {
  expect(endWords(4 * 60_000 + 59_000)).toBe('in 4 minutes');
  expect(endWords(60_000)).toBe('in 1 minute');
  expect(endWords(59_999)).toBe('in less than a minute');
  expect(endWords(-1)).toBe('in less than a minute');
});

it('notices a newer snapshot', () => {
  const row = (snapshot: string): SnapshotRow => ({ snapshot, as_at: '2020-09-30', loaded_at: '', sources: 1, rows_read: 1, kept: 1, rejected: 0, flagged: 0 });
  expect(newer([row('a'), row('b')], 'b')).toBeNull();
  expect(newer([row('a'), row('b')], 'a')?.snapshot).toBe('b');
  expect(newer([], 'a')).toBeNull();
});

it('asks for the report that one may see', () => {
  expect(addressOfReport('internal', '')).toBe('/api/v1/report.json');
  expect(addressOfReport('internal', '2020-09-30-a b')).toBe('/api/v1/report.json?snapshot=2020-09-30-a%20b');
  expect(addressOfReport('public', 'ignored')).toBe('/public.json');
});
