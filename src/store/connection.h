// One connection to the database beneath a store: the same few calls whichever engine it is. Only this room
// uses it; everything else goes through store.h, where no change can miss the change log.
#pragma once

#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/error.h"
#include "store/location.h"
#include "store/value.h"

namespace windscreen::store {

/// The transaction was not done because others were writing (busy, or not serialisable): run it again.
struct Contention : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The connection is gone: open another. A commit that was under way may have been done or not.
struct ConnectionLost : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A rule of the schema refuses a row: a value that must be unique is there already, or a row that is
/// referred to is missing.
struct Conflict : base::Error {
  using base::Error::Error;
};

/// What a connection may do. `create` makes what is not there yet; on PostgreSQL there is one such connection
/// at a time, so that two programs do not both fill an empty database.
enum class Access : std::uint8_t { read, write, create };

/// Not thread-safe: one thread at a time.
class Connection {
 public:
  /// Opens the database and sets what durability needs. SQLite: the file (for its owner only), WAL,
  /// synchronous=FULL, foreign keys, a busy timeout. PostgreSQL: synchronous commit, a lock timeout, the
  /// schema `windscreen`. Throws Error when there is no store or it cannot be opened, and ConnectionLost when
  /// the server cannot be reached.
  Connection(const Location& location, Access access);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Engine engine() const { return engine_; }

  /// Runs a statement once, without parameters: definitions and settings, not rows.
  void run(const std::string& sql);
  /// Runs a statement that gives no rows; its preparation is kept. Gives how many rows it changed.
  std::int64_t execute(const std::string& sql, const Parameters& parameters);
  /// The rows of a query, one Kind a column of its result.
  std::vector<Row> rows(const std::string& sql, const Parameters& parameters, std::span<const Kind> kinds);

  /// A transaction that sees one state throughout and can change nothing.
  void begin_read();
  /// A transaction that can write: at most one at a time on a store; others wait. A store that has no tables
  /// yet
  /// (`first`) has nothing to wait for on PostgreSQL: one of two that make it fails.
  void begin_write(bool first = false);
  void commit();
  /// Ends the transaction without its changes; never throws.
  void rollback() noexcept;

  /// Forgets prepared statements, whose tables may have changed.
  void forget_statements();

 private:
  struct State;
  Engine engine_;
  std::unique_ptr<State> state_;
};

}  // namespace windscreen::store
