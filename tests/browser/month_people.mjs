// Who takes part in the month of app_audit_month.mjs: their accounts, and their browsers, of which every address and title is kept, so
// that none can hold a child.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { goTo, openApp, signIn, wellMade } from './app_view.mjs';
import { expect } from './checks.mjs';
import { serve } from './own_server.mjs';
import { violations } from './report_page.mjs';

export const PASSWORD = 'correct horse battery';
const emailOf = (who) => `${who}@example.org`;

/** An account with one role, made on the command line, also while the server runs. `more`: how far the role reaches. */
export function account({ command, workspace }, who, name, role, more = []) {
  const words = ['account', 'add', '--workspace', workspace, '--email', emailOf(who), '--name', name, '--role', role, '--password-from-input', ...more];
  execFileSync(command, words, { input: `${PASSWORD}\n`, stdio: ['pipe', 'ignore', 'pipe'] });
}

/** Starts the server, at its address where it had one. */
export async function startServer(month) {
  month.server = await serve(month.command, month.workspace, month.directory, month.server?.port);
  month.logs.push(month.server.log);
}

/** Keeps every address that is asked for or shown in the page, and every title. */
async function watch(month, page) {
  page.setDefaultTimeout(month.patience);
  page.on('request', (request) => month.addresses.add(request.url()));
  page.on('framenavigated', (frame) => month.addresses.add(frame.url()));
  await page.exposeFunction('titleOfTheMonth', (title) => month.titles.add(title));
  await page.addInitScript(() => {
    let last = '';
    new MutationObserver(() => {
      if (document.title === last) return;
      last = document.title;
      window.titleOfTheMonth(last);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** Somebody signs in, in a browser where nobody has been before. */
export async function arrive(month, who, browser = month.browser, prepare = async () => {}) {
  const view = await openApp(browser, month.origin, '/', {}, async (page) => {
    await watch(month, page);
    await prepare(page);
  });
  month.complaints.push(view.complaints);
  await signIn(view.page, emailOf(who), PASSWORD);
  await view.page.locator('button', { hasText: 'Sign out' }).waitFor();
  return view;
}

/** Another window of the same person, at an address. */
export async function secondWindow(month, view, address) {
  const page = await view.context.newPage();
  await watch(month, page);
  await page.goto(month.origin + address);
  return page;
}

/** Goes to an address, says why where that is asked, and waits until `there` stands on the page. */
export async function open(page, address, there, purpose = 'audit') {
  await goTo(page, address);
  const gate = page.locator(`#purpose-${purpose}`);
  await page.locator(there).or(gate).first().waitFor();
  if ((await gate.count()) > 0) {
    await gate.press('Space');
    await press(page, 'Continue');
    await page.locator(there).first().waitFor();
  }
}

/** Presses a button with the keyboard. */
export async function press(page, name) {
  const button = page.locator('main').getByRole('button', { name, exact: typeof name === 'string' }).first();
  await button.focus();
  await button.press('Enter');
}

/** Waits until the page says so, to those who listen too. */
export const said = (page, words) => page.locator('main [role=alert]', { hasText: words }).first().waitFor();

/** Waits until the page says what is wrong, with the focus there. */
export async function faulted(page, words) {
  await page.locator('.govuk-error-summary', { hasText: words }).waitFor();
  await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
}

/** Sends what the page itself would send, with its session; gives status and body. */
export const send = (page, method, path, body) => page.evaluate(async ([how, where, what]) => {
  const { csrf_token: token } = await (await fetch('/api/v1/session')).json();
  const headers = { 'X-CSRF-Token': token, ...(what ? { 'Content-Type': 'application/json' } : {}) };
  const response = await fetch(where, { method: how, headers, ...(what ? { body: JSON.stringify(what) } : {}) });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}, [method, path, body]);

/** Looks at a page as it stands: its words, axe, and whether it fits 320 pixels. What is wrong is told at the end, and stops nothing. */
export async function look(month, page, what) {
  const wrong = [];
  const note = async (body) => {
    try {
      await body();
    } catch (error) {
      wrong.push(String(error?.message ?? error));
    }
  };
  const picture = async (width) => {
    if (month.pictures) await page.screenshot({ path: join(month.pictures, `${String(month.looked.length).padStart(2, '0')} ${what} ${width}.png`), fullPage: true });
  };
  await note(async () => {
    await wellMade(page);
    wrong.push(...(await violations(page)));
  });
  await picture(1280);
  await note(async () => {
    await page.setViewportSize({ width: 320, height: 900 });
    wrong.push(...(await violations(page, ['scrollable-region-focusable', 'target-size'])));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide <= 320, `it is ${wide} pixels wide in a window of 320`);
  });
  await picture(320);
  await page.setViewportSize({ width: 1280, height: 900 });
  month.looked.push({ what, wrong });
}
