import { expect, it } from 'vitest';
import {
  bodiesOf, calendar, callInWords, decisionsInOrder, meetingWords, ofBody, questionsInOrder, recommendationsInOrder, responseWords, waitWords,
  type Decision, type Meeting, type Question, type Recommendation, type Scrutiny,
} from './scrutiny.js';
import { nextWords, waits } from './waits.js';

const ON = '2020-06-30';
const body = (id: string, title = id) => ({ id, kind: 'body', number: '', title });
const committee = body('committee', 'Select committee');
const cabinet = body('cabinet', 'Cabinet');
const said = (on: string, value = '', words = '', evidence = '') => ({ on, value, words, evidence });
const question = (id: string, more: Partial<Question> = {}): Question => ({
  id, kind: 'question', number: '1', title: id, words: '', body: committee, asked: '2020-06-01', lead: '', due: null, answers: [], days_taken: 29, days_late: 0, state: 'unanswered',
  state_words: 'Unanswered', ...more,
});
const recommendation = (id: string, more: Partial<Recommendation> = {}): Recommendation => ({
  id, kind: 'recommendation', number: '1', title: id, words: '', made_on: '2020-06-01', body: committee, lead: '', response_due: null, responded: null, response: null, days_late: 0,
  done: null, state: 'waiting', state_words: 'Waiting for a response', ...more,
});
const decision = (id: string, more: Partial<Decision> = {}): Decision => ({
  id, kind: 'decision', number: '1', title: id, decided_on: '2020-06-23', decided: 'Agreed', call_in_by: null, working_days: 0, closes: null, state: 'none',
  state_words: 'Cannot be called in', may_act_from: '2020-06-23', outcome: null, called_in_late: false, ...more,
});
const meeting = (id: string, day: string, more: Partial<Meeting> = {}): Meeting => ({ id, kind: 'meeting', number: '', title: id, body: committee, day, status: 'held', reason: '', put_off: [], items: [], ...more });
const scrutiny = (more: Partial<Scrutiny> = {}): Scrutiny => ({ on: ON, meetings: [], decisions: [], recommendations: [], questions: [], asked_again: [], ...more });

it('puts the unanswered first in the server’s order, then those with nothing to look at, then the newest', () => {
  const answered = question('old', { state: 'answered', asked: '2018-09-07' });
  const newer = question('new', { state: 'answered', asked: '2020-03-01' });
  const bare = question('bare', { state: 'answered_without_evidence', asked: '2017-01-01' });
  expect(questionsInOrder([answered, question('b'), bare, newer, question('a', { asked: '2020-06-20' })]).map(({ id }) => id)).toEqual(['b', 'a', 'bare', 'new', 'old']);
});

it('puts overdue responses and open windows first', () => {
  const rows = [recommendation('done', { state: 'done' }), recommendation('late', { state: 'overdue' }), recommendation('waits')];
  expect(recommendationsInOrder(rows).map(({ id }) => id)).toEqual(['late', 'waits', 'done']);
  const decisions = [decision('none'), decision('newer', { decided_on: '2020-06-24', state: 'stands' }), decision('open', { state: 'open' }), decision('called', { state: 'called_in' })];
  expect(decisionsInOrder(decisions).map(({ id }) => id)).toEqual(['called', 'open', 'newer', 'none']);
});

it('shows one body’s, with decisions that it made or may call in, and those of which nobody knows', () => {
  const all = scrutiny({
    meetings: [meeting('m1', ON), meeting('m2', ON, { body: cabinet })],
    questions: [question('q1'), question('q2', { body: cabinet })],
    decisions: [decision('of-cabinet', { body: cabinet, call_in_by: committee }), decision('of-board', { body: body('board') }), decision('nobody-knows')],
    asked_again: [{ title: 'q2', answers: [{ question: question('q2'), answer: null, moved: 'unanswered', moved_words: 'Unanswered' }] }],
  });
  expect(bodiesOf(all).map(({ title }) => title)).toEqual(['board', 'Cabinet', 'Select committee']);
  const its = ofBody(all, 'committee');
  expect(its.meetings.map(({ id }) => id)).toEqual(['m1']);
  expect(its.questions.map(({ id }) => id)).toEqual(['q1']);
  expect(its.decisions.map(({ id }) => id)).toEqual(['of-cabinet', 'nobody-knows']);
  expect(its.asked_again).toEqual([]);
  expect(ofBody(all, 'cabinet').asked_again).toHaveLength(1);
  expect(ofBody(all, '')).toBe(all);
});

