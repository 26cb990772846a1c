// What the overview reads from the record, and the sentences that it makes of it.
import { count, counted, longDate } from '../../../words/format.js';
import type { Brief } from '../record.js';
import type { ActionCounts } from '../plan/plan.js';
import { listed } from '../plan/plan_words.js';

/** A line of GET /api/v1/improvement/plans. */
export interface PlanRow extends ActionCounts {
  plan: string;
  title: string;
  status: string;
  since: string;
  due: string | null;
  lead: string | null;
  /** Names of bodies with semicolons between them; null where nobody watches over it. */
  overseen_by: string | null;
  blue: number;
  green: number;
  amber: number;
  red: number;
  measures: number;
  measures_without_indicator: number;
  lost: number;
}

export interface Promises {
  on: string;
  promises: (Brief & { state: string; occasions: { due: string | null; kept: unknown; overdue: boolean }[] })[];
}

export interface DueList {
  on: string;
  lines: (Brief & { sentence: string; due: string | null; days_late: number })[];
}

export interface Risks {
  on: string;
  endings: (Brief & { ends_on: string; ended: boolean; dependants: Brief[] })[];
}

export interface Sources {
  on: string;
  sources: { findings: Brief[] }[];
  loose_ends: (Brief & { what: string })[];
}

export interface Scrutiny {
  on: string;
  questions: (Brief & { state: string; asked: string; days_late: number })[];
  recommendations: (Brief & { state: string })[];
}

/** One thing to know: the words of its link, what is said beside it, and whether somebody should act. */
export interface Notice {
  act: boolean;
  link: string;
  more: string;
}

const OPEN = ['Running', 'Draft'];

/** Whether work on the plan goes on: one that was closed or replaced asks for nothing. */
export const isOpen = ({ status }: Pick<PlanRow, 'status'>): boolean => OPEN.includes(status) || status === '';

/** The plans on which work goes on first, each group in the record's order. */
export const orderedPlans = (plans: readonly PlanRow[]): PlanRow[] => [...plans.filter(isOpen), ...plans.filter((plan) => !isOpen(plan))];

const sum = (plans: readonly PlanRow[], of: (plan: PlanRow) => number): number => plans.reduce((total, plan) => total + of(plan), 0);
const is = (value: number): string => (value === 1 ? 'is' : 'are');
const some = (value: number, one: string, many: string): string => (value === 0 ? `none ${one}` : `${count(value)} ${value === 1 ? one : many}`);

/** The record in two sentences. */
export function plansSentence(plans: readonly PlanRow[]): string {
  const open = plans.filter(isOpen);
  const over = plans.length - open.length;
  const first = `${counted(plans.length, 'plans')} ${is(plans.length)} in the record${over === 0 ? '' : over === plans.length ? '; all are over' : `; ${count(over)} ${is(over)} over`}.`;
  const actions = sum(open, ({ actions: all, withdrawn }) => all - withdrawn);
  if (actions === 0) return first;
  const [delivered, embedded, impact] = [sum(open, (plan) => plan.delivered), sum(open, (plan) => plan.embedded), sum(open, (plan) => plan.impact_shown)];
  const claims = [some(delivered, 'is delivered', 'are delivered'), some(embedded, 'is embedded', 'are embedded'), some(impact, 'has been shown to make a difference', 'have been shown to make a difference')];
  return `${first} Of ${over === 0 ? '' : 'the others’ '}${counted(actions, 'actions')}, ${listed(claims)}.`;
}

/** The plans on which work goes on that have red actions, and those of which actions were lost. */
export function gravePlans(plans: readonly PlanRow[]): { red: PlanRow[]; lost: PlanRow[] } {
  return { red: plans.filter((plan) => isOpen(plan) && plan.red > 0), lost: plans.filter(({ lost }) => lost > 0) };
}

const earliest = (days: readonly (string | null)[]): string | null => days.flatMap((day) => day ?? []).sort()[0] ?? null;

export function promisesNotice({ promises }: Promises): Notice {
  const late = promises.filter(({ state }) => state === 'overdue');
  if (late.length > 0) {
    const oldest = earliest(late.flatMap(({ occasions }) => occasions.filter(({ overdue }) => overdue).map(({ due }) => due)));
    return { act: true, link: `${counted(late.length, 'promises')} to report ${is(late.length)} overdue`, more: oldest === null ? '' : `The oldest was due on ${longDate(oldest)}.` };
  }
  if (promises.length === 0) return { act: false, link: 'No promise to report is in the record', more: '' };
  const next = earliest(promises.filter(({ state }) => state === 'due').flatMap(({ occasions }) => occasions.filter(({ kept }) => kept === null).map(({ due }) => due)));
  return { act: false, link: 'No promise to report is overdue', more: next === null ? '' : `The next is due on ${longDate(next)}.` };
}

