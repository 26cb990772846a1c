import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerFault, askedWith, contradictionsOf, gapsOf } from './answers.js';
import { ConditionFault, holds, parseCondition } from './condition.js';
import { conditionWords } from './condition_words.js';
import { NO_ANSWER, type Answers, type Question, type Tool } from './tool_types.js';

interface Cases {
  conditions: { condition: string; given: Record<string, string[]>; holds: boolean }[];
  refused: { condition: string; character: number }[];
  tool: Tool;
  answered: {
    name: string;
    questions: Record<string, { values: string[]; not_applicable?: string }>;
    sections: Record<string, string>;
    asked: string[];
    missing: string[];
    contradictions: string[];
  }[];
}

// The cases that the server is held to as well (src/assure/condition_cases_test.cc).
const cases = JSON.parse(readFileSync(new URL('../../../../../tests/data/audit_conditions.json', import.meta.url), 'utf8')) as Cases;

const answersOf = ({ questions, sections }: Cases['answered'][number]): Answers => ({
  questions: Object.fromEntries(Object.entries(questions).map(([id, { values, not_applicable: reason }]) => [id, { values, notApplicable: reason ?? null }])),
  sections,
});

describe('conditions', () => {
  it.each(cases.conditions)('$condition, given $given: $holds', ({ condition, given, holds: expected }) => {
    expect(holds(parseCondition(condition), (id) => given[id] ?? [])).toBe(expected);
  });
  it.each(cases.refused)('refuses "$condition" at character $character', ({ condition, character }) => {
    const refusal = (): unknown => {
      try {
        return parseCondition(condition);
      } catch (fault) {
        return fault instanceof ConditionFault ? fault.character : fault;
      }
    };
    expect(refusal()).toBe(character);
  });
  it('refuses what would exhaust the stack', () => {
    for (const text of ['('.repeat(1000), `${'not '.repeat(400)}a = x`, 'a'.repeat(2001)]) expect(() => parseCondition(text)).toThrow(ConditionFault);
  });
});

describe('a form', () => {
  it.each(cases.answered)('$name', (one) => {
    const answers = answersOf(one);
    expect([...askedWith(cases.tool, answers).asked]).toEqual(one.asked);
    expect(gapsOf(cases.tool, answers).map(({ question, section }) => question || section)).toEqual(one.missing);
    expect(contradictionsOf(cases.tool, answers).map(({ grade, against }) => `${grade} ${against}`)).toEqual(one.contradictions);
  });
  it('asks rather than loses a question whose condition cannot be read, and ends with a circle', () => {
    const question = (id: string, condition: string): Question => ({ id, ask: id, type: 'text', asked_if: condition });
    const tool = { sections: [{ id: 's', name: 'S', questions: [question('a', 'b ='), question('b', 'answered(c)'), question('c', 'answered(b)')] }] };
    expect(askedWith(tool, { questions: { b: { values: ['x'], notApplicable: null } }, sections: {} }).asked.has('a')).toBe(true);
  });
  it('finds fault with both an answer and "does not apply"', () => {
    const question: Question = { id: 'a', ask: 'A', type: 'text' };
    expect(answerFault(question, { values: ['x'], notApplicable: 'Because' })).not.toBe('');
    expect(answerFault(question, { values: [], notApplicable: 'Because' })).toBe('');
    expect(answerFault(question, NO_ANSWER)).toBe('');
  });
});

describe('a condition in plain words', () => {
  it('has the questions’ and the answers’ own words', () => {
    expect(conditionWords('seen in (no, partly)', cases.tool)).toBe('the answer to “Seen alone” is “No” or “Partly”');
    expect(conditionWords('kinds = harm and not answered(reason)', cases.tool)).toBe('the answer to “Which” is “Harm now”, and “Why not” is not answered');
    expect(conditionWords('workers >= 3 or (seen = not_applicable and voice_grade != requires_improvement)', cases.tool)).toBe(
      'the answer to “How many workers” is at least 3, or (the answer to “Seen alone” is “does not apply”, and the answer to “Grade of voice” is not “Requires improvement”)',
    );
    expect(conditionWords('seen =', cases.tool)).toBe('seen =');
  });
});
