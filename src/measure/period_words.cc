#include "measure/period_words.h"

#include <fmt/format.h>

#include <cctype>

#include "base/month_words.h"

namespace windscreen::measure {
namespace {

std::string month_name(base::Date day) {
  const std::string text = base::month_words(day);
  return text.substr(0, text.find(' '));
}

bool starts_with_digit(const std::string& text) {
  return !text.empty() && std::isdigit(static_cast<unsigned char>(text.front())) != 0;
}

}  // namespace

std::string period_label(const Period& period, bool point) {
  if (point || period.start == period.end) return base::format_long(period.end);
  const std::chrono::year_month_day from(period.start);
  const std::chrono::year_month_day to(period.end);
  const bool whole = from.day() == std::chrono::day(1) && base::month_end(period.end) == period.end;
  if (whole && from.year() == to.year() && from.month() == to.month()) return base::month_words(period.end);
  if (whole && base::add_months(period.start, 12) == period.end + std::chrono::days(1))
    return fmt::format("12 months to {}", base::format_long(period.end));
  if (whole && from.year() == to.year())
    return fmt::format("{} to {}", month_name(period.start), base::month_words(period.end));
  return fmt::format("{} to {}", base::format_long(period.start), base::format_long(period.end));
}

std::string period_phrase(const Period& period, bool point) {
  const std::string label = period_label(period, point);
  if (point || period.start == period.end) return "at " + label;
  if (label.starts_with("12 months")) return "in the " + label;
  return (starts_with_digit(label) ? "from " : "in ") + label;
}

}  // namespace windscreen::measure
