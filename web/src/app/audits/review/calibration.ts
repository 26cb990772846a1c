// A calibration session as the server gives it, and what is typed into its table of grades.
import type { Measure } from './review.js';

export interface CaseSpread {
  case: string;
  outstanding: number;
  good: number;
  requires_improvement: number;
  inadequate: number;
  range: number;
}

export interface GivenGrade {
  case: string;
  auditor: string;
  grade: string;
}

export interface CalibrationSession {
  session: string;
  name: string;
  held_on: string;
  led_by: string;
  notes: string;
  graded_by: number;
  cases: CaseSpread[];
  grades: GivenGrade[];
  auditors: { id: string; name: string; now: boolean }[];
  exact: Measure | null;
  within_one: Measure | null;
  kappa: Measure | null;
  ac2: Measure | null;
}

/** A session as one of its auditors sees it: no grade but their own. */
export interface OwnSession {
  session: string;
  name: string;
  held_on: string;
  takes_grades: boolean;
  cases: string[];
  grades: { case: string; grade: string }[];
}

export interface OwnCalibration {
  today: string;
  registered: boolean;
  rows: OwnSession[];
}

/** By auditor's id: the grade of the case that each gave; empty: none. */
export type Typed = Record<string, string>;

export function typedOf(session: CalibrationSession, label: string): Typed {
  return Object.fromEntries(session.auditors.map(({ id }) => [id, session.grades.find((one) => one.case === label && one.auditor === id)?.grade ?? '']));
}

/** What the server is told: grades that were chosen, changed or taken back. */
export function changedGrades(session: CalibrationSession, label: string, typed: Typed): { case: string; auditor: string; grade: string | null }[] {
  const before = typedOf(session, label);
  return Object.entries(typed)
    .filter(([auditor, grade]) => before[auditor] !== undefined && before[auditor] !== grade)
    .map(([auditor, grade]) => ({ case: label, auditor, grade: grade === '' ? null : grade }));
}
