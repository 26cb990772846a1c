import { expect, it } from 'vitest';
import { newFaults } from './new_faults.js';
import { betterOf, NOTHING_NEW, ownKinds, partsOf, type NewTyped, type Place } from './new_thing.js';
import { newWish } from './new_wish.js';
import { KINDS, kindOf } from './test_thing.js';

const TODAY = '2020-10-15';
const PART: Place = { parent: 'p1', answers: null };
const ALONE: Place = { parent: null, answers: null };
const ANSWER: Place = { parent: null, answers: 'r1' };

const LED = { kind: 'action', owner: 'Ann', due: '1/12/2020' };

function wrong(part: Partial<NewTyped>, place = PART): string[] {
  return newFaults({ ...NOTHING_NEW, title: 'A title', ...part }, KINDS.kinds, place, TODAY).map(({ field }) => field.replace('add-', ''));
}

it('offers the kinds that can stand where they are added', () => {
  expect(partsOf(KINDS.kinds, 'theme').map(({ code }) => code)).toEqual(['action', 'milestone', 'measure']);
  expect(partsOf(KINDS.kinds, 'finding')).toEqual([]);
  expect(ownKinds(KINDS.kinds).map(({ code }) => code)).toEqual(['source', 'plan', 'risk', 'promise', 'feedback']);
});

it('asks what the record’s rules ask', () => {
  const cases: [Partial<NewTyped>, string[]][] = [
    [{ kind: '' }, ['kind']],
    [{ kind: 'witness' }, ['kind']],
    [{ kind: 'action' }, ['owner', 'due']],
    [LED, []],
    [{ ...LED, owner: '', email: 'ann@council.example' }, []],
    [{ kind: 'theme' }, []],
    [{ ...LED, title: ' ' }, ['title']],
    [{ ...LED, title: 'a'.repeat(201) }, ['title']],
    [{ ...LED, number: 'a'.repeat(21) }, ['number']],
    [{ kind: 'finding' }, ['sort']],
    [{ kind: 'finding', sort: 'strength' }, []],
    [{ kind: 'finding', sort: 'improvement' }, ['sort']],
    [{ ...LED, due: '31/9/2020' }, ['due']],
    [{ kind: 'measure', due: 'never looked at' }, []],
    [{ ...LED, email: 'ann' }, ['email']],
    [{ kind: 'measure' }, []],
    [{ kind: 'measure', indicator: 'visits_percent' }, ['better', 'target', 'target_on']],
    [{ kind: 'measure', indicator: 'visits_percent', better: 'higher', target: '95', target_on: '31/12/2020' }, []],
    [{ kind: 'measure', indicator: 'visits_percent', better: 'higher', target: '95', target_on: '31/12/2020', baseline: '78' }, ['baseline_on']],
    [{ kind: 'measure', indicator: 'visits_percent', better: 'higher', target: '95', target_on: '31/12/2020', baseline: '78%', baseline_on: '30/9/2018' }, ['baseline']],
    [{ kind: 'milestone', after: 'm1', lag_months: '3', lag_days: '1.5' }, ['lag_days']],
    [{ kind: 'milestone', after: 'm1', lag_months: '121' }, ['lag_months']],
    [{ kind: 'milestone', lag_days: 'not looked at' }, []],
    [{ kind: 'decision' }, ['outcome']],
    [{ kind: 'decision', outcome: 'agreed' }, []],
    [{ kind: 'decision', outcome: 'agreed', call_in_by: 'board' }, ['call_in_days']],
    [{ kind: 'decision', outcome: 'agreed', call_in_days: '5' }, ['call_in_by']],
    [{ kind: 'decision', outcome: 'agreed', call_in_by: 'board', call_in_days: '5' }, []],
    [{ kind: 'decision', outcome: 'agreed', call_in_by: 'board', call_in_days: '0' }, ['call_in_days']],
    [{ kind: 'decision', outcome: 'agreed', call_in_by: 'board', call_in_days: '61' }, ['call_in_days']],
    [{ kind: 'promise' }, ['to']],
    [{ kind: 'promise', to: 'board', every_months: '3' }, []],
    [{ kind: 'promise', to: 'board', every_months: '-3' }, ['every_months']],
    [{ kind: 'feedback', sort: 'families', asked: '40', replied: '12' }, []],
    [{ kind: 'feedback', sort: 'families', asked: '12', replied: '12' }, []],
    [{ kind: 'feedback', sort: 'families', asked: '12', replied: '13' }, ['replied']],
    [{ kind: 'feedback', sort: 'families', replied: '1' }, ['replied']],
    [{ kind: 'feedback_theme', sort: 'to_change', mentions: 'some' }, ['mentions']],
  ];
  for (const [part, fields] of cases) expect([part, wrong(part)]).toEqual([part, fields]);
});

