// The values among which an entry's form lets one choose.
import type { Code, Kinds, Thing } from './thing_api.js';

export interface Choosable {
  value: string;
  words: string;
}

const choosable = (codes: readonly Code[]): Choosable[] => codes.map(({ code, words }) => ({ value: code, words }));

const CLAIM_WORDS: Record<string, string> = {
  delivered: 'Yes, it is delivered: what was planned is done',
  embedded: 'Yes, it is part of everyday practice',
  impact: 'Yes, it made a difference to children',
};

/** The choices of `entry`; empty where it has no value to choose. Only what was said can be taken back. */
export function valueChoices(entry: string, thing: Pick<Thing, 'kind' | 'delivered' | 'embedded' | 'impact' | 'rating'>, kinds: Pick<Kinds, 'kinds' | 'responses' | 'outcomes' | 'ratings'>): Choosable[] {
  if (entry === 'status') return choosable(kinds.kinds.find(({ code }) => code === thing.kind)?.statuses ?? []);
  if (entry === 'response') return choosable(kinds.responses);
  if (entry === 'outcome') return choosable(kinds.outcomes);
  if (entry === 'rating') return [...choosable(kinds.ratings), ...(thing.rating.overridden === null ? [] : [{ value: 'rule', words: 'By the rule again' }])];
  if (entry === 'delivered' || entry === 'embedded' || entry === 'impact') {
    return [{ value: 'yes', words: CLAIM_WORDS[entry] ?? '' }, ...(thing[entry] === null ? [] : [{ value: 'taken_back', words: 'No: take back what was said' }])];
  }
  return [];
}
