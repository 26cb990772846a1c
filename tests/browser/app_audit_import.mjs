// Audits from before against the real server: a file that cannot be read, one with rows that cannot be used, and bringing it in, by
// keyboard.
import { goTo, heading, openApp, signIn, wellMade } from './app_view.mjs';
import { check, expect } from './checks.mjs';
import { violations } from './report_page.mjs';

const press = async (page, words) => {
  const button = page.getByRole('button', { name: words, exact: true }).first();
  await button.focus();
  await button.press('Enter');
};

async function good(page, what) {
  await wellMade(page);
  const wrong = await violations(page);
  expect(wrong.length === 0, `${what}: ${wrong.join('\n')}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide <= page.viewportSize().width, `${what} is ${wide} pixels wide`);
}

const choose = (page, text) => page.locator('#past-file').setInputFiles({ name: 'old audits.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

// Of this run alone, so that a second run against the same server brings in another file.
const service = `Service ${Date.now()}`;
const TABLE = `month,grade,service,colour\nNov 2018,good,${service},red\nNov 2018,RI,${service},\n2018-12,inadequate,${service},\nsoon,good,${service},\n`;

/** `email` is of an account with the role qa_lead for the whole authority. */
export async function auditImport(browser, origin, email, password) {
  const { page, context, complaints } = await openApp(browser, origin, '/');
  await check('audits from before: a file without the headings is refused with its line', async () => {
    await signIn(page, email, password);
    await page.locator('h1').waitFor();
    await goTo(page, '/audits/import');
    await heading(page, 'Audits from before');
    await press(page, 'Look at the file');
    await page.locator('.govuk-error-summary a', { hasText: 'Choose a CSV file' }).waitFor();
    await choose(page, 'service,grade\nOne,good\n');
    await press(page, 'Look at the file');
    await page.locator('.govuk-error-summary', { hasText: 'line 1' }).waitFor();
    await good(page, 'the refusal');
  });
  await check('audits from before: what would be read is shown, with the rows that cannot be used', async () => {
    await choose(page, TABLE);
    await press(page, 'Look at the file');
    await page.locator('h2', { hasText: 'What would be read' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'What would be read');
    await page.locator('table', { hasText: 'Rows that cannot be used' }).locator('td', { hasText: 'Write it as 2018-11 or November 2018.' }).waitFor();
    await page.locator('table', { hasText: 'Audits by month' }).locator('th', { hasText: 'November 2018' }).waitFor();
    await page.locator('.govuk-inset-text', { hasText: 'colour' }).waitFor();
    await good(page, 'the preview');
    await page.setViewportSize({ width: 320, height: 900 });
    await good(page, 'the preview at 320 pixels');
    await page.setViewportSize({ width: 1280, height: 900 });
  });
  await check('audits from before: rows are left out only when that is said, and then the others are there', async () => {
    await press(page, 'Bring in 3 audits');
    await page.locator('#leave-out-error').waitFor();
    await good(page, 'the question');
    await page.locator('#leave-out').press('Space');
    await press(page, 'Bring in 3 audits');
    await page.locator('.govuk-notification-banner', { hasText: '3 audits from old audits.csv' }).waitFor();
    await page.locator('.govuk-notification-banner', { hasText: '1 row could not be used and was left out' }).waitFor();
    await good(page, 'the result');
  });
  await check('audits from before: the same file again is not brought in', async () => {
    await press(page, 'Bring in another file');
    await choose(page, TABLE);
    await press(page, 'Look at the file');
    await page.locator('.govuk-inset-text', { hasText: 'was brought in before' }).waitFor();
    expect((await page.getByRole('button', { name: /^Bring in/ }).count()) === 0, 'it can be brought in again');
  });
  // The refusal is one that the check asked for.
  await check('audits from before: no other error in the console', () => expect(complaints.every((one) => one.includes('422')), complaints.join('\n')));
  await context.close();
}
