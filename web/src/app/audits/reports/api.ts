// What the addresses under /api/v1/audits/reports give and take (schemas AuditReports, AuditReport … of the OpenAPI document).
import type { AuditWindow, Findings, Headline, ReAudits } from '../findings/api.js';
import type { Recommendation, Share as ThemeShare } from '../themes/themes.js';

export const REPORTS = '/api/v1/audits/reports';

export type Kind = 'highlight' | 'thematic' | 'calibration' | 'control_sheet' | 'committee_annex';
export type State = 'draft' | 'replaced' | 'signed' | 'published';

/** A line of the list. */
export interface ReportLine {
  id: string;
  kind: Kind;
  kind_words: string;
  month_from: string;
  month_to: string;
  months_words: string;
  programme: string | null;
  state: State;
  state_words: string;
  made_at: string;
  /** Null for whoever is not to see staff. */
  author: string | null;
  signed_at: string | null;
  published_at: string | null;
  published_to: string | null;
  restated: boolean;
}

export interface ReportList {
  today: string;
  /** The first month that a report can be of. */
  first_month: string | null;
  may_make: boolean;
  rows: ReportLine[];
}

/** A cell of the annex: without a number and with the symbol "c" where it is hidden. */
export interface Counted {
  count: number | null;
  symbol: 'c' | null;
}
export interface SharedCount extends Counted {
  share: number | null;
  lower: number | null;
  upper: number | null;
}

/** The committee's annex; nothing but `too_few` where too few audits were made. */
export interface Annex {
  too_few: boolean;
  audits?: Counted;
  marked?: Counted;
  weighted?: boolean;
  grades?: (SharedCount & { grade: string; words: string })[];
  good_or_better?: SharedCount;
  completion?: { due: Counted; done: Counted; share: number | null };
  /** Shares of themes are from 0 to 1. */
  themes?: { code: string; name: string; parent: string | null; gap: SharedCount | null; strength: SharedCount | null }[];
  recommendations?: { theme: string; theme_name: string; issued_on: string; words: string | null; target_percent: number; due_on: string | null; state: string; progress: string; progress_words: string }[];
  actions?: { open: Counted; overdue: Counted };
  hidden?: number;
}

export interface FrozenTheme {
  code: string;
  name: string;
  parent: string | null;
  gap: ThemeShare | null;
  strength: ThemeShare | null;
}

export type FrozenRecommendation = Pick<Recommendation, 'theme' | 'theme_name' | 'issued_on' | 'words' | 'target_percent' | 'due_on' | 'state' | 'progress_words' | 'before' | 'now' | 'now_from' | 'now_to'>;

/** A share or coefficient with its interval. */
export interface Measured {
  value: number | null;
  lower: number | null;
  upper: number | null;
}

export interface FrozenAgreement {
  from: string | null;
  pairs: number;
  few_pairs: boolean;
  least_pairs: number;
  exact: Measured & { count: number };
  within_one: Measured & { count: number };
  kappa: Measured | null;
  ac2: Measured | null;
  table: ({ first: string } & Record<string, number | string>)[];
}

export interface ActionCount {
  of: string;
  open: number;
  overdue: number;
  done: number;
  verified: number;
  not_possible: number;
  cancelled: number;
}

export interface SheetRow {
  part: string;
  group: string;
  number: number;
  completed: number | null;
  under_way: number | null;
  unassigned: number | null;
  not_audited: number | null;
  late: number | null;
}

/** What is frozen; what is there goes by the kind. */
export interface ReportData {
  window: AuditWindow;
  as_at: string;
  method: string;
  condition: string;
  narrative_check?: { kept: number; reason: string };
  programme?: { name: string; kind: string; question: string; method: string; tool: string };
  headline?: AuditWindow & Headline;
  figures?: Findings;
  streams?: (Headline & { stream: string; words: string })[];
  themes?: { from: string; to: string; themes: FrozenTheme[]; recommendations: FrozenRecommendation[] };
  tools?: { tool: string; version: string; audits: number }[];
  actions?: ActionCount[];
  re_audits?: ReAudits;
  agreement?: FrozenAgreement;
  sessions?: { held_on: string; title: string; auditors: number; cases: ({ case: string; range: number } & Record<string, number | string>)[]; exact: Measured | null; within_one: Measured | null; kappa: Measured | null; ac2: Measured | null }[];
  rounds?: { month: string; label: string; state: string; rows: SheetRow[] }[];
  annex?: Annex;
}

export interface Restatement {
  at: string;
  month: string;
  field: 'final_grade' | 'state';
  was: string | null;
  now: string | null;
  reason: string | null;
  words: string;
}

export interface Report extends ReportLine {
  narrative: string;
  data_hash: string;
  /** The server has worked the hash out anew. */
  intact: boolean;
  data_text: string;
  data: ReportData;
  replaces: string | null;
  replaced_by: string | null;
  signatures: { act: 'signed' | 'published'; by: string | null; at: string; published_to: string | null; words: string }[];
  restatements: Restatement[];
  restated_since: string | null;
  headline_today: Headline | null;
  may: { replace: boolean; sign: boolean; publish: boolean };
  why_not: string | null;
  publish_to: { to: string; words: string }[];
  tables: { table: string; words: string }[];
}

/** What looks like a name in a text, from one code point to before another. */
export interface FoundName {
  kind: string;
  words: string;
  weak: boolean;
  first: number;
  last: number;
  found: string;
}
