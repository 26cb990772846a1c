// A figure in words, with its counts, for sentences. All functions are thread-safe.
#pragma once

#include <string>

#include "measure/definition.h"
#include "measure/series_point.h"

namespace windscreen::measure {

/// A percentage of so few that it is shown as counts: "3 of 7" is honest, 42.9% is not.
bool counts_only(Unit unit, std::optional<double> denominator);

/// "33.1% (298 of 901 referrals) in September 2019", "3 of 7 visits in …", "1,106 referrals in …", "38.4 per
/// 10,000 (898 referrals) in …", "34 working days in …".
std::string figure_phrase(const Definition& definition, const SeriesPoint& point);

/// The value alone: "33.1%", "3 of 7", "1,106", "38.4 per 10,000", "34".
std::string value_words(const Definition& definition, const SeriesPoint& point);

/// "half of the 120 are from 20 to 45, the largest 88"; empty where the spread is not known. A mean is never
/// written without it.
std::string spread_words(const SeriesPoint& point);

}  // namespace windscreen::measure
