// A served authority whose every text is an attack (hostile_authority.mjs), and people who type attacks into every form: no page runs a
// script, makes an element, breaks the policy or asks another place, in a browser, as each role that sees it; and no CSV starts a
// formula. node app_hostile.mjs WINDSCREEN alone, or from app.mjs.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, openSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { goTo, openApp, signIn } from './app_view.mjs';
import { launch } from './browser.mjs';
import { check, close, expect } from './checks.mjs';
import { ATTACKS, SIGN, hostile, makeHostileAuthority } from './hostile_authority.mjs';

const PASSWORD = 'correct horse battery';
/** Long: the figures of a new workspace are computed for the first who asks. */
const LONG = 120_000;
/** More pages than the application has, so that a list of links that never ends does. */
const MOST_PAGES = 90;

const ROLES = {
  director: [],
  system_administrator: [],
  performance_analyst: [],
  team_manager: ['--scope', 'team', '--value', '#team'],
  scrutiny_member: [],
};

function account(command, workspace, role, more, team) {
  const words = more.map((one) => (one === '#team' ? team : one));
  execFileSync(command, ['account', 'add', '--workspace', workspace, '--email', `${role}@example.org`, '--name', hostile(`Evil ${role}`), '--role', role, '--password-from-input', ...words], { input: `${PASSWORD}\n`, stdio: ['pipe', 'ignore', 'pipe'] });
}

/** Starts `windscreen serve` and gives its origin, and how to end it. */
async function serve(command, workspace, directory) {
  const log = join(directory, 'serve');
  const file = openSync(log, 'w');
  const server = spawn(command, ['serve', '--workspace', workspace, '--port', '0', '--public'], { stdio: ['ignore', file, file] });
  closeSync(file);
  for (let i = 0; i < 1200; i += 1) {
    const origin = /Listening on (http:\/\/[^/]*)\//.exec(readFileSync(log, 'utf8'))?.[1];
    if (origin) return { origin, end: () => new Promise((done) => server.once('exit', done) && server.kill('SIGTERM')) };
    if (server.exitCode !== null) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`the server does not listen: ${readFileSync(log, 'utf8')}`);
}

/** Someone who sends what the pages send; gives status and body. */
async function person(origin, name) {
  const answer = await fetch(`${origin}/api/v1/sign-in`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email: `${name}@example.org`, password: PASSWORD }) });
  expect(answer.status === 200, `${name} cannot sign in: ${answer.status}`);
  const cookie = answer.headers.get('set-cookie').split(';')[0];
  const { csrf_token: token } = await answer.json();
  return async (method, path, body) => {
    const response = await fetch(origin + path, { method, headers: { Cookie: cookie, 'X-CSRF-Token': token, ...(body ? { 'Content-Type': 'application/json' } : {}) }, body: body ? JSON.stringify(body) : undefined });
    return { status: response.status, text: await response.text() };
  };
}

/** Types attacks into whatever takes words; gives how many were taken. */
async function typeAttacks(origin) {
  const director = await person(origin, 'director');
  const administrator = await person(origin, 'system_administrator');
  let taken = 0;
  const type = async (who, method, path, body) => {
    const { status } = await who(method, path, body);
    expect(status < 500, `${path} answers ${status} to ${JSON.stringify(body)}`);
    if (status === 200) taken += 1;
  };
  for (const attack of ATTACKS) {
    const words = `Evil words ${attack}`;
    await type(director, 'POST', '/api/v1/children/search', { purpose: 'other', purpose_words: words, name: 'Evil' });
    await type(director, 'POST', '/api/v1/children/timeline', { purpose: 'other', purpose_words: words, child: 'P02' });
    await type(director, 'POST', '/api/v1/saved-views', { name: `Evil ${attack}`.slice(0, 100), page: '/performance', query: '' });
    await type(administrator, 'POST', '/api/v1/role-grants', { account: 'scrutiny_member@example.org', role: 'performance_analyst', scope: 'authority', reason: words });
    const { text } = await administrator('POST', '/api/v1/people/invite', { email: `evil${taken}@example.org`, name: words.slice(0, 200), roles: [], reason: words });
    if (text.includes('"account"') || text.includes('"id"')) taken += 1;
    await type(administrator, 'POST', '/api/v1/invitations', { email: `evil-${taken}@example.org`, name: words.slice(0, 200) });
  }
  for (const form of ['evil', 'invite', 'reason', 'role', 'search', 'purpose']) {
    await type(director, 'PUT', `/api/v1/drafts/${form}`, { content: { words: ATTACKS.join(' '), name: ATTACKS[0], reason: ATTACKS[1] }, revision: 0 });
  }
  return taken;
}

