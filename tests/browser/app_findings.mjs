// The pages of what audits say together. Against the made-up server: node app_findings.mjs [PACK [SCREENSHOTS]], where PACK is an app.pack
// that is built already. Called by app.mjs too.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixture } from '../../web/build/fixture.mjs';
import { startAppServer } from './app_server.mjs';
import { goTo, heading, openApp, wellMade } from './app_view.mjs';
import { launch } from './browser.mjs';
import { check, close, expect } from './checks.mjs';
import { openSome, violations } from './report_page.mjs';

const NAMES = [['outstanding', 'Outstanding'], ['good', 'Good'], ['requires_improvement', 'Requires improvement'], ['inadequate', 'Inadequate']];
const share = (met, all) => (all === 0
  ? { met: 0, all: 0, share: null, lower: 0, upper: 100, effective: 0 }
  : { met, all, share: (100 * met) / all, lower: Math.max(0, (100 * met) / all - 7), upper: Math.min(100, (100 * met) / all + 7), effective: all });
const headline = (counts) => {
  const all = counts.reduce((sum, one) => sum + one, 0);
  return {
    audits: all, weighted: false, cautions: all === 0 ? [] : [`Not weighted: of ${all} of ${all} audits it is not known how likely they were to be drawn.`],
    grades: NAMES.map(([grade, words], index) => ({ grade, words, ...share(counts[index], all) })), good_or_better: share(counts[0] + counts[1], all),
  };
};
const span = (first, last, words) => ({ first, last, words: `${words}, by month sampled` });
const WINDOWS = [
  { ...span('2020-01-01', '2020-03-31', 'January 2020 to March 2020'), ...headline([2, 31, 101, 36]) },
  { ...span('2020-04-01', '2020-06-30', 'April 2020 to June 2020'), ...headline([0, 0, 0, 0]) },
  { ...span('2020-07-01', '2020-09-30', 'July 2020 to September 2020'), ...headline([3, 42, 96, 31]) },
];

const day = (back) => new Date(Date.UTC(2020, 8 - back, 1)).toISOString().slice(0, 10);
function chart(what, words, usual) {
  const months = Array.from({ length: 20 }, (_, index) => {
    const none = index === 15;
    const value = index === 19 ? usual + 25 : usual + ((index * 7) % 9) - 4;
    return { month: day(19 - index), audits: none ? 0 : 57, met: none ? 0 : Math.round(value / 2), share: none ? null : value, centre: usual, lower: none ? null : Math.max(0, usual - 15), upper: none ? null : usual + 15 };
  });
  return {
    what, words, weighted: false, months, why_none: '', signals: [{ rule: 'beyond_limits', direction: 'higher', first: 19, last: 19, words: 'September 2020 is above the upper limit.' }],
    baselines: [{ from: day(19), until: '2020-01-31', first: 0, reason: '' }],
  };
}

export const HEADLINE = {
  by: 'sampled', rolling: false, months: 3, audits: 342, imported: 342, without_day: 2, windows: WINDOWS,
  comparisons: [{
    older: WINDOWS[0], newer: WINDOWS[2],
    changes: [
      { grade: 'good_or_better', words: 'Good or better rose from 7% to 26% (+19 points, 95% interval +11 to +27): more than chance would give.', difference: 19, lower: 11, upper: 27, beyond_chance: true },
      { grade: 'inadequate', words: 'Inadequate fell from 22% to 18% (-4 points, 95% interval -13 to +4): not distinguishable from no change.', difference: -4, lower: -13, upper: 4, beyond_chance: false },
    ],
  }],
  trend: { windows: 3, chance: 0.01, odds: null, words: 'Over the 3 windows the four grades together got better.' },
  power: ['Inadequate: With 172 audits a quarter, a fall from 18% to about 8% would be seen four times in five; a smaller one would often be missed.'],
  charts: [chart('good_or_better', 'Good or better', 20), chart('inadequate', 'Inadequate', 19)],
  streams: [['random', 'first-time random audits', [3, 42, 96, 31]], ['re_audit', 're-audits', [0, 6, 9, 4]], ['external', 'external audits', [0, 0, 0, 0]]].map(([stream, words, counts]) => ({ stream, ever: 400, ...headline(counts), words })),
  silent_services: ['Permanence'],
  completion: [{ group: 'Auditors', due: 40, done: 38, paused: 0, late: 1, void_or_replaced: 2, share: 95, lower: 84, upper: 99 }, { group: 'All', due: 40, done: 38, paused: 0, late: 1, void_or_replaced: 2, share: 95, lower: 84, upper: 99 }],
};

