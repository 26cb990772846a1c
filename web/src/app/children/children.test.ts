import { describe, expect, it } from 'vitest';
import { journey } from '../../../fixtures/journey.js';
import type { Session } from '../session.js';
import { NO_RECORD_TYPED, recordSoughtOf, viewingsOf, viewWords, whyWords, type RecordRow } from './access_record.js';
import { refusalTitle } from './Answer.js';
import { ringWords, statusesOf, type Involved } from './child.js';
import { nameOf, type ChildRow } from './child_list.js';
import { chosenOf, countedAddress, countedWords, holdersOf, onlyWords, orderWords, sinceWords, type CountedRow, type Measure } from './counted.js';
import { dayOf, givenDay } from './days.js';
import { offeredPurposes, purposeFaults, purposeMembers, PURPOSES, purposeWords } from './purposes.js';
import { foundWords, hasOwnList, NOTHING_TYPED, soughtOf } from './search.js';
import { TaskMemory } from './task.js';

describe('days as people type them', () => {
  it('reads the ways in which a day is written', () => {
    for (const typed of ['27/3/2012', '27/03/2012', '27 3 2012', '27.3.2012', '27 March 2012', '27 mar 2012', '2012-03-27', ' 27-3-2012 '])
      expect(dayOf(typed)).toBe('2012-03-27');
    expect(dayOf('29/2/2012')).toBe('2012-02-29');
  });
  it('takes nothing that is no day', () => {
    for (const typed of ['29/2/2011', '31/4/2012', '0/1/2012', '1/13/2012', '27/3/12', '3/2012', 'yesterday', '2012', '27 Mai 2012', '1/1/1066'])
      expect(dayOf(typed)).toBeNull();
    expect(givenDay('  ')).toBe('');
    expect(givenDay('x')).toBeNull();
  });
});

describe('the purpose', () => {
  it('is offered in the order that one’s roles make likely, each once', () => {
    const names = (...roles: [string, string][]): string[] => offeredPurposes(roles.map(([role, scope]) => ({ role, scope }))).map(({ name }) => name);
    expect(names(['practitioner', 'own_cases'])[0]).toBe('own_case');
    expect(names(['team_manager', 'team'])).toEqual(['management_oversight', 'audit', 'data_quality', 'inspection', 'complaint', 'own_case', 'other']);
    expect(names(['qa_lead', 'authority'])[0]).toBe('audit');
    expect(names(['auditor', 'named_children'], ['practitioner', 'own_cases']).slice(0, 2)).toEqual(['own_case', 'audit']);
    expect(names().at(-1)).toBe('other');
    expect(purposeFaults('', '', [], offeredPurposes([{ role: 'inspector', scope: 'named_children' }]))[0]?.field).toBe('purpose-inspection');
    for (const role of ['practitioner', 'director', 'inspector', '']) expect([...names([role, 'none'])].sort()).toEqual(PURPOSES.map(({ name }) => name).sort());
  });
  it('must be chosen, and another one said in words', () => {
    expect(purposeFaults('', '')[0]?.field).toBe('purpose-own_case');
    expect(purposeFaults('curiosity', '')).toHaveLength(1);
    expect(purposeFaults('other', '  ab ')[0]?.field).toBe('purpose-words');
    expect(purposeFaults('other', 'é'.repeat(251))[0]?.words).toContain('500');
    expect(purposeFaults('other', 'é'.repeat(250))).toEqual([]);
    for (const { name } of PURPOSES.filter((one) => one.name !== 'other')) expect(purposeFaults(name, '')).toEqual([]);
    // Those for which the authority wants words.
    expect(purposeFaults('audit', ' a ', ['audit'])[0]).toEqual({ field: 'purpose-words', words: 'Say in a few words why' });
    expect(purposeFaults('audit', 'Round 3', ['audit'])).toEqual([]);
    expect(purposeFaults('inspection', '', ['audit'])).toEqual([]);
  });
  it('goes with each request, and stands in words on the page', () => {
    expect(purposeMembers({ name: 'audit', words: '' })).toEqual({ purpose: 'audit' });
    expect(purposeMembers({ name: 'other', words: 'A letter' })).toEqual({ purpose: 'other', purpose_words: 'A letter' });
    expect(purposeWords({ name: 'own_case', words: '' })).toBe('My own case');
    expect(purposeWords({ name: 'other', words: 'A letter' })).toBe('A letter');
    expect(purposeWords({ name: 'audit', words: 'May' })).toBe('Audit of practice: May');
  });
});

describe('the memory of a tab', () => {
  it('keeps what belongs to a step of the history, and forgets answers for another purpose', () => {
    const memory = new TaskMemory();
    memory.remember('a', 'typed', 1);
    memory.remember('b', 'typed', 2);
    memory.keepAnswer('k', 'answer');
    memory.forgetAnswers();
    expect([memory.recall('a', 'typed'), memory.recall('b', 'typed'), memory.recall('c', 'typed'), memory.answer('k')]).toEqual([1, 2, undefined, undefined]);
  });
  it('keeps so many answers, the newest', () => {
    const memory = new TaskMemory();
    for (let at = 0; at < 100; ++at) memory.keepAnswer(String(at), at);
    expect(memory.answer('0')).toBeUndefined();
    expect(memory.answer('39')).toBeUndefined();
    expect(memory.answer('40')).toBe(40);
    expect(memory.answer('99')).toBe(99);
  });
});

