// A figure among those of all authorities, as src/report/authority_funnel.cc writes it into reports and profiles.
import type { Standing } from './report.js';

/** Limits of a funnel in the unit of the measure: 95%, then 99.8%. */
export type FunnelLimits = [lower95: number, upper95: number, lower998: number, upper998: number];

/** All authorities of one year, by name, never by value: what chance and the usual differences between authorities
 * explain (docs/statistics.md). */
export interface AuthorityFunnel {
  year: number;
  /** "year to 31 March 2021". */
  period: string;
  /** What all of them together have. */
  centre: number;
  /** How much wider they lie than by chance alone; 1: no wider. */
  dispersion: number;
  /** How many have published counts: all in the lists, but for a report's own figure. */
  published: number;
  names: string[];
  counted: number[];
  of: number[];
  values: number[];
  /** Null where too few are expected there to tell. */
  standings: (Standing | null)[];
  /** The authority's own place in the lists: what is published of it (a profile), or a report's newest figure. */
  own: number;
  limits: FunnelLimits | null;
  /** For drawing, from the smallest size to the largest. */
  widths: [of: number, ...limits: FunnelLimits][];
  sentence: string;
}
