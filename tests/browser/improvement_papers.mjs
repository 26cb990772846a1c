// A board's page is frozen on the day, and stays as it was whatever is entered later: what was on the screen is what was frozen.
import { expect } from './checks.mjs';
import { beginToSay, says, saysNot, visit, words } from './improvement_people.mjs';
import { look, press, said, send } from './month_people.mjs';

const MEETING = '/improvement/meetings/pe-2020-09';
const TITLE = 'Partnership executive, September 2020';
const ACTION = '1.1 Write down each manager’s decision, reason and day';
const WHY = 'Two teams have no manager to write anything down.';

/** What the record answers of an address. */
async function answer(page, path) {
  const { status, body } = await send(page, 'GET', `/api/v1${path}`);
  expect(status === 200, `${path}: ${status}`);
  return body;
}

/** Freezes the page of a meeting that stands open, and gives the address of what was frozen. */
async function freezeHere(page, button) {
  await press(page, button);
  await says(page, 'What is entered later does not change it, and it cannot be taken back.');
  await press(page, 'Freeze this page');
  await said(page, 'The page is frozen.');
  const link = page.locator('[role=alert] a', { hasText: 'See it as it was frozen' });
  return link.getAttribute('href');
}

async function freeze(record, page) {
  await visit(page, MEETING, TITLE);
  await says(page, 'As at 24 September 2020');
  await saysNot(page, WHY);
  record.boardBefore = (await answer(page, MEETING)).board;
  const address = await freezeHere(page, 'Freeze the board page');
  await look(record, page, 'a meeting’s page that was frozen');
  await visit(page, address, TITLE);
  for (const part of ['Board page', '24 September 2020', 'Nia Cole', 'Safeguarding Children Partnership executive', 'Getting to Good']) await says(page, part);
  record.boardPaper = address;
  record.frozen = { shown: await words(page), answer: await answer(page, address) };
  const { whole, sha256, as_at: day, board } = record.frozen.answer;
  expect(whole === true && /^[0-9a-f]{64}$/.test(sha256) && day === '2020-09-24', `${whole} ${sha256} ${day}`);
  expect(sorted(board) === sorted(record.boardBefore), 'what was frozen is not what was shown');
}

/** JSON with the names of members in order: a paper keeps them so, whatever the order of an answer. */
function sorted(value) {
  return JSON.stringify(value, (_, one) => (one !== null && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one));
}

/** Written today, true of a day before the meeting: it belongs on the live page of that day, and never on the frozen one. */
async function enterLater(page) {
  await visit(page, '/improvement/things/g2g-a01', ACTION);
  await beginToSay(page, 'rating');
  await page.getByRole('radio', { name: 'Amber', exact: true }).press('Space');
  await page.locator('#say-words').fill(WHY);
  await page.locator('#say-on').fill('20/9/2020');
  await page.locator('#say-on').press('Enter');
  await said(page, 'Added: a rating against the rule');
}

async function stays(record, page) {
  await visit(page, record.boardPaper, TITLE);
  const now = { shown: await words(page), answer: await answer(page, record.boardPaper) };
  expect(now.shown === record.frozen.shown, 'the frozen page looks otherwise');
  expect(JSON.stringify(now.answer) === JSON.stringify(record.frozen.answer), 'the frozen page was answered otherwise');
  const live = (await answer(page, MEETING)).board;
  expect(sorted(live) !== sorted(record.boardBefore), 'the live page does not know what was entered');
  expect(live.decisions.some(({ id, why }) => id === 'g2g-a01' && why === 'overridden'), `the live page asks for no decision: ${JSON.stringify(live.decisions).slice(0, 500)}`);
  await visit(page, MEETING, TITLE);
  for (const part of [ACTION, 'Shown as amber since 20 September 2020', WHY]) await says(page, part);
  await look(record, page, 'the live page after a later entry');
}

/** A page of a quadrant's meeting, for everyPage(): `record.paper`. */
export async function freezeQuadrant(record, page) {
  await visit(page, '/improvement/meetings/qne-2020-10', 'North East, October 2020');
  record.paper = await freezeHere(page, 'Freeze the performance page');
}

export async function papers(record, story) {
  const { page } = record.keeper;
  await story('the page of a board’s meeting is frozen as it is shown', () => freeze(record, page));
  await story('something is entered later of a day before the meeting', () => enterLater(page));
  await story('the frozen page stays as it was, and the live page does not', () => stays(record, page));
  await story('papers are listed, and saved', async () => {
    const rows = await answer(page, '/improvement/papers');
    expect(rows.some(({ meeting, kind }) => meeting === 'pe-2020-09' && kind === 'board') && rows.some(({ kind }) => kind === 'quadrant'), JSON.stringify(rows));
    await visit(page, '/improvement/meetings', 'Meetings');
    await page.locator(`main a[href="${record.boardPaper}"]`).first().waitFor();
  });
}
