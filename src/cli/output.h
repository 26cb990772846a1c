// Data on standard output as an aligned table, CSV or JSON (an array of flat objects). Progress and messages
// go to standard error.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"

namespace windscreen::cli {

enum class Format : std::uint8_t { table, csv, json };

/// A cell; monostate is an absent value (null in JSON, empty otherwise).
using Cell = std::variant<std::monostate, bool, std::int64_t, double, std::string, base::Date>;

template <typename T>
Cell cell(const std::optional<T>& value) {
  if (!value) return {};
  return Cell{*value};
}

struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
};

/// Rows that are made one at a time as they are printed: millions of figures need no second copy in memory.
struct LazyRows {
  std::vector<std::string> columns;
  std::size_t count = 0;
  /// The cells of a row, one a column; called once for each row, in order.
  std::function<std::vector<Cell>(std::size_t)> row;
};

/// Prints to standard output. Numbers in JSON and CSV have full precision; in a table, at most `decimals`
/// places.
void print(const Rows& rows, Format format, int decimals = 1);
/// The same. As a table, whose columns are as wide as their widest cell, all rows are made first.
void print(const LazyRows& rows, Format format, int decimals = 1);

/// A progress bar on standard error, when that is a terminal; otherwise nothing.
class Progress {
 public:
  Progress(std::string what, std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void at(std::size_t done);

 private:
  std::string what_;
  std::size_t total_;
  bool terminal_;
};

/// A line on standard error.
void say(std::string_view message);

}  // namespace windscreen::cli
