// The names of indicators, and their pages, for those who may see them.
import { useEffect, useState } from 'preact/hooks';
import { areaPath } from '../../../report/routes.js';
import { addressOf } from '../../addresses.js';
import { ask } from '../../server.js';
import { useSession } from '../../session.js';
import { RECORD } from '../record.js';
import type { Kinds } from './thing_api.js';

export interface Definition {
  id: string;
  /** Empty where its page is not for whoever asks. */
  area: string;
  name: string;
}

/** The list of indicators; empty until it is there. Whoever sees no figures gets their names alone. */
export function useDefinitions(wanted: boolean): readonly Definition[] {
  const { session } = useSession();
  const [all, setAll] = useState<readonly Definition[]>([]);
  const figures = session.permissions.includes('see_figures');
  useEffect(() => {
    if (!wanted) return undefined;
    const stop = new AbortController();
    const fetchThem = async (): Promise<void> => {
      if (figures) {
        const answer = await ask<Definition[]>('/api/v1/indicators', { signal: stop.signal });
        if (answer.ok && !stop.signal.aborted) setAll(answer.data);
      } else {
        const answer = await ask<Kinds>(`${RECORD}/kinds`, { signal: stop.signal });
        if (answer.ok && !stop.signal.aborted) setAll(answer.data.indicators.map(({ id, name }) => ({ id, name, area: '' })));
      }
    };
    void fetchThem();
    return () => stop.abort();
  }, [wanted, figures]);
  return all;
}

/** What an indicator is called, and its page; without a definition its own word for itself, and no page. */
export function named(id: string, definitions: readonly Definition[]): { name: string; address: string | null } {
  const found = definitions.find((one) => one.id === id);
  if (!found) return { name: id.replace(/_/g, ' '), address: null };
  return { name: found.name, address: found.area === '' ? null : addressOf(`${areaPath(found.area)}/${found.id}`) };
}
