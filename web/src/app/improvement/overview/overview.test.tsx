import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { Fetched } from '../../administration/parts.js';
import { NeedsAttention, type Parts } from './NeedsAttention.js';
import { dueNotice, endingsNotice, gravePlans, looseNotice, orderedPlans, plansSentence, promisesNotice, questionsNotice, type DueList, type PlanRow, type Promises, type Sources } from './overview.js';
import { Begin } from './OverviewPage.js';
import { PlansTable } from './PlansTable.js';
import { ROOMS, roomsFor } from './rooms.js';

const ON = '2020-02-29';
const brief = (kind: string, id: string, title = `The ${kind} ${id}`) => ({ id, kind, number: '', title });
const plan = (id: string, more: Partial<PlanRow> = {}): PlanRow => ({
  plan: id, title: `Plan ${id}`, status: 'Running', since: '2019-03-01', due: null, lead: null, overseen_by: null, actions: 0, not_started: 0, under_way: 0, paused: 0, withdrawn: 0, delivered: 0,
  delivered_without_evidence: 0, embedded: 0, impact_shown: 0, blue: 0, green: 0, amber: 0, red: 0, overridden: 0, measures: 0, measures_without_indicator: 0, lost: 0, ...more,
});
const OLD = plan('old', { status: 'Replaced by a later plan', actions: 5, delivered: 5, embedded: 3, impact_shown: 2, red: 1, lost: 2 });
const NEW = plan('new', { actions: 6, withdrawn: 1, delivered: 2, embedded: 1, red: 2, green: 3, overseen_by: 'board cabinet', measures: 4, measures_without_indicator: 3 });
const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

it('says the record in two sentences, of the plans on which work goes on', () => {
  expect(plansSentence([OLD, NEW])).toBe('2 plans are in the record; 1 is over. Of the others’ 5 actions, 2 are delivered, 1 is embedded and none has been shown to make a difference.');
  expect(plansSentence([NEW])).toBe('1 plan is in the record. Of 5 actions, 2 are delivered, 1 is embedded and none has been shown to make a difference.');
  expect(plansSentence([OLD])).toBe('1 plan is in the record; all are over.');
  expect(plansSentence([plan('draft', { status: 'Draft' })])).toBe('1 plan is in the record.');
});

it('puts plans that are over last, and asks nothing more of their red actions', () => {
  const closed = plan('closed', { status: 'Closed', red: 4 });
  expect(orderedPlans([OLD, NEW, closed, plan('bare', { status: '' })]).map(({ plan: id }) => id)).toEqual(['new', 'bare', 'old', 'closed']);
  expect(gravePlans([OLD, NEW, closed])).toEqual({ red: [NEW], lost: [OLD] });
});

const occasion = (due: string | null, overdue: boolean, kept: unknown = null) => ({ due, overdue, kept });
const promise = (id: string, state: string, occasions: ReturnType<typeof occasion>[]) => ({ ...brief('promise', id), state, occasions });

it('counts promises that are overdue, and names the oldest day that was missed', () => {
  const kept = occasion('2018-11-30', false, { on: '2018-11-29' });
  const late = promise('a', 'overdue', [kept, occasion('2019-11-30', true), occasion('2020-02-28', true), occasion('2020-05-31', false)]);
  const soon = promise('b', 'due', [kept, occasion('2020-03-31', false)]);
  expect(promisesNotice({ on: ON, promises: [soon, late] })).toEqual({ act: true, link: '1 promise to report is overdue', more: 'The oldest was due on 30 November 2019.' });
  expect(promisesNotice({ on: ON, promises: [soon, promise('c', 'withdrawn', [occasion('2020-03-01', false)]), promise('d', 'undated', [occasion(null, false)])] }))
    .toEqual({ act: false, link: 'No promise to report is overdue', more: 'The next is due on 31 March 2020.' });
  expect(promisesNotice({ on: ON, promises: [] }).act).toBe(false);
});

it('says what waits for whoever asks: due today is not overdue', () => {
  const line = (due: string | null, late: number) => ({ ...brief('action', `${due}`), sentence: 'Deliver it', due, days_late: late });
  expect(dueNotice({ on: ON, lines: [] })).toEqual({ act: false, link: 'Nothing in the record is waiting for you', more: '' });
  expect(dueNotice({ on: ON, lines: [line('2020-02-29', 0), line(null, 0)] })).toEqual({ act: false, link: 'You have 2 things to do', more: 'The next is due on 29 February 2020.' });
  expect(dueNotice({ on: ON, lines: [line('2020-02-28', 1), line('2020-03-31', -31)] }).link).toBe('You have 2 things to do, 1 of them overdue');
  expect(dueNotice({ on: ON, lines: [line('2020-02-28', 1)] })).toEqual({ act: true, link: 'You have 1 thing to do, and it is overdue', more: '' });
});

it('says which posts or money end, and what depends on them', () => {
  const ending = (id: string, day: string, ended: boolean, on: number) => ({ ...brief('control', id, `Posts ${id}`), ends_on: day, ended, dependants: Array.from({ length: on }, (_, index) => brief('action', `${index}`)) });
  expect(endingsNotice({ on: ON, endings: [] }).act).toBe(false);
  expect(endingsNotice({ on: ON, endings: [ending('a', '2020-05-29', false, 1), ending('b', '2020-02-28', true, 0)] })).toEqual({
    act: true, link: 'Posts or money for a time: 1 ends within three months and 1 has just ended', more: '“Posts a” ends on 29 May 2020; 1 action depends on it. “Posts b” ended on 28 February 2020.',
  });
});

