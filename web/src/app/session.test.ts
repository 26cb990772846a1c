import { expect, it } from 'vitest';
import { canStay, homeOf, roleWords, signsOnOnly, timeLeft, unitOf, type Role, type Session } from './session.js';

function session(roles: Role[], permissions: string[], more: Partial<Session> = {}): Session {
  return {
    signed_in: true, sign_in: 'password', now: '2020-09-30T09:00:00.000Z',
    account: { id: 'a', email: 'ann@example.org', name: 'Ann Lee' }, roles, permissions, second_factor: false, csrf_token: 't',
    idle_ends_at: '2020-09-30T09:30:00.000Z', ends_at: '2020-09-30T21:00:00.000Z', ...more,
  };
}
const role = (name: string, scope = 'authority', value: string | null = null): Role => ({ role: name, scope, value });

it('leads each role to its home page', () => {
  expect(homeOf(session([role('director')], ['see_figures']))).toBe('director');
  expect(homeOf(session([role('team_manager', 'team', 'North 1')], ['see_figures']))).toBe('team');
  expect(homeOf(session([role('head_of_service', 'service', 'Assessment')], ['see_figures']))).toBe('team');
  expect(homeOf(session([role('performance_analyst')], ['see_figures']))).toBe('analyst');
  expect(homeOf(session([role('scrutiny_member', 'none')], []))).toBe('public');
  expect(homeOf(session([role('system_administrator', 'none')], ['manage_accounts']))).toBe('none');
  expect(homeOf(session([], []))).toBe('none');
  // The widest look counts where someone has several roles.
  expect(homeOf(session([role('team_manager', 'team', 'North 1'), role('director')], ['see_figures']))).toBe('director');
});

it('names the unit that someone is responsible for', () => {
  expect(unitOf(session([role('team_manager', 'team', 'North 1')], []))).toEqual({ kind: 'team', name: 'North 1' });
  expect(unitOf(session([role('practitioner', 'own_cases')], []))).toBeNull();
});

it('says roles in words', () => {
  expect(roleWords(role('team_manager', 'team', 'North 1'))).toBe('Team manager, North 1');
  expect(roleWords(role('practitioner', 'own_cases'))).toBe('Practitioner, own cases');
  expect(roleWords(role('head_of_something'))).toBe('head of something');
});

it('measures the time left by the server’s clock, to the earlier of the two ends', () => {
  expect(timeLeft(session([], []))).toBe(30 * 60_000);
  expect(timeLeft(session([], [], { ends_at: '2020-09-30T09:10:00.000Z' }))).toBe(10 * 60_000);
  expect(timeLeft(session([], [], { idle_ends_at: null, ends_at: null }))).toBeNull();
  expect(canStay(session([], []))).toBe(true);
  expect(canStay(session([], [], { ends_at: '2020-09-30T09:10:00.000Z' }))).toBe(false);
});

it('knows who signs in with the council’s directory only', () => {
  expect(signsOnOnly(session([], [], { password: false }))).toBe(true);
  expect(signsOnOnly(session([], [], { password: true }))).toBe(false);
  // A server that does not say.
  expect(signsOnOnly(session([], []))).toBe(false);
  expect(signsOnOnly(session([], [], { signed_in: false, password: false }))).toBe(false);
});
