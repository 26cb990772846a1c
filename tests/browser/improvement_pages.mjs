// Every page of the improvement record as at 15 October 2020: what it has to say, that it is well made, accessible, and fits a phone.
import { join } from 'node:path';
import { wellMade } from './app_view.mjs';
import { check, expect } from './checks.mjs';
import { at, longDay, ON, says, there, visit } from './improvement_people.mjs';
import { openSome, violations } from './report_page.mjs';

/** `on`: as at another day. `day`: its links to other pages of the record keep the day. What is said is what the demo's papers say on that day (docs/demo.md). */
const PAGES = [
  {
    address: '/improvement', title: 'Improvement', day: true,
    said: [
      '3 promises to report are overdue', 'The oldest was due on 30 November 2018.', 'Nothing was planned for 16 findings', '1 question of scrutiny is unanswered',
      '“18 months of added posts” ended on 30 September 2020; 5 actions depend on it.', 'Getting to Good', 'Directorate plan 2020-21', 'What is due',
    ],
  },
  { address: '/improvement/plans/plan-2018', title: 'Children’s Improvement Plan', day: true, said: ['Replaced by a later plan', '21 of 21', '13 of 21', '7 of 21', '6 red, 6 amber, 5 green, 4 blue', 'G20 Have every partner answer for their part of the plan'] },
  { address: '/improvement/plans/g2g', title: 'Getting to Good', day: true, said: ['Safeguarding Children Partnership executive', 'Of 16 actions, 14 are under way and 2 are not started.', '0 of 16', '2 amber, 14 green', 'Executive director'] },
  { address: '/improvement/plans/directorate-2020', title: 'Directorate plan 2020-21', day: true, said: ['41 amber', '24 of 30 are words alone: nobody can say whether they are reached.', 'Nobody leads it.'] },
  { address: '/improvement/plans/g2g/page', title: 'Getting to Good: plan on a page', day: true, said: ['As at 15 October 2020.', 'Overseen by: Safeguarding Children Partnership executive', 'Delivered: 0 of 16.', '1.1 Write down each manager’s decision, reason and day'] },
  { address: '/improvement/plans/directorate-2020/page', title: 'Directorate plan 2020-21: plan on a page', day: true, said: ['words alone', 'Delivered: 0 of 41.'] },
  {
    address: '/improvement/things/plan-2018-a20', title: 'G20 Have every partner answer for their part of the plan', day: true,
    said: ['24 July 2018. Evidence: Terms of the Improvement Plan Delivery Group', 'Eleven meetings, each with all partners there', '28 January 2020', 'Blue: delivered, embedded, impact shown', 'R18 Partners around the table', 'Every partner came to every meeting so far.'],
  },
  { address: '/improvement/plans/qa-2020', title: 'Quality assurance forward plan', on: '2020-12-14', day: true, said: ['Themed audit: supervision', 'Went back', 'From “Under way” to “Not started” on 4 December 2020.'] },
  { address: '/improvement/things/ilacs-2018-f1', title: 'Serious failings have lasted for years', day: true, said: ['The service was judged to be in a critical state.', 'No argument: the whole system needs work, not one part.', 'Executive director', 'Response of children’s services to Ofsted (2018)'] },
  { address: '/improvement/things/promise-figures', title: 'Key figures in November 2018, and at every meeting', day: true, said: ['Performance lead', 'Report to Cabinet of 23 June 2020, paragraph 35'] },
  { address: '/improvement/things/ilacs-2018-f1/add?kind=action', title: 'Add an action', said: ['Serious failings have lasted for years', 'which it answers', 'Who leads', 'E-mail address of their account'] },
  { address: '/improvement/things/g2g/add', title: 'Add a part', said: ['Getting to Good', 'What it is'] },
  { address: '/improvement/add', title: 'Add to the improvement record', said: ['is added on that thing’s own page'] },
  { address: '/improvement/threads/ilacs-2018-f1', title: 'Thread: Serious failings have lasted for years', day: true, said: ['All 7 things of the thread are shown.', 'Nothing in this thread names an indicator.'] },
  { address: '/improvement/threads/plan-2018', title: 'Thread: 2018 Children’s Improvement Plan', day: true, said: ['are shown: those up to', 'Show '] },
  { address: '/improvement/due', title: 'What is due', day: true, said: ['Nothing is due from you.'] },
  { address: '/improvement/due?whose=all', title: 'What is due', day: true, said: ['Keep the promise: Report to Cabinet in September 2020', '15 days late', 'Programme manager'] },
  { address: '/improvement/promises', title: 'Promises', day: true, said: ['3 of 4 promises are overdue.', 'Overdue by 15 days, since 30 September 2020', 'Report to Cabinet of 23 June 2020, paragraph 35', 'Kept 1 of the'] },
  { address: '/improvement/scrutiny', title: 'Scrutiny', day: true, said: ['1 of 8 questions is unanswered and overdue.', 'How many of the added posts stay after September 2020?', 'Could be called in until 30 June 2020', 'Select committee, 28 July 2020'] },
  { address: '/improvement/sources', title: 'Inspections and findings', day: true, said: ['24 loose ends', 'Inspection of February and March 2018', 'Be able to tell inspectors what changed for children in lockdown'] },
  { address: '/improvement/risks', title: 'Risks and capacity', day: true, said: ['18 months of added posts', 'Ended on 30 September 2020, 15 days ago. Nothing carries it on.', 'So much changes at once that services get worse', 'Keep caseloads in assessment teams within the limit'] },
  { address: '/improvement/feedback', title: 'You said, we did', day: true, said: ['31 of 96 replied (32%).', 'Staff in the pandemic', 'I had to tell my story again and again'] },
  { address: '/improvement/meetings', title: 'Meetings', day: true, said: ['Partnership executive, September 2020', 'North East, October 2020', 'Frozen pages'] },
  { address: '/improvement/meetings/pe-2020-09', title: 'Partnership executive, September 2020', day: true, said: ['Decisions needed', '18 months of added posts', 'What slipped since', 'Getting to Good', 'Promised to it'] },
  { address: '/improvement/meetings/qne-2020-10', title: 'North East, October 2020', day: true, said: ['Exceptions', 'Overdue', 'Actions of the last meeting', 'Agenda'] },
  // Once the newest figures are of a day before.
  { address: '/improvement/meetings/qne-2020-10', on: '2020-11-30', title: 'North East, October 2020', day: true, said: ['Figures of North East as at 12 November 2020', 'Against the whole', 'See the page as at the day of the meeting'] },
  { address: '#paper', title: 'North East, October 2020', said: ['Frozen', 'Nia Cole', 'Exceptions', 'The bytes were checked just now against the SHA-256 fingerprint'] },
  { address: '/improvement/import', title: 'A plan from a spreadsheet', said: ['Nothing is saved until you have seen what would be read.'] },
  { address: '/improvement/reminders', title: 'Reminders and your calendar', said: ['They never hold a child’s name or number', 'In your own calendar'] },
];

