// Meetings with their pages, and the papers that were frozen of them, as the server gives them
// (GET /api/v1/improvement/meetings/{meeting}, papers, papers/{paper}; the calendar is that of scrutiny).
import type { Standing as Chance } from '../../../data/report.js';
import type { LateOf } from '../../../data/teams.js';
import { counted, longDate, longTime } from '../../../words/format.js';
import type { Action, Counts, Slip as PlanSlip } from '../plan/plan.js';
import type { Brief, PutOff, Rating, Said } from '../record.js';
import type { Meeting } from '../scrutiny/scrutiny.js';

export type PageKind = 'quadrant' | 'board';

export interface MeetingHead extends Brief {
  body: Brief | null;
  day: string;
  status: 'planned' | 'held' | 'cancelled';
  status_words: string;
  reason: string;
}

export interface AgendaItem extends Brief {
  words: string;
  reports: Brief[];
  /** Points, recommendations, decisions and questions. */
  said: (Brief & { kind_words: string; words: string })[];
}

/** What became of an action, recommendation or promise of an earlier meeting. */
export interface Outcome extends Brief {
  meeting: Brief;
  met: string;
  open: boolean;
  late: boolean;
  state: string;
  lead: string;
  due: string | null;
  rating: Rating;
  put_off: PutOff[];
  said: (Said & { kind: string })[];
}

export interface Late {
  late: number | null;
  of: number | null;
}

export interface ExceptionLine {
  /** The indicator that it is counted by. */
  id: string;
  from: string;
  to: string;
  now: Late;
  month_before: Late | null;
  year_before: Late | null;
  whole: Late;
  standing: Chance | null;
  coming_due: number | null;
}

export interface Exceptions {
  as_at: string;
  unit_kind: 'service' | 'quadrant';
  unit: string;
  due_until: string | null;
  measures: ExceptionLine[];
}

export interface OverdueLine extends Brief {
  what: string;
  what_words: string;
  sentence: string;
  lead: string;
  due: string | null;
  days_late: number;
}

interface PageOfMeeting {
  on: string;
  meeting: MeetingHead;
  last: MeetingHead | null;
  agenda: AgendaItem[];
  outcomes: Outcome[];
}

export interface QuadrantPage extends PageOfMeeting {
  /** Null where no figures were loaded, the body is of no quadrant, or the reader sees no figures. */
  exceptions: Exceptions | null;
  overdue: OverdueLine[];
}

export interface BoardPlan extends Brief {
  status_words: string;
  counts: Counts;
  themes: { theme: Brief | null; rating: Rating | null; counts: Counts }[];
  actions: Action[];
  slipped: PlanSlip[];
}

export interface BoardPage extends PageOfMeeting {
  since: string;
  plans: BoardPlan[];
  decisions: (Brief & { why: string; why_words: string; by: string | null; says: string })[];
  promises: (Brief & { lead: string; due: string | null; days_late: number })[];
}

/** A frozen page, as lists name it. */
export interface PaperHead {
  paper: string;
  meeting: string;
  meeting_title: string;
  body: string | null;
  kind: PageKind;
  as_at: string;
  frozen_at: string;
  frozen_by: string | null;
  sha256: string;
}

interface Pages {
  /** Whose figures the pages show. */
  figures: 'internal' | 'public';
  quadrant: QuadrantPage | null;
  board: BoardPage | null;
}

export interface Paper extends PaperHead, Pages {
  whole: boolean;
  /** What is wrong with it; empty where nothing is. */
  fault: string;
}

export interface MeetingAnswer extends Pages {
  on: string;
  meeting: MeetingHead;
  agenda: AgendaItem[];
  may_freeze: boolean;
  papers: PaperHead[];
}

const KINDS: Record<PageKind, string> = { quadrant: 'Performance page', board: 'Board page' };
export const pageWords = (kind: PageKind): string => KINDS[kind];

export const meetingAddress = (id: string): string => `/improvement/meetings/${encodeURIComponent(id)}`;
export const paperAddress = (id: string): string => `/improvement/papers/${encodeURIComponent(id)}`;

/** A body with its next meeting, and those that are past, the newest first. */
export interface BodyMeetings {
  body: Brief | null;
  next: Meeting | null;
  later: Meeting[];
  past: Meeting[];
}

/** Whether a meeting is still to come on the day: it was not held or called off, and its day has not passed. */
export const isToCome = ({ status, day }: Pick<Meeting, 'status' | 'day'>, on: string): boolean => status === 'planned' && day >= on;

