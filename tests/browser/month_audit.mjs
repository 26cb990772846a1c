// An auditor makes an audit, while the browser is killed, the server is killed, and two windows write the same answer; then a second one, of which
// most does not apply.
import { goTo, heading } from './app_view.mjs';
import { launchToKill } from './browser.mjs';
import { expect } from './checks.mjs';
import { answer, box, choose, doesNotApply, goToPart, saved, sectionsOf, stands } from './month_form.mjs';
import { arrive, faulted, look, open, press, said, secondWindow, startServer } from './month_people.mjs';

/** What only the section with the grade says: nobody reads it before they may. */
export const OVERALL_WORDS = 'Kestrel: on the whole the child is helped, though not seen alone.';
export const WHY_BOTH = 'Heron: she asked for her sister to stay, and the worker wrote down why.';
/** An answer that is unsafe beside a good grade. */
const CHOSEN = { voice_seen_alone: 'no', overall_grade: 'good' };
const [FIRST_WORDS, MORE_WORDS] = ['The plan is clear to the family.', ' It is reviewed in time.'];

const formOf = ({ audit }) => `/audits/audits/${audit}`;

async function openForm(page, one) {
  await goTo(page, '/audits/mine');
  await page.locator('main a', { hasText: one.child }).press('Enter');
  await heading(page, 'Audit');
}

async function begin(month, one) {
  const { page } = month.auditor;
  await openForm(page, one);
  await press(page, 'Accept, and begin later');
  await page.getByRole('button', { name: 'Accept, and begin later' }).waitFor({ state: 'detached' });
  await press(page, 'Begin the audit');
  await page.locator('.ws-audit-form').waitFor();
  month.parts = await sectionsOf(page);
  expect(month.parts.length >= 8, `the tool has ${month.parts.length} sections`);
}

async function answerFirst(month, typed) {
  const { page } = month.auditor;
  for (const part of month.parts.slice(0, 3)) {
    await goToPart(page, part);
    await answer(page, typed, CHOSEN);
  }
  await look(month, page, 'form of an audit');
}

/** The browser dies while words are typed; somebody goes on where they had left it, at another device. */
async function browserIsKilled(month, killable, typed) {
  const { page } = month.auditor;
  const part = month.parts[3];
  await goToPart(page, part);
  await answer(page, typed, CHOSEN, [`${part}_why`]);
  await box(page, `${part}_why`).pressSequentially(FIRST_WORDS);
  await saved(page);
  await box(page, `${part}_why`).pressSequentially(MORE_WORDS.slice(0, 8));
  await killable.kill();
  month.auditor = await arrive(month, 'auditor');
  const { page: other } = month.auditor;
  await goTo(other, '/audits/mine');
  await other.locator('main a', { hasText: 'Go on:' }).first().waitFor();
  await openForm(other, month.cases[0]);
  await other.locator('.ws-audit-form').waitFor();
  await stands(other, month.parts.slice(0, 4), typed);
  // What was said to be saved is there; what was typed in the moment of the end may be.
  const words = await box(other, `${part}_why`).inputValue();
  expect(words.startsWith(FIRST_WORDS) && (FIRST_WORDS + MORE_WORDS).startsWith(words), `of what was saved there is “${words}”`);
  await box(other, `${part}_why`).fill(FIRST_WORDS + MORE_WORDS);
  typed.set(`${part}_why`, FIRST_WORDS + MORE_WORDS);
  await saved(other);
}

/** The server dies while words are typed, and comes back: nothing is typed again. */
async function serverIsKilled(month, typed) {
  const { page } = month.auditor;
  const part = month.parts[4];
  const why = `${part}_why`;
  await goToPart(page, part);
  await answer(page, typed, CHOSEN, [why]);
  const words = 'The visits were made, and each says what the child did and said.';
  await box(page, why).pressSequentially(words.slice(0, 20), { delay: 20 });
  await month.server.kill();
  await box(page, why).pressSequentially(words.slice(20), { delay: 20 });
  typed.set(why, words);
  await choose(page, `${part}_purpose`, 'partly');
  typed.set(`${part}_purpose`, 'partly');
  const state = page.locator('.ws-save-state[data-state=waiting]');
  await state.waitFor();
  const told = await state.innerText();
  expect(told.includes('Not saved yet') && told.includes('kept in this browser'), `it says ${told}`);
  expect((await box(page, why).inputValue()) === words, 'what was typed is not on the page');
  await look(month, page, 'form without a server');
  await startServer(month);
  await saved(page);
  expect((await box(page, why).inputValue()) === words, 'what was typed is not on the page any more');
}

/** Another window of the same person shows what the server has, then both write the same answer. */
async function twoWindows(month, typed) {
  const { page } = month.auditor;
  const part = month.parts[4];
  const why = `${part}_why`;
  const second = await secondWindow(month, month.auditor, `${formOf(month.cases[0])}?part=${part}`);
  await second.locator('.ws-audit-form').waitFor();
  await stands(second, month.parts.slice(0, 5), typed);
  await goToPart(second, part);
  await box(page, why).fill('Written in the first window.');
  await saved(page);
  await box(second, why).fill('Written in the second window.');
  const both = second.locator('.ws-conflict');
  await both.waitFor();
  const shown = await both.innerText();
  for (const words of ['In your other window', 'Written in the first window.', 'Written in the second window.']) expect(shown.includes(words), `it does not say “${words}”: ${shown}`);
  await look(month, second, 'two answers');
  await press(second, /^Take this answer from elsewhere/);
  await saved(second);
  await both.waitFor({ state: 'detached' });
  typed.set(why, 'Written in the first window.');
  expect((await box(second, why).inputValue()) === typed.get(why), 'the answer that was chosen is not there');
  await second.close();
}

