// Numbers as people read them in sentences: rounded half up, away from zero, on the decimal digits that the
// number prints with, so that 26.05 becomes 26.1 although the nearest binary fraction is a little less. The
// pages round in the same way (web/src/words/format.ts). All functions are thread-safe.
#pragma once

#include <cstddef>
#include <string>

namespace windscreen::measure {

/// "1,106" or "-26.1": thousands separated by commas, always `places` decimal places (0 to 9).
std::string number_words(double value, int places);
/// "7,109": a count of things that are whole.
std::string whole_words(std::size_t count);
/// A count: whole, or with one decimal place where it is weighted (full-time equivalents).
std::string count_words(double value);
/// "26.1%".
std::string percent_words(double value);

/// A share from 0 to 1 as whole percent: "26%".
std::string share_words(double share);

}  // namespace windscreen::measure
