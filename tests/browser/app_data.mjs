// Sending and loading files in the application, against `windscreen serve` on a workspace of its own: node app_data.mjs SOURCES, the
// folder of a demo authority's source files. $WINDSCREEN names another build of the command. Called by app.mjs too.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { goTo, heading, openApp, signIn, wellMade } from './app_view.mjs';
import { launch } from './browser.mjs';
import { check, close, expect } from './checks.mjs';
import { violations } from './report_page.mjs';

const EMAIL = 'una@example.org';
const PASSWORD = 'correct horse battery staple';
const LONG = 120_000;
const program = process.env.WINDSCREEN ?? fileURLToPath(new URL('../../build/release/windscreen', import.meta.url));

/** An authority without data, served; its analyst is Una Wren. */
async function serve() {
  const directory = mkdtempSync(join(tmpdir(), 'windscreen-data-'));
  const workspace = join(directory, 'w');
  const run = (words, input = '') => execFileSync(program, [...words, '--workspace', workspace], { input, stdio: ['pipe', 'ignore', 'pipe'] });
  run(['init', '--authority-code', '936', '--name', 'Testshire', '--population', '250000', '--mid-year', '2020']);
  run(['store', 'init']);
  run(['account', 'add', '--email', EMAIL, '--name', 'Una Wren', '--role', 'performance_analyst', '--password-from-input'], `${PASSWORD}\n`);
  const server = spawn(program, ['serve', '--workspace', workspace, '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const origin = await new Promise((found, failed) => {
    let said = '';
    server.stderr.on('data', (text) => {
      said += text;
      const line = /^Listening on (http:\/\/[^/]*)\//m.exec(said);
      if (line) found(line[1]);
    });
    server.on('exit', () => failed(new Error(said)));
  });
  const end = () => new Promise((gone) => {
    server.removeAllListeners('exit');
    server.on('exit', () => {
      rmSync(directory, { recursive: true, force: true });
      gone();
    });
    server.kill('SIGKILL');
  });
  return { origin, end };
}

const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function choose(page, files, [day, month, year]) {
  await goTo(page, '/data/upload');
  await heading(page, 'Load data');
  await page.locator('#files').setInputFiles(files);
  await page.locator('#as-at-day').fill(day);
  await page.locator('#as-at-month').fill(month);
  await page.locator('#as-at-year').fill(year);
}

/** A page that is as it should be: words, axe, and no wider than the window. */
async function sound(page, width = 1280, where = 'the page') {
  await wellMade(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide <= width, `${where} is ${wide} pixels wide`);
  const wrong = await violations(page);
  expect(wrong.length === 0, `${where}: ${wrong.join('\n')}`);
}

