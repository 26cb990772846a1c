// Starts the checker's page.
import { render } from 'preact';
import { drawForPrinter } from '../src/components/print_events.js';
import { unpackedBytes } from '../src/data/packed.js';
import { App } from './App.js';
import { Checker, type Channel } from './client.js';
import CheckWorker from './worker.ts?worker&inline';
import './checker.scss';

const root = document.getElementById('checker');
const wasm = document.getElementById('checker-wasm')?.textContent;
if (root && wasm) {
  const checker = new Checker(() => new CheckWorker() as unknown as Channel, unpackedBytes(wasm));
  // A file that is dropped beside its place must not be opened instead of this page.
  for (const kind of ['dragover', 'drop'] as const) addEventListener(kind, (event) => event.preventDefault());
  drawForPrinter((printing) => render(<App checker={checker} printing={printing} />, root));
}
