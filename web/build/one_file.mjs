// Puts the script and the style sheet that Vite made into report.template.html: dist/report.html, one file with
// the two places that the program fills, %%TITLE%% and %%DATA%%.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('..', import.meta.url));
const read = (name) => readFileSync(web + name, 'utf8');
const hash = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

// Neither may end its element early; "<\/script" and "<\/style" mean the same inside JavaScript texts and CSS.
const script = read('dist/parts/report.js').trim().replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--');
const style = read('dist/parts/report.css').trim().replace(/<\/style/gi, '<\\/style');
if (/url\(|@import/i.test(style)) throw new Error('the style sheet asks for another file');

const policy = [
  "default-src 'none'",
  `script-src ${hash(script)}`,
  `style-src ${hash(style)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

// Functions, because "$&" in a replacement text has a meaning of its own.
const page = read('report.template.html')
  .replace('%CSP%', () => policy)
  .replace('%STYLE%', () => style)
  .replace('%SCRIPT%', () => script);
for (const mark of ['%%DATA%%']) {
  if (page.split(mark).length !== 2) throw new Error(`${mark} must stand once in the page`);
}
writeFileSync(`${web}dist/report.html`, page);
console.log(`dist/report.html ${(page.length / 1024).toFixed(0)} KiB`);
