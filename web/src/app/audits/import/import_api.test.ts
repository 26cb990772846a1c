import { expect, it } from 'vitest';
import { importAddress, previewAddress, stopOf, type ImportPreview } from './import_api.js';

const preview: ImportPreview = {
  sheets: [], hash: 'abc', sheet: '', audits: 3, with_child: 1, rejected: 1, rejects: [{ line: 3, why: 'W', remedy: 'R' }], warnings: [], months: [], sample: [], brought_in_before: false,
};

it('asks for the sheet only where there is one, and confirms the file that was looked at', () => {
  expect(previewAddress('')).toBe('/api/v1/audits/import/preview');
  expect(previewAddress('2018 & after')).toBe('/api/v1/audits/import/preview?sheet=2018%20%26%20after');
  expect(importAddress(preview, false)).toBe('/api/v1/audits/import?hash=abc&leave_out=no');
  expect(importAddress({ ...preview, sheet: 'A' }, true)).toBe('/api/v1/audits/import?sheet=A&hash=abc&leave_out=yes');
});

it('says why a file cannot be brought in', () => {
  expect(stopOf(preview)).toBe('');
  expect(stopOf({ ...preview, audits: 0 })).toContain('No row');
  expect(stopOf({ ...preview, audits: 0, brought_in_before: true })).toContain('before');
});
