// Suggestions for a word that was not found.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace windscreen::measure {

/// The (at most three) words of `known` that are nearest to `word` by edit distance, such as "name, area or
/// unit". Thread-safe.
std::string nearest_words(std::string_view word, std::span<const std::string_view> known);

}  // namespace windscreen::measure
