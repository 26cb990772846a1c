// Themes of audits and recommendations for practice as the server gives them (docs/audits.md), and what is said of them.
import { monthName, number, parts } from '../../../words/format.js';

export interface Share {
  met: number;
  all: number;
  /** From 0 to 1, as are the ends of its 95% interval. */
  share: number;
  lower: number;
  upper: number;
}

export interface Theme {
  code: string;
  name: string;
  parent: string | null;
  indicator: string | null;
  retired: boolean;
}

export interface ThemeRow extends Theme {
  gap: Share | null;
  strength: Share | null;
}

export interface Recommendation {
  id: string;
  theme: string;
  theme_name: string;
  issued_on: string;
  words: string;
  owner: string | null;
  target_percent: number;
  due_on: string | null;
  state: 'open' | 'met' | 'withdrawn';
  closed_on: string | null;
  close_reason: string | null;
  progress: 'not_known' | 'above' | 'at_target' | 'met';
  progress_words: string;
  before: Share | null;
  now: Share | null;
  now_from: string;
  now_to: string;
}

export interface ThemeList {
  today: string;
  from: string;
  to: string;
  may_change: boolean;
  themes: ThemeRow[];
  recommendations: Recommendation[];
}

export interface ThemeMonth {
  /** "2020-09". */
  month: string;
  gap: Share | null;
  strength: Share | null;
}

export interface ThemeDetail extends Theme {
  today: string;
  may_change: boolean;
  below: { code: string; name: string }[];
  months: ThemeMonth[];
  recommendations: Recommendation[];
}

export interface Mark {
  theme: string;
  polarity: 'strength' | 'gap';
}

const whole = (share: number): string => `${number(100 * share)}%`;

/** "20% (13% to 30%)". */
export const shareWords = (share: Share | null): string => (share === null ? 'no audits' : `${whole(share.share)} (${whole(share.lower)} to ${whole(share.upper)})`);

/** "16 of 80". */
export const countWords = (share: Share | null): string => (share === null ? '' : `${number(share.met)} of ${number(share.all)}`);

/** "September 2020" of "2020-09". */
export function monthWords(month: string): string {
  const { year, month: at } = parts(`${month}-01`);
  return `${monthName(at)} ${year}`;
}

/** "July 2020 to September 2020"; one month alone by itself. */
export const spanWords = (from: string, to: string): string => (from === to ? monthWords(from) : `${monthWords(from)} to ${monthWords(to)}`);

/** Themes as they stand: each at the top with those below it after it. One whose parent is not there stands at the top. */
export function ordered<T extends Theme>(themes: readonly T[]): T[] {
  const known = new Set(themes.map(({ code }) => code));
  const tops = themes.filter(({ parent }) => parent === null || !known.has(parent));
  return tops.flatMap((top) => [top, ...themes.filter(({ parent }) => parent === top.code)]);
}

/** The marks with one set or taken away. */
export function withMark(marks: readonly Mark[], mark: Mark, set: boolean): Mark[] {
  const others = marks.filter((one) => one.theme !== mark.theme || one.polarity !== mark.polarity);
  return set ? [...others, mark] : others;
}

/** What the line of a theme shows, for those who do not see it. */
export function lineWords(theme: ThemeDetail): string {
  const known = theme.months.filter(({ gap }) => gap !== null);
  const last = known.at(-1);
  if (!last) return `No first-time random audit is final yet, so that nothing is known of ${theme.name.toLowerCase()}.`;
  return `${theme.name}, a gap in ${shareWords(last.gap)} of the audits of ${monthWords(last.month)}, the last of ${known.length} months. The table has every month.`;
}
