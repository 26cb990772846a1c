// Keeps what an auditor types until the server has it: sends it as it is typed, again when that fails, and shows both where another
// wrote meanwhile. Knows nothing of pages, so that it can be tested by itself.
import { NOTHING, sameTyped, type AuditForm, type ServerContradiction, type ServerGap, type StoredAnswer, type Typed } from './audit_form.js';
import type { Answer, Failure } from '../server.js';

/** What was typed and is not on the server yet; `seen` is what its writer had before their eyes: a question's revision, a field's text. */
export interface Unsent {
  typed: Typed;
  seen: number | string;
}

export interface SaveAnswer {
  revision: number;
  answers: (StoredAnswer & { saved: boolean })[];
  fields: { field: string; saved: boolean; stands: string | null; fault: string | null }[];
  gaps: ServerGap[];
  contradictions: ServerContradiction[];
}

export interface SaveBody {
  audit: string;
  answers: { question: string; value: Typed['value']; not_applicable: string | null; seen: number }[];
  fields: { field: string; value: string; was: string }[];
}

/** Where what is unsent survives the page (unsent_store.ts). False where it could not be kept. */
export interface UnsentPlace {
  keep: (key: string, unsent: Unsent) => boolean;
  drop: (key: string) => void;
}

export interface KeeperClock {
  set: (what: () => void, milliseconds: number) => number;
  clear: (timer: number) => void;
}

/** saved: the server has all. sending: some is on its way. waiting: it could not be reached, and is tried again. refused: it said no. */
export type KeepState = 'saved' | 'sending' | 'waiting' | 'refused';

export interface Conflict {
  mine: Typed;
  theirs: Typed;
  /** The other is the same person, in another window. */
  own: boolean;
}

export interface KeeperView {
  values: ReadonlyMap<string, Typed>;
  conflicts: ReadonlyMap<string, Conflict>;
  /** Why a single thing was not taken. */
  faults: ReadonlyMap<string, string>;
  unsent: number;
  state: KeepState;
  why: string;
  /** Whether what is unsent would survive the page. */
  kept: boolean;
  revision: number;
  gaps: readonly ServerGap[];
  contradictions: readonly ServerContradiction[];
}

const PAUSE = 600;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;
const MOST_AT_ONCE = 200;

const isQuestion = (key: string): boolean => key.startsWith('q:');

export class AnswerKeeper {
  private readonly values = new Map<string, Typed>();
  private readonly seen = new Map<string, number | string>();
  private readonly unsent = new Map<string, Unsent>();
  private readonly conflicts = new Map<string, Conflict & { at: number | string }>();
  private readonly faults = new Map<string, string>();
  /** Refused by itself: not sent again until it is changed. */
  private readonly held = new Set<string>();
  private state: KeepState = 'saved';
  private why = '';
  private kept = true;
  private oneByOne = false;
  private wait = FIRST_WAIT;
  private timer: number | null = null;
  private running: Promise<void> | null = null;
  private revision: number;
  private gaps: readonly ServerGap[];
  private contradictions: readonly ServerContradiction[];

  constructor(
    private readonly form: AuditForm,
    left: ReadonlyMap<string, Unsent>,
    private readonly send: (body: SaveBody) => Promise<Answer<SaveAnswer>>,
    private readonly place: UnsentPlace,
    private readonly clock: KeeperClock,
    private readonly show: (view: KeeperView) => void,
  ) {
    this.revision = form.revision;
    this.gaps = form.gaps;
    this.contradictions = form.contradictions;
    for (const answer of form.answers) {
      this.values.set(`q:${answer.question}`, { value: answer.value, not_applicable: answer.not_applicable });
      this.seen.set(`q:${answer.question}`, answer.revision);
    }
    for (const [name, value] of Object.entries(form.fields ?? {})) {
      this.values.set(`f:${name}`, { value, not_applicable: null });
      this.seen.set(`f:${name}`, value);
    }
    for (const [key, unsent] of left) {
      if (sameTyped(unsent.typed, this.values.get(key) ?? NOTHING)) {
        place.drop(key);
        continue;
      }
      this.values.set(key, unsent.typed);
      this.unsent.set(key, unsent);
      place.keep(key, unsent);
    }
    if (this.unsent.size > 0) this.state = 'sending';
  }

  view(): KeeperView {
    return {
      values: new Map(this.values), conflicts: new Map(this.conflicts), faults: new Map(this.faults), unsent: this.unsent.size,
      state: this.state, why: this.why, kept: this.kept, revision: this.revision, gaps: this.gaps, contradictions: this.contradictions,
    };
  }

  /** Sends what was left from before. */
  open(): Promise<void> {
    return this.unsent.size > 0 ? this.flush() : Promise.resolve();
  }

  change(key: string, typed: Typed): void {
    this.values.set(key, typed);
    this.faults.delete(key);
    this.held.delete(key);
    const unsent = { typed, seen: this.unsent.get(key)?.seen ?? this.seen.get(key) ?? (isQuestion(key) ? 0 : '') };
    this.unsent.set(key, unsent);
    this.kept = this.place.keep(key, unsent);
    const conflict = this.conflicts.get(key);
    if (conflict) this.conflicts.set(key, { ...conflict, mine: typed });
    if (this.state !== 'waiting') this.state = 'sending';
    this.later(PAUSE);
    this.tell();
  }

  /** Keeps one of two texts; the other is gone. */
  choose(key: string, which: 'mine' | 'theirs'): Promise<void> {
    const conflict = this.conflicts.get(key);
    if (!conflict) return Promise.resolve();
    this.conflicts.delete(key);
    this.seen.set(key, conflict.at);
    if (which === 'theirs') {
      this.values.set(key, conflict.theirs);
      this.forget(key);
    } else {
      const unsent = { typed: this.values.get(key) ?? conflict.mine, seen: conflict.at };
      this.unsent.set(key, unsent);
      this.kept = this.place.keep(key, unsent);
    }
    return this.flush();
  }

