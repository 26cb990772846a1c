// The data of a report, as src/report/report_data.h writes it into the page. The two files say the same
// thing; whoever changes one changes the other and raises `contract`.
//
// Figures come in columns (one array a field, same length) because a report holds thousands of them, and
// periods, dimensions and groups are numbers into the lists at the top. Dates are ISO texts. Values are not
// rounded. There is no child, no worker and no address anywhere in it.

import type { AuthorityFunnel } from './authority_funnel.js';
import type { Disproportion } from './fairness.js';
import type { Pathway } from './pathway.js';
import type { Since } from './since.js';
import type { Teams } from './teams.js';

export const CONTRACT = 1;

export type Unit = 'count' | 'rate' | 'percent' | 'median' | 'mean' | 'max' | 'change' | 'share' | 'ratio';
export type Grain = 'event' | 'spell' | 'snapshot';
export type Window = 'month' | 'quarter' | 'rolling_12_months' | 'year_to_date' | 'financial_year' | 'snapshot';
export type Polarity = 'context' | 'higher is better' | 'lower is better';
/** Not applicable, not available, or rounded to 0 without being it; what is suppressed is in a list of its own. */
export type Symbol = 'z' | 'x' | 'low';
export type Audience = 'internal' | 'public';

/** Numbers of figures, and the same in plain English (docs/disclosure.md). `merged` counts groups that became "Other". */
export interface Disclosure {
  words: string;
  round_to: number;
  figures: number;
  small: number;
  cover: number;
  overlap: number;
  history: number;
  highest: number;
  rounded: number;
  merged: number;
  small_teams: number;
}

export interface Report {
  contract: number;
  authority: { code: string; name: string };
  audience: Audience;
  /** What disclosure control did; absent or null where the report is internal and nothing is rounded. */
  disclosure?: Disclosure | null;
  as_at: string;
  /** How many periods each series has at most. */
  months: number;
  /** Children aged 0 to 17, the estimate that rates use; null when the workspace has none. */
  population: { mid_year: number; children: number; vintage: string } | null;
  /** First and last day of every period that a figure has. */
  periods: [string, string][];
  dimensions: string[];
  groups: string[];
  /** Along the child's pathway: by area, then name. */
  indicators: Indicator[];
  /** The first page's headline figures: for each, the ids of indicators that can stand for it, the preferred first. */
  headlines: string[][];
  /** Definitions that could not be read or computed, in the engine's words. */
  faults: { id: string; what: string }[];
  caseload: Caseload | null;
  /** Null where the load has no referral. */
  pathway: Pathway | null;
  disproportion: Disproportion | null;
  /** Null where there is no snapshot to compare with. */
  since?: Since | null;
  /** Null where no exception can be counted by team, service or quadrant. */
  teams?: Teams | null;
  /** The published files that comparisons are from; empty where nothing is imported. */
  benchmarks?: PublishedFile[];
  quality: Quality;
  provenance: Provenance;
}

/** Figures in columns. What numerator and denominator are depends on the unit, as in measure.h. */
export interface Columns {
  value: (number | null)[];
  numerator: (number | null)[];
  denominator: (number | null)[];
  /** Places in the columns whose figures are held back because they could identify a child. */
  suppressed: number[];
  /** Why other places have no value (docs/disclosure.md); absent where there is none to say. */
  symbols?: [place: number, symbol: Symbol][];
  /** Units median and mean: the quartiles (half of the values lie between them) and the largest value. A mean is never
   * shown without them. Null where there is none or it is held back; absent for other units. */
  spread_low?: (number | null)[];
  spread_high?: (number | null)[];
  largest?: (number | null)[];
  /** Places of percentages of fewer than 10: they are shown as counts ("3 of 7"), never as a percentage. */
  counts_only?: number[];
}

export interface Series extends Columns {
  /** Numbers into `periods`, oldest first. */
  period: number[];
  /** Unit change: the period that each is compared with. */
  compared?: (number | null)[];
  /** The engine's words on single figures, by their place: why there is none, or what to know of it. */
  notes: [place: number, words: string][];
}

export interface Breakdown extends Columns {
  /** Number into `dimensions`. */
  dimension: number;
  /** Numbers into `periods` (the same for all) and `groups`. */
  period: number;
  group: number[];
  /** Percentages by team, service and quadrant: which groups differ from the whole by more than chance. */
  funnel?: Funnel;
}

/**
 * Funnel limits around the whole's value (docs/statistics.md), one a group, in the order of `group`; null where a group
 * cannot be judged. Groups are never ranked.
 */
export interface Funnel {
  /** The whole's value. */
  centre: number;
  lower_95: (number | null)[];
  upper_95: (number | null)[];
  lower_998: (number | null)[];
  upper_998: (number | null)[];
  standing: (Standing | null)[];
}

/** Within the 95% limits; beyond those but within the 99.8% limits; beyond the 99.8% limits. */
export type Standing = 'as expected' | 'may be higher' | 'may be lower' | 'higher than chance' | 'lower than chance';

export type RunRule = 'beyond_limits' | 'run_of_eight' | 'trend_of_six' | 'two_of_three';

/** A rule that the points meet at `place` (in the series' columns), with the words for it. */
export interface Signal {
  place: number;
  /** Where the points begin that meet it: the same place, but for runs, trends and two of three. */
  first_place: number;
  rule: RunRule;
  direction: 'higher' | 'lower';
  /** Such as "September 2020 is above the upper limit." */
  words: string;
}

/** The points that a centre line and its limits were worked out from, and since when those apply. */
export interface Baseline {
  /** First and last day, ISO. */
  from: string;
  until: string;
  /** How many points of the series lie in it. */
  points: number;
  /** Place of the first point that is judged by it. */
  first_place: number;
  /** Why it was chosen, in the authority's words; empty for the usual one, the first 12 points of the series. */
  reason: string;
}

