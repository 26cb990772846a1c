// What the made-up server says of practice audit: a round of September 2020 from its programme to its actions. Every address has an
// answer with rows and one without.

const DAY = '2020-09-30';
const AT = '2020-09-15T10:00:00.000Z';
const SHARE = { met: 16, all: 80, share: 0.2, lower: 0.13, upper: 0.3 };
const LONG = 'Safeguarding and family support, northern localities';

const PROGRAMME = {
  id: 'p1', kind: 'monthly', name: 'Monthly case audit', question: 'How good is practice, and does it get better?', lead: 'Lea Moss', tool: 'core', target: 60,
  method: 'stratified_random', statuses: ['CIN', 'CP'], audited_within_months: 12, one_child_a_family: true, floor: 2, reserves: 5, look_back_months: 12,
  starts_on: '2020-01-01', ends_on: null, status: 'running', may_become: ['running', 'paused', 'finished'],
  history: [{ at: AT, who: 'Lea Moss', status: 'running', starts_on: '2020-01-01', ends_on: null, reason: 'Agreed by the board.' }],
  slips: [{ at: AT, reason: 'The tool was late.', end: false, was: '2019-12-01', now_is: '2020-01-01', days: 31 }],
  rounds: [{ id: 'r1', month: '2020-09', label: '', target: 60, opens_on: '2020-09-01', due_on: DAY, state: 'open', audits: 60 }], may_run: true,
};
const ROUND = {
  id: 'r1', programme_id: 'p1', programme: PROGRAMME.name, kind: 'monthly', method: 'stratified_random', floor: 2, reserves: 5, month: '2020-09', label: '', target: 60,
  opens_on: '2020-09-01', due_on: DAY, state: 'open', tool: 'Core audit 1.0.0', closed_at: null,
  frame: {
    id: 'f1', snapshot: '2020-09-01-a', as_at: '2020-09-01', hash: 'a'.repeat(64), rows: 1400, passed: true, waived_by: null, waived_reason: null, made_by: 'Lea Moss', made_at: AT,
    checks: [{ code: 'team', found: 12, passed: true, words: '12 of 1,400 cases have no team: at most 70 may.' }],
  },
  draw: {
    id: 'd1', method: 'stratified_random', seed: 'first of September, heron', rows: 1400, eligible: 1100, drawn_by: 'Lea Moss', drawn_at: AT,
    exclusions: [{ reason: 'audited', words: 'Audited in the last 12 months', rows: 300 }],
    strata: [{ service: LONG, quadrant: 'North West', frame: 400, eligible: 320, floor: 2, allocated: 17, probability: 0.0531 }, { service: '', quadrant: '', frame: 2, eligible: 0, floor: 2, allocated: 0, probability: null }],
  },
  withdrawn: [], progress: { audits: 60, unassigned: 2, late: 1, waited_for: 40, states: [{ state: 'assigned', words: 'Assigned', audits: 40 }] }, may_run: true,
  snapshots: [{ name: '2020-09-01-a', as_at: '2020-09-01' }],
};
const CASE = { audit: 'a1', child: 'N100', service: LONG, quadrant: 'North West', team: 'North 1', stream: 'random', state: 'drawn', state_words: 'Drawn', auditor: null, auditor_id: null, due_on: DAY, late: true, revision: 1 };
const PROPOSAL = {
  known_to: '2020-09-01', due_on: DAY, auditors: [{ id: 'u1', name: 'Ann Lee', status: 'trained', capacity: 4, load: 1 }, { id: 'u2', name: 'Bob Day', status: 'moderator', capacity: 4, load: 0 }],
  cases: [
    { ...CASE, proposed: 'u1', why: null, conflicts: [{ auditor: 'u2', words: ['managed the worker in the look-back'], forbidden: false }] },
    { ...CASE, audit: 'a2', child: 'N101', proposed: null, why: 'Nobody is independent of this case.', conflicts: [] },
  ],
};
const SHEET = ['frame', 'excluded', 'drawn', 'state', 'all', 'service', 'auditor_group'].map((part) => ({ part, group: part === 'service' ? LONG : 'All', number: 60, completed: 20, under_way: 38, unassigned: 2, not_audited: 0, late: 1 }));
const NOTE = {
  title: 'How the cases of September 2020 were drawn', internal: false,
  sections: [
    { heading: 'The cases', paragraphs: ['60 of 1,100 cases were drawn by chance.'], table: { caption: 'By service', head: ['Service', 'Cases', 'Drawn'], rows: [[LONG, '320', '17'], ['Permanence', '780', '43']] } },
    { heading: 'Limits', paragraphs: ['None is known.'], table: null },
  ],
};
const AUDITOR = { id: 'u1', name: 'Ann Lee', account: 'ann@example.org', organisation: null, worker_id: 'W9', status: 'trained', trained_on: '2019-05-01', capacity: 4, load: 1, interests: 1 };
const MINE = { id: 'a1', child: 'N100', programme: PROGRAMME.name, month: '2020-09', stream: 'random', team: 'North 1', state: 'in_progress', state_words: 'In progress', due_on: DAY, late: true, submitted_at: null, moves: ['hold_conversation'] };

