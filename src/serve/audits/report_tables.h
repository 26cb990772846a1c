// The tables of a report, to be taken out: its frozen data as flat rows. Pure functions, all thread-safe.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "report/flat_rows.h"

namespace windscreen::serve {

/// A table that a report has.
struct ReportTable {
  /// A slug, such as "themes".
  std::string code;
  std::string words;
};

/// Those of the data, in the order in which a reader wants them.
std::vector<ReportTable> report_tables(const nlohmann::json& data);

/// The rows of one; nullopt where the data has no such table. An object within a row becomes columns
/// ("gap_met"); what a row is of several, such as grades, becomes a row each.
std::optional<report::Rows> report_table(const nlohmann::json& data, const std::string& code);

/// Any list of objects as rows, in the same way.
report::Rows table_rows(const nlohmann::json& list);

}  // namespace windscreen::serve
