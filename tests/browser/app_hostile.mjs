// A served authority whose every text is an attack (hostile_authority.mjs), and people who type attacks into every form: no page runs a
// script, makes an element, breaks the policy or asks another place, in a browser, as each role that sees it; and no CSV starts a
// formula. node app_hostile.mjs WINDSCREEN alone, or from app.mjs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { heading, signIn } from './app_view.mjs';
import { launch } from './browser.mjs';
import { check, close, expect } from './checks.mjs';
import { ATTACKS, EVIL_CHILD, hostile, makeHostileAuthority } from './hostile_authority.mjs';
import { crawl, harmless, LONG, OWN_PATTERNS, settled, watched } from './hostile_crawl.mjs';
import { BEGUN, bringInPlan, everyThing, freeze, typeIntoRecord } from './improvement_attacks.mjs';
import { hostileRecord } from './improvement_hostile.mjs';
import { serve } from './own_server.mjs';

const PASSWORD = 'correct horse battery';
/** Every role; `shows` where a text of ours must stand on some of its pages, and a child's page must be there. */
const ROLES = {
  director: { more: [], shows: true, child: true },
  head_of_service: { more: ['--scope', 'service', '--value', '#service'], shows: true },
  team_manager: { more: ['--scope', 'team', '--value', '#team'], shows: true },
  practitioner: { more: ['--worker', 'W1'], shows: true, child: true },
  qa_lead: { more: ['--scope', 'authority'], shows: true },
  auditor: { more: ['--child', EVIL_CHILD], shows: true, child: true },
  moderator: { more: ['--child', EVIL_CHILD], shows: true, child: true },
  inspector: { more: ['--child', EVIL_CHILD, '--until', new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)], shows: true, child: true },
  performance_analyst: { more: [], shows: true },
  programme_manager: { more: [], shows: true },
  scrutiny_member: { more: [], shows: true },
  system_administrator: { more: [], shows: true },
};
/** Pages that only links lead to: someone must have been there. */
const LINKED = [
  '/administration/people/{id}', '/data/loads/{id}', '/data/snapshots/{id}', '/performance/{area}', '/performance/{area}/{id}', '/teams/{name}', '/children/counted',
  ...OWN_PATTERNS.filter((pattern) => pattern.startsWith('/improvement/') && pattern.includes('{')),
];

function account(command, workspace, role, more, places) {
  const words = more.map((one) => places[one] ?? one);
  execFileSync(command, ['account', 'add', '--workspace', workspace, '--email', `${role}@example.org`, '--name', hostile(`Evil ${role}`), '--role', role, '--password-from-input', ...words], { input: `${PASSWORD}\n`, stdio: ['pipe', 'ignore', 'pipe'] });
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
  const keeper = await person(origin, 'programme_manager');
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
    await type(director, 'POST', '/api/v1/saved-views', { name: `Evil ${attack}`.slice(0, 100), address: '/performance', shared_with: 'everyone' });
    await type(administrator, 'POST', '/api/v1/role-grants', { account: 'scrutiny_member@example.org', role: 'performance_analyst', scope: 'authority', reason: words });
    const { text } = await administrator('POST', '/api/v1/people/invite', { email: `evil${taken}@example.org`, name: words.slice(0, 200), roles: [], reason: words });
    if (text.includes('"account"') || text.includes('"id"')) taken += 1;
    await type(administrator, 'POST', '/api/v1/settings', { values: { help_name: `Evil help ${attack}`, help_contact: `Evil contact ${attack}` } });
    await typeIntoRecord((path, body) => type(keeper, 'POST', path, body), attack);
    await type(administrator, 'POST', '/api/v1/invitations', { email: `evil-${taken}@example.org`, name: words.slice(0, 200) });
  }
  for (const form of ['evil', 'invite', 'reason', 'role', 'search', 'purpose']) {
    await type(director, 'PUT', `/api/v1/drafts/${form}`, { content: { words: ATTACKS.join(' '), name: ATTACKS[0], reason: ATTACKS[1] }, revision: 0 });
  }
  for (const form of BEGUN) await type(keeper, 'PUT', `/api/v1/drafts/${form}`, { content: { kind: 'update', title: ATTACKS[3], words: ATTACKS.join(' '), evidence: ATTACKS[5] }, revision: 0 });
  return taken;
}

