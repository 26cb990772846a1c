// The application in headless Chromium: node app.mjs [ORIGIN EMAIL PASSWORD SCRUTINY_EMAIL]. Against a server of the test's own
// (app_server.mjs), which can refuse, fail and end sessions; and, where an origin is named, against `windscreen serve` there, as
// the director and the scrutiny member of these accounts. Closing line "N passed, M failed".
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixture } from '../../web/build/fixture.mjs';
import { administration } from './app_administration.mjs';
import { auditImport } from './app_audit_import.mjs';
import { auditTools } from './app_audit_tools.mjs';
import { audits } from './app_audits.mjs';
import { children } from './app_children.mjs';
import { dataPages } from './app_data.mjs';
import { performancePages } from './app_performance.mjs';
import { CODE, PASSWORD, startAppServer } from './app_server.mjs';
import { features } from './app_features.mjs';
import { findings } from './app_findings.mjs';
import { goTo, heading, openApp, pagesOf, signIn, wellMade } from './app_view.mjs';
import { homes } from './app_homes.mjs';
import { reports } from './app_reports.mjs';
import { talks } from './app_talks.mjs';
import { launch } from './browser.mjs';
import { check, close, expect } from './checks.mjs';
import { faultless, openSome, violations } from './report_page.mjs';

const web = fileURLToPath(new URL('../../web/', import.meta.url));
const EMAIL = 'ann@example.org';

/** One part of the suite. What ends it before its time is a failed check, and the next part begins all the same. */
async function part(name, body) {
  try {
    await body();
  } catch (error) {
    await check(`${name}: goes on to its end`, () => Promise.reject(error));
  }
}

/** Every page that the signed-in person is led to: axe, words, links, and 320 pixels. */
async function everyPage(browser, origin, name, email, password, width) {
  const view = await openApp(browser, origin, '/', { viewport: { width, height: 900 } });
  let addresses = [];
  await check(`${name}: the pages are listed, at ${width}`, async () => {
    await signIn(view.page, email, password);
    // Until the figures are there; the menu is there before them.
    await view.page.locator('.ws-strap', { hasText: 'figures as at' }).waitFor({ timeout: 200_000 });
    await goTo(view.page, '/teams');
    const found = await pagesOf(view.page);
    expect(found.all.length > 10, found.all.join(' '));
    addresses = ['/', '/account', ...found.all, ...found.units];
  });
  for (const address of addresses) {
    await check(`${name}: ${address} at ${width}`, async () => {
      const { page } = view;
      await goTo(page, address);
      await wellMade(page);
      if (address === '/account') await page.locator('.ws-sessions', { hasText: 'This browser' }).waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide <= width, `the page is ${wide} pixels wide`);
      await openSome(page, 2);
      const wrong = await violations(page, width < 600 ? ['scrollable-region-focusable', 'target-size', 'meta-viewport'] : null);
      expect(wrong.length === 0, wrong.join('\n'));
    });
  }
  await check(`${name}: no error, and nothing asked of another place, at ${width}`, async () => {
    expect(view.complaints.length === 0, view.complaints.slice(0, 10).join('\n'));
  });
  await view.context.close();
}

async function signingIn(browser, server) {
  const { state, origin } = server;
  await check('sign-in: says what is missing, and takes the focus there', async () => {
    state.signedIn = false;
    const { page, context } = await openApp(browser, origin, '/teams');
    await page.locator('form button[type=submit]').click();
    await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
    expect((await page.title()).startsWith('Error: '), await page.title());
    expect((await page.locator('#email').getAttribute('aria-describedby')) === 'email-error', 'the field does not name its error');
    await faultless(page);
    await page.locator('.govuk-error-summary a').last().click();
    expect((await page.evaluate(() => document.activeElement?.id)) === 'password', 'the link does not lead to its field');
    await context.close();
  });
  await check('sign-in: a wrong password is refused, the right one goes on to the address that was asked for', async () => {
    state.signedIn = false;
    const { page, context } = await openApp(browser, origin, '/teams?snapshot=s');
    await signIn(page, EMAIL, 'not this');
    await page.locator('.govuk-error-summary', { hasText: 'do not belong together' }).waitFor();
    await page.locator('#password').fill(PASSWORD);
    await page.locator('#password').press('Enter');
    await heading(page, 'Exceptions by team');
    expect(page.url() === `${origin}/teams?snapshot=s`, page.url());
    await context.close();
  });
  await check('sign-in: asks for the second factor, and takes it from an app that puts a space in', async () => {
    Object.assign(state, { signedIn: false, secondFactor: true });
    const { page, context } = await openApp(browser, origin, '/sign-in?return_to=/caseloads');
    await signIn(page, EMAIL, PASSWORD);
    await heading(page, 'Enter your code');
    await page.waitForFunction(() => document.activeElement?.id === 'code');
    await faultless(page);
    await page.locator('#code').fill('000000');
    await page.locator('#code').press('Enter');
    await page.locator('.govuk-error-summary', { hasText: 'newest code' }).waitFor();
    await page.locator('#code').fill(`${CODE.slice(0, 3)} ${CODE.slice(3)}`);
    await page.locator('#code').press('Enter');
    await heading(page, 'Caseloads');
    await context.close();
    state.secondFactor = false;
  });
  await check('sign-in: where nobody can sign in, the page says so', async () => {
    Object.assign(state, { signedIn: false, signIn: 'off' });
    const { page, context } = await openApp(browser, origin, '/performance');
    await heading(page, 'Nobody can sign in here yet');
    state.signIn = 'password';
    await context.close();
  });
}

