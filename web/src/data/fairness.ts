// Who is over- or under-represented, as src/report/pathway_json.cc writes it. Null: held back, or not known.

/** The ratio and its 95% interval. */
export type Ratio = [value: number, lower: number, upper: number];

export interface GroupAtLevel {
  children: number | null;
  /** Per 10,000 children of the group. */
  rate: number | null;
  ratio: Ratio | null;
}

export interface GroupOnward {
  children: number | null;
  went_on: number | null;
  percent: number | null;
  lower: number | null;
  upper: number | null;
  ratio: Ratio | null;
}

export interface DimensionGroups {
  dimension: string;
  groups: string[];
  population: { mid_year: number; source: string; children: (number | null)[] } | null;
  /** `comparable` is false where too many are not known. */
  levels: { level: string; known: number | null; not_known: number | null; comparable: boolean; groups: GroupAtLevel[] }[];
  steps: { step: string; comparable: boolean; groups: GroupOnward[] }[];
}

export interface Disproportion {
  as_at: string;
  year: [from: string, to: string];
  followed: [from: string, to: string];
  followed_months: number;
  /** Where fewer children than this are, there is a count alone. */
  fewest: number;
  levels: { id: string; children: number | null; outside: number | null }[];
  dimensions: DimensionGroups[];
}
