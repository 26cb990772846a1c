// The performance pages of the application: what is chosen stands in the address, saved views, typed work, caseloads by worker. Against the made-up
// server: node app_performance.mjs [PACK], where PACK is an app.pack that is built already. Called by app.mjs too.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixture } from '../../web/build/fixture.mjs';
import { PASSWORD, startAppServer } from './app_server.mjs';
import { goTo, heading, openApp, signIn, wellMade } from './app_view.mjs';
import { launch } from './browser.mjs';
import { check, close, expect } from './checks.mjs';
import { violations } from './report_page.mjs';

const MEASURE = 're_referrals_percent';
const ADDRESS = `/performance/referrals/${MEASURE}`;

/** Rows as /api/v1/indicators/ID/figures gives them: a point a month, of the whole and of two teams. */
function figureRows(query) {
  const months = Number(query.get('months') ?? 1);
  const group = query.get('group');
  const groups = group ? [[query.get('by'), group]] : [['total', 'all'], ...(query.get('by') ? [['team', 'North 1'], ['team', 'South 2']] : [])];
  return groups.flatMap(([dimension, name]) => Array.from({ length: months }, (_, back) => {
    const end = new Date(Date.UTC(2020, 9 - (months - 1 - back), 0)).toISOString().slice(0, 10);
    return {
      period_start: `${end.slice(0, 8)}01`, period_end: end, dimension, group: name, value: 20 + back, numerator: 20 + back, denominator: 100, suppressed: false,
      lower_limit: 10, upper_limit: 30, compared_start: null, compared_end: null, note: null, signal: null, spread_low: null, spread_high: null, largest: null, symbol: null,
    };
  }));
}

const WORKERS = [
  { kind: 'worker', worker: 'Wanda One', named: true, team: 'North 1', service: 'Safeguarding', quadrant: 'NW', children: 21, limit: 20, over: true, newly_qualified: false, protected_limit: null, over_protected_limit: null, agency: true, full_time_equivalent: 0.8 },
  { kind: 'worker', worker: 'staff-1a2b', named: false, team: 'South 2', service: 'Safeguarding', quadrant: 'SW', children: 19, limit: 20, over: false, newly_qualified: true, protected_limit: 18, over_protected_limit: true, agency: false, full_time_equivalent: 1 },
  { kind: 'unallocated', worker: null, named: false, team: 'North 1', service: 'Safeguarding', quadrant: 'NW', children: 3, limit: 20, over: null, newly_qualified: false, protected_limit: null, over_protected_limit: null, agency: false, full_time_equivalent: null },
];

/** The server's part in what is tested here. */
function added(state) {
  const views = [];
  state.views = views;
  return ({ method, url, body, json, problem }) => {
    const path = url.pathname;
    const needsSession = path.startsWith('/api/v1/saved-views') || path.startsWith('/api/v1/indicators/') || path === '/caseloads/workers.json';
    if (!needsSession) return null;
    if (!state.signedIn) return problem(401, 'You must sign in to see this.');
    if (path === '/caseloads/workers.json') return json(WORKERS);
    if (path.endsWith('/figures.json')) {
      return url.searchParams.get('group') === 'Nobody' ? problem(404, 'There is no figure of that group.') : json(figureRows(url.searchParams));
    }
    if (path === `/api/v1/indicators/${MEASURE}.json`) {
      return json([{ id: MEASURE, as_at: '2020-09-30', snapshot: 's', snapshot_hash: 'hash-of-it', definition_hash: 'd', sources: 'a.xlsx (annex_a, SHA-256 1); b.csv (ssd, SHA-256 2)' }]);
    }
    const id = /^\/api\/v1\/saved-views\/(.+)$/.exec(path)?.[1];
    const at = views.findIndex((one) => one.id === id);
    if (method === 'GET') return json(views);
    if (method === 'DELETE') return json({ deleted: views.splice(at, 1)[0]?.id });
    if (views.some((one) => one.name === body.name && one.id !== id)) return problem(409, 'You have a saved view of that name already.', 'view_exists');
    const kept = { ...(views[at] ?? { id: `v${views.length + 1}`, owner: 'Ann Lee', own: true, created_at: '2020-09-30T09:00:00.000Z' }), ...body, changed_at: new Date().toISOString() };
    if (at < 0) views.push(kept);
    else views[at] = kept;
    return json(kept);
  };
}

