// Single sign-on from end to end, in headless Chromium: `windscreen serve` against a real provider. The provider is at localhost
// and the server at 127.0.0.1, so that they are two sites and the browser treats their cookies so.
// node single_sign_on.mjs WINDSCREEN WORKSPACE. Closing line "N passed, M failed".
import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { heading, openApp } from '../browser/app_view.mjs';
import { launch } from '../browser/browser.mjs';
import { check, close, expect } from '../browser/checks.mjs';
import { violations } from '../browser/report_page.mjs';
import { SECRET, signingKey, startProvider } from './provider.mjs';

const [windscreen, workspace] = process.argv.slice(2);
const run = (...words) => execFileSync(windscreen, [words[0], words[1], '--workspace', workspace, ...words.slice(2)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

async function freePort() {
  const taken = createServer();
  await new Promise((done) => taken.listen(0, '127.0.0.1', done));
  const { port } = taken.address();
  await new Promise((done) => taken.close(done));
  return port;
}

/** The server, once it listens; `log` grows as it writes. */
async function serve(port, issuer, more = []) {
  const secret = join(workspace, 'client.secret');
  writeFileSync(secret, `${SECRET}\n`, { mode: 0o600 });
  const server = { origin: `http://127.0.0.1:${port}`, log: '' };
  server.process = spawn(windscreen, [
    'serve', '--workspace', workspace, '--port', String(port), '--address', server.origin, '--oidc-issuer', issuer,
    '--oidc-client-id', 'windscreen', '--oidc-client-secret-file', secret, '--oidc-name', 'your council account', ...more,
  ], { stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise((done, failed) => {
    server.process.once('exit', () => failed(new Error(server.log)));
    server.process.stderr.on('data', (bytes) => {
      server.log += bytes;
      if (server.log.includes('Listening on')) done();
    });
  });
  return server;
}

async function stop(server) {
  const over = new Promise((done) => server.process.once('exit', done));
  server.process.kill('SIGTERM');
  await over;
}

/** Signs in at the directory, on the page that asks. */
async function atTheDirectory(page, login) {
  const shown = page.locator('input[name=login], h1', { hasText: /^(Refused)?$/ }).first();
  await shown.waitFor({ timeout: 30_000 });
  expect((await shown.innerText()) !== 'Refused', await page.locator('body').innerText());
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=login]').press('Enter');
}

const button = (page) => page.locator('button', { hasText: 'Sign in with your council account' });

async function begin(page) {
  await button(page).waitFor({ timeout: 30_000 });
  await button(page).click();
}

/** A browser of its own that signs in as `login` from `address`; what comes after is the caller's to wait for. */
async function signInAs(browser, origin, login, address = '/account') {
  const view = await openApp(browser, origin, address);
  await begin(view.page);
  await atTheDirectory(view.page, login);
  return view;
}

/** Begins without a click; gives the address at the directory. */
const begun = (page, returnTo) => page.evaluate(async (body) => {
  const answer = await fetch('/api/v1/single-sign-on', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  return (await answer.json()).go_to;
}, JSON.stringify({ return_to: returnTo }));

/** A browser that has signed in at the directory and not come back yet; `address` is where it would. */
async function stoppedOnTheWay(browser, origin, login) {
  const view = await openApp(browser, origin, '/account');
  await button(view.page).waitFor({ timeout: 30_000 });
  let address = await begun(view.page, '/account');
  for (let step = 0; step < 10 && !address.startsWith(origin); ++step) {
    // By the browser's own cookies, each answer by itself.
    const { request } = view.context;
    const answer = address.includes('/interaction/')
      ? await request.post(address, { form: { login }, maxRedirects: 0 })
      : await request.get(address, { maxRedirects: 0 });
    expect(answer.headers().location, `${answer.status()} at ${address}: ${await answer.text()}`);
    address = new URL(answer.headers().location, address).href;
  }
  return { ...view, address };
}

const session = (view) => view.page.evaluate(async () => (await fetch('/api/v1/session')).json());

async function refused(page, words) {
  await page.locator('.govuk-error-summary', { hasText: words }).waitFor({ timeout: 30_000 });
  expect((await page.title()).startsWith('Error: '), await page.title());
}

const browser = await launch();
const port = await freePort();
const directoryPort = await freePort();
const directory = { port: directoryPort, returnTo: `http://127.0.0.1:${port}/single-sign-on/return` };
const issuer = `http://localhost:${directoryPort}/tenant-a`;
const rsa = signingKey('RS256', 'first');
let server = await serve(port, issuer);
let provider = null;
const { origin } = server;

await check('a directory that is away is said on the page, and in the log for whoever runs the server', async () => {
  const { page, context } = await openApp(browser, origin, '/account');
  await begin(page);
  await refused(page, 'cannot be asked now');
  expect(server.log.includes('did not answer'), server.log);
  expect((await violations(page)).length === 0, (await violations(page)).join('\n'));
  await context.close();
});

provider = await startProvider({ ...directory, key: rsa });

await check('whoever the directory knows signs in and goes on where they wanted to', async () => {
  const view = await signInAs(browser, origin, 'ann', '/account');
  await heading(view.page, 'Your account');
  expect(view.page.url() === `${origin}/account`, view.page.url());
  const cookies = await view.context.cookies(origin);
  const kept = cookies.find(({ name }) => name === 'windscreen_session');
  expect(kept?.sameSite === 'Strict' && kept.httpOnly, JSON.stringify(cookies));
  expect((await session(view)).account.email === 'ann@example.org', 'another is signed in');
  const list = run('account', 'list', '--format', 'json');
  expect(JSON.parse(list).find(({ email }) => email === 'ann@example.org').single_sign_on === 'yes', list);
  await view.context.close();
});

await check('the session’s Strict cookie travels with what the page on the way back opens', async () => {
  const view = await openApp(browser, origin, '/account');
  await button(view.page).waitFor({ timeout: 30_000 });
  const goTo = await begun(view.page, '/api/v1/sessions');
  await view.page.goto(goTo);
  await atTheDirectory(view.page, 'ann');
  await view.page.waitForURL(`${origin}/api/v1/sessions`, { timeout: 30_000 });
  const text = await view.page.evaluate(() => document.body.innerText);
  expect(text.includes('"current"'), text);
  await view.context.close();
});

await check('a way back that was used once is worth nothing after', async () => {
  const view = await stoppedOnTheWay(browser, origin, 'ann');
  await view.page.goto(view.address);
  await heading(view.page, 'Your account');
  const again = await view.context.newPage();
  await again.goto(view.address);
  await again.waitForURL('**/sign-in?problem=sso_over', { timeout: 30_000 });
  expect((await session(view)).signed_in, 'the session was ended by it');
  await view.context.close();
});

await check('a changed state is refused, and the true one still works', async () => {
  const view = await stoppedOnTheWay(browser, origin, 'ann');
  const changed = new URL(view.address);
  const state = changed.searchParams.get('state');
  changed.searchParams.set('state', (state[0] === 'A' ? 'B' : 'A') + state.slice(1));
  await view.page.goto(changed.href);
  await refused(view.page, 'begun in another browser');
  await view.page.goto(view.address);
  await heading(view.page, 'Your account');
  await view.context.close();
});

await check('another browser’s way back signs nobody in', async () => {
  const attacker = await stoppedOnTheWay(browser, origin, 'cid');
  const victim = await openApp(browser, origin, '/account');
  await victim.page.goto(attacker.address);
  await refused(victim.page, 'begun in another browser');
  expect(!(await session(victim)).signed_in, 'the victim works under the attacker’s name');
  await victim.context.close();
  await attacker.context.close();
});

await check('another tenant of the same provider is not believed', async () => {
  const view = await openApp(browser, origin, '/account');
  await view.context.route('**/tenant-a/auth?**', (route) => route.fulfill({ status: 302, headers: { Location: route.request().url().replace('tenant-a', 'tenant-b') } }));
  await begin(view.page);
  await atTheDirectory(view.page, 'ann');
  await refused(view.page, 'did not confirm who you are');
  expect(server.log.includes('another directory'), server.log);
  expect(!(await session(view)).signed_in, 'somebody is signed in');
  await view.context.close();
});

for (const [login, words] of [['stranger', 'You have no account here'], ['unverified', 'You have no account here'], ['guest', 'You have no account here'], ['locked', 'Your account is locked'], ['no', 'You stopped signing in']]) {
  await check(`${login}: refused, with words that say what to do`, async () => {
    const view = await signInAs(browser, origin, login);
    await refused(view.page, words);
    expect(!(await session(view)).signed_in, 'somebody is signed in');
    expect((await violations(view.page)).length === 0, (await violations(view.page)).join('\n'));
    await view.context.close();
  });
}

await check('an account without a password is one for the directory only', async () => {
  const view = await signInAs(browser, origin, 'cid');
  await heading(view.page, 'Your account');
  await view.context.close();
});

await check('a directory that goes away on the way back is said', async () => {
  const view = await stoppedOnTheWay(browser, origin, 'ann');
  await provider.close();
  await view.page.goto(view.address);
  await refused(view.page, 'does not answer');
  await view.context.close();
});

await check('new keys of the directory are fetched when they are first seen', async () => {
  provider = await startProvider({ ...directory, key: signingKey('ES256', 'second') });
  const view = await signInAs(browser, origin, 'ann');
  await heading(view.page, 'Your account');
  await view.context.close();
});

await stop(server);
server = await serve(port, issuer, ['--oidc-trust-domain', 'council.example', '--idle-minutes', '5']);

await check('a trusted domain: a name of it is believed, a guest’s address of it is not', async () => {
  const guest = await signInAs(browser, origin, 'guest');
  await refused(guest.page, 'You have no account here');
  await guest.context.close();
  const view = await signInAs(browser, origin, 'entra');
  await heading(view.page, 'Your account');
  expect((await session(view)).account.email === 'eve@council.example', 'another is signed in');
  await view.context.close();
});

await check('after a session has ended, what was typed waits while one signs in in another tab', async () => {
  const view = await signInAs(browser, origin, 'ann', '/administration/settings');
  const { page, context } = view;
  await heading(page, 'Settings');
  await page.locator('#help_name').fill('half a na');
  await context.clearCookies();
  // A session of five minutes is always about to end, so its page asks again every ten seconds.
  await heading(page, 'You were signed out');
  const opened = context.waitForEvent('page');
  await begin(page);
  const tab = await opened;
  await atTheDirectory(tab, 'ann');
  await heading(tab, 'Settings');
  await page.bringToFront();
  // A headless browser shows all its tabs: this is what coming back to one does.
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await heading(page, 'Settings');
  expect((await page.locator('#help_name').inputValue()) === 'half a na', 'what was typed is gone');
  await context.close();
});

await check('the page is whole at 320 pixels', async () => {
  const { page, context } = await openApp(browser, origin, '/sign-in', { viewport: { width: 320, height: 700 } });
  await button(page).waitFor({ timeout: 30_000 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide <= 320, `the page is ${wide} pixels wide`);
  expect((await violations(page)).length === 0, (await violations(page)).join('\n'));
  if (process.env.SHOTS) {
    await page.screenshot({ path: join(process.env.SHOTS, 'sign-in-320.png'), fullPage: true });
    for (const width of [768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: join(process.env.SHOTS, `sign-in-${width}.png`), fullPage: true });
    }
    await page.goto(`${origin}/sign-in?problem=sso_no_account`);
    await button(page).waitFor();
    await page.screenshot({ path: join(process.env.SHOTS, 'problem-1440.png'), fullPage: true });
  }
  await context.close();
});

await check('the log has no code, no state and nobody’s name', async () => {
  for (const hidden of ['code=', 'state=', 'example.org', SECRET]) expect(!server.log.includes(hidden), hidden);
});

await stop(server);
await provider.close();
await browser.close();
process.exit(close('single-sign-on') ? 0 : 1);
