// What a test does with a report's page in the browser.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import { axeSource } from './browser.mjs';
import { expect } from './checks.mjs';

const axe = readFileSync(axeSource, 'utf8');

/**
 * Opens a report from its file. The view's `complaints` collect console errors, failures and every request but the
 * file's; `openAgain` puts a page of a new browser in the place of `page` and `context`. Each page is first made ready by
 * `prepare`.
 */
export async function open(browser, file, options = {}, prepare = async () => {}) {
  const address = pathToFileURL(file).href;
  const complaints = [];
  const view = { complaints, address };
  const show = async () => {
    view.context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await view.context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url().split('#')[0];
      if (url !== address && !url.startsWith('blob:')) complaints.push(`request: ${url}`);
    });
    await page.goto(address);
    await prepare(page);
    view.page = page;
  };
  view.openAgain = async () => {
    await browser.startAgain();
    await show();
  };
  await show();
  return view;
}

/** The report's data, unpacked by other means than the page's own. */
export async function dataOf(page) {
  const packed = await page.evaluate(() => document.getElementById('report-data').textContent.trim());
  return JSON.parse(inflateSync(Buffer.from(packed, 'base64')).toString('utf8'));
}

/** The addresses of all pages that the list at the foot has. */
export function addressesOf(page) {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll('.ws-all-pages a')];
    return [...new Set(links.map((link) => link.getAttribute('href')))];
  });
}

/** Some of the pages that only the page of all teams leads to: the first, one in the middle and the last. */
export async function unitAddresses(page) {
  await visit(page, '#/teams');
  const all = await page.locator('main a[href^="#/teams/"]').evaluateAll((links) => links.map((one) => one.getAttribute('href')));
  return [...new Set([all[0], all[Math.floor(all.length / 2)], all.at(-1)])].filter((one) => one !== undefined);
}

/** Goes to a page of the report and waits until it is there. */
export async function visit(page, address) {
  await page.evaluate((hash) => { location.hash = hash; }, address);
  await page.waitForFunction(
    (hash) => {
      const shown = document.querySelector('article')?.dataset.page;
      return location.hash === hash && (shown === hash.slice(2) || (shown && hash.startsWith(`#/${shown}/`)));
    },
    address,
  );
}

/** Opens the first `most` details of the page. */
export async function openSome(page, most) {
  await page.evaluate((count) => {
    [...document.querySelectorAll('details')].slice(0, count).forEach((one) => { one.open = true; });
  }, most);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Opens all details of the page, those within others too. */
export async function openDetails(page) {
  for (;;) {
    const opened = await page.evaluate(() => {
      const closed = document.querySelectorAll('details:not([open])');
      closed.forEach((one) => { one.open = true; });
      return closed.length;
    });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    if (opened === 0) return;
  }
}

/** Brings every chart near the screen, so that it is drawn; gives how many charts there are and how many drawn. */
export async function drawCharts(page) {
  const charts = page.locator('.ws-chart');
  const count = await charts.count();
  for (let index = 0; index < count; ++index) {
    await charts.nth(index).scrollIntoViewIfNeeded();
    await charts.nth(index).locator('svg').waitFor({ timeout: 5000 });
  }
  return count;
}

/** Waits until the page has answered what just changed, such as its width: two frames, or a second where none is drawn. */
async function settled(page) {
  await page.evaluate(() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done));
    setTimeout(done, 1000);
  }));
}

/** What axe finds wrong, a line a violation: by WCAG 2.2 A and AA and its best practices, or by the rules named. */
export async function violations(page, rules = null) {
  await settled(page);
  await page.evaluate(axe);
  return page.evaluate(async (only) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await window.axe.run(document, {
      runOnly: only ? { type: 'rule', values: only } : { type: 'tag', values: tags },
    });
    return found.violations.map(
      (one) => `${one.id}: ${one.help} (${one.nodes.length}) ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary}`,
    );
  }, rules);
}

/** The page has no fault that the accessibility checker finds: one look, so that the words are those of the fault found. */
export async function faultless(page, rules = null) {
  const found = await violations(page, rules);
  expect(found.length === 0, found.join('\n'));
}
