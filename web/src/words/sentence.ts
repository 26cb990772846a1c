// The sentence writer: a figure in plain words, always with its period and its counts.
import type { Indicator } from '../data/report.js';
import type { Figure } from '../data/series.js';
import { count, counted, number, percent, roundHalfUp } from './format.js';
import { periodLabel, periodPhrase } from './period.js';

export const SUPPRESSED = 'suppressed';
export const NO_FIGURE = 'no figure';

type Subject = Pick<Indicator, 'name' | 'unit' | 'grain' | 'measure'>;

/** What a value needs to be written; where the counts are known, a percentage of few is written as counts. */
type Valued = Pick<Figure, 'value' | 'suppressed'> & Partial<Pick<Figure, 'numerator' | 'denominator' | 'countsOnly'>>;

/** Of fewer than this many, a percentage says more than there is to say. */
export const FEW = 10;

/** Is it a percentage of so few that only the counts are shown? */
export function fewCounted(subject: Pick<Indicator, 'unit'>, figure: Valued): boolean {
  if (subject.unit !== 'percent' || figure.suppressed) return false;
  const of = figure.denominator ?? null;
  return figure.countsOnly === true || (of !== null && of > 0 && of < FEW);
}

/** The value with its unit: "26.1%", "3 of 7", "1,106", "38.4 per 10,000", "34 working days". */
export function valueText(subject: Subject, figure: Valued): string {
  if (figure.suppressed) return SUPPRESSED;
  if (figure.value === null) return NO_FIGURE;
  if (fewCounted(subject, figure)) return `${count(figure.numerator ?? 0)} of ${count(figure.denominator ?? 0)}`;
  switch (subject.unit) {
    case 'percent':
    case 'share':
      return percent(figure.value);
    case 'change':
      return `${figure.value > 0 ? '+' : figure.value < 0 ? '−' : ''}${percent(Math.abs(figure.value))}`;
    case 'rate':
      return `${number(figure.value, 1)} per 10,000`;
    case 'ratio':
      return `${number(figure.value, 2)} times`;
    case 'count':
      return count(figure.value);
    case 'median':
    case 'mean':
    case 'max':
      return counted(figure.value, subject.measure);
  }
}

/** A value of this unit without its unit's words: for a column that has them in its title. */
export function bare(indicator: Pick<Indicator, 'unit'>, value: number): string {
  switch (indicator.unit) {
    case 'percent':
    case 'share':
    case 'change':
      return percent(value);
    case 'rate':
      return number(value, 1);
    case 'ratio':
      return number(value, 2);
    default:
      return count(value);
  }
}

/** A level that was worked out (a limit, a mean): a count of 10 or more without a decimal place. */
export function limitText(indicator: Pick<Indicator, 'unit'>, value: number): string {
  return indicator.unit === 'count' && Math.abs(value) >= 10 ? number(value) : bare(indicator, value);
}

/** The counts behind a figure: "289 of 1,106 referrals"; empty where the value is the count itself. */
export function countsText(subject: Subject, figure: Figure): string {
  const { numerator, denominator } = figure;
  if (figure.suppressed || figure.value === null) return '';
  switch (subject.unit) {
    case 'percent':
    case 'share':
      return numerator === null || denominator === null
        ? ''
        : `${count(numerator)} of ${counted(denominator, subject.measure)}`;
    case 'rate':
      return numerator === null || denominator === null
        ? ''
        : `${counted(numerator, subject.measure)} in a population of ${count(denominator)}`;
    case 'change':
      return numerator === null || denominator === null ? '' : `from ${count(denominator)} to ${count(numerator)}`;
    case 'median':
    case 'mean':
    case 'max':
      return denominator === null ? '' : `${subject.unit === 'max' ? 'highest' : subject.unit} of ${count(denominator)}`;
    case 'ratio':
    case 'count':
      return '';
  }
}

