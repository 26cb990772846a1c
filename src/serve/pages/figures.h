// Figures of open snapshots, as flat rows written into documents.
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "measure/measure.h"
#include "report/flat_rows.h"
#include "serve/http/document.h"
#include "serve/http/route.h"
#include "serve/pages/lake_view.h"

namespace windscreen::serve {

/// What is asked of one indicator.
struct FigureRequest {
  std::string id;
  std::string snapshot;
  std::optional<base::Date> as_at;
  int months = 1;
  std::vector<std::string> dimensions;
  /// Of the one dimension, only the figures of this group; nullopt: those of all groups and the total.
  std::optional<std::string> group = {};  // NOLINT(readability-redundant-member-init)
  measure::Audience audience = measure::Audience::internal;
  std::optional<measure::Window> window;
};

/// Computes figures, a snapshot at a time. Keeps the two snapshots open that were asked for last.
/// Thread-safe: askers of one snapshot wait for each other.
class Figures {
 public:
  Figures();
  ~Figures();

  /// The series and breakdowns of an indicator as the rows of `windscreen indicators`. Throws Problem (404
  /// for an unknown indicator or snapshot, 400 for what cannot be computed) or Error.
  Document series(const std::shared_ptr<const LakeState>& state, const FigureRequest& request, Form form);

  /// The definition, its newest figure and where both come from, as `windscreen explain` has them. Throws
  /// likewise.
  Document explanation(const std::shared_ptr<const LakeState>& state, const FigureRequest& request,
                       Form form);

  /// Runs `work` alone with the open snapshot, which is what children are read from too. Throws what `work`
  /// throws, or Error.
  void with_snapshot(const std::shared_ptr<const LakeState>& state, const lake::Snapshot& snapshot,
                     const std::function<void(measure::Measurer&)>& work);

 private:
  struct Open;
  std::shared_ptr<Open> open(const std::shared_ptr<const LakeState>& state, const lake::Snapshot& snapshot);
  std::mutex mutex_;
  std::list<std::shared_ptr<Open>> open_;
};

/// Rows as a document of a form; CSV is saved under `name`.csv. Thread-safe.
Document rows_document(const report::LazyRows& rows, Form form, const std::string& name);

/// The same as the answer to a call, in the form that it asks for, which nobody keeps. Thread-safe.
Response rows_answer(const report::Rows& rows, const Call& call, const std::string& name);

/// The definition, or Problem (404). Thread-safe.
const measure::Definition& definition_of(const LakeState& state, const std::string& id);

}  // namespace windscreen::serve
