// What a thing is part of, from the outermost in.
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../server.js';
import { asAt } from '../AsAt.js';
import { RECORD, type Brief } from '../record.js';
import type { Thing } from './thing_api.js';

/** An action lies in a theme, which lies in a plan: no thing lies deeper than a milestone of an action of a theme of a plan. */
const DEEPEST = 4;

/** The parent, and as they come what that is part of. */
export function useAncestors(parent: Brief | null, on: string): Brief[] {
  const [above, setAbove] = useState<{ of: string; briefs: Brief[] }>({ of: '', briefs: [] });
  const id = parent?.id ?? '';
  useEffect(() => {
    const stop = new AbortController();
    const climb = async (): Promise<void> => {
      let next = parent;
      let briefs: Brief[] = [];
      while (next !== null && briefs.length < DEEPEST) {
        const answer = await ask<Thing>(asAt(`${RECORD}/things/${encodeURIComponent(next.id)}`, on), { signal: stop.signal });
        if (stop.signal.aborted || !answer.ok) return;
        next = answer.data.parent;
        if (next === null) return;
        briefs = [next, ...briefs];
        setAbove({ of: id, briefs });
      }
    };
    void climb();
    return () => stop.abort();
  }, [id, on]);
  if (parent === null) return [];
  return above.of === id ? [...above.briefs, parent] : [parent];
}

/** The plan to which a thing belongs; itself where it is one. */
export const planOf = (thing: Brief, ancestors: readonly Brief[]): Brief | null => (thing.kind === 'plan' ? thing : ancestors.find(({ kind }) => kind === 'plan') ?? null);