/** Meetings by body: the bodies that meet soonest first, then those with nothing planned, by name. */
export function byBody(meetings: readonly Meeting[], on: string): BodyMeetings[] {
  const bodies = new Map<string, BodyMeetings>();
  for (const meeting of [...meetings].sort((a, b) => a.day.localeCompare(b.day))) {
    const id = meeting.body?.id ?? '';
    const one = bodies.get(id) ?? { body: meeting.body, next: null, later: [], past: [] };
    bodies.set(id, one);
    if (!isToCome(meeting, on)) one.past.unshift(meeting);
    else if (one.next === null) one.next = meeting;
    else one.later.push(meeting);
  }
  const soonest = ({ next }: BodyMeetings): string => next?.day ?? '9999-12-31';
  const name = ({ body }: BodyMeetings): string => body?.title ?? '';
  return [...bodies.values()].sort((a, b) => soonest(a).localeCompare(soonest(b)) || name(a).localeCompare(name(b)));
}

/** The papers of a meeting, the newest first. */
export const papersOf = (papers: readonly PaperHead[], meeting: string): PaperHead[] =>
  papers.filter((one) => one.meeting === meeting).sort((a, b) => b.frozen_at.localeCompare(a.frozen_at));

/** "Board page as at 14 July 2020". */
export const paperTitle = ({ kind, as_at: day }: Pick<PaperHead, 'kind' | 'as_at'>): string => `${pageWords(kind)} as at ${longDate(day)}`;

/** "Frozen on 15 July 2020 at 09:00 (UTC) by Ann Example". */
export const frozenWords = ({ frozen_at: at, frozen_by: by }: Pick<PaperHead, 'frozen_at' | 'frozen_by'>): string =>
  `Frozen on ${longTime(at)}${by === null ? '' : ` by ${by}`}`;

export const lateOf = ({ late, of }: Late): LateOf => [late, of];

/** "3 days late", "due on 20 October 2020", "no day named". */
export function dueWords(due: string | null, daysLate: number): string {
  if (daysLate > 0) return `${counted(daysLate, 'days')} late`;
  return due === null ? 'no day named' : `due on ${longDate(due)}`;
}

/** What became of the actions in a sentence: "5 came of earlier meetings: 2 are done, 3 are open, of which 1 is late." */
export function outcomesSentence(outcomes: readonly Outcome[]): string {
  const open = outcomes.filter((one) => one.open);
  const late = open.filter((one) => one.late).length;
  const done = outcomes.length - open.length;
  const are = (some: number, words: string): string => `${some} ${some === 1 ? 'is' : 'are'} ${words}`;
  const parts = [done > 0 ? are(done, 'settled') : '', open.length > 0 ? are(open.length, 'open') + (late > 0 ? `, of which ${are(late, 'late')}` : '') : ''];
  return `${outcomes.length} came of earlier meetings: ${parts.filter((one) => one !== '').join('; ')}.`;
}

/** What was said since the meeting, newest last, in words: "20 October 2020: Somebody has begun." */
export function sinceWords(outcome: Outcome): string[] {
  const moved = outcome.put_off.map((one) => ({
    on: one.on, words: `put off from ${longDate(one.was)} to ${longDate(one.now_is)}.${one.reason === '' ? '' : ` ${one.reason}`}`,
  }));
  const said = outcome.said.map((one) => ({ on: one.on, words: [one.words, one.evidence === '' ? '' : `Evidence: ${one.evidence}`].filter((part) => part !== '').join(' ') }));
  return [...moved, ...said].sort((a, b) => a.on.localeCompare(b.on)).map(({ on, words }) => `${longDate(on)}: ${words}`);
}

/** Decisions by the reason for which they are asked, in the order of the server. */
export function byReason(decisions: BoardPage['decisions']): { words: string; rows: BoardPage['decisions'] }[] {
  const reasons = new Map<string, { words: string; rows: BoardPage['decisions'] }>();
  for (const one of decisions) {
    const found = reasons.get(one.why) ?? { words: one.why_words, rows: [] };
    found.rows.push(one);
    reasons.set(one.why, found);
  }
  return [...reasons.values()];
}

/** As at which day a page is frozen, as the end of a sentence; whether the meeting is past is for the server to say. */
export const freezeDayWords = (day: string): string => `as at ${longDate(day)} once that day is past, before it as it stands today`;
