// The tables of reminders: what each is for stands in reminders.h.
#include "store/schema_reminders.h"

namespace windscreen::store {

Migration reminders() {
  return {10,
          "reminders",
          {
              R"(create table reminder_choices (
  id {text} not null primary key references accounts (id),
  often {text} not null check (often in ('never', 'weekly', 'daily')),
  changed_at {text} not null
))",
              R"(create table reminders_sent (
  id {text} not null primary key,
  account_id {text} not null references accounts (id),
  on_day {text} not null,
  at {text} not null,
  lines bigint not null check (lines >= 0),
  outcome {text} not null check (outcome in ('sent', 'failed', 'nothing')),
  words {text} not null
))",
              "create index reminders_sent_by_account_id on reminders_sent (account_id, on_day)",
              "append-only reminders_sent",
              R"(create table calendar_keys (
  id {text} not null primary key,
  account_id {text} not null references accounts (id),
  sha256 {text} not null unique,
  created_at {text} not null,
  ended_at {text}
))",
              "create index calendar_keys_by_account_id on calendar_keys (account_id, ended_at)",
          }};
}

}  // namespace windscreen::store
