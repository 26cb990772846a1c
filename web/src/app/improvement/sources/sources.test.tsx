import { expect, it } from 'vitest';
import { render } from 'preact-render-to-string';
import { CoverageGrid } from './CoverageGrid.js';
import { LooseEnds } from './LooseEnds.js';
import { coverageSentence, coverOf, endsByKind, headOf, ofSort, sortsOf, sourceDays, sourceOfFinding, sourcesByDay, type Coverage, type LooseEnd, type Source, type Visit } from './sources.js';

const visit = (id: string, more: Partial<Visit> = {}): Visit => ({
  id, kind: 'source', number: '', title: id, sort: 'monitoring_visit', sort_words: 'Monitoring visit', status: 'published', status_words: 'Published', reason: '', day: '2019-01-23', held: true, ...more,
});
const source = (id: string, more: Partial<Source> = {}): Source => ({
  id, kind: 'source', number: '', title: id, sort_words: '', words: '', services: [], findings: [], status: '', status_words: '', status_said: null, lead: '', due: null, first_due: null,
  put_off: [], delivered: null, embedded: null, impact: null, response: null, outcome: null, statement: null, answers: [], kept: [], score: null, review: null, last_said: null, ...more,
});
const planned = { status: 'planned', status_words: 'Planned', held: false };
const cancelled = { status: 'cancelled', status_words: 'Cancelled', held: false };
const cell = (status: string, findings = 0) => ({ status, findings });

it('says in words what a visit came to for a service', () => {
  expect(coverOf(visit('v'), cell('published', 3), 'Assessment', [])).toEqual({ kind: 'looked', words: 'Looked at, 3 findings' });
  expect(coverOf(visit('v'), cell('held', 1), 'Assessment', [])).toEqual({ kind: 'looked', words: 'Looked at, 1 finding' });
  expect(coverOf(visit('v'), cell('published'), 'Assessment', [])).toEqual({ kind: 'looked', words: 'Looked at, no findings' });
  expect(coverOf(visit('v'), cell(''), 'Assessment', [])).toEqual({ kind: 'gap', words: 'Not looked at' });
  expect(coverOf(visit('v', planned), cell('planned'), 'Assessment', [])).toEqual({ kind: 'planned', words: 'Planned' });
  expect(coverOf(visit('v', planned), cell(''), 'Assessment', [])).toEqual({ kind: 'gap', words: 'Not planned' });
});

it('shows a cancelled visit at the services that it was meant for, and at all where nobody said which', () => {
  expect(coverOf(visit('v', cancelled), cell(''), 'Assessment', ['Assessment']).kind).toBe('cancelled');
  expect(coverOf(visit('v', cancelled), cell(''), 'Fostering', ['Assessment'])).toEqual({ kind: 'gap', words: 'Not looked at' });
  expect(coverOf(visit('v', cancelled), cell(''), 'Fostering', [])).toEqual({ kind: 'cancelled', words: 'Cancelled' });
});

const grid: Coverage = {
  visits: [visit('a', { sort: 'full_inspection', sort_words: 'Full inspection' }), visit('b', { number: 'Visit 1', title: 'First visit' }), visit('c', planned)],
  services: [
    { service: 'Assessment', last_looked_at: '2019-01-23', cells: [cell('published', 2), cell(''), cell('planned')] },
    { service: 'Fostering', last_looked_at: null, cells: [cell(''), cell(''), cell('planned')] },
  ],
  never_looked_at: ['Fostering'],
};

it('chooses the columns of one sort of visit, and counts never looked at over all', () => {
  expect(sortsOf(grid)).toEqual([{ value: 'full_inspection', words: 'Full inspection (1)' }, { value: 'monitoring_visit', words: 'Monitoring visit (2)' }]);
  const some = ofSort(grid, 'monitoring_visit');
  expect(some.visits.map(({ id }) => id)).toEqual(['b', 'c']);
  expect(some.services[0]?.cells).toEqual([cell(''), cell('planned')]);
  expect(some.never_looked_at).toEqual(['Fostering']);
  expect(ofSort(grid, '')).toBe(grid);
  expect(grid.visits.map(headOf)).toEqual(['a, 23 January 2019', 'Visit 1, 23 January 2019', 'c, 23 January 2019']);
});

