// The tables of the improvement record: what each is for stands in improvement.h.
#include "store/schema_improvement.h"

namespace windscreen::store {

Migration improvement() {
  return {9,
          "improvement record",
          {
              R"(create table improvement_things (
  id {text} not null primary key,
  kind {text} not null check (kind in ('source', 'finding', 'plan', 'theme', 'action', 'milestone', 'measure', 'risk',
    'control', 'body', 'meeting', 'item', 'report', 'point', 'witness', 'recommendation', 'decision', 'question', 'promise',
    'feedback', 'feedback_theme')),
  sort {text} not null,
  parent_id {text} references improvement_things (id),
  place bigint not null check (place > 0),
  number {text} not null,
  title {text} not null check (title <> ''),
  words {text} not null,
  since_on {text} not null,
  created_by {text} references accounts (id),
  created_at {text} not null
))",
              "create index improvement_things_by_parent_id on improvement_things (parent_id)",
              R"(create table improvement_entries (
  id {text} not null primary key,
  thing_id {text} not null references improvement_things (id),
  on_day {text} not null,
  at {text} not null,
  account_id {text} references accounts (id),
  kind {text} not null check (kind in ('status', 'lead', 'due', 'update', 'delivered', 'embedded', 'impact', 'rating',
    'response', 'answer', 'score', 'review', 'kept', 'outcome', 'statement')),
  value {text} not null,
  words {text} not null,
  evidence {text} not null,
  due_on {text},
  owner {text} not null,
  owner_id {text} references accounts (id)
))",
              "create index improvement_entries_by_thing_id on improvement_entries (thing_id, on_day)",
              "append-only improvement_entries",
              R"(create table improvement_links (
  id {text} not null primary key,
  from_id {text} not null references improvement_things (id),
  to_id {text} not null references improvement_things (id),
  how {text} not null check (how in ('answers', 'carries_on', 'tells', 'promises', 'shows', 'depends_on')),
  since_on {text} not null,
  ended_on {text},
  unique (from_id, to_id, how),
  check (from_id <> to_id)
))",
              "create index improvement_links_by_to_id on improvement_links (to_id)",
              R"(create table improvement_services (
  id {text} not null primary key,
  thing_id {text} not null references improvement_things (id),
  service {text} not null check (service <> ''),
  unique (thing_id, service)
))",
              R"(create table improvement_indicators (
  id {text} not null primary key,
  thing_id {text} not null references improvement_things (id),
  indicator {text} not null check (indicator <> ''),
  unique (thing_id, indicator)
))",
              R"(create table improvement_measures (
  id {text} not null primary key references improvement_things (id),
  indicator {text},
  better {text} not null check (better in ('higher', 'lower', '')),
  baseline {text} not null,
  baseline_on {text},
  target {text} not null,
  target_on {text},
  check ((indicator is null) = (better = ''))
))",
              R"(create table improvement_milestones (
  id {text} not null primary key references improvement_things (id),
  after_id {text} references improvement_things (id),
  lag_months bigint not null check (lag_months >= 0),
  lag_days bigint not null check (lag_days >= 0),
  check (after_id is null or after_id <> id)
))",
              R"(create table improvement_risks (
  id {text} not null primary key references improvement_things (id),
  cause {text} not null,
  effect {text} not null
))",
              R"(create table improvement_decisions (
  id {text} not null primary key references improvement_things (id),
  outcome {text} not null check (outcome in ('agreed', 'agreed_with_changes', 'noted', 'refused', 'put_off')),
  call_in_by_id {text} references improvement_things (id),
  call_in_days bigint not null check (call_in_days >= 0),
  check ((call_in_by_id is null) = (call_in_days = 0))
))",
              R"(create table improvement_promises (
  id {text} not null primary key references improvement_things (id),
  to_id {text} not null references improvement_things (id),
  every_months bigint not null check (every_months >= 0)
))",
              R"(create table improvement_feedback (
  id {text} not null primary key references improvement_things (id),
  asked bigint not null check (asked >= 0),
  replied bigint not null check (replied >= 0 and replied <= asked)
))",
              R"(create table improvement_mentions (
  id {text} not null primary key references improvement_things (id),
  mentions bigint not null check (mentions >= 0)
))",
              R"(create table improvement_remits (
  id {text} not null primary key,
  body_id {text} not null references improvement_things (id),
  over_id {text} not null references improvement_things (id),
  words {text} not null,
  from_on {text} not null,
  to_on {text},
  check (to_on is null or to_on >= from_on)
))",
              "create index improvement_remits_by_over_id on improvement_remits (over_id)",
              R"(create table improvement_papers (
  id {text} not null primary key,
  meeting_id {text} not null references improvement_things (id),
  kind {text} not null check (kind in ('quadrant', 'board')),
  as_at {text} not null,
  frozen_at {text} not null,
  frozen_by {text} not null references accounts (id),
  content {text} not null,
  sha256 {text} not null
))",
              "create index improvement_papers_by_meeting_id on improvement_papers (meeting_id)",
              "append-only improvement_papers",
          }};
}

}  // namespace windscreen::store
