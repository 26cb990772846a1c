// One thing as GET /api/v1/improvement/things/{thing} gives it, and what the record knows of kinds.
import type { Brief, Progress, Rating, Standing } from '../record.js';

export interface EntryRow {
  on: string;
  written_at: string;
  by: string | null;
  kind: string;
  value: string;
  value_words: string;
  words: string;
  evidence: string;
  due: string | null;
  owner: string;
}

export interface LinkRow extends Brief {
  how: string;
  /** From this thing to the other. */
  forward: boolean;
  since: string;
}

export interface PartRow extends Brief {
  status_words: string;
  due: string | null;
}

/** What only its kind has: words, or the thing or indicator that is meant, or both. */
export interface Particular {
  name: string;
  words: string;
  thing: Brief | null;
  indicator: string | null;
}

export interface Thing extends Brief, Standing {
  on: string;
  kind_words: string;
  sort_words: string;
  words: string;
  since: string;
  parent: Brief | null;
  services: string[];
  indicators: string[];
  particulars: Particular[];
  rating: Rating;
  progress: Progress | null;
  /** The oldest first. */
  entries: EntryRow[];
  links: LinkRow[];
  parts: PartRow[];
  may_say: string[];
}

export interface Code {
  code: string;
  words: string;
}

export interface Kind {
  code: string;
  /** "finding", "risk": one of them, as in a sentence. */
  one: string;
  parents: string[];
  must_have_parent: boolean;
  sorts: Code[];
  statuses: Code[];
  entries: string[];
}

export interface LinkKind extends Code {
  /** What reads from the second to the first. */
  back: string;
}

export interface KnownIndicator {
  id: string;
  name: string;
  better: string;
}

/** What GET /api/v1/improvement/kinds gives: the record's own words, and what can be chosen. */
export interface Kinds {
  kinds: Kind[];
  links: LinkKind[];
  responses: Code[];
  outcomes: Code[];
  decisions: Code[];
  ratings: Code[];
  services: string[];
  bodies: Brief[];
  plans: Brief[];
  indicators: KnownIndicator[];
}

/** A thing that was found by words of its title. */
export interface FoundThing extends Brief {
  kind_words: string;
}

/** A body that watches over a plan. */
export interface Watcher extends Brief {
  words: string;
  from: string;
  to: string | null;
}

/** The parts of a plan's page that these pages need. */
export interface PlanParts {
  themes: { theme: Brief }[];
  milestones: Brief[];
  oversight: { bodies: Watcher[]; gaps: unknown[] };
}

export const thingAt = (id: string): string => `/improvement/things/${encodeURIComponent(id)}`;

/** The name under which what is typed about a thing is kept until it is sent. */
export const draftName = (what: string, id: string): string => `${what}-${id.replace(/[^A-Za-z0-9_-]+/g, '-')}`.slice(0, 100);
