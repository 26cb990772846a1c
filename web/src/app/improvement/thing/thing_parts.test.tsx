import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { fieldsOf } from './entry_rules.js';
import { mayHaveParts } from './Keeping.js';
import { entry, thing } from './test_thing.js';
import { factsOf, ThingFacts } from './ThingFacts.js';
import { EntriesTable, LinksTable, newestFirst, PartsTable } from './ThingTables.js';
import { Crumbs } from './ThingPage.js';
import { claimsOf } from './thing_words.js';

const names = (of: ReturnType<typeof thing>): string[] => factsOf(of).map(([name]) => name);
const said = { on: '2020-01-31', value: 'yes', words: '', evidence: 'Audit of May' };

it('lists of a thing what its kind has, said or not', () => {
  expect(names(thing({}))).toEqual(['Status', 'Lead', 'Due', 'Delivered', 'Embedded', 'Impact']);
  expect(names(thing({ kind: 'risk', score: { likelihood: 4, impact: 3 } }))).toEqual(['Status', 'Lead', 'Score', 'Looked at again']);
  expect(names(thing({ kind: 'body', status: '' }))).toEqual([]);
  expect(names(thing({ kind: 'meeting' }))).toEqual(['Status', 'Held on']);
  expect(names(thing({ kind: 'promise' }))).toEqual(['Status', 'Lead', 'Due', 'Kept']);
  expect(names(thing({ kind: 'recommendation', status: '' }))).toEqual(['Lead', 'Due', 'Delivered', 'Response']);
  expect(names(thing({ kind: 'question', status: '' }))).toEqual(['Lead', 'Due', 'Answer']);
  expect(names(thing({ kind: 'decision', status: '', outcome: { ...said, value: 'stands' } }))).toEqual(['What became of it']);
});

it('says what nobody has shown, and what was put off', () => {
  const facts = (of: ReturnType<typeof thing>): string => renderToString(<ThingFacts thing={of} on="2020-10-15" definitions={[]} />);
  const action = facts(thing({ delivered: { ...said, evidence: '' }, embedded: said, due: '2019-07-31', first_due: '2019-04-30', put_off: [{ on: '2019-04-01', reason: 'Staff left.', was: '2019-04-30', now_is: '2019-07-31', days: 92 }] }));
  expect(action).toContain('31 January 2020. No evidence is named.');
  expect(action).toContain('31 January 2020. Evidence: Audit of May');
  expect(action).toContain('Not shown');
  expect(action).toContain('First named: 30 April 2019.');
  expect(action).toContain('92 days: Staff left.');
  expect(action).toContain('Nobody is named');
  expect(facts(thing({ kind: 'promise', kept: [said] }))).toContain('Evidence: Audit of May');
  const particular = facts(thing({ kind: 'decision', particulars: [{ name: 'May be called in by', words: 'within 5 working days', thing: { id: 'c1', kind: 'body', number: '', title: 'Select committee' }, indicator: null }, { name: 'Indicator', words: '', thing: null, indicator: 'visits_percent' }] }));
  expect(particular).toContain('href="/improvement/things/c1?on=2020-10-15"');
  expect(particular).toContain('Select committee</a>, within 5 working days');
  expect(particular).toContain('visits percent');
  expect(facts(thing({ indicators: ['visits_percent'], services: ['Assessment'] }))).toContain('visits percent');
});

it('shows entries newest first, links from both ends, and parts with their day', () => {
  const older = entry({ on: '2018-06-20', words: 'Begun.' });
  const newer = entry({ on: '2020-02-29', kind: 'score', value: '4x3', by: 'Ann Example', evidence: 'Minutes' });
  expect(newestFirst([older, newer])).toEqual([newer, older]);
  const entries = renderToString(<EntriesTable thing={thing({ kind: 'risk', entries: [older, newer] })} />);
  expect(entries.indexOf('29 February 2020')).toBeLessThan(entries.indexOf('20 June 2018'));
  expect(entries).toContain('12 of 25');
  expect(entries).toContain('Not recorded');
  expect(renderToString(<EntriesTable thing={thing({})} />)).toContain('Nothing has been said of it yet.');
  const links = renderToString(<LinksTable thing={thing({ links: [{ id: 'r1', kind: 'finding', number: 'R1', title: 'Doors', how: 'answers', forward: true, since: '2018-06-20' }] })} on="2020-10-15" />);
  expect(links).toContain('href="/improvement/things/r1?on=2020-10-15"');
  const parts = renderToString(<PartsTable thing={thing({ parts: [{ id: 'm1', kind: 'milestone', number: '', title: 'Doors open', status_words: '', due: '2024-02-29' }] })} on="" />);
  expect(parts).toContain('29 February 2024');
  expect(renderToString(<PartsTable thing={thing({})} on="" />)).toBe('');
  expect(renderToString(<Crumbs ancestors={[{ id: 'p1', kind: 'plan', number: '', title: 'Plan' }]} on="2020-10-15" />)).toContain('href="/improvement/plans/p1?on=2020-10-15"');
});

it('agrees with the record’s own table of kinds', () => {
  const kinds = readFileSync(fileURLToPath(new URL('../../../../../src/improve/kinds.cc', import.meta.url)), 'utf8');
  const lists = (of: string): Map<string, string[]> =>
    new Map([...kinds.matchAll(new RegExp(`constexpr std::array<Names, \\d+> ${of}_(\\w+) = \\{\\s*\\{([^}]*)\\}`, 'g'))].map(([, name = '', codes = '']) => [name, [...codes.matchAll(/"(\w+)"/g)].map(([, code = '']) => code)]));
  const entries = lists('said_of');
  expect(entries.size).toBeGreaterThan(10);
  const parents = new Set([...lists('in').values()].flat());
  const codes = [...kinds.matchAll(/\{"(\w+)",\s+"[^"]+",\s+(?:\{\}|in_\w+),/g)].map(([, code = '']) => code);
  expect(codes).toHaveLength(21);
  for (const code of codes) {
    const may = entries.get(code) ?? [];
    expect([code, mayHaveParts(code)]).toEqual([code, parents.has(code)]);
    expect([code, claimsOf(code).map(({ of }) => of)]).toEqual([code, ['delivered', 'embedded', 'impact'].filter((one) => may.includes(one))]);
    const facts = names(thing({ kind: code, status: '' }));
    expect([code, facts.includes('Lead')]).toEqual([code, may.includes('lead')]);
    expect([code, facts.some((one) => ['Due', 'Held on', 'Last day'].includes(one))]).toEqual([code, may.includes('due')]);
    for (const one of may) expect(fieldsOf(one).length, one).toBeGreaterThan(0);
  }
});
