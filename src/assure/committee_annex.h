// The committee's annex: what a signed highlight report says of the whole authority, with every small number
// hidden that it shows or gives away. All functions are thread-safe.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

namespace windscreen::assure {

/// Fewer first-time random audits than this are a handful: the annex then says so and has no figures.
inline constexpr int fewest_annex_audits = 10;

/// Makes the annex of a highlight report's data (the API's schema of reports). `earlier` are the data of all
/// annexes that were made before, the oldest first, published or not, as a draft may still be published.
///
/// It has counts and shares of audits by grade, how many were completed, themes, recommendations and actions,
/// all of the whole authority. Services, teams, staff, auditors' agreement, re-audits and other streams are
/// left out: they are few. A count from 1 to 5 is hidden (the threshold of measure/count_table.h,
/// docs/disclosure.md), with its share and interval, and with it whatever lets it be worked out: by
/// subtraction from a total, a theme from the theme above it or from all audits, or from an annex of months
/// that overlap (covered_counts.h). What is hidden has no count and no share and the symbol "c". Actions are
/// of a day: they are not set beside those of another day.
///
/// The report's data must be of the kind "highlight"; throws base::Error otherwise, or where it lacks its
/// headline.
nlohmann::ordered_json committee_annex(const nlohmann::ordered_json& report,
                                       const std::vector<nlohmann::ordered_json>& earlier);

}  // namespace windscreen::assure
