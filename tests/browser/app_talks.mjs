// Conversations, family feedback and alerts of immediate harm. Against the made-up server, from app.mjs: what the store would
// hold is made up here.
import { heading, openApp } from './app_view.mjs';
import { check, expect } from './checks.mjs';
import { violations } from './report_page.mjs';

const HEAD = {
  audit: 'a1', month: '2020-09', child: 'N100', identified: true, service: 'Safeguarding', team: 'North 1', state: 'in_progress', state_words: 'In progress',
  auditor_grade: null, final_grade: null,
};
const TALK = {
  id: 't1', mode: 'phone', held_on: '2020-09-15', why_none: null, worker: 'W1', worker_name: 'Pat Orr', agreed: 'partly', view: 'The visits are all there.',
  reply: null, replied_at: null, recorded_at: '2020-09-15T10:00:00.000Z',
};

/** What the server holds, and its answers to the addresses of these pages; `sent` collects what changes it. */
function madeUp() {
  const sent = [];
  const talk = {
    ...HEAD, worker: 'W1', worker_name: 'Pat Orr', own: false, may_record: true, may_reply: false, reply_fault: '', is_final: false, strengths: null, worries: null,
    findings: [{ section: 'Child’s voice', asked: 'What would make it better?', words: 'See him alone, and write down what he says.', better: true }], conversations: [],
  };
  const family = { ...HEAD, may_write: true, people: [] };
  const alert = {
    id: 'x1', audit: 'a1', audit_in_sight: true, child: 'N100', service: 'Safeguarding', team: 'North 1', stage: 'waiting', harm: 'He is alone with his uncle.',
    raised_at: '2020-09-11T19:00:00.000Z', raised_by: 'Aud Itor', acknowledge_by: '2020-09-14', acknowledged_at: null, days_late: 2, told_too_late: false, outcome: null,
    closed_at: null, may_tell: true, may_acknowledge: true, may_close: false,
    steps: [{ at: '2020-09-11T19:00:00.000Z', step: 'told', whom: 'Tom Fry', mode: 'application', by: 'Aud Itor' }],
  };
  const rate = { by: 'all', group: null, audits_without_anybody: 3, listed: 20, not_decided: 1, unsafe: 2, safe: 17, replied: 12, declined: 2, no_answer: 2, not_tried: 1, response_rate: 70.588 };
  const written = { id: 'x', at: '2020-09-15T10:00:00.000Z' };
  const answers = {
    '/conversations': () => ({ rows: [{ ...HEAD, own: false, held_on: null, from_record: false, agreed: null, replied: false }] }),
    '/conversation': () => talk,
    '/conversation/record': (body) => { Object.assign(talk, { state_words: 'Conversation with the practitioner', conversations: [{ ...TALK, mode: body.mode, held_on: body.held_on ?? null, why_none: body.why_none ?? null }] }); return written; },
    '/conversation/reply': (body) => { Object.assign(talk.conversations[0], { reply: body.reply, replied_at: '2020-09-16T10:00:00.000Z' }); return written; },
    '/family': () => family,
    '/family/decide': (body) => {
      family.people = [{ id: 'p1', respondent: body.respondent, safe: body.safe, safe_by: 'Ann Lee', safe_at: '2020-09-15T10:00:00.000Z', safe_reason: body.reason, outcome: 'not_tried', wishes: null, may_quote: false, answers: null, themes: [], shared_on: null, next: 'ask', changed_at: '2020-09-15T10:00:00.000Z', attempts: [] }];
      return written;
    },
    '/family/attempt': (body) => { Object.assign(family.people[0], { outcome: body.result, next: 'record', changed_at: '2', attempts: [{ at: '2020-09-15T10:00:00.000Z', mode: body.mode, result: body.result }] }); return written; },
    '/family/to-ask': () => ({ rows: [{ ...HEAD, due_on: '2020-09-30', people: [{ respondent: 'mother', next: 'ask' }] }] }),
    '/family/responses': () => [rate, { ...rate, by: 'status', group: 'CP', safe: 12, replied: 9, response_rate: null }, { ...rate, by: 'service', group: 'Safeguarding' }],
    '/alerts': () => ({ rows: [alert] }),
    '/alerts/waiting': () => ({ open: 1, to_acknowledge: alert.stage === 'waiting' ? 1 : 0, late: alert.stage === 'waiting' ? 1 : 0, untold: 0 }),
    '/alerts/raise': () => ({ id: 'x2', acknowledge_by: '2020-09-16', told: ['Tom Fry'] }),
    '/alerts/acknowledge': () => { Object.assign(alert, { stage: 'acknowledged', acknowledged_at: '2020-09-16T10:00:00.000Z', may_acknowledge: false, may_close: true }); return written; },
    '/alerts/close': (body) => { Object.assign(alert, { stage: 'closed', outcome: body.outcome, closed_at: '2020-09-16T11:00:00.000Z', may_close: false, may_tell: false }); return written; },
  };
  const route = (page) => page.route('**/api/v1/audits/**', (asked) => {
    const request = asked.request();
    const path = new URL(request.url()).pathname.replace('/api/v1/audits', '').replace(/\.json$/, '');
    const body = request.method() === 'POST' ? request.postDataJSON() : null;
    if (!(path in answers)) return asked.fulfill({ status: 404, contentType: 'application/problem+json', body: '{"detail":"There is nothing at this address.","remedy":""}' });
    if (/record|reply|decide|attempt|raise|acknowledge|close/.test(path)) sent.push({ path, body });
    return asked.fulfill({ contentType: 'application/json', body: JSON.stringify(answers[path](body)) });
  });
  return { sent, route, talk };
}

