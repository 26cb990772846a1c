import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { Rating } from '../record.js';
import type { Meeting } from '../scrutiny/scrutiny.js';
import { BoardShown } from './BoardShown.js';
import { Outcomes } from './BusinessShown.js';
import { byBody, byReason, dueWords, frozenWords, isToCome, outcomesSentence, papersOf, paperTitle, sinceWords, type BoardPage, type MeetingHead, type Outcome, type PaperHead, type QuadrantPage } from './meetings.js';
import { chanceWords, QuadrantShown } from './QuadrantShown.js';

const UNRATED: Rating = { rule: '', shown: '', words: 'Not rated', overridden: null, reasons: [] };
const brief = (id: string, kind: string) => ({ id, kind, number: '', title: `Title of ${id}` });
const meeting = (id: string, body: string, day: string, status = 'held'): Meeting => ({ ...brief(id, 'meeting'), body: { ...brief(body, 'body'), title: body }, day, status, reason: '', put_off: [], items: [] });
const HEAD: MeetingHead = { ...brief('m', 'meeting'), body: brief('b', 'body'), day: '2020-10-06', status: 'held', status_words: 'Held', reason: '' };
const OUTCOME: Outcome = {
  ...brief('a', 'action'), meeting: brief('m', 'meeting'), met: '2020-10-06', open: true, late: false, state: 'Under way', lead: 'Head of assessment', due: '2020-12-15',
  rating: UNRATED, put_off: [], said: [],
};
const BOARD: BoardPage = { on: '2020-10-20', meeting: HEAD, last: null, agenda: [], outcomes: [], since: '2020-07-20', plans: [], decisions: [], promises: [] };
const QUADRANT: QuadrantPage = { on: '2020-10-20', meeting: HEAD, last: HEAD, agenda: [], outcomes: [], exceptions: null, overdue: [] };
const PAPER: PaperHead = {
  paper: 'p1', meeting: 'm', meeting_title: 'October', body: null, kind: 'board', as_at: '2020-02-29', frozen_at: '2020-03-01T09:05:00.000Z', frozen_by: 'Ann', sha256: 'ab',
};

it('gives each body its next meeting, and the past ones the newest first', () => {
  const rows = byBody([
    meeting('late', 'Board', '2020-10-27', 'planned'), meeting('next', 'Board', '2020-10-20', 'planned'), meeting('first', 'Board', '2020-01-28'),
    meeting('second', 'Board', '2020-07-14'), meeting('off', 'Board', '2020-10-22', 'cancelled'), meeting('only', 'Cabinet', '2020-06-23'), meeting('soon', 'Area', '2020-10-19', 'planned'),
  ], '2020-10-19');
  expect(rows.map(({ body }) => body?.title)).toEqual(['Area', 'Board', 'Cabinet']);
  const board = rows[1];
  expect(board?.next?.id).toBe('next');
  expect(board?.later.map(({ id }) => id)).toEqual(['late']);
  expect(board?.past.map(({ id }) => id)).toEqual(['off', 'second', 'first']);
  expect(rows[2]?.next).toBeNull();
  expect(byBody([], '2020-10-19')).toEqual([]);
});

it('counts a planned meeting as to come on its day, and not the day after', () => {
  expect(isToCome({ status: 'planned', day: '2020-02-29' }, '2020-02-29')).toBe(true);
  expect(isToCome({ status: 'planned', day: '2020-02-29' }, '2020-03-01')).toBe(false);
  expect(isToCome({ status: 'held', day: '2020-02-29' }, '2020-02-29')).toBe(false);
});

it('names papers, and finds those of a meeting', () => {
  expect(paperTitle(PAPER)).toBe('Board page as at 29 February 2020');
  expect(frozenWords(PAPER)).toBe('Frozen on 1 March 2020 at 09:05 (UTC) by Ann');
  expect(frozenWords({ ...PAPER, frozen_by: null })).toBe('Frozen on 1 March 2020 at 09:05 (UTC)');
  const newer = { ...PAPER, paper: 'p2', frozen_at: '2020-03-02T09:00:00.000Z' };
  expect(papersOf([PAPER, { ...PAPER, paper: 'other', meeting: 'x' }, newer], 'm').map(({ paper }) => paper)).toEqual(['p2', 'p1']);
});

it('says what became of earlier actions', () => {
  const settled = { ...OUTCOME, open: false, late: true, state: 'Not accepted' };
  expect(outcomesSentence([OUTCOME])).toBe('1 came of earlier meetings: 1 is open.');
  expect(outcomesSentence([settled, OUTCOME, { ...OUTCOME, late: true }])).toBe('3 came of earlier meetings: 1 is settled; 2 are open, of which 1 is late.');
  expect(sinceWords({
    ...OUTCOME, put_off: [{ on: '2020-10-20', reason: 'The post is empty.', was: '2020-10-31', now_is: '2020-12-15', days: 45 }],
    said: [{ kind: 'update', on: '2020-10-07', value: '', words: 'One team has begun.', evidence: 'Minutes' }],
  })).toEqual(['7 October 2020: One team has begun. Evidence: Minutes', '20 October 2020: put off from 31 October 2020 to 15 December 2020. The post is empty.']);
  expect(sinceWords(OUTCOME)).toEqual([]);
});

