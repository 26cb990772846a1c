// Administration against the real server: a system administrator lets somebody in, grants a role, locks, closes and changes
// settings; the director reads what was changed. Both accounts have the one password.
import { goTo, heading, openApp, signIn, wellMade } from './app_view.mjs';
import { check, expect } from './checks.mjs';
import { violations } from './report_page.mjs';

const ADMINISTRATOR = 'system_administrator@example.org';
const NEW = 'carol@example.org';
const NEW_PASSWORD = 'three words apart';

const good = async (page, what) => {
  await wellMade(page);
  const wrong = await violations(page);
  expect(wrong.length === 0, `${what}: ${wrong.join('\n')}`);
};
const said = (page, words) => page.locator('[role=alert]', { hasText: words }).first().waitFor();
const press = (page, words) => page.getByRole('button', { name: words, exact: true }).first().click();

async function narrow(page, addresses) {
  await page.setViewportSize({ width: 320, height: 900 });
  for (const address of addresses) {
    await goTo(page, address);
    await page.waitForFunction(() => ![...document.querySelectorAll('[role=status]')].some((one) => /^(Fetching|Reading)/.test(one.textContent ?? '')), null);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide <= 320, `${address} is ${wide} pixels wide`);
    const wrong = await violations(page, ['scrollable-region-focusable', 'target-size', 'meta-viewport']);
    expect(wrong.length === 0, `${address}: ${wrong.join('\n')}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

async function asAdministrator(browser, origin, password) {
  const { page, context, complaints } = await openApp(browser, origin, '/');
  let link = '';
  let person = '';
  await check('administration: whoever signs in as system administrator is led there', async () => {
    await signIn(page, ADMINISTRATOR, password);
    await heading(page, 'Welcome');
    await page.locator('main a', { hasText: 'People' }).click();
    await heading(page, 'People');
    await goTo(page, '/administration');
    await heading(page, 'Administration');
    for (const words of ['People', 'Roles', 'Settings']) expect((await page.locator('main a', { hasText: words }).count()) === 1, `${words} is not there`);
    expect((await page.locator('a[href="/change-log"]').count()) === 0, 'it leads to the change log');
    await good(page, 'the index');
  });
  await check('people: an invitation says what is missing, and gives a link once', async () => {
    await goTo(page, '/administration/people');
    await page.locator('summary', { hasText: 'Invite someone' }).click();
    await page.locator('#email').fill('carol');
    await page.locator('#email').press('Enter');
    await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
    expect((await page.locator('#name-error').count()) === 1, 'the name is not asked for');
    await good(page, 'an error');
    await page.locator('#email').fill(NEW);
    await page.locator('#name').fill('Carol Day');
    await page.locator('#name').press('Enter');
    await said(page, 'Send this link');
    link = await page.locator('.ws-link-text').innerText();
    expect(link.startsWith(`${origin}/invitation#`), 'the link leads elsewhere');
    await page.locator('table a', { hasText: 'Carol Day' }).waitFor();
    await good(page, 'the people');
    await page.locator('#find').fill('carol');
    await page.locator('[role=status]', { hasText: '1 person' }).or(page.locator('[role=status]', { hasText: '1 people' })).first().waitFor();
    await page.locator('#find').press('Enter');
    await heading(page, 'Carol Day');
    person = new URL(page.url()).pathname;
  });
  const invited = await openApp(browser, origin, '/invitation');
  await check('people: whoever has the link sets a password with it and signs in', async () => {
    await invited.page.goto('about:blank');
    await invited.page.goto(link);
    await heading(invited.page, 'Choose your password');
    await invited.page.locator('#new').fill(NEW_PASSWORD);
    await invited.page.locator('#again').fill(NEW_PASSWORD);
    await invited.page.locator('#again').press('Enter');
    await invited.page.locator('#email').waitFor();
    await invited.page.goto(`${origin}/`);
    await signIn(invited.page, NEW, NEW_PASSWORD);
    await heading(invited.page, 'Welcome, Carol Day');
  });
  await check('roles: one is granted for a team that the data has, and a name that it has not is confirmed', async () => {
    await page.reload();
    await heading(page, 'Carol Day');
    await page.locator('main a', { hasText: 'Grant a role' }).click();
    await heading(page, 'Roles');
    await page.locator('#account').waitFor();
    expect((await page.locator('#account').inputValue()) === NEW, 'the person is not filled in');
    await press(page, 'Grant the role');
    await page.locator('#role-error').waitFor();
    await page.locator('#role').selectOption('team_manager');
    const places = await page.locator('#value option').allInnerTexts();
    expect(places.length > 3, `only ${places.length} choices`);
    await page.locator('#value').selectOption({ index: places.length - 1 });
    await page.locator('#other').fill('A team to come');
    await page.locator('#reason').fill('Manages it from January');
    await press(page, 'Grant the role');
    await said(page, 'no team of that name');
    await good(page, 'a place that is not known');
    await press(page, 'Yes, grant it all the same');
    await said(page, `The role is granted to ${NEW}`);
    await page.locator('#account').fill(NEW);
    await page.locator('#role').selectOption('team_manager');
    await page.locator('#value').selectOption({ index: 1 });
    await page.locator('#reason').fill('Covers it');
    await press(page, 'Grant the role');
    await page.locator('td', { hasText: 'Covers it' }).waitFor();
    await good(page, 'the roles');
  });
  await check('roles: one is taken back after a question', async () => {
    await goTo(page, person);
    await press(page, 'Revoke Team manager, A team to come');
    await press(page, 'Leave it as it is');
    await press(page, 'Revoke Team manager, A team to come');
    await press(page, 'Revoke it');
    await said(page, 'is revoked');
    await page.getByRole('button', { name: 'Revoke Team manager, A team to come' }).waitFor({ state: 'detached' });
    await page.locator('summary', { hasText: 'of before' }).waitFor();
  });
  await check('roles: nobody grants one to themself', async () => {
    await goTo(page, '/administration/roles');
    await page.locator('#account').waitFor();
    await page.locator('#account').fill(ADMINISTRATOR);
    await page.locator('#role').selectOption('director');
    await page.locator('#reason').fill('Curiosity');
    await press(page, 'Grant the role');
    await page.locator('#account-error', { hasText: 'Nobody grants a role to themself' }).waitFor();
  });
  await check('people: who is locked is signed out, and back when unlocked', async () => {
    await goTo(page, person);
    await press(page, 'Lock');
    await good(page, 'a question');
    await press(page, 'Lock the account');
    await said(page, 'is locked');
    await page.locator('.govuk-tag', { hasText: 'Locked' }).waitFor();
    await good(page, 'a locked account');
    await invited.page.goto(`${origin}/account`);
    await invited.page.locator('#email').waitFor();
    await press(page, 'Unlock');
    await press(page, 'Unlock the account');
    await said(page, 'can sign in again');
    await signIn(invited.page, NEW, NEW_PASSWORD);
    await heading(invited.page, 'Your account');
  });
  await check('people: an account is closed, and its roles are over', async () => {
    await press(page, 'Close');
    await press(page, 'Close the account');
    await said(page, 'is closed');
    await page.locator('main', { hasText: 'this account sees nothing' }).waitFor();
    await page.getByRole('button', { name: 'Open again' }).waitFor();
    await good(page, 'a closed account');
  });
  await check('people: one’s own account offers nothing that would shut one out', async () => {
    await goTo(page, '/administration/people');
    await page.locator('table a', { hasText: 'System administrator' }).or(page.locator('table tr', { hasText: ADMINISTRATOR }).locator('a')).first().click();
    await page.locator('main', { hasText: 'This is your own account' }).waitFor();
    expect((await page.getByRole('button', { name: 'Close', exact: true }).count()) === 0, 'it can be closed');
  });
  await check('settings: what cannot be is refused, and what is saved is there at once for whoever is not signed in', async () => {
    await goTo(page, '/administration/settings');
    await page.locator('#idle_minutes').fill('2');
    await page.locator('#idle_minutes').press('Enter');
    await page.locator('#idle_minutes-error').waitFor();
    await good(page, 'a wrong setting');
    await page.locator('#idle_minutes').fill('45');
    await page.locator('#help_name').fill('Performance team');
    await page.locator('#help_contact').fill('01234 567890');
    await page.locator('#help_contact').press('Enter');
    await said(page, '3 settings are changed');
    await page.locator('td', { hasText: 'Performance team' }).first().waitFor();
    await good(page, 'the settings');
    const stranger = await openApp(browser, origin, '/');
    await stranger.page.locator('main', { hasText: 'For help: Performance team, 01234 567890' }).waitFor();
    await stranger.context.close();
  });
  await check('administration: its pages at 320 pixels', () => narrow(page, ['/administration', '/administration/people', person, '/administration/roles', '/administration/settings']));
  await check('administration: the change log is not the administrator’s to see', async () => {
    await goTo(page, '/change-log');
    await heading(page, 'Your account may not see this');
    await page.locator('main', { hasText: 'For help: Performance team' }).waitFor();
  });
  await check('administration: its pages complain of nothing', async () => expect(complaints.length === 0, complaints.slice(0, 5).join('\n')));
  await invited.context.close();
  await context.close();
}

