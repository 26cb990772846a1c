// The month's highlight report and its committee annex: frozen and written by the lead, signed and published by the director; a
// scrutiny member reads the annex, and nothing before.
import { goTo, heading } from './app_view.mjs';
import { expect } from './checks.mjs';
import { arrive, faulted, look, press, said, send } from './month_people.mjs';

const WORDS = 'Of two audits one was inadequate: nobody had seen the child alone. What is done about it is below.';
const ANNEX_WORDS = 'The numbers of this month are too small to be shown. What is done about them is below.';
const MAKE = 'Freeze the figures and make the draft';

/** Opens the form for a report of a kind. */
async function begin(page, kind) {
  await goTo(page, '/audits/reports');
  await page.locator('main a', { hasText: 'Make a report' }).press('Enter');
  await heading(page, 'Make a report');
  await page.locator(`input[name=report-kind][value=${kind}]`).press('Space');
}

async function chooseMonth(page, field) {
  const box = page.locator(field);
  await box.waitFor();
  if ((await box.evaluate(({ tagName }) => tagName)) === 'SELECT') await box.selectOption({ label: 'September 2020' });
  else await box.fill('September 2020');
}

const addressOf = (page) => new URL(page.url()).pathname;

async function make(month) {
  const { page } = month.lead;
  const [{ child }] = month.cases;
  await begin(page, 'highlight');
  await chooseMonth(page, '#report-from');
  await chooseMonth(page, '#report-to');
  await page.locator('#report-narrative').fill(`${WORDS} It was ${child}.`);
  await press(page, MAKE);
  await page.locator('#names-found', { hasText: child }).waitFor();
  await faulted(page, 'looks like names');
  await look(month, page, 'report with a name in it');
  await page.locator('#report-narrative').fill(WORDS);
  await press(page, MAKE);
  await heading(page, 'Highlight report');
  month.report = addressOf(page);
  const text = await page.locator('main').innerText();
  expect(text.includes(WORDS) && text.includes('Not signed yet: this is a draft.'), `the draft: ${text.slice(0, 500)}`);
  expect((await page.locator('main button', { hasText: 'Sign the report' }).count()) === 0, 'its author may sign it');
  for (const [act, body] of [['sign', {}], ['publish', { to: 'improvement_board' }]]) {
    const refused = await send(page, 'POST', `/api/v1${month.report}/${act}`, body);
    expect(refused.status >= 400 && refused.status < 500, `its author may ${act} it: ${refused.status}`);
  }
  await look(month, page, 'draft of a report');
}

/** The director puts a name to a report and lets it go to its readers. */
async function signAndPublish(month, address, to) {
  const { page } = month.director;
  await goTo(page, address);
  await press(page, 'Sign the report');
  await press(page, 'Yes, sign it');
  await said(page, 'The report is signed.');
  await page.locator('#publish-to').selectOption(to);
  await press(page, 'Publish the report');
  await press(page, 'Yes, publish it');
  await said(page, 'The report is published.');
}

async function makeAnnex(month) {
  const { page } = month.lead;
  await begin(page, 'committee_annex');
  await page.locator('#report-source').selectOption({ index: 1 });
  await page.locator('#report-narrative').fill(ANNEX_WORDS);
  await press(page, MAKE);
  await page.getByText('Not signed yet: this is a draft.').waitFor();
  month.annex = addressOf(page);
  expect(month.annex !== month.report, 'the annex is no report of its own');
}

async function seesNothing(month) {
  month.scrutiny = await arrive(month, 'scrutiny');
  const { page } = month.scrutiny;
  await goTo(page, '/audits/reports');
  await page.getByText('No report has been published for you yet.').waitFor();
  for (const address of [month.report, month.annex]) {
    const { status } = await send(page, 'GET', `/api/v1${address}`);
    expect(status === 404, `a scrutiny member is given what is not for them: ${status}`);
  }
}

async function readsAnnex(month) {
  const { page } = month.scrutiny;
  await page.reload();
  await page.locator(`main a[href="${month.annex}"]`).press('Enter');
  await page.getByText(ANNEX_WORDS).waitFor();
  const text = await page.locator('main').innerText();
  for (const child of month.children) expect(!text.includes(child), 'the annex names a child');
  const { body } = await send(page, 'GET', `/api/v1${month.annex}`);
  expect(body.intact === true && /^[0-9a-f]{64}$/.test(body.data_hash), `the annex is not as it was frozen: ${body.data_hash}`);
  const { status } = await send(page, 'GET', `/api/v1${month.report}`);
  expect(status === 404, `the highlight report, with its small numbers, is given to a scrutiny member: ${status}`);
  await look(month, page, 'annex for a scrutiny member');
}

export async function report(month, story) {
  await story('the lead makes a highlight report, which names nobody', () => make(month));
  await story('the director signs it and publishes it to the board', async () => {
    month.director = await arrive(month, 'director');
    await signAndPublish(month, month.report, 'improvement_board');
    await look(month, month.director.page, 'published report');
  });
  await story('the lead makes the committee annex of it', () => makeAnnex(month));
  await story('a scrutiny member sees neither', () => seesNothing(month));
  await story('the annex is signed and published to everyone', () => signAndPublish(month, month.annex, 'everyone'));
  await story('the scrutiny member reads the annex, and it alone', () => readsAnnex(month));
}
