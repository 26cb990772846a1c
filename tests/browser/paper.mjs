// The report in print: the whole, one page alone, and the first page on two sides of A4.
import { check, expect } from './checks.mjs';
import { addressesOf, dataOf, open, visit } from './report_page.mjs';

/** How many sides a PDF has. */
export const sheets = (pdf) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

/** Presses one of the buttons to print; the page stays ready for the printer until `printed`. */
async function print(page, words) {
  await page.evaluate((button) => {
    window.print = () => dispatchEvent(new Event('beforeprint'));
    [...document.querySelectorAll('button')].find((one) => one.textContent === button).click();
  }, words);
}

const printed = (page) => page.evaluate(() => dispatchEvent(new Event('afterprint')));

export async function onPaper(browser, file, name) {
  const { page, complaints, context } = await open(browser, file);
  const report = await dataOf(page);
  const addresses = await addressesOf(page);
  await check(`${name}: the first page is two sides of A4`, async () => {
    await visit(page, '#/');
    await print(page, 'Print this page');
    const articles = await page.locator('article').count();
    expect(articles === 1, `${articles} pages`);
    const pdf = await page.pdf({ format: 'A4', printBackground: true, margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } });
    expect(sheets(pdf) <= 2, `${sheets(pdf)} sides`);
    await printed(page);
  });
  await check(`${name}: the browser's own print command prints the page that is open`, async () => {
    await visit(page, '#/teams');
    await page.emulateMedia({ media: 'print' });
    await page.waitForFunction(() => document.querySelectorAll('details:not([open])').length === 0);
    const shown = await page.locator('article').evaluateAll((all) => all.map((one) => one.dataset.page));
    expect(shown.join() === 'teams', `it prints ${shown.join(', ')}`);
    // The page hears of the change later than the question is answered, and this list of listeners after the page's.
    const heard = page.evaluate(() => new Promise((resolve) => {
      window.onScreen = matchMedia('print');
      window.onScreen.addEventListener('change', resolve);
    }));
    await page.emulateMedia({ media: 'screen' });
    await heard;
  });
  await check(`${name}: the whole report, when asked for, has every page, table and chart, but not each team's`, async () => {
    await print(page, 'Print the whole report');
    const pages = await page.locator('article').evaluateAll((all) => all.map((one) => `#/${one.dataset.page}`));
    expect(pages.sort().join() === [...addresses].sort().join(), `it prints ${pages.join(', ')}`);
    const drawable = (one) => one.unit !== 'share' && one.series.value.filter((value) => value !== null).length > 1 && one.series.value.at(-1) !== null;
    const state = await page.evaluate(() => {
      const shown = (one) => !one.closest('.ws-screen');
      const charts = [...document.querySelectorAll('.ws-chart')].filter(shown);
      const tables = [...document.querySelectorAll('table')].filter(shown);
      return {
        closed: [...document.querySelectorAll('details:not([open])')].filter(shown).length,
        charts: charts.length,
        drawn: charts.filter((chart) => chart.querySelector('svg path')).length,
        tables: tables.filter((table) => table.getBoundingClientRect().height > 0).length,
        hidden: tables.filter((table) => table.getBoundingClientRect().height === 0).length,
      };
    });
    expect(state.closed === 0, `${state.closed} details are closed`);
    expect(state.charts >= report.indicators.filter(drawable).length, `${state.charts} charts`);
    expect(state.drawn === state.charts, `${state.drawn} of ${state.charts} charts are drawn`);
    expect(state.hidden === 0, `${state.hidden} tables are hidden`);
    expect(state.tables > report.indicators.length, `${state.tables} tables`);
  });
  await check(`${name}: a PDF of the whole report is made`, async () => {
    const pdf = await page.pdf({ format: 'A4', printBackground: true });
    expect(pdf.subarray(0, 5).toString() === '%PDF-', 'no PDF');
    expect(sheets(pdf) > addresses.length, `${sheets(pdf)} sheets`);
    await printed(page);
    await page.waitForFunction(() => document.querySelectorAll('article').length === 1);
  });
  await check(`${name}: no error in print`, async () => {
    expect(complaints.length === 0, complaints.slice(0, 10).join('\n'));
  });
  await context.close();
}
