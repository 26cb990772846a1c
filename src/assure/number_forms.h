// Numbers and days in the words of a text, by their form alone. Thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "assure/folded_words.h"
#include "base/date.h"

namespace windscreen::assure {

/// Whether the tenth of ten digits checks the nine before it (NHS Data Dictionary, "NHS number"): eleven less
/// the sum of digits times 10 to 2, modulo 11, where 11 counts as 0 and 10 is no number.
bool is_nhs_number(std::string_view ten_digits);

/// Whether the text has the form of a unique pupil number: a letter, eleven digits, and a digit or letter.
bool looks_like_pupil_number(std::string_view text);
/// Whether, of such a text, the first letter checks the others (Department for Education, "Unique pupil
/// numbers: guide"): digits times 2 to 13, modulo 23, in an alphabet without I, O and S.
bool is_pupil_number(std::string_view text);

/// How many words from `at` on are a phone number of the United Kingdom: ten or eleven digits that begin with
/// 0, or +44 and nine or ten more; 0 where none is.
std::size_t phone_words(std::span<const FoldedWord> words, std::size_t at);

/// How many words from `at` on are ten digits, alone or as 3-3-4; 0 where they are not. `digits` are then
/// they.
std::size_t ten_digit_words(std::span<const FoldedWord> words, std::size_t at, std::string& digits);

struct DayInText {
  base::Date day;
  /// How many words say it.
  std::size_t words = 0;
};

/// The day that the words from `at` on say: 12/3/2010, 12.03.10, 2010-03-12, 12 March 2010, 12th of Mar 10,
/// March 12, 2010, 12032010. Day before month where both are numbers; years of two digits as base::parse_date
/// has them. nullopt where they say none.
std::optional<DayInText> day_at(std::span<const FoldedWord> words, std::size_t at);

}  // namespace windscreen::assure
