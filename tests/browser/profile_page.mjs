// The published picture in headless Chromium: it renders with no error and no request, axe finds nothing, it works at
// 320 pixels and in print. Filled with a made-up authority unless a file is named.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { check, expect } from './checks.mjs';
import { sheets } from './paper.mjs';
import { drawCharts, open, openDetails, openSome, violations } from './report_page.mjs';
import { catchSaves, faultsOf, tablesOf } from './saved_tables.mjs';

const web = fileURLToPath(new URL('../../web/', import.meta.url));
const { buildSync } = createRequire(join(web, 'package.json'))('esbuild');

/** The page with the fixture's data. `scratch` has the built page, or gets it. */
async function filled(scratch) {
  const made = buildSync({ entryPoints: [join(web, 'fixtures/profile.ts')], bundle: true, write: false, format: 'esm' });
  const { profile } = await import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].text).toString('base64')}`);
  const page = join(scratch, 'profile.html');
  let text;
  try {
    text = readFileSync(page, 'utf8');
  } catch {
    execFileSync(process.execPath, [join(web, 'build/page.mjs'), scratch], { stdio: ['ignore', 'ignore', 'inherit'] });
    text = readFileSync(page, 'utf8');
  }
  const file = join(scratch, 'profile_fixture.html');
  const data = deflateSync(JSON.stringify(profile())).toString('base64');
  writeFileSync(file, text.replaceAll('%%TITLE%%', 'Published picture').replace('%%DATA%%', () => data));
  return file;
}

export async function profilePage(browser, scratch, named = null) {
  const file = named ?? (await filled(scratch));
  const { page, complaints, context } = await open(browser, file);
  await check('profile: has its summary, its areas and what it is made from', async () => {
    expect((await page.locator('h1').innerText()).length > 2, 'no heading');
    for (const id of ['summary', 'contents', 'about']) expect((await page.locator(`#${id}`).count()) === 1, `no #${id}`);
    for (const link of await page.locator('main a[href^="#"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')))) {
      expect((await page.locator(`[id="${link.slice(1)}"]`).count()) === 1, `${link} leads nowhere`);
    }
  });
  await check('profile: every chart is drawn and has its words', async () => {
    expect((await drawCharts(page)) > 0, 'no chart');
    for (const words of await page.locator('[role=img]').evaluateAll((all) => all.map((one) => one.ariaLabel)))
      expect(words && words.length > 40, `a picture says "${words}"`);
  });
  await check('profile: axe finds nothing', async () => {
    await openSome(page, 4);
    const found = await violations(page);
    expect(found.length === 0, found.join('\n'));
  });
  await check('profile: has all its words', async () => {
    await openDetails(page);
    const text = await page.locator('main').innerText();
    for (const slip of ['undefined', 'NaN', '[object', 'Infinity']) expect(!text.includes(slip), `it says ${slip}`);
  });
  await check('profile: every table is saved as it is shown', async () => {
    await catchSaves(page);
    const tables = await tablesOf(page);
    const faults = tables.flatMap(faultsOf);
    expect(tables.length > 3 && faults.length === 0, `${tables.length} tables, ${faults.length} faults\n${faults.slice(0, 8).join('\n')}`);
  });
  await check('profile: the funnel names this authority alone, and prints as a sentence', async () => {
    await drawCharts(page);
    expect((await page.locator('.ws-funnel .ws-chart svg').count()) > 0, 'no funnel is drawn');
    await page.emulateMedia({ media: 'print' });
    await page.waitForFunction(() => document.querySelectorAll('.ws-funnel details').length === 0);
    expect((await page.locator('.ws-funnel p').first().innerText()).includes('for one of its size'), 'no sentence');
    await page.emulateMedia({ media: 'screen' });
    await page.waitForFunction(() => document.querySelectorAll('.ws-funnel details').length > 0);
  });
  await check('profile: prints its newest years at a readable length, and says where the rest is', async () => {
    await page.emulateMedia({ media: 'print' });
    await page.waitForFunction(() => document.querySelectorAll('details').length === 0);
    const { measures, longest } = await page.evaluate(() => {
      const tables = [...document.querySelectorAll('.ws-indicator:has(.ws-chart) table')];
      return {
        measures: document.querySelectorAll('.ws-indicator').length,
        longest: Math.max(...tables.map((table) => table.tBodies[0].rows.length)),
      };
    });
    expect(longest > 0 && longest <= 3, `a table of ${longest} years`);
    expect((await page.locator('main').innerText()).includes('stand in the file that this was printed from'), 'it does not say where the rest is');
    expect((await page.locator('.ws-chart svg').count()) === (await page.locator('.ws-chart').count()), 'a chart is not drawn');
    const sides = sheets(await page.pdf({ format: 'A4', printBackground: true }));
    // The first two sides, what the figures are from, and four measures a side.
    expect(sides <= 4 + Math.ceil(measures / 4), `${sides} sides for ${measures} measures`);
    await page.emulateMedia({ media: 'screen' });
    await page.waitForFunction(() => document.querySelectorAll('details').length > 0);
  });
  await check('profile: no error, no warning, no request', async () => {
    expect(complaints.length === 0, complaints.slice(0, 10).join('\n'));
  });
  await context.close();

  const phone = await open(browser, file, { viewport: { width: 320, height: 640 } });
  await check('profile: fits 320 pixels', async () => {
    await openDetails(phone.page);
    await drawCharts(phone.page);
    const width = await phone.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width <= 320, `the page is ${width} pixels wide`);
    const found = await violations(phone.page, ['scrollable-region-focusable', 'target-size', 'meta-viewport']);
    expect(found.length === 0, found.join('\n'));
  });
  await phone.context.close();
}
