// What the pages of a plan say in words.
import { count, counted, longDate, monthName, parts } from '../../../words/format.js';
import type { Progress, Rating, RatingCode } from '../record.js';
import type { Counts, Gap, Measure } from './plan.js';

const RATINGS: readonly Exclude<RatingCode, ''>[] = ['red', 'amber', 'green', 'blue'];

/** "6 red, 5 green"; the gravest first, and nothing of what there is none of. */
export function ratingCounts(by: Record<Exclude<RatingCode, ''>, number>): string {
  const some = RATINGS.filter((code) => by[code] > 0).map((code) => `${count(by[code])} ${code}`);
  return some.length === 0 ? 'none rated' : some.join(', ');
}

/** Why a rating is what it is, without the colour that stands beside it: "an action is amber". */
export function ratingAbout({ words }: Pick<Rating, 'words'>): string {
  const at = words.indexOf(': ');
  return at < 0 ? words : words.slice(at + 2);
}

/** "13 of 21". */
export const ofAll = (some: number, all: number): string => `${count(some)} of ${count(all)}`;

/** A list in a sentence: "a, b and c". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** What became of the actions: "Of 21 actions, 17 are delivered and 4 are under way." */
export function actionsSentence(counts: Counts): string {
  const { actions } = counts;
  if (actions === 0) return 'The plan has no actions yet.';
  const kinds: [number, string][] = [
    [counts.delivered, 'delivered'], [counts.under_way, 'under way'], [counts.not_started, 'not started'], [counts.paused, 'paused'], [counts.withdrawn, 'withdrawn'],
  ];
  const some = kinds.filter(([of]) => of > 0).map(([of, words]) => `${count(of)} ${of === 1 ? 'is' : 'are'} ${words}`);
  return `Of ${counted(actions, 'actions')}, ${listed(some)}.`;
}

/** Three claims that do not stand for one another, each with what it means. Withdrawn actions are in none of them. */
export function claims(counts: Counts): { name: string; some: number; all: number; means: string }[] {
  const all = counts.actions - counts.withdrawn;
  const bare = counts.delivered_without_evidence;
  const unshown = bare === 0 ? '' : ` ${count(bare)} of them ${bare === 1 ? 'has' : 'have'} nothing that shows it.`;
  return [
    { name: 'Delivered', some: counts.delivered, all, means: `What was planned is done.${unshown}` },
    { name: 'Embedded', some: counts.embedded, all, means: 'It is part of everyday practice, and evidence shows it.' },
    { name: 'Impact shown', some: counts.impact_shown, all, means: 'Children’s lives are different because of it, and evidence shows it.' },
  ];
}

/** "From 1 January 2020 to 14 February 2020"; one day by itself. */
export const gapWords = ({ first, last }: Gap): string => (first === last ? `On ${longDate(first)}` : `From ${longDate(first)} to ${longDate(last)}`);

/** "Since 1 January 2020", or from when to when. */
export const remitWords = (from: string, to: string | null): string => (to === null ? `since ${longDate(from)}` : `from ${longDate(from)} to ${longDate(to)}`);

/** A figure of a measure as it is said: whole, or with one decimal place. */
export const figure = (value: number | null): string => (value === null ? '' : count(value));

const PROGRESS: Record<string, string> = {
  no_measure: 'Cannot be measured: words alone', no_figure: 'No figure yet', no_baseline: 'No number at the start', reached: 'Reached',
  better_than_baseline: 'Better than at the start, not reached', no_better: 'No better than at the start', worse: 'Further away than at the start',
};

/** What a measure has come to, in a few words. */
export const progressWords = ({ kind }: Pick<Progress, 'kind'>): string => PROGRESS[kind] ?? kind;

/** True where nobody can say whether it has succeeded. */
export const wordsAlone = ({ progress }: Pick<Measure, 'progress'>): boolean => progress.kind === 'no_measure';

/** "24 of 30 measures cannot be measured: they are words alone." */
export function measuresSentence(measures: readonly Measure[]): string {
  const alone = measures.filter(wordsAlone).length;
  if (measures.length === 0) return 'The plan does not say how one would see that it has succeeded.';
  if (alone === 0) return 'Each of them can be measured.';
  return `${ofAll(alone, measures.length)} ${alone === 1 ? 'is' : 'are'} words alone: nobody can say whether ${alone === 1 ? 'it is' : 'they are'} reached.`;
}

/** "3 days to spare", "2 days short"; empty where nothing is waited for. */
export function floatWords(days: number | null): string {
  if (days === null) return '';
  if (days === 0) return 'None to spare';
  return days > 0 ? `${counted(days, 'days')} to spare` : `${counted(-days, 'days')} short`;
}

/** A day short enough for a table of many columns: "30 Sep 2020". */
export function shortDay(iso: string): string {
  const { year, month, day } = parts(iso);
  return `${day} ${monthName(month).slice(0, 3)} ${year}`;
}
