// The data of one child's journey, as src/report/journey_page.cc writes it into the page. The two say the same thing;
// whoever changes one changes the other and raises `contract`.

export const JOURNEY_CONTRACT = 1;

export interface Journey {
  contract: number;
  person_id: string;
  as_at: string;
  snapshot: string;
  authority: string;
  /** Months ("2012-02"), or empty. */
  born: string;
  expected: string;
  died: string;
  sex: string;
  ethnicity: string;
  age: string;
  lanes: { id: string; name: string }[];
  /** In the order of their days; those without one last. */
  entries: Entry[];
  /** What holds on the day of the snapshot first, then from the newest. */
  flags: Flag[];
  made_at: string;
  windscreen_version: string;
}

export interface Entry {
  lane: string;
  spell: boolean;
  from: string | null;
  /** Null while a spell is open, and for events. */
  to: string | null;
  what: string;
  detail: string;
  age: string;
  source: string;
}

export interface Flag {
  lane: string;
  now: boolean;
  spell: boolean;
  from: string | null;
  to: string | null;
  words: string;
  /** The indicator whose definition it follows; may be empty. */
  indicator: string;
}
