// A small plan for tests: two themes, an action of the plan itself, and one that was withdrawn.
import type { Brief, Progress, Rating, RatingCode, Said, Standing } from '../record.js';
import type { Action, Counts, Measure, Plan, ThemeLine } from './plan.js';

export const said = (on: string, evidence = 'Audit of 40 cases', words = ''): Said => ({ on, value: 'yes', words, evidence });
export const brief = (kind: string, id: string, number = '', title = `The ${kind} ${id}`): Brief => ({ id, kind, number, title });

const STANDING: Standing = {
  status: 'under_way', status_words: 'Under way', status_said: null, lead: 'Head of service', due: null, first_due: null, put_off: [], delivered: null, embedded: null, impact: null,
  response: null, outcome: null, statement: null, answers: [], kept: [], score: null, review: null, last_said: null,
};

export const rated = (shown: RatingCode, rule: RatingCode = shown): Rating => ({
  rule, shown, words: rule === '' ? 'Withdrawn' : `${rule}: for a reason`, overridden: shown === rule ? null : said('2020-02-29', '', 'Agreed by the board.'),
  reasons: rule === '' ? [] : [{ code: 'late', rating: rule, words: `A reason to be ${rule}.`, about: null }],
});

export const action = (id: string, theme: Brief | null, rating: Rating, more: Partial<Action> = {}): Action => ({ ...STANDING, ...brief('action', id), words: '', theme, rating, ...more });

const NO_FIGURE: Progress = {
  kind: 'no_measure', value: null, on: null, stated: false, baseline: null, baseline_on: null, target: null, target_on: null, past: false, share: null, words: 'Nothing says how one would see that it has succeeded.',
};

export const measure = (id: string, under: Brief | null, progress: Partial<Progress> = {}): Measure => ({ ...brief('measure', id), under, indicator: null, progress: { ...NO_FIGURE, ...progress } });

export const counts = (more: Partial<Counts> = {}): Counts => ({
  actions: 0, not_started: 0, under_way: 0, paused: 0, withdrawn: 0, delivered: 0, delivered_without_evidence: 0, embedded: 0, impact_shown: 0, overridden: 0,
  by_rating: { blue: 0, green: 0, amber: 0, red: 0 }, ...more,
});

export const A = brief('theme', 'a', 'A', 'Front door');
export const B = brief('theme', 'b', 'B', 'Supervision');

const line = (theme: Brief | null, of: Counts): ThemeLine => ({ theme, rating: theme === null ? null : rated('amber'), counts: of });

/** Five actions: o1 of no theme and open; a1 delivered, embedded, of impact; a2 delivered without evidence; b1 red and late; b2 withdrawn. */
export const PLAN: Plan = {
  ...STANDING, ...brief('plan', 'p', '2020', 'Getting better'), on: '2020-02-29', since: '2019-03-01', words: '', due: '2020-12-31', first_due: '2020-12-31',
  oversight: { bodies: [], gaps: [] },
  counts: counts({ actions: 5, under_way: 2, withdrawn: 1, delivered: 2, delivered_without_evidence: 1, embedded: 1, impact_shown: 1, by_rating: { blue: 1, green: 1, amber: 1, red: 1 } }),
  themes: [
    line(A, counts({ actions: 2, delivered: 2, delivered_without_evidence: 1, embedded: 1, impact_shown: 1, by_rating: { blue: 1, green: 0, amber: 1, red: 0 } })),
    line(B, counts({ actions: 2, under_way: 1, withdrawn: 1, by_rating: { blue: 0, green: 0, amber: 0, red: 1 } })),
    line(null, counts({ actions: 1, under_way: 1, by_rating: { blue: 0, green: 1, amber: 0, red: 0 } })),
  ],
  actions: [
    action('o1', null, rated('green')),
    action('b1', B, rated('red'), {
      due: '2020-02-28', first_due: '2019-12-31', put_off: [{ on: '2019-12-20', reason: 'Posts are vacant.', was: '2019-12-31', now_is: '2020-01-31', days: 31 }, { on: '2020-01-30', reason: ' ', was: '2020-01-31', now_is: '2020-02-28', days: 28 }],
    }),
    action('b2', B, rated(''), { delivered: said('2019-06-01') }),
    action('a1', A, rated('blue'), { due: '2019-12-31', delivered: said('2019-12-01'), embedded: said('2020-01-31'), impact: said('2020-02-29') }),
    action('a2', A, rated('amber'), { due: '2020-02-29', delivered: said('2020-02-29', '') }),
  ],
  milestones: [],
  measures: [measure('m1', brief('action', 'a1'), { kind: 'reached', value: 88.75, words: '88.8% in January 2020. It is reached.' }), measure('m2', B), measure('m3', brief('plan', 'p')), measure('m4', brief('action', 'o1'))],
  slipped: [], lineage: { over: false, later_plans: [], lines: [] }, lacks: { source: [], lead: [], due: [], measure: [] },
};

/** A plan of which nothing but its name is in the record. */
export const EMPTY: Plan = { ...PLAN, lead: '', due: null, first_due: null, counts: counts(), themes: [], actions: [], measures: [] };
