// The year that a statutory return is about.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace windscreen::report {

/// A collection: its first and last day, both included, and the calendar year by which it is known (2026 for
/// 2025-26), whatever its days.
struct ReturnPeriod {
  base::Date start;
  base::Date end;
  int year = 0;
};

/// The collection of a year written as the department writes it: "2025-26" (also "2025/26") is 1 April 2025
/// to 31 March 2026. nullopt for anything else. Thread-safe.
std::optional<ReturnPeriod> parse_return_year(std::string_view text);

/// Whether the returns of this collection say a child's sex by letters (M, F, U), as they do since 2024-25;
/// before that by figures.
bool sex_by_letters(const ReturnPeriod& period);

}  // namespace windscreen::report
