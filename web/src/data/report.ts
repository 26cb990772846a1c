// The data of a report, as src/report/report_data.h writes it into the page. The two files say the same
// thing; whoever changes one changes the other and raises `contract`.
//
// Figures come in columns (one array a field, same length) because a report holds thousands of them, and
// periods, dimensions and groups are numbers into the lists at the top. Dates are ISO texts. Values are not
// rounded. There is no child, no worker and no address anywhere in it.

export const CONTRACT = 1;

export type Unit = 'count' | 'rate' | 'percent' | 'median' | 'mean' | 'max' | 'change';
export type Grain = 'event' | 'spell' | 'snapshot';
export type Window = 'month' | 'quarter' | 'rolling_12_months' | 'year_to_date' | 'financial_year' | 'snapshot';
export type Polarity = 'context' | 'higher is better' | 'lower is better';
export type Audience = 'internal' | 'public';

export interface Report {
  contract: number;
  authority: { code: string; name: string };
  audience: Audience;
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
  /** Definitions that could not be read or computed, in the engine's words. */
  faults: { id: string; what: string }[];
  caseload: Caseload | null;
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
