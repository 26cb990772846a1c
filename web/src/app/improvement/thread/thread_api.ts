// A thread as GET /api/v1/improvement/threads/{thing} gives it.
import type { Brief } from '../record.js';

export type Stage = 'found' | 'planned' | 'effect' | 'told' | 'promised';

export interface ThreadNode extends Brief {
  kind_words: string;
  stage: Stage;
  /** Steps from where the thread begins. */
  distance: number;
  since: string;
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
  indicators: { indicator: string; of: Brief[] }[];
}

/** The stages in the order of the page. */
export const STAGES: readonly { stage: Stage; title: string }[] = [
  { stage: 'found', title: 'What was found' },
  { stage: 'planned', title: 'What was planned' },
  { stage: 'effect', title: 'What came of it' },
  { stage: 'told', title: 'Who was told' },
  { stage: 'promised', title: 'What was promised' },
];
