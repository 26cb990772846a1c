// `windscreen serve` for a test that has a server of its own: started, ended, killed, and started again at its address.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, cpSync, openSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

let started = 0;

/** A demo authority with a store of its own, in which nobody has an account yet: a copy of that in `from`, or a new one where that is empty. */
export function makeWorkspace(command, workspace, from) {
  const run = (...words) => execFileSync(command, [...words, '--workspace', workspace], { stdio: ['ignore', 'ignore', 'pipe'] });
  if (from === '') run('demo');
  else cpSync(from, workspace, { recursive: true, filter: (path) => !/^(store\.sqlite.*|sources|audits|report\.html)$/.test(basename(path)) });
  run('store', 'init');
}

/** Starts it, at a free port where none is named. Gives its origin, its port, the file of its log in `directory`, and how it ends. */
export async function serve(command, workspace, directory, port = 0) {
  started += 1;
  const log = join(directory, `serve-${started}`);
  const file = openSync(log, 'w');
  const server = spawn(command, ['serve', '--workspace', workspace, '--port', String(port), '--public'], { stdio: ['ignore', file, file] });
  closeSync(file);
  const gone = new Promise((done) => server.once('exit', done));
  const by = (signal) => () => {
    server.kill(signal);
    return gone;
  };
  for (let i = 0; i < 1200; i += 1) {
    const origin = /Listening on (http:\/\/[^/]*)\//.exec(readFileSync(log, 'utf8'))?.[1];
    if (origin) return { origin, port: Number(new URL(origin).port), log, end: by('SIGTERM'), kill: by('SIGKILL') };
    if (server.exitCode !== null) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`the server does not listen: ${readFileSync(log, 'utf8')}`);
}
