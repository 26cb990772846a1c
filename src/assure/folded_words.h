// The words of a free text in one way of writing, whatever case, accents and apostrophes it is typed with,
// each with its place. Thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace windscreen::assure {

/// A word: letters, digits and the apostrophes within it.
struct FoldedWord {
  /// Lower case without accents and apostrophes: "O’Brien’s" is "obriens", "Zoë" is "zoe", "Łukasz" is
  /// "lukasz".
  std::string key;
  /// Where it ends in an apostrophe or an apostrophe and s, the word without: "obrien"; otherwise empty.
  std::string owner;
  /// Its code points [first, last) in the text.
  std::size_t first = 0;
  std::size_t last = 0;
  /// How many code points lie between it and the word before, and the first of them.
  std::size_t gap = 0;
  char32_t after = 0;
  /// Begins with a capital, of those letters that have one.
  bool capital = false;
  bool all_digits = false;
};

/// The words of UTF-8 text in their order. A byte that is no UTF-8 counts as one code point and ends a word.
/// What cannot be seen (soft hyphens, zero-width characters) is passed over, so that it hides nothing. Latin
/// letters lose their accents, whether these are typed as one character or two; Greek and Cyrillic lose their
/// case; other letters stay as they are. Time grows with the text.
std::vector<FoldedWord> folded_words(std::string_view text);

/// The code points of UTF-8 text; a byte that is no UTF-8 is U+FFFD.
std::u32string code_points(std::string_view text);

/// The code points [first, last) as UTF-8.
std::string utf8_of(std::u32string_view points);

}  // namespace windscreen::assure
