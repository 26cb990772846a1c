// What became of a plan's actions, and what it lacks, in words.
import { count, counted } from '../../../words/format.js';
import type { Brief } from '../record.js';
import type { LineageLine, Plan } from './plan.js';
import { listed } from './plan_words.js';

/** "7 delivered, embedded and impact shown; 14 carried on": each state with how many, in the order in which they come. */
export function stateCounts(lines: readonly LineageLine[]): string {
  const states = [...new Set(lines.map(({ state_words: words }) => words))];
  return states.map((words) => `${count(lines.filter((line) => line.state_words === words).length)} ${words.toLowerCase()}`).join('; ');
}

export interface Lack {
  of: string;
  one: string;
  many: string;
  /** What more is said where there is room. */
  more: string;
  things: Brief[];
}

/** What is lacking, each with the things that lack it; nothing of what none lacks. */
export function lacksOf({ lacks }: Pick<Plan, 'lacks'>): Lack[] {
  return [
    { of: 'actions', one: 'comes from nowhere', many: 'come from nowhere', more: ': no finding is answered, and no action of an earlier plan carried on', things: lacks.source },
    { of: 'actions', one: 'has no lead', many: 'have no lead', more: '', things: lacks.lead },
    { of: 'actions', one: 'has no day', many: 'have no day', more: '', things: lacks.due },
    { of: 'measures', one: 'cannot be measured', many: 'cannot be measured', more: '', things: lacks.measure },
  ].filter(({ things }) => things.length > 0);
}

export const lackWords = ({ of, one, many, things }: Lack): string => `${counted(things.length, of)} ${things.length === 1 ? one : many}`;

/** A sentence for the top of the page; empty where nothing lacks. */
export const lacksSentence = (plan: Pick<Plan, 'lacks'>): string => listed(lacksOf(plan).map(lackWords));
