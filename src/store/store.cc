#include "store/store.h"

#include <fmt/format.h>

#include <array>

#include "store/bookkeeping.h"
#include "store/identity.h"
#include "store/patience.h"

namespace windscreen::store {
namespace {

using base::Error;

/// More readers than this are closed again when they are done.
constexpr std::size_t idle_readers = 8;

bool has_change_set(Connection& connection, const std::string& change_set) {
  const std::vector<Row> rows =
      connection.rows("select count(*) from change_log where change_set = :change_set",
                      {{"change_set", change_set}}, std::array{Kind::integer});
  return std::get<std::int64_t>(rows.at(0).at(0)) != 0;
}

/// Runs the next migration that is wanted in a transaction of its own; 0 when there is none.
int run_next(Connection& connection, std::span<const Migration> known) {
  connection.begin_write(applied_migrations(connection).empty());
  const std::vector<Applied> applied = applied_migrations(connection);
  check_migrations(known, applied, connection.engine());
  if (applied.size() == known.size()) {
    connection.rollback();
    return 0;
  }
  const Migration& next = known[applied.size()];
  for (const std::string& statement : expand(next, connection.engine())) connection.run(statement);
  connection.forget_statements();
  Writer writer(connection, {"system:migration", "store.migrate"}, new_id());
  writer.insert(MigrationRecord{fmt::format("{:04}", next.version), next.version, std::string(next.name),
                                migration_hash(next, connection.engine()), now()});
  writer.finish();
  connection.commit();
  return next.version;
}

}  // namespace

std::vector<int> bring_up_to_date(const Location& location, std::span<const Migration> known) {
  Patience patience{std::chrono::seconds(20)};
  std::vector<int> run;
  for (;;) {
    std::unique_ptr<Connection> connection;
    try {
      connection = std::make_unique<Connection>(location, Access::create);
      while (const int version = run_next(*connection, known)) run.push_back(version);
      return run;
    } catch (const Contention& busy) {
      connection.reset();
      patience.wait(busy);
    } catch (const ConnectionLost& lost) {
      throw Error(lost.what(), "Check that the server runs and that the address and the rights are right.");
    }
  }
}

Store::Store(Location location, std::span<const Migration> known, std::chrono::milliseconds patience)
    : location_(std::move(location)), patience_(patience) {
  std::vector<Applied> applied;
  try {
    readers_.push_back(std::make_unique<Connection>(location_, Access::read));
    applied = applied_migrations(*readers_.back());
  } catch (const ConnectionLost& lost) {
    throw Error(lost.what(), "Check that the server runs and that the address and the rights are right.");
  }
  if (applied.empty())
    throw Error(location_.shown() + ": there is no store yet", "Make it with: windscreen store init");
  check_migrations(known, applied, location_.engine);
  if (applied.size() < known.size()) {
    throw Error(fmt::format("{}: the store is at version {}, and this program needs version {}",
                            location_.shown(), applied.size(), known.size()),
                "Back it up, then bring it up to date with: windscreen store init");
  }
}

Store::~Store() = default;

void Store::write_with(const Act& act, const std::function<void(Writer&)>& work) {
  if (act.actor.empty() || act.act.empty()) throw Error("A change must say who makes it and what is done");
  const std::lock_guard lock(writing_);
  const std::string change_set = new_id();
  Patience patience(patience_);
  // When the connection is lost during the commit, the log tells whether it was done.
  bool perhaps_done = false;
  for (;;) {
    try {
      if (!writer_) writer_ = std::make_unique<Connection>(location_, Access::write);
      writer_->begin_write();
      if (perhaps_done && has_change_set(*writer_, change_set)) {
        writer_->rollback();
        return;
      }
      perhaps_done = false;
      Writer writer(*writer_, act, change_set);
      work(writer);
      perhaps_done = writer.finish();
      writer_->commit();
      return;
    } catch (const Contention& busy) {
      perhaps_done = false;
      if (writer_) writer_->rollback();
      patience.wait(busy);
    } catch (const ConnectionLost& lost) {
      writer_.reset();
      patience.wait(lost);
    } catch (...) {
      if (writer_) writer_->rollback();
      throw;
    }
  }
}

std::unique_ptr<Connection> Store::idle_reader() const {
  {
    const std::lock_guard lock(readers_mutex_);
    if (!readers_.empty()) {
      std::unique_ptr<Connection> reader = std::move(readers_.back());
      readers_.pop_back();
      return reader;
    }
  }
  return std::make_unique<Connection>(location_, Access::read);
}

void Store::read_connection(const std::function<void(Connection&)>& work) const {
  Patience patience(patience_);
  for (;;) {
    std::unique_ptr<Connection> reader;
    try {
      reader = idle_reader();
      reader->begin_read();
      work(*reader);
      reader->commit();
      const std::lock_guard lock(readers_mutex_);
      if (readers_.size() < idle_readers) readers_.push_back(std::move(reader));
      return;
    } catch (const Contention& busy) {
      patience.wait(busy);
    } catch (const ConnectionLost& lost) {
      {
        // The others are most likely gone as well.
        const std::lock_guard lock(readers_mutex_);
        readers_.clear();
      }
      patience.wait(lost);
    }
  }
}

void Store::read_with(const std::function<void(Queries&)>& work) const {
  read_connection([&](Connection& connection) {
    Queries queries(connection);
    work(queries);
  });
}

}  // namespace windscreen::store
