// Attacks in the improvement record, for app_hostile.mjs: typed, frozen, brought in from a spreadsheet, and every thing of the record
// looked at with its form.
import { signIn } from './app_view.mjs';
import { expect } from './checks.mjs';
import { ATTACKS, hostile } from './hostile_authority.mjs';
import { harmless, look, settled, watched } from './hostile_crawl.mjs';

/** What whoever keeps the record types; `send` takes a path and a body. */
export async function typeIntoRecord(send, attack) {
  const words = `Evil words ${attack}`;
  await send('/api/v1/improvement/entries', { thing: 'evil-action', kind: 'update', words, evidence: attack });
  await send('/api/v1/improvement/things', { kind: 'action', parent: 'evil-plan', answers: 'evil-unplanned', title: words, words: attack, services: [attack], owner: attack, due: '2020-09-30' });
}

/** The names of forms that somebody has begun to fill in, and which ask whether to go on with that. */
export const BEGUN = ['say-evil-action', 'add-answer-evil-unplanned', 'add-evil-plan', 'add-record'];

/** The pages of the record's meetings as papers: what was frozen is shown as any text is. */
export async function freeze(keeper, freezes) {
  for (const wish of freezes) {
    const { status, text } = await keeper('POST', '/api/v1/improvement/papers', wish);
    expect(status === 200, `${wish.meeting} cannot be frozen: ${status} ${text}`);
  }
}

async function asKeeper(browser, origin, password, body) {
  const view = await watched(browser, origin, '/account');
  try {
    await signIn(view.page, 'programme_manager@example.org', password);
    await view.page.locator('button', { hasText: 'Sign out' }).waitFor();
    await body(view);
  } finally {
    await view.context.close();
  }
}

/** A plan in a spreadsheet whose every cell, and whose name, is an attack. */
function spreadsheet() {
  const rows = ATTACKS.map((attack, at) => [hostile('Evil theme'), `Evil brought in ${at} ${attack}`, attack, hostile('Evil day'), hostile('Evil status'), hostile('Evil progress')]);
  const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;
  const text = [['Theme', 'Action', 'Lead officer', 'By when', 'Status', hostile('Evil heading')], ...rows].map((row) => row.map(quoted).join(',')).join('\n');
  // No slash can stand in a file's name.
  return { name: `Evil ${ATTACKS[1].replaceAll('/', '')}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

/** What is shown of it before it is brought in. */
export const bringInPlan = (browser, origin, password) => asKeeper(browser, origin, password, async (view) => {
  const { page } = view;
  await page.goto(`${origin}/improvement/import`);
  await page.locator('main input[type=file]').setInputFiles(spreadsheet());
  await page.locator('main form button[type=submit]').click();
  await page.locator('main', { hasText: 'Evil brought in 0' }).waitFor();
  await settled(view);
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  await settled(view);
  await harmless(page, view, 'a plan that is looked at before it is brought in');
});

/** One's way to every thing of the record, with all that can be said of it, to threads, and to the forms that add. */
export const everyThing = (browser, origin, password, keys) => asKeeper(browser, origin, password, async (view) => {
  const who = 'programme_manager';
  for (const key of keys) {
    const address = `/improvement/things/${key}`;
    await look(view, address, who);
    expect((await view.page.locator('main').innerText()).includes('Evil'), `the page of ${key} shows no text of ours`);
    // What was folded away asks for what it needs when it is opened.
    await settled(view);
    await harmless(view.page, view, `${who} ${address} with its forms`);
  }
  for (const address of ['/improvement/threads/evil-action', '/improvement/things/evil-unplanned/add', '/improvement/things/evil-plan/add', '/improvement/due?whose=all']) await look(view, address, who);
});
