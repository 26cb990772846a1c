// What has changed since the last report, as src/report/since_json.cc writes it. Two snapshots, measured by the same
// definitions: "then" the newest figures of the older one, "again" the same periods computed from this report's snapshot,
// "now" this report's newest figures. For the public there is no "again", and no older figure that is 1 to 5 away.
import { matters } from './matters.js';
import type { Indicator, Report, VerdictKind } from './report.js';
import type { Figure } from './series.js';
import { number } from '../words/format.js';

export interface SinceFigure {
  period: [string, string];
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  suppressed: boolean;
  note: string;
  /** Medians and means: the quartiles and the largest value, where they are known. */
  spread_low?: number | null;
  spread_high?: number | null;
  largest?: number | null;
}

/** small: it moved the bad way, not by more than chance could give; history: what was reported then looks worse today;
 * fewer: it stands on fewer children or events. */
export type SilenceKind = 'small' | 'history' | 'fewer';

export interface SinceIndicator {
  id: string;
  name: string;
  then: SinceFigure | null;
  again: SinceFigure | null;
  now: SinceFigure | null;
  /** Now less then, in the figure's own unit; null where the two are not to be compared. */
  difference: number | null;
  verdict: VerdictKind;
  sentence: string;
  /** The change beside chance, in standard errors; null where nothing was tested. */
  size: number | null;
  /** A sentence where the same period shows something else today; else empty. */
  restated: string;
  /** The difference is beyond chance, but it is one of the records and not of what happened since. */
  by_records: boolean;
  /** Why there is no figure now although there was one then; else empty. */
  lost: string;
  silent: { kind: SilenceKind; words: string }[];
  redefined: boolean;
  defined_since: boolean;
}

/** Rows (or children) then and now; `part` of `whole`, null for a table's rows, which are the whole. */
export interface QualityChange {
  kind: 'rejected' | 'flagged' | 'team' | 'table' | 'cells' | 'column';
  table: string;
  column: string;
  then_part: number | null;
  then_whole: number;
  now_part: number | null;
  now_whole: number;
  worse: boolean;
}

export interface Since {
  snapshot: string;
  as_at: string;
  loaded_at: string;
  then_formats: string[];
  now_formats: string[];
  /** When the last report of that snapshot was made; null where none is known. */
  reported_at: string | null;
  indicators: SinceIndicator[];
  /** Ids of that report that are no longer defined. */
  undefined: string[];
  quality: QualityChange[];
}

/** One measure of the comparison with its definition, which is null where it can no longer be computed. */
export interface Compared {
  since: SinceIndicator;
  indicator: Indicator | null;
}

export function comparedMeasures(report: Report, since: Since): Compared[] {
  const byId = new Map(report.indicators.map((indicator) => [indicator.id, indicator]));
  return since.indicators.map((one) => ({ since: one, indicator: byId.get(one.id) ?? null }));
}

export interface Changes {
  worse: Compared[];
  better: Compared[];
  changed: Compared[];
  /** Beyond chance, but by the records. */
  byRecords: Compared[];
}

/** What changed by more than chance, the surest first. */
export function changes(all: readonly Compared[]): Changes {
  const of = (kind: VerdictKind): Compared[] =>
    all
      .filter(({ since }) => since.verdict === kind && !since.by_records)
      .sort((a, b) => Math.abs(b.since.size ?? 0) - Math.abs(a.since.size ?? 0) || a.since.id.localeCompare(b.since.id));
  return { worse: of('worse'), better: of('better'), changed: of('changed'), byRecords: all.filter(({ since }) => since.by_records) };
}

/** What got worse without the first page saying so, by kind: what is small and is there anyway is left out. */
export function silent(report: Report, all: readonly Compared[]): Record<SilenceKind, { one: Compared; words: string }[]> {
  const said = new Set(matters(report).filter(({ kind }) => kind === 'worse').map(({ indicator }) => indicator.id));
  const of = (kind: SilenceKind) =>
    all.flatMap((one) =>
      one.since.silent
        .filter((silence) => silence.kind === kind && !(kind === 'small' && said.has(one.since.id)))
        .map(({ words }) => ({ one, words })),
    );
  return { small: of('small'), history: of('history'), fewer: of('fewer') };
}

/** A figure of the comparison as the sentences take it. */
export function figureOf(figure: SinceFigure): Figure {
  return {
    ...figure,
    place: 0,
    spreadLow: figure.spread_low ?? null,
    spreadHigh: figure.spread_high ?? null,
    largest: figure.largest ?? null,
    countsOnly: false,
    symbol: '',
    compared: null,
    group: 'total',
  };
}

/** "+6.7 points", "−12", "0": a difference in the unit of its figure. */
export function differenceText(unit: Indicator['unit'], difference: number): string {
  const points = unit === 'percent' || unit === 'share' || unit === 'change';
  const places = points || unit === 'rate' || !Number.isInteger(difference) ? (unit === 'ratio' ? 2 : 1) : 0;
  const size = number(Math.abs(difference), places);
  if (Number(size.replace(/,/g, '')) === 0) return points ? '0 points' : '0';
  return `${difference > 0 ? '+' : '−'}${size}${points ? ' points' : ''}`;
}

/** "5 of 100 (5.0%)", or the rows of a table. */
export function qualityText(part: number | null, whole: number): string {
  if (part === null) return number(whole);
  const share = whole === 0 ? '' : ` (${number((part / whole) * 100, 1)}%)`;
  return `${number(part)} of ${number(whole)}${share}`;
}
