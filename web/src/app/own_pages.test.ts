import { expect, it } from 'vitest';
import { isDrawn } from './addresses.js';
import { mayOpen, OWN_PAGES, ownBar, ownPage, valuesOf } from './own_pages.js';
import type { Session } from './session.js';

const session = (permissions: string[]): Session => ({
  signed_in: true, sign_in: 'password', now: '2020-09-30T09:00:00.000Z', account: null, roles: [], permissions, second_factor: false,
  csrf_token: 't', idle_ends_at: null, ends_at: null,
});

it('finds a page by its address, and what stands in it', () => {
  expect(valuesOf('/a/{id}', '/a/1')).toEqual({ id: '1' });
  expect(valuesOf('/a/{id}', '/a/')).toBeNull();
  expect(valuesOf('/a/{id}', '/a')).toBeNull();
  expect(valuesOf('/a/{id}', '/a/1/2')).toBeNull();
  expect(ownPage('/account')?.page.pattern).toBe('/account');
  expect(ownPage('/accounts')).toBeNull();
});

it('has each address once, drawn by the application', () => {
  expect(new Set(OWN_PAGES.map(({ pattern }) => pattern)).size).toBe(OWN_PAGES.length);
  for (const { pattern } of OWN_PAGES) expect(isDrawn(pattern.replace(/\{.+?\}/g, '1'))).toBe(true);
});

it('opens pages by permission, and leads nobody to a page that is not theirs', () => {
  for (const page of OWN_PAGES) expect(mayOpen(page, session([]))).toBe(page.needs.length === 0);
  const everything = [...new Set(OWN_PAGES.flatMap(({ needs }) => needs))];
  for (const permissions of [[], everything, ...everything.map((one) => [one])]) {
    for (const { address } of ownBar(session(permissions), '/')) {
      const page = ownPage(address)?.page;
      expect(page && mayOpen(page, session(permissions))).toBe(true);
    }
  }
});
