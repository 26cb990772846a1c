import { describe, expect, it } from 'vitest';
import { actionWish } from './AddAction.js';
import { dueWords, groupOf, LISTS, listTitle } from './actions.js';

describe('actions', () => {
  it('say their day, and how late they are in working days', () => {
    expect(dueWords({ due_on: '2020-09-30', days_late: 0 })).toBe('30 September 2020');
    expect(dueWords({ due_on: '2020-09-30', days_late: 1 })).toBe('30 September 2020: 1 working day late');
    expect(dueWords({ due_on: '2020-09-30', days_late: 12 })).toBe('30 September 2020: 12 working days late');
  });
  it('are counted in the title of their list', () => {
    expect(listTitle('mine', 0)).toBe('Yours to do: nothing');
    expect(listTitle('overdue', 1)).toBe('Overdue: 1 action');
    expect(listTitle('all', 2)).toBe('All that you may see: 2 actions');
    expect(new Set(LISTS.map(({ value }) => value)).size).toBe(LISTS.length);
  });
});

describe('asking for an action', () => {
  const typed = { change: ' Nell sees her brother. ', priority: 'urgent', owner: '', due: '30/9/2020' };
  it('takes a change and a day, and leaves out an owner that nobody chose', () => {
    expect(actionWish(typed, 'a1')).toEqual({ audit: 'a1', change: 'Nell sees her brother.', priority: 'urgent', due_on: '2020-09-30' });
    expect(actionWish({ ...typed, owner: 'x' }, 'a1')).toMatchObject({ owner: 'x' });
  });
  it('says which field is wrong', () => {
    const fields = (changed: Partial<typeof typed>): string[] => {
      const wish = actionWish({ ...typed, ...changed }, 'a1');
      return Array.isArray(wish) ? wish.map(({ field }) => field) : [];
    };
    expect(fields({ change: ' ' })).toEqual(['action-change']);
    expect(fields({ due: '29/2/2021' })).toEqual(['action-due']);
    expect(fields({ due: '29/2/2020' })).toEqual([]);
    expect(fields({ change: '', due: '' })).toEqual(['action-change', 'action-due']);
  });
});

describe('a re-audit', () => {
  it('is late, scheduled or over, and what was not possible is not graded', () => {
    expect(groupOf({ outcome: 'open', days_late: 0 })).toBe('scheduled');
    expect(groupOf({ outcome: 'open', days_late: 3 })).toBe('late');
    expect(groupOf({ outcome: 'graded', days_late: 0 })).toBe('graded');
    expect(groupOf({ outcome: 'not_possible', days_late: 0 })).toBe('not_possible');
  });
});
