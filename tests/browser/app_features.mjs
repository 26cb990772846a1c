// What is next for a team, an account that the council's directory sees to, what is about children in the change log, and forms that
// keep what is typed.
import { readFileSync } from 'node:fs';
import { goTo, heading } from './app_view.mjs';
import { check, expect } from './checks.mjs';
import { answerPurpose, column, good, LONG, open, press, saysNobody, words } from './children_view.mjs';

const dayOf = (text) => Date.parse(`${text} UTC`);

async function whatIsNext(browser, origin, password, width) {
  const { page, context, complaints } = await open(browser, origin, 'team_manager', password, '/', width);
  await check(`what is next, at ${width}: the manager's home counts it by worker and day, and names no child`, async () => {
    await page.locator('h2', { hasText: 'What is next' }).waitFor({ timeout: LONG });
    await page.locator('caption', { hasText: 'What is next, by day' }).waitFor({ timeout: LONG });
    const text = await words(page);
    expect(/\d+ things? (is|are) due by \d+ \w+ \d{4}/.test(text), text.slice(0, 400));
    const days = (await column(page, 'Due')).map(dayOf);
    expect(days.length > 0 && days.every((day, at) => at === 0 || days[at - 1] < day), `${days}`);
    await good(page, 'the home page');
  });
  await check(`what is next, at ${width}: who they are is shown for a purpose, soonest first`, async () => {
    await page.locator('main a', { hasText: 'Who they are, soonest first' }).click();
    await answerPurpose(page, 'management_oversight');
    await page.locator('h2', { hasText: /^\d+ things? by / }).waitFor({ timeout: LONG });
    const days = (await column(page, 'Due')).map(dayOf);
    expect(days.length > 0 && days.every((day, at) => at === 0 || days[at - 1] <= day), 'the soonest are not first');
    const secrets = [...(await column(page, 'Identifier')), ...(await column(page, 'Child'))];
    expect(secrets.length >= 2, 'nobody is listed');
    expect(new URL(page.url()).pathname === '/children/due' && new URL(page.url()).search === '', page.url());
    await good(page, 'the list');
    await saysNobody(page, secrets, 'the list');
    if (days.length > 1) {
      await press(page, 'Put each worker’s together');
      await page.locator('caption', { hasText: 'by worker' }).waitFor({ timeout: LONG });
      const workers = await column(page, 'Worker');
      const places = [...new Set(workers)].map((one) => workers.indexOf(one));
      expect(workers.every((one, at) => at === 0 || one === workers[at - 1] || places.includes(at)), workers.join());
    }
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save as CSV')]);
    const lines = readFileSync(await download.path(), 'utf8').trim().split(/\r?\n/);
    expect(lines[0].includes('due_on') && lines[0].includes('taken_by') && lines.length > 1, lines[0]);
    expect(download.suggestedFilename() === 'coming-due-children.csv', download.suggestedFilename());
  });
  await check(`what is next, at ${width}: its pages complain of nothing`, async () => expect(complaints.length === 0, complaints.join('\n')));
  await context.close();
}

async function directoryAccount(browser, origin, password) {
  const { page, context } = await open(browser, origin, 'team_manager', password, '/');
  await check('account: who signs in with the directory only is offered neither password nor second factor', async () => {
    await page.route('**/api/v1/session', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), password: false, single_sign_on: 'your council account' } });
    });
    await page.goto(`${origin}/account`);
    await heading(page, 'Your account');
    await page.locator('h2', { hasText: 'Password and second factor' }).waitFor();
    expect((await words(page)).includes('your council account'), 'it does not say who sees to them');
    expect((await page.locator('main input').count()) === 0, 'a field is there');
    await good(page, 'the account');
  });
  await context.close();
}

