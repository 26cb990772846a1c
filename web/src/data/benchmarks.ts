// The published figures that stand beside an indicator, in the order of showing them.
import type { Indicator, PublishedValue } from './report.js';

export interface Benchmark {
  kind: 'england' | 'region' | 'neighbours';
  /** "England", "South East", "statistical neighbours". */
  name: string;
  published: PublishedValue;
}

/** England, the region, and the mean of the statistical neighbours: those that there are, each of its own year. */
export function benchmarks(indicator: Pick<Indicator, 'comparison'>): Benchmark[] {
  const { comparison } = indicator;
  if (!comparison) return [];
  const of = (kind: Benchmark['kind'], name: string, published: PublishedValue | null): Benchmark[] =>
    published === null ? [] : [{ kind, name, published }];
  return [
    ...of('england', 'England', comparison.england),
    ...of('region', comparison.region_name || 'The region', comparison.region),
    ...of('neighbours', 'Statistical neighbours', comparison.neighbours_mean),
  ];
}

/** Whose region and neighbours the published figures are, where they are another authority's; empty where they are the
 * authority's own. */
export function comparedAs(indicators: readonly Pick<Indicator, 'comparison'>[]): string {
  const whose = indicators.map(({ comparison }) => comparison?.compared_as ?? '').find((name) => name !== '');
  return whose === undefined ? '' : `Region and statistical neighbours are those of ${whose}.`;
}

/** Can the published values be drawn on the axis of the indicator's own? A count of a whole country cannot. */
export function sameScale(indicator: Pick<Indicator, 'unit'>): boolean {
  return indicator.unit !== 'count' && indicator.unit !== 'max' && indicator.unit !== 'change';
}
