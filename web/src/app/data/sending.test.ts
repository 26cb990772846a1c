import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Answer, Failure } from '../server.js';
import type { Upload } from './api.js';
import { Sending, type Source, type UploadServer } from './sending.js';

const PART = 4;
const failure = (status: number, code = ''): Failure => ({ ok: false, status, code, after: 0, detail: `Refused ${status}.`, remedy: 'Do.' });

/** A server in memory. `next` are failures to be given before anything is done. */
class Server implements UploadServer {
  readonly rows: (Upload & { content: number[] })[] = [];
  readonly next: Failure[] = [];
  readonly calls: string[] = [];

  private answer<Data>(name: string, make: () => Answer<Data>): Promise<Answer<Data>> {
    this.calls.push(name);
    const refusal = this.next.shift();
    return Promise.resolve(refusal ?? make());
  }
  list = () => this.answer('list', () => ({ ok: true, data: this.rows.map((one) => ({ ...one })) }));
  begin = (name: string, bytes: number) =>
    this.answer('begin', () => {
      const row = { upload: `u${this.calls.length}`, name, bytes, received: 0, state: 'open', began_at: '', most_part: PART, content: [] };
      this.rows.push(row);
      return { ok: true, data: { ...row } };
    });
  add = (upload: string, offset: number, bytes: Uint8Array) =>
    this.answer(`add ${offset}`, () => {
      const row = this.rows.find((one) => one.upload === upload)!;
      if (offset !== row.received) return failure(409, 'upload_offset');
      row.content.push(...bytes);
      row.received += bytes.length;
      return { ok: true, data: { ...row } };
    });
  finish = (upload: string, sha256: string) =>
    this.answer('finish', (): Answer<Upload> => {
      const row = this.rows.find((one) => one.upload === upload)!;
      if (createHash('sha256').update(Uint8Array.from(row.content)).digest('hex') !== sha256) {
        this.rows.splice(this.rows.indexOf(row), 1);
        return failure(422, 'hash_differs');
      }
      row.state = 'whole';
      return { ok: true, data: { ...row } };
    });
  remove = (upload: string) =>
    this.answer('remove', () => {
      this.rows.splice(this.rows.findIndex((one) => one.upload === upload), 1);
      return { ok: true, data: {} };
    });
}

const file = (name: string, text: string): Source => {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, slice: (from, to) => ({ arrayBuffer: async () => bytes.slice(from, to).buffer }) };
};
const held = (server: Server): string[] => server.rows.map(({ content }) => new TextDecoder().decode(Uint8Array.from(content)));
const at_once = (): Promise<void> => Promise.resolve();

it('sends each file in parts and has its hash compared', async () => {
  const server = new Server();
  const sending = new Sending(server, at_once);
  sending.add([file('a.csv', '0123456789'), file('b.csv', 'x')]);
  expect(await sending.send()).toBe(true);
  expect(held(server)).toEqual(['0123456789', 'x']);
  expect(server.calls.filter((one) => one.startsWith('add'))).toEqual(['add 0', 'add 4', 'add 8', 'add 0']);
  expect(sending.state.files.map(({ state, done }) => [state, done])).toEqual([['sent', 10], ['sent', 1]]);
});

it('goes on after what is there already, and hashes that too', async () => {
  const server = new Server();
  await server.begin('a.csv', 10);
  await server.add(server.rows[0]!.upload, 0, new TextEncoder().encode('0123'));
  const sending = new Sending(server, at_once);
  sending.add([file('a.csv', '0123456789')]);
  expect(await sending.send()).toBe(true);
  expect(server.calls.filter((one) => one.startsWith('add'))).toEqual(['add 0', 'add 4', 'add 8']);
  expect(held(server)).toEqual(['0123456789']);
});

it('sends a corrected file of the same name and length anew', async () => {
  const server = new Server();
  const first = new Sending(server, at_once);
  first.add([file('a.csv', 'P1,2010')]);
  await first.send();
  const second = new Sending(server, at_once);
  second.add([file('a.csv', 'P1,2011')]);
  expect(await second.send()).toBe(true);
  expect(held(server)).toEqual(['P1,2011']);
});

