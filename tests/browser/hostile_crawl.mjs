// Walks every kind of page that a role can open, and looks on each for anything that has come of an attack.
import { readFileSync } from 'node:fs';
import { goTo, openApp } from './app_view.mjs';
import { expect } from './checks.mjs';
import { ATTACKS, SIGN } from './hostile_authority.mjs';

/** Long: the figures of a new workspace are computed for the first who asks. */
export const LONG = 120_000;
/** When there is no kind left that was not looked at, a role's other pages that show a text of ours, up to so many in all, and of a kind. */
const MOST_PAGES = 34;
const MOST_OF_KIND = 4;

/** The address patterns of the application's own pages. */
export const OWN_PATTERNS = [...readFileSync(new URL('../../web/src/app/own_pages.ts', import.meta.url), 'utf8').matchAll(/pattern: '([^']+)'/g)].map(([, pattern]) => pattern);
const PATTERNS = [...OWN_PATTERNS, '/performance/measures', '/performance/levels-of-need', '/performance/{area}', '/performance/{area}/{id}', '/teams/{name}'];

const fits = (pattern, path) => {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((part, at) => part === given[at] || (/^\{.+\}$/.test(part) && given[at] !== ''));
};

/** The kind of page at an address: its pattern, or the address itself. */
export function kindOf(address) {
  const [path] = address.split('?');
  return PATTERNS.find((one) => one === path) ?? PATTERNS.find((one) => fits(one, path)) ?? path;
}

/** Looks for anything that has come of an attack on the page as it is. */
export async function harmless(page, view, what) {
  const found = await page.evaluate((sign) => {
    const dangerous = [...document.querySelectorAll('[href], [src], [action], [formaction], [data], [srcdoc]')].filter((one) =>
      ['href', 'src', 'action', 'formaction', 'data', 'srcdoc'].some((name) => /^[\s\u0000-\u001f]*(javascript|vbscript|data:text)/i.test(one.getAttribute(name) ?? '')));
    const handlers = [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some(({ name }) => /^on/.test(name)));
    return {
      ran: window[sign] !== undefined || [...document.querySelectorAll('iframe')].length > 0,
      made: document.querySelectorAll('[data-hostile], math, mglyph').length,
      dangerous: dangerous.map((one) => one.outerHTML.slice(0, 120)),
      handlers: handlers.map((one) => one.outerHTML.slice(0, 120)),
      violations: window.__violations ?? ['the watch for violations is not there'],
    };
  }, SIGN);
  expect(!found.ran, `${what}: a script has run, or a frame is there`);
  expect(found.made === 0, `${what}: ${found.made} elements come from a text`);
  expect(found.dangerous.length === 0, `${what}: ${found.dangerous.slice(0, 3)}`);
  expect(found.handlers.length === 0, `${what}: ${found.handlers.slice(0, 3)}`);
  expect(found.violations.length === 0, `${what} breaks the policy: ${found.violations.slice(0, 3)}`);
  expect(view.complaints.length === 0, `${what}: ${view.complaints.slice(0, 3).join('\n')}`);
  expect(view.dialogs.length === 0, `${what} has opened a dialog: ${view.dialogs[0]}`);
}

