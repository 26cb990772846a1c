// Names that are words of English too.
#pragma once

#include <string_view>

namespace windscreen::assure {

/// Whether the folded word (folded_words.h) is a word that a report may well use, or the name of a month, a
/// day or a direction. Thread-safe.
bool is_common_word(std::string_view key);

}  // namespace windscreen::assure