it('says when there was nothing to come of', () => {
  expect(renderToString(<Outcomes outcomes={[]} last={null} on="2020-10-20" />)).toContain('No earlier meeting was held');
  expect(renderToString(<Outcomes outcomes={[]} last={HEAD} on="2020-10-20" />)).toContain('Nothing came of the meeting of 6 October 2020');
  const shown = renderToString(<Outcomes outcomes={[{ ...OUTCOME, late: true }]} last={HEAD} on="2020-10-20" />);
  expect(shown).toContain('Late');
  expect(shown).toContain('/improvement/things/a?on=2020-10-20');
});

it('says how late something is', () => {
  expect(dueWords('2020-10-20', 0)).toBe('due on 20 October 2020');
  expect(dueWords('2020-10-19', 1)).toBe('1 day late');
  expect(dueWords(null, 0)).toBe('no day named');
});

it('groups decisions by their reason in the order of the server', () => {
  const one = (id: string, why: string) => ({ ...brief(id, 'action'), why, why_words: why.toUpperCase(), by: null, says: '' });
  expect(byReason([one('a', 'item'), one('b', 'draft'), one('c', 'item')]).map(({ words, rows }) => [words, rows.map(({ id }) => id).join()])).toEqual([['ITEM', 'a,c'], ['DRAFT', 'b']]);
});

it('draws an empty board page without a table, and with what it lacks', () => {
  const shown = renderToString(<BoardShown page={BOARD} />);
  for (const words of ['Nothing waits for a decision', 'It watches over no plan on 20 October 2020', 'What slipped since 20 July 2020', 'these are the last three months', 'No item is on the agenda yet'])
    expect(shown).toContain(words);
  expect(shown).not.toContain('<table');
  expect(renderToString(<BoardShown page={BOARD} beside />)).not.toContain('Agenda');
});

it('draws a plan with its claims, ratings and what slipped', () => {
  const counts = {
    actions: 3, not_started: 1, under_way: 1, paused: 0, withdrawn: 0, delivered: 1, delivered_without_evidence: 0, embedded: 0, impact_shown: 0, overridden: 0,
    by_rating: { blue: 0, green: 1, amber: 0, red: 2 },
  };
  const plan = {
    ...brief('p', 'plan'), status_words: 'Running', counts, actions: [],
    themes: [{ theme: brief('t', 'theme'), rating: { ...UNRATED, rule: 'red' as const, shown: 'red' as const }, counts }, { theme: null, rating: null, counts }],
    slipped: [{ ...brief('a', 'action'), slip: 'put_off', slip_words: 'Put off', on: '2020-09-25', says: 'Put off by 10 days.' }],
  };
  const shown = renderToString(<BoardShown page={{ ...BOARD, last: HEAD, plans: [plan] }} />);
  for (const words of ['Delivered: 1 of 3.', 'Embedded: 0 of 3.', '2 red, 1 green', 'Part of no theme', '25 September 2020', 'Put off by 10 days.', '/improvement/plans/p/page?on=2020-10-20'])
    expect(shown).toContain(words);
  expect(shown).not.toContain('these are the last three months');
});

it('draws exceptions with what they are out of, and says why there are none', () => {
  const late = (some: number, of: number) => ({ late: some, of });
  const exceptions = {
    as_at: '2020-09-30', unit_kind: 'quadrant' as const, unit: 'North East', due_until: '2020-10-14',
    measures: [{ id: 'children_unallocated', from: '2020-09-30', to: '2020-09-30', now: late(30, 40), month_before: late(25, 40), year_before: null, whole: late(60, 160), standing: 'higher than chance' as const, coming_due: null }],
  };
  const shown = renderToString(<QuadrantShown page={{ ...QUADRANT, exceptions }} figures="internal" />);
  for (const words of ['Open cases with no social worker', '30 of 40 (75.0%)', '25 of 40', '5 more now', 'not known', '60 of 160 (37.5%)', 'More than chance would give', 'Due by 14 October 2020'])
    expect(shown).toContain(words);
  expect(chanceWords(null)).toBe('Too few to say');
  expect(renderToString(<QuadrantShown page={QUADRANT} figures="public" />)).toContain('are shown to those who see the service’s own figures');
  expect(renderToString(<QuadrantShown page={QUADRANT} figures="internal" />)).toContain('There are no figures');
});
