// A councillor on the scrutiny committee: what was asked and not answered, what was promised, what may be called in; and nothing to
// change, no child's page, no audits.
import { goTo, heading } from './app_view.mjs';
import { expect } from './checks.mjs';
import { at, follow, rowOf, says, visit } from './improvement_people.mjs';
import { arrive, look, send } from './month_people.mjs';

const QUESTION = 'How many of the added posts stay after September 2020?';
const DECISION = 'The changed priorities and directorate plan are agreed';

/** Pages on which whoever keeps the record, or leads a thing, is offered to change something. */
const TODAY = [
  ['/improvement/things/promise-cabinet-september', 'Report to Cabinet in September 2020'],
  ['/improvement/things/g2g-a01', '1.1 Write down each manager’s decision, reason and day'],
  ['/improvement/plans/g2g', 'Getting to Good'],
  ['/improvement/meetings/pe-2020-09', 'Partnership executive, September 2020'],
  ['/improvement/sources', 'Inspections and findings'],
];

async function asked(record, page) {
  await visit(page, at('/improvement'), 'Improvement');
  await follow(page, '1 question of scrutiny is unanswered', 'Scrutiny');
  await says(page, '1 of 8 questions is unanswered and overdue. 2 were answered with nothing to look at.');
  const first = (await page.locator('main table', { has: page.locator('caption', { hasText: 'Questions of members' }) }).locator('tbody tr').first().innerText()).replace(/\s+/g, ' ');
  expect(first.includes(QUESTION) && first.includes('Unanswered, 34 days late') && first.includes('No answer yet'), `the unanswered question is not the first: ${first}`);
  const answered = await rowOf(page, 'Questions of members', 'How will partners understand the levels of need?');
  expect(/To look at: \S/.test(answered), `an answer without what there is to look at: ${answered}`);
  await page.locator('#body').selectOption('cabinet');
  await page.waitForFunction(() => new URLSearchParams(location.search).get('body') === 'cabinet');
  await says(page, 'The question that was asked has an answer.');
  await look(record, page, 'scrutiny, as a councillor sees it');
  await visit(page, at('/improvement/scrutiny'), 'Scrutiny');
  await follow(page, QUESTION, QUESTION);
  await says(page, 'None yet');
}

/** Five working days from Tuesday 23 June 2020: to the end of Tuesday the 30th. */
async function callIn(page) {
  await visit(page, at('/improvement/scrutiny', '2020-06-30'), 'Scrutiny');
  let row = await rowOf(page, 'Decisions, and whether', DECISION);
  expect(row.includes('May be called in until the end of 30 June 2020 by Children and Education Select Committee'), row);
  await says(page, '3 of 8 decisions may still be called in.');
  await visit(page, at('/improvement/scrutiny', '2020-07-01'), 'Scrutiny');
  row = await rowOf(page, 'Decisions, and whether', DECISION);
  expect(row.includes('Could be called in until 30 June 2020, 5 working days, by Children and Education Select Committee'), row);
  await visit(page, at('/improvement/scrutiny'), 'Scrutiny');
  row = await rowOf(page, 'Decisions, and whether', DECISION);
  expect(row.includes('Stands after call-in'), row);
}

async function promised(page) {
  await visit(page, at('/improvement/scrutiny'), 'Scrutiny');
  await follow(page, 'See what was promised to committees', 'Promises');
  await says(page, '3 of 4 promises are overdue.');
  await page.locator('#state').selectOption('overdue');
  await page.waitForFunction(() => new URLSearchParams(location.search).get('state') === 'overdue');
  const rows = await page.locator('main table', { has: page.locator('caption', { hasText: 'Promises to report' }) }).locator('tbody tr').allInnerTexts();
  expect(rows.length === 3 && rows.every((row) => /Overdue|Not kept/.test(row)), `of the overdue: ${rows.join(' | ')}`);
}

/** Looked at as at today, where whoever may change something would be offered it. */
async function changesNothing(page) {
  for (const [address, title] of TODAY) {
    await visit(page, address, title);
    const all = await page.locator('main :is(summary, button, a)').allTextContents();
    const offers = all.filter((text) => /^(Say how it stands|Add |Freeze|Link it|End a link)/.test(text.trim()));
    expect(offers.length === 0, `${address} offers ${offers.join('; ')}`);
    expect((await page.locator('main a[href*="/add"]').count()) === 0, `${address} leads to adding`);
  }
  const wishes = [
    ['entries', { thing: 'promise-cabinet-september', kind: 'kept', evidence: 'None' }], ['things', { kind: 'action', parent: 'g2g', title: 'Mine' }],
    ['links', { from: 'g2g-a01', to: 'ilacs-2018-f1', how: 'answers' }], ['papers', { meeting: 'pe-2020-09', kind: 'board' }],
  ];
  for (const [path, body] of wishes) {
    const refused = await send(page, 'POST', `/api/v1/improvement/${path}`, body);
    expect(refused.status === 403, `${path}: ${refused.status} ${JSON.stringify(refused.body)}`);
  }
  const preview = await page.evaluate(async () => {
    const { csrf_token: token } = await (await fetch('/api/v1/session')).json();
    return (await fetch('/api/v1/improvement/imports/preview', { method: 'PUT', headers: { 'X-CSRF-Token': token, 'Content-Type': 'application/octet-stream' }, body: 'Action\nMine\n' })).status;
  });
  expect(preview === 403, `a plan can be brought in: ${preview}`);
}

async function notOpen(page) {
  for (const address of ['/children', '/audits/programmes', '/audits/mine', '/improvement/import', '/improvement/add', '/improvement/things/g2g/add']) {
    await goTo(page, address);
    await heading(page, 'Your account may not see this');
  }
  const search = { purpose: 'other', purpose_words: 'Curiosity', name: 'A' };
  for (const [method, path, body] of [['POST', '/api/v1/children/search', search], ['GET', '/api/v1/audits/programmes'], ['GET', '/api/v1/audits/themes']]) {
    const { status } = await send(page, method, path, body);
    expect(status === 403, `${path} answers ${status}`);
  }
}

export async function councillor(record, story) {
  await story('a councillor finds the question that nobody answered', async () => {
    record.councillor = await arrive(record, 'councillor');
    await asked(record, record.councillor.page);
  });
  const page = () => record.councillor.page;
  await story('a councillor sees until when a decision may be called in', () => callIn(page()));
  await story('a councillor sees which promises are overdue', () => promised(page()));
  await story('a councillor can change nothing', () => changesNothing(page()));
  await story('no child’s page and no audit is open to a councillor', () => notOpen(page()));
}
