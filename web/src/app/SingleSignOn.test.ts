import { expect, it } from 'vitest';
import type { Where } from './history.js';
import { problemFaults, returnTo } from './SingleSignOn.js';

const where = (address: string, query = ''): Where => ({ address, query: new URLSearchParams(query), step: '' });

it('says what to do where a sign-in has come to nothing, and only on the page for it', () => {
  expect(problemFaults(where('/sign-in'))).toEqual([]);
  expect(problemFaults(where('/teams', 'problem=sso_over'))).toEqual([]);
  expect(problemFaults(where('/sign-in', 'problem=sso_over'))[0]?.words).toContain('another browser');
  expect(problemFaults(where('/sign-in', 'problem=<b>'))[0]?.words).toBe('You could not be signed in. Try again');
  expect(problemFaults(where('/sign-in', 'problem=toString'))[0]?.words).toBe('You could not be signed in. Try again');
});

it('tells nobody whether an address has an account but who has proved to be its owner', () => {
  expect(problemFaults(where('/sign-in', 'problem=sso_not_believed'))[0]?.words).not.toMatch(/account here/);
});

it('goes on at the page that was asked for, and never at another server’s', () => {
  expect(returnTo(where('/teams', 'snapshot=a&find=b'))).toBe('/teams?snapshot=a&find=b');
  expect(returnTo(where('/sign-in', 'return_to=/caseloads&problem=sso_over'))).toBe('/caseloads');
  expect(returnTo(where('/sign-in', 'return_to=//evil.example'))).toBe('/');
  expect(returnTo(where('/sign-in', 'return_to=https://evil.example'))).toBe('/');
  expect(returnTo(where('/sign-in'))).toBe('/');
});
