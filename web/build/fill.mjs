// Fills the page with data as the program does: node build/fill.mjs OUT.html [DATA.json] [--page PAGE.html] (the
// fixture when no data is given; dist/report.html). For tests and for working on the page without a load.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deflateSync } from 'node:zlib';
import { fixture } from './fixture.mjs';

const web = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { page: { type: 'string' } } });
const [out, data] = positionals;
if (!out) throw new Error('usage: node build/fill.mjs OUT.html [DATA.json] [--page PAGE.html]');

const report = data ? JSON.parse(readFileSync(data, 'utf8')) : await fixture();
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const title = `Performance report, ${report.authority.name}, ${report.as_at}`;
const page = readFileSync(values.page ?? `${web}dist/report.html`, 'utf8')
  .replaceAll('%%TITLE%%', () => escape(title))
  .replace('%%DATA%%', () => deflateSync(JSON.stringify(report), { level: 9 }).toString('base64'));
writeFileSync(out, page);