it('waits where the session has ended, and goes on when there is one again', async () => {
  const server = new Server();
  const sending = new Sending(server, at_once);
  sending.add([file('a.csv', '01234567')]);
  const signedOut = new Promise<void>((seen) => {
    const stop = sending.listen(() => {
      if (sending.state.state === 'signed_out') {
        stop();
        seen();
      }
    });
  });
  const add = server.add;
  let refused = false;
  server.add = (upload, offset, bytes) => {
    if (offset === 4 && !refused) {
      refused = true;
      return Promise.resolve(failure(401));
    }
    return add(upload, offset, bytes);
  };
  const sent = sending.send();
  await signedOut;
  expect(held(server)).toEqual(['0123']);
  sending.resume();
  expect(await sent).toBe(true);
  expect(held(server)).toEqual(['01234567']);
});

it('asks again where the server cannot be reached', async () => {
  const server = new Server();
  server.next.push(failure(0), failure(503));
  const waits: number[] = [];
  const sending = new Sending(server, async (milliseconds) => void waits.push(milliseconds));
  sending.add([file('a.csv', '01')]);
  expect(await sending.send()).toBe(true);
  expect(waits).toEqual([1000, 2000]);
});

it('says why a file was refused, and goes on with the others', async () => {
  const server = new Server();
  const sending = new Sending(server, at_once);
  sending.add([file('a.csv', '01'), file('b.csv', '23')]);
  server.next.push(failure(409, 'uploads_full'));
  expect(await sending.send()).toBe(false);
  expect(sending.state.files.map(({ state }) => state)).toEqual(['failed', 'sent']);
  expect(sending.state.files[0]?.words).toBe('Refused 409. Do.');
  expect(await sending.send()).toBe(true);
});

it('begins anew where another page has sent some of the file', async () => {
  const server = new Server();
  const sending = new Sending(server, at_once);
  sending.add([file('a.csv', '01234567')]);
  const add = server.add;
  let meanwhile = false;
  server.add = async (upload, offset, bytes) => {
    if (!meanwhile) {
      meanwhile = true;
      await add(upload, 0, new TextEncoder().encode('0123'));
    }
    return add(upload, offset, bytes);
  };
  expect(await sending.send()).toBe(true);
  expect(held(server)).toEqual(['01234567']);
});

it('fails a file that has become shorter, or cannot be read', async () => {
  const server = new Server();
  const sending = new Sending(server, at_once);
  const short: Source = { name: 'a.csv', size: 8, slice: () => ({ arrayBuffer: async () => new ArrayBuffer(1) }) };
  const gone: Source = { name: 'b.csv', size: 8, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) };
  sending.add([short, gone]);
  expect(await sending.send()).toBe(false);
  expect(sending.state.files.map(({ words }) => words.includes('choose it again'))).toEqual([true, true]);
});

it('has one file of a name, and takes it out again, also from the server', async () => {
  const server = new Server();
  const sending = new Sending(server, at_once);
  const source = file('a.csv', '01');
  sending.add([file('a.csv', '0'), source]);
  expect(sending.state.files.length).toBe(1);
  await sending.send();
  expect(held(server)).toEqual(['01']);
  sending.add([file('a.csv', '012')]);
  await sending.send();
  expect(held(server)).toEqual(['012']);
  await sending.take(sending.state.files[0]!.source);
  expect(sending.state.files).toEqual([]);
  expect(server.rows).toEqual([]);
});

it('sends nothing more once somebody else has signed in', async () => {
  const server = new Server();
  const sending = new Sending(server, at_once);
  sending.add([file('a.csv', '0123456789')]);
  server.next.push(failure(401));
  const sent = sending.send();
  await Promise.resolve();
  sending.end();
  expect(await sent).toBe(false);
  expect(held(server)).toEqual([]);
});
