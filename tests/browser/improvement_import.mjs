// The programme manager brings in a plan as authorities have theirs: a spreadsheet with a title above, merged themes, a day that is
// none, a row without an action, and a column that nothing of the record is.
import { expect } from './checks.mjs';
import { follow, rowOf, says, saysNot, visit } from './improvement_people.mjs';
import { faulted, look, press, said, send } from './month_people.mjs';

const TITLE = 'Adolescent service plan 2027';
const CSV = `${TITLE},,,,,,,
Theme,No.,What we will do,Action owner,By when,Status,Success measure,Blockers
Safe at home,1.1,Meet every missing child within three days of return,Head of adolescent service,31/3/2027,In progress,Talks held within three days,
,1.2,Write one safety plan with the family,Team manager,31/2/2027,Not started,,
,,,Team manager,1/5/2027,,,
Work with schools,2.1,"Tell schools, on the day, who worries us",Head of early help,March 2027,Complete,,Waits for the school year
`;
const FILE = { name: 'adolescents.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) };

async function choose(page) {
  await visit(page, '/improvement/import', 'A plan from a spreadsheet');
  await page.locator('#plan-file').setInputFiles(FILE);
  await press(page, 'Look at the file');
  await says(page, 'Nothing has been saved yet.');
}

async function preview(record, page) {
  await visit(page, '/improvement/import', 'A plan from a spreadsheet');
  await press(page, 'Look at the file');
  await faulted(page, 'Choose a CSV file or a workbook (.xlsx)');
  await choose(page);
  const day = await rowOf(page, 'What could not be read', '31/2/2027');
  expect(/^4 By when/.test(day.trim()) && day.includes('It stays empty, and the text is kept as an update.'), day);
  const row = await rowOf(page, 'What could not be read', 'The whole row');
  expect(/^5 /.test(row.trim()) && row.includes('The column of the action is empty.') && row.includes('The row is left out.'), row);
  expect(/Safe at home 2/.test(await rowOf(page, 'Themes that would be made', 'Safe at home')), 'the merged theme is not carried down');
  const action = await rowOf(page, 'Actions that would be made', '2.1');
  for (const part of ['Tell schools, on the day, who worries us', 'Work with schools', 'Head of early help', '31 March 2027', 'Delivered']) expect(action.includes(part), `${part}: ${action}`);
  await says(page, 'These columns are not used: Blockers.');
  expect((await page.locator('#plan-title').inputValue()) === TITLE, 'the title above the table is not offered');
  await look(record, page, 'a plan that is looked at before it is brought in');
}

async function bringIn(record, page) {
  // Nothing of a column is lost where somebody asks for it.
  await page.locator('#column-8').selectOption('keep');
  await press(page, 'Bring in 3 actions');
  await faulted(page, 'The columns were changed since. Look again before the plan is brought in');
  await press(page, 'Look again');
  await page.waitForFunction(() => !document.querySelector('main').innerText.includes('These columns are not used'));
  await press(page, 'Bring in 3 actions');
  await faulted(page, 'Tick that the rows are to be left out');
  await page.locator('#plan-leave-out').press('Space');
  await press(page, 'Bring in 3 actions');
  await said(page, 'Brought in');
  for (const part of ['3 actions from adolescents.csv.', '1 row could not be used and was left out.']) await says(page, part);
  await follow(page, 'Open the plan', TITLE);
  record.imported = new URL(page.url()).pathname.split('/').at(-1);
  await says(page, 'Of 3 actions, 1 is delivered, 1 is under way and 1 is not started.');
  // What was delivered in the spreadsheet has no evidence, and that shows.
  await says(page, '1 of them has nothing that shows it.');
  await says(page, '1 of 1 is words alone: nobody can say whether it is reached.');
  const row = await rowOf(page, `Actions of ${TITLE}`, 'Write one safety plan with the family');
  expect(row.includes('Safe at home') && row.includes('Team manager') && row.includes('No day'), row);
  await look(record, page, 'a plan that was brought in');
  await follow(page, 'Write one safety plan with the family', '1.2 Write one safety plan with the family');
  await says(page, '31/2/2027');
  await visit(page, `/improvement/plans/${record.imported}`, TITLE);
  await follow(page, 'Tell schools, on the day, who worries us', '2.1 Tell schools, on the day, who worries us');
  await says(page, 'Waits for the school year');
}

async function onlyOnce(page) {
  await choose(page);
  await says(page, 'This table was brought in before: its plan is there.');
  await saysNot(page, 'Bring in 3 actions');
  const { body } = await send(page, 'GET', '/api/v1/improvement/plans');
  expect(body.filter(({ title }) => title === TITLE).length === 1, 'the plan is there twice');
}

/** Out again, as CSV and as a workbook. */
async function outAgain(page, plan) {
  const files = await page.evaluate(async (id) => {
    const at = `/api/v1/improvement/plans/${id}`;
    const workbook = await fetch(`${at}/workbook`);
    const bytes = new Uint8Array(await workbook.arrayBuffer());
    return { csv: await (await fetch(`${at}.csv`)).text(), status: workbook.status, kind: workbook.headers.get('content-type'), begins: String.fromCharCode(...bytes.subarray(0, 2)), size: bytes.length };
  }, plan);
  expect(files.status === 200 && files.begins === 'PK' && files.size > 1000 && /spreadsheetml/.test(files.kind), `the workbook: ${files.status} ${files.kind} ${files.size}`);
  for (const part of ['Meet every missing child within three days of return', '2027-03-31']) expect(files.csv.includes(part), `the CSV has no ${part}: ${files.csv.slice(0, 400)}`);
}

/** `record.keeper` is the programme manager's view. */
export async function planImport(record, story) {
  const { page } = record.keeper;
  await story('a plan in a spreadsheet is looked at, with what cannot be read', () => preview(record, page));
  await story('it is brought in, with what no column fits kept', () => bringIn(record, page));
  await story('it can be brought in once', () => onlyOnce(page));
  await story('a plan goes out as CSV and as a workbook', () => outAgain(page, record.imported));
}
