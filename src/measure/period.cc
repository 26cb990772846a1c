#include "measure/period.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace windscreen::measure {
namespace {

using base::Date;

struct YearMonth {
  int year = 0;
  unsigned month = 0;
};

YearMonth year_month(Date day) {
  const std::chrono::year_month_day parts(day);
  return {static_cast<int>(parts.year()), static_cast<unsigned>(parts.month())};
}

bool is_month_end(Date day) { return base::month_end(day) == day; }

// The end of the month `months` before the month of `end`.
Date months_before(Date end, int months) {
  const auto [year, month] = year_month(end);
  return base::month_end(base::add_months(base::make_date(year, month, 1), -months));
}

// How many months from one period's end to the next.
int step_of(Window window) {
  switch (window) {
    case Window::quarter:
      return 3;
    case Window::financial_year:
      return 12;
    default:
      return 1;
  }
}

// The same day so many months before; the end of a month for the end of a month.
Date point_before(Date day, int months) {
  return is_month_end(day) ? months_before(day, months) : base::add_months(day, -months);
}

std::optional<int> whole(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1 || number > 600)
    return std::nullopt;
  return number;
}

}  // namespace

Period period_ending(Window window, Date end) {
  const auto [year, month] = year_month(end);
  switch (window) {
    case Window::month:
      return {base::make_date(year, month, 1), end};
    case Window::quarter: {
      const Date first = months_before(end, 2);
      const auto from = year_month(first);
      return {base::make_date(from.year, from.month, 1), end};
    }
    case Window::rolling_12_months: {
      const auto from = year_month(months_before(end, 11));
      return {base::make_date(from.year, from.month, 1), end};
    }
    case Window::year_to_date:
    case Window::financial_year:
      return {base::make_date(month >= 4 ? year : year - 1, 4, 1), end};
    case Window::snapshot:
      break;
  }
  return {end, end};
}

Date newest_end(Window window, Date as_at) {
  if (window == Window::snapshot) return as_at;
  Date end = is_month_end(as_at) ? as_at : months_before(as_at, 1);
  const unsigned every = window == Window::quarter ? 3 : 12;
  if (step_of(window) > 1) {
    // Quarters end in March, June, September and December; the financial year in March.
    while (year_month(end).month % every != 3 % every) end = months_before(end, 1);
  }
  return end;
}

std::vector<Period> series(Window window, Date as_at, int months, bool points) {
  const Date newest = newest_end(window, as_at);
  const int step = step_of(window);
  const int count = std::max(1, months / step);
  std::vector<Period> periods;
  for (int back = count - 1; back >= 0; --back) {
    Date end = newest;
    if (back > 0) {
      // The month ends before a day in mid-month start with the month before.
      end = months_before(newest, back * step);
    }
    periods.push_back(points ? Period{end, end} : period_ending(window, end));
  }
  return periods;
}

std::optional<Comparison> comparison(std::string_view compared_with, const Period& period, Window window,
                                     bool points) {
  const std::string words = base::lower(base::trim(compared_with));
  const int step = step_of(window);
  const auto at = [&](Date end) { return points ? Period{end, end} : period_ending(window, end); };
  const auto back = [&](int months) {
    return at(points ? point_before(period.end, months) : months_before(period.end, months));
  };
  if (words == "previous period" || words == "previous month" || words == "previous quarter")
    return Comparison{{back(step)}};
  constexpr std::string_view mean_of = "mean of previous ";
  constexpr std::string_view months_suffix = " months";
  constexpr std::string_view earlier = " months earlier";
  if (words.starts_with(mean_of) && words.ends_with(months_suffix)) {
    const auto count = whole(
        std::string_view(words).substr(mean_of.size(), words.size() - mean_of.size() - months_suffix.size()));
    if (!count) return std::nullopt;
    Comparison result;
    for (int i = *count; i >= 1; --i) result.periods.push_back(back(i * step));
    return result;
  }
  if (words.ends_with(earlier)) {
    const auto count = whole(std::string_view(words).substr(0, words.size() - earlier.size()));
    if (!count) return std::nullopt;
    return Comparison{{back(*count)}};
  }
  if (const auto month = base::parse_iso(words + "-01")) return Comparison{{at(base::month_end(*month))}};
  if (const auto day = base::parse_iso(words))
    return Comparison{{points ? Period{*day, *day} : period_ending(window, base::month_end(*day))}};
  return std::nullopt;
}

int population_year(Date day) {
  const auto [year, month] = year_month(day);
  return month >= 4 ? year : year - 1;
}

const lake::Population* population_on(std::span<const lake::Population> populations, Date day) {
  const int wanted = population_year(day);
  const lake::Population* best = nullptr;
  for (const lake::Population& one : populations) {
    if (one.mid_year <= wanted && one.children > 0 && (best == nullptr || one.mid_year >= best->mid_year))
      best = &one;
  }
  return best;
}

}  // namespace windscreen::measure
