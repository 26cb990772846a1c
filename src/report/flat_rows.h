// Rows as the command line and the server give them: flat objects with stable names, as JSON or CSV.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"

namespace windscreen::report {

/// A cell; monostate is an absent value (null in JSON, empty otherwise).
using Cell = std::variant<std::monostate, bool, std::int64_t, double, std::string, base::Date>;

template <typename T>
Cell cell(const std::optional<T>& value) {
  if (!value) return {};
  return Cell{*value};
}

/// A number as a cell: whole ones as integers, which are shorter and look like the counts that they are.
/// Absent where there is none, or none that is finite.
Cell number_cell(const std::optional<double>& number);

/// A text as a cell; an empty one is absent.
Cell text_cell(const std::string& text);

struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
};

/// Rows that are made one at a time as they are written: millions of figures need no second copy in memory.
struct LazyRows {
  std::vector<std::string> columns;
  std::size_t count = 0;
  /// The cells of a row, one a column; called once for each row, in order.
  std::function<std::vector<Cell>(std::size_t)> row;
};

/// The rows one at a time; `rows` must outlive them.
LazyRows lazy(const Rows& rows);

/// Takes pieces of the written text, in order.
using Sink = std::function<void(std::string_view)>;

/// Writes an array of flat objects, one a line. Numbers have full precision, dates are ISO. Thread-safe, like
/// all here.
void write_json(const LazyRows& rows, const Sink& sink);
/// Who reads a CSV: programs get each text as it is; for spreadsheets a text that they would run as a formula
/// is marked as a text (base::csv_field_for_spreadsheets). Numbers, dates and truth values are alike in both.
enum class CsvFor : std::uint8_t { programs, spreadsheets };

/// Writes CSV with a header (RFC 4180, but lines end with LF). Numbers have full precision.
void write_csv(const LazyRows& rows, const Sink& sink, CsvFor reader = CsvFor::programs);

/// The shortest form that reads back as the same number.
std::string exact(double value);

}  // namespace windscreen::report
