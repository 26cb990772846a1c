#include "report/returns/return_period.h"

#include "base/text.h"

namespace windscreen::report {
namespace {

constexpr int first_year_of_letters = 2025;

}  // namespace

std::optional<ReturnPeriod> parse_return_year(std::string_view text) {
  text = base::trim(text);
  constexpr std::size_t separator = 4;
  if (text.size() != separator + 3 || (text[separator] != '-' && text[separator] != '/')) return std::nullopt;
  int figures[6] = {};
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == separator) continue;
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    figures[count++] = text[i] - '0';
  }
  const int year = figures[0] * 1000 + figures[1] * 100 + figures[2] * 10 + figures[3];
  const int next = figures[4] * 10 + figures[5];
  if (year < 1990 || year > 2200 || (year + 1) % 100 != next) return std::nullopt;
  return ReturnPeriod{base::make_date(year, 4, 1), base::make_date(year + 1, 3, 31), year + 1};
}

bool sex_by_letters(const ReturnPeriod& period) { return period.year >= first_year_of_letters; }

}  // namespace windscreen::report