const session = (roles: [role: string, scope: string][]): Session => ({
  signed_in: true, sign_in: 'password', now: '', account: null, roles: roles.map(([role, scope]) => ({ role, scope, value: null })),
  permissions: [], second_factor: false, csrf_token: null, idle_ends_at: null, ends_at: null,
});

describe('searching', () => {
  it('shows the own list to those who have one, and to nobody who reaches everyone', () => {
    expect(hasOwnList(session([['practitioner', 'own_cases']]))).toBe(true);
    expect(hasOwnList(session([['team_manager', 'team'], ['performance_analyst', 'authority']]))).toBe(true);
    expect(hasOwnList(session([['director', 'authority']]))).toBe(false);
    expect(hasOwnList(session([['team_manager', 'team'], ['director', 'authority']]))).toBe(false);
    expect(hasOwnList(session([['system_administrator', 'none']]))).toBe(false);
  });
  it('asks for what was typed and nothing else', () => {
    expect(soughtOf({ id: ' 42 ', name: '', born: '1/2/2010' }, false)).toEqual({ id: '42', date_of_birth: '2010-02-01' });
    expect(soughtOf(NOTHING_TYPED, true)).toEqual({});
    expect(soughtOf(NOTHING_TYPED, false)).toEqual([{ field: 'child-id', words: 'Enter an identifier, a name or a date of birth' }]);
    expect(soughtOf({ id: '', name: 'x', born: '31/2/2010' }, true)).toHaveLength(2);
    expect(soughtOf({ id: '', name: 'a b c d e f g h i', born: '' }, true)).toHaveLength(1);
  });
  it('says what was found', () => {
    expect(foundWords(1, { id: '1' })).toBe('1 child found');
    expect(foundWords(0, { id: '1' })).toBe('No child found');
    expect(foundWords(48, {})).toBe('48 children whom you may see');
    expect(foundWords(0, {})).toBe('There is no child whom you may see');
    const row: ChildRow = { child: 'ref-1', identified: false, name: null, born: null, age: null, team: null, worker: null };
    expect([nameOf(row), nameOf({ ...row, identified: true }), nameOf({ ...row, identified: true, name: 'Nora' })]).toEqual(['ref-1', 'No name recorded', 'Nora']);
  });
});

const measure = (more: Partial<Measure> = {}): Measure => ({
  id: 'visits', name: 'Visits', definition: '', caveat: null, unit: 'count', measure: 'children', grain: 'spell', polarity: 'lower is better',
  period_start: '2020-09-30', period_end: '2020-09-30', ...more,
});

describe('the children in a figure', () => {
  it('has an address that names the figure and is read back', () => {
    const choice = { as_at: '2020-09-30', dimension: 'team', group: 'North & South 1', met: false };
    const address = countedAddress('visits_late', choice, '2020-09-30-ab');
    expect(address).toBe('/children/counted?indicator=visits_late&as_at=2020-09-30&dimension=team&group=North+%26+South+1&met=no&snapshot=2020-09-30-ab');
    expect(chosenOf(new URLSearchParams(address.split('?')[1]))).toEqual({ indicator: 'visits_late', choice, snapshot: '2020-09-30-ab' });
    expect(chosenOf(new URLSearchParams(''))).toBeNull();
    expect(chosenOf(new URLSearchParams('indicator=../x'))).toBeNull();
  });
  it('says what is counted, listed, elsewhere and of no child', () => {
    const words = (counted: number, listed: number, elsewhere: number, without: number) =>
      countedWords({ counted, listed, elsewhere, without_child: without }, measure()).join(' ');
    expect(words(0, 0, 0, 0)).toBe('Nobody is counted in this figure.');
    expect(words(1, 1, 0, 0)).toBe('1 child is counted, and all of them listed.');
    expect(words(816, 41, 774, 1)).toBe(
      '816 children are counted. 41 are listed: of children whom your role reaches. 774 are of other children, and only counted. 1 is of no child: a post, a worker, or a record that names nobody.');
    expect(words(3, 0, 3, 0)).toContain('None of them is of a child whom your role reaches.');
    expect(countedWords({ counted: 2, listed: 2, elsewhere: 0, without_child: 0 }, { measure: '' })[0]).toContain('2 rows');
  });
  it('says what comes first, as the server orders it', () => {
    expect(orderWords(measure(), {})).toContain('lasted longest');
    expect(orderWords(measure({ unit: 'percent', polarity: 'higher is better' }), { met: false })).toContain('lasted longest');
    expect(orderWords(measure({ grain: 'event' }), {})).toContain('oldest');
    expect(orderWords(measure({ unit: 'percent', polarity: 'higher is better' }), {})).toContain('did not meet');
    expect(orderWords(measure({ unit: 'percent', polarity: 'lower is better' }), {})).toContain('count against');
    expect(orderWords(measure({ unit: 'percent', polarity: 'context' }), {})).toContain('longest');
    expect(orderWords(measure({ unit: 'median', polarity: 'lower is better' }), {})).toContain('largest');
    expect(onlyWords({})).toBe('');
    expect(onlyWords({ met: false })).toContain('did not meet');
    expect(sinceWords('2020-02-28', '2020-03-01')).toBe('28 February 2020 (2 days)');
    expect(sinceWords('2020-02-29', '2020-03-01')).toBe('29 February 2020 (1 day)');
  });
  it('counts whose they are: nobody’s first, then the most', () => {
    const row = (worker: string | null, team: string | null): CountedRow =>
      ({ child: 'c', identified: true, name: null, born: null, age: null, team, worker, date: null, end_date: null, met: null, value: null });
    expect(holdersOf([row('Ann', 'N'), row('Bob', 'N'), row(null, 'N'), row('Bob', 'N')])).toEqual([
      { worker: '', team: 'N', rows: 1 }, { worker: 'Bob', team: 'N', rows: 2 }, { worker: 'Ann', team: 'N', rows: 1 },
    ]);
  });
});