  /** Sends everything now, and gives when there is nothing more to be done about it. */
  async flush(): Promise<void> {
    if (this.timer !== null) this.clock.clear(this.timer);
    this.timer = null;
    // Two sendings at once could overtake one another, and one's own older text would seem another's.
    while (this.running) await this.running;
    const batch = this.batch();
    if (batch.length === 0) {
      if (this.unsent.size === 0) this.settle();
      this.tell();
      return;
    }
    this.state = this.state === 'waiting' ? 'waiting' : 'sending';
    this.tell();
    this.running = this.sendBatch(batch).finally(() => {
      this.running = null;
    });
    await this.running;
    this.tell();
    // What was typed meanwhile, or the rest of what was sent one by one.
    if (this.state === 'sending' && this.batch().length > 0) await this.flush();
  }

  /** Tries again what was refused as a whole. */
  again(): Promise<void> {
    this.held.clear();
    this.wait = FIRST_WAIT;
    this.state = 'sending';
    return this.flush();
  }

  close(): void {
    if (this.timer !== null) this.clock.clear(this.timer);
    this.timer = null;
  }

  /** Everything that is unsent as a body, for when the page goes; null where there is nothing. */
  rest(): SaveBody | null {
    const batch = this.batch();
    return batch.length === 0 ? null : this.body(batch);
  }

  private batch(): [string, Unsent][] {
    const ready = [...this.unsent].filter(([key]) => !this.conflicts.has(key) && !this.held.has(key));
    return ready.slice(0, this.oneByOne ? 1 : MOST_AT_ONCE);
  }

  private body(batch: readonly [string, Unsent][]): SaveBody {
    const text = (typed: Typed): string => (typeof typed.value === 'string' ? typed.value : '');
    return {
      audit: this.form.id,
      answers: batch.filter(([key]) => isQuestion(key)).map(([key, { typed, seen }]) => ({
        question: key.slice(2), value: typed.not_applicable === null ? typed.value : null, not_applicable: typed.not_applicable, seen: Number(seen),
      })),
      fields: batch.filter(([key]) => !isQuestion(key)).map(([key, { typed, seen }]) => ({ field: key.slice(2), value: text(typed), was: String(seen) })),
    };
  }

  private async sendBatch(batch: readonly [string, Unsent][]): Promise<void> {
    const answer = await this.send(this.body(batch));
    if (!answer.ok) {
      this.refused(answer, batch);
      return;
    }
    this.wait = FIRST_WAIT;
    const sent = new Map(batch);
    for (const one of answer.data.answers) {
      this.heard(`q:${one.question}`, sent, one.saved, { value: one.value, not_applicable: one.not_applicable }, one.revision, one.mine);
    }
    for (const one of answer.data.fields) {
      const key = `f:${one.field}`;
      if (one.fault !== null) {
        this.faults.set(key, one.fault);
        if (sameTyped(this.unsent.get(key)?.typed ?? NOTHING, sent.get(key)?.typed ?? NOTHING)) this.held.add(key);
      } else this.heard(key, sent, one.saved, { value: one.stands ?? '', not_applicable: null }, one.stands ?? '', false);
    }
    this.revision = answer.data.revision;
    this.gaps = answer.data.gaps;
    this.contradictions = answer.data.contradictions;
    this.settle();
  }

  private heard(key: string, sent: ReadonlyMap<string, Unsent>, saved: boolean, stands: Typed, at: number | string, own: boolean): void {
    const now = this.unsent.get(key);
    if (saved) {
      this.seen.set(key, at);
      if (!now) return;
      if (sameTyped(now.typed, sent.get(key)?.typed ?? NOTHING)) this.forget(key);
      else {
        const next = { typed: now.typed, seen: at };
        this.unsent.set(key, next);
        this.kept = this.place.keep(key, next);
      }
    } else if (now && sameTyped(now.typed, stands)) {
      this.seen.set(key, at);
      this.forget(key);
    } else if (now) this.conflicts.set(key, { mine: now.typed, theirs: stands, own, at });
  }

  private refused(failure: Failure, batch: readonly [string, Unsent][]): void {
    this.why = `${failure.detail} ${failure.remedy}`.trim();
    const passing = failure.status === 0 || failure.status >= 500 || failure.status === 401 || failure.status === 429 || failure.code === 'csrf';
    if (passing) {
      this.state = 'waiting';
      this.later(this.wait);
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    } else if (batch.length > 1) {
      // One of them may be at fault: the others go through by themselves.
      this.oneByOne = true;
      this.state = 'sending';
    } else {
      for (const [key] of batch) {
        this.held.add(key);
        this.faults.set(key, this.why);
      }
      this.state = this.batch().length > 0 ? 'sending' : 'refused';
    }
  }

  private settle(): void {
    const open = [...this.unsent.keys()].filter((key) => !this.conflicts.has(key));
    if (open.length === 0) {
      this.state = 'saved';
      this.why = '';
      this.oneByOne = false;
    } else if (open.every((key) => this.held.has(key))) this.state = 'refused';
    else this.state = 'sending';
  }

  private forget(key: string): void {
    this.unsent.delete(key);
    this.faults.delete(key);
    this.held.delete(key);
    this.place.drop(key);
  }

  private later(milliseconds: number): void {
    if (this.timer !== null) this.clock.clear(this.timer);
    this.timer = this.clock.set(() => {
      this.timer = null;
      void this.flush();
    }, milliseconds);
  }

  private tell(): void {
    this.show(this.view());
  }
}