async function invitation(browser, origin, password) {
  const { page, context } = await open(browser, origin, 'system_administrator', password, '/administration/people');
  await check('invitation: what is typed is there after the page is loaded anew', async () => {
    await heading(page, 'People');
    await page.locator('summary', { hasText: 'Invite someone' }).click();
    await page.locator('#email').fill('kept@example.org');
    await page.locator('#name').fill('Kept Safe');
    await page.locator('#name').blur();
    await page.locator('.ws-draft-state', { hasText: 'is saved' }).waitFor({ timeout: LONG });
    await page.reload();
    await page.locator('summary', { hasText: 'Invite someone' }).click();
    await page.getByRole('button', { name: 'Go on with it' }).click();
    expect((await page.locator('#email').inputValue()) === 'kept@example.org' && (await page.locator('#name').inputValue()) === 'Kept Safe', 'it is not there');
    await good(page, 'the form');
    expect((await page.locator('#way-directory').count()) === 0, 'a directory is offered where there is none');
  });
  await check('invitation: an account that signs in with the directory only has no link', async () => {
    let sent = null;
    await page.route('**/api/v1/session', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), single_sign_on: 'your council account' } });
    });
    await page.route('**/api/v1/invitations', async (route) => {
      sent = route.request().postDataJSON();
      await route.fulfill({ json: { account: 'a-1', path: null, expires_at: null } });
    });
    await page.reload();
    await page.locator('summary', { hasText: 'Invite someone' }).click();
    await page.getByRole('button', { name: 'Go on with it' }).click();
    await page.locator('#way-directory').check();
    await good(page, 'the choice');
    await press(page, 'Make the account');
    await page.locator('main', { hasText: 'there is no link to send' }).waitFor();
    expect(sent?.single_sign_on === true && sent.email === 'kept@example.org', JSON.stringify(sent));
  });
  await context.close();
}

async function uploadDay(browser, origin, password) {
  const { page, context } = await open(browser, origin, 'performance_analyst', password, '/data/upload');
  await check('upload: the day is there after the page is loaded anew, and that files are not is said', async () => {
    await heading(page, 'Load data');
    expect((await words(page)).includes('must be chosen again'), 'it is not said');
    await page.locator('#as-at-day').fill('30');
    await page.locator('#as-at-month').fill('9');
    await page.locator('#as-at-month').blur();
    await page.locator('.ws-draft-state', { hasText: 'is saved' }).waitFor({ timeout: LONG });
    await goTo(page, '/data');
    await goTo(page, '/data/upload');
    // Without a question: one was only away.
    await page.waitForFunction(() => document.querySelector('#as-at-day')?.value === '30', null, { timeout: LONG });
    await page.reload();
    await page.getByRole('button', { name: 'Go on with it' }).click();
    expect((await page.locator('#as-at-month').inputValue()) === '9', 'it is not there');
    await good(page, 'the form');
    // Nothing is left for others.
    for (const part of ['day', 'month']) await page.locator(`#as-at-${part}`).fill('');
    await page.locator('#as-at-month').blur();
    await page.locator('.ws-draft-state', { hasText: /^$/ }).waitFor({ state: 'attached', timeout: LONG });
  });
  await context.close();
}

async function changeLog(browser, origin, password) {
  const { page, context, complaints } = await open(browser, origin, 'director', password, '/change-log');
  await check('change log: what is about children is shown for a purpose', async () => {
    await heading(page, 'Change log');
    await page.locator('#log-table').selectOption('access_records');
    await page.locator('#log-row').press('Enter');
    await page.getByRole('button', { name: 'Show it for a purpose' }).click({ timeout: LONG });
    await heading(page, 'Why are you opening children’s records?');
    await press(page, 'Go back without what is about children');
    await heading(page, 'Change log');
    expect((await page.locator('#log-table').inputValue()) === 'access_records', 'what was chosen is lost');
    await page.getByRole('button', { name: 'Show it for a purpose' }).click({ timeout: LONG });
    await answerPurpose(page, 'complaint');
    await page.locator('.ws-purpose', { hasText: 'A complaint' }).waitFor({ timeout: LONG });
    await page.locator('.ws-log-entry summary').first().click({ timeout: LONG });
    expect(!(await words(page)).includes('is kept back here'), 'it is still kept back');
    await good(page, 'the log');
    await press(page, 'Keep it back again');
    await page.getByRole('button', { name: 'Show it for a purpose' }).waitFor({ timeout: LONG });
  });
  await check('change log: its pages complain of nothing', async () => expect(complaints.length === 0, complaints.join('\n')));
  await context.close();
}

