// The pages of reports of audits. Against the made-up server: node app_reports.mjs [PACK [SCREENSHOTS]], where PACK is an app.pack that
// is built already. Called by app.mjs too. What the store would hold is made up here.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixture } from '../../web/build/fixture.mjs';
import { HEADLINE as FINDINGS, RE_AUDITS } from './app_findings.mjs';
import { startAppServer } from './app_server.mjs';
import { goTo, heading, openApp, wellMade } from './app_view.mjs';
import { launch } from './browser.mjs';
import { check, close, expect } from './checks.mjs';
import { sheets } from './paper.mjs';
import { violations } from './report_page.mjs';

const line = (more) => ({
  id: 'r1', kind: 'highlight', kind_words: 'Highlight report', month_from: '2020-07', month_to: '2020-09', months_words: 'July 2020 to September 2020', programme: null,
  state: 'draft', state_words: 'Draft', made_at: '2020-10-05T09:00:00.000Z', author: 'Ann Lee', signed_at: null, published_at: null, published_to: null, restated: false, ...more,
});
const part = (met, all) => ({ met, all, share: met / all, lower: Math.max(0, met / all - 0.07), upper: Math.min(1, met / all + 0.07) });
const RECOMMENDATION = {
  theme: 'voice', theme_name: 'Child’s voice', issued_on: '2020-08-03', words: 'Every child is seen alone at every visit, and what they say is written down in their words.', target_percent: 15,
  due_on: '2021-01-29', state: 'open', progress: 'above', progress_words: 'Above the target', before: part(40, 172), now: part(38, 172), now_from: '2020-09', now_to: '2020-09',
};
const measure = (value) => ({ value, lower: value - 0.15, upper: Math.min(1, value + 0.15) });
const newest = FINDINGS.windows.at(-1);
const DATA = {
  window: { first: newest.first, last: newest.last, words: newest.words }, as_at: '2020-10-05',
  method: 'The headline is of 172 first-time random audits, each counted once. Intervals are at 95%.', condition: 'What is said of change holds if the sample, the tool and the auditors were comparable.',
  headline: newest, figures: FINDINGS, re_audits: RE_AUDITS, tools: [{ tool: 'core', version: '1.0.0', audits: 172 }],
  themes: { from: '2020-07', to: '2020-09', themes: [{ code: 'voice', name: 'Child’s voice', parent: null, gap: part(40, 172), strength: part(12, 172) }, { code: 'alone', name: 'Seen alone', parent: 'voice', gap: part(22, 172), strength: null }], recommendations: [RECOMMENDATION] },
  actions: [{ of: 'A plan for the child', open: 9, overdue: 2, done: 3, verified: 12, not_possible: 0, cancelled: 1 }, { of: 'All of these months', open: 30, overdue: 7, done: 8, verified: 41, not_possible: 1, cancelled: 2 }],
  agreement: { from: '2020-07', pairs: 40, few_pairs: true, least_pairs: 50, exact: { count: 26, ...measure(0.65) }, within_one: { count: 38, ...measure(0.84) }, kappa: measure(0.5), ac2: measure(0.6), table: [{ first: 'good', outstanding: 1, good: 12, requires_improvement: 4, inadequate: 0 }] },
};
const cell = (count, all) => (count === null ? { count: null, share: null, lower: null, upper: null, symbol: 'c' } : { count, share: (100 * count) / all, lower: 10, upper: 60, symbol: null });
const counted = (count) => ({ count, symbol: count === null ? 'c' : null });
const ANNEX = {
  too_few: false, audits: counted(40), marked: counted(40), weighted: false, hidden: 4, good_or_better: cell(13, 40), completion: { due: counted(50), done: counted(40), share: 80 },
  grades: [['outstanding', 'Outstanding', null], ['good', 'Good', null], ['requires_improvement', 'Requires improvement', 21], ['inadequate', 'Inadequate', 6]].map(([grade, words, count]) => ({ grade, words, ...cell(count, 40) })),
  themes: [{ code: 'voice', name: 'Child’s voice', parent: null, gap: { ...cell(12, 40), share: 0.3, lower: 0.18, upper: 0.45 }, strength: cell(null, 40) }, { code: 'alone', name: 'Seen alone', parent: 'voice', gap: cell(null, 40), strength: null }],
  recommendations: [RECOMMENDATION, { ...RECOMMENDATION, words: null }], actions: { open: counted(30), overdue: counted(null) },
};
const NARRATIVE = 'Good practice has grown, and children are seen more often.\n\nWhat children say is still written down too seldom.';

