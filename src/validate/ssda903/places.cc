#include "validate/ssda903/places.h"

#include <algorithm>

#include "validate/ssda903/codes.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool another_nation(Text authority) {
  return codes::outside_england(authority) || (codes::ons_area(authority) && authority.front() != 'E');
}

enum class Writing : std::uint8_t { statistical, figures, letters };

Writing writing_of(Text authority) {
  if (codes::ons_area(authority)) return Writing::statistical;
  const bool figures =
      std::all_of(authority.begin(), authority.end(), [](char c) { return c >= '0' && c <= '9'; });
  return figures ? Writing::figures : Writing::letters;
}

}  // namespace

bool same_authority(Text a, Text b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return capital(x) == capital(y); });
}

bool other_authority(Text a, Text b) {
  if (a.empty() || b.empty() || same_authority(a, b)) return false;
  return another_nation(a) || another_nation(b) || writing_of(a) == writing_of(b);
}

bool not_in_england(Text authority) { return authority == "CON" || another_nation(authority); }

bool equal_postcodes(Text a, Text b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (true) {
    while (i < a.size() && a[i] == ' ') ++i;
    while (j < b.size() && b[j] == ' ') ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (capital(a[i++]) != capital(b[j++])) return false;
  }
}

}  // namespace windscreen::validate::ssda903
