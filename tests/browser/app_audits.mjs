// The pages of planning, the audit's form, second grades, actions, themes and calibration, against the made-up server:
// node app_audits.mjs [PACK [SCREENSHOTS]], where PACK is an app.pack that is built already. Called by app.mjs too.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixture } from '../../web/build/fixture.mjs';
import { startAppServer } from './app_server.mjs';
import { goTo, heading, openApp, wellMade } from './app_view.mjs';
import { auditAnswers } from './audit_answers.mjs';
import { launch } from './browser.mjs';
import { check, close, expect } from './checks.mjs';
import { sheets } from './paper.mjs';
import { openSome, violations } from './report_page.mjs';

const WIDTHS = [1440, 768, 320];
const EVERYTHING = ['see_figures', 'see_audit_figures', 'see_audits', 'run_audits', 'make_audits', 'moderate_audits', 'see_worker_names', 'export_audits', 'export_children'];

/**
 * Each page: its address, what it says when there is something, and when there is nothing (none: it is never empty). `saved`: what is
 * listed can be taken out ("here": by the page; "asked": by the server, which records it). `step`: the part of a round. `asks`: why one
 * opens records is asked first. `quiet`: it does not show failures by itself.
 */
const PAGES = [
  { address: '/audits', title: 'Practice audit', said: ['2 actions from audits are yours to do; 1 is late', 'Plan of audits'], quiet: true },
  { address: '/audits/programmes', title: 'Programmes of audits', said: ['Monthly case audit', '31'], none: 'There is no programme yet', saved: 'here' },
  { address: '/audits/programmes/p1', title: 'Monthly case audit', said: ['Put off once, by 31 days', 'Open a round'], none: 'None has been opened', saved: 'here' },
  { address: '/audits/plan', title: 'Plan of audits', said: ['October 2020', '120 cases'], none: 'No round is planned', saved: 'here' },
  { address: '/audits/rounds/r1', step: 'Frame and data-quality gate', title: 'Monthly case audit, September 2020', said: ['1,400 cases open'], none: 'There is no data to draw from yet' },
  { address: '/audits/rounds/r1', step: 'Draw', title: 'Monthly case audit, September 2020', said: ['first of September, heron', 'Chance of each'], none: 'The frame comes first', saved: 'here' },
  { address: '/audits/rounds/r1', step: 'Who audits', title: 'Monthly case audit, September 2020', said: ['Give out 1 audit', 'Nobody is independent'], none: 'Cases are drawn first', saved: 'here' },
  { address: '/audits/rounds/r1', step: 'Cases', title: 'Monthly case audit, September 2020', said: ['N100', 'is recorded'], none: 'Cases are drawn first' },
  { address: '/audits/rounds/r1', step: 'Control sheet', title: 'Monthly case audit, September 2020', said: ['The whole sheet as CSV', 'by service', '40 audits still waited for'], none: 'There is nothing to count yet', saved: 'here' },
  { address: '/audits/rounds/r1/method-note', title: 'How the cases of September 2020 were drawn', said: ['60 of 1,100 cases'] },
  { address: '/audits/auditors', title: 'Auditors', said: ['Ann Lee', 'NHS trust'], none: 'Nobody stands in the register yet', saved: 'here' },
  { address: '/audits/mine', title: 'Your audits', said: ['One audit to do, of which 1 late', 'Go on: N100'], none: 'Nothing is waiting for you' },
  { address: '/audits/audits/a1', title: 'Audit', said: ['Was the child seen alone?', 'A child may be in danger now', 'visits in the look-back'] },
  { address: '/audits/audits/a1?part=what-stands-out', title: 'Audit', said: ['What is strong in this work?', 'Voice of the child', 'Add an action'] },
  { address: '/audits/audits/a1?part=check-and-submit', title: 'Audit', said: ['missing before you can submit', 'Go on to the conversation'] },
  { address: '/audits/moderation', title: 'Second grades', said: ['Give your grade', 'Shown after yours'], none: 'No audit waits for a grade of yours', saved: 'here' },
  { address: '/audits/moderation/m1', title: 'Second grade', said: ['It is given once'] },
  { address: '/audits/decisions', title: 'Grades to decide on', said: ['Decide between grades', 'Waiting for others'], none: 'No audit waits for a decision', saved: 'here' },
  { address: '/audits/decisions/a1', title: 'Deciding on a grade', said: ['Make the grade final', 'Picked by chance'] },
  { address: '/audits/audits/a1/history', title: 'History of an audit', said: ['Versions 1 and 2 side by side', 'No chronology.'] },
  { address: '/audits/actions', asks: true, title: 'Actions from audits', said: ['Nell sees her brother', '2 working days late'], none: 'Yours to do: nothing', saved: 'asked' },
  { address: '/audits/actions/c1', asks: true, title: 'Action', said: ['Asked for by the grade', 'Choose when to look at its impact'] },
  { address: '/audits/re-audits', asks: true, title: 'Re-audits', said: ['Nobody holds the case', 'Assistant director’s panel'], none: 'No re-audit is late', saved: 'asked' },
  { address: '/audits/themes', title: 'Themes and recommendations', said: ['20% (13% to 30%)', 'Every child is seen alone.'], none: 'There are no themes yet', saved: 'here' },
  { address: '/audits/themes/voice', title: 'Voice of the child', said: ['Every month', '16 of 80'], none: 'No first-time random audit is final yet', saved: 'here' },
  { address: '/audits/calibration', title: 'Calibration', said: ['Autumn 2020', 'A new session'], none: 'There is no session yet', saved: 'here' },
  { address: '/audits/calibration/s1', title: 'Autumn 2020', said: ['How far they agree', 'Bob Day'], none: 'there is nothing to compare', saved: 'here' },
  { address: '/audits/own-calibration', title: 'Your calibration grades', said: ['Case A', 'The group talked on 30 June 2020'], none: 'There is no session yet' },
  { address: '/audits/agreement', title: 'Auditors’ agreement', said: ['66.7% (49.0% to 81.0%)', 'more severe'], none: 'There is no blind pair yet', saved: 'here' },
];

