// What is chosen on a page of figures, and how it stands in its address: ?by=team&group=North+1&months=12&window=quarter&compare=england.
import type { Benchmark } from '../../data/benchmarks.js';
import type { Indicator, Report, Window } from '../../data/report.js';

export type Compared = Benchmark['kind'];
export const COMPARED: readonly Compared[] = ['england', 'region', 'neighbours'];

export interface Filters {
  /** A dimension; empty: none chosen. */
  by: string;
  /** One of its groups; empty: all. */
  group: string;
  /** How many months back. */
  months: number;
  /** Empty: the definition's own. */
  window: Window | '';
  /** Which published figures stand beside. */
  compare: readonly Compared[];
}

export const MONTHS = [12, 24, 36, 60, 120] as const;
export const WINDOWS: readonly Window[] = ['month', 'quarter', 'rolling_12_months', 'year_to_date', 'financial_year'];

/** What is shown when nothing is chosen. */
export function usual(report: Report): Filters {
  return { by: '', group: '', months: report.months, window: '', compare: COMPARED };
}

/** The filters of an address; what they do not understand is as if it were not there. */
export function readFilters(query: URLSearchParams, report: Report): Filters {
  const plain = usual(report);
  const by = query.get('by') ?? '';
  const months = Number(query.get('months'));
  const window = query.get('window') ?? '';
  const compare = query.get('compare');
  return {
    by: /^\w{1,100}$/.test(by) ? by : '',
    group: by === '' ? '' : (query.get('group') ?? '').slice(0, 200),
    months: Number.isInteger(months) && months >= 1 && months <= 240 ? months : plain.months,
    window: WINDOWS.find((one) => one === window) ?? '',
    compare: compare === null ? COMPARED : COMPARED.filter((one) => compare.split(',').includes(one)),
  };
}

/** The query with these filters in it; other choices of the address (the snapshot) stay. */
export function writeFilters(query: URLSearchParams, filters: Filters, report: Report): URLSearchParams {
  const next = new URLSearchParams(query);
  const put = (name: string, value: string, plain: boolean): void => {
    if (plain) next.delete(name);
    else next.set(name, value);
  };
  put('by', filters.by, filters.by === '');
  put('group', filters.group, filters.by === '' || filters.group === '');
  put('months', String(filters.months), filters.months === report.months);
  put('window', filters.window, filters.window === '');
  put('compare', filters.compare.length === 0 ? 'none' : filters.compare.join(','), filters.compare.length === COMPARED.length);
  return next;
}

/** Filters that this measure can be shown by: a breakdown that it has, another window where it counts events. */
export function fitting(filters: Filters, indicator: Indicator, report: Report): Filters {
  const known = indicator.breakdowns.some(({ dimension }) => report.dimensions[dimension] === filters.by);
  const windowed = indicator.grain === 'event' && filters.window !== indicator.window;
  return { ...filters, by: known ? filters.by : '', group: known ? filters.group : '', window: windowed ? filters.window : '' };
}

/** True where the report does not hold these figures, so that the server must be asked. */
export function needsServer(filters: Filters, report: Report): boolean {
  return filters.group !== '' || filters.window !== '' || filters.months > report.months;
}

/** The query that gives the figures of these filters, at the measure's own address and in the API. */
export function dataQuery(filters: Filters, snapshot: string, report: Report): string {
  const query = writeFilters(new URLSearchParams(), { ...filters, compare: COMPARED }, report);
  // The report's number of months is not the API's, which gives one period when not asked for more.
  if (query.toString() !== '') query.set('months', String(filters.months));
  if (snapshot !== '') query.set('snapshot', snapshot);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