async function wellMade(page, width) {
  const wrong = await violations(page, width < 600 ? ['scrollable-region-focusable', 'target-size', 'meta-viewport'] : null);
  expect(wrong.length === 0, wrong.join('\n'));
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `wider than ${width}`);
}

export async function talks(browser, server, picture = async () => {}) {
  const { state, origin } = server;
  const before = { roles: state.roles, permissions: state.permissions, signedIn: state.signedIn };
  const as = (role, scope, permissions) => Object.assign(state, { signedIn: true, roles: [{ role, scope, value: null }], permissions });
  const open = async (address, width, made) => openApp(browser, origin, address, { viewport: { width, height: 900 } }, made.route);
  for (const width of [1440, 768, 320]) {
    await check(`talks: an auditor records a conversation and the practitioner replies, at ${width}`, async () => {
      const made = madeUp();
      as('auditor', 'named_children', ['make_audits']);
      const auditor = await open('/audits/audits/a1/conversation', width, made);
      const { page } = auditor;
      await heading(page, 'Conversation about an audit');
      await page.locator('button', { hasText: 'Record the conversation' }).click();
      await page.locator('.govuk-error-summary', { hasText: 'Choose how you talked' }).waitFor();
      await page.getByLabel('By telephone').check();
      await page.locator('#talk-day').fill('15 9 2020');
      await page.getByLabel('Partly').check();
      await picture(page, `conversation-${width}`);
      await wellMade(page, width);
      await page.locator('button', { hasText: 'Record the conversation' }).click();
      await page.locator('[role=alert]', { hasText: 'The conversation is recorded' }).waitFor();
      expect(made.sent[0]?.body.held_on === '2020-09-15', JSON.stringify(made.sent));
      expect(auditor.complaints.length === 0, auditor.complaints.join('\n'));
      await auditor.context.close();

      as('practitioner', 'own_cases', ['see_audits']);
      Object.assign(made.talk, { own: true, may_record: false, may_reply: true });
      const worker = await open('/audits/audits/a1/conversation', width, made);
      await worker.page.locator('#reply').fill('The visit of 3 March is missing.');
      await worker.page.locator('button', { hasText: 'Send your reply' }).click();
      await worker.page.locator('[role=alert]', { hasText: 'stands beside the audit' }).waitFor();
      await worker.page.locator('dd', { hasText: 'The visit of 3 March is missing.' }).waitFor();
      await picture(worker.page, `reply-${width}`);
      await wellMade(worker.page, width);
      Object.assign(made.talk, { is_final: true, may_reply: false, reply_fault: 'The grade is final.', final_grade: 'good', strengths: 'She knows him well.', worries: 'No chronology.' });
      await worker.page.goto(`${origin}/audits/audits/a1/sheet`);
      await worker.page.locator('main', { hasText: 'thank you, Pat Orr' }).waitFor();
      await worker.page.locator('li', { hasText: 'See him alone' }).waitFor();
      await picture(worker.page, `sheet-${width}`);
      await wellMade(worker.page, width);
      await worker.context.close();
    });
    await check(`talks: nobody's answer is written down before it is safe to ask them, at ${width}`, async () => {
      const made = madeUp();
      as('auditor', 'named_children', ['make_audits', 'see_audit_figures']);
      const { page, context } = await open('/audits/audits/a1/family', width, made);
      await heading(page, 'What the family says');
      await page.locator('button', { hasText: 'List somebody to ask' }).click();
      await page.locator('#respondent').selectOption('mother');
      await page.getByLabel('Yes, it is safe').check();
      await page.locator('button', { hasText: 'Save the decision' }).click();
      await page.locator('.govuk-error-summary', { hasText: 'Say why' }).waitFor();
      expect((await page.locator('#family-answers').count()) === 0 && made.sent.length === 0, 'something could be written or was sent');
      await page.locator('#safe-reason').fill('Asked the worker.');
      await wellMade(page, width);
      await page.locator('button', { hasText: 'Save the decision' }).click();
      await page.locator('button', { hasText: 'Record a try' }).click();
      await page.locator('#attempt-mode').selectOption('phone');
      await page.getByLabel('We spoke').check();
      await page.locator('button', { hasText: 'Record the try' }).click();
      await page.locator('button', { hasText: 'Write down what they said' }).click();
      await page.locator('#family-answers').waitFor();
      await picture(page, `family-${width}`);
      await wellMade(page, width);
      await page.goto(`${origin}/audits/family`);
      await page.locator('main', { hasText: 'Response rate: 70.6% (12 of 17)' }).waitFor();
      await page.locator('td', { hasText: 'too few for a percentage' }).first().waitFor();
      await picture(page, `rates-${width}`);
      await wellMade(page, width);
      await context.close();
    });
    await check(`talks: an alert is raised by a button, and a manager is led to it and acknowledges it, at ${width}`, async () => {
      const made = madeUp();
      as('auditor', 'named_children', ['make_audits']);
      const auditor = await open('/audits/audits/a1/conversation', width, made);
      await auditor.page.locator('button', { hasText: 'A child may be in danger now' }).click();
      await auditor.page.locator('#harm').fill('He is alone with his uncle.');
      await picture(auditor.page, `raise-${width}`);
      await auditor.page.locator('button', { hasText: 'Raise the alert now' }).click();
      await auditor.page.locator('[role=alert]', { hasText: 'Tom Fry' }).waitFor();
      await wellMade(auditor.page, width);
      await auditor.context.close();
      as('team_manager', 'team', ['see_audits', 'export_audits']);
      const { page, context } = await open('/audits', width, made);
      await page.locator('.govuk-notification-banner', { hasText: 'it is late' }).waitFor();
      await picture(page, `hub-${width}`);
      await page.locator('.govuk-notification-banner a').click();
      await heading(page, 'Alerts of immediate harm');
      await page.locator('strong', { hasText: '2 working days late' }).waitFor();
      await picture(page, `alerts-${width}`);
      await wellMade(page, width);
      await page.locator('button', { hasText: 'I know of it and act on it' }).click();
      await page.locator('button', { hasText: 'Close the alert' }).first().click();
      await page.locator('#outcome').fill('He is with his aunt.');
      await page.locator('form button', { hasText: 'Close the alert' }).click();
      await page.locator('main', { hasText: 'No alert is open.' }).waitFor();
      await wellMade(page, width);
      await context.close();
    });
  }
  Object.assign(state, before);
}
