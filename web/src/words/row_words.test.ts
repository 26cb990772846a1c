import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { flaggedWords, rejectedWords } from './row_words.js';

const source = (path: string): string => readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8');

it('says why a row was rejected as the server says it', () => {
  const reasons = [...source('serve/data/load_reasons.cc').matchAll(/\{"([a-z_0-9]+)",\s*"([^"]+)",/g)];
  expect(reasons.length).toBeGreaterThanOrEqual(10);
  for (const [, code, words] of reasons) expect(rejectedWords(code!)).toBe(words);
});

it('has words for what the documentation says is kept and flagged', () => {
  const text = readFileSync(new URL('../../../docs/model.md', import.meta.url), 'utf8');
  const start = text.indexOf('**Kept and flagged**');
  const codes = [...text.slice(start, text.indexOf('\n\n', start)).matchAll(/\(`([a-z_]+)`\)/g)].map(([, code]) => code!);
  expect(codes).toContain('end_before_start');
  expect(codes.length).toBeGreaterThanOrEqual(3);
  for (const code of codes) expect(flaggedWords(code), code).toMatch(/ .*\.$/);
});

it('shows a word that it does not know as it is, without its dashes', () => {
  expect(rejectedWords('something_new')).toBe('Something new');
  expect(flaggedWords('something_new')).toBe('Something new');
});
