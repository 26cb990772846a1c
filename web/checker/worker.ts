// The page's worker: holds the checks and the findings, so that the page stays usable meanwhile.
import { checkFiles } from './check_files.js';
import { Engine } from './engine.js';
import { CSV, JSON_ROWS, partsOf } from './findings_files.js';
import type { Outcome } from './outcome.js';
import type { Answer, Wish } from './protocol.js';

const scope = self as unknown as { postMessage: (answer: Answer) => void; onmessage: (event: MessageEvent<Wish>) => void };
const say = (answer: Answer): void => scope.postMessage(answer);

let checks: WebAssembly.Module | null = null;
let done: { engine: Engine; outcome: Outcome } | null = null;

async function grant(wish: Wish): Promise<void> {
  if (wish.kind === 'start') {
    checks = await WebAssembly.compile(wish.wasm);
    say({ kind: 'years', years: (await Engine.start(checks)).knownYears() });
  } else if (wish.kind === 'check' && checks) {
    done = null;
    let told = 0;
    const ended = await checkFiles(checks, wish.settings, wish.files, (progress) => {
      // No more often than is seen.
      if (Date.now() - told < 40) return;
      told = Date.now();
      say({ kind: 'progress', ...progress });
    });
    if ('fault' in ended) return say({ kind: 'fault', fault: ended.fault });
    done = ended;
    say({ kind: 'outcome', outcome: ended.outcome });
  } else if (wish.kind === 'page' && done) {
    const total = done.engine.filter(wish.filter);
    say({ kind: 'page', total, findings: done.engine.page(wish.from, wish.count) });
  } else if (wish.kind === 'file' && done) {
    const form = wish.form === 'csv' ? CSV : JSON_ROWS;
    const { engine, outcome } = done;
    engine.filter({});
    // Each part becomes bytes at once, which are half of what the text is.
    const parts = [...partsOf(form, outcome, (from, count) => engine.page(from, count))].map((text) => new Blob([text]));
    say({ kind: 'file', blob: new Blob(parts, { type: form.type }) });
  }
}

// One wish after another: a page is not looked up while a check goes on.
let last = Promise.resolve();
scope.onmessage = ({ data }) => {
  last = last.then(() => grant(data)).catch((error: unknown) => {
    if (data.kind === 'check') done = null;
    say({ kind: 'broken', words: error instanceof Error ? error.message : String(error) });
  });
};
