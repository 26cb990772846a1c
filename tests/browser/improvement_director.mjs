// The director: what they learn on 30 June and on 15 October 2020, and the way from the overview to a plan, a thread and a board's page.
import { expect } from './checks.mjs';
import { at, follow, placeOf, rowOf, says, saysNot, there, visit } from './improvement_people.mjs';
import { arrive, look } from './month_people.mjs';
import { sheets } from './paper.mjs';

const keepsDay = (page, day) => expect(placeOf(page).on === day, `the day is lost on the way: ${page.url()}`);
const PROMISE = 'Report to Cabinet in September 2020';

/** The posts end in three months to the day: the first on which the warning stands. */
async function warned(page) {
  await visit(page, at('/improvement', '2020-06-29'), 'Improvement');
  await says(page, 'No posts or money for a time end within three months');
  await visit(page, at('/improvement', '2020-06-30'), 'Improvement');
  await says(page, '“18 months of added posts” ends on 30 September 2020; 4 actions depend on it.');
  await follow(page, 'Posts or money for a time: 1 ends within three months', 'Risks and capacity');
  keepsDay(page, '2020-06-30');
  await says(page, 'Ends on 30 September 2020, in 92 days. Nothing is planned to carry it on.');
  await says(page, 'Put off on 18 February 2020 from 31 March 2020 to 30 September 2020');
  for (const depends of ['Open one front door with police, health and schools in it', 'Restructure into quadrants']) await says(page, depends);
  // Beside what it props up: a chart, and every month in a table.
  await page.locator('main .ws-chart').first().waitFor();
  await page.locator('main summary', { hasText: 'Every month in a table' }).first().press('Enter');
  const rows = page.locator('main table', { has: page.locator('caption', { hasText: 'props up, by month' }) }).locator('tbody tr');
  await rows.first().waitFor();
  expect((await rows.count()) > 12, `the table behind the chart has ${await rows.count()} months`);
}

async function promiseOnTime(page) {
  await visit(page, at('/improvement/promises', '2020-06-30'), 'Promises');
  const row = await rowOf(page, 'Promises to report', PROMISE);
  expect(/Due on 30 September 2020, in 92 days/.test(row) && !/Overdue/.test(row), row);
}

/** To another day with the form that every page has, and a day that is none told at its field. */
async function promiseOverdue(page) {
  await visit(page, at('/improvement', '2020-06-30'), 'Improvement');
  await page.locator('main summary', { hasText: 'see another day' }).press('Enter');
  await page.locator('#on').fill('October');
  await page.locator('#on').press('Enter');
  await page.locator('#on-error', { hasText: 'Give a day such as 2020-10-15' }).waitFor();
  await page.locator('#on').fill('2020-10-15');
  await page.locator('#on').press('Enter');
  await page.waitForFunction(() => new URLSearchParams(location.search).get('on') === '2020-10-15');
  await there(page);
  await says(page, '“18 months of added posts” ended on 30 September 2020; 5 actions depend on it.');
  await follow(page, '3 promises to report are overdue', 'Promises');
  keepsDay(page, '2020-10-15');
  await says(page, '3 of 4 promises are overdue.');
  const row = await rowOf(page, 'Promises to report', PROMISE);
  expect(row.includes('Overdue by 15 days, since 30 September 2020') && row.includes('Cabinet'), row);
  // The day before it was due, and its own day, it was not overdue.
  await visit(page, at('/improvement/promises', '2020-09-30'), 'Promises');
  expect((await rowOf(page, 'Promises to report', PROMISE)).includes('Due on 30 September 2020, today'), await rowOf(page, 'Promises to report', PROMISE));
}

async function planOnAPage(record, page) {
  await visit(page, at('/improvement'), 'Improvement');
  await follow(page, 'Getting to Good', 'Getting to Good');
  expect(placeOf(page).path === '/improvement/plans/g2g', page.url());
  keepsDay(page, '2020-10-15');
  // Of what is chosen the address says so, so that it can be sent on.
  await page.locator('#rating').selectOption('amber');
  await page.waitForFunction(() => new URLSearchParams(location.search).get('rating') === 'amber');
  await says(page, '2 of 16 actions');
  await follow(page, 'The plan on a page', 'Getting to Good: plan on a page');
  keepsDay(page, '2020-10-15');
  await look(record, page, 'plan on a page');
  await visit(page, at('/improvement/plans/directorate-2020/page'), 'Directorate plan 2020-21: plan on a page');
  const paper = sheets(await page.pdf({ format: 'A4', landscape: true, preferCSSPageSize: true, margin: { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' } }));
  expect(paper <= 2, `the plan of 41 actions takes ${paper} sides of A4`);
}

/** From an inspection's finding over who was told to the promise that came of it, and back to the plan of a recommendation. */
async function thread(record, page) {
  await visit(page, at('/improvement/sources'), 'Inspections and findings');
  await follow(page, 'Serious failings have lasted for years', 'Serious failings have lasted for years');
  await follow(page, 'Its thread', 'Thread: Serious failings have lasted for years');
  keepsDay(page, '2020-10-15');
  await page.locator('main summary', { hasText: 'Show the tables' }).press('Enter');
  expect((await rowOf(page, 'What leads to what', 'was promised in')).includes('Response of children’s services to Ofsted (2018)'), 'the promise does not hang on the item');
  expect((await rowOf(page, 'What leads to what', 'was promised in')).includes('Key figures in November 2018'), 'no promise');
  const promise = page.locator('main a[href*="/improvement/things/promise-figures"]:visible').first();
  await promise.focus();
  await promise.press('Enter');
  await page.locator('h1:visible', { hasText: 'Key figures in November 2018, and at every meeting' }).waitFor();
  await there(page);
  keepsDay(page, '2020-10-15');
  // The thread of a recommendation that was acted on reaches its action and its effect.
  await visit(page, at('/improvement/threads/ilacs-2018-r18'), 'Thread: R18 Partners around the table');
  await page.locator('main a[href*="/improvement/things/plan-2018-a20"]:visible').first().waitFor();
  await look(record, page, 'thread of a recommendation');
}

async function boardPage(record, page) {
  await visit(page, at('/improvement/meetings'), 'Meetings');
  await follow(page, 'Partnership executive, September 2020', 'Partnership executive, September 2020');
  for (const part of ['Decisions needed', 'Getting to Good', 'Promised to it', 'Actions of the last meeting', 'No page of this meeting has been frozen.']) await says(page, part);
  await saysNot(page, 'Freeze the board page');
  await look(record, page, 'page of a board’s meeting');
}

export async function director(record, story) {
  await story('the director signs in', async () => {
    record.director = await arrive(record, 'director');
  });
  const page = () => record.director.page;
  await story('on 30 June 2020 the director is warned that added posts end on 30 September', () => warned(page()));
  await story('on 30 June 2020 the promise of September is on time', () => promiseOnTime(page()));
  await story('on 15 October 2020 the director sees it overdue', () => promiseOverdue(page()));
  await story('the director goes from the overview to a plan, and to it on a page', () => planOnAPage(record, page()));
  await story('the director follows a finding to what was promised', () => thread(record, page()));
  await story('the director opens the page of a board’s meeting, and cannot freeze it', () => boardPage(record, page()));
}