it('keeps one calendar: a meeting of today is to come until it was held', () => {
  const rows = [meeting('past', '2020-06-29'), meeting('older', '2018-09-07'), meeting('today', ON, { status: 'planned' }), meeting('later', '2020-09-24', { status: 'planned' }), meeting('this-morning', ON)];
  const { coming, past } = calendar(rows, ON);
  expect(coming.map(({ id }) => id)).toEqual(['today', 'later']);
  expect(past.map(({ id }) => id)).toEqual(['this-morning', 'past', 'older']);
  expect(meetingWords(meeting('x', '2020-06-29', { status: 'planned' }), ON)).toBe('Its day has passed; nobody has said that it was held');
  expect(meetingWords(meeting('x', ON, { status: 'planned' }), ON)).toBe('Planned');
  expect(meetingWords(meeting('x', ON, { status: 'cancelled', reason: 'The pandemic.' }), ON)).toBe('Cancelled: The pandemic.');
});

it('says until when a decision may be called in, what came of it, and that it may not be acted on', () => {
  const window = { call_in_by: committee, working_days: 5, closes: '2020-06-30' };
  expect(callInWords(decision('d', { ...window, state: 'open', may_act_from: '2020-07-01' }))).toEqual(['May be called in until the end of 30 June 2020 by Select committee']);
  expect(callInWords(decision('d', { ...window, state: 'called_in', may_act_from: null, called_in_late: true, outcome: said('2020-07-02', 'called_in', 'By three members.') }))).toEqual([
    'Could be called in until 30 June 2020, 5 working days, by Select committee',
    'It was called in after its window had closed: whether that was in order is for the monitoring officer',
    '2 July 2020: By three members.',
    'It may not be acted on yet',
  ]);
  expect(callInWords(decision('d'))).toEqual(['Cannot be called in']);
  expect(callInWords(decision('d', { state: 'withdrawn', may_act_from: null })).at(-1)).toBe('It was withdrawn: there is nothing to act on');
});

it('says of a recommendation whether the response came, how late, and what it was', () => {
  expect(responseWords(recommendation('r'))).toBe('No response; no day was named for it');
  expect(responseWords(recommendation('r', { response_due: ON }))).toBe('No response yet; due on 30 June 2020');
  expect(responseWords(recommendation('r', { response_due: '2020-06-29', days_late: 1, state: 'overdue' }))).toBe('No response: 1 day late');
  const answered = { response_due: '2018-11-07', responded: '2018-11-19', days_late: 12 };
  expect(responseWords(recommendation('r', { ...answered, response: said('2018-11-19', 'accepted_in_part', 'Leads and days now.') }))).toBe('Accepted in part on 19 November 2018, 12 days late: Leads and days now.');
  expect(responseWords(recommendation('r', { ...answered, response: said('2019-01-10', 'accepted') }))).toBe('Accepted on 10 January 2019 (first response on 19 November 2018, 12 days late)');
});

it('says how long a question waits or took', () => {
  expect(waitWords(question('q'))).toBe('Unanswered for 29 days');
  expect(waitWords(question('q', { due: '2020-07-15' }))).toBe('Unanswered for 29 days; due on 15 July 2020');
  expect(waitWords(question('q', { due: '2020-06-29', days_late: 1 }))).toBe('Unanswered, 1 day late');
  expect(waitWords(question('q', { state: 'answered', days_taken: 0 }))).toBe('Answered on the same day');
  expect(waitWords(question('q', { state: 'answered', days_taken: 17 }))).toBe('Answered after 17 days');
});

it('says at the top what waits, and where nothing does', () => {
  expect(waits(scrutiny()).map(({ words, open }) => [words, open])).toEqual([['No question was asked.', false], ['No recommendation was made.', false], ['No decision is recorded.', false]]);
  const full = scrutiny({
    questions: [question('a', { days_late: 3 }), question('b'), question('c', { state: 'answered_without_evidence' }), question('d', { state: 'answered' })],
    recommendations: [recommendation('a', { state: 'overdue' }), recommendation('b'), recommendation('c', { state: 'answered' })],
    decisions: [decision('a', { state: 'open' }), decision('b', { state: 'called_in' }), decision('c')],
  });
  expect(waits(full).map(({ words }) => words)).toEqual([
    '2 of 4 questions are unanswered, 1 of them overdue. 1 was answered with nothing to look at.',
    '1 of 3 recommendations is overdue for a response. 1 is waited for and not due yet. 1 was answered and is not said to be done.',
    '1 of 3 decisions may still be called in. 1 is called in, and may not be acted on.',
  ]);
  const late = scrutiny({ questions: [question('a', { days_late: 3 })] });
  expect(waits(late)[0]?.words).toBe('1 of 1 question is unanswered and overdue.');
  expect(waits(full).every(({ open }) => open)).toBe(true);
  expect(waits(scrutiny({ questions: [question('a', { state: 'answered' })] }))[0]).toEqual({ part: 'questions', open: false, words: 'The question that was asked has an answer.' });
});

it('names the next meeting that was not cancelled', () => {
  const meetings = [meeting('cancelled', '2020-07-01', { status: 'cancelled' }), meeting('Cabinet of July', '2020-07-28', { status: 'planned' })];
  expect(nextWords(scrutiny({ meetings }))).toBe('The next meeting is on 28 July 2020, in 28 days: Cabinet of July.');
  expect(nextWords(scrutiny())).toBe('No meeting to come is in the record.');
});
