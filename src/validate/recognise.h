// Which table of a return a list of column names is the header of.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validate/engine.h"

namespace windscreen::validate {

struct RecognisedTable {
  std::size_t table = 0;
  /// For each column of the source its place in the table; `none` for one that the table does not have.
  std::vector<std::size_t> places;
  std::vector<std::string> unknown;
  std::vector<std::string> twice;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

/// By its columns, whatever their case and order; where they fit several tables as well, by the name of the
/// file or sheet. Nothing where no table fits: fewer than two known columns and no table's name in `name`, or
/// most of the columns unknown.
std::optional<RecognisedTable> recognise(Return which, std::span<const std::string_view> header,
                                         std::string_view name);

/// The column that a name means in a table, under any of the names that it goes by; `RecognisedTable::none`.
std::size_t column_called(Return which, const Table& table, std::string_view name);

}  // namespace windscreen::validate
