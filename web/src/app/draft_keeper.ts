// Keeps what is typed into a form on the server (docs/accounts.md: Typed work), so that no session that ends, closed window or
// crash loses it. Knows nothing of the page: draft.ts joins the two, and the tests give it a server and a clock of their own.
import type { Answer } from './server.js';

/** What a form holds: JSON by the name of its fields. Never a password: a draft is stored. */
export type Values = Record<string, unknown>;

/** As the server has it. */
export interface StoredDraft {
  content: unknown;
  revision: number;
  saved_at: string | null;
}

/** The address of a draft, for the few things that are done with it. A refused change of the same form by another page is
 * `conflict`; everything else that fails is a failure. */
export interface DraftServer {
  read: () => Promise<Answer<StoredDraft>>;
  save: (content: Values, revision: number, leaving: boolean) => Promise<Answer<StoredDraft> | { ok: false; conflict: StoredDraft }>;
  remove: (leaving: boolean) => Promise<Answer<unknown>>;
}

export interface Clock {
  set: (what: () => void, milliseconds: number) => number;
  clear: (timer: number) => void;
  now: () => number;
}

/** How long after the last key a draft is saved, and how long at most while someone types on, in milliseconds. */
export const PAUSE = 2_000;
export const AT_LEAST_EVERY = 10_000;
/** How long after a failure of the network or the server it is tried again. */
export const AGAIN = 15_000;

export interface DraftState<Form extends Values> {
  values: Form;
  /** What was typed on another day, and is neither taken nor thrown away yet. */
  found: { values: Form; savedAt: string } | null;
  /** What another page wrote into the same form meanwhile. Nothing more is saved until one of the two is chosen. */
  conflict: { values: Form; savedAt: string } | null;
  /** "saved" where the server has all that stands here; "failed" where it could not take it, with words why. */
  kept: 'nothing' | 'waiting' | 'saved' | 'failed';
  why: string;
  savedAt: string | null;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What a stored draft holds for this form: a field that the form no longer has, or of another kind, is left out. */
export function valuesOf<Form extends Values>(initial: Form, content: unknown): Form {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return initial;
  const kind = (value: unknown): string => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);
  const stored = content as Values;
  const fits = (name: string): boolean =>
    name in stored && (kind(initial[name]) === kind(stored[name]) || initial[name] === null || stored[name] === null);
  const fitting = Object.keys(initial).filter(fits);
  return { ...initial, ...Object.fromEntries(fitting.map((name) => [name, stored[name]])) };
}

/** One form that is open on one page. */
export class DraftKeeper<Form extends Values> {
  state: DraftState<Form>;
  private revision = 0;
  private saved: Form;
  private timer: number | null = null;
  private waitingSince: number | null = null;
  private going: Promise<void> = Promise.resolve();
  private looked = false;
  private over = false;
  private generation = 0;
  /** What was given to the server last, whether or not its answer came. */
  private given: Form | null = null;

  constructor(
    private readonly initial: Form,
    private readonly server: DraftServer,
    private readonly clock: Clock,
    private readonly show: (state: DraftState<Form>) => void,
  ) {
    this.saved = initial;
    this.state = { values: initial, found: null, conflict: null, kept: 'nothing', why: '', savedAt: null };
  }

  /** Looks for what was typed before. What is typed until the answer comes is not touched by it. */
  async open(): Promise<void> {
    const answer = await this.server.read();
    if (this.over || this.looked) return;
    // Without an answer the form can be used; saving says what is wrong.
    if (!answer.ok) return;
    this.looked = true;
    const { content, revision, saved_at: savedAt } = answer.data;
    this.revision = revision;
    if (revision === 0 || content === null) return;
    const values = valuesOf(this.initial, content);
    if (same(values, this.initial)) return;
    if (same(values, this.state.values)) {
      this.saved = values;
      this.put({ kept: 'saved', savedAt });
    } else if (same(this.state.values, this.initial)) this.put({ found: { values, savedAt: savedAt ?? '' } });
    else this.put({ conflict: { values, savedAt: savedAt ?? '' } });
  }

  /** Begins with values that were typed here and could not be saved when the form was left. */
  resume(values: Form): void {
    this.change(values);
  }

  change(part: Partial<Form>): void {
    this.put({ values: { ...this.state.values, ...part } });
    if (same(this.state.values, this.saved)) {
      this.stopWaiting();
      if (this.state.kept === 'waiting') this.put({ kept: this.revision === 0 ? 'nothing' : 'saved' });
      return;
    }
    if (this.state.kept !== 'failed') this.put({ kept: 'waiting' });
    this.wait();
  }

