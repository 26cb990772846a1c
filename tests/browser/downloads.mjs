// What can be saved from a report: CSV, Excel, SVG and Vega-Lite, opened again and looked into.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { check, expect } from './checks.mjs';
import { addressesOf, dataOf, open, openDetails, unitAddresses, visit } from './report_page.mjs';
import { catchSaves, faultsOf, tablesOf } from './saved_tables.mjs';

const require = createRequire(fileURLToPath(new URL('../../web/package.json', import.meta.url)));
const { unzipSync, strFromU8 } = require('fflate');

/** The bytes that a button saves, and the name they are saved under. */
async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const button = (within, words) => within.locator('.ws-save', { hasText: new RegExp(`^${words}`) }).first();

/** The rows of a workbook's sheet: texts as texts, numbers as numbers, dates as ISO texts with a mark of their own. */
function cells(bytes, sheet) {
  const xml = strFromU8(unzipSync(new Uint8Array(bytes))[`xl/worksheets/${sheet}.xml`]);
  const plain = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
  return {
    xml,
    rows: [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, row]) =>
      Object.fromEntries([...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*)>(.*?)<\/c>/gs)].map(([, column, kind, inside]) => {
        if (kind.includes('inlineStr')) return [column, plain(/<t[^>]*>(.*?)<\/t>/s.exec(inside)[1])];
        const number = Number(/<v>(.*?)<\/v>/.exec(inside)[1]);
        return [column, kind.includes('s="1"') ? { day: new Date((number - 25569) * 86400000).toISOString().slice(0, 10) } : number];
      })),
    ),
  };
}

export async function downloads(browser, file, name) {
  const { page, context, complaints } = await open(browser, file, { acceptDownloads: true });
  const report = await dataOf(page);
  const measured = report.indicators.find(
    (one) => one.unit === 'percent' && one.grain === 'event' && one.series.value.length > 12 && !one.series.value.slice(-12).includes(null),
  );
  const address = `#/${measured?.area.replace(/_/g, '-')}/${measured?.id}`;
  const section = page.locator(`#indicator-${measured?.id}`);
  let count = 0;

  await check(`${name}: every figure is saved as CSV`, async () => {
    await visit(page, '#/measures');
    const { bytes } = await saved(page, button(page.locator('main'), 'CSV'));
    const lines = bytes.toString('utf8').split('\r\n');
    const figures = report.indicators.reduce(
      (sum, one) => sum + one.series.period.length + one.breakdowns.reduce((all, by) => all + by.group.length, 0), 0,
    );
    expect(lines[0].startsWith('\uFEFFid,area,name,unit,period_start,period_end,dimension,group,value,numerator,denominator,suppressed'), lines[0]);
    expect(lines.length === figures + 2, `${lines.length} lines for ${figures} figures`);
  });
  await check(`${name}: a series is saved for Excel with numbers, dates, a frozen header and its source`, async () => {
    await visit(page, address);
    await section.locator('summary').first().click();
    const { name: saves, bytes } = await saved(page, button(section.locator('.ws-series'), 'Excel'));
    expect(saves === `${measured.id}-series.xlsx`, saves);
    const { rows, xml } = cells(bytes, 'sheet1');
    expect(rows.length === measured.series.period.length + 1, `${rows.length} rows`);
    expect(xml.includes('state="frozen"'), 'the header is not frozen');
    const titles = Object.values(rows[0]);
    const newest = Object.values(rows[1]);
    const at = (title) => newest[titles.indexOf(title)];
    const last = measured.series.value.length - 1;
    expect(at('Last day')?.day === report.periods[measured.series.period[last]][1], JSON.stringify(newest));
    expect(at('Number') === measured.series.numerator[last], `${at('Number')} is not ${measured.series.numerator[last]}`);
    expect(at('Percentage') === measured.series.value[last], `${at('Percentage')} is not ${measured.series.value[last]}`);
    const notes = Object.fromEntries(cells(bytes, 'sheet2').rows.map((row) => [row.A, row.B]));
    expect(notes['Snapshot'] === report.provenance.snapshot, JSON.stringify(notes));
    expect(notes['Hash of the definition'] === measured.hash, JSON.stringify(notes));
  });
  await check(`${name}: a chart is saved as SVG and as a specification with its data`, async () => {
    await visit(page, address);
    const chart = section.locator('.ws-chart-whole').first();
    const svg = await saved(page, button(chart, 'SVG'));
    expect(svg.name === `${measured.id}-chart.svg`, svg.name);
    expect(/^<svg[^>]+xmlns="http:\/\/www.w3.org\/2000\/svg"/.test(svg.bytes.toString()), 'no SVG');
    const spec = JSON.parse((await saved(page, button(chart, 'Vega-Lite'))).bytes.toString());
    expect(/vega-lite\/v\d+\.json$/.test(spec.$schema), spec.$schema);
    expect(spec.data.values.length === measured.series.value.length, `${spec.data.values.length} rows`);
    expect(spec.title.text === measured.name && spec.usermeta.notes.Snapshot === report.provenance.snapshot, 'no source');
  });
  await check(`${name}: the windscreen is saved with its levels`, async () => {
    await visit(page, '#/levels-of-need');
    const { bytes } = await saved(page, button(page.locator('.ws-picture'), 'SVG'));
    const svg = bytes.toString();
    for (const level of ['Universal', 'Early help', 'In need', 'Protection', 'Looked after', 'Care leavers']) {
      expect(svg.includes(`>${level}<`), `no ${level} in the picture`);
    }
  });
  const view = await open(browser, file, {}, catchSaves);
  for (const one of [...(await addressesOf(view.page)), ...(await unitAddresses(view.page))]) {
    await check(`${name}: every table of ${one} is saved as it is shown`, async () => {
      await visit(view.page, one);
      await openDetails(view.page);
      const tables = await tablesOf(view.page);
      const faults = tables.flatMap(faultsOf);
      expect(faults.length === 0, `${tables.length} tables, ${faults.length} faults\n${faults.slice(0, 8).join('\n')}`);
      count += tables.length;
    }, view);
  }
  await check(`${name}: there are tables to save`, async () => {
    expect(count > report.indicators.length, `${count} tables`);
  });
  await check(`${name}: no error while saving`, async () => {
    const all = [...complaints, ...view.complaints];
    expect(all.length === 0, all.slice(0, 10).join('\n'));
  });
  await view.context.close();
  await context.close();
}
