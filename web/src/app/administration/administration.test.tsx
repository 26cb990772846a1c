import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { helpWords } from '../WhoHelps.js';
import type { ChangeEntry, Grant, PersonRow, Place, RoleRow, Setting } from './api.js';
import { Entry } from './ChangeLog.js';
import { grantWishOf, NOTHING_TYPED, OTHER, placesOf, scopeOf } from './granting.js';
import { logSoughtOf, NOTHING_SOUGHT, tableWords } from './log_search.js';
import { invitationFaults, sought } from './People.js';
import { soughtGrants } from './Roles.js';
import { changedOf, namesIn, settingFaults, settingGroups, typedOf, withName } from './settings_form.js';
import { fieldWords, periodWords, typedDay, typedList } from './words.js';

const roles: RoleRow[] = [
  { role: 'director', title: 'Director', scope: 'authority', needs_value: false, always_ends: false },
  { role: 'head_of_service', title: 'Head', scope: 'service', needs_value: true, always_ends: false },
  { role: 'head_of_service', title: 'Head', scope: 'quadrant', needs_value: true, always_ends: false },
  { role: 'inspector', title: 'Inspector', scope: 'named_children', needs_value: false, always_ends: true },
];
const places: Place[] = [{ scope: 'quadrant', value: 'NW' }, { scope: 'service', value: 'Permanence' }];
const typed = { ...NOTHING_TYPED, account: ' ann@example.org ', reason: 'cover' };
const fieldsOf = (made: unknown): string[] => (made as { field: string }[]).map(({ field }) => field);

describe('granting a role', () => {
  it('takes the scope of a role that has one, and asks for it where there are several', () => {
    expect(grantWishOf({ ...typed, role: 'director' }, roles)).toEqual({ account: 'ann@example.org', role: 'director', scope: 'authority', reason: 'cover' });
    expect(fieldsOf(grantWishOf({ ...typed, role: 'head_of_service' }, roles))).toEqual(['scope']);
    expect(scopeOf({ ...typed, role: 'head_of_service', scope: 'authority' }, roles)).toBeNull();
    expect(placesOf(places, 'quadrant')).toEqual(['NW']);
  });
  it('wants the place, chosen or typed', () => {
    const head = { ...typed, role: 'head_of_service', scope: 'quadrant' };
    expect(fieldsOf(grantWishOf(head, roles))).toEqual(['value']);
    expect(grantWishOf({ ...head, value: 'NW' }, roles)).toMatchObject({ value: 'NW' });
    expect(fieldsOf(grantWishOf({ ...head, value: OTHER }, roles))).toEqual(['other']);
    expect(grantWishOf({ ...head, value: OTHER, other: ' SE ' }, roles)).toMatchObject({ value: 'SE' });
  });
  it('wants the last day of a role that always ends, and named children', () => {
    const inspector = { ...typed, role: 'inspector' };
    expect(fieldsOf(grantWishOf(inspector, roles))).toEqual(['to', 'children']);
    expect(grantWishOf({ ...inspector, from: '1/2/2024', to: '29/2/2024', children: 'A1\nA2, A1' }, roles)).toEqual({
      account: 'ann@example.org', role: 'inspector', scope: 'named_children', reason: 'cover', valid_from: '2024-02-01', valid_to: '2024-02-29', children: ['A1', 'A2'],
    });
    expect(fieldsOf(grantWishOf({ ...inspector, from: '2/2/2024', to: '1/2/2024', children: 'A1' }, roles))).toEqual(['to']);
    expect(fieldsOf(grantWishOf({ ...inspector, to: '30/2/2024', children: 'A1' }, roles))).toEqual(['to']);
    expect(fieldsOf(grantWishOf(NOTHING_TYPED, roles))).toEqual(['account', 'role', 'reason']);
  });
});

it('reads dates and lists as people type them', () => {
  expect(['29/2/2020', '29 02 2020', '29.2.2020', '2020-02-29'].map(typedDay)).toEqual(Array(4).fill('2020-02-29'));
  expect(['29/2/2021', '31/4/2020', '2020', 'today', '', '1/1/20'].map(typedDay)).toEqual(Array(6).fill(null));
  expect(typedList(' A1 \n\nB 2;A1')).toEqual(['A1', 'B 2']);
});

it('finds people by any part of what is shown of them, and by status', () => {
  const person = (name: string, status: PersonRow['status'], roles: string | null): PersonRow => ({
    id: name, email: `${name.toLowerCase()}@example.org`, name, status, roles, last_signed_in: null, second_factor: false, worker_id: null, link_expires_at: null, created_at: '2020-01-01T00:00:00.000Z',
  });
  const all = [person('Ann', 'active', 'Team manager, North 1'), person('Bob', 'locked', null)];
  const names = (words: string, status = ''): string => sought(all, words, status).map(({ name }) => name).join(' ');
  expect(names('')).toBe('Ann Bob');
  expect(names('north TEAM')).toBe('Ann');
  expect(names('example.org', 'locked')).toBe('Bob');
  expect(names('zed')).toBe('');
  expect(fieldsOf(invitationFaults({ email: 'ann', name: ' ' }))).toEqual(['email', 'name']);
  expect(soughtGrants([{ name: 'Ann', account: 'a@b', words: 'Auditor, named children', reason: 'spring audit' } as Grant], 'spring auditor')).toHaveLength(1);
});

