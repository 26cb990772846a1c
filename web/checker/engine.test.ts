// The checks themselves, where tools/build-checker has compiled them; tests/browser/checker.mjs runs them in the browser.
import { File as NodeFile } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkFiles, refusal } from './check_files.js';
import { Engine } from './engine.js';
import type { Progress } from './protocol.js';

const wasm = fileURLToPath(new URL('../../build/checker/checker.wasm', import.meta.url));
const compiled = existsSync(wasm);
const module = (): WebAssembly.Module => new WebAssembly.Module(readFileSync(wasm));
const settings = { which: 'ssda903' as const, year: 2026, authority: '' };
const given = (name: string, text: string, lastYear = false) => ({ file: new NodeFile([text], name) as unknown as File, lastYear });

it('refuses a workbook before it is read', () => {
  expect(refusal('a.xlsx', new Uint8Array([0x50, 0x4b, 3, 4]))?.remedy).toContain('CSV');
  expect(refusal('a.csv', new Uint8Array([0x50, 0x4b, 0x2c]))).toBeNull();
});

describe.skipIf(!compiled)('the compiled checks', () => {
  it('know their years', async () => {
    const years = (await Engine.start(module())).knownYears();
    expect(years.ssda903).toContain(2026);
    expect(years.cin).toContain(2026);
  });
  it('check files, tell how far they are, and show findings by page and filter', async () => {
    const told: Progress[] = [];
    const files = [
      given('header.csv', 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,UASC\nA1,9,01/01/2015,XXXX,UN1,,,0\nÄ2,F,31/02/2015,WBRI,UN1,,,0\n'),
      given('old.csv', 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,M,01/01/2015,WBRI,UN1,,\n', true),
    ];
    const ended = await checkFiles(module(), settings, files, (progress) => told.push(progress));
    if ('fault' in ended) throw new Error(ended.fault.words);
    const { engine, outcome } = ended;
    expect(outcome).toMatchObject({ return: 'ssda903', year: 2026, start: '2025-04-01', end: '2026-03-31', children: 2, previous: true });
    expect(outcome.tables.find(({ name }) => name === 'Header')).toMatchObject({ rows: 2, last_rows: 1 });
    expect(outcome.notes.some(({ words }) => words.includes('DOB'))).toBe(true);
    expect(outcome.rules.some(({ run, reason }) => !run && reason !== '')).toBe(true);
    const all = engine.page(0, 1000);
    expect(all).toHaveLength(outcome.findings);
    const codes = all.map(({ rule }) => outcome.rules[rule]?.code);
    expect(codes).toEqual(expect.arrayContaining(['101', '102', '103']));
    expect(engine.page(1, 2)).toEqual(all.slice(1, 3));
    for (const child of ['2', 'ä2']) expect(engine.filter({ child })).toBe(all.filter((one) => one.child === 'Ä2').length);
    expect(engine.filter({ child: 'nobody' })).toBe(0);
    expect(engine.page(0, 50)).toEqual([]);
    const rule = outcome.rules.findIndex(({ code }) => code === '103');
    expect(engine.filter({ rule })).toBe(1);
    expect(engine.page(0, 50)[0]).toMatchObject({ child: 'A1', row: 1 });
    expect(engine.filter({ severity: 'error', child: 'a1' })).toBe(all.filter(({ rule: at, child }) => child === 'A1' && outcome.rules[at]?.severity === 'error').length);
    expect(told.at(-1)).toEqual({ done: 1, words: 'Checking 2 children' });
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((a, b) => a - b));
  });
  it('say which file cannot be read, and where', async () => {
    const ended = await checkFiles(module(), settings, [given('a.xml', '<SSDA903>\n<CHILD>\n</SSDA903>')], () => undefined);
    expect(ended).toMatchObject({ fault: { file: 'a.xml', line: 3 } });
    const none = await checkFiles(module(), settings, [given('a.csv', 'milk,eggs\n')], () => undefined);
    expect(none).toMatchObject({ fault: { words: 'none of the files is a table of the return', notes: [{ file: 'a.csv' }] } });
  });
  it('refuse a year and a rule that they do not know', async () => {
    const engine = await Engine.start(module());
    expect(() => engine.begin({ ...settings, year: 1999 })).toThrow('1999');
    const records = (rule: string, table: string): string =>
      [['case', 'ssda903', rule, '2026', '20179', '20543', '0', ''], ['table', table, 'CHILD', 'SEX'], ['row', '1', 'X'], ['row', '2', 'F']].map((one) => one.join('\x1f')).join('\x1e');
    expect(() => engine.tryCase(records('none', 'Header'))).toThrow('none is no rule');
    expect(() => engine.tryCase(records('101', 'Shopping'))).toThrow('Shopping is no table');
    expect(engine.tryCase(records('101', 'Header'))).toMatchObject({ run: true, rows: { Header: [0] }, whole_return: false });
  });
});