const named = ({ address, step }) => (step ? `${address} (${step})` : address);
const words = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

/** Why records are opened, where that is asked. */
async function purpose(page) {
  const other = page.locator('#purpose-audit:visible');
  if ((await other.count()) === 0) return;
  await other.check();
  await page.locator('form button[type=submit]:visible').click();
  await other.waitFor({ state: 'detached' });
}

/** Opens a page of the list within the application. */
async function show(page, one) {
  // From elsewhere, so that nothing of the page before is taken for this one.
  await goTo(page, '/account');
  await heading(page, 'Your account');
  await goTo(page, one.address);
  if (one.asks) {
    await page.locator('h1:visible', { hasText: /Why are you opening|Action|Re-audits/ }).waitFor();
    await purpose(page);
  }
  await heading(page, one.title);
  if (one.step) {
    const link = page.locator('.govuk-task-list__link', { hasText: new RegExp(`^\\s*${one.step}`) });
    await link.focus();
    await link.press('Enter');
    await page.waitForFunction((name) => document.activeElement?.tagName === 'H2' && document.activeElement.textContent === name, one.step);
  }
}

async function says(page, part) {
  await page.waitForFunction((wanted) => document.querySelector('main')?.innerText.replace(/\s+/g, ' ').includes(wanted), part, { timeout: 10_000 })
    .catch(async () => expect(false, `"${part}" is not said: ${(await words(page)).slice(0, 700)}`));
}

/** No level of heading is left out, and there is one first heading. */
async function headingsInOrder(page) {
  const levels = await page.locator('main :is(h1, h2, h3, h4):visible').evaluateAll((all) => all.filter((one) => !one.closest('[role=alert], .govuk-notification-banner')).map((one) => Number(one.tagName.slice(1))));
  expect(levels.filter((one) => one === 1).length === 1, `first headings: ${levels.join(' ')}`);
  levels.forEach((level, at) => expect(at === 0 || level <= levels[at - 1] + 1, `headings of levels ${levels.join(' ')}`));
}

