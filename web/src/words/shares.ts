// An indicator that is a share of a total: the whole is always 100%, so what it says are its groups.
import type { Breakdown, Indicator, Report } from '../data/report.js';
import { breakdownFigures, type Figure } from '../data/series.js';
import { counted, percent } from './format.js';
import { periodPhrase } from './period.js';

/** The breakdown that the indicator is about: its own, which stands before those by the child's record and by team. */
export const mainBreakdown = (indicator: Indicator): Breakdown | null =>
  indicator.unit === 'share' ? indicator.breakdowns[0] ?? null : null;

/** The largest groups with their shares, largest first. */
export function largestGroups(report: Report, breakdown: Breakdown, most: number): Figure[] {
  return breakdownFigures(report, breakdown)
    .filter((figure) => figure.value !== null && !figure.suppressed)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .slice(0, most);
}

/** "10,875 referrals in the 12 months to 31 October 2020. The largest groups of 11: Police 31.2%, Schools 20.1%, …" */
export function shareSentence(report: Report, indicator: Indicator, whole: Figure): string {
  const breakdown = mainBreakdown(indicator);
  const all = whole.denominator ?? whole.numerator;
  const total = all === null ? '' : `${counted(all, indicator.measure)} ${periodPhrase(whole.period, indicator.grain)}. `;
  if (!breakdown) return total.trim();
  const known = largestGroups(report, breakdown, 3).map((figure) => `${figure.group} ${percent(figure.value ?? 0)}`);
  if (known.length === 0) return total.trim();
  const groups = breakdown.group.length;
  return `${total}${known.length < groups ? `The largest of ${groups} groups: ` : ''}${known.join(', ')}.`;
}
