import { expect, it } from 'vitest';
import { byDay, byWorker, dueSentence, groupOf, kindWords, unknownSentence, type DueCount } from './coming_due.js';

const row = (due_on: string, worker: string | null, kind: string, number: number, team: string | null = 'North'): DueCount => ({
  as_at: '2020-11-02', due_on, team, worker, named: worker !== null, kind, number,
});
const ROWS = [
  row('2020-11-03', 'Zed Last', 'visit_cp', 2), row('2020-11-03', 'Ann First', 'assessment', 1), row('2020-11-05', 'Ann First', 'review_cla', 1),
  row('2020-11-10', null, 'visit_cin', 1, null), row('2020-11-03', 'Bea Mid', 'pathway_plan', 1),
];

it('sums by day, soonest first, and leaves out days on which nothing is due', () => {
  expect(byDay(ROWS).map(({ what, visits, reviews, others, number }) => [what, visits, reviews, others, number])).toEqual([
    ['2020-11-03', 2, 1, 1, 4], ['2020-11-05', 0, 1, 0, 1], ['2020-11-10', 1, 0, 0, 1],
  ]);
  expect(byDay([])).toEqual([]);
});

it('sums by worker: what nobody holds first, then whoever has something to do soonest', () => {
  expect(byWorker(ROWS).map(({ what, first, number }) => [what, first, number])).toEqual([
    ['', '2020-11-10', 1], ['Ann First', '2020-11-03', 2], ['Bea Mid', '2020-11-03', 1], ['Zed Last', '2020-11-03', 2],
  ]);
  // Two of one name in two teams are two.
  expect(byWorker([row('2020-11-03', 'Ann', 'visit_cp', 1), row('2020-11-03', 'Ann', 'visit_cp', 1, 'South')])).toHaveLength(2);
});

it('says how much is due in a sentence', () => {
  expect(dueSentence([], '16 November 2020')).toBe('Nothing becomes due by 16 November 2020.');
  expect(dueSentence([row('2020-11-03', 'Ann', 'visit_cp', 1)], '16 November 2020')).toBe('1 thing is due by 16 November 2020.');
  expect(dueSentence([row('2020-11-03', null, 'visit_cp', 1)], '16 November 2020')).toBe('1 thing is due by 16 November 2020; it is for children whose case nobody holds.');
  expect(dueSentence(ROWS, '16 November 2020')).toBe('6 things are due by 16 November 2020; 1 thing is for children whose case nobody holds.');
});

it('names each kind that the server gives, and what is not known', () => {
  for (const kind of ['visit_cp', 'visit_cla', 'visit_cin', 'review_cp', 'review_cla', 'pathway_plan', 'assessment', 'section_47'])
    expect(kindWords(kind)).not.toContain('_');
  expect(['visit_cin', 'review_cp', 'pathway_plan', 'section_47'].map(groupOf)).toEqual(['visits', 'reviews', 'reviews', 'others']);
  expect(unknownSentence([])).toBe('');
  expect(unknownSentence(['visit_cp', 'assessment'])).toBe('Not told by this load, which has no records of it: visit under a child protection plan; assessment’s 45th working day.');
});
