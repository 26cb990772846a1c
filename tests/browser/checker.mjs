// The checker's page in headless Chromium, without a network: node checker.mjs CHECKER.html WINDSCREEN RULE_VECTORS VECTORS.
// The findings are those of `windscreen validate` on the same files, and every rule test case in the folder VECTORS (where
// there is one) ends as it does natively; no request is made; the page works by keyboard, at 320 pixels and in print.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';
import { check, close, expect } from './checks.mjs';
import { faultless } from './report_page.mjs';
import { judge, recordsOf } from './rule_cases.mjs';

const require = createRequire(fileURLToPath(new URL('../../web/package.json', import.meta.url)));
const { build } = await import(pathToFileURL(require.resolve('esbuild')).href);

const [file, windscreen, ruleVectors, vectors] = process.argv.slice(2).map((one) => resolve(one));
const root = fileURLToPath(new URL('../../', import.meta.url));
const data = join(root, 'tests/data/validate');
const scratch = mkdtempSync(join(tmpdir(), 'windscreen-checker-'));
const address = pathToFileURL(file).href;

/** A page of its own. Its `complaints` are errors, warnings, breaches of the policy, and every request but the file's. */
async function open(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, offline: true, ...options });
  const complaints = [];
  context.on('request', (request) => {
    const url = request.url().split('#')[0];
    if (url !== address && !url.startsWith('blob:')) complaints.push(`request: ${url}`);
  });
  await context.exposeBinding('complain', (_, words) => { complaints.push(words); });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => window.complain(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  await page.goto(address);
  await page.locator('#files-now').waitFor({ state: 'attached' });
  return { page, context, complaints };
}

const filesIn = (folder) => readdirSync(folder).sort().map((name) => join(folder, name));

/** Chooses the files, checks them and waits for what comes of it. */
async function checkFiles(page, { which = 'ssda903', year, now, last = [], authority = '' }) {
  await page.locator(`label[for=return-${which}]`).click();
  if (year) await page.locator('#year').selectOption(String(year));
  await page.locator('#files-now').setInputFiles(now);
  if (last.length > 0) await page.locator('#files-last').setInputFiles(last);
  await page.locator('#authority').fill(authority);
  await page.getByRole('button', { name: 'Check these files' }).click();
  await page.locator('#results, #problem').first().waitFor({ timeout: 120_000 });
}

async function saved(page, words) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: words }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** What the command says of the same files. */
function natively(options) {
  const said = spawnSync(windscreen, ['validate', ...options], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (said.status !== 0 && said.status !== 1) throw new Error(`windscreen validate ended with ${said.status}: ${said.stderr}`);
  return { text: said.stdout, said: said.stderr };
}

/** The rows of a CSV text. */
function rowsOf(text) {
  const rows = [[]];
  let last = rows[0];
  for (const [, cell, end] of text.replace(/^\uFEFF/, '').matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g)) {
    last.push(cell.startsWith('"') ? cell.slice(1, -1).replace(/""/g, '"') : cell);
    if (end !== ',') rows.push(last = []);
  }
  return rows.filter((row) => row.length > 1);
}

/** As the command's cells stand in a file for people (docs/decisions/0012). */
const marked = (rows) => rows.map((row) => row.map((cell) => (/^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell)));

function expectSame(mine, others) {
  expect(mine.length === others.length, `${mine.length} rows, and the command has ${others.length}`);
  mine.forEach((row, place) => {
    const [a, b] = [JSON.stringify(row), JSON.stringify(others[place])];
    expect(a === b, `row ${place + 1} is ${a}, and the command’s ${b}`);
  });
}

const SSDA903 = { now: filesIn(join(data, 'ssda903')), last: filesIn(join(data, 'ssda903_last')), authority: '936' };
const NATIVE_SSDA903 = ['--return', 'ssda903', '--year', '2025-26', join(data, 'ssda903'), '--previous', join(data, 'ssda903_last'), '--authority', '936'];