async function aSessionThatEnds(browser, server) {
  const { state, origin } = server;
  const view = await openApp(browser, origin, '/', {}, (page) => page.clock.install());
  const { page } = view;
  await check('session: about to end, it says so and can be kept', async () => {
    Object.assign(state, { signedIn: true, idleMinutes: 3 });
    await page.goto(`${origin}/performance/measures`);
    await heading(page, 'All measures');
    await page.clock.fastForward(11_000);
    await page.locator('[role=alert]', { hasText: 'You will be signed out in' }).waitFor();
    await faultless(page);
    await page.locator('button', { hasText: 'Stay signed in' }).click();
    await page.locator('[role=alert]').waitFor({ state: 'detached' });
    expect(state.asked.includes('POST /api/v1/session'), 'the server was not told');
  });
  await check('session: what was typed is still there after it ended', async () => {
    state.idleMinutes = 3;
    await page.goto(`${origin}/account`);
    await page.locator('#new').waitFor();
    await page.locator('#new').fill('half a new password');
    state.signedIn = false;
    await page.clock.fastForward(11_000);
    await heading(page, 'You were signed out');
    expect((await page.locator('#new').isVisible()) === false, 'the page can be seen behind');
    expect((await page.locator('#email').inputValue()) === EMAIL, 'the address must be typed again');
    state.idleMinutes = 30;
    await signIn(page, EMAIL, PASSWORD);
    await heading(page, 'Your account');
    expect((await page.locator('#new').inputValue()) === 'half a new password', await page.locator('#new').inputValue());
  });
  await check('session: another person finds nothing of the one before', async () => {
    Object.assign(state, { idleMinutes: 3, signedIn: true });
    await page.goto(`${origin}/account`);
    await page.locator('#new').fill('of Ann');
    state.signedIn = false;
    await page.clock.fastForward(11_000);
    await heading(page, 'You were signed out');
    const ann = state.account;
    Object.assign(state, { account: { id: 'b2', email: 'bob@example.org', name: 'Bob Day' }, idleMinutes: 30 });
    await signIn(page, 'bob@example.org', PASSWORD);
    await heading(page, 'What needs attention');
    await goTo(page, '/account');
    expect((await page.locator('#new').inputValue()) === '', 'what Ann typed is there');
    state.account = ann;
  });
  await check('data: a newer load is said, and shown when wanted', async () => {
    state.signedIn = true;
    await page.goto(`${origin}/performance/measures`);
    await heading(page, 'All measures');
    const older = state.snapshots;
    const report = state.report;
    state.snapshots = [...older, { ...older[0], snapshot: 'newer', as_at: '2021-03-31' }];
    await page.clock.fastForward(61_000);
    await goTo(page, '/caseloads');
    await page.locator('.govuk-notification-banner', { hasText: 'Newer data has been loaded: as at 31 March 2021' }).waitFor();
    state.report = { ...report, as_at: '2021-03-31', provenance: { ...report.provenance, snapshot: 'newer' } };
    await page.locator('button', { hasText: 'Show the newer data' }).click();
    await page.locator('.ws-strap', { hasText: '31 March 2021' }).waitFor();
    expect((await page.locator('.govuk-notification-banner').count()) === 0, 'it is said again');
    Object.assign(state, { snapshots: older, report });
  });
  await check('session: its pages complain of nothing', async () => expect(view.complaints.length === 0, view.complaints.join('\n')));
  await view.context.close();
}

