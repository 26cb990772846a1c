// The practitioner's reply, a second grade that is blind, and the lead's decision between the two.
import { goTo } from './app_view.mjs';
import { expect } from './checks.mjs';
import { OVERALL_WORDS, WHY_BOTH } from './month_audit.mjs';
import { account, arrive, faulted, look, open, press, said, send } from './month_people.mjs';

const REPLY = 'I agree that she should be seen alone. I had asked her, and she chose her sister.';

/** The worker of the case reads what was found, without the grade and its words, and replies. */
export async function reply(month, story) {
  await story('the practitioner reads what was found, but no grade, and replies', async () => {
    const { audit } = month.cases[0];
    account(month, 'practitioner', 'Pat Orr', 'practitioner', ['--worker', month.worker]);
    month.practitioner = await arrive(month, 'practitioner');
    const { page } = month.practitioner;
    await open(page, '/audits/conversations', 'caption:has-text("Audits of your own cases")', 'own_case');
    await page.locator(`main a[href="/audits/audits/${audit}/conversation"]`).press('Enter');
    await page.locator('#reply').waitFor();
    const text = await page.locator('main').innerText();
    expect(text.includes('What the record shows of voice_why') && text.includes('She wanted her sister there.'), 'what was found and said is not there');
    expect(!text.includes(OVERALL_WORDS) && !text.includes('Auditor’s grade'), 'the words of the grade are there');
    await press(page, 'Send your reply');
    await faulted(page, 'Write what you want to say');
    await page.locator('#reply').pressSequentially(REPLY);
    await look(month, page, 'reply of a practitioner');
    await press(page, 'Send your reply');
    await said(page, 'Your reply stands beside the audit.');
  });
  await story('the auditor reads the reply before submitting', async () => {
    const { page } = month.auditor;
    // Their page shows the conversation as it was when they recorded it: they come back to it from the form.
    await goTo(page, `/audits/audits/${month.cases[0].audit}`);
    await page.locator('.ws-audit-form').waitFor();
    await open(page, `/audits/audits/${month.cases[0].audit}/conversation`, `dd:has-text("${REPLY}")`);
  });
}

async function giveModerator(month, audit) {
  const { page } = month.lead;
  await goTo(page, '/audits/decisions');
  await page.locator(`main a[href="/audits/decisions/${audit}"]`).press('Enter');
  await page.locator('#moderator').waitFor();
  const option = await page.locator('#moderator option', { hasText: 'Mo Hart' }).getAttribute('value');
  await page.locator('#moderator').selectOption(option);
  await press(page, 'Ask for the second grade');
  await said(page, 'The moderator finds it in their list.');
}

/** Whatever of an answer would tell the first grade; empty where nothing does. */
function tells(address, text) {
  if (text.includes(OVERALL_WORDS) || text.includes(WHY_BOTH)) return `${address} has the words of the grade`;
  let found = '';
  const walk = (value) => {
    if (value === null || typeof value !== 'object') return;
    for (const [name, inner] of Object.entries(value)) {
      if (['auditor_grade', 'first_grade', 'moderated_grade', 'final_grade', 'why'].includes(name) && inner !== null && inner !== '') found = `${address}: ${name} is ${JSON.stringify(inner)}`;
      if (name === 'question' && ['overall_grade', 'overall_why'].includes(inner)) found = `${address} has the answer to ${inner}`;
      walk(inner);
    }
  };
  try {
    walk(JSON.parse(text));
  } catch {
    return '';
  }
  return found;
}

