import { beforeEach, expect, it } from 'vitest';
import { differing, wordsOf } from './DraftKept.js';
import { AGAIN, AT_LEAST_EVERY, DraftKeeper, PAUSE, valuesOf, type Clock, type DraftServer, type DraftState, type StoredDraft } from './draft_keeper.js';
import type { Failure } from './server.js';

type Form = { words: string; urgent: boolean };
const EMPTY: Form = { words: '', urgent: false };

/** As src/serve/accounts/drafts.cc keeps them, and able to fail. */
class Shelf implements DraftServer {
  stored: StoredDraft = { content: null, revision: 0, saved_at: null };
  saves = 0;
  failure: Failure | null = null;
  /** The answer to a save gets lost, though the save is done. */
  losesAnswer = false;
  held: Promise<void> = Promise.resolve();

  async read() {
    await this.held;
    return this.failure ?? ({ ok: true, data: this.stored } as const);
  }
  async save(content: Record<string, unknown>, revision: number) {
    await this.held;
    if (this.failure) return this.failure;
    const known = JSON.stringify(content) === JSON.stringify(this.stored.content);
    if (!known && this.stored.revision !== 0 && this.stored.revision !== revision) return { ok: false, conflict: this.stored } as const;
    this.saves += 1;
    if (!known) this.stored = { content, revision: Math.max(this.stored.revision, revision) + 1, saved_at: `2020-09-30T09:00:0${this.saves}.000Z` };
    return this.losesAnswer ? failure(0) : ({ ok: true, data: this.stored } as const);
  }
  async remove() {
    await this.held;
    if (this.failure) return this.failure;
    this.stored = { content: null, revision: 0, saved_at: null };
    return { ok: true, data: this.stored } as const;
  }
}

function failure(status: number): Failure {
  return { ok: false, status, code: '', detail: 'It could not be reached.', remedy: 'Try again.', after: 0 };
}

