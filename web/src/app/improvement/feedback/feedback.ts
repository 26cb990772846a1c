// What families, partners and staff said and what was done about it. What may be shown of small numbers the server decides.
import { counted } from '../../../words/format.js';
import type { Brief, Said } from '../record.js';

export interface FeedbackTheme extends Brief {
  sort: string;
  mentions: number | null;
  percent: number | null;
  hidden: boolean;
  says: string;
  answers: Said[];
  actions: Brief[];
}

export interface Round extends Brief {
  words: string;
  since: string;
  who: string;
  asked: number | null;
  replied: number | null;
  percent: number | null;
  says: string;
  themes: FeedbackTheme[];
}

export interface Feedback {
  on: string;
  rounds: Round[];
}

export const SORTS: Record<string, string> = { works_well: 'Works well', to_change: 'To change' };

/** Who was asked, each with how many rounds, in the order in which they come. */
export function whoOf(rounds: readonly Round[]): { value: string; words: string }[] {
  return [...new Set(rounds.map(({ who }) => who))].map((who) => ({ value: who, words: `${who} (${rounds.filter((one) => one.who === who).length})` }));
}

/** The rounds of those who are chosen, the newest first. */
export const roundsOf = (rounds: readonly Round[], who: string): Round[] =>
  rounds.filter((one) => who === '' || one.who === who).sort((a, b) => b.since.localeCompare(a.since));

/** What people want changed, and have not been told what became of it. What works well needs no answer. */
export const isUnanswered = ({ sort, answers }: FeedbackTheme): boolean => sort === 'to_change' && answers.length === 0;

export interface Waiting {
  round: Round;
  theme: FeedbackTheme;
}

export const waitingOf = (rounds: readonly Round[]): Waiting[] => rounds.flatMap((round) => round.themes.filter(isUnanswered).map((theme) => ({ round, theme })));

/** How much of what people want changed they have not been told about. */
export function feedbackSentence(rounds: readonly Round[]): string {
  if (rounds.length === 0) return 'No round of feedback is in the record on this day.';
  const wanted = rounds.flatMap(({ themes }) => themes.filter(({ sort }) => sort === 'to_change')).length;
  const open = waitingOf(rounds).length;
  if (wanted === 0) return `Nothing that people want changed is recorded of ${counted(rounds.length, 'rounds of feedback')}.`;
  if (open === 0) return wanted === 1 ? 'The one theme that people want changed has been answered.' : `All ${wanted} themes that people want changed have been answered.`;
  return `People have not been told what was done about ${open} of the ${counted(wanted, 'themes')} that they want changed.`;
}

/** What was done, in words: what people were told, or that they were not; actions stand beside it. */
export function didWords(theme: FeedbackTheme): string {
  if (theme.answers.length > 0) return theme.answers.map(({ words, evidence }) => [words === '' ? 'Answered' : words, evidence === '' ? '' : `(${evidence})`].filter((one) => one !== '').join(' ')).join(' ');
  if (theme.sort !== 'to_change') return '';
  return theme.actions.length > 0 ? 'Something is being done, and nobody has told them yet' : 'Not answered yet';
}