const show = async (page) => {
  if (!(await page.locator('#filter-months').isVisible())) await page.locator('summary', { hasText: 'Choose what is shown' }).click();
};
const points = (page) => page.locator('summary', { hasText: /Figures for \d+ points/ }).innerText();
const sound = async (page, width = 1280) => {
  await wellMade(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide <= width, `the page is ${wide} pixels wide`);
  const wrong = await violations(page, width < 600 ? ['scrollable-region-focusable', 'target-size', 'meta-viewport'] : null);
  expect(wrong.length === 0, wrong.join('\n'));
};

async function filters(browser, server) {
  const { state, origin } = server;
  const { page, context, complaints } = await openApp(browser, origin, ADDRESS);
  const { name } = state.report.indicators.find(({ id }) => id === MEASURE);
  await check('filters: what is chosen stands in the address, and is there after loading anew and going back', async () => {
    await heading(page, name);
    const all = await points(page);
    await show(page);
    await page.locator('#filter-months').selectOption('12');
    await page.locator('#filter-england').uncheck();
    await page.locator('#filter-region').press('Enter');
    await page.waitForFunction(() => location.search.includes('months=12') && location.search.includes('compare='));
    const fewer = await points(page);
    expect(fewer !== all && /Figures for 1?\d points/.test(fewer), fewer);
    expect(!(await page.locator('main').innerText()).includes('Published: England'), 'England is still beside it');
    await page.reload();
    await heading(page, name);
    expect((await points(page)) === fewer, await points(page));
    expect((await page.locator('#filter-months').inputValue()) === '12', 'the form has forgotten');
    expect(!(await page.locator('#filter-england').isChecked()), 'the form has forgotten');
    await page.goBack();
    await page.waitForFunction(() => location.search === '');
    await heading(page, name);
    expect((await points(page)) === all, await points(page));
  });
  await check('filters: one group’s figures come from the server, and the links give exactly those', async () => {
    await show(page);
    const by = await page.locator('#filter-by option').evaluateAll((all) => all.map((one) => one.value));
    const dimension = by.find((one) => one !== '');
    await page.locator('#filter-by').selectOption(dimension);
    const groups = await page.locator('#filter-group option').evaluateAll((all) => all.map((one) => one.value));
    await page.locator('#filter-group').selectOption(groups[1]);
    await page.locator('#filter-months').selectOption('24');
    await page.locator('button', { hasText: 'Show these' }).click();
    await page.locator('summary', { hasText: 'Figures for 24 points' }).waitFor();
    const links = await page.locator('.ws-data-links a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    const query = new URL(links[0], origin).searchParams;
    expect(links[0].startsWith(`${ADDRESS}.csv?`) && query.get('by') === dimension && query.get('group') === groups[1] && query.get('months') === '24', links[0]);
    expect(links[1].startsWith(`${ADDRESS}.json?`), links[1]);
    await sound(page);
  });
  await check('filters: a group that is not there is said, with the way back to everything', async () => {
    const dimension = await page.locator('#filter-by').inputValue();
    await goTo(page, `${ADDRESS}?by=${dimension}&group=Nobody`);
    await page.locator('[role=alert]', { hasText: 'There is no figure of that group' }).waitFor();
    await page.locator('a', { hasText: 'Show everything' }).click();
    await page.waitForFunction(() => location.search === '');
  });
  await check('measure: its query can be copied, and what it comes from is shown', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('summary', { hasText: 'How it is worked out' }).click();
    await page.locator('button', { hasText: 'Copy' }).click();
    await page.locator('.ws-copy [role=status]', { hasText: 'Copied' }).waitFor();
    const { sql } = state.report.indicators.find(({ id }) => id === MEASURE);
    expect((await page.evaluate(() => navigator.clipboard.readText())) === sql, 'another text was copied');
    await page.locator('summary', { hasText: 'Where these figures come from' }).click();
    await page.locator('dd', { hasText: 'hash-of-it' }).waitFor();
    await sound(page);
  });
  await check('area: how far back is chosen for all its measures, and for its data', async () => {
    await goTo(page, '/performance/referrals?months=12');
    await page.locator('summary', { hasText: /Figures for 1?\d points/ }).first().waitFor();
    const links = await page.locator('.ws-data-links a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links.join() === '/performance/referrals.csv?months=12,/performance/referrals.json?months=12', links.join());
    await sound(page);
  });
  await check('filters: usable at 320 pixels', async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    await goTo(page, `${ADDRESS}?months=24`);
    await heading(page, name);
    await sound(page, 320);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
  await check('filters: no error', async () => expect(complaints.length === 0, complaints.join('\n')));
  await context.close();
}

async function savedViews(browser, server) {
  const { state, origin } = server;
  const { page, context, complaints } = await openApp(browser, origin, `${ADDRESS}?months=12`);
  await check('saved views: a page is kept with what is chosen on it', async () => {
    await page.locator('summary', { hasText: 'Save this view' }).click();
    await page.locator('#view-name').fill('  ');
    await page.locator('#view-name').press('Enter');
    await page.locator('#view-name-error').waitFor();
    await page.locator('#view-name').fill('Re-referrals, a year');
    await page.locator('#view-shared-everyone').check();
    await sound(page);
    await page.locator('#view-name').press('Enter');
    await page.locator('[role=status]', { hasText: 'Saved as “Re-referrals, a year”' }).waitFor();
    expect(state.views[0].address === `${ADDRESS}?months=12`, state.views[0].address);
    expect(state.views[0].shared_with === 'everyone', state.views[0].shared_with);
    await page.locator('a', { hasText: 'Your saved views' }).click();
    await heading(page, 'Saved views');
    await page.locator('main a', { hasText: 'Re-referrals, a year' }).click();
    await page.waitForFunction((address) => location.pathname + location.search === address, `${ADDRESS}?months=12`);
  });
  await check('saved views: renamed, and deleted once one is sure', async () => {
    await goTo(page, '/saved-views');
    await page.locator('summary', { hasText: 'Rename, share or delete' }).click();
    await page.locator('#view-name-v1').fill('For the board');
    await page.locator('#view-name-v1').press('Enter');
    await page.locator('[role=alert]', { hasText: '“For the board” is changed' }).waitFor();
    await sound(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await sound(page, 320);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('button', { hasText: /^Delete/ }).click();
    await page.locator('button', { hasText: 'Delete “For the board”' }).click();
    await page.locator('[role=alert]', { hasText: 'is deleted' }).waitFor();
    expect(state.views.length === 0, 'it is still there');
  });
  await check('saved views: no error', async () => expect(complaints.length === 0, complaints.join('\n')));
  await context.close();
}

async function typedWork(browser, server) {
  const { state, origin } = server;
  const form = 'view-teams';
  const { page, context, complaints } = await openApp(browser, origin, '/teams');
  const open = async () => {
    await goTo(page, '/teams');
    await heading(page, 'Exceptions by team');
    await page.locator('summary', { hasText: 'Save this view' }).click();
  };
  const kept = async (words) => {
    for (let tries = 0; tries < 300 && state.drafts.get(form)?.content.name !== words; ++tries) await page.waitForTimeout(100);
    expect(state.drafts.get(form)?.content.name === words, `${JSON.stringify(state.drafts.get(form))} is kept`);
  };
  await check('typed work: is saved without being sent, and found again', async () => {
    await open();
    await page.locator('#view-name').fill('Half a na');
    await kept('Half a na');
    await page.reload();
    await open();
    await page.locator('.govuk-notification-banner', { hasText: 'We kept what you typed' }).waitFor();
    await sound(page);
    await page.locator('button', { hasText: 'Go on with it' }).click();
    expect((await page.locator('#view-name').inputValue()) === 'Half a na', 'it is another text');
  });
  await check('typed work: leaving the page at once loses nothing', async () => {
    await page.locator('#view-name').fill('Half a name, longer');
    await goTo(page, '/caseloads');
    await kept('Half a name, longer');
    await open();
    await page.locator('button', { hasText: 'Go on with it' }).click();
    expect((await page.locator('#view-name').inputValue()) === 'Half a name, longer', 'it is another text');
  });
  await check('typed work: of two pages both texts are shown, and one is chosen', async () => {
    const other = state.drafts.get(form);
    state.drafts.set(form, { ...other, content: { name: 'On the other page', shared_with: 'nobody' }, revision: other.revision + 1 });
    await page.locator('#view-name').fill('On this page');
    await page.locator('.govuk-notification-banner', { hasText: 'also filled in on another page' }).waitFor();
    const said = await page.locator('.govuk-notification-banner').innerText();
    expect(said.includes('On this page') && said.includes('On the other page'), said);
    expect((await page.locator('#view-name').inputValue()) === 'On this page', 'what was typed is gone');
    await sound(page);
    await page.locator('button', { hasText: 'Keep what is on this page' }).click();
    await kept('On this page');
  });
  await check('typed work: what is typed while the session ends is saved once signed in again', async () => {
    state.signedIn = false;
    await page.locator('#view-name').fill('Typed too late');
    await heading(page, 'You were signed out');
    expect(state.drafts.get(form)?.content.name === 'On this page', 'it was saved without a session');
    await signIn(page, state.account.email, PASSWORD);
    await heading(page, 'Exceptions by team');
    expect((await page.locator('#view-name').inputValue()) === 'Typed too late', 'what was typed is gone');
    await kept('Typed too late');
  });
  await check('typed work: goes once the form is sent', async () => {
    await page.locator('#view-name').press('Enter');
    await page.locator('[role=status]', { hasText: 'Saved as “Typed too late”' }).waitFor();
    expect(!state.drafts.has(form), 'the draft is still there');
  });
  await check('typed work: no error', async () => expect(complaints.length === 0, complaints.join('\n')));
  await context.close();
}

async function workers(browser, server) {
  const { page, context, complaints } = await openApp(browser, server.origin, '/caseloads');
  await check('caseloads: by worker, with who is over a limit and newly qualified workers', async () => {
    await page.locator('main a', { hasText: 'Caseloads by worker' }).click();
    await heading(page, 'Caseloads by worker');
    // The heading stands there before the workers come.
    await page.locator('main', { hasText: 'Wanda One' }).waitFor();
    const said = await page.locator('main').innerText();
    for (const words of ['Wanda One', '▲ 1 over 20', '▲ 1 over 18', 'staff-1a2b', 'references in place of names', '2 workers hold', '3 children with an open case have no allocated worker']) {
      expect(said.includes(words), `"${words}" is not said`);
    }
    await sound(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await sound(page, 320);
  });
  await check('caseloads: no error', async () => expect(complaints.length === 0, complaints.join('\n')));
  await context.close();
}

/** All of it, on the made-up server. */
export async function performancePages(browser, server) {
  const { state } = server;
  Object.assign(state, { signedIn: true, roles: [{ role: 'director', scope: 'authority', value: null }], permissions: ['see_figures'], more: added(state) });
  await filters(browser, server);
  await savedViews(browser, server);
  await typedWork(browser, server);
  await workers(browser, server);
  state.more = null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const scratch = mkdtempSync(join(tmpdir(), 'windscreen-performance-'));
  const pack = process.argv[2] ?? join(scratch, 'app.pack');
  if (!process.argv[2]) execFileSync(process.execPath, [fileURLToPath(new URL('../../web/build/app.mjs', import.meta.url)), scratch], { stdio: ['ignore', 'ignore', 'inherit'] });
  const server = await startAppServer({ pack, report: await fixture(), publicReport: null });
  const browser = await launch();
  try {
    await performancePages(browser, server);
  } finally {
    await browser.close();
    server.close();
    rmSync(scratch, { recursive: true, force: true });
  }
  process.exit(close('performance') ? 0 : 1);
}
