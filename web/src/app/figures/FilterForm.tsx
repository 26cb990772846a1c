// The choices of a page of figures. They are sent together, by a button, and stand in the address from then on.
import { useEffect, useState } from 'preact/hooks';
import { benchmarks } from '../../data/benchmarks.js';
import type { Indicator, Report } from '../../data/report.js';
import { breakdownFigures } from '../../data/series.js';
import { longDate } from '../../words/format.js';
import { dimensionName, WINDOW_WORDS } from '../../words/names.js';
import { go } from '../history.js';
import { ask } from '../server.js';
import type { SnapshotRow } from '../report_source.js';
import { COMPARED, MONTHS, usual, WINDOWS, writeFilters, type Compared, type Filters } from './filters.js';

interface Option {
  value: string;
  words: string;
}

function Select(props: { id: string; label: string; value: string; options: readonly Option[]; onChange: (value: string) => void }) {
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={props.id}>{props.label}</label>
      <select class="govuk-select" id={props.id} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        {props.options.map(({ value, words }) => <option value={value}>{words}</option>)}
      </select>
    </div>
  );
}

const COMPARED_WORDS: Record<Compared, string> = { england: 'England', region: 'The region', neighbours: 'Statistical neighbours' };

/** The groups of a dimension that the report has figures of. */
export function groupsOf(report: Report, indicator: Indicator, dimension: string): string[] {
  const found = indicator.breakdowns.find((one) => report.dimensions[one.dimension] === dimension);
  return found ? breakdownFigures(report, found).map(({ group }) => group) : [];
}

/** What is chosen, in words; empty where nothing is. */
export function chosenWords(filters: Filters, report: Report): string {
  const plain = usual(report);
  const parts = [
    filters.by === '' ? '' : filters.group === '' ? `by ${dimensionName(filters.by)}` : `${dimensionName(filters.by)}: ${filters.group}`,
    filters.months === plain.months ? '' : `the last ${filters.months} months`,
    filters.window === '' ? '' : `counted over ${WINDOW_WORDS[filters.window] ?? filters.window}`,
    filters.compare.length === COMPARED.length ? '' : filters.compare.length === 0 ? 'no published figures beside' : `beside ${filters.compare.map((one) => COMPARED_WORDS[one]).join(' and ')}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function useSnapshots(): SnapshotRow[] {
  const [rows, setRows] = useState<SnapshotRow[]>([]);
  useEffect(() => {
    void ask<SnapshotRow[]>('/api/v1/snapshots.json').then((answer) => {
      if (answer.ok) setRows([...answer.data].reverse());
    });
  }, []);
  return rows;
}

/** The form; `indicator` where the page is of one, which can be broken down and counted over other windows. */
export function FilterForm(props: { report: Report; indicators: readonly Indicator[]; filters: Filters; address: string; query: URLSearchParams }) {
  const { report, filters, address, query } = props;
  const indicator = props.indicators.length === 1 ? props.indicators[0] : undefined;
  const [chosen, setChosen] = useState(filters);
  const [snapshot, setSnapshot] = useState(query.get('snapshot') ?? '');
  const snapshots = useSnapshots();
  const change = (part: Partial<Filters>): void => setChosen((now) => ({ ...now, ...part }));
  const send = (): void => {
    const next = writeFilters(query, chosen, report);
    if (snapshot === '') next.delete('snapshot');
    else next.set('snapshot', snapshot);
    const text = next.toString();
    go(`${address}${text === '' ? '' : `?${text}`}`);
  };
  const dimensions = indicator ? indicator.breakdowns.map((one) => report.dimensions[one.dimension] ?? '') : [];
  const kinds = COMPARED.filter((kind) => props.indicators.some((one) => benchmarks(one).some((published) => published.kind === kind)));
  const months: readonly number[] = indicator ? MONTHS : MONTHS.filter((one) => one <= report.months);
  const offered = months.includes(chosen.months) ? months : [...months, chosen.months].sort((a, b) => a - b);
  const words = chosenWords(filters, report);
  return (
    <details class="govuk-details ws-details ws-choose ws-screen" open={words !== ''}>
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Choose what is shown</span></summary>
      <div class="govuk-details__text">
        <form method="get" action={address} onSubmit={(event) => { event.preventDefault(); send(); }}>
          <div class="ws-filter-fields">
            {dimensions.length > 0 && (
              <Select
                id="filter-by" label="Broken down by" value={chosen.by} onChange={(by) => change({ by, group: '' })}
                options={[{ value: '', words: 'Everything it can be' }, ...dimensions.map((one) => ({ value: one, words: dimensionName(one) }))]}
              />
            )}
            {indicator && chosen.by !== '' && (
              <Select
                id="filter-group" label={`Which ${dimensionName(chosen.by)}`} value={chosen.group} onChange={(group) => change({ group })}
                options={[{ value: '', words: 'All, beside the whole' }, ...[...new Set([...groupsOf(report, indicator, chosen.by), ...(chosen.group === '' ? [] : [chosen.group])])].map((one) => ({ value: one, words: one }))]}
              />
            )}
            <Select
              id="filter-months" label="How far back" value={String(chosen.months)} onChange={(value) => change({ months: Number(value) })}
              options={offered.map((one) => ({ value: String(one), words: `${one} months` }))}
            />
            {indicator?.grain === 'event' && (
              <Select
                id="filter-window" label="Counted over" value={chosen.window} onChange={(window) => change({ window: WINDOWS.find((one) => one === window) ?? '' })}
                options={[
                  { value: '', words: `${WINDOW_WORDS[indicator.window] ?? indicator.window} (as defined)` },
                  ...WINDOWS.filter((one) => one !== indicator.window).map((one) => ({ value: one, words: WINDOW_WORDS[one] ?? one })),
                ]}
              />
            )}
            {snapshots.length > 1 && (
              <Select
                id="filter-snapshot" label="Which load" value={snapshot} onChange={setSnapshot}
                options={[{ value: '', words: 'The newest' }, ...snapshots.map((one) => ({ value: one.snapshot, words: `As at ${longDate(one.as_at)} (${one.snapshot.slice(-6)})` }))]}
              />
            )}
          </div>
          {kinds.length > 0 && (
            <fieldset class="govuk-fieldset govuk-form-group">
              <legend class="govuk-fieldset__legend">Published figures beside it</legend>
              <div class="govuk-checkboxes govuk-checkboxes--small ws-filter-compare">
                {kinds.map((kind) => (
                  <div class="govuk-checkboxes__item">
                    <input
                      class="govuk-checkboxes__input" id={`filter-${kind}`} type="checkbox" checked={chosen.compare.includes(kind)}
                      onChange={(event) => {
                        const on = event.currentTarget.checked;
                        change({ compare: COMPARED.filter((one) => (one === kind ? on : chosen.compare.includes(one))) });
                      }}
                    />
                    <label class="govuk-label govuk-checkboxes__label" for={`filter-${kind}`}>{COMPARED_WORDS[kind]}</label>
                  </div>
                ))}
              </div>
            </fieldset>
          )}
          <button type="submit" class="govuk-button govuk-button--secondary ws-filter-send">Show these</button>
          {words !== '' && <p class="govuk-body-s">Shown now: {words}. <a class="govuk-link" href={cleared(address, query)}>Show everything</a></p>}
        </form>
      </div>
    </details>
  );
}

function cleared(address: string, query: URLSearchParams): string {
  const snapshot = query.get('snapshot');
  return address + (snapshot === null ? '' : `?snapshot=${encodeURIComponent(snapshot)}`);
}