async function asDirector(browser, origin, email, password) {
  const { page, context, complaints } = await openApp(browser, origin, '/change-log');
  await check('change log: the director sees who changed what, newest first', async () => {
    await signIn(page, email, password);
    await heading(page, 'Change log');
    await page.locator('.ws-log-entry').first().waitFor();
    await page.locator('.ws-log-entry', { hasText: 'Settings change' }).first().waitFor();
    await page.locator('summary', { hasText: 'What it holds' }).first().click();
    await good(page, 'the change log');
  });
  await check('change log: it is sought by person and by what was done', async () => {
    await page.locator('#log-person').fill('nobody@example.org');
    await page.locator('#log-person').press('Enter');
    await page.locator('[role=alert]', { hasText: 'no account' }).waitFor();
    await page.locator('#log-person').fill(ADMINISTRATOR);
    await page.locator('#log-act').fill('account.lock');
    await page.locator('#log-act').press('Enter');
    await page.locator('[role=status]', { hasText: '1 entry' }).waitFor();
    const row = page.locator('.ws-log-fields tbody tr', { hasText: 'Status' });
    expect((await row.innerText()).replace(/\s+/g, ' ') === 'Status active locked', await row.innerText());
    await page.locator('#log-from').fill('31/2/2020');
    await page.locator('#log-from').press('Enter');
    await page.locator('#log-from-error').waitFor();
  });
  await check('change log: it is saved as CSV', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('button', { hasText: 'Save as CSV' }).click()]);
    expect(download.suggestedFilename() === 'change-log.csv', download.suggestedFilename());
  });
  await check('change log: the whole of it is checked when asked for', async () => {
    await press(page, 'Check the whole log');
    await page.locator('[role=status]', { hasText: 'The log is whole' }).waitFor({ timeout: 120_000 });
    await good(page, 'the check');
  });
  await check('change log: at 320 pixels', () => narrow(page, ['/change-log']));
  await check('administration: the director may not let people in', async () => {
    await goTo(page, '/administration/people');
    await heading(page, 'Your account may not see this');
  });
  await check('change log: its page complains of nothing', async () => expect(complaints.length === 0, complaints.slice(0, 5).join('\n')));
  await context.close();
}

/** As the system administrator and the director (with `email`) of the server at `origin`. */
export async function administration(browser, origin, email, password) {
  await asAdministrator(browser, origin, password);
  await asDirector(browser, origin, email, password);
}
