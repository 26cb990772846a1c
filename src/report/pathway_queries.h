// The SQL of the pathway, apart from what is made of its answers. For pathway.cc and disproportion.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace windscreen::report::pathway_sql {

/// The statements that make, in this order, the temporary tables
///   pathway_referral  every referral up to the day, with the day of the child's next
///   pathway_event     assessments, enquiries, conferences, plans, periods of care (`kind` as Stage, 7 for
///                     child in need plans), each with the referral that it belongs to (null: none)
///   pathway_case      one row a referral that came on or after `first` or whose case is open: the day of
///   each
///                     step reached (null: not), `mask` (bit 0 the assessment … bit 5 left care), `ending`
///   pathway_wait      waits of wait_steps() begun on or after `first`, or going on
///   pathway_team      team_id and label
/// What happened after the day is as if it were not. Dates are days of the reading authority; each statement
/// grows with the rows that it reads.
std::vector<std::string> statements(base::Date as_at, base::Date first);

/// The same text for finding what it mentions; it is not run.
std::vector<std::string_view> mentioned();

/// Counts by `key` (a column expression): key, mask, ending, contacted (true or false), days since the
/// contact (null), n.
std::string paths(std::string_view key, std::string_view where);
/// Days to each step by `key`: key, stage, mask, days since the step before, n; or since the referral.
std::string step_days(std::string_view key, std::string_view where, bool since_referral);
/// Waits by `key`: key, step, waiting, in_year, days, n. `in_year` is whether `where_in_year` holds.
std::string waits(std::string_view key, std::string_view in_year);
/// Contacts by month and outcome: month, outcome, n.
std::string contacts(base::Date first, base::Date as_at);

}  // namespace windscreen::report::pathway_sql
