// What a plan's table would bring in, as JSON. All functions are thread-safe.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "improve/book.h"
#include "improve/plan_import_write.h"

namespace windscreen::serve {

/// Rows that are shown of a table; actions and rejects that an answer has no more of. All are counted.
inline constexpr std::size_t most_rows_shown = 5;
inline constexpr std::size_t most_actions_shown = 500;
inline constexpr std::size_t most_plan_rejects_shown = 500;

/// What the answer is made of. All of it outlives the call.
struct ImportLook {
  const improve::PlanTable& table;
  const improve::PlanMapping& mapping;
  /// As it was read; nothing where the mapping cannot be used.
  const improve::PlanImport& import;
  /// Why it cannot be brought in, in sentences; empty where it can.
  std::string stop;
  bool brought_in_before = false;
  /// The first day that is asked for, and the day of the call.
  base::Date since;
  base::Date today;
};

/// The table's columns with what they are and examples, what would be made of it, and what could not be
/// read. Schema: ImprovementImportPreview.
nlohmann::ordered_json import_preview_json(const improve::Book& book, const ImportLook& look);

}  // namespace windscreen::serve