const GRADE = { id: 'overall', ask: 'How good is the work for this child, all in all?', type: 'grade', overall: true, required: true };
export const TOOL = {
  tool: 'core', name: 'Core audit', version: '1.0.0', kind: 'core', from: '2020-01-01', look_back_months: 12,
  sections: [
    { id: 'voice', name: 'Child’s voice', about: 'What the child says, and what came of it.', questions: [
      { id: 'seen', ask: 'Was the child seen alone?', type: 'yes_partly_no', required: true, unsafe: ['no'], guidance: 'Look at the visits of the look-back.', record: 'visits' },
      { id: 'why', ask: 'Why not?', type: 'text', asked_if: 'seen = no', required: true },
    ] },
    { id: 'whole', name: 'All in all', questions: [GRADE] },
  ],
};
const FORM = {
  viewing: 'v1', id: 'a1', child: 'N100', identified: true, words: true, state: 'in_progress', state_words: 'In progress', month: '2020-09', stream: 'random', programme: PROGRAMME.name,
  service: LONG, quadrant: 'North West', team: 'North 1', look_back_from: '2019-09-01', look_back_to: '2020-09-01', due_on: DAY, late: true, started_at: AT, submitted_at: null,
  finalised_at: null, revision: 3, may_write: true, may_add_action: true, moves: ['hold_conversation'], auditor: 'Ann Lee', assignments: [], auditor_grade: null, final_grade: null,
  grade_hidden: false, tool: TOOL, fields: { strengths: '', worries: '' }, answers: [], evidence: [], gaps: [], contradictions: [],
};
const RECORD = { as_at: DAY, from: '2019-09-01', to: '2020-09-01', child: { known: true, name: 'Nell', born: '2012-03-01', adult_since: null, case_held: true }, values: [{ record: 'visits', words: 'Visits in the look-back', values: ['2020-08-01'] }] };
const SECOND = { moderation: 'm1', audit: 'a1', month: '2020-09', team: 'North 1', stream: 'random', state_words: 'Moderation', due_on: DAY, step: 'grade', why: null, grade: null, first_grade: null, agreed_grade: null, reason: null, final_grade: null };
const ONE_SECOND = { moderation: 'm1', kind: 'random_blind', why: 'Picked by chance', moderator: 'Bob Day', given: true, blind: true, due_on: DAY, grade: 'good', graded_at: AT, agreed_grade: null, reason: null, finished_at: null };
const DECISION = {
  audit: 'a1', month: '2020-09', team: 'North 1', service: LONG, stream: 'random', state: 'moderation', state_words: 'Moderation', next: 'decide', revision: 5, auditor: 'Ann Lee', submitted_at: AT,
  auditor_grade: 'requires_improvement', moderated_grade: null, final_grade: null, rationale: null, second_grades: [ONE_SECOND], moderators: [], moves: ['send_back', 'pause', 'void'],
};
const DECISION_ROW = { audit: 'a1', month: '2020-09', team: 'North 1', service: LONG, auditor: 'Ann Lee', state_words: 'Moderation', submitted_at: AT, next: 'decide', why: 'Picked by chance', due_on: DAY, late: true, auditor_grade: 'requires_improvement', second_grade: 'good', agreed: null, moderator: 'Bob Day' };
const HISTORY = {
  audit: 'a1', child: 'N100', month: '2020-09', team: 'North 1', state_words: 'Final', auditor_grade: 'good', moderated_grade: null, final_grade: 'good', rationale: null, leads: true, may_appeal: true,
  second_grades: [ONE_SECOND], steps: [{ at: AT, who: 'Ann Lee', by_rule: false, move: 'submit', from: 'Conversation', to: 'Submitted', reason: null }],
  versions: [{ version: 1, made_at: AT, who: 'Lea Moss', reason: null, final_grade: 'good', hash: 'b'.repeat(64), changed: [] }, { version: 2, made_at: AT, who: 'Lea Moss', reason: 'On appeal', final_grade: 'good', hash: 'c'.repeat(64), changed: [{ what: 'Worries', was: '', is: 'No chronology.' }] }],
};
const ACTION_ROW = { id: 'c1', child: 'N100', identified: true, change: 'Nell sees her brother every fortnight.', duty: 'Urgent actions', priority: 'urgent', team: 'North 1', owner: 'Tom Fry', owned_by_me: false, due_on: DAY, days_late: 2, state: 'open', state_words: 'Open' };
const ACTION = {
  ...ACTION_ROW, viewing: 'v1', revision: 1, audit: 'a1', grade: 'Inadequate', completed_on: '2020-09-01', evidence: null, verifier: null, verified_at: null, impact_due_on: null, impact: null,
  may: ['finish', 'hand_over', 'impact_day', 'end'], history: [{ at: AT, by: null, by_itself: true, state: 'open', state_words: 'Open', owner: 'Tom Fry', due_on: DAY, reason: null }],
};
const RE_AUDIT = { id: 'a9', first: 'a1', child: 'N100', identified: true, team: 'North 1', service: LONG, first_grade: 'Inadequate', first_on: '2020-06-01', due_on: DAY, days_late: 2, state: 'Assigned', outcome: 'open', again_grade: '', reason: '', inadequates: 2, goes_to: 'Assistant director’s panel', not_held: true, may_end: true };
const RECOMMENDATION = { id: 'w1', theme: 'voice', theme_name: 'Voice of the child', issued_on: '2020-06-30', words: 'Every child is seen alone.', owner: 'Tom Fry', target_percent: 10, due_on: null, state: 'open', closed_on: null, close_reason: null, progress: 'above', progress_words: 'Above the target', before: SHARE, now: SHARE, now_from: '2020-07', now_to: '2020-09' };
const THEME = { code: 'voice', name: 'Voice of the child', parent: null, indicator: null, retired: false };
const GRADES = { outstanding: 0, good: 1, requires_improvement: 1, inadequate: 0 };
const SESSION = {
  session: 's1', name: 'Autumn 2020', held_on: DAY, led_by: 'Lea Moss', notes: '', graded_by: 2, cases: [{ case: 'A', ...GRADES, range: 1 }], grades: [{ case: 'A', auditor: 'u1', grade: 'good' }, { case: 'A', auditor: 'u2', grade: 'requires_improvement' }],
  auditors: [{ id: 'u1', name: 'Ann Lee', now: true }, { id: 'u2', name: 'Bob Day', now: true }], exact: { value: 0, lower: null, upper: null }, within_one: { value: 1, lower: null, upper: null }, kappa: null, ac2: null,
};
const AGREEMENT = {
  from: null, pairs: 30, few_pairs: true, least_pairs: 50, exact: { count: 20, value: 0.667, lower: 0.49, upper: 0.81 }, within_one: { count: 30, value: 1, lower: 0.89, upper: 1 }, kappa: { value: 0.5, lower: 0.2, upper: 0.8 },
  ac2: { value: 0.7, lower: 0.5, upper: 0.9 }, table: [{ first: 'good', ...GRADES }], mean: 0.1, between: 0.2, within: 0.3, many_in_a_day: 5, days: [{ auditor: 'Ann Lee', day: DAY, audits: 6 }],
  rows: [{ auditor: 'Ann Lee', pairs: 12, mean: 0.3, shrunk: 0.2, lower: -0.1, upper: 0.5 }],
};

