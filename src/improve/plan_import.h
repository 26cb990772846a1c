// A plan read out of a table: its themes, actions and measures, and whatever could not be read, with what
// becomes of it. Nothing of a row that is used is lost: what cannot be understood is kept as an update on the
// action. All functions are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "improve/plan_table.h"

namespace windscreen::improve {

/// Which column is what.
struct PlanMapping {
  /// A code of plan_fields() for each column of the table.
  std::vector<std::string> fields;
  /// A row with no theme belongs to that of the row above, as merged cells leave it.
  bool carry_themes = true;
};

struct PlanImportMeasure {
  std::string title;
  std::string words;
  /// Decimal numbers; empty where not said.
  std::string baseline;
  std::string target;
  std::optional<base::Date> target_on;
};

struct PlanImportAction {
  std::uint64_t line = 0;
  /// Its place in `PlanImport::themes`; absent where it stands in the plan itself.
  std::optional<std::size_t> theme;
  std::string number;
  std::string title;
  std::string words;
  /// What the table says that it answers, one text for each line or semicolon.
  std::vector<std::string> findings;
  std::string lead;
  std::optional<base::Date> due;
  /// A code of an action's statuses; empty where not said.
  std::string status;
  bool delivered = false;
  std::optional<base::Date> delivered_on;
  std::string evidence;
  /// Updates: what could not be read and the rating, then the columns that are updates or kept.
  std::vector<std::string> updates;
  std::optional<PlanImportMeasure> measure;
};

/// What could not be read, and what becomes of it.
struct PlanReject {
  std::uint64_t line = 0;
  /// The heading of the column; empty where it is about the row.
  std::string column;
  std::string says;
  std::string why;
  std::string becomes;
  /// True where the whole row is left out.
  bool row_left_out = false;
};

struct PlanImport {
  /// Titles, in the order in which they come up.
  std::vector<std::string> themes;
  std::vector<PlanImportAction> actions;
  std::vector<PlanReject> rejects;
  /// What a person should know although it can be used, in sentences.
  std::vector<std::string> notes;
  /// Headings of columns with texts that are not used.
  std::vector<std::string> unused;

  std::size_t measures() const;
  std::size_t rows_left_out() const;
};

/// The longest title of a thing, in bytes; of a longer text the beginning is the title, and the whole stands
/// in its words.
inline constexpr std::size_t longest_plan_title = 200;

/// Reads every row. `today` is the last day on which anything can have been delivered. Throws base::Error
/// where the mapping has not a field for each column, a field that is none, one twice that only one column
/// can be, or no action.
PlanImport read_plan_import(const PlanTable& table, const PlanMapping& mapping, base::Date today);

/// The column's heading on one line; "Column 3" where it has none.
std::string plan_heading(const PlanTable& table, std::size_t column);

/// Why the mapping cannot be used, in a sentence with what to do; empty where it can.
std::string plan_mapping_fault(const PlanTable& table, const PlanMapping& mapping);

/// The day from which the plan and all in it are there: `since`, or the earliest day on which an action was
/// delivered, whichever comes first.
base::Date plan_import_begins(const PlanImport& import, base::Date since);

}  // namespace windscreen::improve