/** The server's part: what it holds, and what it was sent. */
function madeUp(state) {
  const sent = [];
  const report = {
    ...line({}), narrative: NARRATIVE, data_hash: '3b'.repeat(32), intact: true, data_text: '{}', data: DATA, replaces: null, replaced_by: null, signatures: [], restatements: [], restated_since: null, headline_today: null,
    may: { replace: true, sign: false, publish: false }, why_not: null, publish_to: [{ to: 'improvement_board', words: 'the improvement board' }], tables: [{ table: 'headline', words: 'Headline by grade' }, { table: 'themes', words: 'Themes' }],
  };
  const annex = {
    ...report, ...line({ id: 'r2', kind: 'committee_annex', kind_words: 'Committee annex', state: 'published', state_words: 'Published', signed_at: '2020-10-06T09:00:00.000Z', published_at: '2020-10-08T09:00:00.000Z', published_to: 'the committee', author: null }),
    data: { window: DATA.window, as_at: DATA.as_at, method: 'From the signed highlight report.', condition: DATA.condition, annex: ANNEX }, may: { replace: false, sign: false, publish: false }, tables: [{ table: 'annex_grades', words: 'Grades' }],
    signatures: [{ act: 'signed', by: null, at: '2020-10-06T09:00:00.000Z', published_to: null, words: 'Signed on 6 October 2020.' }],
  };
  const made = { report, annex, sent, makes: true, list: [line({}), line({ id: 'r0', state: 'replaced', state_words: 'Replaced by a newer draft' }), line({ id: 'r3', state: 'signed', state_words: 'Signed', signed_at: '2020-07-06T09:00:00.000Z', month_from: '2020-04', month_to: '2020-06' }), annex] };
  made.answer = ({ method, url, body, json, problem }) => {
    const found = /^\/api\/v1\/audits\/reports(?:\/([^/.]+))?(?:\/(\w+))?(?:\.json)?$/.exec(url.pathname);
    if (!found) return null;
    if (!state.signedIn) return problem(401, 'You must sign in to see this.');
    const [, id, act] = found;
    if (method === 'GET') {
      if (!id) return json({ today: '2020-10-05', first_month: '2018-11', may_make: made.makes, rows: made.list });
      const one = { r1: report, r2: annex }[id];
      return one ? json(one) : problem(404, 'There is no such report, or it is not for you.');
    }
    sent.push({ act: act ?? 'make', body });
    if (body.narrative?.includes('Amy Khan') && !body.kept_because) {
      const first = [...body.narrative.slice(0, body.narrative.indexOf('Amy Khan'))].length;
      const refusal = problem(422, 'The report’s words hold what looks like names or identifiers.', 'names_found');
      return { ...refusal, body: { ...refusal.body, found: [{ kind: 'child_name', words: 'the name of a child', weak: false, first, last: first + 8, found: 'Amy Khan' }] } };
    }
    if (act === 'sign') Object.assign(report, { state: 'signed', state_words: 'Signed', signed_at: '2020-10-06T09:00:00.000Z', may: { replace: false, sign: false, publish: true }, signatures: [{ act: 'signed', by: 'Dee Cee', at: '2020-10-06T09:00:00.000Z', published_to: null, words: 'Signed by Dee Cee on 6 October 2020.' }] });
    if (act === 'publish') Object.assign(report, { state: 'published', state_words: 'Published', published_at: '2020-10-08T09:00:00.000Z', published_to: 'the improvement board', may: { replace: false, sign: false, publish: false } });
    return json(report);
  };
  return made;
}

