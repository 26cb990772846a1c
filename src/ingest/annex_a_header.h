// Which of the 11 lists a sheet or CSV file is, told by its columns alone: never by its title or file name.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/annex_a_lists.h"
#include "ingest/row_source.h"

namespace windscreen::ingest {

/// A list's header row as it was found in a part.
struct AnnexAHeader {
  const AnnexAList* list = nullptr;
  /// The row's number; the list's rows follow it.
  std::uint64_t line = 0;
  static constexpr std::size_t absent = static_cast<std::size_t>(-1);
  /// Where each field stands, counted from 0.
  std::array<std::size_t, field_count> place{};
  /// How many of the list's columns were found.
  int columns = 0;
  /// Headings that are no column of the list, and those that name a column a second time (not read).
  std::vector<std::string> unknown;
  std::vector<std::string> repeated;
  /// Columns of the list that are not there.
  std::vector<std::string> missing;
};

/// Looks for a list's header among the first 40 rows that are not blank. Nothing when no row has a list's
/// essential columns and at least three of its columns, or when no column but those that all lists share was
/// found. Throws base::Error, naming the missing columns, for a part that is clearly one of the lists (five
/// columns or more, two of them its own) but lacks an essential one.
std::optional<AnnexAHeader> find_annex_a_header(const Part& part);

}  // namespace windscreen::ingest
