// Sending files to the server in parts: it goes on by itself after a lost connection, and after signing in again where the session
// has ended. Independent of any page, so that one may look at others meanwhile.
import type { Answer, Failure } from '../server.js';
import type { Upload } from './api.js';
import { Sha256 } from './sha256.js';

/** What a file must offer: a browser's File does. */
export interface Source {
  name: string;
  size: number;
  slice: (from: number, to: number) => { arrayBuffer: () => Promise<ArrayBuffer> };
}

export interface FileState {
  source: Source;
  /** waiting; sending (or looking at what was sent before); sent; failed: `words` say why. */
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  /** Bytes that were read here, and so are at the server or on their way. */
  done: number;
  upload: string;
  words: string;
}

/** What the machine asks the server; each call uses the newest session's token. */
export interface UploadServer {
  list: () => Promise<Answer<Upload[]>>;
  begin: (name: string, bytes: number) => Promise<Answer<Upload>>;
  add: (upload: string, offset: number, bytes: Uint8Array<ArrayBuffer>) => Promise<Answer<Upload>>;
  finish: (upload: string, sha256: string) => Promise<Answer<Upload>>;
  remove: (upload: string) => Promise<Answer<unknown>>;
}

export interface SendingState {
  files: readonly FileState[];
  /** idle; sending; signed_out: it waits for `resume`; away: the server cannot be reached, and is asked again. */
  state: 'idle' | 'sending' | 'signed_out' | 'away';
}

/** What ends the sending of one file, and what makes it begin anew. */
class Over extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail);
  }
}
class Again extends Error {}

export class Sending {
  private now: SendingState = { files: [], state: 'idle' };
  private readonly listeners = new Set<() => void>();
  private wake: (() => void) | null = null;
  private running = false;
  private ended = false;

  constructor(
    private readonly server: UploadServer,
    private readonly wait: (milliseconds: number) => Promise<void>,
  ) {}

  get state(): SendingState {
    return this.now;
  }
  listen(hear: () => void): () => void {
    this.listeners.add(hear);
    return () => this.listeners.delete(hear);
  }

  /** Adds files. One of the same name takes the place of the one that is there, as a corrected file does, but for one that is being
   * sent; what the server has of the other goes. */
  add(sources: readonly Source[]): void {
    for (const source of sources) {
      const other = this.now.files.find((one) => one.source.name === source.name);
      if (other?.state === 'sending') continue;
      if (other && other.upload !== '' && other.source.size !== source.size) void this.server.remove(other.upload);
      const fresh: FileState = { source, state: 'waiting', done: 0, upload: '', words: '' };
      this.set({ files: [...this.now.files.filter((one) => one !== other), fresh] });
    }
  }
  /** Takes a file out that is not being sent, and from the server what is there of it. */
  async take(source: Source): Promise<void> {
    const file = this.now.files.find((one) => one.source === source);
    if (!file || file.state === 'sending') return;
    this.set({ files: this.now.files.filter((one) => one !== file) });
    if (file.upload !== '') await this.server.remove(file.upload);
  }
  /** Forgets files that have gone into a load. */
  forget(uploads: readonly string[]): void {
    this.set({ files: this.now.files.filter(({ upload }) => !uploads.includes(upload)) });
  }
  /** The session is there again, or the connection is worth another try. */
  resume(): void {
    this.wake?.();
  }
  /** Somebody else has signed in: nothing more is sent. */
  end(): void {
    this.ended = true;
    this.wake?.();
    this.set({ files: [] });
  }

  /** Sends everything that is not sent; those that failed are tried again. True when all are sent. */
  async send(): Promise<boolean> {
    if (this.running) return false;
    this.running = true;
    this.set({ state: 'sending' });
    const tried = new Set<Source>();
    for (;;) {
      const next = this.now.files.find((one) => one.state !== 'sent' && !tried.has(one.source));
      if (!next || this.ended) break;
      tried.add(next.source);
      await this.sendOne(next.source);
    }
    this.running = false;
    this.set({ state: 'idle' });
    return !this.ended && this.now.files.every(({ state }) => state === 'sent');
  }

  private set(part: Partial<SendingState>): void {
    this.now = { ...this.now, ...part };
    for (const hear of this.listeners) hear();
  }
  private change(source: Source, part: Partial<FileState>): void {
    this.set({ files: this.now.files.map((one) => (one.source === source ? { ...one, ...part } : one)) });
  }

  /** Asks until there is an answer that is about the request: neither for want of a session nor of a connection. A refusal with the
   * code `begins`, or of an upload that is not as was thought, has the file begin anew. */
  private async asked<Data>(ask: () => Promise<Answer<Data>>, begins = ''): Promise<Data> {
    for (let tries = 0; ; tries++) {
      if (this.ended) throw new Over({ ok: false, status: 0, code: '', after: 0, detail: 'Stopped.', remedy: '' });
      const answer = await ask();
      if (answer.ok) {
        if (this.now.state !== 'sending') this.set({ state: 'sending' });
        return answer.data;
      }
      if (answer.status === 401 || answer.code === 'csrf') {
        const woken = new Promise<void>((go) => (this.wake = go));
        this.set({ state: 'signed_out' });
        await woken;
      } else if (answer.status === 0 || answer.status === 503) {
        const woken = new Promise<void>((go) => (this.wake = go));
        this.set({ state: 'away' });
        await Promise.race([woken, this.wait(Math.max(answer.after * 1000, Math.min(1000 * 2 ** tries, 30_000)))]);
      } else if (answer.code !== '' && ['upload_offset', 'upload_over', begins].includes(answer.code)) throw new Again();
      else throw new Over(answer);
      this.wake = null;
    }
  }

  private async sendOne(source: Source): Promise<void> {
    this.change(source, { state: 'sending', done: 0, words: '' });
    for (let tries = 0; tries < 5; tries++) {
      try {
        const upload = await this.sendParts(source);
        this.change(source, { state: 'sent', upload, done: source.size });
        return;
      } catch (error) {
        if (error instanceof Again) continue;
        const words = error instanceof Over
          ? `${error.failure.detail} ${error.failure.remedy}`
          : 'The file could not be read. It may have been changed, moved or removed: choose it again.';
        this.change(source, { state: 'failed', words });
        return;
      }
    }
    this.change(source, { state: 'failed', words: 'Another page sends the same file. Wait until it is done, or close it.' });
  }

  // What is there already is hashed and not sent again.
  private async sendParts(source: Source): Promise<string> {
    const there = await this.asked(() => this.server.list());
    const found = there.find((one) => one.name === source.name && one.bytes === source.size);
    const upload = found ?? (await this.asked(() => this.server.begin(source.name, source.size)));
    this.change(source, { upload: upload.upload });
    const hash = new Sha256();
    for (let at = 0; at < source.size;) {
      const sent = at >= upload.received;
      const end = Math.min(at + upload.most_part, source.size, sent ? source.size : upload.received);
      const bytes = new Uint8Array(await source.slice(at, end).arrayBuffer());
      if (bytes.length !== end - at) throw new Error('the file is shorter than it was');
      hash.update(bytes);
      const from = at;
      if (sent) await this.asked(() => this.server.add(upload.upload, from, bytes));
      at = end;
      this.change(source, { done: at });
    }
    const sha256 = hash.finish();
    // What was there may be of another file of the same name and length, as a corrected one is: the server has now removed it.
    await this.asked(() => this.server.finish(upload.upload, sha256), found ? 'hash_differs' : '');
    return upload.upload;
  }
}
