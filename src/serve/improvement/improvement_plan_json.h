// A plan's actions, themes and slips as JSON: the same on its own page and on that of a meeting. All
// functions are thread-safe where the readings are.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/measure_progress.h"
#include "improve/plan_summary.h"
#include "improve/slips.h"

namespace windscreen::serve {

/// How many actions there are, and how far they are. Schema: counts_schema.
nlohmann::ordered_json counts_json(const improve::ActionCounts& counts);
nlohmann::ordered_json counts_schema();

/// Each theme with its rating (null for what has no theme) and counts. Schema: theme_counts_schema.
nlohmann::ordered_json theme_counts_json(const improve::Book& book,
                                         const std::vector<improve::ThemeCounts>& themes, base::Date day,
                                         const improve::Readings& readings);
nlohmann::ordered_json theme_counts_schema();

/// Every action of a plan with its theme, how it stands and its rating. Schema: plan_actions_schema.
nlohmann::ordered_json plan_actions_json(const improve::Book& book, std::size_t plan, base::Date day,
                                         const improve::Readings& readings);
nlohmann::ordered_json plan_actions_schema();

/// What was put off, went back or was rated worse. Schema: slips_schema.
nlohmann::ordered_json slips_json(const improve::Book& book, std::span<const improve::Slip> slips);
nlohmann::ordered_json slips_schema();

}  // namespace windscreen::serve
