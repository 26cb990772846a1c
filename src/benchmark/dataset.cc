#include "benchmark/dataset.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace windscreen::benchmark {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number_of(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

bool plausible(int year) { return year >= 1990 && year <= 2100; }

/// Without "_2013_to_2024" or "_2025" at the end.
std::string_view without_years(std::string_view stem) {
  while (true) {
    const std::size_t at = stem.rfind('_');
    if (at == std::string_view::npos) return stem;
    const std::string_view tail = stem.substr(at + 1);
    const bool year = tail.size() == 4 && all_digits(tail);
    if (!year && tail != "to") return stem;
    stem = stem.substr(0, at);
  }
}

}  // namespace

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::statistics:
      return "statistics";
    case Kind::interactive_tool:
      return "interactive tool";
    case Kind::neighbours:
      return "statistical neighbours";
  }
  return "";
}

std::optional<int> closing_year(std::string_view period) {
  period = base::trim(period.substr(0, period.find('(')));
  if (period.size() < 4 || !all_digits(period.substr(0, 4))) return std::nullopt;
  const int first = number_of(period.substr(0, 4));
  if (!plausible(first)) return std::nullopt;
  if (period.size() == 4) return first;
  const bool joined = period.size() == 6 && all_digits(period);
  const bool spelled =
      std::ranges::all_of(period, [](char c) { return is_digit(c) || c == '/' || c == '-'; });
  if (!joined && (!spelled || is_digit(period[4]))) return std::nullopt;
  const std::size_t at = joined ? 4 : period.find_last_of("/-") + 1;
  const std::string_view last = period.substr(at);
  int year = 0;
  if (last.size() == 4) year = number_of(last);
  if (last.size() == 2) {
    year = first / 100 * 100 + number_of(last);
    if (year < first) year += 100;
  }
  // A joined year of two follows the first at once: 202324, never 202401.
  if (joined && year != first + 1) return std::nullopt;
  return plausible(year) && year > first ? std::optional(year) : std::nullopt;
}

std::string name_from_file(std::string_view file) {
  if (const std::size_t slash = file.find_last_of("/\\"); slash != std::string_view::npos)
    file.remove_prefix(slash + 1);
  std::string name;
  for (const char c : base::lower(without_years(file.substr(0, file.rfind('.'))))) {
    name += is_digit(c) || (c >= 'a' && c <= 'z') || c == '_' || c == '-' ? c : '_';
  }
  return name;
}

}  // namespace windscreen::benchmark
