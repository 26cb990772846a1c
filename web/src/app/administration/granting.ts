// What is typed into the form that grants a role, and what is sent of it.
import type { Fault } from '../Form.js';
import type { Place, RoleRow } from './api.js';
import { typedDay, typedList } from './words.js';

export interface GrantTyped extends Record<string, string> {
  account: string;
  role: string;
  scope: string;
  value: string;
  /** A name that the data does not have, typed in place of a choice. */
  other: string;
  from: string;
  to: string;
  reason: string;
  children: string;
}

export const NOTHING_TYPED: GrantTyped = { account: '', role: '', scope: '', value: '', other: '', from: '', to: '', reason: '', children: '' };

/** In the list of places: "Another, not in the data yet". */
export const OTHER = '\u0000other';

export interface GrantWish {
  account: string;
  role: string;
  scope: string;
  value?: string;
  valid_from?: string;
  valid_to?: string;
  reason: string;
  children?: string[];
}

/** The scopes that the role may have; with one only it is taken without being asked for. */
export const scopesOf = (roles: readonly RoleRow[], role: string): RoleRow[] => roles.filter((one) => one.role === role);

export function scopeOf(typed: GrantTyped, roles: readonly RoleRow[]): RoleRow | null {
  const scopes = scopesOf(roles, typed.role);
  if (scopes.length === 1) return scopes[0] ?? null;
  return scopes.find(({ scope }) => scope === typed.scope) ?? null;
}

export const placesOf = (places: readonly Place[], scope: string): string[] => places.filter((one) => one.scope === scope).map(({ value }) => value);

/** What is sent; or what is wrong with what was typed. */
export function grantWishOf(typed: GrantTyped, roles: readonly RoleRow[]): GrantWish | Fault[] {
  const faults: Fault[] = [];
  const say = (field: string, words: string): void => void faults.push({ field, words });
  if (!/^\S+@\S+$/.test(typed.account.trim())) say('account', 'Enter the e-mail address of the account');
  if (typed.role === '') say('role', 'Choose a role');
  const scope = scopeOf(typed, roles);
  if (typed.role !== '' && scope === null) say('scope', 'Choose how far the role reaches');
  const value = (typed.value === OTHER ? typed.other : typed.value).trim();
  if (scope?.needs_value && value === '') say(typed.value === OTHER ? 'other' : 'value', `Choose the ${scope.scope}`);
  const day = (field: 'from' | 'to'): string | undefined => {
    if (typed[field].trim() === '') return undefined;
    const found = typedDay(typed[field]);
    if (found === null) say(field, 'Enter a date like 30/9/2020');
    return found ?? undefined;
  };
  const from = day('from');
  const to = day('to');
  if (scope?.always_ends && typed.to.trim() === '') say('to', 'Enter the last day: this role always ends');
  if (from !== undefined && to !== undefined && to < from) say('to', 'Enter a last day that is not before the first');
  const children = typedList(typed.children);
  if (scope?.scope === 'named_children' && children.length === 0) say('children', 'Enter the identifier of at least one child');
  if (typed.reason.trim() === '') say('reason', 'Enter why the role is granted');
  if (faults.length > 0 || scope === null) return faults;
  return {
    account: typed.account.trim(), role: typed.role, scope: scope.scope, reason: typed.reason.trim(),
    ...(scope.needs_value ? { value } : {}),
    ...(from === undefined ? {} : { valid_from: from }),
    ...(to === undefined ? {} : { valid_to: to }),
    ...(scope.scope === 'named_children' ? { children } : {}),
  };
}
