// What a chart shows, in sentences: for those who do not see it, and for the key below it.
import { benchmarks, sameScale } from '../data/benchmarks.js';
import type { Analysis, Indicator } from '../data/report.js';
import { list, type Figure } from '../data/series.js';
import { counted, longDate } from './format.js';
import { periodPhrase } from './period.js';
import { bare, chartWords, limitText } from './sentence.js';

const last = <T>(values: readonly T[]): T | undefined => values[values.length - 1];

/** "Chance alone would keep the newest point between 21.1% and 30.3%, around the usual 25.7%." Empty without limits. */
export function limitWords(indicator: Indicator): string {
  const { analysis } = indicator;
  if (!analysis || analysis.chart === 'none') return '';
  const [lower, centre, upper] = [last(analysis.lower), last(analysis.centre), last(analysis.upper)];
  if (lower === undefined || lower === null || centre === undefined || centre === null || upper === undefined || upper === null) return '';
  return `Chance alone would keep the newest point between ${limitText(indicator, lower)} and ${limitText(indicator, upper)}, around the usual ${limitText(indicator, centre)}.`;
}

/** How the present usual level was chosen, and each re-basing with its reason. */
export function baselineWords(analysis: Analysis): string[] {
  return analysis.baselines.map(
    ({ from, until, points, reason }, index) =>
      `The usual level${index > 0 ? ' was set anew: it' : ''} is that of the ${counted(points, 'points')} from ${longDate(from)} to ` +
      `${longDate(until)}${reason === '' ? '' : ` (${reason.replace(/[.\s]+$/, '')})`}.`,
  );
}

/** The published figures beside an indicator, each with its own year. */
export function benchmarkWords(indicator: Indicator): string {
  const words = benchmarks(indicator).map(
    ({ kind, name, published }) =>
      `${kind === 'neighbours' ? 'the mean of the statistical neighbours' : name} ${bare(indicator, published.value)} (${published.period})`,
  );
  return words.length === 0 ? '' : `${capital(list(words))}.`;
}

/** The chart's accessible text: the line, its limits and signals, and the published figures that are drawn. */
export function wholeChartWords(indicator: Indicator, all: Figure[]): string {
  const signals = indicator.analysis?.signals ?? [];
  const newest = last(all);
  const parts = [
    chartWords(indicator, all),
    limitWords(indicator),
    signals.length === 0 ? '' : `${counted(signals.length, 'signals')} marked, the last ${signalWhen(indicator, all)}: ${last(signals)?.words ?? ''}`,
    sameScale(indicator) && newest ? benchmarkWords(indicator) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function signalWhen(indicator: Indicator, all: Figure[]): string {
  const figure = all[last(indicator.analysis?.signals ?? [])?.place ?? -1];
  return figure ? periodPhrase(figure.period, indicator.grain) : '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
