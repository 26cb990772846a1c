import { describe, expect, it } from 'vitest';
import { choiceOf, chosenWords, daysOf, howChosen, linesOf, sinceWords, wishOf, type Typed } from './rooms.js';

const TYPED: Typed = {
  name: 'July inspection', read_first: '', from: '1 7 2020', to: '14 7 2020', choice: 'children', children: 'A1\n A2 \n\n', seed: '', number: '', month_from: '', month_to: '', month: '',
  inspectors: 'a b', reports: 'r',
};
const fields = (given: unknown): string[] => (Array.isArray(given) ? given.map(({ field }: { field: string }) => field) : []);

describe('the form that opens a room', () => {
  it('sends what was typed', () => {
    expect(wishOf(TYPED, 60, true)).toEqual({
      name: 'July inspection', read_first: '', open_from: '2020-07-01', open_to: '2020-07-14', choice: 'children', children: ['A1', 'A2'], inspectors: ['a', 'b'], reports: ['r'], leave_out: true,
    });
    expect(linesOf(' A1\r\nA2')).toEqual(['A1', 'A2']);
  });
  it('asks for what is missing', () => {
    expect(fields(wishOf({ ...TYPED, name: ' ', inspectors: '', from: '31 2 2020', to: '' }, 60, false))).toEqual(['room-name', 'room-inspectors', 'room-from', 'room-to']);
    expect(fields(wishOf({ ...TYPED, to: '30 6 2020' }, 60, false))).toEqual(['room-to']);
  });
  it('knows the longest time, with both its days', () => {
    expect(daysOf('2020-07-01', '2020-08-29')).toBe(60);
    expect(fields(wishOf({ ...TYPED, to: '29/8/2020' }, 60, false))).toEqual([]);
    expect(fields(wishOf({ ...TYPED, to: '30/8/2020' }, 60, false))).toEqual(['room-to']);
  });
  it('takes each way of choosing', () => {
    expect(fields(choiceOf({ ...TYPED, children: '\n' }))).toEqual(['room-children']);
    expect(fields(choiceOf({ ...TYPED, choice: 'draw' }))).toEqual(['room-number', 'room-seed', 'room-month-from', 'room-month-to']);
    expect(choiceOf({ ...TYPED, choice: 'draw', number: '20', seed: ' Ofsted ', month_from: '2020-04', month_to: '2020-06' })).toEqual({
      choice: 'draw', children: [], seed: 'Ofsted', number: 20, month_from: '2020-04', month_to: '2020-06',
    });
    expect(fields(choiceOf({ ...TYPED, choice: 'draw', number: '2.5', seed: 'x', month_from: '2020-06', month_to: '2020-05' }))).toEqual(['room-number', 'room-month-to']);
    expect(choiceOf({ ...TYPED, choice: 'month', month: 'monthly 2020-06' })).toEqual({ choice: 'month', children: [], programme: 'monthly', month_from: '2020-06', month_to: '2020-06' });
    expect(fields(choiceOf({ ...TYPED, choice: '' }))).toEqual(['room-choice-0']);
  });
});

describe('what a room says', () => {
  it('counts what a choice comes to', () => {
    expect(chosenWords({ audits: 1, of: 1, children: 1, without: [], not_final: 0 })).toEqual(['1 final audit of 1 child.']);
    expect(chosenWords({ audits: 20, of: 90, children: 19, without: [], not_final: 0 })).toEqual(['20 final audits of 19 children, drawn from 90.']);
    expect(chosenWords({ audits: 2, of: 2, children: 2, without: [1, 3], not_final: 1 })).toEqual([
      '2 final audits of 2 children.', 'There is no final audit for lines 1, 3 of the list.', '1 audit of the month is not final yet and will not be in it.',
    ]);
  });
  it('says how they were chosen', () => {
    expect(howChosen({ choice: 'children', choice_facts: { audits: 2, of: 2, without: 1 } })).toBe('All final audits of the children whom the inspector chose; 1 child had none and was left out.');
    expect(howChosen({ choice: 'draw', choice_facts: { audits: 3, of: 8, seed: 'x', month_from: '2020-05', month_to: '2020-06' } })).toBe('3 audits drawn by chance from the 8 final audits of 2020-05 to 2020-06, with the seed “x”.');
    expect(sinceWords('reopened')).toBe('Reopened since');
    expect(sinceWords('')).toBe('');
  });
});
