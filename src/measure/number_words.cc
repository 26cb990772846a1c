#include "measure/number_words.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace windscreen::measure {
namespace {

// Adds one to the last digit of a decimal number, which may carry through all of them.
void add_one(std::string& digits) {
  for (std::size_t i = digits.size(); i-- > 0;) {
    if (digits[i] == '.') continue;
    if (digits[i] != '9') {
      ++digits[i];
      return;
    }
    digits[i] = '0';
  }
  digits.insert(0, 1, '1');
}

}  // namespace

std::string number_words(double value, int places) {
  // The shortest digits that read back as the same number.
  std::array<char, 400> buffer{};
  const auto written =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value), std::chars_format::fixed);
  std::string digits(buffer.data(), written.ptr);
  std::size_t point = digits.find('.');
  if (point == std::string::npos) {
    point = digits.size();
    digits += '.';
  }
  const std::size_t wanted = point + 1 + static_cast<std::size_t>(places);
  const bool up = digits.size() > wanted && digits[wanted] >= '5';
  digits.resize(wanted, '0');
  if (up) add_one(digits);
  point = digits.find('.');
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  for (std::size_t i = point; i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  if (places == 0) digits.pop_back();
  return (value < 0.0 && !zero ? "-" : "") + digits;
}

std::string whole_words(std::size_t count) { return number_words(static_cast<double>(count), 0); }

std::string count_words(double value) {
  const std::string one = number_words(value, 1);
  return one.ends_with(".0") ? number_words(value, 0) : one;
}

std::string percent_words(double value) { return number_words(value, 1) + "%"; }

std::string share_words(double share) { return number_words(100.0 * share, 0) + "%"; }

}  // namespace windscreen::measure
