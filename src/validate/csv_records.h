// The records of a CSV text in memory, cells pointing into it: no copy, no allocation but for the list of
// cells.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace windscreen::validate {

/// One pass over `bytes`, which it changes: quoted cells lose their doubled quotes in place. Lines end in LF,
/// CRLF or CR; the separator (comma, semicolon or tab) is the one that the first line has most of. A byte
/// order mark is skipped. A quote that never closes ends with the text: `unclosed()` says so.
class CsvRecords {
 public:
  explicit CsvRecords(std::span<char> bytes);
  /// The next record that is not blank; false at the end. The cells stay where they are: only the list is
  /// used again.
  bool next(std::vector<std::span<char>>& cells);
  /// The line on which the last record began, from 1.
  std::uint64_t line() const { return line_; }
  /// The line on which a quote opened that never closes, once a record has come to it; 0 before and
  /// otherwise.
  std::uint64_t unclosed() const { return unclosed_; }

 private:
  void split_plain(std::span<char> line, std::vector<std::span<char>>& cells) const;
  void split_quoted(std::vector<std::span<char>>& cells);
  std::span<char> quoted_cell();

  char* at_;
  char* end_;
  /// The next quote that is not behind `at_`, or the end.
  char* quote_;
  char separator_ = ',';
  std::uint64_t line_ = 0;
  std::uint64_t next_line_ = 1;
  std::uint64_t unclosed_ = 0;
};

}  // namespace windscreen::validate
