// What the engine must know of a definition's SQL without parsing it: the names it mentions, and where
// `:as_at` stands. String literals, quoted names and comments are told apart. All functions are thread-safe.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "base/date.h"

namespace windscreen::measure {

/// What one SQL text mentions.
struct Mentions {
  /// Every bare or quoted name and key word, in lower case.
  std::set<std::string, std::less<>> names;
  /// True where a `*` stands for every column (after `select`, `distinct`, a comma or a dot; not `count(*)`).
  bool every_column = false;
  /// True where the text uses `:as_at`.
  bool as_at = false;
};

Mentions mentions(std::string_view sql);

/// The text with each `:as_at` outside literals and comments replaced: by the day as a DATE literal, or by an
/// expression. Lines stay as they are.
std::string with_as_at(std::string_view sql, base::Date as_at);
std::string with_as_at(std::string_view sql, std::string_view expression);

/// The engine's complaint about a query whose first line is line `first_line` of a file, the query standing
/// behind `lines_before` lines of our own: which line of the file, and the complaint in one line.
struct Complaint {
  std::uint64_t line = 0;
  std::string what;
};
Complaint locate(std::string_view message, std::uint64_t first_line, std::uint64_t lines_before);

}  // namespace windscreen::measure
