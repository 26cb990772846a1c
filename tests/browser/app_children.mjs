// The pages about children against the real server, by role: whom each finds, for which purpose, and that nobody's name or
// identifier gets into an address, a title, the browser's memory or the server's log. The accounts (tests/application) have the
// one password: practitioner, team_manager, performance_analyst, director, scrutiny_member.
import { readFileSync } from 'node:fs';
import { asDirector, asNobody } from './app_access_record.mjs';
import { goTo, heading, signIn } from './app_view.mjs';
import { check, expect } from './checks.mjs';
import { answerPurpose, column, good, LONG, open, press, saysNobody, words } from './children_view.mjs';

async function asPractitioner(browser, origin, password, seen) {
  const { page, context, complaints } = await open(browser, origin, 'practitioner', password, '/');
  await check('children: a practitioner says why before anything is shown', async () => {
    await heading(page, 'Welcome');
    await page.locator('.govuk-service-navigation a', { hasText: 'Find a child' }).click();
    await heading(page, 'Why are you opening children’s records?');
    expect((await page.locator('a[href="/access-record"]').count()) === 0, 'the menu leads to the access record');
    await good(page, 'the question');
    await page.locator('form button[type=submit]:visible').click();
    await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
    await page.locator('#purpose-other').check();
    await page.locator('#purpose-words').fill('x');
    await page.locator('#purpose-words').press('Enter');
    await page.locator('#purpose-words-error').waitFor();
    await good(page, 'the question with an error');
    await answerPurpose(page, 'own_case');
  });
  await check('children: the own list is there at once, with the purpose in force', async () => {
    await page.locator('#found', { hasText: 'whom you may see' }).waitFor({ timeout: LONG });
    await page.locator('.ws-purpose', { hasText: 'My own case' }).waitFor();
    const names = await column(page, 'Child');
    const ids = await column(page, 'Identifier');
    expect(names.length > 3, `${names.length} rows`);
    seen.push(...names.slice(0, 3), ...ids.slice(0, 3));
    const teams = await column(page, 'Team');
    seen.practitioner = ids[0];
    seen.cases = ids.map((id, at) => ({ id, team: teams[at] }));
    await good(page, 'the list');
    expect((await page.locator('button:visible', { hasText: /^(CSV|Excel|Save as CSV)/ }).count()) === 0, 'the list can be saved by who may not');
    await saysNobody(page, seen, 'the list');
  });
  await check('children: one is found by name, and opened', async () => {
    await page.locator('#child-born').fill('31/2/2010');
    await page.locator('#child-name').fill(seen[0]);
    await page.locator('#child-name').press('Enter');
    await page.locator('#child-born-error').waitFor();
    expect((await page.locator('#child-name').inputValue()) === seen[0], 'what was typed is gone');
    await page.locator('#child-born').fill('');
    await page.locator('#child-name').press('Enter');
    await page.locator('#found', { hasText: /^\d+ child(ren)? found/ }).waitFor({ timeout: LONG });
    await page.locator('tbody a', { hasText: seen[0] }).first().click();
    await heading(page, 'One child’s journey');
    await page.locator('#timeline').waitFor({ timeout: LONG });
    const text = await words(page);
    for (const one of [seen[0], 'Ask for', 'no telephone numbers', 'How things stand', 'The story in short']) expect(text.includes(one), `it does not say ${one}`);
    await page.locator('svg.ws-timeline').waitFor();
    await page.locator('table', { hasText: 'Every record' }).waitFor();
    expect((await page.locator('button:visible', { hasText: /^(CSV|Excel|SVG|Save as CSV)/ }).count()) === 0, 'the page can be saved by who may not');
    await good(page, 'the child');
    await saysNobody(page, seen, 'the child’s page');
    expect(new URL(page.url()).pathname === '/children/timeline' && new URL(page.url()).search === '', page.url());
  });
  await check('children: back and forward work, and nothing is asked for again', async () => {
    let asked = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST') asked += 1;
    });
    await page.goBack();
    await page.locator('#found', { hasText: 'found' }).waitFor();
    expect((await page.locator('#child-name').inputValue()) === seen[0], 'what was typed is gone');
    await page.goForward();
    await page.locator('#timeline').waitFor();
    expect(asked === 0, `${asked} requests`);
  });
  await check('children: at 320 pixels', async () => {
    await page.setViewportSize({ width: 320, height: 900 });
    await good(page, 'the child');
    await page.goBack();
    await page.locator('#found').waitFor();
    await good(page, 'the list');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goForward();
  });
  await check('children: another purpose is asked for and used from then on, and what was typed stays', async () => {
    await page.goBack();
    await page.locator('#child-id').fill('half an identi');
    await press(page, 'Change your purpose');
    await heading(page, 'Why are you opening');
    await press(page, 'Go on with the purpose');
    await page.locator('.ws-purpose', { hasText: 'My own case' }).waitFor();
    expect((await page.locator('#child-id').inputValue()) === 'half an identi', 'what was typed is gone');
    await press(page, 'Change your purpose');
    await page.locator('#purpose-other').check();
    await page.locator('#purpose-words').fill('A letter from school');
    const sent = page.waitForRequest((request) => request.url().endsWith('/api/v1/children/search'));
    await page.locator('#purpose-words').press('Enter');
    const body = (await sent).postDataJSON();
    expect(body.purpose === 'other' && body.purpose_words === 'A letter from school', JSON.stringify(body));
    await page.locator('.ws-purpose', { hasText: 'A letter from school' }).waitFor();
  });
  await check('children: after loading the page anew a child must be looked for again', async () => {
    await page.locator('tbody a').first().click();
    await page.locator('#timeline').waitFor({ timeout: LONG });
    await page.reload();
    await heading(page, 'Look for the child again');
    await good(page, 'the page without a child');
    await page.locator('main a', { hasText: 'Look for a child' }).click();
    await heading(page, 'Why are you opening');
  });
  await check('children: whoever signs in again is asked again', async () => {
    await answerPurpose(page, 'own_case');
    await page.locator('#found').waitFor({ timeout: LONG });
    await page.locator('button', { hasText: 'Sign out' }).click();
    await heading(page, 'Sign in');
    await signIn(page, 'practitioner@example.org', password);
    await heading(page, 'Welcome');
    await goTo(page, '/children');
    await heading(page, 'Why are you opening');
  });
  await check('children: a session that ends loses nothing: after signing in the search is made', async () => {
    await answerPurpose(page, 'own_case');
    await page.locator('#found').waitFor({ timeout: LONG });
    await page.locator('#child-name').fill(seen[0]);
    await context.clearCookies();
    await page.locator('#child-name').press('Enter');
    await heading(page, 'You were signed out');
    expect(!(await page.locator('body').innerText()).includes(seen[1]), 'the list can be seen behind');
    await page.locator('#email:visible').waitFor();
    await signIn(page, 'practitioner@example.org', password);
    await page.locator('#found', { hasText: /^\d+ child(ren)? found/ }).waitFor({ timeout: LONG });
    await page.locator('.ws-purpose', { hasText: 'My own case' }).waitFor();
  });
  await check('children: a practitioner sees no figures’ children, nor the access record', async () => {
    for (const address of ['/children/counted?indicator=cin_open', '/access-record']) {
      await goTo(page, address);
      await heading(page, 'Your account may not see this');
    }
  });
  await check('children: refusals are called what they are', async () => {
    await goTo(page, '/children');
    await page.locator('#found').waitFor({ timeout: LONG });
    let answer = { status: 503, code: '', detail: 'The record of who opens what cannot be written, so nothing is shown.' };
    const asProblem = (route) => route.fulfill({ status: answer.status, contentType: 'application/problem+json', body: JSON.stringify({ ...answer, remedy: 'Try again in a minute.' }) });
    await page.route('**/api/v1/children/search', asProblem);
    await press(page, 'Change your purpose');
    await answerPurpose(page, 'audit');
    await page.locator('[role=alert] h2', { hasText: 'Nothing can be shown just now' }).waitFor();
    expect((await words(page)).includes('cannot be written'), 'it does not say why');
    await good(page, 'a refusal');
    answer = { status: 403, code: 'grant_over', detail: 'Your role no longer reaches this.' };
    await press(page, 'Try again');
    await page.locator('[role=alert] h2', { hasText: 'Your role does not show this' }).waitFor();
    await page.unroute('**/api/v1/children/search', asProblem);
  });
  await check('children: the practitioner’s pages complain of nothing', async () => expect(complaints.length === 0, complaints.join('\n')));
  await context.close();
}

