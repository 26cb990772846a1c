// The text of every migration. What each table is for stands with its struct: bookkeeping.h, people.h,
// sign_in.h, access.h, preferences.h, loads.h; for practice audit schema_audit.cc and schema_rooms.cc.
#include <array>

#include "store/migration.h"
#include "store/schema_audit.h"
#include "store/schema_improvement.h"
#include "store/schema_reminders.h"
#include "store/schema_rooms.h"

namespace windscreen::store {

std::span<const Migration> migrations() {
  static const std::array<Migration, 10> all = {{
      {1,
       "the change log",
       {
           R"(create table change_log (
  sequence bigint not null primary key,
  changed_at {text} not null,
  change_set {text} not null,
  actor {text} not null,
  act {text} not null,
  table_name {text} not null,
  row_id {text} not null,
  operation {text} not null check (operation in ('insert', 'update', 'delete')),
  row_before {text},
  row_after {text},
  previous_hash {text} not null,
  hash {text} not null
))",
           "create index change_log_of_row on change_log (table_name, row_id, sequence)",
           "create index change_log_of_actor on change_log (actor, sequence)",
           "create index change_log_of_set on change_log (change_set)",
           "append-only change_log",
           R"(create table change_log_head (
  id {text} not null primary key check (id = 'head'),
  sequence bigint not null,
  hash {text} not null
))",
           "insert into change_log_head (id, sequence, hash) values ('head', 0, "
           "'0000000000000000000000000000000000000000000000000000000000000000')",
           R"(create table schema_migrations (
  id {text} not null primary key,
  version bigint not null unique,
  name {text} not null,
  hash {text} not null,
  applied_at {text} not null
))",
           "append-only schema_migrations",
           R"(create table store_events (
  id {text} not null primary key,
  happened_at {text} not null,
  what {text} not null,
  detail {text} not null
))",
           "append-only store_events",
       }},
      {2,
       "people and their roles",
       {
           R"(create table accounts (
  id {text} not null primary key,
  email {text} not null unique,
  name {text} not null,
  status {text} not null check (status in ('invited', 'active', 'locked', 'closed')),
  worker_id {text},
  password_hash {text},
  password_changed_at {text},
  totp_secret {text},
  totp_last_step bigint,
  sso_issuer {text},
  sso_subject {text},
  created_at {text} not null,
  closed_at {text},
  unique (sso_issuer, sso_subject)
))",
           "create index accounts_of_worker on accounts (worker_id)",
           R"(create table recovery_codes (
  id {text} not null primary key,
  account_id {text} not null references accounts (id),
  code_hash {text} not null,
  created_at {text} not null,
  used_at {text}
))",
           "create index recovery_codes_of_account on recovery_codes (account_id)",
           R"(create table role_grants (
  id {text} not null primary key,
  account_id {text} not null references accounts (id),
  role {text} not null,
  scope {text} not null check (scope in
    ('authority', 'service', 'quadrant', 'team', 'own_cases', 'named_children', 'none')),
  scope_value {text},
  valid_from {text} not null,
  valid_to {text},
  granted_by {text} references accounts (id),
  granted_at {text} not null,
  reason {text} not null,
  revoked_by {text} references accounts (id),
  revoked_at {text},
  check ((scope in ('service', 'quadrant', 'team')) = (scope_value is not null)),
  check (granted_by is null or granted_by <> account_id)
))",
           "create index role_grants_of_account on role_grants (account_id)",
           R"(create table granted_children (
  id {text} not null primary key,
  grant_id {text} not null references role_grants (id),
  person_id {text} not null,
  unique (grant_id, person_id)
))",
           R"(create table invitations (
  id {text} not null primary key,
  account_id {text} not null references accounts (id),
  token_hash {text} not null unique,
  invited_by {text} references accounts (id),
  created_at {text} not null,
  expires_at {text} not null,
  accepted_at {text},
  withdrawn_at {text}
))",
           "create index invitations_of_account on invitations (account_id)",
       }},
      {3,
       "signing in and typed work",
       {
           R"(create table sessions (
  id {text} not null primary key,
  account_id {text} not null references accounts (id),
  token_hash {text} not null unique,
  created_at {text} not null,
  last_seen_at {text} not null,
  idle_expires_at {text} not null,
  expires_at {text} not null,
  second_factor_at {text},
  device {text},
  ended_at {text},
  end_reason {text} check (end_reason in
    ('signed_out', 'idle', 'absolute', 'replaced', 'password_changed', 'ended_by_administrator'))
))",
           "create index sessions_of_account on sessions (account_id, ended_at)",
           "create index sessions_by_expiry on sessions (expires_at)",
           R"(create table drafts (
  id {text} not null primary key,
  account_id {text} not null references accounts (id),
  form {text} not null,
  content {text} not null,
  revision bigint not null check (revision > 0),
  saved_at {text} not null,
  unique (account_id, form)
))",
           R"(create table sign_in_attempts (
  id {text} not null primary key,
  attempted_at {text} not null,
  account_id {text} references accounts (id),
  subject_digest {text} not null,
  address {text} not null,
  outcome {text} not null check (outcome in ('signed_in', 'wrong_password', 'unknown_account',
    'wrong_second_factor', 'not_active', 'rate_limited', 'sso_refused'))
))",
           "create index sign_in_attempts_of_subject on sign_in_attempts (subject_digest, attempted_at)",
           "create index sign_in_attempts_of_address on sign_in_attempts (address, attempted_at)",
           "create index sign_in_attempts_by_moment on sign_in_attempts (attempted_at)",
           R"(create table sign_in_flows (
  id {text} not null primary key,
  state_hash {text} not null unique,
  nonce {text} not null,
  code_verifier {text} not null,
  return_to {text} not null,
  created_at {text} not null,
  expires_at {text} not null
))",
           "create index sign_in_flows_by_expiry on sign_in_flows (expires_at)",
       }},
      {4,
       "the access record",
       {
           R"(create table access_records (
  id {text} not null primary key,
  accessed_at {text} not null,
  viewing_id {text} not null,
  account_id {text} not null references accounts (id),
  grant_id {text} references role_grants (id),
  session_id {text},
  person_id {text} not null,
  view {text} not null,
  purpose {text} not null,
  purpose_detail {text},
  snapshot {text},
  left_the_system integer not null check (left_the_system in (0, 1))
))",
           "create index access_records_of_child on access_records (person_id, accessed_at)",
           "create index access_records_of_account on access_records (account_id, accessed_at)",
           "create index access_records_of_viewing on access_records (viewing_id)",
           "append-only access_records",
       }},
      {5,
       "saved views and settings",
       {
           R"(create table saved_views (
  id {text} not null primary key,
  account_id {text} not null references accounts (id),
  name {text} not null,
  address {text} not null,
  shared_with {text} not null check (shared_with in ('nobody', 'team', 'everyone')),
  created_at {text} not null,
  changed_at {text} not null,
  unique (account_id, name)
))",
           R"(create table settings (
  id {text} not null primary key,
  value {text} not null,
  changed_at {text} not null
))",
       }},
      {6,
       "files sent and loads",
       {
           R"(create table uploads (
  id {text} not null primary key,
  account_id {text} not null references accounts (id),
  name {text} not null,
  bytes bigint not null check (bytes >= 0),
  state {text} not null check (state in ('open', 'whole', 'loaded', 'removed', 'abandoned', 'damaged')),
  sha256 {text},
  began_at {text} not null,
  changed_at {text} not null
))",
           "create index uploads_of_account on uploads (account_id, state)",
           "create index uploads_by_state on uploads (state)",
           R"(create table data_loads (
  id {text} not null primary key,
  account_id {text} not null references accounts (id),
  as_at {text} not null,
  state {text} not null check (state in
    ('running', 'published', 'refused', 'failed', 'cancelled', 'interrupted')),
  began_at {text} not null,
  ended_at {text},
  snapshot {text},
  was_there integer not null check (was_there in (0, 1)),
  rows_read bigint,
  rows_kept bigint,
  rows_merged bigint,
  rows_rejected bigint,
  rows_flagged bigint,
  problem {text},
  remedy {text},
  notes {text} not null,
  check ((state = 'running') = (ended_at is null)),
  check ((state = 'published') = (snapshot is not null))
))",
           "create index data_loads_by_moment on data_loads (began_at)",
           "create index data_loads_by_state on data_loads (state)",
           R"(create table data_load_files (
  id {text} not null primary key,
  load_id {text} not null references data_loads (id),
  upload_id {text} not null references uploads (id),
  name {text} not null,
  bytes bigint not null,
  sha256 {text} not null
))",
           "create index data_load_files_of_load on data_load_files (load_id)",
       }},
      practice_audit(),
      evidence_rooms(),
      improvement(),
      reminders(),
  }};
  return all;
}

}  // namespace windscreen::store