/** Files of the hand-made authority, under names that are attacks, chosen, sent and loaded as people do; and one that is refused. Of an
 * earlier day than the others, so that the figures stay those of the newest. */
async function sendFiles(browser, origin) {
  const folder = new URL('../micro/ssd/', import.meta.url);
  const tables = readdirSync(folder).filter((one) => one.startsWith('ssd_'));
  // No slash can stand in a file's name.
  const files = ATTACKS.map((attack, at) => ({ name: `Evil ${attack.replaceAll('/', '')}.csv`, mimeType: 'text/csv', buffer: readFileSync(new URL(tables[at], folder)) }));
  const refused = { name: `Evil refused ${ATTACKS[1].replaceAll('/', '')}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`Evil heading ${ATTACKS[0]},b\n${ATTACKS[1]},1\n`) };
  const view = await watched(browser, origin, '/data/upload');
  try {
    const { page } = view;
    await signIn(page, 'performance_analyst@example.org', PASSWORD);
    await page.locator('button', { hasText: 'Sign out' }).waitFor();
    const send = async (chosen, ends) => {
      await page.goto(`${origin}/data/upload`);
      await heading(page, 'Load data');
      await page.locator('#files').setInputFiles(chosen);
      for (const [part, value] of [['day', '31'], ['month', '3'], ['year', '2020']]) await page.locator(`#as-at-${part}`).fill(value);
      await harmless(page, view, 'files that are chosen');
      await page.locator('#as-at-year').press('Enter');
      await page.locator('h1:visible', { hasText: /The data is loaded|The load (was|did|has)|Error/ }).waitFor({ timeout: LONG });
      const title = await page.locator('h1:visible').first().innerText();
      expect(title === ends, `${title}: ${await page.locator('main:visible').innerText()}`);
      await settled(view);
      await harmless(page, view, ends);
      return page.locator('main:visible').innerText();
    };
    for (const text of [await send(files, 'The data is loaded'), await send([refused], 'The load was refused')]) expect(/Evil/.test(text), 'the page does not name the files');
    // The refused file waits, and stands on the page for another try.
  } finally {
    await view.context.close();
  }
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
  let record = null;
  try {
    await check('hostile: the authority is loaded, and attacks are taken as words', async () => {
      makeHostileAuthority(command, workspace);
      execFileSync(command, ['store', 'init', '--workspace', workspace], { stdio: 'ignore' });
      const rows = JSON.parse(execFileSync(command, ['indicators', '--workspace', workspace, '--id', 'evil', '--by', 'team,service', '--months', '1', '--format', 'json'], { encoding: 'utf8' }));
      const place = (dimension) => rows.find((one) => one.dimension === dimension && /evil/i.test(one.group ?? ''))?.group ?? `Evil ${dimension}`;
      for (const [role, { more }] of Object.entries(ROLES)) account(command, workspace, role, more, { '#team': place('team'), '#service': place('service') });
      record = hostileRecord(place('service'));
      writeFileSync(join(directory, 'record.yaml'), record.yaml);
      execFileSync(command, ['improvement', 'import', join(directory, 'record.yaml'), '--workspace', workspace], { stdio: ['ignore', 'ignore', 'pipe'] });
      server = await serve(command, workspace, directory);
      const taken = await typeAttacks(server.origin);
      expect(taken > 2 * ATTACKS.length, `${taken} attacks were taken`);
    });
    if (!server) return;
    await check('hostile: files whose names are attacks are sent and loaded in the browser', () => sendFiles(browser, server.origin));
    await check('hostile: pages of meetings are frozen', async () => freeze(await person(server.origin, 'programme_manager'), record.freezes));
    await check('hostile: a plan in a spreadsheet of attacks is looked at in the browser', () => bringInPlan(browser, server.origin, PASSWORD));
    await check('hostile: every kind of thing of the improvement record is looked at, with its form', async () => {
      expect(record.kinds.size >= 21, `the record has ${record.kinds.size} kinds of things`);
      await everyThing(browser, server.origin, PASSWORD, record.keys);
    });
    const everywhere = new Set();
    for (const [role, { shows, child }] of Object.entries(ROLES)) {
      await check(`hostile: no page does what its texts say, as ${role}`, async () => {
        const view = await watched(browser, server.origin, '/');
        try {
          // The settings name who helps before anyone has signed in.
          await view.page.locator('#email').waitFor();
          await view.page.locator('main', { hasText: 'Evil help' }).waitFor();
          await harmless(view.page, view, 'the sign-in page');
          await signIn(view.page, `${role}@example.org`, PASSWORD);
          await view.page.locator('button', { hasText: 'Sign out' }).waitFor({ timeout: LONG });
          await view.page.locator('h1:visible').first().waitFor({ timeout: LONG });
          const { seen, kinds, showing, childSeen } = await crawl(view, role);
          console.log(`hostile: ${role}: ${seen.size} pages of ${kinds.size} kinds, ${showing} of them show a text of ours`);
          for (const kind of kinds.keys()) everywhere.add(kind);
          expect(showing >= (shows ? 2 : 0), `only ${showing} pages of ${seen.size} show a hostile text`);
          expect(childSeen || !child, 'no child was opened');
        } finally {
          await view.context.close();
        }
      });
    }
    await check('hostile: every kind of page was looked at', async () => {
      expect(LINKED.some((one) => one === '/improvement/papers/{id}'), 'the pages of the improvement record are not known');
      const missing = [...OWN_PATTERNS.filter((one) => !one.includes('{')), ...LINKED].filter((one) => !everywhere.has(one));
      console.log(`hostile: ${everywhere.size} kinds of pages in all`);
      expect(missing.length === 0, `nobody was on ${missing}`);
    });
    await check('hostile: no address does what stands in it', async () => {
      const view = await watched(browser, server.origin, '/');
      await signIn(view.page, 'director@example.org', PASSWORD);
      await view.page.locator('button', { hasText: 'Sign out' }).waitFor({ timeout: LONG });
      for (const attack of ATTACKS) {
        const written = encodeURIComponent(attack);
        for (const address of [`/performance/measures?find=${written}`, `/teams/${encodeURIComponent(attack.replaceAll('/', ''))}`, `/pathway?flow=${written}`, `/sign-in?problem=${written}&return_to=${written}`, `/performance?snapshot=${written}`, `/invitation#${written}`, `/nothing?${written}=${written}`]) {
          await view.page.goto(server.origin + address);
          await settled(view);
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
      await settled(view);
      await harmless(view.page, view, '/public');
      await view.context.close();
    });
    await check('hostile: no CSV starts a formula', async () => {
      let rows = 0;
      const director = await person(server.origin, 'director');
      const records = ['plans', 'plans/evil-plan', 'threads/evil-action', 'promises', 'risks', 'due?whose=all', 'papers'].map((one) => `/api/v1/improvement/${one}`);
      const addresses = [...records, '/api/v1/work', '/performance', '/performance/measures', '/teams', '/caseloads', '/caseloads/workers', '/pathway', '/fairness', '/since', '/data-quality', '/provenance', '/api/v1/snapshots', '/api/v1/indicators', '/api/v1/saved-views'];
      const bodies = [['/api/v1/children/search', { name: 'Evil' }], ['/api/v1/children/timeline', { child: 'P02' }], ['/api/v1/indicators/evil/children', {}], ['/api/v1/access-record', { account: 'director@example.org' }]];
      const noFormula = ({ status, text }, address) => {
        if (status !== 200) return;
        rows += text.split('\n').length;
        expect(formulas(text).length === 0, `${address}.csv: ${formulas(text).slice(0, 3)}`);
      };
      const before = (address) => address.replace(/(?=\?)|$/, '.csv');
      for (const address of addresses) noFormula(await director('GET', before(address)), address);
      // Of the record nothing may be missing: it is there, and the director sees it.
      for (const address of records) expect((await director('GET', before(address))).text.includes('Evil'), `${address}.csv has no text of ours`);
      for (const [address, body] of bodies) noFormula(await director('POST', `${address}.csv`, { purpose: 'other', purpose_words: '=1+1 as words', ...body }), address);
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
