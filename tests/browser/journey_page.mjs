// One child's journey in the browser, from the made-up child of web/fixtures/journey.ts: with some events, with
// hundreds, with one.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync, inflateSync } from 'node:zlib';
import { check, expect } from './checks.mjs';
import { open, openDetails, violations } from './report_page.mjs';

const web = fileURLToPath(new URL('../../web/', import.meta.url));
const { buildSync } = createRequire(join(web, 'package.json'))('esbuild');
const MARKING = 'Internal: about one child. Official-sensitive.';

/** The page's template; `scratch` has it, or gets it. */
function template(scratch) {
  const page = join(scratch, 'journey.html');
  try {
    return readFileSync(page, 'utf8');
  } catch {
    execFileSync(process.execPath, [join(web, 'build/page.mjs'), scratch], { stdio: ['ignore', 'ignore', 'inherit'] });
    return readFileSync(page, 'utf8');
  }
}

async function filled(scratch) {
  const made = buildSync({ entryPoints: [join(web, 'fixtures/journey.ts')], bundle: true, write: false, format: 'esm' });
  const { journey } = await import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].text).toString('base64')}`);
  const text = template(scratch);
  const write = (name, data) => {
    const file = join(scratch, `journey_${name}.html`);
    const packed = deflateSync(JSON.stringify(data)).toString('base64');
    writeFileSync(file, text.replaceAll('%%TITLE%%', 'One child’s journey').replace('%%DATA%%', () => packed));
    return file;
  };
  return { some: write('some', journey()), many: write('many', journey(300)), one: write('one', journey(0, (entry) => entry.what === 'Contact')) };
}

/** The glyphs that each sheet of a PDF begins with, as they are coded in it. */
function firstGlyphs(pdf, count) {
  const sheets = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.subarray(at - 3, at).toString() === 'end') continue;
    let text;
    try {
      text = inflateSync(pdf.subarray(at + 7, pdf.indexOf('endstream', at))).toString('latin1');
    } catch {
      continue; // a font or a picture
    }
    const drawn = [...text.matchAll(/<([0-9A-Fa-f]+)>\s*T[jJ]/g)].map((match) => match[1]).join('');
    if (text.includes('BT') && drawn !== '') sheets.push(drawn.slice(0, count * 4));
  }
  return sheets;
}

const records = (page) => page.locator('section[aria-labelledby=records] table').first().locator('tbody tr').count();

async function wide(browser, files) {
  const { page, complaints, context } = await open(browser, files.some);
  await check('journey: says whom it is about, what to look at, and that it is internal', async () => {
    expect((await page.locator('.ws-marking').innerText()) === MARKING, 'no marking');
    const text = await page.locator('main').innerText();
    for (const words of ['demo-0001', 'born February 2012', 'Second child protection plan', 'Open now', 'Full care order since 30 August 2019'])
      expect(text.includes(words), `"${words}" is missing`);
    for (const slip of ['undefined', 'NaN', '[object', 'Infinity', 'null']) expect(!text.includes(slip), `it says ${slip}`);
    expect(!(await page.title()).includes('demo-0001'), 'the title names the child');
  });
  await check('journey: the timeline has its words, and the table has every record', async () => {
    const words = await page.locator('svg[role=img]').getAttribute('aria-label');
    expect(words.includes('56 spells and events') && words.includes('2 bars of what to look at'), words);
    expect((await records(page)) === 58, `${await records(page)} rows`);
  });
  await check('journey: axe finds nothing', async () => {
    await openDetails(page);
    const found = await violations(page);
    expect(found.length === 0, found.join('\n'));
  });
  await check('journey: a lane is taken out by keyboard, from timeline and table', async () => {
    await page.keyboard.press('Tab');
    expect((await page.evaluate(() => document.activeElement?.textContent)) === 'Skip to main content', 'the first stop is another');
    for (let stop = 0; stop < 20 && (await page.evaluate(() => document.activeElement?.id)) !== 'lane-looked_after'; ++stop) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.locator('text=Only the chosen lanes').waitFor();
    expect((await records(page)) === 17, `${await records(page)} rows`);
    expect(!(await page.locator('svg[role=img]').getAttribute('aria-label')).includes('Looked after'), 'it is drawn');
    await page.keyboard.press('Space');
    expect((await records(page)) === 58, `${await records(page)} rows`);
  });
  await check('journey: a shorter period shows less', async () => {
    await page.selectOption('#period', '1');
    const words = await page.locator('svg[role=img]').getAttribute('aria-label');
    expect(!words.includes('Contacts and early help') && words.includes('Placements'), words);
    await page.selectOption('#period', 'all');
  });
  await check('journey: the table is saved as CSV, under a name that names nobody', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('section[aria-labelledby=records] button').first().click(),
    ]);
    expect(download.suggestedFilename() === 'journey-records.csv', download.suggestedFilename());
    const lines = readFileSync(await download.path(), 'utf8').trim().split('\r\n');
    expect(lines.length === 59, `${lines.length} lines`);
    expect(lines[1].startsWith('2012-01-16,,before birth (6 weeks),Contact,from GP; advice,Contacts and early help,ssd_contacts'), lines[1]);
  });
  await check('journey: the timeline is saved as a picture that carries its marking', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('section[aria-labelledby=timeline] .ws-save').click()]);
    expect(download.suggestedFilename() === 'journey-timeline.svg', download.suggestedFilename());
    const svg = readFileSync(await download.path(), 'utf8');
    expect(svg.startsWith('<svg') && svg.includes(MARKING) && svg.includes('Full care order'), svg.slice(0, 200));
  });
  await check('journey: in print everything is open and marked', async () => {
    await page.emulateMedia({ media: 'print' });
    await page.waitForFunction(() => document.querySelectorAll('details:not([open])').length === 0);
    // What repeats at the head of every sheet.
    const display = await page.evaluate(() => getComputedStyle(document.querySelector('.ws-marking')).display);
    expect(display === 'table-header-group', display);
    // A sheet of A4 between its margins, in the browser's pixels.
    await page.setViewportSize({ width: 700, height: 1000 });
    const wide = await page.evaluate(() => [...document.querySelectorAll('table')].map((one) => Math.round(one.getBoundingClientRect().right)));
    expect(Math.max(...wide) <= 700, `tables reach to ${wide.join(', ')} of 700`);
    await page.setViewportSize({ width: 1280, height: 900 });
    const pdf = await page.pdf({ format: 'A4', margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } });
    const sheets = firstGlyphs(pdf, MARKING.length - 4); // two ligatures
    expect(sheets.length > 2, `${sheets.length} sheets`);
    expect(new Set(sheets).size === 1, `not every sheet begins with the marking: ${sheets.join(' ')}`);
    await page.emulateMedia({ media: 'screen' });
  });
  await check('journey: no error, no warning, no request', async () => {
    expect(complaints.length === 0, complaints.slice(0, 10).join('\n'));
  });
  await context.close();
}

async function narrow(browser, file, name) {
  const { page, complaints, context } = await open(browser, file, { viewport: { width: 320, height: 640 } });
  await check(`journey, ${name}: fits 320 pixels`, async () => {
    await openDetails(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width <= 320, `the page is ${width} pixels wide`);
    const found = await violations(page, ['scrollable-region-focusable', 'target-size', 'meta-viewport', 'color-contrast']);
    expect(found.length === 0, found.join('\n'));
    expect(complaints.length === 0, complaints.join('\n'));
  });
  await context.close();
}

export async function journeyPage(browser, scratch) {
  const files = await filled(scratch);
  await wide(browser, files);
  for (const [name, file] of Object.entries(files)) await narrow(browser, file, name);
}
