// A thread as GET /api/v1/improvement/threads/{thing} gives it.
import type { Brief } from '../record.js';

export type Stage = 'found' | 'planned' | 'effect' | 'told' | 'promised';

export interface ThreadNode extends Brief {
  kind_words: string;
  stage: Stage;
  /** Steps from where the thread begins. */
  distance: number;
  since: string;
  /** Of a measure: how far it has come. */
  says: string;
}

/** A figure of an indicator; its value is null where it is kept back. */
export interface Reading {
  on: string;
  value: number | null;
  unit: string;
}

export interface ThreadEdge {
  from: string;
  to: string;
  how: string;
  /** What reads from the first to the second, and back. */
  words: string;
  back: string;
}

export interface Thread {
  on: string;
  /** The nearest first; the first of all is where it begins. */
  nodes: ThreadNode[];
  edges: ThreadEdge[];
  /** With their figures when what the thread is about began, and on the day. */
  indicators: { indicator: string; of: Brief[]; began: Reading | null; now: Reading | null }[];
}

/** The stages in the order of the page. */
export const STAGES: readonly { stage: Stage; title: string }[] = [
  { stage: 'found', title: 'What was found' },
  { stage: 'planned', title: 'What was planned' },
  { stage: 'effect', title: 'What came of it' },
  { stage: 'told', title: 'Who was told' },
  { stage: 'promised', title: 'What was promised' },
];
