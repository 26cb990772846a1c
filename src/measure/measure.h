// Computing indicators over a snapshot: series, breakdowns and the drill-down to children.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "lake/lake.h"
#include "lake/workspace.h"
#include "measure/definition.h"
#include "query/database.h"

namespace windscreen::measure {

/// Who will see the figures. For the public, counts from 1 to 5 and what they would give away are suppressed.
enum class Audience : std::uint8_t { internal, public_ };

struct Request {
  base::Date as_at;
  /// The periods that end in so many months, the last of them the newest that is complete at `as_at`, and at
  /// least that one: a period a month, or a third as many quarters. The points of spells and snapshots are
  /// `as_at` itself and the month ends before it.
  int months = 1;
  /// Dimensions to break down by beside the total; "all" stands for each that the definition names. One that
  /// a definition does not name is left out there.
  std::vector<std::string> dimensions;
  Audience audience = Audience::internal;
  /// Instead of each definition's own window; for spells and snapshots it sets the days that are looked at
  /// (`month`: the month ends). A snapshot window leaves events as they are.
  std::optional<Window> window;
  /// 0 means every core.
  int threads = 0;
};

/// One figure. Values are never rounded; an absent one is nullopt, never 0.
struct Figure {
  /// Index into the definitions that were asked for.
  std::size_t definition = 0;
  base::Date period_start;
  base::Date period_end;
  /// "total", or the dimension's name; and the group within it ("all" for the total).
  std::string dimension;
  std::string group;
  std::optional<double> value;
  /// count: the count in `numerator`. percent: both counts. rate: count and population. median, mean, max:
  /// how many values, in `denominator`. change: the newer count and the older one.
  std::optional<double> numerator;
  std::optional<double> denominator;
  /// change: the period that is compared with.
  std::optional<base::Date> compared_start;
  std::optional<base::Date> compared_end;
  bool suppressed = false;
  /// Why there is no value, or what a reader must know of this one figure; mostly empty.
  std::string note;
};

/// A definition that could not be computed: which, and the engine's words with file and line. The others are.
struct MeasureFault {
  std::string id;
  std::string what;
};

struct Measurement {
  std::vector<Figure> figures;
  std::vector<MeasureFault> faults;
};

/// A row behind a figure: who is counted.
struct CountedRow {
  std::string person_id;
  /// The row's own identifier, where the definition gives one.
  std::string row_id;
  /// event: its day; spell: its start; snapshot: none.
  std::optional<base::Date> date;
  std::optional<base::Date> end_date;
  std::optional<bool> met;
  std::optional<double> value;
  std::string team;
  std::string worker;
};

/// An open snapshot, ready to be measured: an in-memory database with the lake attached and the shared
/// relations made once. Not thread-safe; `compute` uses its own threads.
class Measurer {
 public:
  /// Opens a snapshot. Reads the workspace's shared relations and definitions too. Throws Error.
  Measurer(const lake::Workspace& workspace, const lake::Snapshot& snapshot);
  /// Over a database that already has (some of) the canonical tables; those it lacks are made empty. For
  /// worked examples and tests. `catalogue` gives the shared relations and the indicators that changes refer
  /// to.
  Measurer(query::Database database, base::Date as_at, std::vector<lake::Population> population,
           Catalogue catalogue);
  ~Measurer();
  Measurer(const Measurer&) = delete;
  Measurer& operator=(const Measurer&) = delete;

  /// Computes the definitions. `progress` (may be empty) is called with the number done. Throws Error where
  /// the request itself is wrong (an unknown dimension, an as-at after the snapshot's).
  Measurement compute(const std::vector<const Definition*>& definitions, const Request& request,
                      const std::function<void(std::size_t)>& progress = {});

  /// The rows that the newest figure (the total) at `as_at` counts, in a stable order.
  /// Of a change: those of the newer count. Throws Error where the definition is wrong.
  std::vector<CountedRow> counted(const Definition& definition, base::Date as_at,
                                  std::optional<Window> window = std::nullopt);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace windscreen::measure
