import { describe, expect, it } from 'vitest';
import { Checker, type Channel } from './client.js';
import type { Outcome } from './outcome.js';
import type { Answer, Progress, Wish } from './protocol.js';

/** A worker that answers as it is told. */
function workers(answer: (wish: Wish, say: (answer: Answer) => void) => void) {
  const made: (Channel & { ended: boolean })[] = [];
  const open = (): Channel => {
    const channel = {
      ended: false,
      onmessage: null as Channel['onmessage'],
      onerror: null as Channel['onerror'],
      postMessage: (wish: Wish) => answer(wish, (data) => queueMicrotask(() => channel.onmessage?.({ data }))),
      terminate: () => { channel.ended = true; },
    };
    made.push(channel);
    return channel;
  };
  return { open, made };
}

const years = { ssda903: [2026], cin: [2026] };
const settings = { which: 'ssda903' as const, year: 2026, authority: '' };

describe('the page’s side of the worker', () => {
  it('starts it, tells progress, and gives each wish its own answer', async () => {
    const { open } = workers((wish, say) => {
      if (wish.kind === 'start') say({ kind: 'years', years });
      if (wish.kind === 'check') {
        say({ kind: 'progress', done: 0.5, words: 'Half' });
        say({ kind: 'outcome', outcome: { findings: 1 } as Outcome });
      }
      if (wish.kind === 'page') say({ kind: 'page', total: wish.from, findings: [] });
    });
    const checker = new Checker(open, new Uint8Array());
    expect(await checker.start()).toEqual(years);
    const told: Progress[] = [];
    const [ended, first, second] = await Promise.all([
      checker.check(settings, [], (progress) => told.push(progress)), checker.page({}, 1, 50), checker.page({}, 2, 50),
    ]);
    expect(ended).toEqual({ outcome: { findings: 1 } });
    expect([first.total, second.total]).toEqual([1, 2]);
    expect(told.map(({ done }) => done)).toEqual([0.5]);
  });
  it('gives a fault as an answer and what broke as an error', async () => {
    const fault = { file: 'a.csv', line: 1, words: 'no text', remedy: '', notes: [] };
    const { open } = workers((wish, say) => {
      if (wish.kind === 'start') say({ kind: 'years', years });
      else if (wish.kind === 'check') say({ kind: 'fault', fault });
      else say({ kind: 'broken', words: 'out of memory' });
    });
    const checker = new Checker(open, new Uint8Array());
    await checker.start();
    expect(await checker.check(settings, [], () => undefined)).toEqual({ fault });
    await expect(checker.file('csv')).rejects.toThrow('out of memory');
  });
  it('is stopped by ending the worker and starting another', async () => {
    const { open, made } = workers((wish, say) => {
      if (wish.kind === 'start') say({ kind: 'years', years });
    });
    const checker = new Checker(open, new Uint8Array());
    await checker.start();
    const going = checker.check(settings, [], () => undefined);
    const [, ended] = await Promise.allSettled([checker.stop(), going]);
    expect(ended).toMatchObject({ status: 'rejected', reason: new Error('stopped') });
    expect(made.map((one) => one.ended)).toEqual([true, false]);
  });
  it('says why a worker cannot be started', async () => {
    const { open, made } = workers(() => undefined);
    const starting = new Checker(open, new Uint8Array()).start();
    made[0]?.onerror?.({ message: 'refused' });
    await expect(starting).rejects.toThrow('refused');
  });
});
