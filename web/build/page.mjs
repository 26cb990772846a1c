// Builds the pages: node build/page.mjs [OUTDIR] (dist). Vite makes one script and one style sheet a page, and this puts
// them into the page's template: OUTDIR/report.html, profile.html and journey.html, each one file with the two places that
// the program fills, %%TITLE%% and %%DATA%%. Then the application (app.mjs).
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { buildApp } from './app.mjs';
import { scriptInside, styleInside } from './inside.mjs';

const web = fileURLToPath(new URL('..', import.meta.url));
const out = process.argv[2] ? resolve(process.argv[2]) : `${web}dist`;
mkdirSync(out, { recursive: true });

const read = (name) => readFileSync(name, 'utf8');
const hash = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

// What each page says where scripts are switched off: what it is, and where else its data is.
const PAGES = {
  report: [
    'This file is a performance report of children’s services.',
    'The figures are packed inside this file; <code>windscreen indicators --format csv</code> prints them as a table without a browser.',
  ],
  profile: [
    'This file is the published picture of an authority’s children’s services.',
    'The figures are packed inside this file; <code>windscreen profile --format csv</code> prints them as a table without a browser.',
  ],
  journey: [
    'This file is one child’s journey through children’s services. It is for internal use only.',
    'The records are packed inside this file; <code>windscreen journey</code> prints them as a table without a browser.',
  ],
};

for (const [name, [what, elsewhere]] of Object.entries(PAGES)) {
  const parts = `${out}/parts/${name}`;
  await build({
    root: web,
    configFile: `${web}vite.config.ts`,
    logLevel: 'warn',
    build: {
      outDir: parts,
      emptyOutDir: true,
      rollupOptions: {
        input: `${web}src/${name}/main.tsx`,
        output: { format: 'iife', entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
      },
    },
  });

  const script = scriptInside(read(`${parts}/page.js`));
  const style = styleInside(read(`${parts}/page.css`));

  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

  // Functions, because "$&" in a replacement text has a meaning of its own.
  const page = read(`${web}page.template.html`)
    .replace('%WHAT%', () => what)
    .replace('%ELSEWHERE%', () => elsewhere)
    .replace('%CSP%', () => policy)
    .replace('%STYLE%', () => style)
    .replace('%SCRIPT%', () => script);
  if (page.split('%%DATA%%').length !== 2) throw new Error('%%DATA%% must stand once in the page');

  writeFileSync(`${out}/${name}.html.new`, page);
  renameSync(`${out}/${name}.html.new`, `${out}/${name}.html`);
  console.log(`${out}/${name}.html, ${(page.length / 1024).toFixed(0)} KiB`);
}

await buildApp(out);
