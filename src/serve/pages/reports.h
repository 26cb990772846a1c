// The internal report of a snapshot, computed once: what the application's pages are drawn from.
#pragma once

#include <atomic>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "serve/http/document.h"
#include "serve/pages/lake_view.h"

namespace windscreen::serve {

/// What a report depends on beside its snapshot and definitions: the snapshot that it is compared with and
/// what the workspace remembers of that one's last report. For the keys of documents. Thread-safe; looks at
/// one file's time.
std::string report_key(const LakeState& state, const lake::Snapshot& snapshot);

/// Keeps the documents of the two reports that were asked for last. Thread-safe.
class Reports {
 public:
  Reports();
  ~Reports();

  /// The report as JSON (report::to_json) with 36 months, for internal use, compared with the snapshot
  /// before. Whoever asks while it is computed waits for it; what could not be computed is tried again by the
  /// next. Throws Error, and a Problem (503) once it is stopped.
  DocumentPtr of(const std::shared_ptr<const LakeState>& state, const lake::Snapshot& snapshot);
  /// A report that is being computed is given up soon, and none is begun any more: the server is to end.
  void stop() { stopped_ = true; }

 private:
  struct Kept;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::list<std::shared_ptr<Kept>> kept_;
};

}  // namespace windscreen::serve
