// A copy of a store that is in use, and putting one back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "store/store.h"
#include "store/verify.h"

namespace windscreen::store {

struct Backup {
  std::filesystem::path file;
  std::int64_t bytes = 0;
  LogHead head;
  std::int64_t rows = 0;
};

/// Copies an SQLite store as it is at one moment, while others go on writing, into a new file for its owner
/// only, and verifies the copy before the file has its name. Throws Error when the file is there already,
/// when the copy does not verify, and for a PostgreSQL store (with the command that copies one).
Backup back_up(const Location& location, const std::filesystem::path& file);

struct Restored {
  LogHead head;
  std::int64_t rows = 0;
  /// The store as it was, set aside beside it; empty when there was none.
  std::filesystem::path set_aside;
};

/// Puts a backup in the place of an SQLite store, in one transaction, after verifying it and setting the
/// present store aside; then brings it up to date and notes the restoration in the store's events. A backup
/// that does not verify is refused and nothing changes. Programs that have the store open see the restored
/// one. `actor` is who does it. Throws Error, also for a PostgreSQL store (with the command that restores
/// one).
Restored restore(const Location& location, const std::filesystem::path& file, const std::string& actor);

}  // namespace windscreen::store
