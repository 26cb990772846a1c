#include "serve/audits/report_tables.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "assure/grade.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

// Where a table stands in the data. `each`: the array within its rows of which every item is a row of its
// own.
struct Place {
  const char* code;
  const char* words;
  const char* pointer;
  const char* each;
};

constexpr std::array<Place, 19> places = {{
    {"headline", "Headline by grade", "/headline", "grades"},
    {"windows", "Windows by grade", "/figures/windows", "grades"},
    {"changes", "What changed", "/figures/comparisons", "changes"},
    {"good_by_month", "Good or better by month", "/figures/charts/0/months", ""},
    {"inadequate_by_month", "Inadequate by month", "/figures/charts/1/months", ""},
    {"other_streams", "Other audits by grade", "/figures/streams", "grades"},
    {"streams", "Audits by grade", "/streams", "grades"},
    {"completion", "Completion", "/figures/completion", ""},
    {"control_sheet", "Control sheet", "/rounds", "rows"},
    {"themes", "Themes", "/themes/themes", ""},
    {"recommendations", "Recommendations", "/themes/recommendations", ""},
    {"actions", "Actions", "/actions", ""},
    {"re_audits", "Re-audits by first grade", "/re_audits/matrix", ""},
    {"agreement", "Agreement of blind pairs", "/agreement/table", ""},
    {"sessions", "Calibration sessions by case", "/sessions", "cases"},
    {"tools", "Versions of tools", "/tools", ""},
    {"annex_grades", "Grades", "/annex/grades", ""},
    {"annex_themes", "Themes", "/annex/themes", ""},
    {"annex_recommendations", "Recommendations", "/annex/recommendations", ""},
}};

const json* found(const json& data, const Place& place) {
  const json::json_pointer pointer(place.pointer);
  return data.contains(pointer) ? &data.at(pointer) : nullptr;
}

report::Cell cell_of(const json& value) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return value.get<std::string>();
  return {};
}

using Line = std::vector<std::pair<std::string, report::Cell>>;

// What a column is asked for first: frozen data has its members in the order of their names.
constexpr std::array<std::string_view, 22> leading = {
    "month", "held_on",    "title", "first", "last",  "stream", "code",  "name",
    "theme", "theme_name", "of",    "group", "part",  "case",   "grade", "issued_on",
    "words", "met",        "all",   "share", "lower", "upper"};

std::size_t rank_of(const std::string& column) {
  return static_cast<std::size_t>(std::ranges::find(leading, column) - leading.begin());
}

// Numbers within a list are counts by grade, best first (ReAuditFindings).
void add(Line& line, const std::string& name, const json& value) {
  const auto below = [&](const std::string& part) { return name.empty() ? part : name + "_" + part; };
  if (value.is_object()) {
    for (const auto& [part, one] : value.items()) add(line, below(part), one);
  } else if (value.is_array()) {
    if (value.size() != assure::grade_count) return;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (value[i].is_number()) add(line, below(std::string(assure::code(assure::all_grades[i]))), value[i]);
    }
  } else {
    line.emplace_back(name, cell_of(value));
  }
}

// What row and part call alike is the part's: "words" is the grade's, "of_words" the window's.
Line line_of(const json& row, const std::string& each, const json* part) {
  Line line;
  for (const auto& [name, value] : row.items()) {
    if (name != each) add(line, part != nullptr && part->contains(name) ? "of_" + name : name, value);
  }
  if (part != nullptr) add(line, "", *part);
  return line;
}

std::vector<Line> lines_of(const json& table, const std::string& each) {
  std::vector<Line> lines;
  for (const json& row : table.is_array() ? table : json::array({table})) {
    if (each.empty()) {
      lines.push_back(line_of(row, each, nullptr));
      continue;
    }
    for (const json& part : row.value(each, json::array())) lines.push_back(line_of(row, each, &part));
  }
  return lines;
}

bool is_empty(const std::vector<Line>& lines, const std::string& column) {
  return std::ranges::none_of(lines, [&](const Line& line) {
    return std::ranges::any_of(line, [&](const auto& one) {
      return one.first == column && !std::holds_alternative<std::monostate>(one.second);
    });
  });
}

report::Rows rows_of(const std::vector<Line>& lines) {
  report::Rows rows;
  for (const Line& line : lines) {
    for (const auto& [name, cell] : line) {
      if (std::ranges::find(rows.columns, name) == rows.columns.end()) rows.columns.push_back(name);
    }
  }
  // A share that is null in one row and has its parts in another would be a column that is always empty.
  const std::vector<std::string> named = rows.columns;
  std::erase_if(rows.columns, [&](const std::string& name) {
    const auto is_part = [&](const std::string& one) { return one.starts_with(name + "_"); };
    return std::ranges::any_of(named, is_part) && is_empty(lines, name);
  });
  std::ranges::stable_sort(rows.columns, {}, rank_of);
  std::map<std::string, std::size_t> columns;
  for (const std::string& name : rows.columns) columns.emplace(name, columns.size());
  for (const Line& line : lines) {
    std::vector<report::Cell> row(rows.columns.size());
    for (const auto& [name, cell] : line) {
      if (const auto column = columns.find(name); column != columns.end()) row[column->second] = cell;
    }
    rows.rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::vector<ReportTable> report_tables(const json& data) {
  std::vector<ReportTable> all;
  for (const Place& place : places) {
    if (found(data, place) != nullptr) all.push_back({place.code, place.words});
  }
  return all;
}

std::optional<report::Rows> report_table(const json& data, const std::string& code) {
  const auto place = std::ranges::find_if(places, [&](const Place& one) { return one.code == code; });
  const json* table = place == places.end() ? nullptr : found(data, *place);
  if (table == nullptr) return std::nullopt;
  return rows_of(lines_of(*table, place->each));
}

report::Rows table_rows(const json& list) { return rows_of(lines_of(list, "")); }

}  // namespace windscreen::serve
