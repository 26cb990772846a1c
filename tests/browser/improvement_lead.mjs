// A team manager who leads an action: it stands in their work list, they say that it is delivered, and no more than that.
import { heading } from './app_view.mjs';
import { expect } from './checks.mjs';
import { beginToSay, follow, longDay, rowOf, says, saysNot, visit } from './improvement_people.mjs';
import { ACTION } from './improvement_keeper.mjs';
import { arrive, faulted, look, press, said, send } from './month_people.mjs';

async function seesWhatIsDue(record, page) {
  await visit(page, '/improvement', 'Improvement');
  await follow(page, 'You have 1 thing to do', 'What is due');
  const row = await rowOf(page, 'What is due from you', ACTION);
  expect(row.includes(`Deliver: ${ACTION}`) && row.includes('Due in 45 days') && row.includes('Improvement'), row);
  await look(record, page, 'work list of a team manager');
  await follow(page, `Deliver: ${ACTION}`, ACTION);
  expect(new URL(page.url()).pathname === record.action, page.url());
}

async function offered(record, page) {
  await page.locator('main summary', { hasText: 'Say how it stands' }).press('Enter');
  await page.locator('#say-kind').waitFor();
  const choices = await page.locator('#say-kind option').evaluateAll((all) => all.map(({ value }) => value).filter((one) => one !== ''));
  expect([...choices].sort().join() === 'delivered,status,update', `whoever leads is offered ${choices}`);
  expect((await page.locator('#keeping').count()) === 0, 'whoever leads is offered to keep the record');
  // The server refuses what is not offered, with what to do.
  for (const kind of ['impact', 'embedded', 'rating', 'due', 'lead']) {
    const wish = { thing: record.actionId, kind, value: kind === 'rating' ? 'green' : 'yes', words: 'All is well.', evidence: 'None', due: '2030-01-31', owner: 'Nobody' };
    const refused = await send(page, 'POST', '/api/v1/improvement/entries', wish);
    expect(refused.status === 403 && refused.body.code === 'not_yours_to_say' && refused.body.remedy.length > 0, `${kind}: ${JSON.stringify(refused)}`);
  }
  // Nor may they say anything of what somebody else leads, or add to the record.
  const others = await send(page, 'POST', '/api/v1/improvement/entries', { thing: 'g2g-a01', kind: 'update', words: 'All is well.' });
  expect(others.status === 403 && others.body.code === 'not_yours_to_say', JSON.stringify(others));
  const adds = await send(page, 'POST', '/api/v1/improvement/things', { kind: 'action', parent: 'g2g', title: 'Mine' });
  expect(adds.status === 403, JSON.stringify(adds));
  await visit(page, '/improvement/things/g2g-a01', '1.1 Write down each manager’s decision, reason and day');
  await saysNot(page, 'Say how it stands');
}

async function delivers(record, page) {
  await visit(page, record.action, ACTION);
  await beginToSay(page, 'delivered');
  await press(page, 'Add to the record');
  await faulted(page, 'Say whether it is so.');
  await look(record, page, 'saying that an action is delivered');
  await page.locator('.govuk-error-summary a').first().press('Enter');
  expect((await page.evaluate(() => document.activeElement?.type)) === 'radio', 'the error does not lead to the choices');
  await page.getByRole('radio', { name: /Yes, it is delivered/ }).press('Space');
  await page.locator('#say-words').fill('The first session was held.');
  await page.locator('#say-evidence').fill('Slides and list of those who came');
  await press(page, 'Add to the record');
  await said(page, 'Added: whether it is delivered');
  await says(page, `${longDay(record.today)}. The first session was held. Evidence: Slides and list of those who came`);
  // Delivered is neither embedded nor impact.
  await says(page, 'Not shown');
  const { body } = await send(page, 'GET', `/api/v1/improvement/things/${record.actionId}`);
  expect(body.delivered?.on === record.today && body.embedded === null && body.impact === null, JSON.stringify(body.delivered));
}

async function nothingLeft(page) {
  await visit(page, '/improvement/due', 'What is due');
  await says(page, 'Nothing is due from you.');
  await saysNot(page, ACTION);
  await visit(page, '/improvement', 'Improvement');
  await says(page, 'Nothing in the record is waiting for you');
}

/** `record.action` and `record.actionId` are what the programme manager gave them to lead. */
export async function lead(record, story) {
  await story('the team manager sees what is due from them', async () => {
    record.manager = await arrive(record, 'manager');
    await seesWhatIsDue(record, record.manager.page);
  });
  const page = () => record.manager.page;
  await story('they are offered what a lead may say, and the server refuses the rest', () => offered(record, page()));
  await story('they say that it is delivered', () => delivers(record, page()));
  await story('their work list loses it', () => nothingLeft(page()));
  await story('the programme manager sees who said so', async () => {
    const { page: keepers } = record.keeper;
    await visit(keepers, record.action, ACTION);
    await heading(keepers, ACTION);
    const row = await rowOf(keepers, 'All that was said of it', 'The first session was held.');
    expect(row.includes('Tom Fry') && row.includes('Slides and list of those who came'), row);
  });
}
