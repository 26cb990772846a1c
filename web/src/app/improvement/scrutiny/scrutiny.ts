// What scrutiny asked, was told and decided, as the server gives it, and what of it waits for somebody.
import { counted, longDate } from '../../../words/format.js';
import type { Brief, PutOff, Said } from '../record.js';
import { responseWords as codeWords } from '../thing/thing_words.js';

export interface Meeting extends Brief {
  body: Brief | null;
  day: string;
  status: string;
  reason: string;
  put_off: PutOff[];
  items: (Brief & { reports: Brief[] })[];
}

export interface Decision extends Brief {
  /** Whose decision it is, where the server says so. */
  body?: Brief | null;
  decided_on: string;
  decided: string;
  call_in_by: Brief | null;
  working_days: number;
  closes: string | null;
  state: string;
  state_words: string;
  may_act_from: string | null;
  outcome: Said | null;
  called_in_late: boolean;
}

export interface Recommendation extends Brief {
  words: string;
  made_on: string;
  body: Brief | null;
  lead: string;
  response_due: string | null;
  responded: string | null;
  response: Said | null;
  days_late: number;
  done: Said | null;
  state: string;
  state_words: string;
}

export interface Question extends Brief {
  words: string;
  body: Brief | null;
  asked: string;
  lead: string;
  due: string | null;
  answers: Said[];
  days_taken: number;
  days_late: number;
  state: string;
  state_words: string;
}

export interface AskedAgain {
  title: string;
  answers: { question: Brief; answer: Said | null; moved: string; moved_words: string }[];
}

export interface Scrutiny {
  on: string;
  meetings: Meeting[];
  decisions: Decision[];
  recommendations: Recommendation[];
  questions: Question[];
  asked_again: AskedAgain[];
}

/** The bodies that anything is of, by name. */
export function bodiesOf({ meetings, recommendations, questions, decisions }: Scrutiny): Brief[] {
  const all = [...meetings.map(({ body }) => body), ...recommendations.map(({ body }) => body), ...questions.map(({ body }) => body), ...decisions.flatMap((one) => [one.body ?? null, one.call_in_by])];
  const found = new Map(all.flatMap((body) => (body === null ? [] : [[body.id, body] as const])));
  return [...found.values()].sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
}

/**
 * What is of one body; all of it where none is chosen. A decision is of the body that made it and of the one that may call it in; one
 * of which nobody knows who made it stays, so that none is lost.
 */
export function ofBody(scrutiny: Scrutiny, body: string): Scrutiny {
  if (body === '') return scrutiny;
  const its = <Row extends { body: Brief | null }>(rows: Row[]): Row[] => rows.filter((one) => one.body?.id === body);
  const questions = its(scrutiny.questions);
  const asked = new Set(questions.map(({ id }) => id));
  return {
    on: scrutiny.on,
    meetings: its(scrutiny.meetings),
    recommendations: its(scrutiny.recommendations),
    questions,
    decisions: scrutiny.decisions.filter((one) => !one.body || one.body.id === body || one.call_in_by?.id === body),
    asked_again: scrutiny.asked_again.filter(({ answers }) => answers.some(({ question }) => asked.has(question.id))),
  };
}

const QUESTION_ORDER = ['unanswered', 'answered_without_evidence', 'answered'];
const RECOMMENDATION_ORDER = ['overdue', 'waiting', 'answered', 'not_accepted', 'done'];
const DECISION_ORDER = ['called_in', 'open'];

function inOrder<Row extends { state: string }>(rows: readonly Row[], order: readonly string[], newest: (row: Row) => string): Row[] {
  const place = (state: string): number => (order.includes(state) ? order.indexOf(state) : order.length);
  return [...rows].sort((a, b) => place(a.state) - place(b.state) || newest(b).localeCompare(newest(a)));
}

/** Those without an answer as the server has them, the longest waiting first; then those with nothing to look at, the newest first. */
export function questionsInOrder(rows: readonly Question[]): Question[] {
  return [...rows.filter(({ state }) => state === 'unanswered'), ...inOrder(rows.filter(({ state }) => state !== 'unanswered'), QUESTION_ORDER, ({ asked }) => asked)];
}

