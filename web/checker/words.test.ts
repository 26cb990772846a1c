import { describe, expect, it } from 'vitest';
import type { Outcome, RuleOutcome } from './outcome.js';
import { noteWords, number, reasonWords, sentence, sizeWords, tallyOf, yearWords } from './words.js';

const rule = (code: string, more: Partial<RuleOutcome>): RuleOutcome => ({
  code, severity: 'error', message: 'Wrong.', run: true, reason: '', findings: 0, fields: [], ...more,
});

describe('words', () => {
  it('writes numbers, sizes and years', () => {
    expect([0, 999, 1000, 1234567].map(number)).toEqual(['0', '999', '1,000', '1,234,567']);
    expect([0, 999, 1500, 12_345_678].map(sizeWords)).toEqual(['0 bytes', '999 bytes', '2 kB', '12.3 MB']);
    expect([2026, 2100].map(yearWords)).toEqual(['2025-26', '2099-00']);
  });
  it('leaves the command’s options out of reasons', () => {
    expect(reasonWords('last year’s OC3 was not given (--previous); the list was not given (--postcodes)')).toBe(
      'last year’s OC3 was not given; the list was not given',
    );
    expect(reasonWords('the table Missing has no column (x)')).toBe('the table Missing has no column (x)');
  });
  it('makes sentences, with the place where there is one', () => {
    expect(sentence('it is empty')).toBe('It is empty.');
    expect(sentence('Is it?')).toBe('Is it?');
    expect(noteWords({ file: 'a.csv', line: 3, words: 'it is empty' })).toBe('a.csv, line 3: It is empty.');
    expect(noteWords({ file: 'a.csv', line: 0, words: 'Left out.' })).toBe('a.csv: Left out.');
    expect(noteWords({ file: '', line: 0, words: 'Not given.' })).toBe('Not given.');
  });
  it('counts findings by kind, and what was run', () => {
    const rules = [
      rule('1', { findings: 3 }),
      rule('2', { severity: 'query', findings: 2, reason: 'something is not there' }),
      rule('3', { severity: 'other', run: false, reason: 'no table' }),
      rule('4', { severity: 'other', findings: 1 }),
    ];
    const tally = tallyOf({ rules } as Outcome);
    expect(tally).toMatchObject({ error: 3, query: 2, other: 1, run: 3 });
    expect(tally.notRun.map(({ code }) => code)).toEqual(['3']);
    expect(tally.partly.map(({ code }) => code)).toEqual(['2']);
  });
});
