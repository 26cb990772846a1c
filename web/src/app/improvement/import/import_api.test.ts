import { expect, it } from 'vitest';
import { AS_FOUND, columnFaults, headerFaults, importAddress, previewAddress, readingOf, sameReading, wishFaults, type PlanField, type PlanPreview } from './import_api.js';

const known: PlanField[] = [
  { code: 'theme', words: 'Theme', once: true }, { code: 'action', words: 'Action', once: true }, { code: 'lead', words: 'Who leads', once: true },
  { code: 'update', words: 'Update', once: false }, { code: 'keep', words: 'Keep', once: false }, { code: 'ignore', words: 'Do not use', once: false },
];

const columns = ['theme', 'action', 'update', 'ignore', 'keep', 'update'];

it('asks for guesses until somebody has chosen', () => {
  expect(previewAddress(AS_FOUND)).toBe('/api/v1/improvement/imports/preview');
  expect(previewAddress({ ...AS_FOUND, sheet: 'Plan & risks', carry: false })).toBe('/api/v1/improvement/imports/preview?sheet=Plan%20%26%20risks&carry=no');
});

it('names fields by column, and updates and what is kept by number', () => {
  const address = new URL(previewAddress({ ...AS_FOUND, header: '3', fields: columns }), 'http://a');
  expect(Object.fromEntries(address.searchParams)).toEqual({ header: '3', map: '1-theme,2-action', updates: '3,6', keep: '5' });
});

it('says every field and sixty columns within what the server takes', () => {
  const codes = ['theme', 'number', 'action', 'words', 'finding', 'lead', 'due', 'status', 'rating', 'evidence', 'delivered', 'measure', 'baseline', 'target', 'target_on'];
  const late = new URL(previewAddress({ ...AS_FOUND, fields: [...new Array<string>(45).fill('ignore'), ...codes] }), 'http://a');
  expect(late.searchParams.get('map')?.length).toBeLessThanOrEqual(200);
  const all = new URL(previewAddress({ ...AS_FOUND, fields: ['action', ...new Array<string>(59).fill('keep')] }), 'http://a');
  expect(all.searchParams.get('keep')?.length).toBeLessThanOrEqual(200);
});

it('brings in the file that was looked at, as it was looked at', () => {
  const address = new URL(importAddress('abc', { ...AS_FOUND, fields: columns }, { title: ' Getting to good ', since: '', leaveOut: true }), 'http://a');
  expect(address.pathname).toBe('/api/v1/improvement/imports');
  expect(Object.fromEntries(address.searchParams)).toEqual({ map: '1-theme,2-action', updates: '3,6', keep: '5', hash: 'abc', title: 'Getting to good', leave_out: 'yes' });
});

it('needs an action, and takes a field once', () => {
  expect(columnFaults(columns, known)).toEqual([]);
  expect(columnFaults(['theme', 'lead'], known)).toEqual([{ field: 'column-1', words: 'Choose the column that says what is to be done: the action' }]);
  expect(columnFaults(['action', 'lead', 'lead'], known)).toEqual([{ field: 'column-3', words: 'Only one column can be “Who leads”' }]);
});

it('takes a row of headings, or none', () => {
  expect(headerFaults('')).toEqual([]);
  expect(headerFaults(' 12 ')).toEqual([]);
  for (const wrong of ['0', '-1', 'three', '1.5']) expect(headerFaults(wrong)).toHaveLength(1);
});

it('needs a title, a day that is one, and the word on rows that are left out', () => {
  expect(wishFaults({ title: 'Plan', since: '', leaveOut: false }, 0)).toEqual([]);
  expect(wishFaults({ title: ' ', since: '1 May', leaveOut: false }, 2).map(({ field }) => field)).toEqual(['plan-title', 'plan-since', 'plan-leave-out']);
  expect(wishFaults({ title: 'ö'.repeat(101), since: '2020-02-29', leaveOut: true }, 2).map(({ field }) => field)).toEqual(['plan-title']);
});

it('knows when something was changed since it was looked at', () => {
  const preview = { sheet: 'Plan', header: 2, columns: [{ field: 'theme' }, { field: 'action' }] } as PlanPreview;
  const looked = readingOf(preview, true);
  expect(looked).toEqual({ sheet: 'Plan', header: '2', fields: ['theme', 'action'], carry: true });
  expect(sameReading(looked, { ...looked, fields: ['theme', 'action'] })).toBe(true);
  expect(sameReading(looked, { ...looked, fields: ['keep', 'action'] })).toBe(false);
  expect(sameReading(looked, { ...looked, carry: false })).toBe(false);
});