describe('one child', () => {
  const holder: Involved = { role: 'Allocated Case Worker', worker: 'Louis Hardy', team: 'North 1', since: '2020-01-01' };
  it('says how things stand', () => {
    expect(statusesOf(journey())).toEqual(['Looked after', 'Case open']);
    expect(statusesOf(journey(0, ({ what }) => what === 'Contact'))).toEqual(['Nothing open']);
    expect(statusesOf({ ...journey(0), died: '2020-09' })[0]).toBe('Died');
    expect(statusesOf({ ...journey(0), as_at: '2018-12-01' })).toEqual(['On a child protection plan', 'Case open']);
    // The day on which a spell ends is no longer of it.
    expect(statusesOf({ ...journey(0), as_at: '2019-02-11' })).toEqual(['Looked after', 'Case open']);
  });
  it('says whom to ask for, and that there are no telephone numbers', () => {
    expect(ringWords([holder], '2020-09-30')).toBe('Ask for Louis Hardy (Allocated Case Worker, North 1). The data has no telephone numbers: the council’s directory does.');
    expect(ringWords([{ ...holder, role: 'Independent Reviewing Officer' }], '2020-09-30')).toContain('Nobody holds the case on 30 September 2020');
    expect(ringWords([{ ...holder, worker: null }], '2020-09-30')).toContain('Ask for the allocated case worker of North 1.');
    expect(ringWords([{ role: null, worker: null, team: null, since: null }], '2020-09-30')).toContain('someone who is not named');
    expect(ringWords([], '2020-09-30')).toContain('Nobody is recorded as involved');
  });
});

describe('the access record', () => {
  it('has one line for what was seen at one time', () => {
    const row = (seen_in: string, child: string, role: string | null = 'director') => ({ seen_in, child, role }) as RecordRow;
    const found = viewingsOf([row('v2', '1'), row('v1', '1'), row('v2', '2', 'qa_lead'), row('v2', '2'), row('v1', '3', null)]);
    expect(found.map(({ row: { seen_in } }) => seen_in)).toEqual(['v2', 'v1']);
    expect(found.map(({ children }) => children)).toEqual([['1', '2'], ['1', '3']]);
    expect(found.map(({ roles }) => roles)).toEqual([['director', 'qa_lead'], ['director']]);
    expect(viewingsOf([])).toEqual([]);
  });
  it('wants a child or a person, and days in their order', () => {
    expect(recordSoughtOf(NO_RECORD_TYPED)).toEqual([{ field: 'record-child', words: 'Enter a child’s identifier, a person’s e-mail address, or both' }]);
    expect(recordSoughtOf({ child: '1', account: '', from: '1/9/2026', to: '1/9/2026' })).toEqual({ child: '1', from: '2026-09-01', to: '2026-09-01' });
    expect(recordSoughtOf({ child: '1', account: '', from: '2/9/2026', to: '1/9/2026' })).toHaveLength(1);
    expect(recordSoughtOf({ child: '', account: ' ann@example.org ', from: '', to: '' })).toEqual({ account: 'ann@example.org' });
  });
  it('says what was opened and why', () => {
    expect(viewWords({ view: 'child.timeline', left_the_system: false })).toBe('the child’s page');
    expect(viewWords({ view: 'children.search', left_the_system: true })).toBe('in a list or search, saved as a file');
    expect(viewWords({ view: 'new.thing', left_the_system: false })).toBe('new thing');
    expect(whyWords({ purpose: 'complaint', purpose_words: null })).toBe('A complaint');
  });
  it('calls each refusal what it is', () => {
    const failure = (status: number, code = '') => refusalTitle({ ok: false, status, code, detail: '', remedy: '', after: 0 });
    expect([failure(503), failure(403), failure(404), failure(400, 'purpose_needed'), failure(400), failure(500), failure(0)]).toEqual([
      'Nothing can be shown just now', 'Your role does not show this', 'There is nobody to show', 'Your purpose was not accepted', 'This cannot be asked',
      'Sorry, there is a problem', 'Windscreen cannot be reached',
    ]);
  });
});