/** Opens everything that could tell the first grade, gives the second, and only then sees both. */
async function secondGrade(month) {
  const { audit } = month.cases[0];
  const bodies = [];
  month.moderator = await arrive(month, 'moderator', month.browser, async (page) => {
    page.on('response', (response) => {
      if (response.url().includes('/api/')) bodies.push(response.text().then((text) => [new URL(response.url()).pathname, text], () => ['', '']));
    });
  });
  const { page } = month.moderator;
  await goTo(page, '/audits/moderation');
  await page.locator('caption', { hasText: 'Waiting' }).waitFor();
  const { body: list } = await send(page, 'GET', '/api/v1/audits/moderations.json');
  month.seconds = new Map(list.rows.map((row) => [row.audit, row.moderation]));
  expect(month.seconds.size === 2, `${month.seconds.size} second grades wait`);
  await look(month, page, 'second grades');
  await page.locator(`main a[href="/audits/moderation/${month.seconds.get(audit)}"]`).press('Enter');
  await page.getByText('Shown after yours').waitFor();
  await page.locator('main a', { hasText: 'Open the audit' }).press('Enter');
  await page.getByText('The auditor’s overall judgement is not shown to you yet.').waitFor();
  await goTo(page, `/audits/audits/${audit}/history`);
  await page.locator('main [role=alert], main table').first().waitFor();
  expect((await page.locator('main table').count()) === 0, 'a blind moderator is shown the history');
  await goTo(page, `/audits/audits/${audit}/conversation`);
  await page.locator('main [role=alert], main h2').first().waitFor();
  await goTo(page, `/audits/moderation/${month.seconds.get(audit)}`);
  await page.locator('#grade-inadequate').waitFor();
  const before = (await Promise.all(bodies)).map(([address, text]) => tells(address, text)).filter((fault) => fault !== '');
  expect(bodies.length > 5, `only ${bodies.length} answers were looked at`);
  expect(before.length === 0, before.join('; '));
  await press(page, 'Give this grade');
  await faulted(page, 'Choose your grade');
  await page.locator('#grade-inadequate').press('Space');
  await look(month, page, 'second grade');
  await press(page, 'Give this grade');
  await said(page, 'Your grade is kept');
  const text = await page.locator('main').innerText();
  expect(/Your grade\s+Inadequate/.test(text) && /Auditor’s grade\s+Good/.test(text), `both grades are not shown: ${text}`);
  expect(text.includes('two or more apart'), 'it does not say that the lead decides');
}

async function agree(month) {
  const { page } = month.moderator;
  await goTo(page, `/audits/moderation/${month.seconds.get(month.cases[1].audit)}`);
  await page.locator('#grade-good').press('Space');
  await press(page, 'Give this grade');
  await said(page, 'Your grade is kept');
  await press(page, 'Keep what we agreed on');
  await said(page, 'What you agreed on is kept.');
}

async function decide(month) {
  const { page } = month.lead;
  await goTo(page, `/audits/decisions/${month.cases[0].audit}`);
  await page.locator('#final-inadequate').press('Space');
  await press(page, 'Make it final');
  await faulted(page, 'Say why this grade is the right one');
  await look(month, page, 'decision');
  await page.locator('#why-final').pressSequentially('Nobody has seen her alone for a year: that she chose company once does not explain it.');
  await press(page, 'Make it final');
  await said(page, 'The grade is final');
}

async function settleOthers(month) {
  const { page } = month.lead;
  await goTo(page, `/audits/decisions/${month.cases[1].audit}`);
  await page.locator('#final').waitFor();
  await press(page, 'Make it final');
  await said(page, 'The grade is final');
  await goTo(page, `/audits/decisions/${month.cases[2].audit}`);
  await page.locator('#move').selectOption('void');
  await page.locator('#why-move').fill('The neighbour council has withdrawn its auditor, and the month is over.');
  await press(page, 'Make it void');
  await said(page, 'It is done');
}

export async function grades(month, story) {
  await story('the lead gives both audits to a moderator', async () => {
    await giveModerator(month, month.cases[0].audit);
    await look(month, month.lead.page, 'choosing a moderator');
    await giveModerator(month, month.cases[1].audit);
  });
  await story('the moderator grades blind, and then sees both grades', () => secondGrade(month));
  await story('where the two agree, the moderator says so', () => agree(month));
  await story('where they differ the lead decides, with a reason', async () => {
    // Whoever answers for what an inadequate grade asks for.
    account(month, 'manager', 'Tom Fry', 'team_manager', ['--scope', 'team', '--value', month.cases[0].team]);
    await decide(month);
  });
  await story('the other grade is made final, and an audit that nobody will make is void', () => settleOthers(month));
}
