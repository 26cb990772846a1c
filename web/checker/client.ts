// The page's side of the worker: each wish has one answer, in the order of the wishes.
import type { Settings } from './engine.js';
import type { Fault, Filter, Finding, Outcome, ReturnName } from './outcome.js';
import type { Answer, GivenFile, Progress, Wish } from './protocol.js';

/** As much of a worker as is needed, so that tests can be one. */
export interface Channel {
  postMessage: (wish: Wish) => void;
  onmessage: ((event: { data: Answer }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
  terminate: () => void;
}

interface Waiting {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
  progress: (progress: Progress) => void;
}

export class Checker {
  private channel: Channel | null = null;
  private waiting: Waiting[] = [];

  constructor(private readonly open: () => Channel, private readonly wasm: Uint8Array<ArrayBuffer>) {}

  /** Starts the worker and gives the years whose rules it knows. */
  async start(): Promise<Record<ReturnName, number[]>> {
    this.channel = this.open();
    this.channel.onmessage = ({ data }) => {
      if (data.kind === 'progress') return this.waiting[0]?.progress(data);
      const first = this.waiting.shift();
      if (data.kind === 'broken') first?.reject(new Error(data.words));
      else first?.resolve(data);
    };
    this.channel.onerror = ({ message }) => this.giveUp(message ?? 'the checks could not be started');
    const answer = await this.ask({ kind: 'start', wasm: this.wasm });
    return this.its(answer, 'years').years;
  }

  async check(settings: Settings, files: GivenFile[], progress: (progress: Progress) => void): Promise<{ outcome: Outcome } | { fault: Fault }> {
    const answer = await this.ask({ kind: 'check', settings, files }, progress);
    return answer.kind === 'fault' ? { fault: answer.fault } : { outcome: this.its(answer, 'outcome').outcome };
  }

  /** Up to `count` of the findings that the filter leaves, and how many they are in all. */
  async page(filter: Filter, from: number, count: number): Promise<{ total: number; findings: Finding[] }> {
    return this.its(await this.ask({ kind: 'page', filter, from, count }), 'page');
  }

  async file(form: 'csv' | 'json'): Promise<Blob> {
    return this.its(await this.ask({ kind: 'file', form }), 'file').blob;
  }

  /** Ends what goes on, and starts again. */
  async stop(): Promise<void> {
    this.channel?.terminate();
    this.giveUp('stopped');
    await this.start();
  }

  private giveUp(words: string): void {
    for (const one of this.waiting.splice(0)) one.reject(new Error(words));
  }

  private ask(wish: Wish, progress: (progress: Progress) => void = () => undefined): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject, progress });
      this.channel?.postMessage(wish);
    });
  }

  private its<Kind extends Answer['kind']>(answer: Answer, kind: Kind): Extract<Answer, { kind: Kind }> {
    if (answer.kind !== kind) throw new Error(`the worker answered ${answer.kind} where ${kind} was asked for`);
    return answer as Extract<Answer, { kind: Kind }>;
  }
}