export type VerdictKind = 'better' | 'worse' | 'changed' | 'no_clear_change' | 'not_tested';

/** Whether the newest figure differs from that of a year before by more than chance. */
export interface Verdict {
  kind: VerdictKind;
  /** A whole plain sentence with both figures, both dates, their counts and the interval; or why nothing was tested. */
  sentence: string;
  /** Places of the two figures compared; null where only the control chart speaks, or nothing was compared. */
  before: number | null;
  now: number | null;
  /** Newer minus older, with its 95% interval: in percentage points for a percentage, in per cent of the older for a
   * count or rate; null where it was not worked out. */
  difference: number | null;
  lower: number | null;
  upper: number | null;
  /** How large the change is beside chance: the difference by its standard error, for ordering by; null if unknown. */
  size: number | null;
}

/** What the series says beyond chance. All of it is worked out from the figures that this report shows. */
export interface Analysis {
  /** How limits were worked out: p-chart, individuals and moving range, or month by month where a series is seasonal;
   * none: `why_none` says why there are no limits. */
  chart: 'p' | 'xmr' | 'seasonal' | 'none';
  /** A sentence; empty where there are limits. */
  why_none: string;
  /** By the places of the series; null where a point is not judged. Empty where there is no chart. */
  centre: (number | null)[];
  lower: (number | null)[];
  upper: (number | null)[];
  signals: Signal[];
  baselines: Baseline[];
  /** A sentence where neighbouring points share months or children ("Each point shares 11 of its 12 months with the one
   * before, …"); else empty. */
  overlap: string;
  /** A sentence where the months of the year differ from one another each year; else empty. */
  seasonal: string;
  verdict: Verdict;
}

export interface Indicator {
  id: string;
  name: string;
  area: string;
  unit: Unit;
  grain: Grain;
  window: Window;
  polarity: Polarity;
  /** What is counted ("children"), or the unit of the value ("working days"). */
  measure: string;
  definition: string;
  caveat: string;
  annex_a: string;
  of: string;
  compared_with: string;
  sql: string;
  /** SHA-256 of the definition's file. */
  hash: string;
  /** True for one of the authority's own. */
  local: boolean;
  /** The first day from which the load holds all that the definition reads, ISO; null: no limit is known. There are
   * no points before it. */
  from: string | null;
  series: Series;
  breakdowns: Breakdown[];
  /** Absent where there is no point to analyse. */
  analysis?: Analysis;
  /** The published figures of others beside it; absent where none are imported, or none fit. */
  comparison?: Comparison;
  /** The newest figure among those published of all authorities; absent where there are no counts to do it by. */
  authorities?: AuthorityFunnel;
}

export interface PublishedFile {
  dataset: string;
  file: string;
  sha256: string;
  first_year: number;
  last_year: number;
  imported_at: string;
}

/** A published value, with the year that it is of: `period` in words ("year to 31 March 2020"). */
export interface PublishedValue {
  value: number;
  year: number;
  period: string;
}

export interface Comparison {
  england: PublishedValue | null;
  region: PublishedValue | null;
  /** Plain mean and median of the statistical neighbours that have a value. */
  neighbours_mean: PublishedValue | null;
  neighbours_median: PublishedValue | null;
  /** What the department published for this authority itself. */
  own_published: PublishedValue | null;
  /** Place of `own_published` among all authorities with a value, 1 the highest; quartile 1 is the highest quarter. */
  rank: number | null;
  of: number | null;
  quartile: number | null;
  /** Which model of neighbours, how many it names, and how many of them had a value. */
  neighbours: { model: number; of: number; with_value: number } | null;
  /** The region's name, such as "South East"; empty where none is known. */
  region_name: string;
  /** The authority whose region and neighbours those are; empty where they are its own. */
  compared_as: string;
  /** In words: what years the figures are of, what was left out, and whose neighbours are used. */
  words: string;
}

export interface Caseload {
  as_at: string;
  /** The whole authority first, then each service. */
  services: CaseloadService[];
}

export interface CaseloadService {
  name: string;
  workers: number;
  children: number;
  mean: number;
  median: number;
  /** Null when it is held back. */
  max: number | null;
  /** Children a worker: null where no limit is known, or there are several; and how many workers are above
   * theirs: null where no limit is known, or it is held back. */
  limit: number | null;
  over_limit: number | null;
  /** Bars: from (and up to and including `to`; null: and over) children, and workers (null: held back). */
  from: number[];
  to: (number | null)[];
  count: (number | null)[];
}

export interface Quality {
  sources: SourceQuality[];
  /** Why rows were rejected, commonest first. Here and below, numbers of rows are null where they are held back
   * from the public. */
  reasons: { code: string; rows: number | null }[];
  /** Rows kept although something about them is wrong or unusual, commonest first. */
  flags: { code: string; table: string; rows: number | null }[];
  tables: TableQuality[];
}

export interface SourceQuality {
  file: string;
  part: string;
  format: string;
  reader_version: number;
  sha256: string;
  bytes: number;
  read: number | null;
  kept: number | null;
  merged: number | null;
  rejected: number | null;
}

export interface TableQuality {
  table: string;
  row_is: string;
  rows: number | null;
  columns: string[];
  /** How many rows have a value, one a column. */
  filled: (number | null)[];
}

export interface Provenance {
  snapshot: string;
  content_hash: string;
  loaded_at: string;
  made_at: string;
  windscreen_version: string;
  loaded_by_version: string;
  engine_version: string;
  tables: { table: string; rows: number | null; bytes: number | null; sha256: string }[];
  /** SHA-256 over the ids and hashes of all definitions used. */
  definitions_hash: string;
}