async function answerRest(month, typed) {
  const { page } = month.auditor;
  for (const part of month.parts.slice(5)) {
    await goToPart(page, part);
    if (part === 'overall') {
      await box(page, 'overall_why').fill(OVERALL_WORDS);
      typed.set('overall_why', OVERALL_WORDS);
    }
    await answer(page, typed, CHOSEN);
  }
  await goToPart(page, 'what-stands-out');
  await page.locator('#field-strengths').fill('The worker knows the child well.');
  await page.locator('#field-worries').fill('Nobody has written down what she says when she is alone.');
  await saved(page);
  await look(month, page, 'what stands out');
  await page.goto(month.origin + formOf(month.cases[0]));
  await page.locator('.ws-audit-form').waitFor();
  await stands(page, month.parts, typed);
}

async function talk(month) {
  const { page } = month.auditor;
  await open(page, `${formOf(month.cases[0])}/conversation`, '#talk-mode-0');
  await press(page, 'Record the conversation');
  await faulted(page, 'Choose how you talked');
  await page.locator('input[name=talk-mode][value=in_person]').press('Space');
  const now = new Date();
  await page.locator('#talk-day').fill(`${now.getUTCDate()} ${now.getUTCMonth() + 1} ${now.getUTCFullYear()}`);
  await page.locator('input[name=talk-agreed][value=partly]').press('Space');
  await page.locator('#talk-view').fill('She wanted her sister there. I will see her alone next week.');
  month.worker = await page.locator('#talk-worker').inputValue();
  expect(month.worker !== '', 'the form does not know whose case it was');
  await look(month, page, 'conversation');
  await press(page, 'Record the conversation');
  await said(page, 'The conversation is recorded.');
}

async function submit(month) {
  const { page } = month.auditor;
  await goTo(page, `${formOf(month.cases[0])}?part=check-and-submit`);
  await page.locator('h3', { hasText: 'Is this what you mean?' }).waitFor();
  await press(page, 'Submit the audit');
  await faulted(page, 'Say why your grade and those answers both stay');
  await look(month, page, 'contradiction');
  // Letter by letter: nothing takes the focus from whoever types.
  await page.locator('#submit-reason').pressSequentially(WHY_BOTH);
  expect((await page.locator('#submit-reason').inputValue()) === WHY_BOTH, 'letters were lost while the reason was typed');
  await press(page, 'Submit the audit');
  await page.locator('p', { hasText: 'The auditor’s overall grade: Good' }).waitFor();
  await look(month, page, 'submitted audit');
}

/** The second audit: of all but the whole picture the record has nothing, and the worker has left. */
async function secondAudit(month) {
  const { page } = month.auditor;
  const one = month.cases[1];
  const typed = new Map();
  await openForm(page, one);
  await press(page, 'Begin the audit');
  await page.locator('.ws-audit-form').waitFor();
  for (const part of month.parts) {
    await goToPart(page, part);
    if (part === 'overall') await answer(page, typed);
    else await doesNotApply(page, part, 'Another authority holds the record of that time.');
  }
  await goToPart(page, 'check-and-submit');
  await page.getByText('Nothing that is required is missing.').waitFor();
  await press(page, 'Go on to the conversation');
  await page.getByText('After that nobody changes the answers').waitFor();
  await press(page, 'Submit the audit');
  await page.locator('.govuk-error-summary').waitFor();
  await open(page, `${formOf(one)}/conversation`, '#talk-mode-0');
  await page.locator('input[name=talk-mode][value=record_only]').press('Space');
  await page.locator('#talk-why').fill('The worker has left the authority.');
  await press(page, 'Record the conversation');
  await said(page, 'The conversation is recorded.');
  await goTo(page, `${formOf(one)}?part=check-and-submit`);
  await press(page, 'Submit the audit');
  await page.locator('p', { hasText: 'The auditor’s overall grade: Good' }).waitFor();
}

/** The audit up to its conversation; `month.worker` is then who held the case. */
export async function audit(month, story) {
  const typed = new Map();
  const killable = await launchToKill();
  await story('the auditor accepts an audit, and begins', async () => {
    month.auditor = await arrive(month, 'auditor', killable);
    await look(month, month.auditor.page, 'home of an auditor');
    await begin(month, month.cases[0]);
  });
  await story('three sections are answered by keyboard', () => answerFirst(month, typed));
  await story('the browser is killed: what was saved is there on another device', () => browserIsKilled(month, killable, typed));
  await story('the server is killed: what is typed meanwhile is kept, and saved once it is back', () => serverIsKilled(month, typed));
  await story('two windows write one answer: both are shown', () => twoWindows(month, typed));
  await story('the rest is answered, and all of it is there', () => answerRest(month, typed));
  await story('the conversation with the practitioner is recorded', () => talk(month));
  await killable.close();
}

/** After the practitioner has replied. */
export async function submission(month, story) {
  await story('a good grade beside an unsafe answer is asked about, and kept with a reason', () => submit(month));
  await story('a second audit, of which most does not apply, is submitted from the record only', () => secondAudit(month));
}