async function good(page, width) {
  await wellMade(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `wider than ${width}`);
  const wrong = await violations(page, width < 600 ? ['scrollable-region-focusable', 'target-size', 'meta-viewport'] : null);
  expect(wrong.length === 0, wrong.join('\n'));
}

/** All of it, on the made-up server; `shots` is where pictures of the pages are put. */
export async function reports(browser, server, shots = null) {
  const { state, origin } = server;
  const before = { roles: state.roles, permissions: state.permissions, signedIn: state.signedIn, more: state.more };
  const as = (role, permissions) => Object.assign(state, { signedIn: true, roles: [{ role, scope: 'authority', value: null }], permissions });
  const says = async (page, words) => {
    const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    for (const one of words) expect(text.includes(one), `"${one}" is not said: ${text.slice(0, 700)}`);
  };
  const picture = async (page, name, width) => {
    if (!shots) return;
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(height, 12_000) });
    await page.waitForTimeout(600);
    await page.screenshot({ path: join(shots, `${name}-${width}.png`), fullPage: true });
    await page.setViewportSize({ width, height: 900 });
  };
  for (const width of [1280, 320]) {
    await check(`reports: the list, and one that is not there, at ${width}`, async () => {
      const made = madeUp(state);
      state.more = made.answer;
      as('quality_assurance', ['run_audits', 'see_audit_reports', 'see_audit_figures']);
      const { page, context, complaints } = await openApp(browser, origin, '/audits/reports', { viewport: { width, height: 900 } });
      await heading(page, 'Reports of audits');
      await page.locator('main table').waitFor();
      await says(page, ['Make a report', 'July 2020 to September 2020', 'to the committee', 'each replaced by a newer one']);
      await good(page, width);
      await picture(page, 'list', width);
      await goTo(page, '/audits/reports/r9');
      await page.locator('main [role=alert]', { hasText: 'not for you' }).waitFor();
      expect(complaints.length === 0, complaints.join('\n'));
      await context.close();
    });
    await check(`reports: a draft is made, with a name taken out first, at ${width}`, async () => {
      const made = madeUp(state);
      state.more = made.answer;
      as('quality_assurance', ['run_audits', 'see_audit_reports', 'see_audit_figures']);
      const { page, context } = await openApp(browser, origin, '/audits/make-report', { viewport: { width, height: 900 } });
      await heading(page, 'Make a report');
      await page.locator('form button[type=submit]').click();
      await page.locator('.govuk-error-summary', { hasText: 'Choose which report' }).waitFor();
      await good(page, width);
      await page.locator('#report-kind-0').check();
      await page.locator('#report-from').selectOption('2020-07');
      await page.locator('#report-to').selectOption('2020-09');
      await page.locator('#report-narrative').fill('We saw 😀 Amy Khan.');
      await page.locator('form button[type=submit]').click();
      await page.locator('#names-found mark', { hasText: 'Amy Khan' }).waitFor();
      await says(page, ['“Amy Khan” looks like the name of a child']);
      await good(page, width);
      await picture(page, 'names', width);
      await page.locator('#report-narrative').fill(NARRATIVE);
      await page.locator('form button[type=submit]').click();
      await heading(page, 'Highlight report');
      const { body } = made.sent.at(-1);
      expect(body.kind === 'highlight' && body.month_from === '2020-07' && body.month_to === '2020-09' && body.narrative === NARRATIVE, JSON.stringify(body));
      await context.close();
    });
    await check(`reports: one is read, signed and published by somebody else, at ${width}`, async () => {
      const made = madeUp(state);
      state.more = made.answer;
      Object.assign(made.report, { may: { replace: false, sign: true, publish: false }, restated: true, restated_since: '2020-10-20T09:00:00.000Z', headline_today: { ...newest, good_or_better: { ...newest.good_or_better, share: 25 } },
        restatements: [{ at: '2020-10-20T09:00:00.000Z', month: '2020-08', field: 'final_grade', was: 'good', now: 'inadequate', reason: 'An appeal.', words: 'An audit of 2020-08 counted as Good; now it has the grade Inadequate.' }] });
      as('director', ['sign_audit_reports', 'see_audit_reports', 'see_audit_figures']);
      const { page, context, complaints } = await openApp(browser, origin, '/audits/reports/r1', { viewport: { width, height: 900 } });
      await heading(page, 'Highlight report: July 2020 to September 2020');
      await says(page, ['26% (19% to 33%)', 'Restated since it was frozen', '25% (19% to 33%)', 'a fall from 18% to about 8%', 'seen alone at every visit', '30 open, 7 of them overdue', 'about 46%', 'Frozen with the SHA-256', '3b3b3b3b 3b3b3b3b', 'are the same today', 'comparable', 'Not signed yet']);
      await good(page, width);
      await picture(page, 'report', width);
      await page.locator('button', { hasText: 'Sign the report' }).click();
      await page.locator('button', { hasText: 'Yes, sign it' }).click();
      await page.locator('.govuk-notification-banner', { hasText: 'The report is signed' }).waitFor();
      await page.locator('button', { hasText: 'Publish the report' }).click();
      await page.locator('button', { hasText: 'Yes, publish it' }).click();
      await page.locator('.govuk-notification-banner', { hasText: 'The report is published' }).waitFor();
      await good(page, width);
      expect(made.sent.map(({ act }) => act).join() === 'sign,publish' && made.sent[1].body.to === 'improvement_board', JSON.stringify(made.sent));
      expect(complaints.length === 0, complaints.join('\n'));
      await context.close();
    });
    await check(`reports: a scrutiny member reads the annex, and can change nothing, at ${width}`, async () => {
      const made = madeUp(state);
      Object.assign(made, { makes: false, list: [made.annex] });
      state.more = made.answer;
      as('scrutiny_member', ['see_audit_reports']);
      const { page, context } = await openApp(browser, origin, '/audits', { viewport: { width, height: 900 } });
      await page.locator('main a', { hasText: 'Reports of audits' }).click();
      await heading(page, 'Reports of audits');
      await page.locator('main table a').first().click();
      await heading(page, 'Committee annex');
      await says(page, ['hidden (c)', '4 numbers are hidden', '40 of 50 (80%)', '30 open, hidden (c) overdue', 'Not shown: its words name somebody.']);
      expect((await page.locator('main button', { hasText: /Sign|Publish|Write other/ }).count()) === 0, 'there is something to change');
      await good(page, width);
      await picture(page, 'annex', width);
      await context.close();
    });
  }
  await check('reports: a report prints on two pages and its tables', async () => {
    const made = madeUp(state);
    state.more = made.answer;
    as('director', ['see_audit_reports', 'see_audit_figures']);
    const { page, context } = await openApp(browser, origin, '/audits/reports/r1');
    await heading(page, 'Highlight report');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    for (const chart of await page.locator('.ws-chart').all()) await chart.locator('svg').waitFor();
    const paper = { format: 'A4', printBackground: true, margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } };
    const whole = await page.pdf(paper);
    if (shots) writeFileSync(join(shots, 'report.pdf'), whole);
    await page.evaluate(() => document.querySelector('.ws-report-tables').remove());
    const alone = sheets(await page.pdf(paper));
    expect(alone <= 2, `${alone} pages without its tables`);
    expect(sheets(whole) > alone, 'the tables are not printed');
    await context.close();
  });
  Object.assign(state, before);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const scratch = mkdtempSync(join(tmpdir(), 'windscreen-reports-'));
  const pack = process.argv[2] ?? join(scratch, 'app.pack');
  if (!process.argv[2]) execFileSync(process.execPath, [fileURLToPath(new URL('../../web/build/app.mjs', import.meta.url)), scratch], { stdio: ['ignore', 'ignore', 'inherit'] });
  const server = await startAppServer({ pack, report: await fixture(), publicReport: null });
  const browser = await launch();
  try {
    await reports(browser, server, process.argv[3] ?? null);
  } finally {
    await browser.close();
    server.close();
    rmSync(scratch, { recursive: true, force: true });
  }
  process.exit(close('reports') ? 0 : 1);
}
