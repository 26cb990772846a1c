import { describe, expect, it } from 'vitest';
import { changedGrades, typedOf, type CalibrationSession } from './calibration.js';
import { coefficientWords, differs, nextCase, severityWords, shareWords } from './review.js';

describe('measures in words', () => {
  it('say their interval where there is one', () => {
    expect(shareWords({ value: 2 / 3, lower: 0.2, upper: 1 })).toBe('66.7% (20.0% to 100.0%)');
    expect(shareWords({ value: null, lower: null, upper: null })).toBe('Not known');
    expect(coefficientWords({ value: 0.647, lower: 0.2, upper: 1 })).toBe('0.65 (0.20 to 1.00)');
    expect(coefficientWords({ value: 1, lower: null, upper: null })).toBe('1.00');
    expect(coefficientWords(null)).toBe('Cannot be said');
  });
  it('say which way an auditor differs', () => {
    expect(severityWords(0.917)).toBe('0.92 of a grade more severe');
    expect(severityWords(-0.5)).toBe('0.50 of a grade kinder');
    expect(severityWords(0.001)).toBe('as severe as colleagues');
  });
});

describe('a decision', () => {
  const second = { agreed_grade: null, grade: 'good' } as never;
  it('needs a reason where anyone gave another grade', () => {
    expect(differs('good', { auditor_grade: 'good', second_grades: [] })).toBe(false);
    expect(differs('good', { auditor_grade: 'good', second_grades: [second] })).toBe(false);
    expect(differs('inadequate', { auditor_grade: 'inadequate', second_grades: [second] })).toBe(true);
    expect(differs('good', { auditor_grade: 'inadequate', second_grades: [] })).toBe(true);
  });
  it('goes by what the two agreed on before what the moderator gave', () => {
    const agreed = { agreed_grade: 'good', grade: 'inadequate' } as never;
    expect(differs('good', { auditor_grade: 'good', second_grades: [agreed] })).toBe(false);
  });
});

describe('a calibration', () => {
  const session = { auditors: [{ id: 'x', name: 'X', now: true }, { id: 'y', name: 'Y', now: true }], grades: [{ case: 'A', auditor: 'x', grade: 'good' }] } as unknown as CalibrationSession;
  it('calls the next case by the next letter', () => {
    expect(nextCase([])).toBe('A');
    expect(nextCase(['A', 'B'])).toBe('C');
    expect(nextCase(Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at)))).toBe('AA');
  });
  it('sends what was chosen, changed or taken back, and nothing else', () => {
    expect(typedOf(session, 'A')).toEqual({ x: 'good', y: '' });
    expect(typedOf(session, 'B')).toEqual({ x: '', y: '' });
    expect(changedGrades(session, 'A', { x: 'good', y: '' })).toEqual([]);
    expect(changedGrades(session, 'A', { x: '', y: 'inadequate' })).toEqual([{ case: 'A', auditor: 'x', grade: null }, { case: 'A', auditor: 'y', grade: 'inadequate' }]);
  });
});
