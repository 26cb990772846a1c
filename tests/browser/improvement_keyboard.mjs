// With the keyboard alone, from the top of a page to what was said, as somebody who sees no pointer does it; and what is saved of a table.
import { readFileSync } from 'node:fs';
import { expect } from './checks.mjs';
import { at, ON, says, visit } from './improvement_people.mjs';
import { said, send } from './month_people.mjs';
import { parseCsv } from './saved_tables.mjs';

/** Presses Tab until the focus is on what `wanted` (a selector) and `words` name; whatever has the focus on the way can be seen. */
async function tabTo(page, wanted, words = '') {
  const way = [];
  for (let step = 0; step < 150; step += 1) {
    await page.keyboard.press('Tab');
    const { found, shown, name } = await page.evaluate(([selector, text]) => {
      const one = document.activeElement;
      const box = one.getBoundingClientRect();
      return {
        found: one.matches(selector) && one.textContent.includes(text), shown: one === document.body || (box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight),
        name: `${one.tagName} ${one.id} ${one.textContent.trim().slice(0, 40)}`,
      };
    }, [wanted, words]);
    expect(shown, `the focus is on what cannot be seen: ${name}`);
    way.push(name);
    if (found) return;
  }
  expect(false, `the Tab key does not lead to ${wanted} ${words}: ${way.slice(-8).join(' | ')}`);
}

/** Chooses in a closed list with the arrow key. */
async function arrowTo(page, value) {
  for (let step = 0; step < 30; step += 1) {
    if ((await page.evaluate(() => document.activeElement.value)) === value) return;
    await page.keyboard.press('ArrowDown');
  }
  expect(false, `the arrow key does not lead to ${value}`);
}

async function sayByKeyboard(page) {
  await visit(page, '/improvement/things/g2g-a02', '1.2 Make supervision a place to think, and hold it on time');
  expect((await page.evaluate(() => document.activeElement?.tagName)) === 'H1', 'the focus is not at the top of the page');
  await tabTo(page, 'summary', 'Say how it stands');
  await page.keyboard.press('Enter');
  await page.locator('#say-kind').waitFor();
  await tabTo(page, '#say-kind');
  await arrowTo(page, 'status');
  await page.locator('#say-value-0').waitFor();
  await tabTo(page, 'input[name="say-value"]');
  const paused = await page.locator('input[name="say-value"]').evaluateAll((all) => all.findIndex(({ value }) => value === 'paused'));
  // Nothing is chosen yet: Space takes the one that has the focus, the arrow key the next.
  await page.keyboard.press('Space');
  for (let step = 0; step < paused; step += 1) await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.querySelector('input[name="say-value"]:checked')?.value === 'paused');
  await tabTo(page, 'button[type=submit]', 'Add to the record');
  await page.keyboard.press('Enter');
  // The reason is missing: the summary has the focus, and its link leads to the field.
  await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
  await tabTo(page, '.govuk-error-summary a', 'Say why: it is kept beside it.');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'say-words');
  await page.keyboard.type('No room is free until January.');
  await tabTo(page, 'button[type=submit]', 'Add to the record');
  await page.keyboard.press('Enter');
  await said(page, 'Added: how far it is');
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert');
  await says(page, 'Paused');
  await says(page, 'No room is free until January.');
}

/** The rows of a file that a button of the page saves. */
async function savedBy(page, caption) {
  const button = page.locator('.ws-table-whole', { has: page.locator('caption', { hasText: caption }) }).locator('.ws-save', { hasText: /^CSV/ }).first();
  await button.focus();
  const [download] = await Promise.all([page.waitForEvent('download'), button.press('Enter')]);
  expect(/^[\w-]+\.csv$/.test(download.suggestedFilename()), download.suggestedFilename());
  return parseCsv(readFileSync(await download.path(), 'utf8'));
}

/** Every promise, and every time that one has to be kept, is in the files; and in the server's own. */
async function promisesSaved(page) {
  await visit(page, at('/improvement/promises'), 'Promises');
  const { body } = await send(page, 'GET', at('/api/v1/improvement/promises'));
  const titles = body.promises.map(({ title }) => title).sort();
  const times = body.promises.flatMap(({ occasions }) => occasions);
  expect(titles.length === 4 && times.length > titles.length, `${titles.length} promises, ${times.length} times`);
  const promises = await savedBy(page, 'Promises to report');
  expect(promises[0][0] === 'Promise' && promises.slice(1).map(([title]) => title).sort().join('|') === titles.join('|'), promises.map(([title]) => title).join(' | '));
  const late = promises.find(([title]) => title === 'Report to Cabinet in September 2020');
  expect(late.some((cell) => cell === 'Overdue') && late.some((cell) => cell.includes('Overdue by 15 days')), late.join(' | '));
  const each = await savedBy(page, 'Each time that they have to be kept');
  expect(each.length - 1 === times.length, `${each.length - 1} rows for ${times.length} times`);
  expect(each.slice(1).map((row) => row[1]).sort().join() === times.map(({ due }) => due).sort().join(), 'the days in the file are not those of the record');
  const text = await page.evaluate(async (day) => (await fetch(`/api/v1/improvement/promises.csv?on=${day}`)).text(), ON);
  const rows = parseCsv(text.replace(/\r?\n/g, '\r\n'));
  expect(rows.length - 1 === times.length, `the server’s CSV has ${rows.length - 1} rows for ${times.length} times`);
}

/** A choice is told in words beside its colour where the colours are taken away, as by somebody's own (forced) colours. */
async function withoutColours(page) {
  await page.emulateMedia({ forcedColors: 'active' });
  await visit(page, at('/improvement/plans/plan-2018'), 'Children’s Improvement Plan');
  const tags = await page.locator('main table .govuk-tag').allInnerTexts();
  expect(tags.length > 10 && tags.every((tag) => tag.trim() !== ''), `a rating without a word: ${tags}`);
  await page.emulateMedia({ forcedColors: null });
}

export async function byKeyboard(record, story) {
  const { page } = record.keeper;
  await story('with the keyboard alone an action is paused, its missing reason told', () => sayByKeyboard(page));
  await story('every promise stands in the file that is saved', () => promisesSaved(page));
  await story('ratings are told without colours', () => withoutColours(page));
}
