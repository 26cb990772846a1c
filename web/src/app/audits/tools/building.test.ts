import { describe, expect, it } from 'vitest';
import { findQuestion, type Tool } from '../questions/tool_types.js';
import {
  addQuestion, addSection, changeQuestion, changeSection, choicesOf, conditionFault, emptyTool, freeId, idOf, moveQuestion, moveSection, patchAfter, ready, removeQuestion, removeSection, tidyQuestion,
  unreadable,
} from './building.js';

const base = (): Tool => ({
  ...emptyTool('2020-01-01'), tool: 'small', name: 'Small',
  sections: [
    { id: 'a', name: 'A', questions: [{ id: 'a1', ask: 'A1', type: 'text' }, { id: 'a2', ask: 'A2', type: 'grade', overall: true }] },
    { id: 'b', name: 'B', questions: [{ id: 'b1', ask: 'B1', type: 'scale' }] },
  ],
});
const order = (tool: Tool): string => tool.sections.map(({ id, questions }) => `${id}: ${questions.map((one) => one.id).join(' ')}`).join('; ');

describe('building a tool', () => {
  it('moves questions within a section, on into the next, and no further than the ends', () => {
    expect(order(moveQuestion(base(), 'a1', 1))).toBe('a: a2 a1; b: b1');
    expect(order(moveQuestion(base(), 'a2', 1))).toBe('a: a1; b: a2 b1');
    expect(order(moveQuestion(base(), 'b1', -1))).toBe('a: a1 a2 b1; b: ');
    expect(order(moveQuestion(base(), 'a1', -1))).toBe(order(base()));
    expect(order(moveQuestion(base(), 'b1', 1))).toBe(order(base()));
    expect(order(moveQuestion(base(), 'none', 1))).toBe(order(base()));
  });
  it('moves, adds, changes and removes sections', () => {
    expect(order(moveSection(base(), 'b', -1))).toBe('b: b1; a: a1 a2');
    expect(order(moveSection(base(), 'a', -1))).toBe(order(base()));
    expect(order(removeSection(base(), 'a'))).toBe('b: b1');
    const added = addSection(base(), 'A');
    expect(added.id).toBe('a_2');
    expect(order(added.tool)).toBe('a: a1 a2; b: b1; a_2: ');
    expect(changeSection(base(), 'a', { about: '' }).sections[0]).not.toHaveProperty('about');
    // The overall judgement stays last.
    expect(addSection(emptyTool('2020-01-01'), 'Visits').tool.sections.map(({ id }) => id)).toEqual(['visits', 'overall']);
  });
  it('gives a new question an id that nothing else has', () => {
    const added = addQuestion(base(), 'a');
    expect(added.id).toBe('a_3');
    expect(addQuestion(added.tool, 'a').id).toBe('a_4');
    expect(order(removeQuestion(added.tool, 'a_3'))).toBe(order(base()));
    expect(freeId(base(), 'small')).toBe('small_2');
  });
  it('has one overall grade at most', () => {
    const tool = changeQuestion(base(), 'b1', { type: 'grade', overall: true });
    expect(findQuestion(tool, 'a2')?.overall).toBeUndefined();
    expect(findQuestion(tool, 'b1')?.overall).toBe(true);
  });
  it('leaves out what a type does not have', () => {
    const question = { id: 'q', ask: 'Q', type: 'date' as const, choices: [{ id: 'a', label: 'A' }], unsafe: ['a'], overall: true, guidance: '', required: false, record: 'last_visit' };
    expect(tidyQuestion(question)).toEqual({ id: 'q', ask: 'Q', type: 'date', record: 'last_visit' });
    expect(tidyQuestion({ id: 'q', ask: 'Q', type: 'grade', descriptors: { outstanding: '', good: '', requires_improvement: '', inadequate: '' } })).toEqual({ id: 'q', ask: 'Q', type: 'grade' });
  });
  it('makes ids and versions', () => {
    expect(idOf('  3 Was the child’s voice heard? ')).toBe('was_the_child_s_voice_heard');
    expect(idOf('…')).toBe('');
    expect(patchAfter('1.2.9')).toBe('1.2.10');
  });
});

describe('choices', () => {
  const before = [{ id: 'home', label: 'At home' }, { id: 'school', label: 'At school' }];
  it('keep their ids where their words or places stay', () => {
    expect(choicesOf('At school\nAt home', before).map(({ id }) => id)).toEqual(['school', 'home']);
    expect(choicesOf('In their home\nAt school', before).map(({ id }) => id)).toEqual(['home', 'school']);
    expect(choicesOf('At home\nSchool run\nAt school', before).map(({ id }) => id)).toEqual(['home', 'school_run', 'school']);
    expect(choicesOf('Home\nHome', []).map(({ id }) => id)).toEqual(['home', 'home_2']);
    expect(choicesOf('', before)).toEqual([]);
  });
});

describe('what cannot be read', () => {
  it('is told for the question that it is about', () => {
    const tool = changeQuestion(changeQuestion(base(), 'a1', { asked_if: 'b1 =' }), 'b1', { ask: ' ' });
    expect(unreadable({ ...tool, version: '1.0', name: '' }).map(({ id }) => id)).toEqual(['tool-name', 'tool-version', 'a1', 'b1']);
    expect(unreadable(base())).toEqual([]);
    expect(conditionFault('b1 > 3')).toBe('');
    expect(conditionFault('b1 =')).toContain('character 5');
  });
  it('is nothing of a tool that is ready', () => {
    const tool = changeQuestion(base(), 'b1', { type: 'choice', choices: [{ id: 'x', label: 'X' }, { id: 'choice', label: '' }] });
    expect(findQuestion(ready(tool), 'b1')?.choices).toEqual([{ id: 'x', label: 'X' }]);
    expect(ready({ ...base(), tool: '', name: 'Before we close' }).tool).toBe('before_we_close');
  });
});
