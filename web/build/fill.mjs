// Fills the page with data as the program does: node build/fill.mjs OUT.html [DATA.json] (the fixture when no
// data is given). For tests and for working on the page without a load.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const web = fileURLToPath(new URL('..', import.meta.url));
const [out, data] = process.argv.slice(2);
if (!out) throw new Error('usage: node build/fill.mjs OUT.html [DATA.json]');

async function fixture() {
  const made = await build({
    entryPoints: [`${web}fixtures/report.ts`], bundle: true, write: false, format: 'esm', logLevel: 'silent',
  });
  const module = await import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].text).toString('base64')}`);
  return module.fixture();
}

const report = data ? JSON.parse(readFileSync(data, 'utf8')) : await fixture();
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const title = `Performance report, ${report.authority.name}, ${report.as_at}`;
const page = readFileSync(`${web}dist/report.html`, 'utf8')
  .replaceAll('%%TITLE%%', () => escape(title))
  .replace('%%DATA%%', () => JSON.stringify(report).replace(/</g, '\\u003c'));
writeFileSync(out, page);
