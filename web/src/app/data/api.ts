// What the server says of files, loads and snapshots (docs/loading.md), and the words for it.
import { count } from '../../words/format.js';

/** One's own file on the server. */
export interface Upload {
  upload: string;
  name: string;
  bytes: number;
  received: number;
  /** open: parts are missing; whole. */
  state: string;
  began_at: string;
  /** The most bytes of a part. */
  most_part: number;
}

export type LoadState = 'running' | 'published' | 'refused' | 'failed' | 'cancelled' | 'interrupted';

/** A line of the list of loads. */
export interface LoadRow {
  load: string;
  by: string;
  as_at: string;
  state: LoadState;
  began_at: string;
  ended_at: string | null;
  files: number;
  bytes: number;
  snapshot: string | null;
  was_there: boolean;
  rows_read: number | null;
  rows_kept: number | null;
  rows_merged: number | null;
  rows_rejected: number | null;
  rows_flagged: number | null;
}

export interface LoadProgress {
  stage: 'reading' | 'settling' | 'publishing';
  done: number;
  total: number;
  rows: number;
  file: string;
  stopping: boolean;
}

export interface Load extends Omit<LoadRow, 'files' | 'bytes'> {
  problem: string | null;
  remedy: string | null;
  notes: { file: string; part: string; sentence: string }[];
  files: { name: string; bytes: number; sha256: string; upload: string }[];
  progress: LoadProgress | null;
}

/** What became of the rows of a snapshot's files. */
export interface Outcome {
  snapshot: string;
  as_at: string;
  loaded_at: string;
  content_hash: string;
  sources: { file: string; part: string; format: string; read: number; kept: number; merged: number; rejected: number }[];
  tables: { table: string; rows: number; flagged: number }[];
  reasons: { code: string; what: string; mend: string; rows: number }[];
  flags: { file: string; table: string; code: string; rows: number }[];
}

export interface Reject {
  file: string;
  part: string | null;
  format: string;
  line: number | null;
  code: string;
  what: string;
  mend: string;
}

/** A line of the comparison of two snapshots (src/serve/data/snapshot_compare.h). */
export interface ComparedRow {
  kind: 'table' | 'column' | 'measure';
  id: string;
  area: string;
  name: string;
  unit: string;
  headline: boolean;
  then: number | null;
  now: number | null;
  then_words: string | null;
  now_words: string | null;
  then_end: string | null;
  now_end: string | null;
  difference: number | null;
  worse: boolean;
  verdict: string | null;
  sentence: string | null;
  rank: number | null;
}

const STATES: Record<LoadState, string> = {
  running: 'Running',
  published: 'Published',
  refused: 'Refused',
  failed: 'Failed',
  cancelled: 'Stopped',
  interrupted: 'Interrupted',
};
export const stateWords = (state: LoadState): string => STATES[state] ?? state;

/** "430 bytes", "12 KB", "3.4 MB": in thousands, as file managers say it. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${count(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 ? (Math.round(value * 10) / 10).toString() : count(Math.round(value))} ${units[unit]}`;
}

/** What a load is doing, for people. */
export function progressWords(progress: LoadProgress | null): string {
  if (progress === null) return 'Another server of this workspace runs the load, or it is about to end.';
  if (progress.stopping) return 'Stopping. Nothing of the load will be in use.';
  switch (progress.stage) {
    case 'reading':
      return progress.rows === 0
        ? 'Looking at the files.'
        : `Reading: ${count(progress.rows)} rows so far${progress.file === '' ? '' : `, now of ${progress.file}`}.`;
    case 'settling':
      return `All ${count(progress.rows)} rows are read. Putting together what several files say of the same child and event.`;
    case 'publishing':
      return 'Writing the snapshot. It can no longer be stopped.';
  }
}
