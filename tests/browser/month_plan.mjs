// The quality assurance lead's first days of the month: who audits, a programme and a round, its frame, the draw, and who audits what.
import { goTo, heading } from './app_view.mjs';
import { expect } from './checks.mjs';
import { arrive, faulted, look, open, press, said, send } from './month_people.mjs';
import { sheets } from './paper.mjs';

const SEED = '1 October, kingfisher';
const REGISTER = [
  { name: 'Una Vale', account: 'auditor@example.org', capacity: '4' },
  { name: 'Mo Hart', account: 'moderator@example.org', status: 'moderator', capacity: '0' },
  { name: 'Ben South', organisation: 'Neighbour Council', capacity: '4' },
];

async function enterAuditors(page) {
  await goTo(page, '/audits/auditors');
  await page.locator('#name').press('Enter');
  await faulted(page, 'Enter the auditor’s name');
  for (const { name, account, organisation, status, capacity } of REGISTER) {
    await page.locator('#name').fill(name);
    if (account) await page.locator('#account').fill(account);
    if (organisation) await page.locator('#organisation').fill(organisation);
    if (status) await page.locator('#status').selectOption(status);
    await page.locator('#capacity').fill(capacity);
    await page.locator('#capacity').press('Enter');
    await said(page, `${name} stands in the register`);
  }
}

/** "7/12/2020", so many days from today. */
function dayAhead(days) {
  const day = new Date(Date.now() + days * 86_400_000);
  return `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`;
}

async function addProgramme(month, page) {
  await goTo(page, '/audits/programmes');
  await page.locator('#name').press('Enter');
  await faulted(page, 'Enter a name for the programme');
  await page.locator('#name').fill('Monthly case audits');
  await page.locator('#question').fill('How good is practice, month by month?');
  await page.locator('#target').fill('3');
  // Early help and care leavers have no social work team, which the gate of a frame of everybody says.
  for (const status of ['CIN', 'CP', 'CLA']) await page.locator(`#cases-${status}`).press('Space');
  await page.locator('#floor').fill('0');
  await page.locator('#reserves').fill('2');
  await page.locator('#starts').fill('1/9/2020');
  await look(month, page, 'programmes');
  await page.locator('#starts').press('Enter');
  await page.locator('main a', { hasText: 'Monthly case audits' }).first().press('Enter');
  await heading(page, 'Monthly case audits');
}

async function openRound(month, page) {
  await page.locator('#month').fill('September 2020');
  await page.locator('#due').fill(dayAhead(14));
  await page.locator('#due').press('Enter');
  await said(page, 'The round of September 2020 is open');
  await page.locator('[role=alert] a', { hasText: 'Go to it' }).press('Enter');
  await heading(page, 'September 2020');
  month.round = new URL(page.url()).pathname;
  month.roundData = `/api/v1${month.round}`;
}

const step = (page, words) => page.locator('.govuk-task-list a', { hasText: words }).press('Enter');

async function readFrame(month, page) {
  await press(page, 'Read the frame');
  await said(page, 'The frame is read');
  const text = await page.locator('main').innerText();
  expect(text.includes('Data-quality gate: passed'), `the gate: ${text.split('\n').filter((line) => line.includes('Failed')).join('; ')}`);
  expect((await page.locator('#waiver').count()) === 0, 'a waiver is offered where nothing failed');
  await look(month, page, 'frame');
}

async function draw(month, page) {
  await step(page, 'Draw');
  await page.locator('#seed').press('Enter');
  await faulted(page, 'Enter a seed');
  await page.locator('#seed').fill(SEED);
  await page.locator('#seed').press('Enter');
  await said(page, '3 cases are drawn');
  await look(month, page, 'draw');
}

/** Cases that stand, as the page has them. */
async function casesOf(page) {
  const rows = await page.locator('caption:has-text("Cases of the round") ~ tbody tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
  return rows.map(([child, team, service, , state]) => ({ child, team, service, state }));
}

async function takeOneOut(month, page) {
  await step(page, 'Cases');
  await page.locator('caption', { hasText: 'Cases of the round' }).waitFor();
  const drawn = await casesOf(page);
  expect(drawn.length === 3 && drawn.every(({ child }) => child !== 'not known'), JSON.stringify(drawn));
  await page.locator('summary', { hasText: 'Take a case out' }).press('Enter');
  await page.locator('#gone').selectOption({ index: 3 });
  await press(page, 'Take the case out');
  await faulted(page, 'Choose why it is not audited');
  await page.locator('#gone-why').selectOption('closed');
  await press(page, 'Take the case out');
  await said(page, 'the next reserve takes its place');
  await page.locator('main table').first().waitFor();
  const all = await casesOf(page);
  const stand = all.filter(({ state }) => !state.startsWith('Replaced'));
  expect(all.length === 4 && stand.length === 3, `${all.length} cases, of which ${stand.length} stand: ${JSON.stringify(all)}`);
  for (const { child } of all) month.children.add(child);
  month.cases = stand;
  await look(month, page, 'cases');
}

async function methodNote(month, page) {
  await goTo(page, `${month.round}/method-note`);
  await page.locator('h2', { hasText: 'How they were drawn' }).waitFor();
  const text = await page.locator('main').innerText();
  expect(!text.includes(SEED), 'the public note has the seed');
  for (const child of month.children) expect(!text.includes(child), 'the public note names a child');
  await look(month, page, 'method note');
  const paper = sheets(await page.pdf({ format: 'A4', margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } }));
  expect(paper <= 2, `the note takes ${paper} sides of paper`);
  await press(page, 'Show it with the seed and names');
  await page.locator('p', { hasText: `Seed: ${SEED}` }).waitFor();
}