export async function dataPages(browser, sources) {
  const server = await serve();
  const view = await openApp(browser, server.origin, '/data');
  const { page } = view;
  const file = (name) => join(sources, name);
  let first = '';
  let second = '';
  try {
    await check('data: nothing is loaded, and the page leads on', async () => {
      await signIn(page, EMAIL, PASSWORD);
      await heading(page, 'Loads and snapshots');
      await page.locator('main', { hasText: 'Nothing has been loaded' }).waitFor();
      await sound(page);
      await page.locator('a.govuk-button', { hasText: 'Load data' }).click();
      await heading(page, 'Load data');
    });
    await check('data: what is missing is said', async () => {
      await page.locator('form button[type=submit]').click();
      await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
      await page.locator('#files-error').waitFor();
      await page.locator('#as-at-error').waitFor();
      await sound(page);
    });
    await check('data: a workbook is sent and loaded, from the keyboard', async () => {
      await choose(page, [file('annex_a_2020-09-30.xlsx')], ['30', '9', '2020']);
      await page.locator('.ws-files', { hasText: 'Not sent yet' }).waitFor();
      await sound(page);
      await page.locator('#as-at-year').press('Enter');
      await page.locator('h1:visible', { hasText: 'The data is loaded' }).waitFor({ timeout: LONG });
      await page.locator('table', { hasText: 'List 1' }).first().waitFor({ timeout: LONG });
      expect(/rows were read/.test(await page.locator('main').innerText()), 'the rows are not said');
      await sound(page);
      first = await page.locator('dd', { hasText: /^2020-09-30-/ }).innerText();
    });
    await check('data: sending goes on after the session has ended and one has signed in again', async () => {
      const names = readdirSync(file('ssda903_2019-20')).filter((name) => name.endsWith('.csv'));
      let parts = 0;
      await page.route('**/parts?*', async (route) => {
        parts += 1;
        if (parts === 2) await view.context.clearCookies();
        await route.continue();
      });
      await choose(page, [file('cin_census_2019-20.xml'), ...names.map((name) => file(`ssda903_2019-20/${name}`))], ['31', '3', '2020']);
      await page.locator('form button[type=submit]:visible').click();
      await heading(page, 'You were signed out');
      await page.locator('#password').fill(PASSWORD);
      await page.locator('#password').press('Enter');
      await page.locator('h1:visible', { hasText: 'The data is loaded' }).waitFor({ timeout: LONG });
      await page.unroute('**/parts?*');
      second = await page.locator('dd', { hasText: /^2020-03-31-/ }).innerText();
    });
    await check('data: rejected rows say where they stand and how to mend them, and nothing of what is in them', async () => {
      const people = csv('people.csv', 'pers_person_id,pers_sex,pers_dob\nP1,F,2010-02-28\n,M,2011-01-01\nP1,F,2010-02-28\n');
      await choose(page, [people], ['30', '6', '2020']);
      await page.locator('form button[type=submit]:visible').click();
      await page.locator('h1:visible', { hasText: 'The data is loaded' }).waitFor({ timeout: LONG });
      await page.locator('table', { hasText: 'The row stands in the list already' }).first().waitFor();
      const list = page.locator('table', { hasText: 'Rejected rows, by file and line' });
      await list.waitFor();
      const rows = list.locator('tbody tr');
      expect((await rows.count()) === 2, `${await rows.count()} rows`);
      expect(/people\.csv/.test(await rows.first().innerText()), await rows.first().innerText());
      expect(!/2011-01-01/.test(await page.locator('main').innerText()), 'it shows what is in the row');
      await sound(page);
      const got = page.waitForEvent('download');
      await page.locator('a', { hasText: 'Download all 2 rejected rows' }).click();
      expect((await got).suggestedFilename().startsWith('rejects-2020-06-30-'), (await got).suggestedFilename());
    });
    await check('data: a file that is no extract is refused with words, and can be taken out', async () => {
      await choose(page, [csv('shapes.csv', 'colour,shape\nred,round\n')], ['30', '6', '2020']);
      await page.locator('form button[type=submit]:visible').click();
      await heading(page, 'The load was refused');
      await page.locator('.ws-problem', { hasText: 'shapes.csv' }).first().waitFor();
      await sound(page);
      await page.locator('a', { hasText: 'Load the files again' }).click();
      await heading(page, 'Load data');
      await page.locator('.ws-files', { hasText: 'shapes.csv' }).locator('button', { hasText: 'Remove' }).click();
      await page.locator('.ws-files').waitFor({ state: 'detached' });
    });
    await check('data: every file of the snapshots is checked', async () => {
      await goTo(page, '/data/snapshots');
      await heading(page, 'Snapshots');
      await page.locator('button', { hasText: 'Check every file' }).click();
      await page.locator('[role=status]', { hasText: 'Every file is as it was written' }).waitFor({ timeout: LONG });
      await sound(page);
      await page.locator('td a').first().click();
      await heading(page, 'What became of the rows');
      await page.locator('table').first().waitFor({ timeout: LONG });
      await sound(page);
    });
    await check('data: two snapshots are compared', async () => {
      await goTo(page, '/data/compare');
      await heading(page, 'Compare two snapshots');
      await page.locator('#from').selectOption(first);
      await page.locator('#to').selectOption(second);
      await page.locator('form button[type=submit]:visible').click();
      await page.waitForFunction(([a, b]) => location.search === `?from=${b}&to=${a}`, [first, second]);
      await page.locator('h2', { hasText: 'Rows by table' }).waitFor({ timeout: LONG });
      await page.locator('table', { hasText: 'ssd_person' }).first().waitFor();
      await page.locator('.govuk-details__summary').last().click();
      await sound(page);
    });
    await check('data: the loads are listed, and usable at 320 pixels', async () => {
      await page.setViewportSize({ width: 320, height: 800 });
      for (const address of ['/data', '/data/upload', '/data/snapshots', `/data/snapshots/${first}`, `/data/compare?from=${second}&to=${first}`]) {
        await goTo(page, address);
        await page.locator('main:visible').waitFor();
        await page.waitForFunction(() => !document.querySelector('main [role=status]')?.textContent?.startsWith('Fetching'));
        await sound(page, 320, address);
      }
      await goTo(page, '/data');
      const rows = page.locator('table', { hasText: 'Outcome' }).locator('tbody tr');
      await rows.first().waitFor();
      expect((await rows.count()) === 4, `${await rows.count()} loads`);
    });
    await check('data: a table that grows while it is shown becomes a stop for the keyboard, and none when it shrinks', async () => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await goTo(page, '/data');
      const box = page.locator('.ws-scroll:visible').first();
      const stop = async (is) => page.waitForFunction(([one, wanted]) => (one.tabIndex === 0) === wanted, [await box.elementHandle(), is], { timeout: 10_000 });
      const pad = (size) => box.locator('tbody td').first().evaluate((cell, to) => { cell.style.paddingRight = to; }, size);
      await stop(false);
      await pad('3000px');
      await stop(true);
      await pad('');
      await stop(false);
    });
    await check('data: no error', async () => expect(view.complaints.length === 0, view.complaints.slice(0, 10).join('\n')));
  } finally {
    await view.context.close();
    await server.end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const browser = await launch();
  try {
    await dataPages(browser, process.argv[2]);
  } finally {
    await browser.close();
  }
  process.exit(close('data') ? 0 : 1);
}
