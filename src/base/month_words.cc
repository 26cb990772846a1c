#include "base/month_words.h"

namespace windscreen::base {

std::string month_words(Date day) {
  const std::string words = format_long(day);
  return words.substr(words.find(' ') + 1);
}

}  // namespace windscreen::base