const ratio = { ratio: 4, lower: 1.58, upper: 10.15, beyond_chance: true, half_added: false, strata_without_contrast: 0 };
const curve = (what) => ({ what, all: 40, done: 30, median: 21, median_lower: 14, median_upper: 35, followed_for: 90, steps: [5, 14, 21, 40].map((days, index) => ({ days, at_risk: 40 - 8 * index, done: 8, still_open: 80 - 20 * index, lower: 70 - 20 * index, upper: 88 - 18 * index })) });
const INADEQUATE = {
  by: 'sampled', window: span('2019-10-01', '2020-09-30', 'October 2019 to September 2020'), audits: 342, inadequate: share(67, 342),
  factors: [
    { factor: 'oversight', source: 'answers', stands: true, note: '', words: 'management oversight was not evidenced, or only in part', with: share(10, 20), without: share(5, 40), unknown: 282, crude: ratio, stratified: ratio, services: 2, sentence: 'Where management oversight was not evidenced, or only in part, 10 of 20 audits were inadequate; elsewhere 5 of 40: 4.0 times as often.' },
    { factor: 'lead_workers_recorded', source: 'case_data', stands: false, note: 'A count is 0: half an audit was added to each, so that the ratio is rough.', words: 'three workers or more had held the case in the 12 months before', with: share(0, 12), without: share(40, 300), unknown: 30, crude: { ...ratio, ratio: 0.3, lower: 0.02, upper: 4.8, beyond_chance: false, half_added: true }, stratified: null, services: 2, sentence: 'Where three workers or more had held the case in the 12 months before, 0 of 12 audits were inadequate; elsewhere 40 of 300.' },
    { factor: 'legacy', source: 'answers', stands: false, note: 'There are no two groups to compare.', words: 'what went wrong began before the look-back', with: share(0, 0), without: share(5, 40), unknown: 302, crude: null, stratified: null, services: 1, sentence: 'There are no two groups to compare.' },
  ],
  caution: 'This is an association, not a cause: weak cases may attract more oversight.', looks: 'These are 2 looks at the same audits.', case_data_as_at: '2020-09-30', case_data_without: 30, as_at: '2020-09-30', time_to_fix: [curve('actions'), curve('improved')],
};
const side = (name, words, counts) => {
  const { grades, good_or_better: good, audits } = headline(counts);
  return { side: name, words, audits, grades, good_or_better: good, inadequate: share(counts[3], audits) };
};
const COMPLIANCE = {
  by: 'sampled', window: INADEQUATE.window, audits: 342, step: 'visits', step_words: 'Visits, whatever the plan', graded: 'overall', section: 'visits', indicators: ['Children on a child protection plan visited on time'],
  steps: [{ step: 'visits', words: 'Visits, whatever the plan', section: 'visits' }, { step: 'reviews', words: 'Reviews of plans and of children looked after', section: 'planning' }],
  unit: null, unit_name: null, units: [{ unit: 'service-permanence', kind: 'service', name: 'Permanence' }, { unit: 'north-1', kind: 'team', name: 'North 1 with a name that is rather long' }],
  as_at: '2020-09-30', not_counted: 40, not_known: 12, without_grade: 0, sides: [side('on_time', 'On time', [3, 60, 120, 29]), side('late', 'Late', [0, 12, 40, 26])],
  difference: { difference: 14, lower: 3, upper: 24, beyond_chance: true }, inadequate_difference: { difference: -20, lower: -32, upper: -9, beyond_chance: true },
  words: 'Of 212 audits where it was on time 63 were good or better (30%), of 78 where it was late 12 (15%): more of a difference than chance would give.',
  inadequate_words: 'Of the 212 that were on time 29 were inadequate (14%, 95% interval 10% to 19%), of the 78 that were late 26 were inadequate (33%, 95% interval 24% to 44%): more of a difference than chance would give.',
  cautions: ['Each audit counts once, without weights.'],
};
export const RE_AUDITS = {
  matrix: NAMES.map(([grade, words], index) => ({ grade, words, due: index === 3 ? 12 : 0, second: index === 3 ? [0, 4, 3, 3] : [0, 0, 0, 0], not_possible: index === 3 ? 1 : 0, open: index === 3 ? 1 : 0 })),
  words: '3 of 10 cases graded inadequate were graded inadequate again (30%). With no change at all about 46% would have been: the difference is not more than chance would give.',
  again: { ...share(3, 10), improved: false }, expected: { share: 46, lower: 22, upper: 70, pairs: 19 }, example: 'An example with assumed numbers.', without_first: 2,
};
const unit = (kind, name, slug, counts, words) => ({ kind, name, unit: slug, ...headline(counts), words, little: counts.reduce((a, b) => a + b, 0) < 20, standing_good: 'as expected', standing_inadequate: 'may be higher' });
const UNITS = [
  unit('service', 'Permanence', 'service-permanence', [1, 20, 50, 14], 'x'), unit('service', 'Safeguarding', 'service-safeguarding', [2, 22, 60, 20], 'x'),
  unit('team', 'East 1', 'east-1', [0, 10, 0, 0], 'All 10 audits were good or better; from so many, the share of practice that is may be anything between 72% and 100%.'),
  unit('team', 'North 1 with a name that is rather long', 'north-1', [0, 3, 9, 4], 'x'), unit('team', 'South 2', 'south-2', [0, 0, 0, 0], 'There was no audit in these months.'),
];
const TEAM = { by: 'sampled', months: 12, kind: 'team', name: 'East 1', unit: 'east-1', windows: [{ ...UNITS[2], ...span('2019-10-01', '2020-09-30', ''), window: 'October 2019 to September 2020, by month sampled', words: UNITS[2].words, whole: { good_or_better: share(78, 342), inadequate: share(67, 342) } }], changes: ['Inadequate stayed at 0%.'], power: null };
const ANSWERS = { '': HEADLINE, '/inadequate': INADEQUATE, '/compliance': COMPLIANCE, '/re-audits': RE_AUDITS, '/teams': { by: 'sampled', window: INADEQUATE.window, whole: headline([5, 73, 197, 67]), units: UNITS }, '/teams/east-1': TEAM };

