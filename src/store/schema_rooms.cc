// The tables of the inspector's evidence room: what each is for stands in evidence_rooms.h.
#include "store/schema_rooms.h"

namespace windscreen::store {

Migration evidence_rooms() {
  return {8,
          "evidence rooms",
          {
              R"(create table evidence_rooms (
  id {text} not null primary key,
  name {text} not null,
  read_first {text} not null,
  open_from {text} not null,
  open_to {text} not null,
  choice {text} not null check (choice in ('children', 'draw', 'month')),
  choice_facts {text} not null,
  opened_by {text} not null references accounts (id),
  opened_at {text} not null,
  closed_at {text},
  closed_by {text} references accounts (id),
  close_reason {text},
  check (open_to >= open_from),
  check ((closed_at is null) = (close_reason is null)),
  check ((closed_at is null) = (closed_by is null))
))",
              R"(create table evidence_room_inspectors (
  id {text} not null primary key,
  room_id {text} not null references evidence_rooms (id),
  account_id {text} not null references accounts (id),
  grant_id {text} not null unique references role_grants (id),
  unique (room_id, account_id)
))",
              "create index evidence_room_inspectors_by_account_id on evidence_room_inspectors (account_id)",
              "append-only evidence_room_inspectors",
              R"(create table evidence_room_items (
  id {text} not null primary key,
  room_id {text} not null references evidence_rooms (id),
  place bigint not null check (place > 0),
  kind {text} not null check (kind in ('audit', 'method_note', 'report')),
  title {text} not null,
  audit_id {text} references audits (id),
  version_id {text} references audit_versions (id),
  draw_id {text} references audit_draws (id),
  report_id {text} references audit_reports (id),
  content {text},
  unique (room_id, place),
  check ((kind = 'audit') = (audit_id is not null)),
  check ((kind = 'method_note') = (draw_id is not null)),
  check ((kind = 'report') = (report_id is not null)),
  check (version_id is null or content is null)
))",
              "create index evidence_room_items_by_audit_id on evidence_room_items (audit_id)",
              "append-only evidence_room_items",
              R"(create table evidence_room_visits (
  id {text} not null primary key,
  room_id {text} not null references evidence_rooms (id),
  account_id {text} not null references accounts (id),
  at {text} not null,
  item_id {text} references evidence_room_items (id),
  viewing_id {text} not null,
  left_the_system integer not null check (left_the_system in (0, 1))
))",
              "create index evidence_room_visits_by_room_id_at on evidence_room_visits (room_id, at)",
              "append-only evidence_room_visits",
          }};
}

}  // namespace windscreen::store