it('says how many services were never looked at, and which longest ago', () => {
  expect(coverageSentence(grid)).toBe('1 of 2 services has never been looked at. Longest ago: Assessment, on 23 January 2019.');
  const looked = (service: string, last: string | null) => ({ service, last_looked_at: last, cells: [] });
  expect(coverageSentence({ visits: [], services: [looked('A', '2020-09-18'), looked('B', '2020-08-19')], never_looked_at: [] })).toBe('All 2 services have been looked at. Longest ago: B, on 19 August 2020.');
  expect(coverageSentence({ visits: [], services: [looked('A', null), looked('B', null)], never_looked_at: ['A', 'B'] })).toBe('2 of 2 services have never been looked at.');
  expect(coverageSentence({ visits: [], services: [], never_looked_at: [] })).toBe('No service is named in the record on this day.');
});

it('draws gaps in words as well as colour', () => {
  const html = render(<CoverageGrid coverage={grid} sources={[]} />);
  expect(html.match(/ws-cover--gap/g)).toHaveLength(3);
  expect(html.match(/Not looked at/g)).toHaveLength(3);
  expect(html.match(/ws-cover--planned/g)).toHaveLength(2);
  expect(html).toContain('Never looked at');
});

const end = (id: string, what: string, kind = 'finding'): LooseEnd => ({ id, kind, number: '', title: id, what, what_words: what });

it('groups loose ends, and offers an action for findings to who keeps the record alone', () => {
  const ends = [end('f1', 'finding_without_action'), end('f2', 'finding_without_action'), end('a1', 'delivered_without_effect', 'action')];
  expect(endsByKind(ends).map(({ what, ends: those }) => [what, those.length])).toEqual([['finding_without_action', 2], ['delivered_without_effect', 1]]);
  const sources = [source('visit', { findings: [{ id: 'f2', kind: 'finding', number: '', title: 'F' }] })];
  expect(sourceOfFinding(sources, 'f2')?.id).toBe('visit');
  expect(sourceOfFinding(sources, 'f1')).toBeNull();
  const kept = render(<LooseEnds ends={ends} sources={sources} day="2020-10-15" mayAdd />);
  expect(kept).toContain('/improvement/things/f1/add?kind=action&amp;on=2020-10-15');
  expect(kept.match(/Add an action/g)).toHaveLength(2);
  expect(render(<LooseEnds ends={ends} sources={sources} day="" mayAdd={false} />)).not.toContain('Add an action');
  expect(render(<LooseEnds ends={[]} sources={[]} day="" mayAdd />)).toContain('There are none');
});

it('keeps the day of a source and each time that it was put off', () => {
  const said = { on: '2020-03-17', value: 'cancelled', words: 'The pandemic.', evidence: '' };
  expect(sourceDays(source('v', { due: '2020-04-07', status_said: said }))).toEqual(['Since 17 March 2020: The pandemic.', 'Planned for 7 April 2020']);
  expect(sourceDays(source('v', { due: '2020-12-31', put_off: [{ on: '2020-06-30', reason: '', was: '2020-06-30', now_is: '2020-12-31', days: 184 }] }))).toEqual(['Planned for 31 December 2020', 'Put off on 30 June 2020 from 30 June 2020 to 31 December 2020, 184 days: no reason is written down.']);
  expect(sourceDays(source('v'))).toEqual([]);
});

it('puts sources in the order of their days, planned or said, and those without any last', () => {
  const said = { on: '2018-05-16', value: 'published', words: '', evidence: '' };
  const all = [source('none'), source('planned', { due: '2021-03-31' }), source('inspection', { status_said: said }), source('visit', { due: '2018-09-18', status_said: { ...said, on: '2018-10-11' } })];
  expect(sourcesByDay(all).map(({ id }) => id)).toEqual(['inspection', 'visit', 'planned', 'none']);
});