/** The page's findings are the command's, in both files and on the page. */
async function expectFindings(page, options) {
  const csv = await saved(page, 'Save all findings as CSV');
  expect(/^findings-(ssda903|cin)-\d{4}-\d\d\.csv$/.test(csv.name), csv.name);
  expectSame(rowsOf(csv.text), marked(rowsOf(natively([...options, '--format', 'csv']).text)));
  const native = JSON.parse(natively([...options, '--format', 'json']).text);
  const json = await saved(page, 'Save all findings as JSON');
  expectSame(JSON.parse(json.text), native);
  const shown = await page.locator('#findings-shown').innerText();
  expect(shown.replace(/,/g, '').includes(`of ${native.length} finding`), shown);
  return native;
}

async function sameAsTheCommand(browser) {
  const { page, context, complaints } = await open(browser);
  await check('an SSDA903 return with last year’s: the command’s findings', async () => {
    await checkFiles(page, SSDA903);
    const native = await expectFindings(page, NATIVE_SSDA903);
    expect(native.some((row) => row.child === '=1006'), 'no finding has an identifier like a formula');
    const csv = await saved(page, 'Save all findings as CSV');
    expect(csv.text.includes(",'=1006,"), 'it is not marked in the CSV');
  });
  await check('the page says what the command says: notes, rules not run, counts by rule', async () => {
    const summary = rowsOf(natively([...NATIVE_SSDA903, '--summary', 'rule', '--format', 'csv']).text).slice(1);
    const lines = await page.locator('.ws-by-rule tbody tr').evaluateAll((rows) => rows.map((row) => [
      row.cells[0].innerText, row.cells[2].firstChild.textContent.replace(/,/g, ''), row.cells[3].innerText,
    ]));
    expectSame(lines, summary.filter((row) => Number(row[2]) > 0).map((row) => [row[0], row[2], row[5]]));
    await page.getByText('Rules that were not run, and why').click();
    await page.locator('.ws-reasons tbody tr').first().waitFor();
    const reasons = await page.locator('.ws-reasons tbody tr').evaluateAll((rows) => rows.map((row) => row.cells[0].innerText));
    expectSame(reasons.map((one) => [one]), summary.filter((row) => row[3] === 'false').map((row) => [row[0]]));
    expect(!(await page.locator('main').innerText()).includes('(--'), 'an option of the command stands in the page');
    const { said } = natively(NATIVE_SSDA903);
    for (const note of await page.locator('#notes li').allInnerTexts()) expect(said.includes(note), `the command does not say: ${note}`);
  });
  await check('findings are filtered by rule, kind and child', async () => {
    const native = JSON.parse(natively([...NATIVE_SSDA903, '--format', 'json']).text);
    const shows = async (count) => {
      const words = count === 0 ? 'No finding fits.' : `of ${count} finding`;
      await page.locator('#findings-shown', { hasText: words }).waitFor();
      expect((await page.locator('.ws-findings tbody tr').count()) === Math.min(count, 50), 'other rows are shown');
    };
    await page.getByRole('button', { name: 'Show the findings of rule 168' }).click();
    await shows(native.filter((row) => row.rule === '168').length);
    expect((await page.evaluate(() => document.activeElement?.id)) === 'findings', 'the findings have not the focus');
    await page.locator('#filter-rule').selectOption('');
    await page.locator('#filter-child').fill('1003');
    await page.getByRole('button', { name: 'Show these findings' }).click();
    await shows(native.filter((row) => row.child?.includes('1003')).length);
    await page.locator('#filter-child').fill('');
    await page.locator('#filter-severity').selectOption('other');
    await page.getByRole('button', { name: 'Show these findings' }).click();
    await shows(native.filter((row) => row.severity === 'other').length);
    await page.locator('#filter-child').fill('nobody');
    await page.getByRole('button', { name: 'Show these findings' }).click();
    await page.locator('#findings-shown', { hasText: 'No finding fits.' }).waitFor();
  });
  await check('a children in need census: the command’s findings', async () => {
    await page.reload();
    await checkFiles(page, { which: 'cin', now: filesIn(join(data, 'cin')) });
    const native = await expectFindings(page, ['--return', 'cin', join(data, 'cin')]);
    expect(native.some((row) => row.table === null), 'none is about the whole return');
    expect(native.length > 20, `only ${native.length} findings`);
  });
  await check('the same in UTF-16, and with the year’s rules of 2026-27', async () => {
    await page.reload();
    const now = SSDA903.now.map((path) => ({ name: path.split('/').at(-1), mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${readFileSync(path, 'utf8')}`, 'utf16le') }));
    await checkFiles(page, { ...SSDA903, now, year: 2027 });
    await expectFindings(page, NATIVE_SSDA903.map((one) => (one === '2025-26' ? '2026-27' : one)));
  });
  await check('files dropped on the page are taken', async () => {
    await page.reload();
    await page.locator('#files-now').waitFor({ state: 'attached' });
    const texts = SSDA903.now.map((path) => [path.split('/').at(-1), readFileSync(path, 'utf8')]);
    await page.evaluate((files) => {
      const dataTransfer = new DataTransfer();
      for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
      const drop = document.querySelector('.ws-drop');
      drop.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
      drop.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, texts);
    await page.getByRole('button', { name: 'Remove episodes.csv' }).waitFor();
    await page.getByRole('button', { name: 'Check these files' }).click();
    await page.locator('#results').waitFor();
    await expectFindings(page, ['--return', 'ssda903', join(data, 'ssda903')]);
  });
  await check('no request, no error, no breach of the policy', async () => {
    expect(complaints.length === 0, complaints.slice(0, 10).join('\n'));
  });
  await context.close();
}

/** So many that a check takes long enough to be watched, and every finding can still be compared. */
const LARGE = 15_000;

/** A return of many children, so that there is progress to see and pages to turn. */
function largeReturn() {
  const folder = join(scratch, 'large');
  mkdirSync(folder);
  const header = ['CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,UASC'];
  const episodes = ['CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'];
  for (let child = 1; child <= LARGE; ++child) {
    header.push(`${child},${child % 3},01/0${1 + child % 9}/2012,WBRI,UN7,,,0`);
    episodes.push(`${child},0${1 + child % 9}/06/2025,S,C2,N${child % 10},U1,PR1,,,,KT1 1AA,KT2 2BB,SC000001`);
    episodes.push(`${child},0${1 + child % 5}/07/2025,P,C2,N1,U1,PR1,,,,KT1 1AA,KT2 2BB,SC000001`);
  }
  writeFileSync(join(folder, 'header.csv'), `${header.join('\n')}\n`);
  writeFileSync(join(folder, 'episodes.csv'), `${episodes.join('\n')}\n`);
  return folder;
}

async function aLargeReturn(browser) {
  const folder = largeReturn();
  const { page, context, complaints } = await open(browser);
  await check('a large return shows how far it is, and ends as the command does', async () => {
    await page.evaluate(() => {
      window.seen = [];
      new MutationObserver(() => {
        const bar = document.getElementById('progress');
        if (bar) window.seen.push([bar.value, document.getElementById('progress-words').textContent]);
      }).observe(document.getElementById('checker'), { subtree: true, childList: true, attributes: true, characterData: true });
    });
    const began = Date.now();
    await checkFiles(page, { now: filesIn(folder) });
    console.log(`${LARGE.toLocaleString('en-GB')} children were checked in the page in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    const seen = await page.evaluate(() => window.seen);
    const values = seen.map(([value]) => value);
    expect(new Set(values).size > 3, `the bar stood at ${[...new Set(values)].join(', ')}`);
    expect(values.every((value, place) => place === 0 || value >= values[place - 1]), 'the bar went back');
    expect(seen.some(([, words]) => words === `Checking ${LARGE.toLocaleString('en-GB')} children`), [...new Set(seen.map(([, words]) => words))].join('; '));
    const native = await expectFindings(page, ['--return', 'ssda903', folder]);
    expect(native.length > 2 * LARGE, `${native.length} findings`);
  });
  await check('pages of findings are turned', async () => {
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.locator('#findings-shown', { hasText: 'Showing 51 to 100 of' }).waitFor();
    await page.getByRole('button', { name: 'Previous page' }).click();
    await page.locator('#findings-shown', { hasText: 'Showing 1 to 50 of' }).waitFor();
  });
  await check('a check is stopped, and another one started', async () => {
    await page.getByRole('button', { name: 'Check these files' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.ws-checking').waitFor({ state: 'detached' });
    expect((await page.locator('#results, #problem').count()) === 0, 'it was not stopped');
    await page.getByRole('button', { name: 'Check these files' }).click();
    await page.locator('#results').waitFor({ timeout: 120_000 });
  });
  await check('no request and no error with a large return', async () => {
    expect(complaints.length === 0, complaints.slice(0, 10).join('\n'));
  });
  await context.close();
}

async function whatCannotBeChecked(browser) {
  const { page, context } = await open(browser);
  const problem = async () => {
    await page.locator('#problem').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'problem');
    return page.locator('#problem').innerText();
  };
  await check('without files it asks for them', async () => {
    await page.getByRole('button', { name: 'Check these files' }).click();
    expect((await problem()).includes('Choose at least one file'), await problem());
    await faultless(page);
    await page.locator('#problem a').click();
    expect((await page.evaluate(() => document.activeElement?.id)) === 'files-now', 'the field has not the focus');
  });
  const refused = async (name, buffer, ...words) => {
    await page.reload();
    await page.locator('#files-now').waitFor({ state: 'attached' });
    await checkFiles(page, { now: [{ name, mimeType: 'text/plain', buffer: Buffer.from(buffer) }] });
    const said = await problem();
    for (const one of words) expect(said.includes(one), said);
  };
  await check('a message that is not well-formed is refused with its line and what to do', async () => {
    await refused('return.xml', '<FEDSSDA903>\n<CHILD>\n<HEADER><CHILD>1</CHILD></EPISODE>\n', 'return.xml, line 3', 'Export the return again');
    await faultless(page);
  });
  await check('another return’s message, a workbook, bytes and a table of another kind are refused', async () => {
    await refused('census.xml', '<Message><Header/></Message>', 'census.xml', 'SSDA903');
    await refused('return.xlsx', 'PK\x03\x04 and more', 'return.xlsx', 'save each sheet as a CSV file');
    await refused('picture.csv', 'GIF\x00\x00\x01\x02\n', 'picture.csv', 'NUL');
    await refused('shopping.csv', 'milk,eggs\n1,2\n', 'None of the files is a table of the return', 'shopping.csv, line 1');
    await refused('empty.csv', '', 'The file is empty');
  });
  await check('two files with one name are not both taken in silence', async () => {
    await page.locator('#files-now').setInputFiles(SSDA903.now[0]);
    await page.locator('#files-now').setInputFiles(SSDA903.now[0]);
    await page.getByText('Chosen twice: ad1.csv').waitFor();
  });
  await check('after a refusal a sound return is checked', async () => {
    await page.getByRole('button', { name: 'Remove empty.csv' }).click();
    await checkFiles(page, SSDA903);
    await page.locator('#results').waitFor();
    expect((await page.locator('#problem').count()) === 0, 'the problem still stands there');
  });
  await context.close();
}

async function theFile(browser) {
  const text = readFileSync(file, 'utf8');
  await check('its policy lets nothing out', async () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(/^default-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-[^']+'; worker-src blob:; base-uri 'none'; form-action 'none'$/.test(policy), policy);
    expect(text.length < 3e6, `${(text.length / 1e6).toFixed(2)} MB`);
    console.log(`checker.html: ${(text.length / 1e6).toFixed(2)} MB`);
  });
  await check('neither the page nor its worker can send a request', async () => {
    const asked = [];
    const server = createServer((request, response) => { asked.push(request.url); response.end(); });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    const { page, context } = await open(browser, { offline: false });
    const tries = async (port) => {
      const ended = [];
      for (const one of [
        () => fetch(`http://127.0.0.1:${port}/`, { mode: 'no-cors' }),
        () => new Promise((done, failed) => { const socket = new WebSocket(`ws://127.0.0.1:${port}/`); socket.onopen = done; socket.onerror = failed; }),
        () => new Promise((done, failed) => { const request = new XMLHttpRequest(); request.open('GET', `http://127.0.0.1:${port}/`); request.onload = done; request.onerror = failed; request.send(); }),
      ]) ended.push(await one().then(() => 'went out', () => 'refused'));
      return ended.join();
    };
    try {
      expect((await page.evaluate(tries, server.address().port)) === 'refused,refused,refused', 'the page sent one');
      expect((await page.workers()[0].evaluate(tries, server.address().port)) === 'refused,refused,refused', 'the worker sent one');
      expect(asked.length === 0, `${asked.length} requests came to the server`);
    } finally {
      await context.close();
      server.close();
    }
  });
  await check('it says what it is without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address);
    const said = await page.locator('body').innerText();
    expect(said.includes('checks an SSDA903 return or a children in need census'), said.slice(0, 200));
    await context.close();
  });
}

async function toEverybody(browser) {
  for (const [name, viewport] of [['1280', { width: 1280, height: 900 }], ['320', { width: 320, height: 640 }]]) {
    const { page, context, complaints } = await open(browser, { viewport });
    const fits = async () => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width <= viewport.width, `the page is ${width} pixels wide`);
    };
    await check(`${name} pixels: the form has nothing that axe finds, and fits`, async () => {
      await faultless(page);
      await page.locator('#files-now').setInputFiles(SSDA903.now);
      await faultless(page);
      await fits();
    });
    await check(`${name} pixels: the findings have nothing that axe finds, and fit`, async () => {
      await checkFiles(page, SSDA903);
      await page.locator('.ws-findings').waitFor();
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
      await faultless(page);
      await fits();
      const text = await page.locator('main').innerText();
      for (const slip of ['undefined', 'NaN', '[object', 'null']) expect(!text.includes(slip), `it says ${slip}`);
      if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `findings-${name}.png`), fullPage: true });
    });
    await check(`${name} pixels: no error`, async () => expect(complaints.length === 0, complaints.join('\n')));
    await context.close();
  }
}