/** A figure in words, without the indicator's name: "289 of 1,106 referrals in September 2020 (26.1%)". */
export function figureWords(subject: Subject, figure: Figure): string {
  const when = periodPhrase(figure.period, subject.grain);
  if (figure.suppressed) return `suppressed ${when}, because the number could identify someone`;
  if (figure.value === null) return `no figure ${when}`;
  const counts = countsText(subject, figure);
  switch (subject.unit) {
    case 'percent':
    case 'share':
      if (fewCounted(subject, figure)) return `${counts} ${when}`;
      return counts === '' ? `${percent(figure.value)} ${when}` : `${counts} ${when} (${percent(figure.value)})`;
    case 'rate':
      return `${number(figure.value, 1)} per 10,000 children ${when}${counts && ` (${counts})`}`;
    case 'ratio':
      return `${number(figure.value, 2)} times ${when}`;
    case 'count':
      return `${counted(figure.value, subject.measure)} ${when}`;
    case 'change':
      return changeWords(subject, figure, when);
    case 'median':
    case 'mean':
    case 'max':
      return `${counted(figure.value, subject.measure)} ${when}${counts && ` (${counts})`}${spreadWords(figure)}`;
  }
}

/** ": half are between 12 and 19, and the largest is 31"; empty where it is not known. */
export function spreadWords(figure: Pick<Figure, 'spreadLow' | 'spreadHigh' | 'largest'>): string {
  const { spreadLow, spreadHigh, largest } = figure;
  const half = spreadLow !== null && spreadHigh !== null ? `half are between ${count(spreadLow)} and ${count(spreadHigh)}` : '';
  const most = largest !== null ? `the largest is ${count(largest)}` : '';
  if (half === '' && most === '') return '';
  return `: ${[half, most].filter((part) => part !== '').join(', and ')}`;
}

function changeWords(subject: Subject, figure: Figure, when: string): string {
  const value = figure.value ?? 0;
  const moved = value > 0 ? `up ${percent(value)}` : value < 0 ? `down ${percent(-value)}` : 'no change';
  if (figure.numerator === null || figure.denominator === null) return `${moved} ${when}`;
  const before = figure.compared ? ` ${periodPhrase(figure.compared, subject.grain)}` : '';
  return `${moved}, from ${count(figure.denominator)}${before} to ${count(figure.numerator)} ${when}`;
}

/** The whole sentence: "Re-referrals: 289 of 1,106 referrals in September 2020 (26.1%)." */
export function sentence(subject: Subject, figure: Figure): string {
  return `${subject.name}: ${figureWords(subject, figure)}.`;
}

export type Direction = 'up from' | 'down from' | 'the same as';

/** "up from", "down from", "the same as": by the values as they are printed, so that words and numbers agree. */
export function direction(subject: Subject, now: number, before: number): Direction {
  const places = subject.unit === 'count' && Number.isInteger(now) && Number.isInteger(before) ? 0 : 1;
  const change = roundHalfUp(now, places) - roundHalfUp(before, places);
  return change > 0 ? 'up from' : change < 0 ? 'down from' : 'the same as';
}

/** What a chart shows, for those who do not see it. */
export function chartWords(subject: Subject, all: Figure[]): string {
  const known = all.filter((figure) => figure.value !== null && !figure.suppressed);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return `${subject.name}. There are no figures to draw.`;
  let low = first;
  let high = first;
  for (const figure of known) {
    if ((figure.value ?? 0) < (low.value ?? 0)) low = figure;
    if ((figure.value ?? 0) > (high.value ?? 0)) high = figure;
  }
  const point = (figure: Figure): string =>
    `${valueText(subject, figure)} ${periodPhrase(figure.period, subject.grain)}`;
  const held = all.length - known.length;
  return (
    `Line chart of ${subject.name.toLowerCase() === subject.name ? subject.name : lowerFirst(subject.name)}, ` +
    `${counted(known.length, 'points')} from ${periodLabel(first.period, subject.grain)} to ` +
    `${periodLabel(last.period, subject.grain)}. First ${point(first)}, last ${point(last)}; ` +
    `lowest ${point(low)}, highest ${point(high)}.` +
    (held > 0 ? ` ${counted(held, 'periods')} without a figure.` : '') +
    ' The table below the chart has every figure.'
  );
}

function lowerFirst(text: string): string {
  // "Section 47" and "UASC" keep their capitals only where the second letter is one too.
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
