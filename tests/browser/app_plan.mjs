// Planning audits against the real server: a quality assurance lead enters auditors and a programme, opens a round, reads its
// frame, draws, gives the audits out, takes one out, and reads the method note and the control sheet.
import { goTo, heading, openApp, signIn, wellMade } from './app_view.mjs';
import { check, expect } from './checks.mjs';
import { violations } from './report_page.mjs';

const LEAD = 'qa_lead@example.org';
const AUDITORS = ['Ada North', 'Ben South', 'Cay East', 'Dee West'];

const good = async (page, what) => {
  await wellMade(page);
  const wrong = await violations(page);
  expect(wrong.length === 0, `${what}: ${wrong.join('\n')}`);
};
const press = (page, words) => page.locator('main').getByRole('button', { name: words }).first().click();
const said = (page, words) => page.locator('[role=alert]', { hasText: words }).first().waitFor();
const settled = (page) => page.waitForFunction(() => ![...document.querySelectorAll('main [role=status]')].some((one) => /^(Fetching|Reading)/.test(one.textContent ?? '')));

async function register(page) {
  await goTo(page, '/audits/auditors');
  await page.locator('#name').waitFor();
  await page.locator('#name').press('Enter');
  await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
  await good(page, 'an auditor without a name');
  for (const name of AUDITORS) {
    await page.locator('#name').fill(name);
    await page.locator('#organisation').fill('Neighbour Council');
    await page.locator('#capacity').fill('4');
    await page.locator('#capacity').press('Enter');
    await said(page, `${name} stands in the register`);
  }
  expect((await page.locator('table tbody tr').count()) >= AUDITORS.length, 'the register is short');
}

async function addProgramme(page) {
  await goTo(page, '/audits/programmes');
  await page.locator('#name').waitFor();
  await page.locator('#name').press('Enter');
  await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
  await good(page, 'a programme without a name');
  await page.locator('#name').fill('Winter look');
  await page.locator('#question').fill('Do children’s plans say what will change for them?');
  await page.locator('#target').fill('8');
  await page.locator('#floor').fill('0');
  await page.locator('#starts').fill('1/9/2020');
  await page.locator('#starts').press('Enter');
  await page.locator('a', { hasText: 'Winter look' }).first().click();
  await heading(page, 'Winter look');
}

/** `shot` takes a picture where somebody looks at them. */
export async function planning(browser, origin, password, shot = async () => {}) {
  const { page, context, complaints } = await openApp(browser, origin, '/');
  let round = '';
  let programme = '';
  await check('plan: auditors stand in the register', async () => {
    await signIn(page, LEAD, password);
    await page.locator('.ws-strap, h1').first().waitFor();
    await register(page);
    await good(page, 'the register');
    await shot(page, 'auditors');
  });
  await check('plan: a programme is added, and a round opened', async () => {
    await addProgramme(page);
    programme = new URL(page.url()).pathname;
    await page.locator('#month').fill('October 2020');
    await page.locator('#month').press('Enter');
    await said(page, 'The round of October 2020 is open');
    await good(page, 'the programme');
    await shot(page, 'programme');
    await page.locator('[role=alert] a', { hasText: 'Go to it' }).click();
    await heading(page, 'October 2020');
    round = new URL(page.url()).pathname;
    await goTo(page, '/audits/plan');
    await good(page, 'the plan');
    await shot(page, 'plan');
  });
  await check('plan: the frame is read, and passes the gate or is let through in writing', async () => {
    await goTo(page, round);
    await page.locator('#snapshot').waitFor();
    await press(page, 'Read the frame');
    await said(page, 'The frame is read');
    if ((await page.locator('#waiver').count()) > 0) {
      await page.locator('#waiver').fill('The first round: what is missing is entered next month.');
      await press(page, 'Let it through');
      await said(page, 'let through');
    }
    await good(page, 'the frame');
    await shot(page, 'frame');
  });
  await check('plan: the draw asks for a seed, and keeps what is typed', async () => {
    await page.locator('main a', { hasText: 'Draw' }).first().click();
    await page.locator('#seed').waitFor();
    await page.locator('#seed').press('Enter');
    await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
    await page.locator('#seed').fill('2020-10-01 robin');
    await shot(page, 'draw-form');
    await press(page, 'Draw the cases');
    await said(page, '8 cases are drawn');
    await good(page, 'the draw');
    await shot(page, 'draw');
  });
  await check('plan: the audits are given out', async () => {
    await page.locator('main a', { hasText: 'Who audits' }).first().click();
    await page.locator('.govuk-summary-card').first().waitFor();
    await good(page, 'the proposal');
    await shot(page, 'assign');
    await press(page, /^Give out \d/);
    await said(page, 'given out');
    await page.locator('main', { hasText: 'Given out' }).first().waitFor();
  });
  await check('plan: a case makes way for its reserve', async () => {
    await page.locator('main a', { hasText: /^\s*Cases\s*$/ }).first().click();
    await page.locator('summary', { hasText: 'Take a case out' }).click();
    await page.locator('#gone').selectOption({ index: 1 });
    await page.locator('#gone-why').selectOption('closed');
    await press(page, 'Take the case out');
    await said(page, 'The case is taken out');
    await page.locator('main table').first().waitFor();
    await good(page, 'the cases');
    await shot(page, 'cases');
  });
  await check('plan: the control sheet says how far it is', async () => {
    await page.locator('main a', { hasText: 'Control sheet' }).first().click();
    await page.locator('caption', { hasText: 'What was drawn' }).waitFor();
    expect((await page.locator('main').innerText()).includes('still waited for'), 'it does not say what is waited for');
    await good(page, 'the control sheet');
    await shot(page, 'sheet');
  });
  await check('plan: the method note names nobody until one asks', async () => {
    await goTo(page, `${round}/method-note`);
    await page.locator('h2', { hasText: 'How they were drawn' }).waitFor();
    expect(!(await page.locator('main').innerText()).includes('robin'), 'the public note has the seed');
    await good(page, 'the public note');
    await shot(page, 'note');
    await press(page, 'Show it with the seed and names');
    await page.locator('p', { hasText: 'Seed: 2020-10-01 robin' }).waitFor();
    await good(page, 'the full note');
    await shot(page, 'note-full');
  });
  await check('plan: every page fits 320 pixels', async () => {
    await page.setViewportSize({ width: 320, height: 900 });
    for (const address of ['/audits/auditors', '/audits/programmes', programme, '/audits/plan', round, `${round}/method-note`]) {
      await goTo(page, address);
      await settled(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide <= 320, `${address} is ${wide} pixels wide`);
      const wrong = await violations(page, ['scrollable-region-focusable', 'target-size', 'meta-viewport']);
      expect(wrong.length === 0, `${address}: ${wrong.join('\n')}`);
    }
  });
  await check('plan: no error, and nothing asked of another place', async () => {
    expect(complaints.length === 0, complaints.slice(0, 10).join('\n'));
  });
  await context.close();
}
