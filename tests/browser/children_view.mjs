// What the tests of the pages about children do with them.
import { heading, openApp, signIn, wellMade } from './app_view.mjs';
import { expect } from './checks.mjs';
import { violations } from './report_page.mjs';

/** Long: the figures of a new workspace are computed for the first who asks. */
export const LONG = 180_000;

export const good = async (page, what) => {
  await wellMade(page);
  const narrow = page.viewportSize().width < 600;
  const wrong = await violations(page, narrow ? ['scrollable-region-focusable', 'target-size', 'meta-viewport'] : null);
  expect(wrong.length === 0, `${what}: ${wrong.join('\n')}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide <= page.viewportSize().width, `${what} is ${wide} pixels wide`);
};

export const press = (page, words) => page.getByRole('button', { name: words }).first().click();
export const words = (page) => page.locator('main:visible').innerText();

export async function open(browser, origin, who, password, address, width = 1280) {
  const view = await openApp(browser, origin, address, { viewport: { width, height: 900 }, acceptDownloads: true });
  await signIn(view.page, `${who}@example.org`, password);
  await view.page.locator('button', { hasText: 'Sign out' }).waitFor({ timeout: LONG });
  return view;
}

export async function answerPurpose(page, name) {
  await heading(page, 'Why are you opening children’s records?');
  await page.locator(`#purpose-${name}`).check();
  await page.locator('form button[type=submit]:visible').click();
}

/** The cells of the table whose heading row has `title`: one text a row. */
export async function column(page, title) {
  return page.locator('table:visible', { has: page.locator('thead th', { hasText: title }) }).last().evaluate((table, wanted) => {
    const at = [...table.querySelectorAll('thead th')].findIndex((one) => one.textContent.trim() === wanted);
    return [...table.querySelectorAll('tbody tr')].map((row) => row.children[at].textContent.trim());
  }, title);
}

/** Fails where the address, the title, or what the browser keeps of the page says who was looked at. */
export async function saysNobody(page, secrets, what) {
  const kept = await page.evaluate(() => JSON.stringify([location.href, document.title, history.state, { ...localStorage }, { ...sessionStorage }, performance.getEntriesByType('resource').map(({ name }) => name)]));
  for (const secret of secrets) expect(!kept.includes(secret) && !kept.includes(encodeURIComponent(secret)), `${what} keeps ${secret}: ${kept}`);
}
