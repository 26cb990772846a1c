import { expect, it } from 'vitest';
import { AUDITS, OWN_PAGES } from '../own_pages.js';
import type { Session } from '../session.js';
import { hubParts } from './hub_parts.js';

const session = (permissions: string[]): Session => ({
  signed_in: true, sign_in: 'password', now: '', account: null, roles: [], permissions, second_factor: false, csrf_token: 't', idle_ends_at: null, ends_at: null,
});
const everything = [...new Set(OWN_PAGES.flatMap(({ needs }) => needs))];

/** The role that a page is for alone, where it is for one. */
const roleOf = (page: object): string[] => ('role' in page && typeof page.role === 'string' ? [page.role] : []);

it('has every page of practice audit that says what it is for once', () => {
  const roles = [...new Set(OWN_PAGES.flatMap(roleOf))].map((role) => ({ role, scope: 'authority', value: null }));
  const pages = OWN_PAGES.filter(({ group, home }) => group === AUDITS && home).map(({ pattern }) => pattern);
  expect(hubParts({ ...session(everything), roles }).flatMap((part) => part.pages.map(({ pattern }) => pattern)).sort()).toEqual([...pages].sort());
});

it('leaves out what one may not open, and parts without a page', () => {
  expect(hubParts(session([]))).toEqual([]);
  const auditor = hubParts(session(['make_audits']));
  expect(auditor.flatMap(({ pages }) => pages.map(({ pattern }) => pattern))).not.toContain('/audits/decisions');
  expect(auditor.every(({ pages }) => pages.length > 0)).toBe(true);
  expect(auditor.map(({ title }) => title)).not.toContain('How well auditors agree');
});

it('keeps a page that no part names', () => {
  const page = { pattern: '/audits/new', group: AUDITS, needs: [], home: { words: 'New', about: 'Something new.' }, draw: () => Promise.reject(new Error()) };
  expect(hubParts(session([]), [page]).map(({ title }) => title)).toEqual(['More']);
});
