import { describe, expect, it } from 'vitest';
import type { ProposedCase, Round } from './answers.js';
import { changed, firstChoice, loadsBy, wishesOf } from './assigning.js';
import { auditorWish } from './Auditors.js';
import { chosenCases } from './DrawStep.js';
import { programmeWish } from './Programmes.js';
import { firstStep, tasksOf } from './RoundPage.js';
import { monthOf, monthWords, toolChoices, wholeOf } from './words.js';

const one = (audit: string, more: Partial<ProposedCase> = {}): ProposedCase => ({
  audit, child: 'P1', service: 'S', quadrant: 'Q', team: 'T', stream: 'random', state: 'drawn', auditor: null, revision: 3, due_on: null,
  proposed: 'Ann', why: null, conflicts: [], ...more,
});

const round = (more: Partial<Round> = {}): Round => ({
  id: 'r', programme_id: 'p', programme: 'Monthly', kind: 'monthly', method: 'stratified_random', floor: 2, reserves: 5, month: '2020-09', label: '',
  target: 60, opens_on: '2020-09-01', due_on: '2020-09-30', state: 'open', tool: null, closed_at: null, frame: null, draw: null, withdrawn: [],
  progress: { audits: 0, unassigned: 0, late: 0, waited_for: 0, states: [] }, may_run: true, snapshots: [], ...more,
});

const frame = { id: 'f', snapshot: 's', as_at: '2020-09-30', hash: 'h', rows: 10, checks: [], passed: true, waived_by: null, waived_reason: null, made_by: 'A', made_at: '2020-09-01T08:00:00.000Z' };

describe('months and numbers as people type them', () => {
  it('reads months', () => {
    for (const text of ['2020-09', '9/2020', '09 2020', 'Sep 2020', 'september 2020']) expect(monthOf(text)).toBe('2020-09');
    for (const text of ['', '2020', '13/2020', '0/2020', 'Smarch 2020']) expect(monthOf(text)).toBeNull();
    expect(monthWords('2020-09')).toBe('September 2020');
  });
  it('reads whole numbers within their limits', () => {
    expect(wholeOf(' 12 ', 1, 12)).toBe(12);
    for (const text of ['0', '13', '-1', '1.5', 'x', '']) expect(wholeOf(text, 1, 12)).toBeNull();
  });
});

describe('assigning', () => {
  it('takes the proposal, and only what changes is sent', () => {
    const cases = [one('1'), one('2', { proposed: null }), one('3', { auditor: 'Bob', proposed: null, state: 'assigned' })];
    const chosen = firstChoice(cases);
    expect(chosen).toEqual({ 1: 'Ann', 2: '', 3: 'Bob' });
    expect(changed(cases, chosen).map(({ audit }) => audit)).toEqual(['1']);
    expect(wishesOf(cases, chosen, {})).toEqual([{ audit: '1', auditor: 'Ann', seen: 3 }]);
  });
  it('asks for a reason where the auditor is not independent, or the audit is given to another', () => {
    const cases = [one('1', { conflicts: [{ auditor: 'Ann', words: ['same team'], forbidden: false }] }), one('2', { auditor: 'Bob', state: 'assigned' })];
    const chosen = { 1: 'Ann', 2: 'Cat' };
    expect(wishesOf(cases, chosen, { 1: ' ' })).toMatchObject([{ field: 'reason-1' }, { field: 'reason-2' }]);
    expect(wishesOf(cases, chosen, { 1: 'ill', 2: 'left' })).toEqual([
      { audit: '1', auditor: 'Ann', seen: 3, override_reason: 'ill' }, { audit: '2', auditor: 'Cat', seen: 3, reason: 'left' },
    ]);
  });
  it('counts what each would have', () => {
    const cases = [one('1'), one('2', { auditor: 'Bob' })];
    expect(loadsBy(cases, { 1: 'Ann', 2: 'Ann' }, { Bob: 2 })).toEqual({ Ann: 2, Bob: 1 });
  });
});

describe('the steps of a round', () => {
  it('lead to the first that is not done', () => {
    expect(firstStep(tasksOf(round(), true))).toBe('frame');
    expect(firstStep(tasksOf(round({ frame: { ...frame, passed: false } }), true))).toBe('frame');
    expect(firstStep(tasksOf(round({ frame: { ...frame, passed: false, waived_by: 'A' } }), true))).toBe('draw');
    const draw = { id: 'd', method: 'stratified_random', seed: 's', rows: 10, eligible: 9, exclusions: [], strata: [], drawn_by: 'A', drawn_at: '' };
    const drawn = round({ frame, draw, progress: { audits: 5, unassigned: 5, late: 0, waited_for: 5, states: [] } });
    expect(firstStep(tasksOf(drawn, true))).toBe('assign');
    expect(firstStep(tasksOf(drawn, false))).toBe('sheet');
  });
  it('have no frame where the round is of re-audits', () => {
    const tasks = tasksOf(round({ label: 'Re-audits', progress: { audits: 2, unassigned: 2, late: 0, waited_for: 2, states: [] } }), true);
    expect(tasks.map(({ name }) => name)).toEqual(['assign', 'cases', 'sheet']);
  });
});

describe('forms', () => {
  it('say what is wrong with a programme', () => {
    const typed = { kind: 'monthly', name: '', question: '', tool: '', target: '0', method: 'stratified_random', statuses: [], floor: '2', reserves: '5', within: '12', back: '12', starts: 'soon', ends: '1/1/1', lead: '' };
    expect((programmeWish(typed) as { field: string }[]).map(({ field }) => field)).toEqual(['name', 'question', 'tool', 'starts', 'ends', 'target']);
    expect(programmeWish({ ...typed, name: 'N', question: 'Q', tool: 'core', target: '5', starts: '1/9/2020', ends: '' })).toMatchObject({ target: 5, starts_on: '2020-09-01', population: { floor: 2 } });
  });
  it('offer each tool of the library once, and none that is over', () => {
    const version = (tool: string, name: string, in_force: boolean, last_day: string | null = null) => ({ tool, name, in_force, last_day });
    const library = [
      version('core', 'Core of old', false, '2020-06-30'), version('core', 'Core', true), version('core', 'Core to come', false), version('closure', 'Closure', false),
      version('neglect', 'Neglect', false, '2020-08-31'), version('dip', 'A dip sample', true, '2020-09-30'),
    ];
    expect(toolChoices(library, '2020-09-30')).toEqual([
      { value: 'dip', words: 'A dip sample' }, { value: 'closure', words: 'Closure (not in force yet)' }, { value: 'core', words: 'Core' },
    ]);
    expect(toolChoices([], '2020-09-30')).toEqual([]);
  });
  it('say what is wrong with an auditor', () => {
    const typed = { name: ' ', account: '', organisation: '', worker: '', status: 'trained', trained: 'x', capacity: '101' };
    expect((auditorWish(typed, null) as { field: string }[]).map(({ field }) => field)).toEqual(['name', 'capacity', 'trained']);
    expect(auditorWish({ ...typed, name: 'Nia', trained: '', capacity: '3' }, 'a')).toEqual({ name: 'Nia', status: 'trained', capacity: 3, auditor: 'a' });
  });
  it('read chosen cases with their reasons', () => {
    expect(chosenCases('12: complaint: upheld\n\n 13 :moved ')).toEqual([{ child: '12', reason: 'complaint: upheld' }, { child: '13', reason: 'moved' }]);
    expect(chosenCases('12')).toBeNull();
    expect(chosenCases(': why')).toBeNull();
  });
});
