// Data on standard output as an aligned table, CSV or JSON (an array of flat objects). Progress and messages
// go to standard error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "report/flat_rows.h"

namespace windscreen::cli {

enum class Format : std::uint8_t { table, csv, json };

using report::Cell;
using report::cell;
using report::LazyRows;
using report::number_cell;
using report::Rows;
using report::text_cell;

/// Prints to standard output. Numbers in JSON and CSV have full precision; in a table, at most `decimals`
/// places.
void print(const Rows& rows, Format format, int decimals = 1);
/// The same. As a table, whose columns are as wide as their widest cell, all rows are made first.
void print(const LazyRows& rows, Format format, int decimals = 1);
/// The same for lists of children, which people work through in a spreadsheet: as CSV no text of the case
/// system is run as a formula there (docs/decisions/0012).
void print_for_people(const Rows& rows, Format format);

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