async function everyPage(page, mode, shots) {
  for (const one of PAGES) {
    await check(`audits: ${named(one)}`, async () => {
      mode.now = 'full';
      await page.setViewportSize({ width: WIDTHS[0], height: 900 });
      await show(page, one);
      for (const part of one.said) await says(page, part);
      const focused = await page.evaluate(() => document.activeElement?.tagName);
      expect(focused === (one.step ? 'H2' : 'H1'), `the focus is on ${focused}`);
      await wellMade(page);
      await headingsInOrder(page);
      if (one.saved === 'here') expect((await page.locator('main .ws-download button', { hasText: 'CSV' }).count()) > 0, 'nothing can be saved as CSV');
      if (one.saved === 'asked') expect((await page.locator('main button', { hasText: 'Save as CSV' }).count()) === 1, 'it cannot be saved as CSV');
      if (one.saved === undefined) expect((await page.locator('main .ws-download').count()) === 0, 'what is about a child can be saved unseen');
      await openSome(page, 3);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide <= width, `at ${width} the page is ${wide} pixels wide`);
        if (width === 768) continue;
        const wrong = await violations(page, width < 600 ? ['scrollable-region-focusable', 'target-size', 'meta-viewport'] : null);
        expect(wrong.length === 0, `at ${width}: ${wrong.join('\n')}`);
        if (!shots) continue;
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: Math.min(height, 9000) });
        await page.screenshot({ path: join(shots, `${named(one).replaceAll(/[^a-z0-9]+/gi, '_')}-${width}.png`) });
      }
    });
  }
}

async function withoutAnything(page, mode) {
  await page.setViewportSize({ width: 320, height: 900 });
  for (const one of PAGES.filter(({ none }) => none)) {
    await check(`audits: ${named(one)} says that there is nothing`, async () => {
      mode.now = 'empty';
      await show(page, one);
      await says(page, one.none);
      await wellMade(page);
      await headingsInOrder(page);
    });
  }
  for (const one of PAGES.filter(({ step, quiet }) => !step && !quiet)) {
    await check(`audits: ${named(one)} says that it could not be fetched, and tries again`, async () => {
      mode.now = 'fails';
      // Another moment of the history, so that no answer of before is shown.
      await goTo(page, '/account');
      await goTo(page, one.address);
      await purpose(page);
      const alert = page.locator('main [role=alert]', { hasText: 'could not make the answer' }).first();
      await alert.waitFor();
      mode.now = 'full';
      await alert.locator('button', { hasText: 'Try again' }).click();
      await says(page, one.said[0]);
    });
  }
  mode.now = 'full';
}

const pressed = async (page, name) => {
  const button = page.getByRole('button', { name, exact: true }).first();
  await button.focus();
  await button.press('Enter');
};

async function byKeyboard(page, sent) {
  await page.setViewportSize({ width: 1440, height: 900 });
  await check('audits: an action is asked for by keyboard, with what is missing told first', async () => {
    await show(page, { address: '/audits/audits/a1?part=what-stands-out', title: 'Audit' });
    await page.locator('summary', { hasText: 'Add an action' }).press('Enter');
    await pressed(page, 'Add the action');
    await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
    await page.locator('.govuk-error-summary a', { hasText: 'like 30/9/2020' }).press('Enter');
    expect((await page.evaluate(() => document.activeElement?.id)) === 'action-due', 'the link does not lead to its field');
    await page.keyboard.type('30/9/2020');
    await page.locator('#action-change').fill('Nell sees her brother.');
    await page.locator('#action-owner').selectOption('x1');
    await page.locator('#action-due').press('Enter');
    await page.locator('[role=alert]', { hasText: 'The action is added' }).waitFor();
    const { path, body } = sent.at(-1);
    expect(path === '/actions/add' && JSON.stringify(body) === JSON.stringify({ audit: 'a1', change: 'Nell sees her brother.', priority: 'normal', due_on: '2020-09-30', owner: 'x1' }), JSON.stringify(body));
  });
  await check('audits: the day to look at an action’s impact is set', async () => {
    await show(page, { address: '/audits/actions/c1', asks: true, title: 'Action' });
    await page.locator('summary', { hasText: 'Choose when to look at its impact' }).press('Enter');
    await pressed(page, 'Set the day');
    await page.locator('.govuk-error-summary', { hasText: 'Enter the day' }).waitFor();
    await page.locator('#impact-day').fill('6 11 2020');
    await page.locator('#impact-day').press('Enter');
    await page.locator('[role=alert]', { hasText: 'The day is set' }).waitFor();
    expect(sent.at(-1).body.due_on === '2020-11-06' && sent.at(-1).body.seen === 1, JSON.stringify(sent.at(-1)));
  });
  await check('audits: an auditor gives the grade of the first case that waits for theirs', async () => {
    await show(page, { address: '/audits/own-calibration', title: 'Your calibration grades' });
    await page.locator('#case-s1').waitFor();
    expect((await page.locator('#case-s1').inputValue()) === 'B', 'it does not begin with case B');
    await pressed(page, 'Keep your grade of case B');
    await page.locator('.govuk-error-summary a', { hasText: 'Choose the grade of case B' }).waitFor();
    await page.getByRole('radio', { name: 'Inadequate' }).first().press('Space');
    await pressed(page, 'Keep your grade of case B');
    await page.locator('[role=alert]', { hasText: 'Your grade of case B is saved' }).waitFor();
    expect(JSON.stringify(sent.at(-1).body) === JSON.stringify({ session: 's1', case: 'B', grade: 'inadequate' }), JSON.stringify(sent.at(-1).body));
  });
  await check('audits: a programme with nothing filled in says what is missing, at its fields', async () => {
    await show(page, { address: '/audits/programmes', title: 'Programmes of audits' });
    await page.locator('#name').waitFor();
    await pressed(page, 'Add the programme');
    await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
    await page.locator('.govuk-error-summary a').first().press('Enter');
    expect((await page.evaluate(() => document.activeElement?.id)) === 'name', 'the link does not lead to its field');
    expect((await page.title()).startsWith('Error: '), await page.title());
  });
}