it('wants a plan for an action whose place is not known yet', () => {
  expect(wrong(LED, ANSWER)).toEqual(['plan']);
  expect(wrong({ ...LED, plan: 'plan-1' }, ANSWER)).toEqual([]);
  expect(wrong({ kind: 'risk' }, ALONE)).toEqual([]);
});

it('says nothing of a day to come', () => {
  expect(wrong({ kind: 'theme', since: '16/10/2020' })).toEqual([]);
  expect(wrong({ kind: 'theme', since: '16/10/2020', due: '1/12/2020' })).toEqual(['since']);
  expect(wrong({ kind: 'theme', since: '16/10/2020', email: 'ann@council.example' })).toEqual(['since']);
  expect(wrong({ ...LED, since: '15/10/2020' })).toEqual([]);
  expect(wrong({ ...LED, since: '30/2/2020' })).toEqual(['since']);
});

const sent = (part: Partial<NewTyped>, place = PART): Record<string, unknown> => newWish({ ...NOTHING_NEW, title: ' A title ', ...part }, kindOf(part.kind ?? ''), place);

it('sends an action that answers a finding in one step', () => {
  expect(sent({ kind: 'action', plan: 'plan-1', theme: 't1', owner: 'Head of service', email: 'ann@council.example', due: '29/2/2024', indicators: ['visits_percent'] }, ANSWER)).toEqual({
    kind: 'action', title: 'A title', parent: 't1', answers: 'r1', owner: 'Head of service', owner_email: 'ann@council.example', due: '2024-02-29', indicators: ['visits_percent'],
  });
  // Chosen in the list and not taken into it: it is meant all the same.
  expect(sent({ kind: 'action', indicators: ['contacts'], next_indicator: 'visits_percent' })['indicators']).toEqual(['contacts', 'visits_percent']);
  expect(sent({ kind: 'action', plan: 'plan-1' }, ANSWER)['parent']).toBe('plan-1');
  expect(sent({ kind: 'action', plan: 'left over' })).toEqual({ kind: 'action', title: 'A title', parent: 'p1' });
});

it('sends what only a kind has, and nothing that was typed for another', () => {
  expect(sent({ kind: 'measure', indicator: 'visits_percent', better: 'higher', baseline: ' 78 ', baseline_on: '30/9/2018', target: '95', target_on: '31/12/2019', cause: 'x' })['measure']).toEqual({
    indicator: 'visits_percent', better: 'higher', baseline: '78', baseline_on: '2018-09-30', target: '95', target_on: '2019-12-31',
  });
  expect(sent({ kind: 'measure', better: 'higher', target: '95', owner: 'Ann', due: '1/1/2021' })).toEqual({
    kind: 'measure', title: 'A title', parent: 'p1', measure: { indicator: null, better: '', baseline: '', baseline_on: null, target: '', target_on: null },
  });
  expect(sent({ kind: 'milestone', after: 'm1', lag_months: '6' })['milestone']).toEqual({ after: 'm1', lag_months: 6, lag_days: 0 });
  expect(sent({ kind: 'milestone', lag_months: '6' })['milestone']).toEqual({ after: null, lag_months: 0, lag_days: 0 });
  expect(sent({ kind: 'risk', cause: ' Posts end ', effect: '' }, ALONE)).toEqual({ kind: 'risk', title: 'A title', risk: { cause: 'Posts end', effect: '' } });
  expect(sent({ kind: 'risk' }, ALONE)).toEqual({ kind: 'risk', title: 'A title' });
  expect(sent({ kind: 'decision', outcome: 'agreed', call_in_by: 'board', call_in_days: '5' })['decision']).toEqual({ outcome: 'agreed', call_in_by: 'board', call_in_days: 5 });
  expect(sent({ kind: 'decision', outcome: 'noted' })['decision']).toEqual({ outcome: 'noted', call_in_by: null, call_in_days: 0 });
  expect(sent({ kind: 'promise', to: 'board' }, ALONE)).toEqual({ kind: 'promise', title: 'A title', to: 'board', every_months: 0 });
  expect(sent({ kind: 'feedback', sort: 'families', asked: '40', replied: '0', services: ['Assessment'], other_service: ' Fostering ' }, ALONE)).toEqual({
    kind: 'feedback', title: 'A title', sort: 'families', feedback: { asked: 40, replied: 0 }, services: ['Assessment', 'Fostering'],
  });
  expect(sent({ kind: 'feedback', sort: 'families' }, ALONE)).toEqual({ kind: 'feedback', title: 'A title', sort: 'families' });
  expect(sent({ kind: 'feedback_theme', sort: 'to_change', mentions: '7' })).toEqual({ kind: 'feedback_theme', title: 'A title', sort: 'to_change', parent: 'p1', mentions: 7 });
});

it('takes from an indicator which way is better', () => {
  expect(betterOf(KINDS, 'visits_percent')).toBe('higher');
  expect(betterOf(KINDS, 'contacts')).toBe('');
  expect(betterOf(KINDS, '')).toBe('');
});
