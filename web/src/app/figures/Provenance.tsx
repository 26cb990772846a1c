// Where one measure's figures come from: what `windscreen explain` says of them, fetched when it is opened.
import { useEffect, useState } from 'preact/hooks';
import { Details } from '../../components/Details.js';
import { longDate, longTime } from '../../words/format.js';
import { useSession } from '../session.js';
import { ask, type Failure } from '../server.js';

type Explanation = Record<string, string | number | null>;

const LINES: [name: string, words: string][] = [
  ['as_at', 'As at'], ['snapshot', 'Snapshot'], ['snapshot_hash', 'Snapshot’s hash'], ['loaded_at', 'Loaded'],
  ['file', 'Definition’s file'], ['definition_hash', 'Definition’s hash'], ['benchmark', 'Published data set'],
  ['annex_a', 'Annex A lists'], ['sources', 'Sources'],
];

function value(name: string, given: string | number): string {
  if (name === 'as_at') return longDate(String(given));
  return name === 'loaded_at' ? longTime(String(given)) : String(given);
}

function Fetched({ id, query }: { id: string; query: string }) {
  const { ended } = useSession();
  const [found, setFound] = useState<Explanation | Failure | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void ask<Explanation[]>(`/api/v1/indicators/${id}.json${query}`, { signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return;
      if (!answer.ok && answer.status === 401) ended();
      setFound(answer.ok ? answer.data[0] ?? null : answer);
    });
    return () => stop.abort();
  }, [id, query]);
  if (found === null) return <p class="govuk-body" role="status">Fetching where they come from.</p>;
  if ('ok' in found) {
    const failure = found as Failure;
    return <p class="govuk-body">{failure.detail} {failure.remedy}</p>;
  }
  const explained = found as Explanation;
  return (
    <dl class="govuk-summary-list govuk-summary-list--no-border ws-provenance-list">
      {LINES.flatMap(([name, words]) => {
        const given = explained[name];
        if (given === undefined || given === null || given === '') return [];
        return [
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{words}</dt>
            <dd class="govuk-summary-list__value">
              {name === 'sources' ? <ul class="govuk-list">{String(given).split('; ').map((one) => <li>{one}</li>)}</ul> : value(name, given)}
            </dd>
          </div>,
        ];
      })}
    </dl>
  );
}

/** `query` names the snapshot and window that are shown. */
export function Provenance({ id, query }: { id: string; query: string }) {
  return <Details summary="Where these figures come from">{() => <Fetched id={id} query={query} />}</Details>;
}
