// The report in print: the whole, one page alone, and the first page on two sides of A4.
import { check, expect } from './checks.mjs';
import { addressesOf, dataOf, open, visit } from './report_page.mjs';

const sheets = (pdf) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

/** Makes the page think that one page alone is printed, and keeps it so until `after` is called. */
async function printAlone(page) {
  await page.evaluate(() => {
    window.print = () => dispatchEvent(new Event('beforeprint'));
    [...document.querySelectorAll('button')].find((one) => one.textContent === 'Print this page').click();
  });
}

export async function onPaper(browser, file, name) {
  const { page, complaints, context } = await open(browser, file);
  const report = await dataOf(page);
  const addresses = await addressesOf(page);
  await check(`${name}: the first page is two sides of A4`, async () => {
    await visit(page, '#/');
    await printAlone(page);
    const articles = await page.locator('article').count();
    expect(articles === 1, `${articles} pages`);
    const pdf = await page.pdf({ format: 'A4', printBackground: true, margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } });
    expect(sheets(pdf) <= 2, `${sheets(pdf)} sides`);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  });
  await check(`${name}: print shows every page, table and chart`, async () => {
    await page.emulateMedia({ media: 'print' });
    await page.waitForFunction((count) => document.querySelectorAll('article').length >= count, addresses.length);
    const drawable = (one) => one.series.value.filter((value) => value !== null).length > 1 && one.series.value.at(-1) !== null;
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
    await page.emulateMedia({ media: 'screen' });
    await page.waitForFunction(() => document.querySelectorAll('article').length === 1);
  });
  await check(`${name}: a PDF of the whole report is made`, async () => {
    const pdf = await page.pdf({ format: 'A4', printBackground: true });
    expect(pdf.subarray(0, 5).toString() === '%PDF-', 'no PDF');
    expect(sheets(pdf) > addresses.length, `${sheets(pdf)} sheets`);
  });
  await check(`${name}: no error in print`, async () => {
    expect(complaints.length === 0, complaints.slice(0, 10).join('\n'));
  });
  await context.close();
}
