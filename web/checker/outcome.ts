// What the checks answer: the JSON of src/validate/browser/browser_api.cc.

export type ReturnName = 'ssda903' | 'cin';
export type Severity = 'error' | 'query' | 'other';
/** In the order of the numbers that the checks know them by. */
export const SEVERITIES: readonly Severity[] = ['error', 'query', 'other'];

/** What a reader has to say of a file: `line` is 0 where it is about the whole of it, `file` empty where about none. */
export interface Note {
  file: string;
  line: number;
  words: string;
}

/** Why nothing can be checked. */
export interface Fault extends Note {
  remedy: string;
  notes: Note[];
}

export interface RuleOutcome {
  code: string;
  severity: Severity;
  message: string;
  /** False: it was not run, and `reason` says why. True with a reason: it ran without something it also looks at. */
  run: boolean;
  reason: string;
  findings: number;
  /** By the table's place: the columns that a finding there is about, with semicolons between them. */
  fields: string[];
}

export interface Outcome {
  return: ReturnName;
  /** The year in which the collection ends. */
  year: number;
  start: string;
  end: string;
  authority: string;
  previous: boolean;
  children: number;
  findings: number;
  notes: Note[];
  tables: { name: string; rows: number; last_rows: number }[];
  rules: RuleOutcome[];
}

/** A finding as the checks hold it: the rule and the table by their places. */
export interface Finding {
  rule: number;
  /** WHOLE_RETURN where it is about no row. */
  table: number;
  /** In its file, the header not counted, from 1. */
  row: number;
  child: string;
}

export const WHOLE_RETURN = 0xff;

/** Which findings are shown: all where nothing is said. */
export interface Filter {
  /** The rule's place among the outcomes. */
  rule?: number;
  severity?: Severity;
  /** A part of the child's identifier. */
  child?: string;
}

/** What a rule test case found (src/validate/rule_case.h). */
export interface CaseOutcome {
  run: boolean;
  reason: string;
  whole_return: boolean;
  rows: Record<string, number[]>;
  fields: Record<string, string[]>;
}
