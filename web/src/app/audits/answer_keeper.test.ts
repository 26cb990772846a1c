import { beforeEach, expect, it } from 'vitest';
import { AnswerKeeper, type KeeperClock, type SaveAnswer, type SaveBody, type Unsent } from './answer_keeper.js';
import type { AuditForm, StoredAnswer, Typed } from './audit_form.js';
import type { Answer, Failure } from '../server.js';
import { auditsUnsent, forgetOthers, takeOver, unsentPlace, type Shelf } from './unsent_store.js';

const text = (value: string): Typed => ({ value, not_applicable: null });

class Browser implements Shelf {
  private readonly all = new Map<string, string>();
  full = false;
  get length(): number { return this.all.size; }
  key(at: number): string | null { return [...this.all.keys()][at] ?? null; }
  getItem(name: string): string | null { return this.all.get(name) ?? null; }
  setItem(name: string, value: string): void {
    if (this.full) throw new Error('full');
    this.all.set(name, value);
  }
  removeItem(name: string): void { this.all.delete(name); }
  halve(): void { for (const [name, value] of this.all) this.all.set(name, value.slice(0, value.length / 2)); }
}

/** A server that keeps answers as assure::save_answer and save_field do. */
class Server {
  answers = new Map<string, { typed: Typed; revision: number }>();
  fields = new Map<string, string>([['strengths', '']]);
  bodies: SaveBody[] = [];
  fails: Failure | null = null;
  loseReply = false;
  refuses = '';
  async take(body: SaveBody): Promise<Answer<SaveAnswer>> {
    this.bodies.push(body);
    if (this.fails) return this.fails;
    if (body.answers.some(({ question }) => question === this.refuses)) return failure(422);
    const answers = body.answers.map((one): StoredAnswer & { saved: boolean } => {
      const stands = this.answers.get(one.question);
      const same = stands && JSON.stringify(stands.typed) === JSON.stringify({ value: one.value, not_applicable: one.not_applicable });
      const saved = !stands || same === true || stands.revision === one.seen;
      if (saved && !same) this.answers.set(one.question, { typed: { value: one.value, not_applicable: one.not_applicable }, revision: (stands?.revision ?? 0) + 1 });
      const now = this.answers.get(one.question)!;
      return { question: one.question, ...now.typed, revision: now.revision, mine: true, answered_at: '', saved };
    });
    const fields = body.fields.map((one) => {
      const stands = this.fields.get(one.field) ?? '';
      const saved = stands === one.was || stands === one.value;
      if (saved) this.fields.set(one.field, one.value);
      return { field: one.field, saved, stands: this.fields.get(one.field) ?? '', fault: null };
    });
    if (this.loseReply) return UNREACHABLE;
    return { ok: true, data: { revision: 7, answers, fields, gaps: [], contradictions: [] } };
  }
  form(): AuditForm {
    const answers = [...this.answers].map(([question, { typed, revision }]) => ({ question, ...typed, revision, mine: true, answered_at: '' }));
    return { id: 'audit', revision: 1, answers, fields: Object.fromEntries(this.fields), gaps: [], contradictions: [] } as unknown as AuditForm;
  }
}

const failure = (status: number, code = ''): Failure => ({ ok: false, status, code, detail: 'No.', remedy: '', after: 0 });
const UNREACHABLE = failure(0);

let server: Server;
let browser: Browser;
let timers: Map<number, { what: () => void; after: number }>;
const clock: KeeperClock = {
  set: (what, after) => {
    const id = Math.max(0, ...timers.keys()) + 1;
    timers.set(id, { what, after });
    return id;
  },
  clear: (id) => void timers.delete(id),
};

beforeEach(() => {
  server = new Server();
  browser = new Browser();
  timers = new Map();
});

function opened(tab = 'one', left: ReadonlyMap<string, Unsent> = new Map()): AnswerKeeper {
  return new AnswerKeeper(server.form(), left, (body) => server.take(body), unsentPlace(browser, 'ann', 'audit', tab), clock, () => undefined);
}

it('sends what is typed, and forgets it in the browser once the server has it', async () => {
  const keeper = opened();
  keeper.change('q:seen', text('yes'));
  keeper.change('f:strengths', text('She listens'));
  expect(keeper.view().state).toBe('sending');
  expect(browser.length).toBe(2);
  await keeper.flush();
  expect(keeper.view()).toMatchObject({ state: 'saved', unsent: 0, revision: 7 });
  expect(browser.length).toBe(0);
  expect(server.answers.get('seen')?.typed.value).toBe('yes');
  expect(server.fields.get('strengths')).toBe('She listens');
});

it('waits a moment, so that a word is one sending', () => {
  const keeper = opened();
  for (const typed of ['S', 'Sh', 'She']) keeper.change('q:why', text(typed));
  expect(server.bodies.length).toBe(0);
  expect([...timers.values()].map(({ after }) => after)).toEqual([600]);
});

it('tries again while the network is away, later each time, and never says saved', async () => {
  const keeper = opened();
  server.fails = UNREACHABLE;
  keeper.change('q:seen', text('yes'));
  await keeper.flush();
  expect(keeper.view()).toMatchObject({ state: 'waiting', unsent: 1 });
  expect([...timers.values()][0]?.after).toBe(2000);
  await keeper.flush();
  expect([...timers.values()][0]?.after).toBe(4000);
  keeper.change('q:seen', text('no'));
  expect(keeper.view().state).toBe('waiting');
  server.fails = null;
  await keeper.flush();
  expect(keeper.view()).toMatchObject({ state: 'saved', unsent: 0 });
  expect(server.answers.get('seen')?.typed.value).toBe('no');
});