/** The server's part. What was asked for is in `asked`. */
const added = (state, asked) => ({ url, json, problem }) => {
  const found = /^\/api\/v1\/audits\/findings(.*)\.json$/.exec(url.pathname);
  if (!found) return null;
  asked.push(url.search);
  if (!state.signedIn) return problem(401, 'You must sign in to see this.');
  const answer = ANSWERS[found[1]];
  return answer ? json(answer) : problem(404, 'There is no service, quadrant or team of that name within your reach.');
};

const PAGES = [
  ['/audits/findings', 'What audits say together', ['26% (19% to 33%)', 'more than chance would give', 'a fall from 18% to about 8%', 'No audit in these months is of Permanence', 'no audits', 'September 2020 is above the upper limit', 'Re-audits']],
  ['/audits/findings/inadequate', 'What goes with inadequate audits', ['not a cause', '10 of 20', '4.0 (1.6 to 10.2)', 'cannot be said', 'Half were within 21 days', 'What the case data say', 'half an audit was added', '2 looks']],
  ['/audits/findings/compliance', 'On time, and good?', ['Of the 212 that were on time 29 were inadequate', '-20 points', 'not due on that day', 'visited on time']],
  ['/audits/findings/re-audits', 'Re-audits', ['about 46%', 'Not possible', '19 cases']],
  ['/audits/findings/teams', 'Audits of teams and services', ['East 1', 'fewer than 20 audits', 'no audits']],
  ['/audits/findings/teams/east-1', 'Audits of East 1', ['between 72% and 100%', 'The authority in the same months']],
];

