// What the pages of reports say of states, months, hidden numbers and what was found in a text.
import { count, counted, longDate, longTime, number } from '../../../words/format.js';
import { whole } from '../findings/finding_words.js';
import { monthWords, spanWords } from '../themes/themes.js';
import type { Failure } from '../../server.js';
import type { Fault } from '../../Form.js';
import type { Counted, FoundName, Kind, Measured, Report, ReportLine, SharedCount } from './api.js';

export const KINDS: readonly { value: Kind; words: string; about: string }[] = [
  { value: 'highlight', words: 'Highlight report', about: 'The headline of some months on two pages, with its tables' },
  { value: 'thematic', words: 'Thematic report', about: 'One programme: its audits, grades and themes' },
  { value: 'calibration', words: 'Calibration report', about: 'How far auditors agree; nobody is named' },
  { value: 'control_sheet', words: 'Control sheet', about: 'One month of a programme: what was drawn, and what became of it' },
  { value: 'committee_annex', words: 'Committee annex', about: 'What a signed highlight report says, with small numbers hidden' },
];

/** Kinds that are of one programme. */
export const ofProgramme = (kind: string): boolean => kind === 'thematic' || kind === 'control_sheet';

/** "Published to the committee, 2 November 2020", with what was restated. */
export function standing(line: Pick<ReportLine, 'state_words' | 'state' | 'signed_at' | 'published_at' | 'published_to'>): string {
  const at = line.state === 'published' ? line.published_at : line.state === 'signed' ? line.signed_at : null;
  const to = line.state === 'published' && line.published_to !== null ? ` to ${line.published_to}` : '';
  return `${line.state_words}${to}${at === null ? '' : `, ${longDate(at.slice(0, 10))}`}`;
}

/** The colour of a state's tag. */
export const stateColour = (state: string): string => ({ draft: 'yellow', replaced: 'grey', signed: 'blue', published: 'green' })[state] ?? 'grey';

/** A count of the annex. */
export const countedWords = (cell: Counted): string => (cell.count === null ? 'hidden (c)' : count(cell.count));

/** "26% (19% to 33%), 42 audits"; `times` is 100 where the share is from 0 to 1. */
export function sharedWords(cell: SharedCount | null, times: 1 | 100 = 1): string {
  if (cell === null) return 'no audits';
  if (cell.count === null) return 'hidden (c)';
  if (cell.share === null) return 'no audits';
  return `${whole(times * cell.share)} (${whole(times * (cell.lower ?? 0))} to ${whole(times * (cell.upper ?? 1))}), ${counted(cell.count, 'audits')}`;
}

/** "0.62 (0.41 to 0.80)"; as a share "62% (41% to 80%)". */
export function measuredWords(measured: Measured | null, share = false): string {
  if (measured === null || measured.value === null) return 'not known';
  const one = (value: number): string => (share ? whole(100 * value) : number(value, 2));
  return `${one(measured.value)}${measured.lower === null || measured.upper === null ? '' : ` (${one(measured.lower)} to ${one(measured.upper)})`}`;
}

/** The hash in groups of eight, which can be read out. */
export const hashGroups = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? '';

/** That the figures are those that were frozen, or are not. */
export const frozenWords = (report: Pick<Report, 'intact' | 'made_at'>): string => (report.intact
  ? `The figures were frozen on ${longTime(report.made_at)} and are the same today: their fingerprint has just been worked out anew.`
  : 'The figures are not those that were frozen: their fingerprint is another. Do not use this report, and tell whoever looks after Windscreen.');

/** What the server found in the words of a report, where that is why it refused; null otherwise. */
export function foundNames(failure: Failure): FoundName[] | null {
  const found = failure.problem?.['found'];
  return failure.code === 'names_found' && Array.isArray(found) ? (found as FoundName[]) : null;
}

/** "“Amy Khan” looks like the name of a child". */
export const foundWords = (one: FoundName): string => `“${one.found}” ${one.weak ? 'may be' : 'looks like'} ${one.words}`;

/** A text cut where something was found, by code points; overlapping findings are one. */
export function marked(text: string, found: readonly Pick<FoundName, 'first' | 'last'>[]): { words: string; found: boolean }[] {
  const points = [...text];
  const pieces: { words: string; found: boolean }[] = [];
  let at = 0;
  for (const { first, last } of [...found].sort((a, b) => a.first - b.first)) {
    const from = Math.max(first, at);
    if (last <= from || from >= points.length) continue;
    if (from > at) pieces.push({ words: points.slice(at, from).join(''), found: false });
    pieces.push({ words: points.slice(from, last).join(''), found: true });
    at = last;
  }
  if (at < points.length) pieces.push({ words: points.slice(at).join(''), found: false });
  return pieces;
}

/** The months from `first` (2018-11) to that of `today`, the newest first; that of `today` alone where there is no first. */
export function monthChoices(today: string, first: string | null): { value: string; words: string }[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const [from = year, since = month] = (first ?? '').split('-').filter(Boolean).map(Number);
  const many = Math.max(1, (year - from) * 12 + month - since + 1);
  return Array.from({ length: many }, (_, back) => {
    const value = new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7);
    return { value, words: monthWords(value) };
  });
}

export interface Typed extends Record<string, string> {
  kind: string;
  from: string;
  to: string;
  programme: string;
  report: string;
  narrative: string;
  kept: string;
}

/** What the server is to be asked for, or what is wrong with it. `sources` are the signed highlight reports. */
export function reportWish(typed: Typed, sources: readonly ReportLine[]): Fault[] | Record<string, unknown> {
  const faults: Fault[] = [];
  const source = sources.find(({ id }) => id === typed.report);
  const annex = typed.kind === 'committee_annex';
  const sheet = typed.kind === 'control_sheet';
  if (typed.kind === '') faults.push({ field: 'report-kind', words: 'Choose which report to make' });
  if (annex && !source) faults.push({ field: 'report-source', words: 'Choose the signed highlight report that it is made from' });
  if (ofProgramme(typed.kind) && typed.programme === '') faults.push({ field: 'report-programme', words: 'Choose a programme' });
  const last = sheet ? typed.from : typed.to;
  if (!annex && typed.kind !== '' && typed.from === '') faults.push({ field: 'report-from', words: 'Choose the first month' });
  if (!annex && !sheet && typed.kind !== '' && (typed.to === '' || typed.to < typed.from)) faults.push({ field: 'report-to', words: 'Choose a last month that is not before the first' });
  if (typed.narrative.trim() === '') faults.push({ field: 'report-narrative', words: 'Write what the figures mean' });
  if (faults.length > 0) return faults;
  return {
    kind: typed.kind, month_from: source && annex ? source.month_from : typed.from, month_to: source && annex ? source.month_to : last, narrative: typed.narrative.trim(),
    ...(ofProgramme(typed.kind) ? { programme: typed.programme } : {}), ...(annex ? { from_report: typed.report } : {}),
    ...(typed.kept.trim() === '' ? {} : { kept_because: typed.kept.trim() }),
  };
}

/** "July 2020 to September 2020, programme". */
export const aboutWords = (line: Pick<ReportLine, 'month_from' | 'month_to' | 'programme'>): string => `${spanWords(line.month_from, line.month_to)}${line.programme === null ? '' : `, ${line.programme}`}`;
