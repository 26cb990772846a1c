// Which published columns feed which indicator: one table, in measures.cc and measures_care.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace windscreen::benchmark {

enum class Unit : std::uint8_t { count, rate, percent, median, mean, change };

std::string_view name_of(Unit unit);

/// What a published year stands for.
enum class Period : std::uint8_t {
  /// The 12 months to 31 March.
  year_to_march,
  /// A count on 31 March.
  at_march,
  /// The 12 months to 30 September, and a count on that day (the workforce census).
  year_to_september,
  at_september
};

/// The last day of a period's year.
base::Date close_of(Period period, int year);
/// "year to 31 March 2020", "31 March 2020".
std::string words_of(Period period, int year);

/// One column of a dataset, or several names of it that different years' files use
/// ("Referrals|referral_count", in lower case). A sum of terms is unknown as soon as one is.
struct Term {
  std::string_view column;
  double factor = 1;
  /// 1: the year before.
  int years_back = 0;
  /// Of another dataset than the source's; empty: the same.
  std::string_view dataset = {};
  /// `column=value` lines that the row's filters must hold, instead of the source's; "" takes the source's.
  std::string_view filters = {};
};

using Sum = std::vector<Term>;

/// One way of coming by a measure. Where numerator and denominator are both published the value is worked out
/// from them, because published percentages and rates are rounded; else it is `value` as published.
struct Source {
  std::string_view dataset;
  /// `column=value` lines; each must be among the row's.
  std::string_view filters = {};
  Sum numerator = {};
  Sum denominator = {};
  Sum value = {};
  /// Added to `value`: 100 for a share that is published as its complement.
  double constant = 0;
};

struct Measure {
  /// The indicator's id.
  std::string_view id;
  /// The group that it is of, where the indicator is a share ("Police"); empty else.
  std::string_view group = {};
  std::string_view name;
  /// The area of the indicator, as in its definition.
  std::string_view area;
  Unit unit = Unit::count;
  Period period = Period::year_to_march;
  /// "higher", "lower" or "" : which is better.
  std::string_view better = {};
  /// How the published figure differs from the indicator, in words; mostly empty.
  std::string_view note = {};
  /// The same figures as another measure, for an indicator with another window: left out of profiles.
  bool repeated = false;
  /// The first is preferred; of those that hold a place and year, the one whose dataset reaches furthest.
  std::vector<Source> sources;
};

/// Every mapped measure, along the child's pathway. Thread-safe.
std::span<const Measure> measures();

/// The measure of an indicator (and group); nullptr where none is mapped. Groups compare without regard to
/// case, blanks and signs. Thread-safe.
const Measure* find_measure(std::string_view id, std::string_view group = {});

/// Why an indicator that the department publishes something about has no comparison; "" where nothing is to
/// be said. Thread-safe.
std::string_view why_unmapped(std::string_view id);

/// True when some measure reads that column of the dataset as a figure. Thread-safe.
bool is_figure_of(std::string_view dataset, std::string_view column);

/// 100 for percentages and changes, 10,000 for rates, 1 otherwise.
double multiplier(Unit unit);

}  // namespace windscreen::benchmark
