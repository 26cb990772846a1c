// For tests: rows staged in one line, and a directory that goes away.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/date.h"
#include "lake/staging.h"
#include "model/tables.h"

namespace windscreen::lake {

class TestDirectory {
 public:
  TestDirectory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "windscreen-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no directory for the test");
    path_ = pattern;
  }
  ~TestDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TestDirectory(const TestDirectory&) = delete;
  TestDirectory& operator=(const TestDirectory&) = delete;
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

using Cells = std::initializer_list<std::pair<std::string_view, std::string_view>>;

inline base::Date iso(std::string_view text) {
  const auto date = base::parse_iso(text);
  if (!date) throw std::runtime_error("not a date: " + std::string(text));
  return *date;
}

/// Stages a row; dates are ISO, empty cells are left out. Does not count it as read.
inline void stage(Staging& staging, std::string_view table_name, Origin origin, Cells cells) {
  const model::Table* table = model::find_table(table_name);
  if (table == nullptr) throw std::runtime_error("no such table");
  TableWriter& writer = staging.table(*table);
  for (const auto& [column, value] : cells) {
    if (value.empty()) continue;
    const std::size_t at = table->find(column);
    if (at == model::Table::npos) throw std::runtime_error("no such column: " + std::string(column));
    switch (table->columns[at].type) {
      case model::Type::date:
        writer.date(at, iso(value));
        break;
      case model::Type::integer:
        writer.integer(at, std::stoll(std::string(value)));
        break;
      case model::Type::number:
        writer.number(at, std::stod(std::string(value)));
        break;
      default:
        writer.text(at, value);
    }
  }
  writer.end_row(origin);
}

/// Stages a source's rows one after another and counts each as read. The first stands in line 2, below the
/// heading.
class SourceRows {
 public:
  SourceRows(Staging& staging, std::uint32_t source) : staging_(staging), source_(source) {}
  void operator()(std::string_view table, Cells cells) { stage(staging_, table, next(), cells); }
  /// Counts one row more as read and says where it stands, for a row that is rejected.
  Origin next() {
    staging_.count_read(source_);
    return {source_, ++line_};
  }

 private:
  Staging& staging_;
  std::uint32_t source_;
  std::uint64_t line_ = 1;
};

/// Everything that a query gives, a line a row, cells between bars.
inline std::string rows_of(query::Connection& sql, const std::string& select) {
  query::Result result = sql.query(select);
  std::string out;
  while (result.next()) {
    for (std::size_t i = 0; i < result.column_count(); ++i)
      out += (i > 0 ? "|" : "") + (result.is_null(i) ? std::string("-") : result.any_text(i));
    out += "\n";
  }
  return out;
}

}  // namespace windscreen::lake
