import { describe, expect, it } from 'vitest';
import { cellsOf, CSV, JSON_ROWS, partsOf } from './findings_files.js';
import { WHOLE_RETURN, type Finding, type Outcome } from './outcome.js';

const outcome: Outcome = {
  return: 'ssda903', year: 2026, start: '2025-04-01', end: '2026-03-31', authority: '', previous: false, children: 2, findings: 3, notes: [],
  tables: [{ name: 'Header', rows: 1, last_rows: 0 }, { name: 'Episodes', rows: 2, last_rows: 0 }],
  rules: [
    { code: '101', severity: 'error', message: 'Say "yes", or no.', run: true, reason: '', findings: 2, fields: ['SEX', 'DECOM;DEC'] },
    { code: '7', severity: 'query', message: 'All of it.', run: true, reason: '', findings: 1, fields: ['', ''] },
  ],
};
const findings: Finding[] = [
  { rule: 0, table: 0, row: 1, child: '=1+1' },
  { rule: 0, table: 1, row: 12, child: '' },
  { rule: 1, table: WHOLE_RETURN, row: 0, child: '' },
];
const page = (from: number, count: number): Finding[] => findings.slice(from, from + count);
const made = (form: typeof CSV, given = page): string => [...partsOf(form, outcome, given)].join('');

describe('files of findings', () => {
  it('have the columns of windscreen validate, and empty cells where there is nothing', () => {
    expect(cellsOf(outcome, findings[1]!)).toEqual(['101', 'error', 'Episodes', 12, null, 'DECOM;DEC', 'Say "yes", or no.']);
    expect(cellsOf(outcome, findings[2]!)).toEqual(['7', 'query', null, null, null, null, 'All of it.']);
  });
  it('are CSV in which nothing is a formula', () => {
    expect(made(CSV)).toBe(
      '\uFEFFrule,severity,table,row,child,fields,message\r\n' +
      '101,error,Header,1,\'=1+1,SEX,"Say ""yes"", or no."\r\n' +
      '101,error,Episodes,12,,DECOM;DEC,"Say ""yes"", or no."\r\n' +
      '7,query,,,,,All of it.\r\n',
    );
  });
  it('are JSON that holds what the return holds', () => {
    const rows = JSON.parse(made(JSON_ROWS)) as Record<string, unknown>[];
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual({ rule: '101', severity: 'error', table: 'Header', row: 1, child: '=1+1', fields: 'SEX', message: 'Say "yes", or no.' });
    expect(rows[2]).toMatchObject({ table: null, row: null, child: null, fields: null });
    expect(JSON.parse(made(JSON_ROWS, () => []))).toEqual([]);
  });
  it('are made in parts that join', () => {
    const many = (from: number, count: number): Finding[] =>
      Array.from({ length: Math.max(0, Math.min(count, 45_000 - from)) }, (_, at) => ({ rule: 0, table: 0, row: from + at + 1, child: 'A' }));
    const parts = [...partsOf(JSON_ROWS, outcome, many)];
    expect(parts).toHaveLength(5);
    const rows = JSON.parse(parts.join('')) as { row: number }[];
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 45_000 }, (_, at) => at + 1));
  });
});
