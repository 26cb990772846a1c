// The inspector's evidence room as the server gives it (docs/audits.md), and the form that opens one.
import { givenDay } from '../../children/days.js';
import type { Fault } from '../../Form.js';
import type { AuditForm } from '../audit_form.js';
import type { Note } from '../plan/answers.js';
import type { ReportData } from '../reports/api.js';

/** Who took it, when and in which room: it stands on every sheet. */
export interface Watermark {
  who: string;
  at: string;
  room: string;
  viewing: string;
}

export type Kind = 'audit' | 'method_note' | 'report';
export type Since = '' | 'reopened' | 'changed';

export interface RoomItem {
  item: string;
  place: number;
  kind: Kind;
  title: string;
  child: string;
  month: string | null;
  service: string | null;
  quadrant: string | null;
  team: string | null;
  final_grade: string | null;
  since: Since;
}

export interface Room {
  room: string;
  name: string;
  open_from: string;
  open_to: string;
  read_first: string;
  watermark: Watermark;
  items: RoomItem[];
}

export interface OpenedItem {
  item: string;
  room: string;
  title: string;
  kept_at: string;
  watermark: Watermark;
}

export interface KeptAudit extends OpenedItem {
  since: Since;
  rationale: string | null;
  audit: AuditForm;
  conversations: { mode: string; held_on: string | null; why_none: string | null; agreed: string; view: string | null; reply: string | null; replied_at: string | null }[];
  second_grades: { kind: string; blind: boolean; grade: string | null; agreed_grade: string | null; reason: string | null }[];
}

export interface KeptNote extends OpenedItem {
  note: Note;
}

export interface KeptReport extends OpenedItem {
  report: {
    id: string; kind: string; kind_words: string; month_from: string; month_to: string; made_at: string; state_words: string;
    restated: number; data_hash: string; intact: boolean; narrative: string; data: ReportData;
  };
}

export interface RoomRow {
  id: string;
  name: string;
  open_from: string;
  open_to: string;
  standing: string;
  standing_words: string;
  inspectors: number;
  items: number;
  opened_by: string;
  opened_at: string;
  visits: number;
  last_visit: string | null;
}

export interface WatchedRoom {
  id: string;
  name: string;
  read_first: string;
  open_from: string;
  open_to: string;
  standing: string;
  standing_words: string;
  choice: string;
  choice_facts: { audits: number; of: number; seed?: string; month_from?: string; month_to?: string; programme?: string; without?: number };
  opened_by: string;
  opened_at: string;
  closed_by: string | null;
  closed_at: string | null;
  close_reason: string | null;
  inspectors: { name: string; email: string; taken_back: boolean }[];
  items: { place: number; kind: Kind; title: string; audit: string | null; report: string | null; since: Since; opened: number }[];
  visits: number;
  may_close: boolean;
}

export interface Visit {
  at: string;
  who: string;
  email: string;
  place: number | null;
  what: string;
  viewing: string;
  downloaded: boolean;
}

export interface Offer {
  today: string;
  usual_last_day: string;
  longest_days: number;
  inspectors: { account: string; name: string; email: string }[];
  reports: { report: string; kind_words: string; month_from: string; month_to: string; state_words: string }[];
  months: { programme: string; name: string; month: string }[];
}

export interface Chosen {
  audits: number;
  of: number;
  children: number;
  without: number[];
  not_final: number;
}

export const KIND_WORDS: Record<Kind, string> = { audit: 'Audit', method_note: 'Method note', report: 'Report' };
/** The address of the API for one thing of a kind. */
export const ADDRESSES: Record<Kind, string> = {
  audit: '/api/v1/audits/room/audit', method_note: '/api/v1/audits/room/method-note', report: '/api/v1/audits/room/report',
};

/** And of its page. */
export const pageOf = ({ kind, item }: Pick<RoomItem, 'kind' | 'item'>): string =>
  `/audits/room/${kind === 'audit' ? 'audits' : kind === 'method_note' ? 'method-notes' : 'reports'}/${item}`;

export const sinceWords = (since: Since): string =>
  since === 'reopened' ? 'Reopened since' : since === 'changed' ? 'Given another final grade since' : '';

/** What the form that opens a room holds. */
export interface Typed extends Record<string, string> {
  name: string;
  read_first: string;
  from: string;
  to: string;
  choice: string;
  children: string;
  seed: string;
  number: string;
  month_from: string;
  month_to: string;
  month: string;
  inspectors: string;
  reports: string;
}

/** The lines of a text that hold something; the server counts lines without a child by their place here. */
export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** Names that a text holds, apart by spaces: accounts and reports that are ticked. */
export const listOf = (text: string): string[] => text.split(' ').filter((one) => one !== '');

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export interface Choice {
  choice: string;
  children: string[];
  seed?: string;
  number?: number;
  month_from?: string;
  month_to?: string;
  programme?: string;
}

