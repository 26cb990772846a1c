import { expect, it } from 'vitest';
import { render } from 'preact-render-to-string';
import { SessionContext, type SessionPlace } from '../../session.js';
import { dueLines, howOften, lastKept, ledgerSentence, occasionWords, proofWords, statesOf, timesOf, timesWords, type Occasion, type PromiseLine } from './promises.js';
import { PromisesPage } from './PromisesPage.js';

const said = (on: string, evidence = ''): { on: string; value: string; words: string; evidence: string } => ({ on, value: '', words: '', evidence });
const time = (due: string | null, more: Partial<Occasion> = {}): Occasion => ({ due, kept: null, days_late: 0, overdue: false, ...more });
const promise = (more: Partial<PromiseLine>): PromiseLine => ({
  id: 'p', kind: 'promise', number: '', title: 'Report in September', words: '', made_on: '2020-06-23', to: null, made_in: [], every_months: 0, lead: '',
  first_due: '2020-09-30', put_off: [], state: 'due', state_words: 'Due', withdrawn: null, occasions: [], ...more,
});
const late = promise({ state: 'overdue', state_words: 'Overdue', occasions: [time('2020-09-30', { days_late: 15, overdue: true })] });
const ON = '2020-10-15';

// Due on 30 November 2018 and every three months: missed, kept early, missed, to come.
const repeated = promise({
  title: 'Figures at every meeting', every_months: 3, state: 'overdue', state_words: 'Overdue',
  occasions: [
    time('2020-02-29', { days_late: 229, overdue: true }),
    time('2020-05-30', { kept: said('2020-05-20', 'Report of May') }),
    time('2020-08-30', { days_late: 46, overdue: true }),
    time('2020-11-30'),
  ],
});

it('says first how many are overdue, and which for longest', () => {
  expect(ledgerSentence([])).toBe('No promise is in the record on this day.');
  expect(ledgerSentence([promise({}), promise({})])).toBe('None of 2 promises is overdue.');
  expect(ledgerSentence([late, promise({})])).toBe('1 of 2 promises is overdue. Overdue for longest, by 15 days: “Report in September”.');
  expect(ledgerSentence([late, repeated, promise({})])).toBe('2 of 3 promises are overdue. Overdue for longest, by 229 days: “Figures at every meeting”.');
});

it('says how often', () => {
  expect([0, 1, 3, 12, 24].map(howOften)).toEqual(['Once', 'Every month', 'Every 3 months', 'Every year', 'Every 2 years']);
});

it('says how late a promise is, what was missed and what comes next', () => {
  expect(dueLines(late, ON)).toEqual(['Overdue by 15 days, since 30 September 2020']);
  expect(dueLines(repeated, ON)).toEqual(['Not kept 2 times, the first due on 29 February 2020', 'Next due on 30 November 2020, in 46 days']);
  expect(dueLines(promise({ occasions: [time(ON)] }), ON)).toEqual(['Due on 15 October 2020, today']);
  expect(dueLines(promise({ state: 'kept', occasions: [time('2020-09-30', { kept: said('2020-09-29') })] }), ON)).toEqual(['Nothing more is due']);
  expect(dueLines(promise({ state: 'undated', occasions: [time(null)] }), ON)).toEqual(['No day was named']);
  expect(dueLines(promise({ state: 'withdrawn', withdrawn: { ...said('2020-07-01'), words: 'The body is no more.' }, occasions: [time('2020-06-30', { days_late: 1, overdue: true })] }), ON))
    .toEqual(['Withdrawn on 1 July 2020: The body is no more.']);
});

it('counts the times due so far: those that are past, due today or kept early', () => {
  expect(timesWords(repeated, ON)).toBe('Kept 1 of the 3 times due so far');
  expect(timesWords(late, ON)).toBe('');
  expect(timesWords(promise({ every_months: 3, occasions: [time('2020-11-30')] }), ON)).toBe('Not due yet');
  expect(timesWords(promise({ every_months: 3, occasions: [time('2020-11-30', { kept: said('2020-10-01') })] }), ON)).toBe('Kept 1 of the 1 time due so far');
  expect(timesWords(promise({ every_months: 3, occasions: [time(ON)] }), ON)).toBe('Kept 0 of the 1 time due so far');
});

it('says of each time whether it was kept, and what shows it', () => {
  expect(timesOf([late, repeated])).toHaveLength(5);
  expect(repeated.occasions.map((one) => occasionWords(one, ON))).toEqual(['Not kept: overdue by 229 days', 'Kept on 20 May 2020', 'Not kept: overdue by 46 days', 'Due in 46 days']);
  expect(occasionWords(time('2020-05-30', { kept: said('2020-06-04'), days_late: 5 }), ON)).toBe('Kept on 4 June 2020, 5 days late');
  expect(occasionWords(time(null), ON)).toBe('Not kept; no day was named');
  expect(lastKept(repeated)?.on).toBe('2020-05-20');
  expect(lastKept(late)).toBeNull();
  expect(proofWords(said('2020-05-20', 'Report of May'))).toBe('Report of May');
  expect(proofWords(said('2020-05-20'))).toBe('No evidence is named');
  expect(proofWords(null)).toBe('');
});

it('offers the states that there are, the overdue first', () => {
  expect(statesOf([promise({}), late, promise({})])).toEqual([{ value: 'overdue', words: 'Overdue (1)' }, { value: 'due', words: 'Due (2)' }]);
});

it('says that the ledger is being fetched until it is there', () => {
  const place = { session: { csrf_token: null, permissions: [] }, take: () => undefined, ended: () => undefined } as unknown as SessionPlace;
  const html = render(<SessionContext.Provider value={place}><PromisesPage where={{ address: '/improvement/promises', query: new URLSearchParams() }} /></SessionContext.Provider>);
  expect(html).toContain('Fetching the promises.');
});