/** A clock that the test moves on. */
class Hand implements Clock {
  private time = 0;
  private timers = new Map<number, { at: number; what: () => void }>();
  private last = 0;
  set(what: () => void, milliseconds: number): number {
    this.timers.set(++this.last, { at: this.time + milliseconds, what });
    return this.last;
  }
  clear(timer: number): void {
    this.timers.delete(timer);
  }
  now(): number {
    return this.time;
  }
  async on(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    for (const [timer, { at, what }] of [...this.timers]) {
      if (at > this.time) continue;
      this.timers.delete(timer);
      what();
    }
    await settled();
  }
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

let shelf: Shelf;
let clock: Hand;
const keeperOf = (initial: Form = EMPTY): DraftKeeper<Form> => new DraftKeeper<Form>(initial, shelf, clock, () => {});
const shown = (keeper: DraftKeeper<Form>): DraftState<Form> => keeper.state;

beforeEach(() => {
  shelf = new Shelf();
  clock = new Hand();
});

it('saves once typing stops, and no more often', async () => {
  const keeper = keeperOf();
  await keeper.open();
  keeper.change({ words: 'a' });
  await clock.on(PAUSE - 1);
  keeper.change({ words: 'ab' });
  await clock.on(PAUSE - 1);
  expect(shelf.saves).toBe(0);
  expect(shown(keeper).kept).toBe('waiting');
  await clock.on(1);
  expect(shelf.stored.content).toEqual({ words: 'ab', urgent: false });
  expect(shown(keeper).kept).toBe('saved');
  expect(shown(keeper).savedAt).toBe('2020-09-30T09:00:01.000Z');
  await clock.on(60_000);
  expect(shelf.saves).toBe(1);
});

it('saves while someone types without a pause', async () => {
  const keeper = keeperOf();
  await keeper.open();
  for (let typed = 0; typed < AT_LEAST_EVERY / 1000; ++typed) {
    keeper.change({ words: 'x'.repeat(typed + 1) });
    await clock.on(1000);
  }
  expect(shelf.saves).toBe(1);
});

it('asks whether to go on with what was typed before, and does not touch it until then', async () => {
  shelf.stored = { content: { words: 'half a sentence', urgent: true }, revision: 4, saved_at: '2020-09-29T10:00:00.000Z' };
  const keeper = keeperOf();
  await keeper.open();
  expect(shown(keeper).found).toEqual({ values: { words: 'half a sentence', urgent: true }, savedAt: '2020-09-29T10:00:00.000Z' });
  expect(shown(keeper).values).toEqual(EMPTY);
  await keeper.flush();
  expect(shelf.stored.revision).toBe(4);
  keeper.restore();
  expect(shown(keeper).values.words).toBe('half a sentence');
  keeper.change({ words: 'half a sentence more' });
  await keeper.flush();
  expect(shelf.stored.revision).toBe(5);
});

it('throws away what was typed before when told to', async () => {
  shelf.stored = { content: { words: 'old' }, revision: 4, saved_at: '2020-09-29T10:00:00.000Z' };
  const keeper = keeperOf();
  await keeper.open();
  await keeper.discard();
  expect(shelf.stored.content).toBeNull();
  keeper.change({ words: 'new' });
  await keeper.flush();
  expect(shelf.stored.content).toEqual({ words: 'new', urgent: false });
});

it('asks nothing where what was kept is what the form opens with', async () => {
  shelf.stored = { content: { words: '' }, revision: 2, saved_at: '2020-09-29T10:00:00.000Z' };
  const keeper = keeperOf();
  await keeper.open();
  expect(shown(keeper).found).toBeNull();
});

it('shows both texts where one typed before the kept one was there', async () => {
  let free = (): void => {};
  shelf.stored = { content: { words: 'kept' }, revision: 2, saved_at: '2020-09-29T10:00:00.000Z' };
  shelf.held = new Promise((done) => { free = done; });
  const keeper = keeperOf();
  const opened = keeper.open();
  keeper.change({ words: 'typed' });
  free();
  await opened;
  expect(shown(keeper).conflict?.values.words).toBe('kept');
  expect(shown(keeper).values.words).toBe('typed');
});

it('lets the person choose where two pages write the same form, and loses neither text until then', async () => {
  const [one, other] = [keeperOf(), keeperOf()];
  await one.open();
  await other.open();
  one.change({ words: 'of the one' });
  await one.flush();
  other.change({ words: 'of the other' });
  await other.flush();
  expect(shown(other).conflict?.values.words).toBe('of the one');
  expect(shown(other).values.words).toBe('of the other');
  // Typing on saves nothing over it.
  other.change({ words: 'of the other, longer' });
  await clock.on(PAUSE);
  expect(shelf.stored.content).toEqual({ words: 'of the one', urgent: false });
  await other.choose('here');
  expect(shelf.stored.content).toEqual({ words: 'of the other, longer', urgent: false });
  expect(shown(other).kept).toBe('saved');
  one.change({ words: 'of the one again' });
  await one.flush();
  await one.choose('other');
  expect(shown(one).values.words).toBe('of the other, longer');
  expect(one.unsaved()).toBe(false);
});

it('is in no conflict with itself where an answer was lost', async () => {
  const keeper = keeperOf();
  await keeper.open();
  keeper.change({ words: 'a' });
  shelf.losesAnswer = true;
  await keeper.flush();
  expect(shown(keeper).kept).toBe('failed');
  shelf.losesAnswer = false;
  keeper.change({ words: 'ab' });
  await keeper.flush();
  expect(shown(keeper).conflict).toBeNull();
  expect(shelf.stored.content).toEqual({ words: 'ab', urgent: false });
});

it('says what could not be saved, tries again by itself where the network failed, and waits for a session that ended', async () => {
  const keeper = keeperOf();
  await keeper.open();
  shelf.failure = failure(0);
  keeper.change({ words: 'a' });
  await keeper.flush();
  expect(shown(keeper).why).toBe('It could not be reached. Try again.');
  shelf.failure = null;
  await clock.on(AGAIN);
  expect(shown(keeper).kept).toBe('saved');
  shelf.failure = failure(401);
  keeper.change({ words: 'ab' });
  await keeper.flush();
  shelf.failure = null;
  await clock.on(60 * AGAIN);
  expect(shelf.saves).toBe(1);
  // draft.ts does this once there is a session again.
  await keeper.flush();
  expect(shelf.stored.content).toEqual({ words: 'ab', urgent: false });
});

it('removes the draft once the form is sent, also while it is still being saved', async () => {
  const keeper = keeperOf();
  await keeper.open();
  let free = (): void => {};
  shelf.held = new Promise((done) => { free = done; });
  keeper.change({ words: 'a' });
  void keeper.flush();
  const sent = keeper.sent();
  free();
  await sent;
  expect(shelf.stored.content).toBeNull();
  expect(shown(keeper).values).toEqual(EMPTY);
  expect(keeper.unsaved()).toBe(false);
  await clock.on(60_000);
  expect(shelf.stored.content).toBeNull();
});

it('removes the draft where everything typed is taken out again', async () => {
  const keeper = keeperOf();
  await keeper.open();
  keeper.change({ words: 'a' });
  await keeper.flush();
  keeper.change({ words: '' });
  await keeper.flush();
  expect(shelf.stored.content).toBeNull();
  expect(shown(keeper).kept).toBe('nothing');
});

it('saves when the form is left, and gives back what could not be saved', async () => {
  const keeper = keeperOf();
  await keeper.open();
  keeper.change({ words: 'a' });
  expect(await keeper.close()).toBeNull();
  expect(shelf.stored.content).toEqual({ words: 'a', urgent: false });
  const again = keeperOf();
  await again.open();
  again.restore();
  again.change({ words: 'ab' });
  shelf.failure = failure(0);
  expect(await again.close()).toEqual({ words: 'ab', urgent: false });
});

it('takes of an older draft only what the form still has', () => {
  expect(valuesOf(EMPTY, { words: 'a', urgent: 'yes', gone: 1 })).toEqual({ words: 'a', urgent: false });
  for (const nothing of [null, 'text', ['a'], 3]) expect(valuesOf(EMPTY, nothing)).toEqual(EMPTY);
});

it('says what differs, in words', () => {
  expect(differing([{ a: 1, b: 2 }, { a: 1, b: 3, c: 4 }])).toEqual(['b', 'c']);
  expect([null, '', [], true, false, ['a', 'b'], 3].map(wordsOf)).toEqual(['nothing', 'nothing', 'nothing', 'yes', 'no', 'a, b', '3']);
});