async function refusalsAndFaults(browser, server) {
  const { state, origin } = server;
  state.signedIn = true;
  await check('faults: while the server computes, the page waits and then shows', async () => {
    state.busy = 2;
    const { page, context } = await openApp(browser, origin, '/caseloads');
    await page.locator('[role=status]', { hasText: 'being worked out' }).waitFor();
    await heading(page, 'Caseloads');
    await context.close();
  });
  await check('faults: what goes wrong is said, and can be tried again', async () => {
    state.broken = true;
    const { page, context } = await openApp(browser, origin, '/caseloads');
    await heading(page, 'Sorry, there is a problem');
    state.broken = false;
    await page.locator('button', { hasText: 'Try again' }).click();
    await heading(page, 'Caseloads');
    await context.close();
  });
  await check('faults: an address that means nothing is said to', async () => {
    const { page, context } = await openApp(browser, origin, '/performance/nothing-here');
    await heading(page, 'Page not found');
    await faultless(page);
    await context.close();
  });
  await check('faults: a server that cannot be reached is said, and can be tried again', async () => {
    const { page, context } = await openApp(browser, origin, '/account');
    await heading(page, 'Your account');
    await context.setOffline(true);
    await page.locator('button', { hasText: 'Sign out' }).click();
    await heading(page, 'Windscreen cannot be reached');
    await context.setOffline(false);
    await page.locator('button', { hasText: 'Try again' }).click();
    await heading(page, 'Your account');
    await context.close();
  });
  await check('roles: who sees no figures is told so, and asks for none', async () => {
    Object.assign(state, { roles: [{ role: 'system_administrator', scope: 'none', value: null }], permissions: ['manage_accounts'], asked: [] });
    const { page, context } = await openApp(browser, origin, '/performance/assessments');
    await heading(page, 'Your account may not see this');
    await page.locator('a', { hasText: 'home page' }).click();
    await heading(page, 'Welcome, Ann Lee');
    expect(!state.asked.some((one) => one.includes('/api/v1/report')), 'the report was asked for');
    await context.close();
  });
  await check('roles: a scrutiny member sees the public picture and nothing else', async () => {
    Object.assign(state, { roles: [{ role: 'scrutiny_member', scope: 'none', value: null }], permissions: [], asked: [] });
    const { page, context } = await openApp(browser, origin, '/');
    await heading(page, 'Children’s services in');
    await page.locator('.ws-strap', { hasText: 'public: small numbers are suppressed' }).waitFor();
    await goTo(page, '/performance/measures');
    expect((await page.locator('.ws-data-links a').first().getAttribute('href')) === '/public.csv', 'its data is not the public one');
    expect(!state.asked.some((one) => one.includes('/api/v1/report')), 'the internal report was asked for');
    await context.close();
  });
  await check('roles: a team manager begins with what is late in the team', async () => {
    const { name } = state.report.teams.units.find(({ kind }) => kind === 'team');
    Object.assign(state, { roles: [{ role: 'team_manager', scope: 'team', value: name }], permissions: ['see_figures'] });
    const { page, context } = await openApp(browser, origin, '/');
    await heading(page, `${name}: what is late`);
    await context.close();
  });
  await check('roles: an analyst begins with the loads', async () => {
    state.roles = [{ role: 'performance_analyst', scope: 'authority', value: null }];
    const { page, context } = await openApp(browser, origin, '/');
    await heading(page, 'Loads and data quality');
    await page.locator('caption', { hasText: 'Snapshots' }).waitFor();
    await page.locator('main a[href*="snapshot="]').first().click();
    await page.locator('.govuk-notification-banner', { hasText: 'You are looking at the load of' }).waitFor();
    const links = await page.locator('.ws-all-pages a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links.every((one) => one.includes('?snapshot=')), links.find((one) => !one.includes('?snapshot=')));
    await context.close();
    Object.assign(state, { roles: [{ role: 'director', scope: 'authority', value: null }], permissions: ['see_figures'] });
  });
}

async function gettingAbout(browser, server) {
  const { state, origin } = server;
  state.signedIn = true;
  const { page, context, complaints } = await openApp(browser, origin, '/');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  await heading(page, 'What needs attention');
  await check('keyboard: the first stop skips to the content', async () => {
    await page.keyboard.press('Tab');
    expect((await focused()) === 'Skip to main content', await focused());
    await page.keyboard.press('Enter');
    expect((await page.evaluate(() => document.activeElement?.tagName)) === 'H1', 'the heading has not the focus');
  });
  await check('keyboard: a page opens with Enter, its heading has the focus, and the way back leads back', async () => {
    for (let stop = 0; stop < 40 && (await focused()) !== 'Teams'; ++stop) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await heading(page, 'Exceptions by team');
    expect((await page.evaluate(() => document.activeElement?.tagName)) === 'H1', 'the heading has not the focus');
    expect(new URL(page.url()).pathname === '/teams', page.url());
    await page.goBack();
    await heading(page, 'What needs attention');
    await page.goForward();
    await heading(page, 'Exceptions by team');
    await page.reload();
    await heading(page, 'Exceptions by team');
  });
  await check('addresses: a measure has its own, with its data at the same', async () => {
    const one = state.report.indicators[0];
    const address = `/performance/${one.area.replace(/_/g, '-')}/${one.id}`;
    await goTo(page, address);
    await heading(page, one.name);
    expect((await page.evaluate(() => document.activeElement?.tagName)) === 'H1', 'the heading has not the focus');
    const links = await page.locator('.ws-data-links a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links.join() === `${address}.csv,${address}.json`, links.join());
  });
  await check('addresses: a search stays in the address and is there after loading the page anew', async () => {
    await goTo(page, '/performance/measures');
    await page.locator('#find-measure').fill('visits');
    await page.waitForFunction(() => location.search === '?find=visits');
    await page.reload();
    await page.locator('#find-measure').waitFor();
    expect((await page.locator('#find-measure').inputValue()) === 'visits', 'it is gone');
  });
  await check('account: the password, the second factor and sessions', async () => {
    await goTo(page, '/account');
    await page.locator('#current').fill('not this one at all');
    await page.locator('#new').fill('a new one that is long');
    await page.locator('#again').fill('a new one that is long');
    await page.locator('#again').press('Enter');
    await page.locator('#current-error').waitFor();
    await page.locator('#current').fill(PASSWORD);
    await page.locator('#current').press('Enter');
    await page.locator('[role=alert]', { hasText: 'Your password is changed' }).waitFor();
    await page.locator('#factor-password').fill(PASSWORD);
    await page.locator('#factor-password').press('Enter');
    await page.locator('code', { hasText: 'ABCD EFGH' }).waitFor();
    await page.locator('#factor-code').fill(CODE);
    await page.locator('#factor-code').press('Enter');
    await page.locator('code', { hasText: 'aaaa-bbbb' }).waitFor();
    await faultless(page);
    await page.locator('button', { hasText: 'End this session' }).click();
    await page.locator('[role=alert]', { hasText: 'One session is ended' }).waitFor();
    state.secondFactor = false;
  });
  await check('sign-out: leads to the sign-in page, and the way back shows no figure', async () => {
    await page.locator('button', { hasText: 'Sign out' }).click();
    await heading(page, 'Sign in');
    await page.goBack();
    await heading(page, 'Sign in');
    expect((await page.locator('.ws-strap').count()) === 0, 'figures are there');
  });
  await check('getting about: no error', async () => expect(complaints.length === 0, complaints.join('\n')));
  await context.close();
}

// A call that no check bounds must not keep whoever waits for the suite for ever.
setTimeout(() => {
  check('the suite ends within 20 minutes', () => Promise.reject(new Error('it did not'))).then(() => {
    close('application');
    process.exit(1);
  });
}, 20 * 60_000).unref();

const [real, email, password, scrutiny] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'windscreen-application-'));
execFileSync(process.execPath, [`${web}build/app.mjs`, scratch], { stdio: ['ignore', 'ignore', 'inherit'] });
const report = await fixture();
const server = await startAppServer({ pack: join(scratch, 'app.pack'), report, publicReport: { ...report, audience: 'public' } });
const browser = await launch();
try {
  await part('signing in', () => signingIn(browser, server));
  await part('a session that ends', () => aSessionThatEnds(browser, server));
  await part('refusals and faults', () => refusalsAndFaults(browser, server));
  await part('getting about', () => gettingAbout(browser, server));
  await part('homes', () => homes(browser, server));
  await part('performance', () => performancePages(browser, server));
  await part('talks', () => talks(browser, server));
  await part('findings', () => findings(browser, server));
  await part('reports', () => reports(browser, server));
  await part('audits', () => audits(browser, server));
  for (const width of [1280, 320]) {
    server.state.signedIn = false;
    await part('every page', () => everyPage(browser, server.origin, 'fixture', EMAIL, PASSWORD, width));
  }
  if (real) {
    await part('every page as served', () => everyPage(browser, real, 'served', email, password, 1280));
    await part('every page as served to a scrutiny member', () => everyPage(browser, real, 'served to a scrutiny member', scrutiny, password, 320));
    await part('children', () => children(browser, real, password, process.env.WINDSCREEN_SERVE_LOG));
    await part('features', () => features(browser, real, password));
    await part('audit tools', () => auditTools(browser, real, 'qa_lead@example.org', password));
    await part('audits from before', () => auditImport(browser, real, 'qa_lead@example.org', password));
    await part('administration', () => administration(browser, real, email, password));
  }
  // A demo authority's source files, which a server of the check's own loads.
  if (process.env.SOURCES) await part('data', () => dataPages(browser, process.env.SOURCES));
} finally {
  await browser.close();
  server.close();
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(close('application') ? 0 : 1);
