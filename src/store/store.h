// The store: what people decide and do, in SQLite or PostgreSQL, where nothing acknowledged is lost and
// nothing changes without a trace.
//
//   Store store(locate(workspace, ""));
//   store.write({account, "view.save"}, [&](Writer& writer) { writer.insert(view); });
//   auto views = store.read([&](Queries& reader) { return reader.select<SavedView>("order by name"); });
//
// When `write` returns, its changes and their entries in the change log are on the disk; when it throws, none
// of them are there. One transaction writes at a time; reading goes on beside it.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include "store/location.h"
#include "store/migration.h"
#include "store/transaction.h"

namespace windscreen::store {

/// Makes the store or brings it up to version `known.size()`, a transaction a migration. Gives the versions
/// that were run. Throws Error when the store is newer or other than `known`. Several programs may do it at
/// once.
std::vector<int> bring_up_to_date(const Location& location, std::span<const Migration> known = migrations());

/// Thread-safe.
class Store {
 public:
  /// Opens a store that is up to date; throws Error when there is none, it cannot be reached, or its version
  /// is not that of `known`. `patience` is how long a call goes on when others are writing or the server is
  /// away.
  explicit Store(Location location, std::span<const Migration> known = migrations(),
                 std::chrono::milliseconds patience = std::chrono::seconds(20));
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  const Location& location() const { return location_; }

  /// Runs `work` in a transaction and gives back what it gave. `work` is run again when others got in the
  /// way, so it must do nothing outside the store that it may not do twice; whatever it throws undoes the
  /// transaction. It must not call `write` itself.
  template <typename Work>
  auto write(const Act& act, const Work& work) {
    return result_of<Writer>(work, [&](const auto& run) { write_with(act, run); });
  }

  /// Runs `work` in a transaction that sees one state of the store throughout and can change nothing.
  template <typename Work>
  auto read(const Work& work) const {
    return result_of<Queries>(work, [&](const auto& run) { read_with(run); });
  }

  /// The same on the bare connection, for the rest of this room.
  void read_connection(const std::function<void(Connection&)>& work) const;

 private:
  template <typename Transaction, typename Work, typename Run>
  static auto result_of(const Work& work, const Run& run) {
    using Result = std::invoke_result_t<Work, Transaction&>;
    if constexpr (std::is_void_v<Result>) {
      run([&](Transaction& transaction) { work(transaction); });
    } else {
      std::optional<Result> result;
      run([&](Transaction& transaction) { result.emplace(work(transaction)); });
      if (!result) throw std::logic_error("a transaction ended without having run");
      return std::move(*result);
    }
  }

  void write_with(const Act& act, const std::function<void(Writer&)>& work);
  void read_with(const std::function<void(Queries&)>& work) const;
  std::unique_ptr<Connection> idle_reader() const;

  Location location_;
  std::chrono::milliseconds patience_;
  std::mutex writing_;
  std::unique_ptr<Connection> writer_;
  mutable std::mutex readers_mutex_;
  mutable std::vector<std::unique_ptr<Connection>> readers_;
};

}  // namespace windscreen::store
