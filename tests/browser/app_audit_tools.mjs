// Audit tools against the real server: whoever leads quality assurance reads one, tries it, makes a new version by keyboard, and brings
// one in from a file.
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
}

const TOOL = `tool: from_a_file
name: Brought in
version: 1.0.0
kind: closure
from: 2020-01-01
look_back_months: 6
sections:
  - id: first
    name: First
    questions:
      - {id: seen, ask: "Was the child seen?", type: yes_partly_no, required: yes, unsafe: [no]}
      - {id: why, ask: "Why was the child not seen?", type: text, asked_if: seen = no, required: yes}
      - {id: first_grade, ask: "How good was it?", type: grade, overall: yes, required: yes}
`;

/** `email` is of an account with the role qa_lead for the whole authority. */
export async function auditTools(browser, origin, email, password) {
  const { page, context, complaints } = await openApp(browser, origin, '/');
  await check('audit tools: the library lists what there is', async () => {
    await signIn(page, email, password);
    await page.locator('h1').waitFor();
    await goTo(page, '/audits/tools');
    await page.locator('table', { hasText: 'Case audit' }).waitFor();
    await good(page, 'the library');
  });
  await check('audit tools: a file that is no tool is refused with its line', async () => {
    await page.locator('#tool-file').setInputFiles({ name: 'ours.yaml', mimeType: 'application/yaml', buffer: Buffer.from('tool: x\ncolour: red\n') });
    await press(page, 'Bring it in');
    await page.locator('.govuk-error-summary', { hasText: 'line 2' }).waitFor();
  });
  await check('audit tools: a file becomes a draft, and the draft a version', async () => {
    await page.locator('#tool-file').setInputFiles({ name: 'ours.yaml', mimeType: 'application/yaml', buffer: Buffer.from(TOOL) });
    await press(page, 'Bring it in');
    await heading(page, 'A tool from a file');
    await page.locator('#tool-name').waitFor();
    expect((await page.locator('#tool-name').inputValue()) === 'Brought in', 'the name is not that of the file');
    await press(page, 'Save version 1.0.0');
    await heading(page, 'Brought in, version 1.0.0');
    await good(page, 'a version');
  });
  await check('audit tools: in the preview questions come and go as one answers', async () => {
    await goTo(page, '/audits/tools/from_a_file-1-0-0/preview');
    await page.locator('#question-seen').waitFor();
    expect((await page.locator('#question-why').count()) === 0, 'the question is asked before its condition holds');
    await page.getByRole('radio', { name: 'No', exact: true }).press('Space');
    await page.locator('#question-why').waitFor();
    await page.getByRole('radio', { name: 'Good', exact: true }).press('Space');
    await page.getByText('The auditor would be asked').waitFor();
    await press(page, 'Try to submit');
    await page.locator('.govuk-error-summary a', { hasText: 'Why was the child not seen?' }).waitFor();
    await good(page, 'the preview');
  });
  await check('audit tools: a new version is built by keyboard, with its faults told', async () => {
    await goTo(page, '/audits/tools/from_a_file-1-0-0/build');
    await page.locator('#open-seen').waitFor();
    await page.locator('#down-seen').press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'down-seen');
    await press(page, 'Add a question to First');
    await page.locator('#edit-first_4').waitFor();
    await press(page, 'Check it');
    await page.locator('.govuk-error-summary', { hasText: 'has no words' }).waitFor();
    await page.locator('#edit-first_4').fill('Was it in time?');
    await page.locator('#edit-first_4-asked-if').fill('seen =');
    await page.locator('#edit-first_4-asked-if-error').waitFor();
    await page.locator('#edit-first_4-asked-if').fill('seen = yes');
    await press(page, 'Check it');
    await press(page, 'Call it version 1.1.0');
    await good(page, 'the builder');
    await press(page, 'Save version 1.1.0');
    await heading(page, 'Brought in, version 1.1.0');
    await page.getByText('New: “Was it in time?”').waitFor();
    await page.getByText('Moved: “Was the child seen?”').waitFor();
  });
  await check('audit tools: at 320 pixels nothing is cut off', async () => {
    await page.setViewportSize({ width: 320, height: 900 });
    for (const address of ['/audits/tools', '/audits/tools/from_a_file-1-1-0', '/audits/tools/from_a_file-1-1-0/preview', '/audits/tools/from_a_file-1-1-0/build']) {
      await goTo(page, address);
      await page.locator('h2').first().waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide <= 320, `${address} is ${wide} pixels wide`);
    }
  });
  await check('audit tools: no error in the console', () => expect(complaints.length === 0, complaints.join('\n')));
  await context.close();
}