it('a reply that was lost is no conflict', async () => {
  const keeper = opened();
  server.loseReply = true;
  keeper.change('q:seen', text('yes'));
  await keeper.flush();
  expect(keeper.view().state).toBe('waiting');
  server.loseReply = false;
  await keeper.flush();
  expect(keeper.view()).toMatchObject({ state: 'saved', unsent: 0 });
  expect(server.answers.get('seen')?.revision).toBe(1);
});

// Edge case 13.
it('two windows: both texts are shown, neither is written over, and one is chosen', async () => {
  const one = opened('one');
  const two = opened('two');
  one.change('q:why', text('Of one'));
  await one.flush();
  two.change('q:why', text('Of two'));
  two.change('q:seen', text('yes'));
  await two.flush();
  expect(server.answers.get('why')?.typed.value).toBe('Of one');
  expect(server.answers.get('seen')?.typed.value).toBe('yes');
  expect(two.view().conflicts.get('q:why')).toMatchObject({ mine: text('Of two'), theirs: text('Of one') });
  // What is typed meanwhile is kept, and not sent over the other.
  two.change('q:why', text('Of two, more'));
  await two.flush();
  expect(server.answers.get('why')?.typed.value).toBe('Of one');
  await two.choose('q:why', 'mine');
  expect(server.answers.get('why')?.typed.value).toBe('Of two, more');
  expect(two.view()).toMatchObject({ state: 'saved', unsent: 0 });
  one.change('q:why', text('Of one, later'));
  await one.flush();
  await one.choose('q:why', 'theirs');
  expect(one.view().values.get('q:why')).toEqual(text('Of two, more'));
  expect(browser.length).toBe(0);
});

it('what is typed while a sending is on its way goes after it', async () => {
  const keeper = opened();
  keeper.change('q:why', text('a'));
  const sending = keeper.flush();
  keeper.change('q:why', text('ab'));
  await sending;
  expect(server.answers.get('why')?.typed.value).toBe('ab');
  expect(keeper.view()).toMatchObject({ state: 'saved', unsent: 0 });
});

it('one thing that is refused keeps nothing else from being saved', async () => {
  const keeper = opened();
  server.refuses = 'odd';
  keeper.change('q:odd', text('x'));
  keeper.change('q:seen', text('yes'));
  await keeper.flush();
  expect(server.answers.get('seen')?.typed.value).toBe('yes');
  expect(keeper.view()).toMatchObject({ state: 'refused', unsent: 1 });
  expect(keeper.view().faults.get('q:odd')).toBe('No.');
  server.refuses = '';
  await keeper.again();
  expect(keeper.view().state).toBe('saved');
});

// Edge case 14: the power went.
it('another window goes on with what a window that is gone had not sent', async () => {
  server.fails = UNREACHABLE;
  opened('gone').change('q:why', text('Before the power went'));
  server.fails = null;
  const left = takeOver(browser, 'ann', 'audit', 'new', new Set());
  expect(left.size).toBe(1);
  const keeper = opened('new', left);
  expect(keeper.view().values.get('q:why')).toEqual(text('Before the power went'));
  await keeper.open();
  expect(server.answers.get('why')?.typed.value).toBe('Before the power went');
  expect(browser.length).toBe(0);
});

it('what another device wrote meanwhile is a conflict for what was left', async () => {
  opened('gone').change('q:why', text('Left here'));
  server.answers.set('why', { typed: text('From the other device'), revision: 1 });
  const keeper = opened('new', takeOver(browser, 'ann', 'audit', 'new', new Set()));
  await keeper.open();
  expect(keeper.view().conflicts.get('q:why')).toMatchObject({ mine: text('Left here'), theirs: text('From the other device') });
});

it('leaves alone what a living window is about to send, and what is half written', () => {
  opened('living').change('q:why', text('Being typed'));
  expect(takeOver(browser, 'ann', 'audit', 'new', new Set(['living'])).size).toBe(0);
  expect(browser.length).toBe(1);
  browser.halve();
  expect(takeOver(browser, 'ann', 'audit', 'new', new Set()).size).toBe(0);
  expect(browser.length).toBe(0);
});

it('says so where the browser cannot keep it', () => {
  browser.full = true;
  const keeper = opened();
  keeper.change('q:why', text('x'));
  expect(keeper.view().kept).toBe(false);
});

it('nothing of anybody else is left once somebody signs in', () => {
  opened().change('q:why', text('Of Ann'));
  expect([...auditsUnsent(browser, 'ann')]).toEqual(['audit']);
  expect(takeOver(browser, 'bob', 'audit', 'two', new Set()).size).toBe(0);
  forgetOthers(browser, 'ann');
  expect(browser.length).toBe(1);
  forgetOthers(browser, 'bob');
  expect(browser.length).toBe(0);
});

it('sends again what waited for a session', async () => {
  const keeper = opened();
  server.fails = failure(401);
  keeper.change('q:seen', text('yes'));
  await keeper.flush();
  expect(keeper.view()).toMatchObject({ state: 'waiting', unsent: 1 });
  server.fails = null;
  await keeper.again();
  expect(keeper.view()).toMatchObject({ state: 'saved', unsent: 0 });
});

it('one sending goes after the other, so that nobody is in conflict with themself', async () => {
  const keeper = opened();
  keeper.change('q:why', text('a'));
  const first = keeper.flush();
  const second = keeper.flush();
  keeper.change('q:why', text('ab'));
  const third = keeper.flush();
  keeper.change('q:why', text('abc'));
  await Promise.all([first, second, third, keeper.flush()]);
  expect(keeper.view().conflicts.size).toBe(0);
  expect(server.answers.get('why')?.typed.value).toBe('abc');
});
