// The report in headless Chromium: node run.mjs [fixture] [REPORT.html …]; without a file, the made-up fixture. Checks that it
// renders with no error and no request, that axe finds nothing, and that it works at 320 pixels, by keyboard, in print
// and without scripts. Closing line "N passed, M failed".
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './browser.mjs';
import { check, close, expect } from './checks.mjs';
import { downloads } from './downloads.mjs';
import { journeyPage } from './journey_page.mjs';
import { onPaper } from './paper.mjs';
import { profilePage } from './profile_page.mjs';
import { addressesOf, dataOf, drawCharts, open, openDetails, openSome, unitAddresses, violations, visit } from './report_page.mjs';

const web = fileURLToPath(new URL('../../web/', import.meta.url));
const started = process.env.INIT_CWD ?? process.cwd();
const scratch = mkdtempSync(join(tmpdir(), 'windscreen-browser-'));

function files() {
  const words = process.argv.slice(2);
  const named = words.filter((word) => word !== 'fixture').map((file) => resolve(started, file));
  if (named.length > 0 && !words.includes('fixture')) return named;
  execFileSync(process.execPath, [`${web}build/page.mjs`, scratch], { stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync(process.execPath, [`${web}build/fill.mjs`, join(scratch, 'fixture.html'), '--page', join(scratch, 'report.html')]);
  return [join(scratch, 'fixture.html'), ...named];
}

const thousands = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** The view's page where it stands at `address`: a page opened again in the middle is brought there first. */
async function shownAt(view, address) {
  if (new URL(view.page.url()).hash !== address) await visit(view.page, address);
  return view.page;
}

async function onEveryPage(browser, file, name) {
  const view = await open(browser, file);
  const { complaints } = view;
  const report = await dataOf(view.page);
  const addresses = await addressesOf(view.page);
  await check(`${name}: has a page for every area`, async () => {
    for (const { area } of report.indicators) expect(addresses.includes(`#/${area.replace(/_/g, '-')}`), `no page for ${area}`);
    for (const path of ['', 'levels-of-need', 'measures', 'caseloads', 'data-quality', 'provenance']) {
      expect(addresses.includes(`#/${path}`), `no page ${path}`);
    }
  });
  const units = await unitAddresses(view.page);
  await check(`${name}: every team, service and quadrant has a page`, async () => {
    expect((report.teams?.units.length ?? 0) === 0 || units.length > 0, 'there is no link to one');
  });
  for (const address of [...addresses, ...units]) {
    await check(`${name}: ${address} renders`, async () => {
      const { page } = view;
      await visit(page, address);
      const heading = await page.locator('h1').innerText();
      expect(heading.length > 3, 'no heading');
      expect((await page.title()).includes(heading.split('\n').at(-1)), `title is ${await page.title()}`);
      await drawCharts(page);
      for (const words of await page.locator('[role=img]').evaluateAll((all) => all.map((one) => one.ariaLabel))) {
        expect(words && words.length > 20, 'a picture without a text');
      }
    }, view);
    await check(`${name}: ${address} has nothing that axe finds`, async () => {
      const page = await shownAt(view, address);
      // Two indicators' tables and definitions stand for those of the others: axe takes minutes over all of them.
      await openSome(page, 6);
      const found = await violations(page);
      expect(found.length === 0, found.join('\n'));
    }, view);
    await check(`${name}: ${address} has all its words`, async () => {
      const page = await shownAt(view, address);
      await openDetails(page);
      const text = await page.locator('main').innerText();
      for (const slip of ['undefined', 'NaN', '[object', 'Infinity']) expect(!text.includes(slip), `it says ${slip}`);
    }, view);
  }
  await check(`${name}: every count of the data stands on its page`, async () => {
    const { page } = view;
    const counts = report.indicators.filter((one) => one.unit === 'count' && Number.isInteger(one.series.value.at(-1)));
    for (const one of counts) {
      await visit(page, `#/${one.area.replace(/_/g, '-')}/${one.id}`);
      const section = await page.locator(`#indicator-${one.id}`).innerText();
      const shown = thousands(one.series.value.at(-1));
      expect(section.includes(shown), `${one.id}: ${shown} is not in "${section.slice(0, 200)}"`);
    }
  }, view);
  await check(`${name}: no error, no warning, no request`, async () => {
    expect(complaints.length === 0, complaints.slice(0, 10).join('\n'));
  });
  await view.context.close();
}

async function onAPhone(browser, file, name) {
  const view = await open(browser, file, { viewport: { width: 320, height: 640 } });
  const { complaints } = view;
  for (const address of [...(await addressesOf(view.page)), ...(await unitAddresses(view.page))]) {
    await check(`${name}: ${address} fits 320 pixels`, async () => {
      const { page } = view;
      await visit(page, address);
      await openDetails(page);
      await drawCharts(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width <= 320, `the page is ${width} pixels wide`);
      // What a narrow screen can break; the rest is as on a wide one.
      const found = await violations(page, ['scrollable-region-focusable', 'target-size', 'meta-viewport']);
      expect(found.length === 0, found.join('\n'));
    }, view);
  }
  await check(`${name}: no error at 320 pixels`, async () => {
    expect(complaints.length === 0, complaints.slice(0, 10).join('\n'));
  });
  await view.context.close();
}

async function byKeyboard(browser, file, name) {
  const { page, context } = await open(browser, file);
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  await check(`${name}: the first stop skips to the content`, async () => {
    await page.keyboard.press('Tab');
    expect((await focused()) === 'Skip to main content', `the first stop is ${await focused()}`);
    await page.keyboard.press('Enter');
    expect((await page.evaluate(() => document.activeElement?.tagName)) === 'H1', 'the heading has not the focus');
  });
  await check(`${name}: a page opens with Enter and its heading has the focus`, async () => {
    for (let stop = 0; stop < 40 && (await focused()) !== 'Children'; ++stop) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Children at each level of need');
    expect(page.url().endsWith('#/levels-of-need'), page.url());
  });
  await check(`${name}: details open with the space bar`, async () => {
    const report = await dataOf(page);
    await visit(page, `#/${report.indicators[0].area.replace(/_/g, '-')}`);
    await page.locator('summary').first().focus();
    await page.keyboard.press('Space');
    await page.locator('details[open]').first().waitFor();
    await page.goBack();
    await page.waitForFunction(() => location.hash === '#/levels-of-need');
  });
  await check(`${name}: a measure is found by its words`, async () => {
    const report = await dataOf(page);
    await visit(page, '#/measures');
    await page.locator('#find-measure').fill(report.indicators.at(-1).name);
    const names = await page.locator('main .ws-row-header').allInnerTexts();
    expect(names.includes(report.indicators.at(-1).name), names.join());
    expect(names.length < report.indicators.length, 'nothing was left out');
  });
  await context.close();
}

async function theFile(browser, file, name) {
  const text = readFileSync(file, 'utf8');
  await check(`${name}: its policy lets nothing in`, async () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(policy.startsWith("default-src 'none'; script-src 'sha256-"), policy);
    expect(!/unsafe|https?:|\*/.test(policy), policy);
  });
  await check(`${name}: a script that is not its own does not run`, async () => {
    const { page, context } = await open(browser, file);
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.intruder = true';
      document.body.append(script);
      return window.intruder === true;
    });
    expect(!ran, 'it ran');
    await context.close();
  });
  await check(`${name}: it says what it is without scripts`, async () => {
    const { page, context } = await open(browser, file, { javaScriptEnabled: false });
    const words = await page.locator('body').innerText();
    expect(words.includes('performance report of children’s services'), words.slice(0, 200));
    await context.close();
  });
  await check(`${name}: it is under 4 MB, and says how soon it can be used`, async () => {
    expect(text.length < 4e6, `${(text.length / 1e6).toFixed(2)} MB`);
    const { page, context } = await open(browser, file);
    // From the start of the navigation until the first page stands and the browser has drawn it.
    const ready = await page.evaluate(() => new Promise((done) => {
      const look = () => (document.querySelector('h1') ? requestAnimationFrame(() => done(performance.now())) : setTimeout(look, 5));
      look();
    }));
    const parts = await page.evaluate(() => performance.getEntriesByType('navigation').map((one) => one.toJSON())[0]);
    console.log(
      `${name}: ${(text.length / 1e6).toFixed(2)} MB; page parsed and drawn after ${parts.domContentLoadedEventEnd.toFixed(0)} ms, ` +
      `looked at after ${ready.toFixed(0)} ms`,
    );
    await context.close();
  });
}

// A call that no check bounds must not keep whoever waits for the suite for ever.
setTimeout(() => {
  check('the suite ends within 45 minutes', () => Promise.reject(new Error('it did not'))).then(() => {
    close('browser');
    process.exit(1);
  });
}, 45 * 60_000).unref();

const browser = await launch();
try {
  await profilePage(browser, scratch);
  await journeyPage(browser, scratch);
  for (const file of files()) {
    const name = basename(file);
    await theFile(browser, file, name);
    await onEveryPage(browser, file, name);
    await onAPhone(browser, file, name);
    await byKeyboard(browser, file, name);
    await onPaper(browser, file, name);
    await downloads(browser, file, name);
  }
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = close('browser') ? 0 : 1;
