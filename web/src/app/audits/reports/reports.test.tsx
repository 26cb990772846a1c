import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { ReportLine } from './api.js';
import { hiddenWords } from './AnnexShown.js';
import { FoundNames, Paragraphs } from './Narrative.js';
import { aboutWords, countedWords, foundNames, foundWords, frozenWords, hashGroups, marked, measuredWords, monthChoices, reportWish, sharedWords, standing, type Typed } from './report_words.js';

const LINE: ReportLine = {
  id: 'r1', kind: 'highlight', kind_words: 'Highlight report', month_from: '2020-07', month_to: '2020-09', months_words: '', programme: null, state: 'signed', state_words: 'Signed',
  made_at: '2020-10-05T09:00:00Z', author: 'Ann', signed_at: '2020-10-06T09:00:00Z', published_at: null, published_to: null, restated: false,
};
const TYPED: Typed = { kind: 'highlight', from: '2020-07', to: '2020-09', programme: '', report: '', narrative: ' Good work. ', kept: '' };

it('says how a report stands', () => {
  expect(standing(LINE)).toBe('Signed, 6 October 2020');
  expect(standing({ ...LINE, state: 'published', state_words: 'Published', published_at: '2020-10-08T09:00:00Z', published_to: 'the committee' })).toBe('Published to the committee, 8 October 2020');
  expect(standing({ ...LINE, state: 'draft', state_words: 'Draft', signed_at: null })).toBe('Draft');
  expect(aboutWords(LINE)).toBe('July 2020 to September 2020');
  expect(aboutWords({ ...LINE, month_from: '2020-09', programme: 'Monthly' })).toBe('September 2020, Monthly');
});

it('says that a number is hidden, and never a hidden number’s share', () => {
  expect(countedWords({ count: 0, symbol: null })).toBe('0');
  expect(countedWords({ count: null, symbol: 'c' })).toBe('hidden (c)');
  expect(sharedWords({ count: null, symbol: 'c', share: null, lower: null, upper: null })).toBe('hidden (c)');
  expect(sharedWords({ count: 12, symbol: null, share: 30, lower: 18.1, upper: 45.4 })).toBe('30% (18% to 45%), 12 audits');
  expect(sharedWords({ count: 12, symbol: null, share: 0.3, lower: 0.181, upper: 0.454 }, 100)).toBe('30% (18% to 45%), 12 audits');
  expect(sharedWords(null)).toBe('no audits');
  expect(hiddenWords({ too_few: false, hidden: 0 })).toBe('No number had to be hidden.');
  expect(hiddenWords({ too_few: false, hidden: 2 })).toContain('2 numbers are hidden');
});

it('says a coefficient with its interval', () => {
  expect(measuredWords({ value: 0.624, lower: 0.41, upper: 0.8 })).toBe('0.62 (0.41 to 0.80)');
  expect(measuredWords({ value: 0.624, lower: 0.41, upper: 0.8 }, true)).toBe('62% (41% to 80%)');
  expect(measuredWords({ value: 0.624, lower: null, upper: null })).toBe('0.62');
  expect(measuredWords(null)).toBe('not known');
});

it('says with what a report was frozen, and warns where that is another now', () => {
  expect(hashGroups('0123456789abcdef01')).toBe('01234567 89abcdef 01');
  expect(frozenWords({ intact: true, made_at: LINE.made_at })).toContain('are the same today');
  expect(frozenWords({ intact: false, made_at: LINE.made_at })).toContain('Do not use this report');
});

it('marks what was found by code points, once where it overlaps', () => {
  const text = '😀 Amy Khan saw Zoë.';
  expect(marked(text, [{ first: 15, last: 18 }, { first: 2, last: 10 }])).toEqual([
    { words: '😀 ', found: false }, { words: 'Amy Khan', found: true }, { words: ' saw ', found: false }, { words: 'Zoë', found: true }, { words: '.', found: false },
  ]);
  expect(marked('abc', [{ first: 0, last: 2 }, { first: 1, last: 3 }])).toEqual([{ words: 'ab', found: true }, { words: 'c', found: true }]);
  expect(marked('abc', [])).toEqual([{ words: 'abc', found: false }]);
  expect(marked('', [{ first: 0, last: 3 }])).toEqual([]);
});

it('tells names that the server found from other refusals', () => {
  const found = [{ kind: 'child_name', words: 'the name of a child', weak: false, first: 0, last: 3, found: 'Amy' }];
  const failure = { ok: false as const, status: 422, code: 'names_found', detail: '', remedy: '', after: 0, problem: { found } };
  expect(foundNames(failure)).toEqual(found);
  expect(foundNames({ ...failure, code: 'audit_refused' })).toBeNull();
  expect(foundWords(found[0]!)).toBe('“Amy” looks like the name of a child');
  expect(foundWords({ ...found[0]!, weak: true })).toBe('“Amy” may be the name of a child');
  const shown = renderToString(<FoundNames text="Amy did well" found={found} />);
  expect(shown).toContain('<mark>Amy</mark> did well');
  // What was found in another field's text is not marked here.
  expect(renderToString(<FoundNames text="Bob did well" found={found} />)).not.toContain('<mark>');
});

it('draws an empty line as a new paragraph', () => {
  expect(renderToString(<Paragraphs words={'One.\nStill one.\n\n\nTwo.\n\n'} />).match(/<p /g)?.length).toBe(2);
});

it('offers the months from the first with audits to today’s, over a year’s end', () => {
  expect(monthChoices('2020-02-29', '2019-12')).toEqual([{ value: '2020-02', words: 'February 2020' }, { value: '2020-01', words: 'January 2020' }, { value: '2019-12', words: 'December 2019' }]);
  expect(monthChoices('2026-11-23', '2018-11')).toHaveLength(97);
  expect(monthChoices('2020-02-29', null)).toEqual([{ value: '2020-02', words: 'February 2020' }]);
});

it('asks for what each kind of report needs', () => {
  const fields = (typed: Record<string, string>, sources: ReportLine[] = []): string[] => {
    const wish = reportWish({ ...TYPED, ...typed }, sources);
    return Array.isArray(wish) ? wish.map(({ field }) => field) : [];
  };
  expect(reportWish(TYPED, [])).toEqual({ kind: 'highlight', month_from: '2020-07', month_to: '2020-09', narrative: 'Good work.' });
  expect(fields({ kind: '' })).toEqual(['report-kind']);
  expect(fields({ from: '', to: '', narrative: ' ' })).toEqual(['report-from', 'report-to', 'report-narrative']);
  expect(fields({ to: '2020-06' })).toEqual(['report-to']);
  expect(fields({ kind: 'thematic' })).toEqual(['report-programme']);
  expect(fields({ kind: 'committee_annex' })).toEqual(['report-source']);
  // A control sheet is of one month.
  expect(reportWish({ ...TYPED, kind: 'control_sheet', programme: 'p1', to: '' }, [])).toMatchObject({ month_from: '2020-07', month_to: '2020-07', programme: 'p1' });
  // An annex has the months of what it is made from, whatever was chosen before.
  expect(reportWish({ ...TYPED, kind: 'committee_annex', from: '2019-01', report: 'r1', kept: ' A service. ' }, [LINE])).toEqual({
    kind: 'committee_annex', month_from: '2020-07', month_to: '2020-09', narrative: 'Good work.', from_report: 'r1', kept_because: 'A service.',
  });
});
