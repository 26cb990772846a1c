// What the addresses under /api/v1/audits/findings give. Shares are per cent.

/** A share with its counts and 95% interval; none of no audits. */
export interface Share {
  met: number;
  all: number;
  share: number | null;
  lower: number;
  upper: number;
}

export interface GradeShare extends Share {
  grade: string;
  words: string;
}

export interface AuditWindow {
  first: string;
  last: string;
  words: string;
}

/** How well the audits of some months were graded: the four grades, best first. */
export interface Headline {
  audits: number;
  weighted: boolean;
  grades: GradeShare[];
  good_or_better: Share;
  cautions: string[];
}

export interface Change {
  grade: string;
  words: string;
  difference: number;
  beyond_chance: boolean;
}

export interface Comparison {
  older: AuditWindow;
  newer: AuditWindow;
  changes: Change[];
}

export interface ChartMonth {
  month: string;
  audits: number;
  met: number;
  share: number | null;
  centre: number | null;
  lower: number | null;
  upper: number | null;
}

export interface MonthChart {
  what: string;
  words: string;
  weighted: boolean;
  months: ChartMonth[];
  signals: { rule: string; direction: 'higher' | 'lower'; first: number; last: number; words: string }[];
  baselines: { from: string; until: string; first: number; reason: string }[];
  why_none: string;
}

export interface Completion {
  group: string;
  due: number;
  done: number;
  paused: number;
  late: number;
  void_or_replaced: number;
  share: number | null;
  lower: number;
  upper: number;
}

export interface Findings {
  by: 'sampled' | 'completed';
  rolling: boolean;
  months: number;
  audits: number;
  imported: number;
  without_day: number;
  windows: (AuditWindow & Headline)[];
  comparisons: Comparison[];
  trend: { windows: number; chance: number | null; words: string };
  power: string[];
  charts: MonthChart[];
  streams: (Headline & { stream: string; words: string; ever: number })[];
  silent_services: string[];
  completion: Completion[];
}

export interface Ratio {
  ratio: number;
  lower: number;
  upper: number;
  beyond_chance: boolean;
  half_added: boolean;
  strata_without_contrast: number;
}

export interface Factor {
  factor: string;
  /** Who says so: the auditor, whose grade it may be a part of, or the case data. */
  source: 'answers' | 'case_data';
  words: string;
  with: Share;
  without: Share;
  unknown: number;
  crude: Ratio | null;
  stratified: Ratio | null;
  services: number;
  /** Beyond chance still with all the ratios of the list taken together. */
  stands: boolean;
  /** What the numbers cannot bear; mostly empty. */
  note: string;
  sentence: string;
}

/** How many are still open so many days after they began. */
export interface Curve {
  what: 'actions' | 'improved';
  all: number;
  done: number;
  median: number | null;
  median_lower: number | null;
  median_upper: number | null;
  followed_for: number;
  steps: { days: number; at_risk: number; done: number; still_open: number; lower: number | null; upper: number | null }[];
}

export interface Inadequate {
  by: string;
  window: AuditWindow | null;
  audits: number;
  inadequate: Share;
  factors: Factor[];
  caution: string;
  looks: string;
  /** The day of the snapshot that the case data are from; none where there is no snapshot. */
  case_data_as_at: string | null;
  /** Audits of which the case data say nothing. */
  case_data_without: number;
  as_at: string;
  time_to_fix: Curve[];
}

export interface ComplianceSide {
  side: 'on_time' | 'late';
  words: string;
  audits: number;
  grades: GradeShare[];
  good_or_better: Share;
  inadequate: Share;
}

export interface Difference {
  difference: number;
  lower: number;
  upper: number;
  beyond_chance: boolean;
}

/** Was a step on time for the audited child, and how was the practice graded? */
export interface Compliance {
  by: string;
  window: AuditWindow | null;
  audits: number;
  step: string;
  step_words: string;
  graded: 'overall' | 'section';
  section: string;
  /** The names of the indicators that say what is on time. */
  indicators: string[];
  steps: { step: string; words: string; section: string }[];
  unit: string | null;
  unit_name: string | null;
  units: { unit: string; kind: string; name: string }[];
  as_at: string | null;
  not_counted: number;
  not_known: number;
  without_grade: number;
  sides: ComplianceSide[];
  difference: Difference | null;
  inadequate_difference: Difference | null;
  words: string;
  inadequate_words: string;
  cautions: string[];
}

export interface ReAudits {
  matrix: { grade: string; words: string; due: number; second: number[]; not_possible: number; open: number }[];
  words: string;
  again: (Share & { improved?: boolean }) | null;
  expected: { share: number; lower: number; upper: number; pairs: number } | null;
  example: string;
  without_first: number;
}

export interface Unit extends Headline {
  kind: 'service' | 'quadrant' | 'team';
  name: string;
  unit: string;
  words: string;
  little: boolean;
  standing_good: string;
  standing_inadequate: string;
}

export interface Teams {
  by: string;
  window: AuditWindow | null;
  whole: Headline;
  units: Unit[];
}

export interface Team {
  by: string;
  months: number;
  kind: string;
  name: string;
  unit: string;
  windows: (Unit & { first: string; last: string; window: string; whole: { good_or_better: Share; inadequate: Share } })[];
  changes: string[];
  power: string | null;
}
