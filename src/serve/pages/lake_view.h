// What the workspace holds now: snapshots and definitions, read again when they change.
#pragma once

#include <chrono>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "lake/lake.h"
#include "lake/workspace.h"
#include "measure/definition.h"

namespace windscreen::serve {

/// The workspace at one moment; never changes.
struct LakeState {
  lake::Workspace workspace;
  /// Oldest as-at first.
  std::vector<lake::Snapshot> snapshots;
  measure::Catalogue catalogue;
  /// A hash of all that figures depend on beside their snapshot: definitions, shared relations, the
  /// authority's settings, baselines and imported published figures.
  std::string revision;

  /// The snapshot whose name or id starts with `wanted`, or the newest. Throws Problem (404).
  const lake::Snapshot& find(std::string_view wanted) const;
};

/// Thread-safe. From the first look on a thread of its own looks at the files' names and times, and reads
/// what has changed, so that no one who asks waits for that.
class LakeView {
 public:
  /// The thread rests for `interval` after each look.
  explicit LakeView(std::filesystem::path workspace,
                    std::chrono::milliseconds interval = std::chrono::milliseconds(1000));
  LakeView(const LakeView&) = delete;
  LakeView& operator=(const LakeView&) = delete;
  /// Waits for a look that is under way.
  ~LakeView() = default;

  /// The state at the last look; while a newer one is being read, the older. A load that is not published
  /// yet is not in it. The first call looks itself. Throws Error where the workspace could not be read at
  /// the last look.
  std::shared_ptr<const LakeState> now();

  /// Looks at once and waits for it, so that what was published before this call is in the state after it. A
  /// fault is thrown by `now`, not here.
  void look_now() noexcept;

 private:
  struct Look {
    std::string stamp;
    std::shared_ptr<const LakeState> state;
  };
  std::string stamp() const;
  /// Reads the workspace. Takes its time, so never with the mutex held, but for the first look.
  Look look(std::string stamp) const;
  /// Reads what has changed since the last look, if anything.
  void look_again();
  void keep_looking(const std::stop_token& stopping);

  const std::filesystem::path directory_;
  const std::chrono::milliseconds interval_;
  /// Held throughout a look, so that an older one never ends after a newer.
  std::mutex looking_;
  std::mutex mutex_;
  std::condition_variable_any resting_;
  Look last_;
  /// Why the last look has failed; null where it has not.
  std::exception_ptr fault_;
  /// The last member: it is stopped before the others go.
  std::jthread looker_;
};

}  // namespace windscreen::serve
