// "What matters now": which measures stand on the first page, and by which rule each is there.
//
//   beyond chance   the newest figure differs from that of a year before by more than chance would give
//                   (src/measure, docs/statistics.md): worse, better, or changed where neither is good nor bad
//   signal          no clear change in a year, but the newest point meets a run rule of the control chart, on the bad side
//   moved           nothing was tested, but the figure moved by the thresholds of changes.ts
//   out of line     worse than England and the statistical neighbours (those that there are) by the same thresholds, and
//                   for a percentage by more than chance
//
// The order is by how many thresholds the difference is: what is large comes first, once it is more than chance.
import { benchmarks, sameScale } from './benchmarks.js';
import { changeOf, changeSentence, ENOUGH, inPoints, movement, threshold } from './changes.js';
import type { Indicator, Report } from './report.js';
import { figures, list, whyNotMeasured, type Figure } from './series.js';
import { bare, figureWords } from '../words/sentence.js';

export type Rule = 'beyond chance' | 'signal' | 'moved' | 'out of line';
export type Kind = 'worse' | 'changed' | 'better';

export interface Reason {
  rule: Rule;
  /** A whole sentence. */
  words: string;
  /** How many thresholds the difference is. */
  size: number;
}

export interface Matter {
  indicator: Indicator;
  kind: Kind;
  /** The weightiest first. */
  reasons: Reason[];
  size: number;
}

/** Is higher worse? Null where neither is. */
const higherIsWorse = (indicator: Indicator): boolean | null =>
  indicator.polarity === 'context' ? null : indicator.polarity === 'lower is better';

function byVerdict(report: Report, indicator: Indicator, all: Figure[]): { kind: Kind; reason: Reason } | null {
  const verdict = indicator.analysis?.verdict;
  if (!verdict || verdict.kind === 'not_tested') {
    const change = changeOf(report, indicator);
    return change && { kind: change.kind, reason: { rule: 'moved', words: `${changeSentence(change)} ${movement(change)}.`, size: change.size } };
  }
  if (verdict.kind === 'no_clear_change') {
    const last = all.length - 1;
    const worse = higherIsWorse(indicator);
    const signal = indicator.analysis?.signals.find(
      (one) => one.place === last && (worse === null || (one.direction === 'higher') === worse),
    );
    const now = all[last];
    if (!signal || !now) return null;
    return {
      kind: worse === null ? 'changed' : 'worse',
      reason: { rule: 'signal', words: `${capital(figureWords(indicator, now))}. ${signal.words}`, size: 1 },
    };
  }
  const size =
    verdict.difference !== null ? Math.abs(verdict.difference) / threshold(indicator) : Math.abs(verdict.size ?? 0) / 2;
  return { kind: verdict.kind, reason: { rule: 'beyond chance', words: verdict.sentence, size } };
}

/** Half the width of what chance gives a percentage of `of` around `centre`, in points. */
const chance = (centre: number, of: number): number => 1.96 * Math.sqrt((centre * (100 - centre)) / of);

function outOfLine(indicator: Indicator, now: Figure): { kind: Kind; reason: Reason } | null {
  const others = benchmarks(indicator).filter((one) => one.kind !== 'region');
  if (others.length === 0 || !sameScale(indicator) || now.value === null || now.suppressed) return null;
  const base = indicator.unit === 'rate' ? now.numerator : now.denominator;
  if ((base ?? 0) < ENOUGH) return null;
  const value = now.value;
  const worse = higherIsWorse(indicator);
  const differences = others.map(({ published }) => {
    const beside = value - published.value;
    return inPoints(indicator) ? beside : published.value === 0 ? 0 : (beside / Math.abs(published.value)) * 100;
  });
  const higher = differences.every((one) => one > 0);
  const lower = differences.every((one) => one < 0);
  if (!higher && !lower) return null;
  if (worse !== null && worse !== higher) return null;
  const size = Math.min(...differences.map(Math.abs)) / threshold(indicator);
  if (size < 1) return null;
  const byChance = ({ published }: (typeof others)[number]): boolean =>
    indicator.unit === 'percent' && Math.abs(value - published.value) <= chance(published.value, now.denominator ?? 1);
  if (others.some(byChance)) return null;
  const named = others.map(
    ({ kind, name, published }) => `${kind === 'neighbours' ? 'the statistical neighbours’ mean' : name} (${bare(indicator, published.value)}, ${published.period})`,
  );
  return {
    kind: worse === null ? 'changed' : 'worse',
    reason: {
      rule: 'out of line',
      words: `${capital(figureWords(indicator, now))}: ${higher ? 'above' : 'below'} ${list(named)}.`,
      size,
    },
  };
}

/** What there is to say of one measure on the first page; null where there is nothing. */
export function matterOf(report: Report, indicator: Indicator): Matter | null {
  if (indicator.unit === 'change' || whyNotMeasured(report, indicator) !== null) return null;
  const all = figures(report, indicator);
  const now = all.at(-1);
  if (!now || now.suppressed || now.value === null) return null;
  const moved = byVerdict(report, indicator, all);
  const beside = outOfLine(indicator, now);
  const [first, second] = [moved, beside].flatMap((one) => one ?? []);
  if (!first) return null;
  // Better than a year ago and still out of line with others: it is out of line that matters, and both are said.
  const kind = second && second.kind === 'worse' ? 'worse' : first.kind;
  const reasons = [first.reason, ...(second ? [second.reason] : [])];
  return { indicator, kind, reasons, size: Math.max(...reasons.map((one) => one.size)) };
}

/** All that matters, what differs most first. */
export function matters(report: Report): Matter[] {
  return report.indicators
    .flatMap((indicator) => matterOf(report, indicator) ?? [])
    .sort((a, b) => b.size - a.size || a.indicator.id.localeCompare(b.indicator.id));
}

/** The first `most`, no more than `anArea` of one area: near relations of one figure do not fill the page. */
export function foremost(all: Matter[], most: number, anArea: number): [shown: Matter[], others: Matter[]] {
  const shown: Matter[] = [];
  const taken = new Map<string, number>();
  for (const matter of all) {
    const { area } = matter.indicator;
    if (shown.length < most && (taken.get(area) ?? 0) < anArea) {
      shown.push(matter);
      taken.set(area, (taken.get(area) ?? 0) + 1);
    }
  }
  return [shown, all.filter((matter) => !shown.includes(matter))];
}

/** How many measures were tested for chance. */
export function tested(report: Report): number {
  return report.indicators.filter(({ analysis }) => analysis && analysis.verdict.kind !== 'not_tested').length;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