it('says when a role holds', () => {
  const from = { valid_from: '2020-04-01', valid_to: null, revoked_at: null };
  expect(periodWords(from)).toBe('Since 1 April 2020');
  expect(periodWords({ ...from, valid_to: '2020-06-30' })).toBe('1 April 2020 to 30 June 2020');
  expect(periodWords({ ...from, revoked_at: '2020-05-02T10:00:00.000Z' })).toBe('1 April 2020; revoked 2 May 2020');
});

describe('settings', () => {
  it('stand under their headings, in their order', () => {
    const groups = settingGroups(['help_name', 'audit_one', 'audit_gate_one', 'idle_minutes', 'audit_two'].map((id) => ({ id })));
    expect(groups.map(({ words, settings }) => [words, settings.map(({ id }) => id)])).toEqual([
      ['This service', ['help_name', 'idle_minutes']], ['Practice audit', ['audit_one', 'audit_two']], ['Practice audit: cases to draw from', ['audit_gate_one']],
    ]);
  });
  const rule = (id: string, kind: Setting['kind'], value: string, least: number, most: number, fixed: string | null = null): Setting => ({
    id, title: id, about: '', kind, value, standard: value, least, most, choices: null, fixed_by: fixed, changed_at: null, changed_by: null,
  });
  const all = [rule('help_name', 'line', '', 0, 5), rule('idle_minutes', 'whole', '30', 5, 240), rule('session_minutes', 'whole', '720', 30, 1440, '--session-minutes')];
  it('sends what is changed, and nothing that an option decides', () => {
    expect(changedOf(all, typedOf(all))).toEqual({});
    expect(changedOf(all, { ...typedOf(all), help_name: ' Team ', session_minutes: '60' })).toEqual({ help_name: 'Team' });
  });
  it('says what cannot be', () => {
    const faults = (part: Record<string, string>): string[] => settingFaults(all, { ...typedOf(all), ...part }).map(({ field }) => field);
    expect(faults({})).toEqual([]);
    for (const wrong of ['', '4', '241', '3.5', '1e2', '-30', 'thirty']) expect(faults({ idle_minutes: wrong })).toEqual(['idle_minutes']);
    expect(faults({ help_name: 'éééé' })).toEqual(['help_name']);
    expect(faults({ idle_minutes: '60', session_minutes: '30' })).toEqual(['idle_minutes']);
  });
  it('says who helps', () => {
    expect(helpWords({})).toBe('');
    expect(helpWords({ help_name: 'Team', help_contact: '' })).toBe('For help: Team');
    expect(helpWords({ help_name: 'Team', help_contact: '01234' })).toBe('For help: Team, 01234');
  });
});

describe('the change log', () => {
  const entry: ChangeEntry = {
    sequence: 12, changed_at: '2020-09-30T09:00:00.000Z', who: 'Ann <script>', email: 'ann@example.org', act: 'account.lock', table: 'accounts', row: 'r1', operation: 'update',
    change_set: 's', hash: 'h', fields: [
      { name: 'status', was: 'active', is: 'locked', secret: false, withheld: false },
      { name: 'password_hash', was: null, is: null, secret: true, withheld: false },
      { name: 'person_id', was: null, is: null, secret: false, withheld: true },
    ],
  };
  it('shows what was and what is side by side, as text', () => {
    const text = render(<Entry entry={entry} />);
    expect(text).toContain('Account lock: Accounts changed');
    expect(text).toContain('Ann &lt;script>');
    expect(text).toMatch(/active<\/td><td[^>]*>locked/);
    expect(text).toContain('secret');
    expect(text).toContain('about a child');
    expect(fieldWords({ name: 'n', was: null, is: 'x', secret: false, withheld: false }, 'was')).toBe('–');
    expect(fieldWords({ name: 'due_on', was: null, is: '2020-09-30', secret: false, withheld: false }, 'is')).toBe('30 September 2020');
    const moment = fieldWords({ name: 'ended_at', was: '2020-09-30T09:05:07.123Z', is: null, secret: false, withheld: false }, 'was');
    expect(moment).toContain('30 September 2020');
    expect(moment).not.toContain('T09');
    expect(fieldWords({ name: 'n', was: 'case 2020-09-30', is: null, secret: false, withheld: false }, 'was')).toBe('case 2020-09-30');
  });
  it('sends what is sought', () => {
    expect(logSoughtOf(NOTHING_SOUGHT)).toEqual({});
    expect(logSoughtOf({ ...NOTHING_SOUGHT, person: ' a@b ', from: '1/2/2020', routine: true })).toEqual({ person: 'a@b', from: '2020-02-01', routine: true });
    expect(fieldsOf(logSoughtOf({ ...NOTHING_SOUGHT, from: '2/2/2020', to: '1/2/2020' }))).toEqual(['log-to']);
    expect(fieldsOf(logSoughtOf({ ...NOTHING_SOUGHT, to: 'x' }))).toEqual(['log-to']);
    expect(tableWords('of_later')).toBe('of later');
  });
});

it('adds a name to a list with commas, or takes it out, in a fixed order', () => {
  const all = ['own_case', 'audit', 'complaint'];
  expect(namesIn('')).toEqual([]);
  expect(namesIn(' audit , own_case')).toEqual(['audit', 'own_case']);
  expect(withName('', 'audit', true, all)).toBe('audit');
  expect(withName('complaint, audit', 'own_case', true, all)).toBe('own_case,audit,complaint');
  expect(withName('own_case,audit', 'own_case', false, all)).toBe('audit');
  expect(withName('audit', 'audit', false, all)).toBe('');
});
