// What a test does with the application in the browser.
import { expect } from './checks.mjs';

/** Opens a page of the application; `complaints` collect console errors, failures and every request to another place. */
export async function openApp(browser, origin, address, options = {}, prepare = async () => {}) {
  const view = { complaints: [], origin };
  const show = async () => {
    view.context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await view.context.newPage();
    // Waiting longer costs nothing where what is waited for comes: a busy machine is no failure.
    page.setDefaultTimeout(120_000);
    page.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return;
      // What a test makes the server refuse is in the console, as the browser says so of every such answer.
      if (/Failed to load resource/.test(message.text())) return;
      view.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => view.complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${origin}/`) && !url.startsWith('blob:') && !url.startsWith('data:')) view.complaints.push(`request: ${url}`);
    });
    await prepare(page);
    await page.goto(origin + address);
    view.page = page;
  };
  view.openAgain = async () => {
    await browser.startAgain();
    await show();
  };
  await show();
  return view;
}

/** Waits until the page has this heading. */
export async function heading(page, words) {
  await page.locator('h1:visible', { hasText: words }).waitFor();
}

export async function signIn(page, email, password) {
  await page.locator('#email').waitFor();
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('form button[type=submit]:visible').click();
}

/** Goes on within the application, as a link does. */
export async function goTo(page, address) {
  await page.evaluate((to) => {
    const link = document.createElement('a');
    link.href = to;
    document.body.append(link);
    link.click();
    link.remove();
  }, address);
  await page.waitForFunction((to) => location.pathname === to.split('?')[0], address);
  await page.locator('h1:visible').first().waitFor();
}

/** The addresses in the list of all pages at the foot. */
export async function pagesOf(page) {
  const all = await page.locator('.ws-all-pages a').evaluateAll((links) => links.map((one) => one.getAttribute('href')));
  const units = await page.locator('main a[href^="/teams/"]').evaluateAll((links) => links.map((one) => one.getAttribute('href')));
  return { all: [...new Set(all)], units: [...new Set([units[0], units.at(-1)])].filter((one) => one !== undefined) };
}

/** Fails where a page says something that only a program could mean, or leads to an address of a file. */
export async function wellMade(page) {
  const title = await page.title();
  const words = await page.locator('h1:visible').first().innerText();
  expect(title.includes(words.split('\n').at(-1)), `the title is ${title}, the heading ${words}`);
  const text = await page.locator('main:visible').innerText();
  for (const slip of ['undefined', 'NaN', '[object', 'Infinity']) expect(!text.includes(slip), `it says ${slip}`);
  const links = await page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  const wrong = links.filter((one) => one.startsWith('#/'));
  expect(wrong.length === 0, `links without an address: ${wrong.slice(0, 5)}`);
}
