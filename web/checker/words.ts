// Words of the checker's page.
import type { Note, Outcome, ReturnName, RuleOutcome, Severity } from './outcome.js';

export const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
export const plural = (count: number, one: string, more: string): string => (count === 1 ? one : more);

/** "2025-26" of 2026. */
export const yearWords = (year: number): string => `${year - 1}-${String(year % 100).padStart(2, '0')}`;

export const RETURN_WORDS: Record<ReturnName, string> = {
  ssda903: 'Children looked after (SSDA903)',
  cin: 'Children in need census',
};

export const SEVERITY_WORDS: Record<Severity, string> = { error: 'Error', query: 'Query', other: 'Check' };

/** What follows from a finding of each kind. */
export const SEVERITY_MEANING: Record<Severity, string> = {
  error: 'must be put right before the return is accepted',
  query: 'must be put right or explained',
  other: 'consistency checks between the tables',
};

/** A reason as the page says it: the command's options mean nothing here. */
export const reasonWords = (reason: string): string => reason.replace(/ \(--[a-z-]+\)/g, '');

/** A sentence: a capital at its beginning and a full stop behind it. */
export function sentence(words: string): string {
  const whole = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.?!]$/.test(whole) ? whole : `${whole}.`;
}

/** "episodes.csv, line 12: It has …". */
export function noteWords({ file, line, words }: Note): string {
  const place = file === '' ? '' : line > 0 ? `${file}, line ${line}: ` : `${file}: `;
  return place + sentence(words);
}

export interface Tally {
  error: number;
  query: number;
  other: number;
  run: number;
  notRun: RuleOutcome[];
  /** Run without something that they also look at. */
  partly: RuleOutcome[];
}

export function tallyOf({ rules }: Outcome): Tally {
  const tally: Tally = { error: 0, query: 0, other: 0, run: 0, notRun: [], partly: [] };
  for (const rule of rules) {
    tally[rule.severity] += rule.findings;
    if (!rule.run) tally.notRun.push(rule);
    else tally.run += 1;
    if (rule.run && rule.reason !== '') tally.partly.push(rule);
  }
  return tally;
}

/** "1,204 rows" or "2 files, 3.4 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