/** Opens a page that is watched for broken policy and dialogs from before its first script on. */
export async function watched(browser, origin, address) {
  const dialogs = [];
  const asking = { open: new Set(), changed: Date.now() };
  const change = (how) => (request) => {
    // What the page before was waiting for ends with it, and the browser does not always say so.
    if (how === 'add' && request.isNavigationRequest() && request.frame().parentFrame() === null) asking.open.clear();
    asking.open[how](request);
    asking.changed = Date.now();
  };
  const view = await openApp(browser, origin, address, {}, async (page) => {
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', change('add'));
    page.on('requestfinished', change('delete'));
    page.on('requestfailed', change('delete'));
    await page.addInitScript(() => {
      window.__violations = [];
      document.addEventListener('securitypolicyviolation', (event) => window.__violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
  });
  return Object.assign(view, { dialogs, asking });
}

/** Waits until the page asks for nothing: sooner than the browser's own word for it, which takes half a second for each of hundreds of pages. */
export async function settled({ asking }) {
  const until = Date.now() + LONG;
  while (asking.open.size > 0 || Date.now() - asking.changed < 150) {
    expect(Date.now() < until, `the page goes on asking: ${[...asking.open].map((one) => `${one.method()} ${new URL(one.url()).pathname}`)}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** What a page still has to ask before it shows anything, and what is folded away. */
async function unfold(view) {
  const { page } = view;
  const why = page.locator('#purpose-other:visible');
  if ((await why.count()) > 0) {
    await why.check();
    await page.locator('#purpose-words').fill(`Evil purpose ${ATTACKS[1]}`);
    await page.locator('form button[type=submit]:visible').click();
    await page.locator('#purpose-other').waitFor({ state: 'detached' });
  }
  for (const [field, words] of [['#child-name', 'Evil'], ['#record-account', 'director@example.org']]) {
    const input = page.locator(`${field}:visible`);
    if ((await input.count()) === 0) continue;
    await input.fill(words);
    await input.press('Enter');
    await page.locator('#found:visible').waitFor({ timeout: LONG });
  }
  await settled(view);
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
}

/** Goes to a page and looks at it with everything unfolded. */
export async function look(view, address, what) {
  await goTo(view.page, address);
  await unfold(view);
  await harmless(view.page, view, `${what} ${address}`);
}

/** A child's page says nothing by its address alone: it is opened from the list. */
async function openChild(view, what) {
  const { page } = view;
  const child = page.locator('main table a[href="/children/timeline"]').first();
  if ((await child.count()) === 0) return false;
  await child.click();
  await page.locator('h1:visible', { hasText: 'One child’s journey' }).waitFor();
  await page.locator('#timeline').waitFor({ timeout: LONG });
  await unfold(view);
  await harmless(page, view, `${what} a child's page`);
  return true;
}

/** Looks at a page of every kind that links lead to or that the application has, and then at more of those that show a text of ours. Gives the
 * addresses, how many of a kind, and on how many a text of ours stands. */
export async function crawl(view, what) {
  const { page } = view;
  const kinds = new Map();
  const seen = new Set();
  const waiting = new Set(['/', ...OWN_PATTERNS.filter((pattern) => !pattern.includes('{'))]);
  let showing = 0;
  let childSeen = false;
  const of = (address) => kinds.get(kindOf(address)) ?? 0;
  const ours = (address) => /evil/i.test(address);
  const next = () => {
    const all = [...waiting];
    return all.find((one) => of(one) === 0 && ours(one)) ?? all.find((one) => of(one) === 0)
      ?? (seen.size < MOST_PAGES ? all.find((one) => of(one) < MOST_OF_KIND && ours(one)) : undefined);
  };
  for (let address = next(); address !== undefined; address = next()) {
    waiting.delete(address);
    seen.add(address);
    kinds.set(kindOf(address), of(address) + 1);
    await look(view, address, what);
    const { links, text } = await page.evaluate(() => ({
      links: [...document.querySelectorAll('a[href^="/"]')].filter((one) => !one.download && !one.target).map((one) => one.getAttribute('href').split('#')[0]),
      text: document.querySelector('main')?.innerText ?? '',
    }));
    if (/evil/i.test(text)) showing += 1;
    for (const link of links) {
      if (link === '' || /^\/(api|assets|public)(\/|$)|\.(csv|json|xlsx)(\?|$)/.test(link) || seen.has(link)) continue;
      waiting.add(link);
    }
    if (!childSeen && kindOf(address) === '/children') childSeen = await openChild(view, what);
  }
  return { seen, kinds, showing, childSeen };
}