export const recommendationsInOrder = (rows: readonly Recommendation[]): Recommendation[] => inOrder(rows, RECOMMENDATION_ORDER, ({ made_on: day }) => day);

/** Those called in and those that still may be; then the newest. */
export const decisionsInOrder = (rows: readonly Decision[]): Decision[] => inOrder(rows, DECISION_ORDER, ({ decided_on: day }) => day);

/** Meetings to come by their day, and those that are past, the newest first. A meeting of the day itself is to come until it was held. */
export function calendar(meetings: readonly Meeting[], on: string): { coming: Meeting[]; past: Meeting[] } {
  const comes = ({ day, status }: Meeting): boolean => day > on || (day === on && status === 'planned');
  const byDay = (a: Meeting, b: Meeting): number => a.day.localeCompare(b.day);
  return { coming: meetings.filter(comes).sort(byDay), past: meetings.filter((one) => !comes(one)).sort((a, b) => byDay(b, a)) };
}

/** "Held", "Cancelled: …", or that nobody said that it was held. */
export function meetingWords({ status, reason, day }: Meeting, on: string): string {
  if (status === 'planned') return day < on ? 'Its day has passed; nobody has said that it was held' : 'Planned';
  const words = status === 'held' ? 'Held' : status === 'cancelled' ? 'Cancelled' : status;
  return reason === '' ? words : `${words}: ${reason}`;
}

/** Until when a decision may be called in, what came of it, and why it may not be acted on where it may not. */
export function callInWords(decision: Decision): string[] {
  const { state, closes, call_in_by: by, working_days: days, may_act_from: from, outcome } = decision;
  const said: string[] = [];
  if (state === 'open' && closes !== null) said.push(`May be called in until the end of ${longDate(closes)}${by ? ` by ${by.title}` : ''}`);
  else if (closes !== null) said.push(`Could be called in until ${longDate(closes)}, ${counted(days, 'working days')}${by ? `, by ${by.title}` : ''}`);
  if (decision.called_in_late) said.push('It was called in after its window had closed: whether that was in order is for the monitoring officer');
  if (outcome !== null) said.push(`${longDate(outcome.on)}: ${outcome.words === '' ? decision.state_words : outcome.words}`);
  if (from === null) said.push(state === 'withdrawn' ? 'It was withdrawn: there is nothing to act on' : 'It may not be acted on yet');
  return said.length === 0 ? [decision.state_words] : said;
}

/** "Accepted in part on 19 November 2018, 12 days late: Leads and days now." or that it is waited for. */
export function responseWords({ response, responded, days_late: late, response_due: due }: Recommendation): string {
  if (response === null) {
    if (late > 0) return `No response: ${counted(late, 'days')} late`;
    return due === null ? 'No response; no day was named for it' : `No response yet; due on ${longDate(due)}`;
  }
  // The first response says whether it came in time; a later one may have replaced what it said.
  const lateness = late > 0 ? `, ${counted(late, 'days')} late` : '';
  const first = responded !== null && responded !== response.on ? ` (first response on ${longDate(responded)}${lateness})` : lateness;
  return `${response.value === '' ? 'Responded' : codeWords(response.value)} on ${longDate(response.on)}${first}${response.words === '' ? '' : `: ${response.words}`}`;
}

/** How long a question waits, or how long its first answer took. */
export function waitWords({ state, days_late: late, days_taken: taken, due }: Question): string {
  const took = taken === 0 ? 'on the same day' : `after ${counted(taken, 'days')}`;
  if (state !== 'unanswered') return `Answered ${took}`;
  if (late > 0) return `Unanswered, ${counted(late, 'days')} late`;
  return `Unanswered for ${counted(taken, 'days')}${due === null ? '' : `; due on ${longDate(due)}`}`;
}

export const questionColour = (state: string): string => (state === 'unanswered' ? 'red' : state === 'answered' ? 'green' : 'yellow');
export const recommendationColour = (state: string): string => ({ overdue: 'red', waiting: 'yellow', answered: 'green', not_accepted: 'grey', done: 'green' })[state] ?? 'grey';
export const decisionColour = (state: string): string => ({ called_in: 'red', open: 'yellow', free: 'green', stands: 'green', changed: 'blue' })[state] ?? 'grey';