async function purposesWithWords(browser, origin, password) {
  const { page, context } = await open(browser, origin, 'system_administrator', password, '/administration/settings');
  const choose = async (chosen) => {
    await page.getByLabel('A complaint').setChecked(chosen);
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await page.locator('.govuk-notification-banner', { hasText: 'One setting is changed' }).waitFor({ timeout: LONG });
  };
  await check('settings: which purposes need words is chosen', async () => {
    await heading(page, 'Settings');
    await page.locator('legend', { hasText: 'Purposes that need words' }).waitFor();
    await good(page, 'the settings');
    await choose(true);
  });
  await check('purposes: one that needs words here is asked for them', async () => {
    const view = await open(browser, origin, 'director', password, '/children', 320);
    await heading(view.page, 'Why are you opening children’s records?');
    await view.page.locator('#purpose-complaint').check();
    await view.page.locator('form button[type=submit]:visible').click();
    await view.page.locator('#purpose-words-error').waitFor();
    await good(view.page, 'the question');
    await view.page.locator('#purpose-words').fill('A letter of March');
    await view.page.locator('#purpose-words').press('Enter');
    await view.page.locator('.ws-purpose', { hasText: 'A complaint: A letter of March' }).waitFor();
    await view.context.close();
  });
  await check('settings: and not chosen any more', async () => choose(false));
  await context.close();
}

async function anotherAddress(browser, origin, password) {
  const { page, context, complaints } = await open(browser, origin, 'system_administrator', password, '/administration/people');
  await check('people: an account gets another address', async () => {
    await page.getByRole('link', { name: 'Ana Poe' }).click();
    await heading(page, 'Ana Poe');
    await page.locator('#new-email').fill('director@example.org');
    await page.locator('#new-email').press('Enter');
    await page.locator('#new-email-error', { hasText: 'Somebody else has an account' }).waitFor({ timeout: LONG });
    await good(page, 'the refusal');
    await page.locator('#new-email').fill('ana.poe@example.org');
    await page.locator('#new-email').press('Enter');
    await page.locator('.govuk-notification-banner', { hasText: 'signs in as ana.poe@example.org from now on' }).waitFor({ timeout: LONG });
    await good(page, 'the account');
    // As it was, for whoever comes after.
    await page.locator('#new-email').fill('performance_analyst@example.org');
    await page.locator('#new-email').press('Enter');
    await page.locator('.govuk-notification-banner', { hasText: 'signs in as performance_analyst@example.org' }).waitFor({ timeout: LONG });
  });
  await check('people: one’s own address is for another administrator', async () => {
    await goTo(page, '/administration/people');
    await page.getByRole('link', { name: 'Sue Ray', exact: true }).click();
    await page.locator('main', { hasText: 'another system administrator changes its address' }).waitFor({ timeout: LONG });
    expect((await page.locator('#new-email').count()) === 0, 'a field is there');
  });
  await check('people: its pages complain of nothing', async () => expect(complaints.every((one) => one.includes('409')), complaints.join('\n')));
  await context.close();
}

export async function features(browser, origin, password) {
  await whatIsNext(browser, origin, password, 1280);
  await whatIsNext(browser, origin, password, 320);
  await directoryAccount(browser, origin, password);
  await invitation(browser, origin, password);
  await uploadDay(browser, origin, password);
  await changeLog(browser, origin, password);
  await purposesWithWords(browser, origin, password);
  await anotherAddress(browser, origin, password);
}
