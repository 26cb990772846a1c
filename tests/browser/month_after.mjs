// What follows: actions done and verified, the practitioner told, the month closed, and what the audits say together.
import { goTo, heading } from './app_view.mjs';
import { expect } from './checks.mjs';
import { arrive, faulted, look, open, press, said, send } from './month_people.mjs';

const MINE = 'h2:has-text("Yours to do:")';

async function doOne(month) {
  month.manager = await arrive(month, 'manager');
  const { page } = month.manager;
  await open(page, '/audits/actions', MINE, 'management_oversight');
  const list = page.locator('main table').first();
  const rows = await list.locator('tbody tr').count();
  expect(rows >= 3, `an inadequate grade has opened ${rows} actions for the team manager`);
  await look(month, page, 'actions of a team manager');
  await list.locator('a').first().press('Enter');
  await page.locator('summary', { hasText: 'Say that it is done' }).press('Enter');
  month.action = new URL(page.url()).pathname.split('/').at(-1);
  await press(page, 'Say that it is done');
  await faulted(page, 'Say where in the record it can be seen');
  await page.locator('#finish-text').pressSequentially('Plan of 20 November, first page: she is seen alone each week.');
  await press(page, 'Say that it is done');
  await said(page, 'It is done, and waits for somebody else to verify it.');
  await page.getByText('nobody verifies their own work').waitFor();
  expect((await page.locator('summary', { hasText: 'Verify it' }).count()) === 0, 'one may verify one’s own work');
  const own = await send(page, 'POST', '/api/v1/audits/actions/open', { action: month.action, purpose: 'management_oversight' });
  const refused = await send(page, 'POST', '/api/v1/audits/actions/verify', { action: month.action, seen: own.body.revision, words: 'I saw it.' });
  expect(refused.status >= 400 && refused.status < 500, `the server lets one verify one’s own work: ${refused.status}`);
  await look(month, page, 'action that is done');
}

async function verify(month) {
  const { page } = month.lead;
  await open(page, '/audits/actions', MINE, 'audit');
  await page.locator('#which').selectOption('to_verify');
  const link = page.locator(`main a[href="/audits/actions/${month.action}"]`);
  await link.waitFor();
  await link.press('Enter');
  await page.locator('summary', { hasText: 'Verify it' }).press('Enter');
  await press(page, 'Verify it');
  await said(page, 'It is verified.');
  await page.locator('main .govuk-tag', { hasText: 'Verified' }).waitFor();
}

async function told(month) {
  const { page } = month.practitioner;
  await open(page, '/audits/conversations', 'caption:has-text("Audits of your own cases")', 'own_case');
  await page.locator(`main a[href="/audits/audits/${month.cases[0].audit}/conversation"]`).press('Enter');
  await page.locator('dt', { hasText: 'Final grade' }).waitFor();
  const text = await page.locator('main').innerText();
  expect(/Final grade\s+Inadequate/.test(text), `the practitioner is not told: ${text.slice(0, 400)}`);
  expect((await page.locator('#reply').count()) === 0, 'a reply can still be written');
}

async function closeMonth(month) {
  const { page } = month.lead;
  await goTo(page, month.round);
  await heading(page, 'September 2020');
  await page.locator('.govuk-task-list a', { hasText: 'Control sheet' }).press('Enter');
  await page.locator('caption', { hasText: 'How far the audits are: all' }).waitFor();
  const all = await page.locator('caption:has-text("How far the audits are: all") ~ tbody tr td').allInnerTexts();
  // Audits, completed, under way, no auditor, replaced or void, late: the second reserve's place was taken by nobody.
  expect(all[0] === '4' && all[1] === '2' && all[2] === '0' && all[4] === '2', `the control sheet has ${all}`);
  await press(page, 'Close the round');
  await press(page, 'Yes, close it');
  await said(page, 'The round is closed.');
  await look(month, page, 'closed round');
}

async function findings(month) {
  const { page } = month.lead;
  await goTo(page, '/audits/findings');
  const first = page.locator('main .govuk-body-l');
  await first.waitFor();
  const words = await first.innerText();
  expect(words.includes('September 2020') && words.includes('of 2 audits'), `the headline is: ${words}`);
  await look(month, page, 'findings');
}

export async function after(month, story) {
  await story('the team manager does an action, and cannot verify it', () => doOne(month));
  await story('somebody else verifies it', () => verify(month));
  await story('the practitioner is told the grade', () => told(month));
  await story('the control sheet adds up, and the month is closed', () => closeMonth(month));
  await story('the findings have the month', () => findings(month));
}
