// The request target: a path and a query, percent-encoded (RFC 3986 sections 3.3, 3.4; the query as forms
// write it).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace windscreen::serve {

/// A target taken apart and decoded.
struct Target {
  /// Begins with a slash. Holds no NUL or other control character, no backslash, and no segment "." or "..".
  std::string path;
  /// Names and values in their order; a name without "=" has an empty value.
  std::vector<std::pair<std::string, std::string>> query;
};

/// How many parameters a query may have.
inline constexpr std::size_t most_parameters = 32;

/// Reads an origin-form target ("/a/b?c=d"). nullopt where it is not one: a bad escape, text that is not
/// UTF-8, a control character, a dot segment, an encoded slash in the path, too many parameters. Thread-safe.
std::optional<Target> parse_target(std::string_view target);

/// "%41" is A, and with `plus_is_space` + is a space; nullopt for an escape that is none. Thread-safe.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);

/// True for well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms). Thread-safe.
bool is_utf8(std::string_view text);

/// True for UTF-8 of up to `most` bytes that stands on one line: without the characters below the space.
/// Thread-safe.
bool is_one_line(std::string_view text, std::size_t most);

}  // namespace windscreen::serve
