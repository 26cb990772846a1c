import { expect, it } from 'vitest';
import type { Failure } from './server.js';
import { missing, signInFaults, waitWords } from './SignIn.js';

const failure = (code: string, after = 0): Failure => ({ ok: false, status: 401, code, detail: 'What.', remedy: 'Do.', after });

it('says what must be filled in', () => {
  expect(missing('ann@example.org', 'secret', null)).toEqual([]);
  expect(missing('', '', null).map(({ field }) => field)).toEqual(['email', 'password']);
  expect(missing('ann', 'secret', null).map(({ field }) => field)).toEqual(['email']);
  expect(missing('ann@example.org', 'secret', ' ').map(({ field }) => field)).toEqual(['code']);
});

it('does not tell a wrong password from an unknown account', () => {
  const words = signInFaults(failure('wrong_credentials'))[0]?.words ?? '';
  expect(words).toContain('do not belong together');
  expect(words).not.toMatch(/no account|unknown/);
});

it('says how long to wait, and passes the server’s own words on', () => {
  expect(signInFaults(failure('wait', 90))[0]?.words).toContain('Wait 2 minutes');
  expect(waitWords(1)).toBe('1 second');
  expect(waitWords(60)).toBe('1 minute');
  expect(waitWords(0)).toBe('a few minutes');
  expect(signInFaults(failure('account_locked'))).toEqual([{ field: '', words: 'What. Do.' }]);
});
