// The access record as the director reads it, and who is led to none of the pages about children.
import { goTo, heading, openApp } from './app_view.mjs';
import { check, expect } from './checks.mjs';
import { answerPurpose, column, good, LONG, open, saysNobody, words } from './children_view.mjs';

export async function asDirector(browser, origin, password, seen) {
  const { page, context, complaints } = await open(browser, origin, 'director', password, '/access-record');
  await check('access record: the director finds who opened what, and why', async () => {
    await answerPurpose(page, 'complaint');
    await heading(page, 'Access record');
    expect((await words(page)).includes('is recorded too'), 'it does not say that looking is recorded');
    await page.locator('form button[type=submit]:visible').click();
    await page.locator('#record-child-error').waitFor();
    await good(page, 'an error');
    await page.locator('#record-child').fill(seen.practitioner);
    await page.locator('#record-child').press('Enter');
    await page.locator('#found', { hasText: /record/ }).waitFor({ timeout: LONG });
    const why = await column(page, 'Why');
    expect(why.includes('My own case') && why.includes('A letter from school'), why.join());
    expect((await column(page, 'What')).includes('in a list or search'), 'the list is not there');
    await good(page, 'the record');
    await saysNobody(page, seen, 'the record');
  });
  await check('access record: by person, what was saved and that the record was looked at', async () => {
    await page.locator('#record-child').fill(seen.late);
    await page.locator('#record-account').fill('team_manager@example.org');
    await page.locator('#record-account').press('Enter');
    await page.locator('td', { hasText: 'saved as a file' }).first().waitFor({ timeout: LONG });
    await page.locator('#record-child').fill('');
    await page.locator('#record-account').fill('director@example.org');
    await page.locator('#record-account').press('Enter');
    await page.locator('td', { hasText: 'in the access record' }).first().waitFor({ timeout: LONG });
    await page.locator('#record-account').fill('nobody@example.org');
    await page.locator('#record-account').press('Enter');
    await page.locator('[role=alert]', { hasText: 'There is no account of that address' }).waitFor({ timeout: LONG });
    await page.locator('#record-account').fill('director@example.org');
    await page.locator('#record-from').fill('1/1/2001');
    await page.locator('#record-to').fill('2/1/2001');
    await page.locator('#record-to').press('Enter');
    await page.locator('#found', { hasText: 'Nothing is recorded' }).waitFor({ timeout: LONG });
  });
  await check('children: the director must say whom to look for', async () => {
    await goTo(page, '/children');
    await heading(page, 'Find a child');
    expect((await page.locator('#found').count()) === 0, 'a list of everyone is there');
    await page.locator('form button[type=submit]:visible').click();
    await page.locator('#child-id-error').waitFor();
    await page.locator('#child-id').fill(seen.practitioner);
    await page.locator('#child-id').press('Enter');
    await page.locator('#found', { hasText: '1 child found' }).waitFor({ timeout: LONG });
  });
  await check('access record: its pages complain of nothing', async () => expect(complaints.length === 0, complaints.join('\n')));
  await context.close();
}

export async function asNobody(browser, origin, password) {
  await check('children: a councillor is led to none of it', async () => {
    const { page, context } = await open(browser, origin, 'scrutiny_member', password, '/', 320);
    for (const words of ['Find a child', 'Access record']) expect((await page.locator('.govuk-service-navigation a', { hasText: words }).count()) === 0, `the menu has ${words}`);
    for (const address of ['/children', '/children/timeline', '/children/counted?indicator=cin_open', '/access-record']) {
      await goTo(page, address);
      await heading(page, 'Your account may not see this');
    }
    await context.close();
  });
  await check('an address that is none of ours: the page says so, with the status 404', async () => {
    const { page, context } = await openApp(browser, origin, '/');
    const response = await page.goto(`${origin}/no-such-page`);
    expect(response.status() === 404, `${response.status()}`);
    await heading(page, 'Page not found');
    await good(page, 'the page');
    const data = await page.request.get(`${origin}/api/v1/no-such-address`, { headers: { Accept: 'text/html' } });
    expect(data.status() === 404 && (data.headers()['content-type'] ?? '').startsWith('application/problem+json'), data.headers()['content-type']);
    await context.close();
  });
}
