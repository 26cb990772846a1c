#include "improve/plan_sheet.h"

#include <fmt/format.h>

#include "base/text.h"

namespace windscreen::improve {
namespace {

/// A number in as few digits as say it.
std::string csv_cell(const SheetValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return base::csv_field_for_spreadsheets(*text);
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  if (const auto* day = std::get_if<base::Date>(&value)) return base::format_iso(*day);
  return {};
}

}  // namespace

SheetValue sheet_value(std::string_view text) {
  return text.empty() ? SheetValue() : SheetValue(std::string(text));
}
SheetValue sheet_value(const std::optional<base::Date>& day) { return day ? SheetValue(*day) : SheetValue(); }
SheetValue sheet_value(const std::optional<double>& number) {
  return number ? SheetValue(*number) : SheetValue();
}
SheetValue sheet_count(std::size_t count) { return static_cast<double>(count); }

std::string sheet_csv(const PlanSheet& sheet) {
  std::string csv;
  const auto add = [&](const std::string& field, std::size_t column) {
    csv += (column == 0 ? "" : ",") + field;
  };
  for (std::size_t column = 0; column < sheet.columns.size(); ++column)
    add(base::csv_field_for_spreadsheets(sheet.columns[column].heading), column);
  csv += "\r\n";
  for (const auto& row : sheet.rows) {
    for (std::size_t column = 0; column < row.size(); ++column) add(csv_cell(row[column]), column);
    csv += "\r\n";
  }
  return csv;
}

}  // namespace windscreen::improve
