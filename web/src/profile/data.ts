// The data of an authority's published picture, as src/report/profile_page.cc writes it into the page. The two say the
// same thing; whoever changes one changes the other and raises `contract`. Values are not rounded.

import type { AuthorityFunnel } from '../data/authority_funnel.js';
import type { PublishedUnit } from '../words/published.js';

export const PROFILE_CONTRACT = 3;

export type Unit = PublishedUnit;

export interface Profile {
  contract: number;
  authority: { code: string; new_code: string; name: string; region: string };
  first_year: number;
  last_year: number;
  /** What must be said of the whole: splits and mergers. */
  notes: string[];
  /** Who the statistical neighbours are, by the years that are compared with them. */
  neighbours: { model: number; first_year: number; last_year: number; names: string[] }[];
  /** Along the child's pathway. */
  measures: Measure[];
  datasets: Dataset[];
  made_at: string;
  windscreen_version: string;
}

export interface Measure {
  id: string;
  /** The group that it is the share of; empty for most. */
  group: string;
  name: string;
  area: string;
  unit: Unit;
  better: 'higher' | 'lower' | '';
  sentence: string;
  years: Year[];
  /** Percentages and rates whose counts are published; null for others. */
  funnel: AuthorityFunnel | null;
}

export interface Year {
  year: number;
  /** "year to 31 March 2021". */
  period: string;
  own: number | null;
  numerator: number | null;
  denominator: number | null;
  /** What was printed instead of a number; empty where there is one, and where nothing was published. */
  symbol: string;
  england: number | null;
  region: number | null;
  neighbours_mean: number | null;
  neighbours_median: number | null;
  neighbours_with_value: number;
  neighbours_of: number;
  /** The year of the model of neighbours; 0 where there is none. */
  model: number;
  /** 1 is the highest. */
  rank: number | null;
  of: number | null;
  /** 1 is the highest quarter. */
  quartile: number | null;
  note: string;
}

export interface Dataset {
  dataset: string;
  file: string;
  sha256: string;
  first_year: number;
  last_year: number;
  imported_at: string;
}

/** A measure, or the groups of one that is a share. */
export interface Block {
  id: string;
  name: string;
  measures: Measure[];
}

/** The measures of an area, with the groups of a share together, in their order. */
export function blocks(measures: readonly Measure[]): Block[] {
  const all: Block[] = [];
  for (const measure of measures) {
    const last = all.at(-1);
    if (last && measure.group !== '' && last.id === measure.id) last.measures.push(measure);
    else all.push({ id: measure.id, name: measure.name, measures: [measure] });
  }
  return all;
}

/** The areas in their order, each with its measures. */
export function areas(profile: Profile): { area: string; measures: Measure[] }[] {
  const names = [...new Set(profile.measures.map((measure) => measure.area))];
  return names.map((area) => ({ area, measures: profile.measures.filter((measure) => measure.area === area) }));
}

/** The newest year with a value of the authority's own. */
export function latest(measure: Measure): Year | undefined {
  return [...measure.years].reverse().find((year) => year.own !== null);
}
