// What a rule says that it reads and marks, taken apart: "Episodes_last?(CHILD DEC) OC3(DOB)".
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "validate/table.h"

namespace windscreen::validate {

struct TableUse {
  std::uint8_t table = 0;
  /// Of last year's return ("…_last").
  bool last = false;
  /// The rule can do without it ("?").
  bool optional = false;
  /// Bit i for the column at place i; and the columns in the order in which they were named.
  std::uint64_t mask = 0;
  std::vector<std::uint8_t> columns;
};

/// Throws std::invalid_argument, naming it, for a table or column that the return does not have, and for
/// anything that is not written as above: a mistake in a rule, which the tests find.
std::vector<TableUse> parse_uses(std::string_view text, std::span<const Table> tables);

}  // namespace windscreen::validate
