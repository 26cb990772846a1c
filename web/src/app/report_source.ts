// The report that the pages are drawn from: fetched once, kept while one goes from page to page, and looked after when newer
// data has been loaded.
import { useEffect, useRef, useState } from 'preact/hooks';
import { CONTRACT, type Report } from '../data/report.js';
import { useAsked, type Asked } from './asked.js';
import { ask, type Failure } from './server.js';

/** Where the report comes from: the authority's own, or the public picture for who may see no other. */
export type Source = 'internal' | 'public';

const OTHER_VERSION: Failure = {
  ok: false, status: 500, code: 'contract', after: 0,
  detail: 'This page is of another version than the server.', remedy: 'Load the page again (Ctrl+F5).',
};

export function addressOfReport(source: Source, snapshot: string): string {
  if (source === 'public') return '/public.json';
  return `/api/v1/report.json${snapshot === '' ? '' : `?snapshot=${encodeURIComponent(snapshot)}`}`;
}

/** The report, fetched again for another snapshot and when `again` is called. */
export function useReport(source: Source, snapshot: string): { loaded: Asked<Report>; again: () => void } {
  const { asked, again } = useAsked<Report>(addressOfReport(source, snapshot));
  const other = asked.kind === 'there' && asked.data.contract !== CONTRACT;
  return { loaded: other ? { kind: 'failed', failure: OTHER_VERSION } : asked, again };
}

/** A line of /api/v1/snapshots. */
export interface SnapshotRow {
  snapshot: string;
  as_at: string;
  loaded_at: string;
  sources: number;
  rows_read: number;
  kept: number;
  rejected: number;
  flagged: number;
}

/** The newest of the snapshots where it is not the one that is shown; null where it is, or none is known. */
export function newer(rows: readonly SnapshotRow[], shown: string): SnapshotRow | null {
  const newest = rows.at(-1);
  return newest && newest.snapshot !== shown ? newest : null;
}

const LOOK_EVERY = 60_000;

/** Looks for a newer snapshot when a page is opened, but at most once a minute: so that looking keeps no session going. */
export function useNewer(page: string, shown: string | null): SnapshotRow | null {
  const [found, setFound] = useState<SnapshotRow | null>(null);
  const looked = useRef(0);
  useEffect(() => setFound(null), [shown]);
  useEffect(() => {
    if (shown === null || Date.now() - looked.current < LOOK_EVERY) return;
    const first = looked.current === 0;
    looked.current = Date.now();
    // The report that has just been fetched is of the newest.
    if (first) return;
    void ask<SnapshotRow[]>('/api/v1/snapshots.json').then((answer) => {
      if (answer.ok) setFound(newer(answer.data, shown));
    });
  }, [page, shown]);
  return found;
}
