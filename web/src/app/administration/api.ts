// What the server gives and takes for administration (docs/accounts.md, docs/roles.md, docs/store.md).

export type Status = 'invited' | 'active' | 'locked' | 'closed';
export type GrantState = 'in_force' | 'to_come' | 'over';

export interface PersonRow {
  id: string;
  email: string;
  name: string;
  status: Status;
  roles: string | null;
  last_signed_in: string | null;
  second_factor: boolean;
  worker_id: string | null;
  link_expires_at: string | null;
  created_at: string;
}

export interface OwnGrant {
  id: string;
  role: string;
  scope: string;
  value: string | null;
  words: string;
  state: GrantState;
  valid_from: string;
  valid_to: string | null;
  granted_by: string | null;
  granted_at: string;
  reason: string;
  revoked_by: string | null;
  revoked_at: string | null;
  children: number;
}

/** A grant in the list of everybody's. */
export interface Grant extends OwnGrant {
  account: string;
  account_id: string;
  name: string;
}

export interface Person {
  id: string;
  email: string;
  name: string;
  status: Status;
  own: boolean;
  worker_id: string | null;
  second_factor: boolean;
  password: boolean;
  single_sign_on: boolean;
  created_at: string;
  closed_at: string | null;
  last_signed_in: string | null;
  link_expires_at: string | null;
  sessions: number;
  grants: OwnGrant[];
}

/** A link with which the account's owner sets a password; it is given once. */
export interface Link {
  account: string;
  path: string;
  expires_at: string;
}

/** An account that was just made; no link where its owner signs in with the council's directory only. */
export interface NewAccount {
  account: string;
  path: string | null;
  expires_at: string | null;
}

export interface RoleRow {
  role: string;
  title: string;
  scope: string;
  needs_value: boolean;
  always_ends: boolean;
}

export interface Place {
  scope: string;
  value: string;
}

export interface Setting {
  id: string;
  title: string;
  about: string;
  kind: 'line' | 'whole' | 'snapshot' | 'purposes';
  value: string;
  standard: string;
  least: number;
  most: number;
  choices: { value: string; as_at: string; loaded_at: string }[] | null;
  fixed_by: string | null;
  changed_at: string | null;
  changed_by: string | null;
}

export interface SettingChange {
  changed_at: string;
  changed_by: string;
  id: string;
  title: string;
  was: string | null;
  is: string | null;
}

export interface ChangeField {
  name: string;
  was: string | null;
  is: string | null;
  secret: boolean;
  withheld: boolean;
}

export interface ChangeEntry {
  sequence: number;
  changed_at: string;
  who: string;
  email: string | null;
  act: string;
  table: string;
  row: string;
  operation: 'insert' | 'update' | 'delete';
  change_set: string;
  hash: string;
  fields: ChangeField[];
}

export interface LogHead {
  sequence: number;
  hash: string;
}

export interface ChangeLogPage {
  head: LogHead;
  older: number | null;
  viewing: string | null;
  rows: ChangeEntry[];
}

export interface Verification {
  checked_at: string;
  entries: number;
  rows: number;
  head: LogHead;
  whole: boolean;
  problems: { sequence: number; table: string; row: string; what: string }[];
}