/** No level of heading is left out, and there is one first heading. */
async function headingsInOrder(page, width) {
  const levels = await page.locator('main :is(h1, h2, h3, h4, h5):visible').evaluateAll((all) => all.filter((one) => !one.closest('[role=alert], .govuk-notification-banner')).map((one) => Number(one.tagName.slice(1))));
  expect(levels.filter((one) => one === 1).length === 1, `at ${width}: first headings: ${levels.join(' ')}`);
  levels.forEach((level, place) => expect(place === 0 || level <= levels[place - 1] + 1, `at ${width}: headings of levels ${levels.join(' ')}`));
}

/** Whatever stands in a table can be saved. */
async function tablesSaved(page) {
  const without = await page.locator('main table').evaluateAll((all) => all.filter((one) => !one.closest('.ws-table-whole')?.querySelector('.ws-save')).map((one) => one.caption?.textContent ?? 'without a caption'));
  expect(without.length === 0, `tables that cannot be saved: ${without.join('; ')}`);
}

/** Links to pages of the record that forget the day; the way from an earlier day to today stands apart from the text. */
async function dayKept(page) {
  const lost = await page.locator('main a').evaluateAll((all) => all.filter((one) => !one.closest('.govuk-inset-text')).map((one) => one.getAttribute('href') ?? '')
    .filter((address) => /^\/improvement(\/|$|\?)/.test(address) && !/^\/improvement\/(papers\/|import|reminders)/.test(address) && !/[?&]on=\d/.test(address)));
  expect(lost.length === 0, `links that forget the day: ${[...new Set(lost)].slice(0, 5).join(' ')}`);
}