async function byKeyboard(browser) {
  const { page, context } = await open(browser);
  // Choosers are caught from now on: a key is faster than what begins to catch them.
  page.on('filechooser', () => undefined);
  const focused = () => page.evaluate(() => {
    const { activeElement: one } = document;
    return one?.id || one?.textContent?.trim() || '';
  });
  const tabTo = async (wanted) => {
    for (let stop = 0; stop < 80; ++stop) {
      if ((await focused()).startsWith(wanted)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${wanted} is not reached; the last stop is ${await focused()}`);
  };
  await check('by keyboard: everything from choosing files to saving the findings', async () => {
    await page.keyboard.press('Tab');
    expect((await focused()) === 'Skip to main content', await focused());
    await tabTo('return-ssda903');
    await page.keyboard.press('ArrowDown');
    expect((await focused()) === 'return-cin', await focused());
    await page.keyboard.press('ArrowUp');
    await tabTo('year');
    for (const [field, files] of [['files-now', SSDA903.now], ['files-last', SSDA903.last]]) {
      await tabTo(field);
      const seen = await page.locator(`#${field} + label`).evaluate((label) => getComputedStyle(label).backgroundColor);
      expect(seen === 'rgb(255, 221, 0)', `the focus is not seen: ${seen}`);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
      await chooser.setFiles(files);
    }
    await tabTo('Remove');
    await tabTo('authority');
    await page.keyboard.type('936');
    await tabTo('Check these files');
    await page.keyboard.press('Enter');
    await page.locator('#results').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'results');
    await tabTo('Save all findings as CSV');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expectSame(rowsOf(readFileSync(await download.path(), 'utf8')), marked(rowsOf(natively([...NATIVE_SSDA903, '--format', 'csv']).text)));
    await tabTo('Show the findings of rule');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'findings');
    await tabTo('filter-rule');
    await tabTo('filter-child');
    await page.keyboard.type('1003');
    await page.keyboard.press('Enter');
    await page.locator('#findings-shown').waitFor();
  });
  await check('on paper stand the findings and not the form', async () => {
    await page.emulateMedia({ media: 'print' });
    for (const part of ['#files-now + label', '#filter-rule', '.ws-saves', '.ws-pages']) expect(!(await page.locator(part).first().isVisible()), `${part} is there`);
    expect(await page.locator('.ws-findings').isVisible(), 'there are no findings');
    await page.locator('.ws-reasons').first().waitFor();
    if (process.env.PICTURES) await page.pdf({ path: join(process.env.PICTURES, 'checker.pdf'), format: 'A4' });
  });
  await context.close();
}

