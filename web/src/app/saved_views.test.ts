import { expect, it } from 'vitest';
import { addressOfView, formOf, viewFaults } from './SaveView.js';
import { limitWords, protectedWords, summary, teamWords, waitingWords, type WorkerRow } from './WorkerCaseloads.js';

it('keeps the address of a page with what is chosen on it', () => {
  expect(addressOfView({ address: '/teams/north-1', query: new URLSearchParams('by=team&group=A B') })).toBe('/teams/north-1?by=team&group=A+B');
  expect(addressOfView({ address: '/teams', query: new URLSearchParams() })).toBe('/teams');
});

it('names its draft by the page, as the server takes names', () => {
  expect(formOf('/performance/assessments/late_assessments')).toBe('view-performance-assessments-late-assessments');
  expect(formOf(`/${'x'.repeat(200)}`)).toMatch(/^[A-Za-z0-9_-]{1,100}$/);
});

it('wants a name', () => {
  expect(viewFaults(' ').map(({ field }) => field)).toEqual(['view-name']);
  expect(viewFaults('Board')).toEqual([]);
});

const row = (more: Partial<WorkerRow>): WorkerRow => ({
  kind: 'worker', worker: 'A', named: true, team: 'T', service: null, quadrant: null, children: 20, limit: 20, over: false, newly_qualified: false, protected_limit: null,
  over_protected_limit: null, agency: false, full_time_equivalent: 1, ...more,
});

it('says how a caseload stands to its limit', () => {
  expect(limitWords(row({}))).toBe('at 20');
  expect(limitWords(row({ children: 23 }))).toBe('3 over 20');
  expect(limitWords(row({ children: 2 }))).toBe('20');
  expect(limitWords(row({ limit: null }))).toBe('');
  expect(protectedWords(row({}))).toBe('');
  expect(protectedWords(row({ newly_qualified: true, protected_limit: 18 }))).toBe('2 over 18');
  expect(protectedWords(row({ newly_qualified: true, protected_limit: 20 }))).toBe('at 20');
  expect(protectedWords(row({ newly_qualified: true }))).toBe('newly qualified');
});

it('sums up in sentences that are right for one and for none', () => {
  expect(summary([row({})])).toBe('1 worker holds children’s cases. None is over the limit of the service.');
  expect(summary([row({ over: true }), row({ over: true, newly_qualified: true, over_protected_limit: true })])).toBe(
    '2 workers hold children’s cases. 2 are over the limit of the service. Of 1 newly qualified worker, 1 has more than a protected caseload.',
  );
  expect(summary([row({ limit: null })])).toBe('1 worker holds children’s cases. The authority has set no limits.');
  expect(teamWords('North', [row({}), row({ over_protected_limit: true })])).toBe('North: 2 workers, 1 over a limit');
  expect(teamWords('North', [row({})])).toBe('North: 1 worker');
  expect(waitingWords([])).toBe('No open case is without a worker.');
  expect(waitingWords([row({ kind: 'unallocated', children: 1 })])).toBe('1 child with an open case has no allocated worker.');
});