/** Ben knows the team of the first case: the register says so. */
async function declareInterest(month, page) {
  await goTo(page, '/audits/auditors');
  await page.locator('main table a', { hasText: 'Ben South' }).press('Enter');
  await page.locator('#interest-kind').selectOption('team');
  await page.locator('#interest_in').fill(month.cases[0].team);
  await page.locator('#interest-why').fill('managed that team until last year');
  await press(page, 'Declare an interest');
  await said(page, 'The interest of Ben South is declared');
  await look(month, page, 'register of auditors');
}

/** The field for the auditor of a case; its audit's id is in the field's own. */
const chooser = (page, { child }) => page.locator('.govuk-summary-card', { hasText: child }).locator('select');

async function overrideNeedsReason(month, page) {
  await goTo(page, month.round);
  await step(page, 'Who audits');
  await page.locator('.govuk-summary-card').first().waitFor();
  for (const one of month.cases) one.audit = (await chooser(page, one).getAttribute('id')).replace('auditor-', '');
  const [first] = month.cases;
  await chooser(page, first).selectOption({ label: 'Ben South (not independent)' });
  await page.locator('.govuk-summary-card', { hasText: first.child }).locator('strong', { hasText: 'Not independent' }).waitFor();
  await press(page, /^Give out \d/);
  await faulted(page, 'Say why it is given to an auditor who is not independent');
  await look(month, page, 'who audits');
  // The server says the same to whoever asks it without the page.
  const { body: plan } = await send(page, 'GET', `${month.roundData}/proposal`);
  const ben = plan.auditors.find(({ name }) => name === 'Ben South').id;
  const seen = plan.cases.find(({ audit }) => audit === first.audit).revision;
  const refused = await send(page, 'POST', `${month.roundData}/assign`, { assignments: [{ audit: first.audit, auditor: ben, seen }] });
  expect(refused.status === 422 && refused.body.code === 'not_independent', `the server says ${refused.status} ${JSON.stringify(refused.body)}`);
}

async function giveOut(month, page) {
  const [first, second, third] = month.cases;
  await chooser(page, first).selectOption({ label: 'Una Vale' });
  await chooser(page, second).selectOption({ label: 'Una Vale' });
  await chooser(page, third).selectOption({ label: third.team === first.team ? 'Una Vale' : 'Ben South' });
  await press(page, 'Give out 3 audits');
  await said(page, '3 audits are given out');
  await step(page, 'Control sheet');
  await page.locator('caption', { hasText: 'What was drawn' }).waitFor();
  expect((await page.locator('main').innerText()).includes('3 audits still waited for'), 'the sheet does not say what is waited for');
  await look(month, page, 'control sheet');
}

/** Leaves in `month` the round, its children, and the cases with their audits; `lead` is the lead's view. */
export async function plan(month, story) {
  await story('the lead enters auditors, and what is missing is told', async () => {
    month.lead = await arrive(month, 'lead');
    await enterAuditors(month.lead.page);
  });
  await story('a programme is added', () => addProgramme(month, month.lead.page));
  await story('a round of the month is opened', () => openRound(month, month.lead.page));
  await story('the frame passes the gate without a waiver', () => readFrame(month, month.lead.page));
  await story('cases are drawn, with a seed', () => draw(month, month.lead.page));
  await story('a case that cannot be audited makes way for its reserve', () => takeOneOut(month, month.lead.page));
  await story('the method note prints, and names nobody to the public', () => methodNote(month, month.lead.page));
  await story('an auditor declares an interest', () => declareInterest(month, month.lead.page));
  await story('who is not independent is given no case without a reason', () => overrideNeedsReason(month, month.lead.page));
  await story('three audits are given out', () => giveOut(month, month.lead.page));
}