it('tells findings without a plan from other loose ends, and both from a record without findings', () => {
  const end = (what: string) => ({ ...brief('finding', what), what });
  const found = [{ findings: [brief('finding', 'f')] }];
  expect(looseNotice({ on: ON, sources: found, loose_ends: [end('finding_without_action'), end('delivered_without_effect'), end('report_without_content')] })).toEqual({
    act: true, link: 'Nothing was planned for 1 finding', more: 'Of 1 delivered action nothing shows what came of it. 1 report tells of nothing in the record.',
  });
  expect(looseNotice({ on: ON, sources: found, loose_ends: [end('delivered_without_effect')] }).act).toBe(true);
  expect(looseNotice({ on: ON, sources: found, loose_ends: [] })).toEqual({ act: false, link: 'Something is planned for every finding that asks for it', more: '' });
  expect(looseNotice({ on: ON, sources: [{ findings: [] }], loose_ends: [] }).link).toBe('No finding is in the record');
});

it('counts questions that nobody answered, and recommendations that wait', () => {
  const question = (state: string, asked: string, late: number) => ({ ...brief('question', asked), state, asked, days_late: late });
  const waiting = (state: string) => ({ ...brief('recommendation', state), state });
  expect(questionsNotice({ on: ON, questions: [question('unanswered', '2019-12-14', 34)], recommendations: [] })).toEqual({ act: true, link: '1 question of scrutiny is unanswered', more: 'It was asked on 14 December 2019. Its day is past.' });
  expect(questionsNotice({ on: ON, questions: [question('unanswered', '2020-01-28', 0), question('unanswered', '2019-12-14', 1), question('answered', '2018-09-07', 0)], recommendations: [waiting('overdue'), waiting('waiting'), waiting('done')] }))
    .toEqual({ act: true, link: '2 questions of scrutiny are unanswered', more: 'The oldest was asked on 14 December 2019. The day of 1 is past. 2 recommendations wait for a response, 1 past the day.' });
  expect(questionsNotice({ on: ON, questions: [question('answered_without_evidence', '2018-09-07', 0)], recommendations: [waiting('answered')] })).toEqual({ act: false, link: 'No question of scrutiny is unanswered', more: '' });
  expect(questionsNotice({ on: ON, questions: [], recommendations: [waiting('overdue')] })).toEqual({ act: true, link: '1 response to a recommendation is overdue', more: 'No question of scrutiny is unanswered.' });
});

it('offers the pages that one’s permissions show', () => {
  expect(roomsFor([])).toEqual([]);
  expect(roomsFor(['see_improvement']).some(({ address }) => address === '/improvement/import')).toBe(false);
  expect(roomsFor(['see_improvement', 'keep_improvement'])).toEqual(ROOMS);
});

it('tells whoever may keep the record how to begin, and others whom to ask', () => {
  expect(renderToString(<Begin keeps on="2020-02-29" />)).toContain('href="/improvement/import?on=2020-02-29"');
  const other = renderToString(<Begin keeps={false} on="" />);
  expect(textOf(other)).toContain('No plan is in the record yet. The programme manager brings plans in.');
  expect(other).not.toContain('href');
});

it('shows each plan in a line: withdrawn actions count in none of the three claims', () => {
  const html = renderToString(<PlansTable plans={[OLD, NEW]} on="2020-02-29" />);
  expect(textOf(html)).toMatch(/Plan new Running board cabinet 6 2 of 5 1 of 5 0 of 5 2 red, 3 green 3 of 4 0 Plan old Replaced by a later plan Nobody 5 5 of 5 3 of 5 2 of 5 1 red no measures 2 /);
  expect(html).toContain('href="/improvement/plans/new?on=2020-02-29"');
});

const WAITING = { data: null, failure: null, again: () => undefined, put: () => undefined };
const there = <Data,>(data: Data): Fetched<Data> => ({ ...WAITING, data });

it('shows each part by itself: one that failed hides no other', () => {
  const failed = { ...WAITING, failure: { ok: false as const, status: 503, code: '', detail: 'The figures are being worked out.', remedy: 'Ask again.', after: 5 } };
  const parts: Parts = {
    plans: there([OLD, NEW]), due: there<DueList>({ on: ON, lines: [] }), promises: there<Promises>({ on: ON, promises: [] }), risks: failed, scrutiny: WAITING,
    sources: there<Sources>({ on: ON, sources: [], loose_ends: [] }),
  };
  const html = renderToString(<NeedsAttention parts={parts} on="2020-02-29" />);
  const text = textOf(html);
  expect(text).toContain('To act on: Red actions: Plan new (2) .');
  expect(html).toContain('href="/improvement/plans/new?on=2020-02-29&amp;rating=red"');
  expect(text).toContain('Actions that were lost when their plan ended: Plan old (2)');
  expect(text).toContain('The figures are being worked out. Ask again. Try again');
  expect(text).toContain('Fetching questions.');
  expect(text).toContain('No finding is in the record');
});