  /** Takes what was typed before. */
  restore(): void {
    const { found } = this.state;
    if (!found) return;
    this.saved = found.values;
    this.put({ values: found.values, found: null, kept: 'saved', savedAt: found.savedAt });
  }

  /** Throws away what was typed before. */
  async discard(): Promise<void> {
    if (!this.state.found) return;
    this.put({ found: null });
    await this.removeStored(false);
  }

  /** Chooses between what stands here and what another page wrote. */
  async choose(which: 'here' | 'other'): Promise<void> {
    const { conflict } = this.state;
    if (!conflict) return;
    this.saved = conflict.values;
    if (which === 'other') this.put({ values: conflict.values, conflict: null, kept: 'saved', why: '', savedAt: conflict.savedAt });
    else {
      this.put({ conflict: null, kept: 'waiting', why: '' });
      await this.flush();
    }
  }

  /** Saves now what is not saved yet; `leaving` where the page may be gone before the answer. */
  flush(leaving = false): Promise<void> {
    this.stopWaiting();
    const next = leaving ? this.save(true) : this.going.then(() => this.save(false));
    this.going = Promise.all([this.going, next]).then(() => undefined);
    return next;
  }

  /** The form was sent: the draft is removed, and the form begins anew with `next`. */
  async sent(next: Form = this.initial): Promise<void> {
    this.stopWaiting();
    // What is still on its way must not come after the removal.
    ++this.generation;
    this.saved = next;
    this.put({ values: next, found: null, conflict: null, kept: 'nothing', why: '', savedAt: null });
    const had = this.going;
    this.going = had.then(() => this.removeStored(true));
    await this.going;
  }

  /** The form is left. What could not be saved is given back, so that it can be kept for when it opens again. */
  async close(): Promise<Form | null> {
    this.over = true;
    await this.flush();
    this.stopWaiting();
    return this.unsaved() ? this.state.values : null;
  }

  /** True where the server does not have what stands here. */
  unsaved(): boolean {
    return !same(this.state.values, this.saved);
  }

  private put(part: Partial<DraftState<Form>>): void {
    this.state = { ...this.state, ...part };
    if (!this.over) this.show(this.state);
  }

  private wait(): void {
    const now = this.clock.now();
    this.waitingSince ??= now;
    if (this.timer !== null) this.clock.clear(this.timer);
    const left = Math.max(0, this.waitingSince + AT_LEAST_EVERY - now);
    this.timer = this.clock.set(() => void this.flush(), Math.min(PAUSE, left));
  }

  private stopWaiting(): void {
    if (this.timer !== null) this.clock.clear(this.timer);
    this.timer = null;
    this.waitingSince = null;
  }

  private async removeStored(leaving: boolean): Promise<void> {
    if (this.revision === 0) return;
    const answer = await this.server.remove(leaving);
    if (answer.ok) this.revision = 0;
  }

  private async save(leaving: boolean): Promise<void> {
    if (!this.unsaved() || this.state.conflict || this.state.found) return;
    const { values } = this.state;
    const { generation, given } = this;
    if (same(values, this.initial) && this.revision > 0) {
      await this.removeStored(leaving);
      if (this.revision > 0 || generation !== this.generation) return;
      this.saved = values;
      this.put({ kept: 'nothing', why: '', savedAt: null });
      return;
    }
    this.given = values;
    const answer = await this.server.save(values, this.revision, leaving);
    if (answer.ok) {
      this.looked = true;
      this.revision = answer.data.revision;
      if (generation !== this.generation) return;
      this.saved = values;
      // More may have been typed meanwhile; that is waiting for its own turn.
      this.put({ kept: this.unsaved() ? 'waiting' : 'saved', why: '', savedAt: answer.data.saved_at });
    } else if ('conflict' in answer) {
      this.looked = true;
      this.revision = answer.conflict.revision;
      if (generation !== this.generation) return;
      const theirs = valuesOf(this.initial, answer.conflict.content);
      // What this page gave before without hearing the answer is no other page's.
      if (given !== null && same(theirs, given)) {
        this.given = null;
        await this.save(leaving);
      } else this.put({ conflict: { values: theirs, savedAt: answer.conflict.saved_at ?? '' } });
    } else if (generation === this.generation) {
      this.put({ kept: 'failed', why: `${answer.detail} ${answer.remedy}` });
      // A session that ended is waited for (draft.ts); what the server refuses for good changes when more is typed.
      const passing = answer.status === 0 || answer.status === 429 || answer.status >= 500;
      if (passing && !this.over && this.timer === null) this.timer = this.clock.set(() => void this.flush(), AGAIN);
    }
  }
}