async function onPaper(page) {
  await check('audits: the method note prints on one side of A4, and the control sheet on few', async () => {
    await show(page, { address: '/audits/rounds/r1/method-note', title: 'How the cases' });
    await says(page, '60 of 1,100 cases');
    const margin = { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' };
    const note = sheets(await page.pdf({ format: 'A4', margin }));
    expect(note === 1, `the method note has ${note} sides`);
    await show(page, { address: '/audits/rounds/r1', step: 'Control sheet', title: 'Monthly case audit' });
    await says(page, 'by service');
    const sheet = sheets(await page.pdf({ format: 'A4', margin }));
    expect(sheet <= 2, `the control sheet has ${sheet} sides`);
    await page.emulateMedia({ media: 'print' });
    const shown = await page.evaluate(() => ({
      steps: [...document.querySelectorAll('.govuk-task-list, .ws-download, main .govuk-back-link')].filter((one) => one.getBoundingClientRect().height > 0).length,
      tables: [...document.querySelectorAll('main table')].filter((one) => one.getBoundingClientRect().width > document.querySelector('main').getBoundingClientRect().width + 1).length,
    }));
    await page.emulateMedia({ media: 'screen' });
    expect(shown.steps === 0 && shown.tables === 0, `in print: ${JSON.stringify(shown)}`);
  });
}

/** All of it; `shots` is where pictures of the pages are put. */
export async function audits(browser, server, shots = null) {
  const { state, origin } = server;
  const before = { roles: state.roles, permissions: state.permissions, signedIn: state.signedIn };
  const mode = { now: 'full' };
  const sent = [];
  Object.assign(state, { signedIn: true, roles: [{ role: 'qa_lead', scope: 'authority', value: null }], permissions: EVERYTHING, more: auditAnswers(mode, sent) });
  const { page, context, complaints } = await openApp(browser, origin, '/account');
  await heading(page, 'Your account');
  await everyPage(page, mode, shots);
  await withoutAnything(page, mode);
  await byKeyboard(page, sent);
  await onPaper(page);
  await check('audits: no error', async () => expect(complaints.length === 0, complaints.join('\n')));
  await context.close();
  Object.assign(state, { ...before, more: null });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const scratch = mkdtempSync(join(tmpdir(), 'windscreen-audits-'));
  const pack = process.argv[2] ?? join(scratch, 'app.pack');
  if (!process.argv[2]) execFileSync(process.execPath, [fileURLToPath(new URL('../../web/build/app.mjs', import.meta.url)), scratch], { stdio: ['ignore', 'ignore', 'inherit'] });
  const server = await startAppServer({ pack, report: await fixture(), publicReport: null });
  const browser = await launch();
  try {
    await audits(browser, server, process.argv[3] ?? null);
  } finally {
    await browser.close();
    server.close();
    rmSync(scratch, { recursive: true, force: true });
  }
  process.exit(close('audits') ? 0 : 1);
}
