// What the page and its worker say to each other.
import type { Settings } from './engine.js';
import type { Fault, Filter, Finding, Outcome, ReturnName } from './outcome.js';

export interface GivenFile {
  file: File;
  lastYear: boolean;
}

export type Wish =
  | { kind: 'start'; wasm: Uint8Array<ArrayBuffer> }
  | { kind: 'check'; settings: Settings; files: GivenFile[] }
  | { kind: 'page'; filter: Filter; from: number; count: number }
  | { kind: 'file'; form: 'csv' | 'json' };

/** How far a check is, from 0 to 1, and what it does. */
export interface Progress {
  done: number;
  words: string;
}

export type Answer =
  | { kind: 'years'; years: Record<ReturnName, number[]> }
  | ({ kind: 'progress' } & Progress)
  | { kind: 'outcome'; outcome: Outcome }
  | { kind: 'fault'; fault: Fault }
  | { kind: 'page'; total: number; findings: Finding[] }
  | { kind: 'file'; blob: Blob }
  /** Something that should not happen, such as too little memory. */
  | { kind: 'broken'; words: string };
