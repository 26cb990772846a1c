// A whole month of practice audit, in a browser as each person would, from the programme to the published highlight report: quality
// assurance lead, auditor, practitioner, moderator, team manager, director, scrutiny member. In the middle of an audit the browser is killed, and then the server.
// node app_audit_month.mjs WINDSCREEN [WORKSPACE]: the command, and a demo authority of which a copy is used; one is made where none is
// named. $MONTH_PICTURES names a folder for a picture of each page.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';
import { check, close, expect, storyOf } from './checks.mjs';
import { after } from './month_after.mjs';
import { audit, submission } from './month_audit.mjs';
import { grades, reply } from './month_grades.mjs';
import { account, startServer } from './month_people.mjs';
import { makeWorkspace } from './own_server.mjs';
import { plan } from './month_plan.mjs';
import { report } from './month_report.mjs';

function makeAccounts(month) {
  // The role of those who are given their cases one by one names children; which ones does not matter here.
  const named = ['--child', 'nobody'];
  account(month, 'lead', 'Lea Moss', 'qa_lead', ['--scope', 'authority']);
  account(month, 'auditor', 'Una Vale', 'auditor', named);
  account(month, 'moderator', 'Mo Hart', 'moderator', named);
  account(month, 'director', 'Ann Lee', 'director');
  account(month, 'scrutiny', 'Bob Day', 'scrutiny_member');
}

/** All of it. `command` is the program, `from` a demo authority's workspace, of which a copy is used; empty: one is made. */
export async function auditMonth(browser, command, from = '') {
  const directory = mkdtempSync(join(tmpdir(), 'windscreen-month-'));
  const month = {
    browser, command, directory, workspace: join(directory, 'workspace'), server: null, origin: '', patience: Number(process.env.MONTH_PATIENCE ?? 120_000),
    pictures: process.env.MONTH_PICTURES ?? '', logs: [], addresses: new Set(), titles: new Set(), children: new Set(), complaints: [], looked: [],
  };
  const story = storyOf('a month');
  try {
    if (month.pictures) mkdirSync(month.pictures, { recursive: true });
    await story('the authority is served', async () => {
      makeWorkspace(command, month.workspace, from);
      makeAccounts(month);
      await startServer(month);
      month.origin = month.server.origin;
    });
    await plan(month, story);
    await audit(month, story);
    await reply(month, story);
    await submission(month, story);
    await grades(month, story);
    await after(month, story);
    await report(month, story);
    for (const { what, wrong } of month.looked) await check(`a month: the page is well made: ${what}`, async () => expect(wrong.length === 0, wrong.join('\n')));
    await check('a month: no child stands in an address or a title', async () => {
      expect(month.children.size > 2 && month.addresses.size > 50 && month.titles.size > 10, `${month.children.size} children, ${month.addresses.size} addresses, ${month.titles.size} titles`);
      const told = [...month.addresses, ...month.titles].filter((text) => [...month.children].some((child) => decodeURIComponent(text).includes(child)));
      expect(told.length === 0, told.slice(0, 5).join('\n'));
    });
    await check('a month: no child stands in the server’s log', async () => {
      const log = month.logs.map((file) => readFileSync(file, 'utf8')).join('');
      expect(log.includes('/api/v1/audits/'), 'there is no log');
      expect(![...month.children].some((child) => log.includes(child)), 'a child stands in the log');
    });
    await check('a month: no page complains', async () => {
      const all = month.complaints.flat();
      expect(all.length === 0, all.slice(0, 10).join('\n'));
    });
    await check('a month: the store verifies', async () => {
      await month.server.end();
      month.server = null;
      execFileSync(command, ['store', 'verify', '--workspace', month.workspace], { stdio: ['ignore', 'ignore', 'pipe'] });
    });
  } finally {
    if (month.server) await month.server.end();
    rmSync(directory, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const browser = await launch();
  await auditMonth(browser, process.argv[2] ?? 'build/release/windscreen', process.argv[3] ?? '');
  await browser.close();
  process.exit(close('audit month') ? 0 : 1);
}
