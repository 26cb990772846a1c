// A plan as the record gives it: GET /api/v1/improvement/plans/{plan}.
import { RECORD, type Brief, type Progress, type Rating, type RatingCode, type Standing } from '../record.js';
import { asAt } from '../AsAt.js';

/** How many actions there are, and how far they are. */
export interface ActionCounts {
  actions: number;
  not_started: number;
  under_way: number;
  paused: number;
  withdrawn: number;
  delivered: number;
  delivered_without_evidence: number;
  embedded: number;
  impact_shown: number;
  overridden: number;
}

export interface Counts extends ActionCounts {
  by_rating: Record<Exclude<RatingCode, ''>, number>;
}

export interface ThemeLine {
  /** Null for the actions that are part of the plan itself. */
  theme: Brief | null;
  rating: Rating | null;
  counts: Counts;
}

export interface Action extends Brief, Standing {
  words: string;
  theme: Brief | null;
  rating: Rating;
}

export interface Milestone extends Brief {
  after: Brief | null;
  planned: string | null;
  delivered_on: string | null;
  expected: string | null;
  /** Days to spare before what it waits for makes it late; null where it waits for nothing that is to come. */
  float_days: number | null;
  late: boolean;
  says: string;
}

export interface Measure extends Brief {
  under: Brief | null;
  indicator: string | null;
  progress: Progress;
}

export interface Slip extends Brief {
  slip: string;
  slip_words: string;
  on: string;
  says: string;
}

export interface Overseer extends Brief {
  words: string;
  from: string;
  to: string | null;
}

export interface Gap {
  first: string;
  last: string;
}

export interface LineageLine extends Brief {
  state: string;
  state_words: string;
  carried_on_by: Brief[];
}

export interface Plan extends Brief, Standing {
  on: string;
  since: string;
  words: string;
  oversight: { bodies: Overseer[]; gaps: Gap[] };
  counts: Counts;
  themes: ThemeLine[];
  actions: Action[];
  milestones: Milestone[];
  measures: Measure[];
  slipped: Slip[];
  lineage: { over: boolean; later_plans: Brief[]; lines: LineageLine[] };
  lacks: { source: Brief[]; lead: Brief[]; due: Brief[]; measure: Brief[] };
}

/** Where the record gives a plan: `form` is "", ".csv" (its actions) or "/workbook" (all of it, for Excel). */
export const planAddress = (id: string, on: string, form: '' | '.csv' | '/workbook' = ''): string => asAt(`${RECORD}/plans/${encodeURIComponent(id)}${form}`, on);

/** A page of a plan: `below` is "" or "/page". */
export const planPage = (id: string, on: string, below: '' | '/page' = ''): string => asAt(`/improvement/plans/${encodeURIComponent(id)}${below}`, on);
