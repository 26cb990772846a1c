import { expect, it } from 'vitest';
import { planOf } from './ancestors.js';
import { named } from './indicator_names.js';
import { mayBeAnswered, mayHaveParts } from './Keeping.js';
import { findFaults, linkChoices, linkOfRow, linkWish, others, remitEndWish, remitWish } from './linking.js';
import { entry, KINDS, thing } from './test_thing.js';
import { draftName } from './thing_api.js';
import { captionOf, claimsOf, claimWords, entryWords, kindWords, linkWords, putOffWords, saidLine, saidWords, scoreWords } from './thing_words.js';

it('reads a link from either of its ends', () => {
  expect(linkWords('action', { how: 'answers', forward: true, kind: 'finding' })).toBe('Answers');
  expect(linkWords('finding', { how: 'answers', forward: false, kind: 'action' })).toBe('Is answered by');
  expect(linkWords('report', { how: 'tells', forward: true, kind: 'finding' })).toBe('Tells of');
  expect(linkWords('item', { how: 'tells', forward: true, kind: 'report' })).toBe('Received');
  expect(linkWords('report', { how: 'tells', forward: false, kind: 'item' })).toBe('Was received at');
  expect(linkWords('plan', { how: 'tells', forward: false, kind: 'item' })).toBe('Is told of in');
});

it('says all that an entry says', () => {
  expect(saidWords(entry({ kind: 'score', value: '4x3', value_words: '4x3' }))).toBe('Likelihood 4 of 5, impact 3 of 5: 12 of 25.');
  expect(saidWords(entry({ kind: 'status', value: 'paused', value_words: 'Paused', words: 'No money.' }))).toBe('Paused. No money.');
  expect(saidWords(entry({ kind: 'lead', owner: 'Head of service' }))).toBe('Head of service.');
  expect(saidWords(entry({ kind: 'due', due: '2020-02-29', words: 'Staff left.' }))).toBe('29 February 2020. Staff left.');
  expect(saidWords(entry({ kind: 'impact', value: 'taken_back', value_words: 'Taken back', words: 'It was chance.' }))).toBe('Taken back. It was chance.');
  expect(saidWords(entry({}))).toBe('');
});

it('keeps apart what is done, part of practice, and of effect', () => {
  expect(claimsOf('action').map(({ of }) => of)).toEqual(['delivered', 'embedded', 'impact']);
  expect(claimsOf('milestone').map(({ of }) => of)).toEqual(['delivered']);
  expect(claimsOf('risk')).toEqual([]);
  expect(claimWords({ on: '2018-07-24', value: 'yes', words: '', evidence: '' })).toBe('24 July 2018. No evidence is named.');
  expect(claimWords({ on: '2018-07-24', value: 'yes', words: 'All came.', evidence: 'Minutes' })).toBe('24 July 2018. All came. Evidence: Minutes');
});

it('says what was put off, by how long and why', () => {
  expect(putOffWords({ on: '2020-02-28', reason: 'Staff left.', was: '2020-02-28', now_is: '2020-03-01', days: 2 })).toBe('Put off on 28 February 2020 from 28 February 2020 to 1 March 2020, 2 days: Staff left.');
  expect(putOffWords({ on: '2020-02-28', reason: '', was: '2020-02-28', now_is: '2020-02-29', days: 1 })).toContain('1 day: no reason is written down.');
});

it('says a kind, a score and what was said in words', () => {
  expect(kindWords('feedback_theme')).toBe('Theme of feedback');
  expect(kindWords('plan')).toBe('Plan');
  expect(captionOf({ kind_words: 'finding', sort_words: 'Area to improve' })).toBe('Finding: area to improve');
  expect(captionOf({ kind_words: 'action', sort_words: '' })).toBe('Action');
  expect(scoreWords({ likelihood: 5, impact: 5 })).toContain('25 of 25');
  expect(saidLine({ on: '2020-01-31', value: 'stands', words: '', evidence: 'Minutes' }, 'Stands')).toBe('Stands, 31 January 2020. Evidence: Minutes');
  expect(entryWords('due', 'meeting')).toContain('held');
  expect(entryWords('due', 'control')).toContain('last day');
  expect(entryWords('due', 'action')).toContain('due');
});

