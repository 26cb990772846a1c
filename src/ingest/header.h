// Which column of a table of text is which: the header row against the names that a reader knows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace windscreen::ingest {

/// Where the known columns stand. Names are compared without case, space and punctuation (base::squash).
struct Header {
  /// For each known column, the cell that holds it; npos when the table does not have it.
  std::vector<std::size_t> cell;
  /// How many of the known columns the table has.
  std::size_t found = 0;
  /// Columns of the table that are not known, as it writes them; nameless columns are left out.
  std::vector<std::string> unknown;
  /// Known columns that stand there more than once: which of them is meant cannot be told.
  std::vector<std::string> twice;
  /// The number of cells of the header row.
  std::size_t width = 0;

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  bool has(std::size_t column) const { return cell[column] != npos; }
};

/// A known column: its name, and other names that it goes by, separated by commas ("PLACE,PL").
Header match_header(std::span<const std::string> row, std::span<const std::string_view> known);

/// "a, b and 3 more": the first few of many names, for a sentence.
std::string name_some(std::span<const std::string> names);

/// Why a row cannot be used with this header, "" when it can: it has text behind the header's last column, so
/// its cells are shifted.
std::string_view shifted(std::span<const std::string_view> cells, const Header& header);

}  // namespace windscreen::ingest
