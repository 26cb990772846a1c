// The programme manager keeps the record: an action from a finding, what is said of it, a promise kept.
import { goTo, heading } from './app_view.mjs';
import { expect } from './checks.mjs';
import { at, beginToSay, follow, longDay, rowOf, says, saysNot, typedDay, visit } from './improvement_people.mjs';
import { faulted, look, press, said, send } from './month_people.mjs';

const FINDING = 'Councillors matter to whether the plan succeeds';
export const ACTION = 'Show every councillor twice a year what has changed';
const PROMISE = 'Report to Cabinet in September 2020';
const PROOF = 'Report to Cabinet of 27 October 2020, item 12';

const addTo = '/improvement/things/commissioner-f2/add';
const ADD = 'Add to the record';

/** Findings for which nothing was planned, by the server. */
async function unplanned(page) {
  const { body } = await send(page, 'GET', '/api/v1/improvement/sources');
  return body.loose_ends.filter(({ what }) => what === 'finding_without_action').map(({ id }) => id);
}

async function addAction(record, page) {
  expect((await unplanned(page)).includes('commissioner-f2'), 'something is planned for the finding already');
  await visit(page, '/improvement/sources', 'Inspections and findings');
  const link = page.locator(`main a[href^="${addTo}"]`);
  await link.focus();
  await link.press('Enter');
  await heading(page, 'Add an action');
  await says(page, FINDING);
  await page.locator('#add-plan').waitFor();
  await press(page, ADD);
  await faulted(page, 'Choose the plan to which it belongs.');
  for (const missing of ['Give it a title.', 'Say who leads: a post, a team or a person.']) await page.locator('.govuk-error-summary', { hasText: missing }).waitFor();
  await page.locator('.govuk-error-summary a', { hasText: 'Give it a title.' }).press('Enter');
  expect((await page.evaluate(() => document.activeElement?.id)) === 'add-title', 'the error does not lead to its field');
  await look(record, page, 'adding an action, with what is missing');
  await page.locator('#add-plan').selectOption('g2g');
  await page.locator('#add-theme').waitFor();
  await page.locator('#add-title').fill(ACTION);
  await page.locator('#add-owner').fill('Team manager, democratic services');
  await page.locator('#add-email').fill('nobody-here@example.org');
  record.firstDue = typedDay(record.today, 14);
  await page.locator('#add-due').fill(record.firstDue);
  await page.locator('#add-due').press('Enter');
  await faulted(page, 'There is no account of that address.');
  await page.locator('#add-email').fill('manager@example.org');
  await page.locator('#add-email').press('Enter');
  await said(page, 'Added to the record');
  await page.locator('[role=alert] a', { hasText: ACTION }).press('Enter');
  await heading(page, ACTION);
  record.action = new URL(page.url()).pathname;
  record.actionId = decodeURIComponent(record.action.split('/').at(-1));
  for (const part of ['Answers', FINDING, 'Team manager, democratic services', 'Not started', 'Its plan: 2020 Getting to Good']) await says(page, part);
  expect(!(await unplanned(page)).includes('commissioner-f2'), 'the finding is still without an action');
  await visit(page, '/improvement/sources', 'Inspections and findings');
  expect((await page.locator(`main a[href^="${addTo}"]`).count()) === 0, 'an action is still offered for the finding');
}

async function update(page) {
  await beginToSay(page, 'update');
  await press(page, ADD);
  await faulted(page, 'Say what has happened.');
  await page.locator('#say-words').fill('The first session is planned with the committee’s chair.');
  await page.locator('#say-evidence').fill('Letter to members');
  await press(page, ADD);
  await said(page, 'Added: what has happened');
  const row = await rowOf(page, 'All that was said of it', 'The first session is planned');
  expect(row.includes('Letter to members') && row.includes('Nia Cole'), row);
}