/** At 320 pixels axe asks what depends on the width alone. */
async function atWidth(record, page, width, name) {
  await page.setViewportSize({ width, height: 900 });
  await there(page);
  await headingsInOrder(page, width);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide <= width, `at ${width} the page is ${wide} pixels wide`);
  const wrong = await violations(page, width < 600 ? ['scrollable-region-focusable', 'target-size', 'meta-viewport'] : null);
  expect(wrong.length === 0, `at ${width}: ${wrong.join('\n')}`);
  if (record.pictures) await page.screenshot({ path: join(record.pictures, `${name.replaceAll(/[^a-z0-9]+/gi, '_')} ${width}.png`), fullPage: true });
}

/** `view` is that of whoever keeps the record: every page is theirs. `record.paper` is the address of a frozen page. */
export async function everyPage(record, view) {
  const { page } = view;
  for (const { address, title, said, on = ON, day = false } of PAGES) {
    await check(`improvement: ${address} as at ${longDay(on)}`, async () => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await visit(page, address === '#paper' ? record.paper : at(address, on), title);
      for (const part of said) await says(page, part);
      if (day) {
        await says(page, `As at ${longDay(on)}`);
        await dayKept(page);
      }
      await openSome(page, 3);
      await there(page);
      await wellMade(page);
      await tablesSaved(page);
      for (const width of [1280, 320]) await atWidth(record, page, width, `${address} ${on}`);
    });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Days on which there is no record yet, and things that there are not: pages that say so. */
const NOTHING = [
  { address: '/improvement', day: '2016-02-29', title: 'Improvement', said: 'No plan is in the record yet.' },
  { address: '/improvement/promises', day: '2016-02-29', title: 'Promises', said: 'No promise is in the record on this day.' },
  { address: '/improvement/scrutiny', day: '2016-02-29', title: 'Scrutiny', said: 'No body, meeting, question or recommendation is in the record on this day.' },
  { address: '/improvement/sources', day: '2016-02-29', title: 'Inspections and findings', said: 'No source is in the record on this day.' },
  { address: '/improvement/risks', day: '2016-02-29', title: 'Risks and capacity', said: 'No risk is in the record on this day.' },
  { address: '/improvement/meetings', day: '2016-02-29', title: 'Meetings', said: 'No meeting is in the record on this day.' },
  { address: '/improvement/due?whose=all', day: '2016-02-29', title: 'What is due', said: 'Nothing is due from anybody.' },
  { address: '/improvement/things/promise-themes', day: ON, title: 'Improvement record', said: 'The improvement record has no such thing on that day.' },
  { address: '/improvement/plans/promise-figures', day: ON, title: 'Improvement plan', said: 'The improvement record has no such' },
  { address: '/improvement/promises', day: '2019-02-29', title: 'Promises', said: 'Try again' },
];

export async function nothingThere(view) {
  const { page } = view;
  for (const { address, day, title, said } of NOTHING) {
    await check(`improvement: ${address} as at ${day} says that there is nothing`, async () => {
      await visit(page, at(address, day), title);
      await says(page, said);
      await wellMade(page);
    });
  }
}