async function everyVector(browser) {
  const files = existsSync(vectors) ? readdirSync(vectors).filter((name) => name.endsWith('.jsonl')).sort().map((name) => join(vectors, name)) : [];
  if (files.length === 0) return console.log(`Skipped: there are no rule test cases in ${process.argv[5]}.`);
  const made = await build({
    entryPoints: [join(root, 'web/checker/engine.ts')], bundle: true, write: false, format: 'iife', globalName: 'checks', target: 'es2021', logLevel: 'silent',
  });
  const { page, context, complaints } = await open(browser);
  const cases = files.flatMap((path) => readFileSync(path, 'utf8').split('\n')
    .map((line, place) => ({ line, place: `${path}:${place + 1}` })).filter(({ line }) => line !== '')
    .map(({ line, place }) => ({ one: JSON.parse(line), place })));
  // The page's own bytes, in the page, under its policy.
  await page.evaluate(`(() => { ${made.outputFiles[0].text}; window.checks = checks; })()`);
  const answers = await page.evaluate(async (all) => {
    const packed = Uint8Array.from(atob(document.getElementById('checker-wasm').textContent), (letter) => letter.charCodeAt(0));
    const bytes = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))).arrayBuffer();
    const module = await WebAssembly.compile(bytes);
    const engine = await window.checks.Engine.start(module);
    return all.map((records) => {
      try {
        return engine.tryCase(records);
      } catch (error) {
        return { error: error.message };
      }
    });
  }, cases.map(({ one }) => recordsOf(one)));
  const { stdout } = spawnSync(ruleVectors, files, { encoding: 'utf8' });
  const native = new Map(stdout.split('\n').map((line) => /^.*\((.*:\d+)\): (.*)$/.exec(line)).filter(Boolean).map(([, place, words]) => [place, words]));
  let agreed = 0;
  for (const [at, { one, place }] of cases.entries()) {
    const mine = answers[at].error ?? judge(one, answers[at]);
    const theirs = native.get(place) ?? '';
    if (mine === theirs) agreed += 1;
    else await check(`${one.return} ${one.rule} case ${one.case} (${place})`, async () => expect(false, `here: ${mine || 'passes'}; natively: ${theirs || 'passes'}`));
  }
  await check(`every one of ${cases.length} rule test cases ends as it does natively`, async () => {
    expect(agreed === cases.length, `${cases.length - agreed} do not`);
    expect(stdout.includes(`${cases.length - native.size} passed, ${native.size} failed`), stdout.slice(-200));
    expect(complaints.length === 0, complaints.join('\n'));
  });
  console.log(`${agreed} of ${cases.length} rule test cases agree; ${native.size} of them fail on both`);
  await context.close();
}

setTimeout(() => {
  check('the suite ends within 15 minutes', () => Promise.reject(new Error('it did not'))).then(() => {
    close('checker');
    process.exit(1);
  });
}, 15 * 60_000).unref();

const browser = await launch();
try {
  await theFile(browser);
  await everyVector(browser);
  await sameAsTheCommand(browser);
  await whatCannotBeChecked(browser);
  await toEverybody(browser);
  await byKeyboard(browser);
  await aLargeReturn(browser);
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = close('checker') ? 0 : 1;
