import { expect, it } from 'vitest';
import { render } from 'preact-render-to-string';
import { fixture } from '../../fixtures/report.js';
import type { CaseloadService } from '../data/report.js';
import { levels } from '../data/levels.js';
import { BreakdownTable } from './FigureTable.js';
import { completeness, loadSentence, sourceName } from './DataQuality.js';
import { distributionSentence } from './Distribution.js';
import { Windscreen } from './Windscreen.js';

const service: CaseloadService = {
  name: 'Assessment', workers: 2, children: 32, mean: 16, median: 16, max: 31, limit: 20, over_limit: 1,
  from: [1], to: [null], count: [2],
};

it('never says the mean without the highest and those over the limit', () => {
  expect(distributionSentence(service)).toBe(
    '2 workers with 32 children: the mean is 16.0, the median 16, the highest is 31, and 1 worker is over the limit of 20.',
  );
  expect(distributionSentence({ ...service, max: null, over_limit: null })).toContain('the highest is suppressed');
  expect(distributionSentence({ ...service, limit: null })).toContain('over their service’s limit');
  expect(distributionSentence({ ...service, limit: null, over_limit: null })).toContain('no limit is known');
});

it('says in words that a group is suppressed', () => {
  const report = fixture();
  const indicator = report.indicators.find(({ id }) => id === 'cp_plans_second_or_subsequent');
  const breakdown = indicator?.breakdowns[0];
  if (!indicator || !breakdown) throw new Error('the fixture has changed');
  const html = render(<BreakdownTable report={report} indicator={indicator} breakdown={breakdown} />);
  expect(html.match(/>suppressed</g)).toHaveLength(1);
  expect(html).toContain('By age, in September 2020');
});

it('names every level of need with its number for those who do not see the picture', () => {
  const html = render(<Windscreen levels={levels(fixture())} />);
  expect(html).toContain('Universal services 264,211');
  expect(html).toContain('Children on a child protection plan 770');
});

it('shows no number for a level that was not measured', () => {
  const report = fixture();
  const without = { ...report, population: null, indicators: [] };
  const all = levels(without);
  expect(all).toHaveLength(6);
  for (const level of all) expect(level.value).toBeNull();
});

it('counts the rows of all sources, and says when some are held back', () => {
  const { quality } = fixture();
  expect(loadSentence(quality)).toBe(
    '22,024 rows were read from 2 sources: 13,973 kept, 7,830 merged with the same row of another source, and 221 rejected (1.0%).',
  );
  const held = quality.sources.map((source, index) =>
    index === 0 ? source : { ...source, read: null, kept: null, merged: null, rejected: null },
  );
  expect(loadSentence({ ...quality, sources: held })).toContain('1 source of few rows is not counted here.');
});

it('gives completeness only where every number is known', () => {
  const table = { table: 't', row_is: '', rows: 10, columns: ['a', 'b'], filled: [10, 5] };
  expect(completeness(table)).toBe(75);
  expect(completeness({ ...table, filled: [10, null] })).toBeNull();
  expect(completeness({ ...table, rows: 0 })).toBeNull();
});

it('names a sheet beside its workbook, and a table not beside the file that is named after it', () => {
  expect(sourceName({ file: 'annex-a.xlsx', part: 'List 1' })).toBe('annex-a.xlsx, List 1');
  expect(sourceName({ file: 'ssd_person.csv', part: 'ssd_person' })).toBe('ssd_person.csv');
  expect(sourceName({ file: 'extracts/2020/ssd_person.csv', part: 'ssd_person' })).toBe('extracts/2020/ssd_person.csv');
  expect(sourceName({ file: 'ssd_person/one.csv', part: 'ssd_person' })).toBe('ssd_person/one.csv, ssd_person');
  expect(sourceName({ file: 'one.csv', part: '' })).toBe('one.csv');
});
