#include "store/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "store/bookkeeping.h"
#include "store/identity.h"

namespace windscreen::store {
namespace {

using base::Error;
namespace fs = std::filesystem;

struct Closer {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, Closer>;

Database open_database(const fs::path& file, int flags) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
  Database database(raw);
  if (code != SQLITE_OK)
    throw Error(fmt::format("{}: the store cannot be opened: {}", file.string(), sqlite3_errstr(code)),
                "Check that the file exists and that you may read it.");
  sqlite3_busy_timeout(raw, 10000);
  return database;
}

/// All pages at one stroke: the copy is of one moment, and on the target's side one transaction.
void copy_database(const fs::path& from, const fs::path& to) {
  const Database source = open_database(from, SQLITE_OPEN_READWRITE);
  const Database target = open_database(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (sqlite3_exec(target.get(), "pragma synchronous = full", nullptr, nullptr, nullptr) != SQLITE_OK)
    throw Error(to.string() + ": the file is not an SQLite database");
  sqlite3_backup* const copy = sqlite3_backup_init(target.get(), "main", source.get(), "main");
  int code = SQLITE_NOMEM;
  if (copy != nullptr) {
    // Writers hold their lock for milliseconds only.
    for (int attempt = 0; attempt < 200; ++attempt) {
      code = sqlite3_backup_step(copy, -1);
      if (code != SQLITE_BUSY && code != SQLITE_LOCKED) break;
      sqlite3_sleep(50);
    }
    sqlite3_backup_finish(copy);
  }
  if (code != SQLITE_DONE)
    throw Error(
        fmt::format("{} could not be copied to {}: {}", from.string(), to.string(), sqlite3_errstr(code)),
        "Check that there is room on the disk, that you may write there and that nothing holds the store.");
}

void sync_path(const fs::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = file >= 0 && fsync(file) == 0;
  const int code = errno;
  if (file >= 0) close(file);
  if (!synced)
    throw Error(fmt::format("{} could not be written to the disk: {}", path.string(), std::strerror(code)));
}

/// A new file for its owner only, which is removed again unless it is kept.
class NewFile {
 public:
  explicit NewFile(fs::path path) : path_(std::move(path)) {
    const int file = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
      throw Error(fmt::format("{} cannot be made: {}", path_.string(), std::strerror(errno)),
                  "Give the backup a new name in a directory that you may write in.");
    close(file);
  }
  ~NewFile() {
    if (kept_) return;
    std::error_code ignored;
    for (const char* tail : {"", "-wal", "-shm"}) fs::remove(path_.string() + tail, ignored);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  const fs::path& path() const { return path_; }
  void keep() { kept_ = true; }

 private:
  fs::path path_;
  bool kept_ = false;
};

/// Without the write-ahead log beside it, so that the copy is one file.
void make_one_file(const fs::path& file) {
  const Database database = open_database(file, SQLITE_OPEN_READWRITE);
  if (sqlite3_exec(database.get(), "pragma journal_mode = delete", nullptr, nullptr, nullptr) != SQLITE_OK)
    throw Error(fmt::format("{}: {}", file.string(), sqlite3_errmsg(database.get())));
}

/// What a copy holds; throws when it is not a whole store of a version that this program knows.
Verification check_copy(const fs::path& copy, const std::string& called) {
  const Location location = sqlite_file(copy);
  try {
    bring_up_to_date(location);
    Verification found = verify(Store(location), all_tables());
    if (found.problems.empty()) return found;
    throw Error(found.problems.front().what);
  } catch (const Error& error) {
    throw Error(fmt::format("{} is not a whole store: {}", called, error.what()),
                "Use another copy; windscreen store verify says what is wrong with a store.");
  }
}

std::string end_of(const LogHead& head) { return fmt::format("{}:{}", head.sequence, head.hash); }

[[noreturn]] void refuse_postgresql(const char* what, const std::string& command) {
  throw Error(fmt::format("A store in PostgreSQL is {} with PostgreSQL's own tools", what),
              "Run: " + command);
}

}  // namespace

Backup back_up(const Location& location, const fs::path& file) {
  if (location.engine == Engine::postgresql)
    refuse_postgresql("backed up", fmt::format("pg_dump --format=custom --schema=windscreen --file={} '{}'",
                                               file.string(), location.shown()));
  if (fs::exists(file))
    throw Error(file.string() + " is there already",
                "Give the backup a new name: backups are not written over.");
  // A store is opened first, so that a missing or foreign one is said to be that.
  const Store store(location);
  NewFile part(file.string() + ".part");
  copy_database(location.target, part.path());
  NewFile trial(file.string() + ".verifying");
  copy_database(part.path(), trial.path());
  const Verification found = check_copy(trial.path(), "The copy");
  make_one_file(part.path());
  sync_path(part.path());
  fs::rename(part.path(), file);
  part.keep();
  sync_path(fs::absolute(file).parent_path());
  return {file, static_cast<std::int64_t>(fs::file_size(file)), found.head, found.rows};
}

Restored restore(const Location& location, const fs::path& file, const std::string& actor) {
  if (location.engine == Engine::postgresql)
    refuse_postgresql("restored",
                      fmt::format("pg_restore --clean --if-exists --single-transaction --dbname='{}' {}",
                                  location.shown(), file.string()));
  if (!fs::is_regular_file(file))
    throw Error(file.string() + ": there is no such backup",
                "Give the file that windscreen store backup wrote.");
  Restored restored;
  // What is put back is the copy that was verified, not the file that may still change.
  NewFile trial(location.target + ".restoring");
  copy_database(file, trial.path());
  const Verification found = check_copy(trial.path(), file.string());
  restored.head = found.head;
  restored.rows = found.rows;

  std::string replaced = "nothing";
  if (fs::exists(location.target)) {
    std::string moment = now();
    std::erase(moment, ':');
    restored.set_aside = location.target + ".before-restore-" + moment;
    NewFile aside(restored.set_aside);
    copy_database(location.target, aside.path());
    make_one_file(aside.path());
    sync_path(aside.path());
    aside.keep();
    try {
      replaced = "a store whose change log ended at " +
                 end_of(Store(location).read([](const Queries& reader) { return reader.head(); }));
    } catch (const Error& error) {
      replaced = std::string("a store that could not be read: ") + error.what();
    }
  } else {
    NewFile fresh(location.target);
    fresh.keep();
  }
  copy_database(trial.path(), location.target);
  Store store(location);
  store.write({actor, "store.restore"}, [&](Writer& writer) {
    writer.insert(
        StoreEvent{new_id(), now(), "restored",
                   fmt::format("Restored from a backup whose change log ended at {}, in the place of {}.",
                               end_of(found.head), replaced)});
  });
  return restored;
}

}  // namespace windscreen::store
