import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ethnicityWords } from './ethnicity.js';

it('says a code in words, and keeps the code', () => {
  expect(ethnicityWords('WBRI')).toBe('White British (WBRI)');
  expect(ethnicityWords('MWBC')).toBe('White and Black Caribbean (MWBC)');
});

it('says what is not recorded, and shows a code that it does not know', () => {
  expect(ethnicityWords('')).toBe('not recorded');
  expect(ethnicityWords('XXXX')).toBe('XXXX');
});

it('knows every code into which the readers turn what stands in a file', () => {
  const source = readFileSync(new URL('../../../src/ingest/annex_a_codes.cc', import.meta.url), 'utf8');
  const codes = [...source.matchAll(/\{"([A-Z]{4})", "[a-z]\) \1"\}/g)].map((found) => found[1]!);
  expect(codes.length).toBeGreaterThanOrEqual(17);
  for (const code of codes) expect(ethnicityWords(code), code).not.toBe(code);
});
