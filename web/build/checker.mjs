// Builds the checker's page: node build/checker.mjs CHECKER.wasm [OUTDIR] (dist). OUTDIR/checker.html is one file with the
// checks in it, packed; its policy lets its own script run, its worker and the checks, and no request out.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { build } from 'vite';
import { scriptInside, styleInside } from './inside.mjs';

const web = fileURLToPath(new URL('..', import.meta.url));
const [wasmFile, outdir] = process.argv.slice(2);
if (!wasmFile) throw new Error('usage: node build/checker.mjs CHECKER.wasm [OUTDIR]');
const wasm = readFileSync(resolve(wasmFile));
const out = outdir ? resolve(outdir) : `${web}dist`;
mkdirSync(out, { recursive: true });

const read = (name) => readFileSync(name, 'utf8');
const hash = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

const parts = `${out}/parts/checker`;
await build({
  root: web,
  configFile: `${web}vite.config.ts`,
  logLevel: 'warn',
  build: {
    outDir: parts,
    emptyOutDir: true,
    rollupOptions: {
      input: `${web}checker/main.tsx`,
      output: { format: 'iife', entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
    },
  },
});

const script = scriptInside(read(`${parts}/page.js`));
const style = styleInside(read(`${parts}/page.css`));

const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

// Functions, because "$&" in a replacement text has a meaning of its own.
const page = read(`${web}checker.template.html`)
  .replace('%CSP%', () => policy)
  .replace('%STYLE%', () => style)
  .replace('%WASM%', () => deflateSync(wasm, { level: 9 }).toString('base64'))
  .replace('%SCRIPT%', () => script);

writeFileSync(`${out}/checker.html.new`, page);
renameSync(`${out}/checker.html.new`, `${out}/checker.html`);
console.log(`${out}/checker.html, ${(page.length / 1024).toFixed(0)} KiB`);
