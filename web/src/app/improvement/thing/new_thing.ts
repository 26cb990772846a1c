// A thing that is to be added: what its form holds, and which fields its kind has.
import type { Kind, Kinds } from './thing_api.js';

/** No interface: drafts take what can be indexed by any name. */
export type NewTyped = {
  kind: string;
  sort: string;
  number: string;
  title: string;
  words: string;
  since: string;
  services: string[];
  /** A service that the record does not name yet. */
  other_service: string;
  indicators: string[];
  /** Chosen in the list of indicators, and not yet taken into it. */
  next_indicator: string;
  owner: string;
  email: string;
  due: string;
  /** What it is to be part of, where that is chosen in the form. */
  plan: string;
  theme: string;
  indicator: string;
  better: string;
  baseline: string;
  baseline_on: string;
  target: string;
  target_on: string;
  after: string;
  lag_months: string;
  lag_days: string;
  cause: string;
  effect: string;
  outcome: string;
  call_in_by: string;
  call_in_days: string;
  to: string;
  every_months: string;
  asked: string;
  replied: string;
  mentions: string;
};

export const NOTHING_NEW: NewTyped = {
  kind: '', sort: '', number: '', title: '', words: '', since: '', services: [], other_service: '', indicators: [], next_indicator: '', owner: '', email: '', due: '', plan: '', theme: '',
  indicator: '', better: '', baseline: '', baseline_on: '', target: '', target_on: '', after: '', lag_months: '', lag_days: '', cause: '', effect: '',
  outcome: '', call_in_by: '', call_in_days: '', to: '', every_months: '', asked: '', replied: '', mentions: '',
};

export const addId = (field: string): string => `add-${field}`;

/** Where the new thing belongs: part of something, an answer to something whose place in a plan is chosen, or by itself. */
export interface Place {
  parent: string | null;
  answers: string | null;
}

/** The kinds that can be part of a thing of a kind. */
export const partsOf = (kinds: readonly Kind[], kind: string): Kind[] => kinds.filter(({ parents }) => parents.includes(kind));

/** The kinds that stand by themselves. */
export const ownKinds = (kinds: readonly Kind[]): Kind[] => kinds.filter(({ must_have_parent: must }) => !must);

const OF_SERVICES = ['source', 'finding', 'plan', 'theme', 'action', 'feedback'];
const OF_INDICATORS = ['finding', 'theme', 'action', 'control'];
export const hasServices = (kind: string): boolean => OF_SERVICES.includes(kind);
export const hasIndicators = (kind: string): boolean => OF_INDICATORS.includes(kind);

/** Which way is better, as the indicator's definition has it; empty where it says neither. */
export const betterOf = (kinds: Pick<Kinds, 'indicators'>, indicator: string): string => kinds.indicators.find(({ id }) => id === indicator)?.better ?? '';
