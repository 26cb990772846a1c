// The headline figures of the first page: which of the report's indicators stands for each, its change in a year and
// the published figures beside it. Which they are, the report's data says (src/report/headlines.h).
import { roundHalfUp, number, percent } from '../words/format.js';
import { bare } from '../words/sentence.js';
import { benchmarks, type Benchmark } from './benchmarks.js';
import { inPoints } from './changes.js';
import type { Indicator, Report, VerdictKind } from './report.js';
import { earlier, figures, whyNotMeasured, type Figure } from './series.js';

export interface HeadlineFigure {
  indicator: Indicator;
  /** Null where it could not be measured. */
  now: Figure | null;
  before: Figure | null;
  /** "Up 6.7 points"; empty where there is no figure of a year before. */
  moved: string;
  verdict: VerdictKind;
  benchmarks: Benchmark[];
}

/** How far a figure moved: in points for a percentage, in per cent for anything else. */
export function movedWords(indicator: Pick<Indicator, 'unit'>, now: number, before: number): string {
  if (inPoints(indicator)) {
    const points = roundHalfUp(now - before, 1);
    if (points === 0) return 'The same';
    return `${points > 0 ? 'Up' : 'Down'} ${number(Math.abs(points), 1)} points`;
  }
  if (now === before) return 'The same';
  if (before === 0) return `${now > before ? 'Up' : 'Down'} from ${bare(indicator, before)}`;
  const share = ((now - before) / Math.abs(before)) * 100;
  return roundHalfUp(share, 1) === 0 ? 'The same' : `${share > 0 ? 'Up' : 'Down'} ${percent(Math.abs(share))}`;
}

/** What stands for each headline: the first of its indicators that has a figure, otherwise the first that there is. */
export function headlines(report: Report): HeadlineFigure[] {
  return report.headlines.flatMap((ids) => {
    const known = ids.flatMap((id) => report.indicators.find((one) => one.id === id) ?? []);
    const indicator = known.find((one) => whyNotMeasured(report, one) === null) ?? known[0];
    if (!indicator) return [];
    const measured = whyNotMeasured(report, indicator) === null;
    const all = figures(report, indicator);
    const now = measured ? all.at(-1) ?? null : null;
    const before = now && indicator.unit !== 'change' ? earlier(all, now, 12) : null;
    const both = now !== null && before !== null && now.value !== null && before.value !== null;
    return [{
      indicator, now, before,
      moved: both ? movedWords(indicator, now.value ?? 0, before.value ?? 0) : '',
      verdict: indicator.analysis?.verdict.kind ?? 'not_tested',
      benchmarks: measured ? benchmarks(indicator) : [],
    }];
  });
}