async function putOff(record, page) {
  await beginToSay(page, 'due');
  await page.locator('#say-due').fill(typedDay(record.today, 45));
  await press(page, ADD);
  await faulted(page, 'Say why the day is put off.');
  await page.locator('.govuk-error-summary a', { hasText: 'Say why the day is put off.' }).press('Enter');
  expect((await page.evaluate(() => document.activeElement?.id)) === 'say-words', 'the error does not lead to the reason');
  await page.locator('#say-words-error').waitFor();
  // The server says the same to whoever asks it without the page.
  const due = new Date(Date.parse(record.today) + 45 * 86_400_000).toISOString().slice(0, 10);
  const refused = await send(page, 'POST', '/api/v1/improvement/entries', { thing: record.actionId, kind: 'due', due });
  expect(refused.status === 422 && refused.body.code === 'improvement_refused' && /put off/.test(refused.body.remedy), JSON.stringify(refused));
  await look(record, page, 'a day that is put off, without its reason');
  await page.locator('#say-words').fill('The new members come to the committee in the new year.');
  await press(page, ADD);
  await said(page, 'Added: the day by which it is due');
  await says(page, `Put off on ${longDay(record.today)}`);
  await says(page, ', 31 days: The new members come to the committee in the new year.');
}

async function override(record, page) {
  await beginToSay(page, 'rating');
  await press(page, ADD);
  await faulted(page, 'Choose a rating.');
  await page.getByRole('radio', { name: 'Red', exact: true }).press('Space');
  await press(page, ADD);
  await faulted(page, 'Say why the rule does not fit: it is shown beside the rating.');
  await page.locator('#say-words').fill('Nobody has agreed to speak to members yet.');
  await press(page, ADD);
  await said(page, 'Added: a rating against the rule');
  await says(page, 'Red overridden');
  await says(page, `Overridden on ${longDay(record.today)}: Nobody has agreed to speak to members yet. By rule it would be`);
  await look(record, page, 'an action whose rating is overridden');
  await visit(page, '/improvement/plans/g2g', 'Getting to Good');
  expect((await rowOf(page, 'Actions of Getting to Good', ACTION)).includes('Red overridden'), await rowOf(page, 'Actions of Getting to Good', ACTION));
}

async function keepPromise(record, page) {
  await visit(page, '/improvement/things/promise-cabinet-september', PROMISE);
  await beginToSay(page, 'kept');
  await press(page, ADD);
  await faulted(page, 'Say where one can see that it was kept: the meeting, the paper.');
  await page.locator('#say-evidence').fill(PROOF);
  await press(page, ADD);
  await said(page, 'Added: that it was kept');
  await visit(page, '/improvement/promises', 'Promises');
  const row = await rowOf(page, 'Promises to report', PROMISE);
  expect(row.includes(PROOF) && row.includes(`Last kept on ${longDay(record.today)}`), row);
  const { body } = await send(page, 'GET', '/api/v1/improvement/promises');
  expect(body.promises.find(({ id }) => id === 'promise-cabinet-september').state === 'kept', 'it is not kept');
  // What was true on the day stays true: nothing is overwritten.
  await visit(page, at('/improvement/promises'), 'Promises');
  expect((await rowOf(page, 'Promises to report', PROMISE)).includes('Overdue by 15 days'), 'the past has changed');
  await saysNot(page, PROOF);
}

/** What is typed and not sent is there again after another page, as everywhere. */
async function draftKept(record, page) {
  await goTo(page, record.action);
  await heading(page, ACTION);
  await beginToSay(page, 'update');
  await page.locator('#say-words').fill('Typed, and not sent yet.');
  await page.waitForResponse((response) => /\/api\/v1\/drafts\//.test(response.url()) && response.ok());
  await visit(page, record.action, ACTION);
  await page.locator('main summary', { hasText: 'Say how it stands' }).press('Enter');
  await page.locator('main', { hasText: 'We kept what you typed' }).waitFor();
  await press(page, 'Throw it away');
  await page.locator('#say-kind').waitFor();
}

/** Leaves in `record` the action's address and identifier. `record.keeper` is the programme manager's view. */
export async function keeper(record, story) {
  const { page } = record.keeper;
  await story('an action comes from a finding in one step, with its lead and day', () => addAction(record, page));
  await story('an update is said of it', async () => {
    await visit(page, record.action, ACTION);
    await update(page);
  });
  await story('its day is put off, with the reason that is asked for', () => putOff(record, page));
  await story('its rating is overridden, with the reason shown beside it', () => override(record, page));
  await story('a promise is marked as kept, with proof, and the past stays as it was', () => keepPromise(record, page));
  await story('what was typed and not sent is kept', () => draftKept(record, page));
  await story('from a plan one gets to the thing’s own history', async () => {
    await visit(page, '/improvement/plans/g2g', 'Getting to Good');
    await follow(page, 'Its history', '2020 Getting to Good');
    await says(page, 'Agreed by the leadership team.');
  });
}
