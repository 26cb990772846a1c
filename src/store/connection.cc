// The only translation unit, with statement.cc, that sees SOCI.
#include "store/connection.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "store/statement.h"

namespace windscreen::store {
namespace {

using base::Error;

constexpr int busy_milliseconds = 1000;

/// SQLite would make the file for everyone to read; its WAL takes the file's permissions. The file is made,
/// or looked at, without being opened: a process that opens and closes a file loses all its locks on it,
/// those of its other connections too, and another process would then remove the WAL under them.
void make_private_file(const std::string& path, bool create) {
  if (create && mknod(path.c_str(), S_IFREG | S_IRUSR | S_IWUSR, 0) == 0) return;
  const bool failed_to_make = create && errno != EEXIST;
  if (!failed_to_make && access(path.c_str(), R_OK | W_OK) == 0) return;
  if (errno == ENOENT && !create)
    throw Error(path + ": there is no store yet", "Make it with: windscreen store init");
  throw Error(fmt::format("{}: the store cannot be opened: {}", path, std::strerror(errno)),
              "Check that the workspace is there and that you may write in it.");
}

std::string connect_string(const Location& location) {
  return location.engine == Engine::sqlite ? "dbname=\"" + location.target + "\"" : location.target;
}

}  // namespace

Connection::Connection(const Location& location, Access access) : engine_(location.engine) {
  if (engine_ == Engine::sqlite) make_private_file(location.target, access == Access::create);
  try {
    state_ = std::make_unique<State>(location.engine, connect_string(location));
  } catch (const std::exception& error) {
    throw ConnectionLost(fmt::format("{}: the store cannot be reached: {}", location.shown(),
                                     hide_target(error.what(), location)));
  }
  if (engine_ == Engine::sqlite) {
    run(fmt::format("pragma busy_timeout = {}", busy_milliseconds));
    const std::vector<Row> mode = rows("pragma journal_mode = wal", {}, std::array{Kind::text});
    if (mode.empty() || mode[0][0] != Value(std::string("wal")))
      throw Error(location.target + ": the file system does not allow SQLite's write-ahead log",
                  "Put the workspace on a local disk, or use PostgreSQL with --store.");
    run("pragma synchronous = full");
    run("pragma foreign_keys = on");
    run("pragma trusted_schema = off");
    if (access == Access::read) run("pragma query_only = on");
  } else {
    run("set client_min_messages = warning");
    run("set synchronous_commit = on");
    run(fmt::format("set lock_timeout = {}", busy_milliseconds));
    if (access == Access::create) {
      rows("select 1 from pg_advisory_lock(8317204)", {}, std::array{Kind::integer});
      run("create schema if not exists windscreen");
    }
    run("set search_path = windscreen");
  }
}

Connection::~Connection() = default;

void Connection::run(const std::string& sql) {
  state_->guarded([&] { state_->session << sql; });
}

std::int64_t Connection::execute(const std::string& sql, const Parameters& parameters) {
  return state_->guarded([&] {
    Statement& statement = state_->prepared(sql, parameters, 0);
    statement.bind(parameters);
    statement.prepared.execute(true);
    return static_cast<std::int64_t>(statement.prepared.get_affected_rows());
  });
}

std::vector<Row> Connection::rows(const std::string& sql, const Parameters& parameters,
                                  std::span<const Kind> kinds) {
  return state_->guarded([&] {
    Statement& statement = state_->prepared(sql, parameters, kinds.size());
    statement.bind(parameters);
    std::vector<Row> rows;
    // To the end, so that SQLite lets go of the state that it was reading.
    for (bool more = statement.prepared.execute(true); more; more = statement.prepared.fetch())
      rows.push_back(statement.row(kinds));
    return rows;
  });
}

void Connection::begin_read() {
  run(engine_ == Engine::sqlite ? "begin deferred" : "begin isolation level repeatable read read only");
}

void Connection::begin_write(bool first) {
  if (engine_ == Engine::sqlite) {
    run("begin immediate");
    return;
  }
  run("begin isolation level serializable read write");
  // Serialisable transactions alone would each read the end of the change log and throw one another out.
  // Waiting for the lock before the first query, which takes the snapshot, makes them follow one another
  // instead.
  if (!first) run("lock table change_log_head in exclusive mode");
}

void Connection::commit() { run("commit"); }

void Connection::rollback() noexcept {
  try {
    run("rollback");
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): no transaction left to end
  }
}

void Connection::forget_statements() { state_->statements.clear(); }

}  // namespace windscreen::store