async function asManager(browser, origin, password, seen) {
  const { page, context, complaints } = await open(browser, origin, 'team_manager', password, '/');
  await check('drill-down: a manager goes from what is late to who and whose it is', async () => {
    await page.locator('h1', { hasText: 'what is late' }).waitFor({ timeout: LONG });
    const team = (await page.locator('h1:visible').innerText()).replace(': what is late', '');
    seen.elsewhere = seen.cases.find((one) => one.team !== team).id;
    await page.locator('main a', { hasText: 'Who and whose' }).first().click();
    await answerPurpose(page, 'management_oversight');
    await page.locator('h2', { hasText: 'Who they are' }).waitFor({ timeout: LONG });
    const query = new URL(page.url()).searchParams;
    expect(query.get('dimension') === 'team' && (query.get('met') === 'no' || query.get('met') === null), page.url());
    const text = await words(page);
    expect(/\d+ \S+.* counted/.test(text), text.slice(0, 300));
    const names = await column(page, 'Child');
    [seen.late] = await column(page, 'Identifier');
    seen.push(names[0], seen.late);
    const since = (await column(page, 'Since')).map((one) => Date.parse(one.replace(/ \(.*/, ' UTC')));
    expect(since.every((day, at) => at === 0 || since[at - 1] <= day), 'the longest are not first');
    await good(page, 'the list');
    await saysNobody(page, seen, 'the list');
  });
  await check('drill-down: what is saved is marked, and comes from the server', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save as CSV')]);
    const csv = readFileSync(await download.path(), 'utf8');
    const lines = csv.trim().split(/\r?\n/);
    expect(lines[0].includes('taken_by') && lines.slice(1).every((line) => line.includes('team_manager@example.org')), lines[0]);
    expect(lines.length - 1 === (await column(page, 'Child')).length, `${lines.length - 1} rows`);
    expect(!seen.some((secret) => download.suggestedFilename().includes(secret)), download.suggestedFilename());
  });
  await check('drill-down: a child of the list opens under the same purpose', async () => {
    await page.locator('tbody a').first().click();
    await page.locator('#timeline').waitFor({ timeout: LONG });
    await page.locator('.ws-purpose', { hasText: 'Management oversight' }).waitFor();
    await saysNobody(page, seen, 'the child’s page');
    await page.goBack();
    await page.locator('h2', { hasText: 'Who they are' }).waitFor();
  });
  await check('drill-down: from a measure of the whole authority only the own are listed, the others counted', async () => {
    await goTo(page, '/children/counted?indicator=cin_open');
    await page.locator('h2', { hasText: 'Who they are' }).waitFor({ timeout: LONG });
    const text = await words(page);
    expect(/children whom your role reaches/.test(text) && /only counted/.test(text), text.slice(0, 400));
  });
  await check('drill-down: a measure, its dates and its groups lead to their children', async () => {
    await goTo(page, '/performance/visits');
    await page.locator('main a', { hasText: 'Children in this figure' }).first().waitFor({ timeout: LONG });
    await page.locator('summary', { hasText: /^Figures for/ }).first().click();
    await page.locator('table:visible th[scope=row] a').nth(1).click();
    await page.locator('h1', { hasText: 'Children in this figure' }).waitFor({ timeout: LONG });
    expect(new URL(page.url()).searchParams.get('as_at') !== null, page.url());
  });
  await check('children: nobody of another team is found', async () => {
    await goTo(page, '/children');
    await page.locator('#found').waitFor({ timeout: LONG });
    await page.locator('#child-id').fill(seen.elsewhere);
    await page.locator('#child-id').press('Enter');
    await page.locator('#found', { hasText: 'No child found' }).waitFor({ timeout: LONG });
    await good(page, 'an empty list');
  });
  await check('drill-down: an address that names no measure says so', async () => {
    await goTo(page, '/children/counted?indicator=..%2Fx');
    await heading(page, 'Page not found');
    await goTo(page, '/children/counted?indicator=no_such_measure');
    await heading(page, 'Page not found');
  });
  await check('drill-down: the manager’s pages complain of nothing', async () => expect(complaints.length === 0, complaints.join('\n')));
  await context.close();
}

