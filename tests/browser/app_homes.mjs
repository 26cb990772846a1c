// What each role finds on its first page, and where the menu says that one is. Against the made-up server, from app.mjs.
import { goTo, heading, openApp } from './app_view.mjs';
import { check, expect } from './checks.mjs';
import { faultless } from './report_page.mjs';

/** Roles that see no figures, with what their home page must lead to. */
const WITHOUT_FIGURES = [
  { role: 'practitioner', scope: 'own_cases', permissions: ['open_children', 'search_children'], to: ['/children', '/account'] },
  { role: 'auditor', scope: 'named_children', permissions: ['open_children', 'search_children'], to: ['/children', '/account'] },
  { role: 'inspector', scope: 'named_children', permissions: ['open_children', 'search_children'], to: ['/children', '/account'] },
  { role: 'system_administrator', scope: 'none', permissions: ['manage_accounts', 'change_settings'], to: ['/administration/people', '/administration/roles', '/administration/settings', '/account'] },
];

/** Roles that follow the improvement record, which the menu of their first page leads to. */
const IMPROVING = [
  { role: 'programme_manager', scope: 'authority', permissions: ['see_figures', 'see_audit_reports', 'see_improvement', 'keep_improvement'] },
  { role: 'scrutiny_member', scope: 'none', permissions: ['see_audit_reports', 'see_improvement'] },
];

const hrefs = (links) => links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));

export async function homes(browser, server) {
  const { state, origin } = server;
  const before = { roles: state.roles, permissions: state.permissions, signedIn: state.signedIn };
  state.signedIn = true;
  const as = (role, scope, permissions, value = null) => Object.assign(state, { roles: [{ role, scope, value }], permissions });
  for (const { role, scope, permissions, to } of WITHOUT_FIGURES) {
    await check(`homes: a ${role.replaceAll('_', ' ')} is told what there is, and led to it`, async () => {
      as(role, scope, permissions);
      for (const width of [1280, 320]) {
        const { page, context } = await openApp(browser, origin, '/', { viewport: { width, height: 700 } });
        await heading(page, 'Welcome, Ann Lee');
        const links = await hrefs(page.locator('main dl a'));
        for (const address of to) expect(links.includes(address), `no way to ${address}: ${links}`);
        const words = await page.locator('main dl dd').allInnerTexts();
        expect(words.every((one) => one.trim().length > 20), `a link says nothing of itself: ${words}`);
        await faultless(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `wider than ${width}`);
        await context.close();
      }
    });
  }
  for (const { role, scope, permissions } of IMPROVING) {
    await check(`homes: a ${role.replaceAll('_', ' ')} is led to the improvement record, and nobody who may not see it`, async () => {
      as(role, scope, permissions);
      for (const width of [1280, 320]) {
        const { page, context } = await openApp(browser, origin, '/', { viewport: { width, height: 700 } });
        const link = page.locator('nav[aria-label=Menu] a[href="/improvement"]');
        await link.waitFor();
        await page.locator('main h1').waitFor();
        await faultless(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `wider than ${width}`);
        await link.focus();
        await link.press('Enter');
        await heading(page, 'Improvement');
        expect(new URL(page.url()).pathname === '/improvement', page.url());
        await context.close();
      }
      as(role, scope, permissions.filter((one) => !one.endsWith('_improvement')));
      const { page, context } = await openApp(browser, origin, '/');
      await page.locator('nav[aria-label=Menu] a').first().waitFor();
      const all = await hrefs(page.locator('a'));
      expect(!all.some((address) => address?.startsWith('/improvement')), `without the permission there is ${all}`);
      await context.close();
    });
  }
  await check('homes: an analyst begins with loading, and is led to the rejected rows', async () => {
    as('performance_analyst', 'authority', ['see_figures', 'load_data']);
    const { page, context } = await openApp(browser, origin, '/');
    await heading(page, 'Loads and data quality');
    expect((await hrefs(page.locator('main a')))[0] === '/data/upload', 'loading does not come first');
    const rejected = `/data/snapshots/${encodeURIComponent(state.report.provenance.snapshot)}`;
    expect(state.report.quality.reasons.length > 0, 'the made-up report has no rejected row');
    expect((await hrefs(page.locator('main a'))).includes(rejected), 'there is no way to the rejected rows');
    as('performance_analyst', 'authority', ['see_figures']);
    await page.reload();
    await heading(page, 'Loads and data quality');
    const links = await hrefs(page.locator('main a'));
    expect(!links.includes('/data/upload') && !links.includes(rejected), 'links lead to a refusal');
    await context.close();
  });
  await check('homes: caseloads by worker belong to the menu’s part for teams', async () => {
    as('director', 'authority', ['see_figures']);
    const { page, context } = await openApp(browser, origin, '/teams');
    await heading(page, 'Exceptions by team');
    const current = () => page.locator('nav[aria-label=Menu] [aria-current]').evaluateAll((all) => all.map((one) => `${one.textContent} ${one.getAttribute('aria-current')}`).join());
    expect((await current()) === 'Teams page', await current());
    await goTo(page, '/caseloads/workers');
    await page.waitForFunction(() => document.querySelector('nav[aria-label=Menu] [aria-current="true"]') !== null);
    expect((await current()) === 'Teams true', await current());
    await context.close();
  });
  Object.assign(state, before);
}
