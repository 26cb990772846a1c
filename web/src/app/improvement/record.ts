// What the addresses under /api/v1/improvement have in common.

/** Where the record is asked. */
export const RECORD = '/api/v1/improvement';

/** A thing, as others name it. */
export interface Brief {
  id: string;
  kind: string;
  number: string;
  title: string;
}

/** What was said of a thing, on the day that it is true of. */
export interface Said {
  on: string;
  value: string;
  words: string;
  evidence: string;
}

export interface PutOff {
  on: string;
  reason: string;
  was: string;
  now_is: string;
  days: number;
}

/** How a thing stands on a day. */
export interface Standing {
  status: string;
  status_words: string;
  status_said: Said | null;
  lead: string;
  due: string | null;
  first_due: string | null;
  put_off: PutOff[];
  delivered: Said | null;
  embedded: Said | null;
  impact: Said | null;
  response: Said | null;
  outcome: Said | null;
  statement: Said | null;
  answers: Said[];
  kept: Said[];
  score: { likelihood: number; impact: number } | null;
  review: string | null;
  last_said: string | null;
}

export type RatingCode = '' | 'blue' | 'green' | 'amber' | 'red';

/** A rating by rule, and what is shown where somebody has overridden it. */
export interface Rating {
  rule: RatingCode;
  shown: RatingCode;
  words: string;
  overridden: Said | null;
  reasons: { code: string; rating: string; words: string; about: Brief | null }[];
}

/** A measure held against a figure. `words` says all of it. */
export interface Progress {
  kind: string;
  value: number | null;
  on: string | null;
  stated: boolean;
  baseline: number | null;
  baseline_on: string | null;
  target: number | null;
  target_on: string | null;
  past: boolean;
  share: number | null;
  words: string;
}

/** "A1 Open one front door"; the title alone where it has no number. */
export const nameOf = ({ number, title }: Pick<Brief, 'number' | 'title'>): string => (number === '' ? title : `${number} ${title}`);
