// Findings as people read them: with the child, the columns and the message of each.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "validate/engine.h"

namespace windscreen::validate {

/// A finding as `windscreen validate` gives it out. The texts live as long as the data and result that they
/// are of.
struct FindingRow {
  std::string_view rule;
  std::string_view severity;
  /// Empty for a finding about the whole return.
  std::string_view table;
  /// The row in its file, the header not counted, from 1; 0 for a finding about the whole return.
  std::uint64_t row = 0;
  /// The child's identifier; empty where the row has none.
  std::string_view child;
  /// Names of columns, with semicolons between them.
  std::string_view fields;
  std::string_view message;
};

/// Gives each finding of a result its words. Thread-safe once made.
class FindingRows {
 public:
  FindingRows(Return which, const ReturnData& data, const Result& result);
  std::size_t size() const { return result_.findings.size(); }
  FindingRow at(std::size_t i) const;

 private:
  std::span<const Table> tables_;
  const Result& result_;
  // The child of each row, by table and row number; empty for a table without findings.
  std::vector<std::vector<Text>> children_;
};

}  // namespace windscreen::validate
