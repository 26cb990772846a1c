// What the tests of the improvement record have in common: the authority with its record, the people, and what they do on its pages.
import { execFileSync } from 'node:child_process';
import { goTo, heading } from './app_view.mjs';
import { expect } from './checks.mjs';
import { account } from './month_people.mjs';
import { makeWorkspace } from './own_server.mjs';

/** The day as at which the record is looked at: the promise of September is overdue, the added posts have ended. */
export const ON = '2020-10-15';
export const at = (address, day = ON) => `${address}${address.includes('?') ? '&' : '?'}on=${day}`;

/** A demo authority with a store of its own that has the demo's improvement record, and in which nobody has an account yet. */
export function makeRecord({ command, workspace }, from) {
  makeWorkspace(command, workspace, from);
  execFileSync(command, ['improvement', 'demo', '--workspace', workspace], { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** A team of the newest snapshot. */
function someTeam({ command, workspace }) {
  const words = ['indicators', '--workspace', workspace, '--id', 'visits_overdue_children', '--by', 'team', '--months', '1', '--format', 'json'];
  const rows = JSON.parse(execFileSync(command, words, { encoding: 'utf8', maxBuffer: 1 << 26 }));
  return rows.find(({ dimension, group }) => dimension === 'team' && group && group !== 'Not recorded').group;
}

export function makePeople(record) {
  account(record, 'director', 'Ann Lee', 'director');
  account(record, 'keeper', 'Nia Cole', 'programme_manager');
  account(record, 'manager', 'Tom Fry', 'team_manager', ['--scope', 'team', '--value', someTeam(record)]);
  account(record, 'councillor', 'Bob Day', 'scrutiny_member');
}

/** "23 November 2026" of "2026-11-23". */
export const longDay = (iso) => new Date(`${iso}T12:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** What somebody types for a day so many days after another: "7/12/2020". */
export function typedDay(iso, days = 0) {
  const day = new Date(Date.parse(`${iso}T12:00:00Z`) + days * 86_400_000);
  return `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`;
}

/** Waits until nothing of the page is still being fetched. */
export async function there(page) {
  await page.waitForFunction(() => {
    const waiting = [...document.querySelectorAll('main [role=status]')].some((one) => /^(Fetching|Opening) /.test(one.textContent));
    return document.querySelector('main h1') !== null && !waiting;
  });
}

/** Goes to a page from elsewhere, so that nothing of the page before is taken for this one. */
export async function visit(page, address, title) {
  await goTo(page, '/account');
  await heading(page, 'Your account');
  await goTo(page, address);
  await heading(page, title);
  await there(page);
}

/** What the page says, in one line. */
export const words = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

/** Waits until the page says so. */
export async function says(page, part) {
  await page.waitForFunction((wanted) => document.querySelector('main')?.innerText.replace(/\s+/g, ' ').includes(wanted), part, { timeout: 20_000 })
    .catch(async () => expect(false, `“${part}” is not said: ${(await words(page)).slice(0, 900)}`));
}

export const saysNot = async (page, part) => expect(!(await words(page)).includes(part), `“${part}” is said`);

/** Follows a link of the page with the keyboard. */
export async function follow(page, name, title) {
  const link = page.locator('main a:visible', { hasText: name }).first();
  await link.focus();
  await link.press('Enter');
  await heading(page, title);
  await there(page);
}

/** The words of a row of a table, by the table's caption and words of the row. */
export async function rowOf(page, caption, part) {
  const row = page.locator('main table', { has: page.locator('caption', { hasText: caption }) }).locator('tbody tr', { hasText: part }).first();
  await row.waitFor();
  return (await row.innerText()).replace(/\s+/g, ' ');
}

/** Opens the form that says how a thing stands, and chooses what about. */
export async function beginToSay(page, about) {
  if ((await page.locator('#say-kind:visible').count()) === 0) {
    await page.locator('main summary', { hasText: 'Say how it stands' }).press('Enter');
    await page.locator('#say-kind').waitFor();
  }
  await page.locator('#say-kind').selectOption(about);
}

/** The page's own address, with the day in it. */
export const placeOf = (page) => {
  const { pathname, searchParams } = new URL(page.url());
  return { path: pathname, on: searchParams.get('on') ?? '' };
};
