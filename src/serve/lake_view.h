// What the workspace holds now: snapshots and definitions, read again when they change.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
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

/// Thread-safe.
class LakeView {
 public:
  /// Looks at the files' names and times at most once in `interval`.
  explicit LakeView(std::filesystem::path workspace,
                    std::chrono::milliseconds interval = std::chrono::milliseconds(1000));

  /// The present state. A load that is not published yet is not in it. Throws Error where the workspace
  /// cannot be read.
  std::shared_ptr<const LakeState> now();

 private:
  std::string stamp() const;
  std::filesystem::path directory_;
  std::chrono::milliseconds interval_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point looked_;
  std::string stamp_;
  std::shared_ptr<const LakeState> state_;
};

}  // namespace windscreen::serve
