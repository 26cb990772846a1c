// The parts of a report's figures that no page of findings has by itself: actions, themes of the months, the
// versions of tools, and what a programme's rounds came to. Within the transaction of their reader.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "assure/stored_grades.h"
#include "assure/themes.h"
#include "base/date.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// Sampled months, the first and the last ("2020-07"), and where only one programme's audits count, its id.
struct ReportMonths {
  std::string from;
  std::string to;
  std::string programme_id;
};

/// How many actions are open, overdue on the day, done and so on: of audits of the months by duty, all of
/// these, and all that there are.
nlohmann::ordered_json action_counts(const store::Queries& reader, const ReportMonths& months,
                                     base::Date today);

/// Themes with the shares of audits of the months, and recommendations with how they do. `counts`: the audits
/// that are counted; those of the pages where it is absent.
nlohmann::ordered_json theme_figures(const store::Queries& reader, const ReportMonths& months,
                                     base::Date today);
nlohmann::ordered_json theme_figures(const store::Queries& reader, const ReportMonths& months,
                                     base::Date today, const assure::ThemeCounts& counts);

/// Which versions of which tools final audits of the months were made with: audits are compared more easily
/// where that is one.
nlohmann::ordered_json tool_versions(const store::Queries& reader, const ReportMonths& months);

/// The control sheets of a programme's rounds of the months.
nlohmann::ordered_json round_sheets(const store::Queries& reader, const ReportMonths& months,
                                    base::Date today);

/// The ids of a programme's audits.
std::set<std::string> audits_of_programme(const store::Queries& reader, const std::string& programme_id);

/// What of these audits themes count.
assure::ThemeCounts theme_counts(const store::Queries& reader,
                                 const std::vector<const assure::StoredGrade*>& audits);

}  // namespace windscreen::serve