async function asAnalyst(browser, origin, password) {
  const { page, context } = await open(browser, origin, 'performance_analyst', password, '/children/counted?indicator=cin_open');
  await check('drill-down: an analyst sees references and no one, and is told so', async () => {
    await answerPurpose(page, 'data_quality');
    await page.locator('h2', { hasText: 'Who they are' }).waitFor({ timeout: LONG });
    expect((await words(page)).includes('stand here as references'), 'it is not said');
    const references = await column(page, 'Reference');
    expect(references.length === 100 && references.every((one) => /^ref-[0-9a-f]{16}$/.test(one)), references.slice(0, 3).join());
    expect((await page.locator('tbody a').count()) === 0, 'a reference leads somewhere');
    await press(page, 'Later rows');
    await page.locator('nav', { hasText: 'Rows 101 to 200' }).waitFor({ timeout: LONG });
    await good(page, 'the references');
    expect((await page.locator('.govuk-service-navigation a', { hasText: 'Find a child' }).count()) === 0, 'the menu leads to the search');
    await goTo(page, '/children');
    await heading(page, 'Your account may not see this');
  });
  await context.close();
}

/** `log`: the file that the server's log goes to. */
export async function children(browser, origin, password, log) {
  const seen = [];
  await asPractitioner(browser, origin, password, seen);
  await asManager(browser, origin, password, seen);
  await asAnalyst(browser, origin, password);
  await asDirector(browser, origin, password, seen);
  await asNobody(browser, origin, password);
  await check('children: the server’s log has every request and nobody’s name or identifier', async () => {
    const text = readFileSync(log, 'utf8');
    for (const route of ['/api/v1/children/search', '/api/v1/children/timeline', '/api/v1/indicators/{id}/children', '/api/v1/access-record'])
      expect(text.includes(`"${route}"`), `${route} is not in the log`);
    expect(seen.length > 6, 'too few were seen');
    for (const secret of seen) expect(!text.includes(secret), `the log has ${secret}`);
    expect(!text.includes('indicator='), 'the log has a query');
  });
}
