import { expect, it } from 'vitest';
import { addressWith, chosenOf } from './chosen.js';
import { awayWords, daysBetween, dueWords } from './days.js';
import { dueAddress, dueSentence, linesOf, type Due, type Work, type WorkLine } from './due.js';

const where = (text: string) => ({ address: '/improvement/due', query: new URLSearchParams(text) });
const line = (more: Partial<WorkLine>): WorkLine => ({ area: 'improvement', what_words: 'Action', sentence: 'Deliver: A', due: null, days_late: 0, address: '/improvement/things/a', lead: '', ...more });

it('counts days over 29 February and over the turn of the clocks', () => {
  expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2);
  expect(daysBetween('2019-02-28', '2019-03-01')).toBe(1);
  expect(daysBetween('2020-03-28', '2020-03-30')).toBe(2);
  expect(daysBetween('2020-10-15', '2020-10-15')).toBe(0);
  expect(daysBetween('2020-10-15', '2020-09-30')).toBe(-15);
});

it('says when something is due: late, today, to come, or without a day', () => {
  expect(dueWords('2020-10-15', '2020-10-03', 12)).toBe('12 days late');
  expect(dueWords('2020-10-15', '2020-10-14', 1)).toBe('1 day late');
  expect(dueWords('2020-10-15', '2020-10-15', 0)).toBe('Due today');
  expect(dueWords('2020-10-15', '2020-10-18', -3)).toBe('Due in 3 days');
  expect(dueWords('2020-10-15', '2020-10-16', 0)).toBe('Due in 1 day');
  expect(dueWords('2020-10-15', null, 0)).toBe('No day named');
  expect(awayWords('2020-10-15', '2020-09-30')).toBe('15 days ago');
});

it('keeps a choice in the address beside the day, and takes nothing that the page does not offer', () => {
  expect(chosenOf(where('whose=all&on=2020-10-15'), 'whose', ['all'])).toBe('all');
  expect(chosenOf(where('whose=nobody'), 'whose', ['all'])).toBe('');
  expect(addressWith(where('on=2020-10-15'), 'whose', 'all')).toBe('/improvement/due?on=2020-10-15&whose=all');
  expect(addressWith(where('whose=all'), 'whose', '')).toBe('/improvement/due');
  expect(dueAddress('all', '2020-10-15')).toBe('/api/v1/improvement/due?whose=all&on=2020-10-15');
  expect(dueAddress('', '')).toBe('/api/v1/work');
});

it('makes one list of either answer, and keeps the day on pages of the record alone', () => {
  const work: Work = { on: '2020-10-15', lines: [line({}), line({ area: 'audits', address: '/audits/actions/b' })] };
  expect(linesOf(work, '2020-10-15').map(({ address }) => address)).toEqual(['/improvement/things/a?on=2020-10-15', '/audits/actions/b']);
  const due: Due = { on: '2020-10-15', whose: 'all', lines: [{ id: 'a b', kind: 'risk', number: '', title: 'R', what: 'risk', sentence: 'Review the risk: R', lead: 'Head', due: '2020-10-15', days_late: 0 }] };
  expect(linesOf(due, '')).toEqual([{ area: 'improvement', what_words: 'Review of a risk', sentence: 'Review the risk: R', due: '2020-10-15', days_late: 0, address: '/improvement/things/a%20b', lead: 'Head' }]);
});

it('says first how much is late and how much comes soon', () => {
  const late = line({ due: '2020-10-01', days_late: 14 });
  const soon = line({ due: '2020-10-29', days_late: -14 });
  const far = line({ due: '2020-10-30', days_late: -15 });
  expect(dueSentence([], '2020-10-15', '')).toBe('Nothing is due from you.');
  expect(dueSentence([], '2020-10-15', 'all')).toBe('Nothing is due from anybody.');
  expect(dueSentence([late, soon, far, line({})], '2020-10-15', '')).toBe('1 of 4 things to do is late, and 1 more is due within 14 days.');
  expect(dueSentence([far], '2020-10-15', '')).toBe('1 thing to do: none is late, and none is due within 14 days.');
  expect(dueSentence([late, late, far], '2020-10-15', '')).toBe('2 of 3 things to do are late, and none is due within 14 days.');
});