export function dueNotice({ lines }: DueList): Notice {
  const late = lines.filter(({ days_late: days }) => days > 0).length;
  if (lines.length === 0) return { act: false, link: 'Nothing in the record is waiting for you', more: '' };
  const next = earliest(lines.filter(({ days_late: days }) => days <= 0).map(({ due }) => due));
  return {
    act: late > 0, link: `You have ${counted(lines.length, 'things')} to do${late === 0 ? '' : lines.length === 1 ? ', and it is overdue' : `, ${count(late)} of them overdue`}`,
    more: next === null ? '' : `The next is due on ${longDate(next)}.`,
  };
}

export function endingsNotice({ endings }: Risks): Notice {
  if (endings.length === 0) return { act: false, link: 'No posts or money for a time end within three months', more: '' };
  const ended = endings.filter((one) => one.ended).length;
  const ending = endings.length - ended;
  const words = [
    ...(ending > 0 ? [`${count(ending)} ${ending === 1 ? 'ends' : 'end'} within three months`] : []),
    ...(ended > 0 ? [`${count(ended)} ${ended === 1 ? 'has' : 'have'} just ended`] : []),
  ];
  const more = endings.map(({ title, ends_on: day, ended: over, dependants }) =>
    `“${title}” ${over ? 'ended' : 'ends'} on ${longDate(day)}${dependants.length === 0 ? '' : `; ${counted(dependants.length, 'actions')} ${dependants.length === 1 ? 'depends' : 'depend'} on it`}.`);
  return { act: true, link: `Posts or money for a time: ${listed(words)}`, more: more.join(' ') };
}

export function looseNotice({ sources, loose_ends: ends }: Sources): Notice {
  const of = (kind: string): number => ends.filter(({ what }) => what === kind).length;
  const [unplanned, unseen, empty] = [of('finding_without_action'), of('delivered_without_effect'), of('report_without_content')];
  const more = [
    ...(unseen > 0 ? [`Of ${counted(unseen, 'delivered actions')} nothing shows what came of ${unseen === 1 ? 'it' : 'them'}.`] : []),
    ...(empty > 0 ? [`${counted(empty, 'reports')} ${empty === 1 ? 'tells' : 'tell'} of nothing in the record.`] : []),
  ].join(' ');
  const nothing = sources.every(({ findings }) => findings.length === 0);
  if (unplanned === 0) return { act: ends.length > 0, link: nothing ? 'No finding is in the record' : 'Something is planned for every finding that asks for it', more };
  return { act: true, link: `Nothing was planned for ${counted(unplanned, 'findings')}`, more };
}

export function questionsNotice({ questions, recommendations }: Scrutiny): Notice {
  const open = questions.filter(({ state }) => state === 'unanswered');
  const late = open.filter(({ days_late: days }) => days > 0).length;
  const waiting = recommendations.filter(({ state }) => state === 'waiting' || state === 'overdue');
  const overdue = waiting.filter(({ state }) => state === 'overdue').length;
  const oldest = earliest(open.map(({ asked }) => asked));
  const more = [
    ...(oldest === null ? [] : [`${open.length === 1 ? 'It' : 'The oldest'} was asked on ${longDate(oldest)}.`]),
    ...(late > 0 ? [open.length === 1 ? 'Its day is past.' : `The day of ${count(late)} is past.`] : []),
    ...(waiting.length > 0 ? [`${counted(waiting.length, 'recommendations')} ${waiting.length === 1 ? 'waits' : 'wait'} for a response${overdue > 0 ? `, ${count(overdue)} past the day` : ''}.`] : []),
  ].join(' ');
  if (open.length === 0 && overdue > 0) return { act: true, link: overdue === 1 ? '1 response to a recommendation is overdue' : `${count(overdue)} responses to recommendations are overdue`, more: 'No question of scrutiny is unanswered.' };
  if (open.length === 0) return { act: false, link: 'No question of scrutiny is unanswered', more };
  return { act: true, link: `${counted(open.length, 'questions')} of scrutiny ${is(open.length)} unanswered`, more };
}