it('links both ways', () => {
  expect(linkChoices(KINDS.links).map(({ words }) => words)).toEqual(['This answers …', 'This is answered by …', 'This tells of …', 'This is told of in …']);
  expect(linkWish('answers forth', 'a1', 'r1')).toEqual({ from: 'a1', to: 'r1', how: 'answers' });
  expect(linkWish('answers back', 'r1', 'a1')).toEqual({ from: 'a1', to: 'r1', how: 'answers' });
  expect(linkOfRow('a1', { id: 'r1', how: 'answers', forward: true })).toEqual({ from: 'a1', to: 'r1', how: 'answers' });
  expect(linkOfRow('r1', { id: 'a1', how: 'answers', forward: false })).toEqual({ from: 'a1', to: 'r1', how: 'answers' });
  expect(findFaults('', ' a ').map(({ field }) => field)).toEqual(['link-how', 'link-words']);
  expect(findFaults('answers forth', 'front')).toEqual([]);
  const found = [{ id: 'a1', kind: 'action', number: 'A1', title: 'Door', kind_words: 'action' }, { id: 'r1', kind: 'finding', number: '', title: 'Door', kind_words: 'finding' }];
  expect(others(found, 'a1')).toEqual([{ value: 'r1', words: 'Door (finding)' }]);
});

it('says who watches over a plan from which day to which', () => {
  expect(remitWish({ body: 'board', words: ' Each quarter ', from: '29/2/2020' }, 'p1', '2020-10-15')).toEqual({ body: 'board', over: 'p1', words: 'Each quarter', from: '2020-02-29' });
  expect(remitWish({ body: 'board', words: '', from: '' }, 'p1', '2020-10-15')).toMatchObject({ from: '2020-10-15' });
  expect(remitWish({ body: '', words: '', from: 'then' }, 'p1', '2020-10-15')).toEqual([expect.objectContaining({ field: 'remit-body' }), expect.objectContaining({ field: 'remit-from' })]);
  // It may end on the day on which it began, and not before.
  expect(remitEndWish('board', 'p1', '2020-01-31', '31/1/2020', '2020-10-15')).toEqual({ body: 'board', over: 'p1', on: '2020-01-31' });
  expect(remitEndWish('board', 'p1', '2020-01-31', '30/1/2020', '2020-10-15')).toEqual([expect.objectContaining({ field: 'remit-end-on' })]);
  expect(remitEndWish('', 'p1', '', '', '2020-10-15')).toEqual([expect.objectContaining({ field: 'remit-end-body' })]);
});

it('finds a thing’s plan, an indicator’s page and a draft’s name', () => {
  const plan = { id: 'p1', kind: 'plan', number: '', title: 'Plan' };
  const theme = { id: 't1', kind: 'theme', number: 'A', title: 'Theme' };
  expect(planOf(thing({}), [plan, theme])).toBe(plan);
  expect(planOf(thing({}), [theme])).toBeNull();
  expect(planOf(plan, [])).toBe(plan);
  expect(named('visits_percent', [{ id: 'visits_percent', area: 'looked_after', name: 'Visits in time' }])).toEqual({ name: 'Visits in time', address: '/performance/looked-after/visits_percent' });
  expect(named('visits_percent', [{ id: 'visits_percent', area: '', name: 'Visits in time' }]).address).toBeNull();
  expect(named('visits_percent', [])).toEqual({ name: 'visits percent', address: null });
  expect(draftName('say', '5 b II.3')).toBe('say-5-b-II-3');
  expect(draftName('say', 'x'.repeat(200))).toHaveLength(100);
});

it('offers parts where there can be some, and actions where they can answer', () => {
  for (const kind of ['source', 'plan', 'theme', 'action', 'risk', 'body', 'meeting', 'item', 'feedback']) expect(mayHaveParts(kind), kind).toBe(true);
  for (const kind of ['finding', 'recommendation', 'promise', 'measure']) expect(mayHaveParts(kind), kind).toBe(false);
  for (const kind of ['finding', 'recommendation']) expect(mayBeAnswered(kind), kind).toBe(true);
  expect(mayBeAnswered('action')).toBe(false);
});