/** All of it, on the made-up server; `shots` is where pictures of the pages are put. */
export async function findings(browser, server, shots = null) {
  const { state, origin } = server;
  const asked = [];
  Object.assign(state, { signedIn: true, roles: [{ role: 'director', scope: 'authority', value: null }], permissions: ['see_figures', 'see_audit_figures'], more: added(state, asked) });
  const { page, context, complaints } = await openApp(browser, origin, '/audits');
  for (const [address, title, said] of PAGES) {
    for (const width of [1280, 320]) {
      await check(`findings: ${address} at ${width}`, async () => {
        await page.setViewportSize({ width, height: 900 });
        await goTo(page, address);
        await heading(page, title);
        await page.locator('main table').first().waitFor();
        const words = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
        for (const one of said) expect(words.includes(one), `"${one}" is not said: ${words.slice(0, 600)}`);
        await wellMade(page);
        await openSome(page, 2);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide <= width, `the page is ${wide} pixels wide`);
        const wrong = await violations(page, width < 600 ? ['scrollable-region-focusable', 'target-size', 'meta-viewport'] : null);
        expect(wrong.length === 0, wrong.join('\n'));
        if (shots) {
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          await page.setViewportSize({ width, height: Math.min(height, 9000) });
          await page.locator('.ws-chart svg').last().waitFor().catch(() => {});
          await page.screenshot({ path: join(shots, `${address.replaceAll('/', '_')}-${width}.png`), fullPage: true });
        }
      });
    }
  }
  await check('findings: what is chosen stands in the address and is asked of the server', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await goTo(page, '/audits/findings');
    await page.locator('#by').selectOption('completed');
    await page.locator('#rolling').selectOption('yes');
    await page.locator('#until').selectOption('2020-06-30');
    await page.locator('#until').press('Tab');
    await page.locator('main form button[type=submit]').click();
    await page.waitForFunction(() => location.search === '?by=completed&rolling=yes&until=2020-06-30');
    await page.reload();
    await heading(page, 'What audits say together');
    expect((await page.locator('#by').inputValue()) === 'completed', 'the form has forgotten');
    expect(asked.at(-1) === '?by=completed&rolling=yes&until=2020-06-30', asked.at(-1));
  });
  await check('findings: a team out of reach says so', async () => {
    await goTo(page, '/audits/findings/teams/another');
    await page.locator('main [role=alert]', { hasText: 'within your reach' }).waitFor();
  });
  await check('findings: no error', async () => expect(complaints.length === 0, complaints.join('\n')));
  await context.close();
  state.more = null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const scratch = mkdtempSync(join(tmpdir(), 'windscreen-findings-'));
  const pack = process.argv[2] ?? join(scratch, 'app.pack');
  if (!process.argv[2]) execFileSync(process.execPath, [fileURLToPath(new URL('../../web/build/app.mjs', import.meta.url)), scratch], { stdio: ['ignore', 'ignore', 'inherit'] });
  const server = await startAppServer({ pack, report: await fixture(), publicReport: null });
  const browser = await launch();
  try {
    await findings(browser, server, process.argv[3] ?? null);
  } finally {
    await browser.close();
    server.close();
    rmSync(scratch, { recursive: true, force: true });
  }
  process.exit(close('findings') ? 0 : 1);
}