/** By address under /api/v1/audits: the answer with rows, and without. */
const ANSWERS = {
  '/programmes': [[{ ...PROGRAMME, rounds: 1, open_round: 'r1', slipped_days: 31 }], []],
  '/programmes/p1': [PROGRAMME, { ...PROGRAMME, rounds: [], slips: [] }],
  '/plan': [[{ programme_id: 'p1', programme: PROGRAMME.name, kind: 'monthly', month: '2020-10', opens_on: '2020-10-01', due_on: '2020-10-30', target: 60, round: null }, { programme_id: 'p1', programme: PROGRAMME.name, kind: 'monthly', month: '2020-09', opens_on: '2020-09-01', due_on: DAY, target: 60, round: 'r1' }], []],
  '/rounds/r1': [ROUND, { ...ROUND, frame: null, draw: null, progress: { audits: 0, unassigned: 0, late: 0, waited_for: 0, states: [] }, snapshots: [] }],
  '/rounds/r1/proposal': [PROPOSAL, { ...PROPOSAL, cases: [] }],
  '/rounds/r1/cases': [[CASE, { ...CASE, audit: 'a2', child: 'N101', state: 'final', state_words: 'Final', auditor: 'Ann Lee' }], []],
  '/rounds/r1/control-sheet': [SHEET, []],
  '/rounds/r1/method-note': [NOTE, NOTE],
  '/rounds/r1/full-method-note': [{ ...NOTE, internal: true }, NOTE],
  '/auditors': [[AUDITOR, { ...AUDITOR, id: 'u2', name: 'Bob Day', account: null, organisation: 'NHS trust', status: 'moderator' }], []],
  '/auditors/u1/interests': [[{ id: 'i1', auditor: 'u1', kind: 'team', interest_in: 'North 2', why: 'worked there until May', valid_from: '2020-05-01', valid_to: null }], []],
  '/mine': [{ today: DAY, listed: 1, page: 1, pages: 1, rows: [MINE] }, { today: DAY, listed: 0, page: 1, pages: 1, rows: [] }],
  '/open': [FORM, FORM],
  '/record': [RECORD, RECORD],
  '/a1/themes': [{ may_mark: true, themes: [THEME], marks: [] }, { may_mark: true, themes: [], marks: [] }],
  '/moderations': [{ today: DAY, rows: [SECOND, { ...SECOND, moderation: 'm2', step: 'done', grade: 'good', first_grade: 'good', final_grade: 'good' }] }, { today: DAY, rows: [] }],
  '/moderations/m1': [SECOND, SECOND],
  '/decisions': [{ today: DAY, rows: [DECISION_ROW, { ...DECISION_ROW, audit: 'a2', next: 'wait', second_grade: null }] }, { today: DAY, rows: [] }],
  '/decisions/a1': [DECISION, { ...DECISION, next: 'nothing', second_grades: [], moves: [] }],
  '/history': [HISTORY, { ...HISTORY, steps: [], versions: [], second_grades: [] }],
  '/actions': [{ viewing: 'v1', today: DAY, which: 'all', listed: 1, page: 1, pages: 1, owners: [{ owner: 'Tom Fry', open: 1, late: 1, longest: 2 }], rows: [ACTION_ROW] }, { viewing: 'v1', today: DAY, which: 'mine', listed: 0, page: 1, pages: 1, owners: [], rows: [] }],
  '/actions/mine': [{ open: 2, late: 1 }, { open: 0, late: 0 }],
  '/actions/open': [ACTION, { ...ACTION, may: [] }],
  '/actions/owners': [{ rows: [{ id: 'x1', name: 'Tom Fry' }] }, { rows: [] }],
  '/re-audits': [{ viewing: 'v1', today: DAY, rows: [RE_AUDIT] }, { viewing: 'v1', today: DAY, rows: [] }],
  '/themes': [{ today: DAY, from: '2020-07', to: '2020-09', may_change: true, themes: [{ ...THEME, gap: SHARE, strength: null }, { ...THEME, code: 'alone', name: 'Seen alone', parent: 'voice', gap: SHARE, strength: SHARE }], recommendations: [RECOMMENDATION] }, { today: DAY, from: '', to: '', may_change: true, themes: [], recommendations: [] }],
  '/themes/voice': [{ ...THEME, today: DAY, may_change: true, below: [{ code: 'alone', name: 'Seen alone' }], months: ['2020-07', '2020-08', '2020-09'].map((month) => ({ month, gap: SHARE, strength: SHARE })), recommendations: [RECOMMENDATION] }, { ...THEME, today: DAY, may_change: false, below: [], months: [], recommendations: [] }],
  '/calibration': [{ today: DAY, rows: [{ session: 's1', name: 'Autumn 2020', held_on: DAY, cases: 1, auditors: 2, exact: 0, ac2: 0.4 }] }, { today: DAY, rows: [] }],
  '/calibration/s1': [SESSION, { ...SESSION, graded_by: 0, cases: [], grades: [], exact: null, within_one: null }],
  '/own-calibration': [{ today: DAY, registered: true, rows: [{ session: 's1', name: 'Autumn 2020', held_on: DAY, takes_grades: true, cases: ['A', 'B'], grades: [{ case: 'A', grade: 'good' }] }, { session: 's0', name: 'Summer 2020', held_on: '2020-06-30', takes_grades: false, cases: ['A'], grades: [] }] }, { today: DAY, registered: true, rows: [] }],
  '/agreement': [AGREEMENT, { ...AGREEMENT, pairs: 0, table: [], rows: [], days: [] }],
  '/alerts/waiting': [{ open: 0, to_acknowledge: 0, late: 0, untold: 0 }, { open: 0, to_acknowledge: 0, late: 0, untold: 0 }],
};
/** What changes something, with what is answered. */
const CHANGES = {
  '/actions/add': { action: 'c2' }, '/actions/impact': { action: 'c1' },
  '/own-calibration': { ...ANSWERS['/own-calibration'][0], rows: [{ ...ANSWERS['/own-calibration'][0].rows[0], grades: [{ case: 'A', grade: 'good' }, { case: 'B', grade: 'inadequate' }] }] },
};

/** The server's part, for `state.more`; `mode` says whether there is anything, or nothing, or whether it fails. `sent` collects changes. */
export function auditAnswers(mode, sent) {
  return ({ method, url, body, json, problem }) => {
    const found = /^\/api\/v1\/audits(\/.*?)(\.json)?$/.exec(url.pathname);
    if (!found) return null;
    if (mode.now === 'fails') return problem(500, 'The server could not make the answer.');
    const change = CHANGES[found[1]];
    if (method !== 'GET' && change) {
      sent.push({ path: found[1], body });
      return json(change);
    }
    const answer = ANSWERS[found[1]];
    return answer ? json(answer[mode.now === 'empty' ? 1 : 0]) : problem(404, 'There is nothing at this address.');
  };
}