/** How the audits are chosen, or what is wrong with it. */
export function choiceOf(typed: Typed): Choice | Fault[] {
  const faults: Fault[] = [];
  if (typed.choice === 'children') {
    const children = linesOf(typed.children);
    return children.length > 0 ? { choice: 'children', children } : [{ field: 'room-children', words: 'Give the identifiers of the children, one a line' }];
  }
  if (typed.choice === 'draw') {
    const number = Number(typed.number);
    if (!/^\d+$/.test(typed.number.trim()) || number < 1 || number > 200) faults.push({ field: 'room-number', words: 'Give a number of audits from 1 to 200' });
    if (typed.seed.trim() === '') faults.push({ field: 'room-seed', words: 'Give a seed, such as the day and the inspector’s own words' });
    if (!MONTH.test(typed.month_from)) faults.push({ field: 'room-month-from', words: 'Choose the first month' });
    if (!MONTH.test(typed.month_to) || typed.month_to < typed.month_from) faults.push({ field: 'room-month-to', words: 'Choose a last month that is not before the first' });
    return faults.length > 0 ? faults : { choice: 'draw', children: [], seed: typed.seed.trim(), number, month_from: typed.month_from, month_to: typed.month_to };
  }
  if (typed.choice === 'month') {
    const [programme = '', month = ''] = listOf(typed.month);
    return programme !== '' && MONTH.test(month) ? { choice: 'month', children: [], programme, month_from: month, month_to: month } : [{ field: 'room-month', words: 'Choose a programme’s month' }];
  }
  return [{ field: 'room-choice-0', words: 'Choose how the audits are chosen' }];
}

export interface Wish extends Choice {
  name: string;
  read_first: string;
  open_from: string;
  open_to: string;
  inspectors: string[];
  reports: string[];
  leave_out: boolean;
}

/** What is sent to open a room, or what is wrong with what was typed. The server checks it all again. */
export function wishOf(typed: Typed, longest: number, leaveOut: boolean): Wish | Fault[] {
  const faults: Fault[] = [];
  const from = givenDay(typed.from);
  const to = givenDay(typed.to);
  const inspectors = listOf(typed.inspectors);
  if (typed.name.trim() === '') faults.push({ field: 'room-name', words: 'Name the room after the inspection' });
  if (inspectors.length === 0) faults.push({ field: 'room-inspectors', words: 'Choose at least one inspector' });
  if (!from) faults.push({ field: 'room-from', words: 'Give the first day, such as 27 3 2026' });
  if (!to) faults.push({ field: 'room-to', words: 'Give the last day, such as 27 3 2026' });
  if (from && to && to < from) faults.push({ field: 'room-to', words: 'Give a last day that is not before the first' });
  if (from && to && daysOf(from, to) > longest) faults.push({ field: 'room-to', words: `Give an earlier last day: a room is open for ${longest} days at most` });
  const choice = choiceOf(typed);
  if (Array.isArray(choice)) faults.push(...choice);
  if (faults.length > 0 || Array.isArray(choice)) return faults;
  return {
    ...choice, name: typed.name.trim(), read_first: typed.read_first.trim(), open_from: from ?? '', open_to: to ?? '', inspectors, reports: listOf(typed.reports),
    leave_out: leaveOut,
  };
}

/** Days from the one to the other and with it. */
export function daysOf(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

const plural = (number: number, one: string, more: string): string => `${number} ${number === 1 ? one : more}`;

/** What a choice comes to, in sentences. */
export function chosenWords(chosen: Chosen): string[] {
  const words = [`${plural(chosen.audits, 'final audit', 'final audits')} of ${plural(chosen.children, 'child', 'children')}${chosen.of > chosen.audits ? `, drawn from ${chosen.of}` : ''}.`];
  if (chosen.without.length > 0) {
    words.push(`There is no final audit for line${chosen.without.length === 1 ? '' : 's'} ${chosen.without.join(', ')} of the list.`);
  }
  if (chosen.not_final > 0) words.push(`${plural(chosen.not_final, 'audit', 'audits')} of the month ${chosen.not_final === 1 ? 'is' : 'are'} not final yet and will not be in it.`);
  return words;
}

/** How the audits of a room were chosen, in a sentence. */
export function howChosen({ choice, choice_facts: facts }: Pick<WatchedRoom, 'choice' | 'choice_facts'>): string {
  if (choice === 'children') return `All final audits of the children whom the inspector chose${(facts.without ?? 0) > 0 ? `; ${plural(facts.without ?? 0, 'child', 'children')} had none and ${facts.without === 1 ? 'was' : 'were'} left out` : ''}.`;
  if (choice === 'draw') return `${plural(facts.audits, 'audit', 'audits')} drawn by chance from the ${facts.of} final audits of ${facts.month_from ?? ''} to ${facts.month_to ?? ''}, with the seed “${facts.seed ?? ''}”.`;
  return `All final audits of a programme’s month, ${facts.month_from ?? ''}.`;
}
