// One row of a plan's table as an action. Inside of plan_import.cc, whose header has the rules; not for other
// rooms. All functions are thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "improve/plan_import.h"

namespace windscreen::improve {

/// A title, and the whole text where it does not fit the title: of several lines, or longer than
/// `longest_plan_title`.
struct PlanTitle {
  std::string title;
  std::string whole;
};
PlanTitle plan_title(std::string_view text);

/// The text on one line, cut at a word with "…" behind where it is longer than `most` bytes.
std::string plan_text_start(std::string_view text, std::size_t most);

/// The action of a row that has one, but for its theme. What cannot be read is added to `rejects`.
PlanImportAction read_plan_row(const PlanTable& table, const PlanMapping& mapping, const PlanRow& row,
                               base::Date today, std::vector<PlanReject>& rejects);

}  // namespace windscreen::improve
