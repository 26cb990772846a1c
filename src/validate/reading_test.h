// For tests: returns read from texts that are written out, and their cells.
#pragma once

#include <cstring>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validate/read_return.h"

namespace windscreen::validate {

struct GivenText {
  std::string name;
  std::string text;
};

inline std::optional<ReadFault> read_texts(Return which, const std::vector<GivenText>& given,
                                           ReturnData& data, bool last_year = false) {
  std::vector<Source> sources;
  for (const GivenText& one : given) {
    const auto bytes = std::make_shared<std::string>(one.text);
    sources.push_back({one.name, {bytes->data(), bytes->size()}, bytes});
  }
  return read_sources(which, std::move(sources), last_year, data);
}

inline const TableData& table_of(const std::vector<TableData>& tables, std::string_view name) {
  for (const TableData& one : tables) {
    if (one.rows.table().name == name) return one;
  }
  throw std::invalid_argument(std::string(name));
}

/// A cell as text: a day as 2026-03-31, or "wrong".
inline std::string cell_of(const TableData& table, std::size_t row, std::string_view name) {
  for (const Column& column : table.rows.table().columns) {
    if (column.name != name) continue;
    const std::byte* const cell = table.rows.at(row) + column.offset;
    if (column.kind == Kind::text) {
      Text text;
      std::memcpy(&text, cell, sizeof text);
      return std::string(text);
    }
    if (column.kind == Kind::code) {
      Code code;
      std::memcpy(&code, cell, sizeof code);
      return code.text();
    }
    Day day;
    std::memcpy(&day, cell, sizeof day);
    return day.wrong() ? "wrong" : day.iso();
  }
  throw std::invalid_argument(std::string(name));
}

/// Cells of one column, with bars between them.
inline std::string column_of(const TableData& table, std::string_view name) {
  std::string text;
  for (std::size_t i = 0; i < table.rows.size(); ++i) text += (i == 0 ? "" : "|") + cell_of(table, i, name);
  return text;
}

/// Every note on a line of its own: "file:line: words".
inline std::string notes_of(const ReturnData& data) {
  std::string text;
  for (const Note& note : data.notes)
    text += note.file + ":" + std::to_string(note.line) + ": " + note.words + "\n";
  return text;
}

}  // namespace windscreen::validate
