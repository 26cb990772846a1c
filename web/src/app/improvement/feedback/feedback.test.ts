import { expect, it } from 'vitest';
import { didWords, feedbackSentence, isUnanswered, roundsOf, waitingOf, whoOf, type FeedbackTheme, type Round } from './feedback.js';

const answer = (words: string, evidence = '') => ({ on: '2020-09-30', value: '', words, evidence });
const action = { id: 'a', kind: 'action', number: 'A1', title: 'Do it' };
const theme = (id: string, more: Partial<FeedbackTheme> = {}): FeedbackTheme => ({
  id, kind: 'feedback_theme', number: '', title: id, sort: 'to_change', mentions: null, percent: null, hidden: false, says: '', answers: [], actions: [], ...more,
});
const round = (id: string, since: string, who: string, themes: FeedbackTheme[]): Round => ({
  id, kind: 'feedback', number: '', title: id, words: '', since, who, asked: 9, replied: 7, percent: null, says: '7 of 9 replied: too few for a percentage.', themes,
});
const rounds = [
  round('spring', '2019-05-31', 'Families and children', [theme('told'), theme('heard', { answers: [answer('Done')] })]),
  round('staff', '2020-09-18', 'Staff', [theme('praise', { sort: 'works_well' }), theme('load', { actions: [action] })]),
  round('autumn', '2020-10-02', 'Families and children', []),
];

it('filters rounds by who was asked, the newest first, and offers only those who were', () => {
  expect(roundsOf(rounds, '').map(({ id }) => id)).toEqual(['autumn', 'staff', 'spring']);
  expect(roundsOf(rounds, 'Families and children').map(({ id }) => id)).toEqual(['autumn', 'spring']);
  expect(whoOf(rounds)).toEqual([{ value: 'Families and children', words: 'Families and children (2)' }, { value: 'Staff', words: 'Staff (1)' }]);
  expect(rounds.map(({ id }) => id)).toEqual(['spring', 'staff', 'autumn']);
});

it('takes as unanswered what people want changed and were not told about, whatever is being done', () => {
  expect(waitingOf(rounds).map((one) => one.theme.id)).toEqual(['told', 'load']);
  expect(isUnanswered(theme('praise', { sort: 'works_well' }))).toBe(false);
});

it('says how much is not answered', () => {
  expect(feedbackSentence([])).toBe('No round of feedback is in the record on this day.');
  expect(feedbackSentence(rounds)).toBe('People have not been told what was done about 2 of the 3 themes that they want changed.');
  const answered = theme('a', { answers: [answer('Done')] });
  expect(feedbackSentence([round('r', '2020-01-01', 'Staff', [answered])])).toBe('The one theme that people want changed has been answered.');
  expect(feedbackSentence([round('r', '2020-01-01', 'Staff', [answered, answered])])).toBe('All 2 themes that people want changed have been answered.');
  expect(feedbackSentence([round('r', '2020-01-01', 'Staff', [])])).toBe('Nothing that people want changed is recorded of 1 round of feedback.');
});

it('says what people were told, or that they were not', () => {
  expect(didWords(theme('t', { answers: [answer('Old and new worker visit together.', 'Handover rule'), answer('')] }))).toBe('Old and new worker visit together. (Handover rule) Answered');
  expect(didWords(theme('t'))).toBe('Not answered yet');
  expect(didWords(theme('t', { actions: [action] }))).toBe('Something is being done, and nobody has told them yet');
  expect(didWords(theme('t', { sort: 'works_well' }))).toBe('');
});
