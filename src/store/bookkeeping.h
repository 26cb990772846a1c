// The store's own tables.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `schema_migrations` (append-only): a migration that the store has run. `id` is the version in four
/// digits, `hash` that of migration_hash.
struct MigrationRecord {
  std::string id;
  std::int64_t version = 0;
  std::string name;
  std::string hash;
  std::string applied_at;

  static const Record<MigrationRecord>& record();
};

/// Table `store_events` (append-only): what was done with the store as a whole. `what` is "restored";
/// `detail` says it in plain English, with the ends of the logs concerned.
struct StoreEvent {
  std::string id;
  std::string happened_at;
  std::string what;
  std::string detail;

  static const Record<StoreEvent>& record();
};

/// Every table of the store but the change log and its head, in the order in which rows can be written. A
/// test holds the list and the databases together.
std::vector<const Table*> all_tables();

}  // namespace windscreen::store
