// A sheet of a workbook in memory: headings and rows of values. All functions are thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"

namespace windscreen::improve {

/// A cell; monostate is an empty one. A text is a text, whatever it begins with.
using SheetValue = std::variant<std::monostate, std::string, double, base::Date>;

struct SheetColumn {
  std::string heading;
  /// In characters.
  int width = 16;
};

struct PlanSheet {
  std::string title;
  std::vector<SheetColumn> columns;
  std::vector<std::vector<SheetValue>> rows;
};

/// What there is as a cell; an empty text and what is absent as an empty one.
SheetValue sheet_value(std::string_view text);
SheetValue sheet_value(const std::optional<base::Date>& day);
SheetValue sheet_value(const std::optional<double>& number);
SheetValue sheet_count(std::size_t count);

/// A sheet as CSV for people (docs/decisions/0012): texts that a spreadsheet would run are marked, days are
/// ISO days, lines end with CR LF.
std::string sheet_csv(const PlanSheet& sheet);

}  // namespace windscreen::improve