/** Looks for anything that has come of an attack on the page as it is. */
async function harmless(page, view, what) {
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

async function watched(browser, origin, address) {
  const dialogs = [];
  const view = await openApp(browser, origin, address, {}, async (page) => {
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.addInitScript(() => {
      window.__violations = [];
      document.addEventListener('securitypolicyviolation', (event) => window.__violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
  });
  view.dialogs = dialogs;
  return view;
}

/** What a page still has to ask before it shows anything, and what is folded away. */
async function unfold(page) {
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
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
}

/** Every page that links lead to, from the first on. */
async function crawl(view, what) {
  const { page } = view;
  const seen = new Set();
  const waiting = ['/'];
  let showing = 0;
  while (waiting.length > 0 && seen.size < MOST_PAGES) {
    const address = waiting.shift();
    if (seen.has(address)) continue;
    seen.add(address);
    await goTo(page, address);
    await unfold(page);
    await harmless(page, view, `${what} ${address}`);
    const { links, text } = await page.evaluate(() => ({
      links: [...document.querySelectorAll('a[href^="/"]')].filter((one) => !one.download && !one.target).map((one) => one.getAttribute('href').split('#')[0]),
      text: document.querySelector('main')?.innerText ?? '',
    }));
    if (/evil/i.test(text)) showing += 1;
    // One of each kind of page with many is enough for measures; teams and people are all looked at.
    const measures = [...seen, ...waiting].filter((one) => /^\/performance\/[^/?]+\/[^/?]+/.test(one)).length;
    for (const link of links) {
      if (link === '' || /^\/(api|assets|public)(\/|$)|\.(csv|json|xlsx)$/.test(link) || seen.has(link) || waiting.includes(link)) continue;
      if (/^\/performance\/[^/?]+\/[^/?]+/.test(link) && !link.includes('evil') && measures > 6) continue;
      waiting.push(link);
    }
  }
  return { seen, showing };
}

/** Cells that a spreadsheet would run. */
function formulas(text) {
  const cells = [...text.replace(/^\uFEFF/, '').matchAll(/(?:^|,|\n)(?:"((?:[^"]|"")*)"|([^",\n\r]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
  return cells.filter((cell) => /^[=@\t\r]/.test(cell) || (/^[+-]/.test(cell) && Number.isNaN(Number(cell))));
}

/** All of it, against a server of its own. */
export async function hostilePages(browser, command) {
  const directory = mkdtempSync(join(tmpdir(), 'windscreen-hostile-'));
  const workspace = join(directory, 'workspace');
  let server = null;
  try {
    await check('hostile: the authority is loaded, and attacks are taken as words', async () => {
      makeHostileAuthority(command, workspace);
      execFileSync(command, ['store', 'init', '--workspace', workspace], { stdio: 'ignore' });
      const rows = execFileSync(command, ['indicators', '--workspace', workspace, '--id', 'evil', '--by', 'team', '--months', '1', '--format', 'json'], { encoding: 'utf8' });
      const team = JSON.parse(rows).find((one) => one.dimension === 'team' && /evil/i.test(one.group ?? ''))?.group ?? 'Evil team';
      for (const [role, more] of Object.entries(ROLES)) account(command, workspace, role, more, team);
      server = await serve(command, workspace, directory);
      const taken = await typeAttacks(server.origin);
      expect(taken > 2 * ATTACKS.length, `${taken} attacks were taken`);
    });
    if (!server) return;
    for (const role of Object.keys(ROLES)) {
      await check(`hostile: no page does what its texts say, as ${role}`, async () => {
        const view = await watched(browser, server.origin, '/');
        try {
          await signIn(view.page, `${role}@example.org`, PASSWORD);
          await view.page.locator('button', { hasText: 'Sign out' }).waitFor({ timeout: LONG });
          await view.page.locator('h1:visible').first().waitFor({ timeout: LONG });
          const { seen, showing } = await crawl(view, role);
          console.log(`hostile: ${role}: ${seen.size} pages, ${showing} of them show a text of ours`);
          expect(showing >= (role === 'scrutiny_member' ? 0 : 2), `only ${showing} pages of ${seen.size} show a hostile text`);
        } finally {
          await view.context.close();
        }
      });
    }
    await check('hostile: no address does what stands in it', async () => {
      const view = await watched(browser, server.origin, '/');
      await signIn(view.page, 'director@example.org', PASSWORD);
      await view.page.locator('button', { hasText: 'Sign out' }).waitFor({ timeout: LONG });
      for (const attack of ATTACKS) {
        const written = encodeURIComponent(attack);
        for (const address of [`/performance/measures?find=${written}`, `/teams/${encodeURIComponent(attack.replaceAll('/', ''))}`, `/pathway?flow=${written}`, `/sign-in?problem=${written}&return_to=${written}`, `/performance?snapshot=${written}`, `/invitation#${written}`, `/nothing?${written}=${written}`]) {
          await view.page.goto(server.origin + address);
          await view.page.waitForLoadState('networkidle');
          await harmless(view.page, view, address);
        }
      }
      await view.context.close();
    });
    await check('hostile: the public picture, which needs no sign-in', async () => {
      // The first who asks waits until it is computed, and may be asked to try again.
      let answer = await fetch(`${server.origin}/public`);
      for (let i = 0; i < 10 && answer.status === 503; i += 1) answer = await fetch(`${server.origin}/public`);
      expect(answer.status === 200, `/public answers ${answer.status}`);
      const view = await watched(browser, server.origin, '/public');
      await view.page.waitForLoadState('networkidle');
      await harmless(view.page, view, '/public');
      await view.context.close();
    });
    await check('hostile: no CSV starts a formula', async () => {
      let rows = 0;
      const director = await person(server.origin, 'director');
      const addresses = ['/performance', '/performance/measures', '/teams', '/caseloads', '/caseloads/workers', '/pathway', '/fairness', '/since', '/data-quality', '/provenance', '/api/v1/snapshots', '/api/v1/indicators', '/api/v1/saved-views'];
      const bodies = [['/api/v1/children/search', { name: 'Evil' }], ['/api/v1/children/timeline', { child: 'P02' }], ['/api/v1/indicators/evil/children', {}], ['/api/v1/access-record', { account: 'director@example.org' }]];
      const look = ({ status, text }, address) => {
        if (status !== 200) return;
        rows += text.split('\n').length;
        expect(formulas(text).length === 0, `${address}.csv: ${formulas(text).slice(0, 3)}`);
      };
      for (const address of addresses) look(await director('GET', `${address}.csv`), address);
      for (const [address, body] of bodies) look(await director('POST', `${address}.csv`, { purpose: 'other', purpose_words: '=1+1 as words', ...body }), address);
      expect(rows > 100, `${rows} rows were looked at`);
    });
  } finally {
    if (server) await server.end();
    rmSync(directory, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const browser = await launch();
  await hostilePages(browser, process.argv[2] ?? 'build/release/windscreen');
  await browser.close();
  process.exit(close('hostile') ? 0 : 1);
}
