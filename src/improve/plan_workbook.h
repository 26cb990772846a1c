// A plan as a workbook on a day: for those who work in spreadsheets, and to be sent. What the sheets hold;
// plan_workbook_file.h writes them. All functions are thread-safe where the readings are.
#pragma once

#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/measure_progress.h"
#include "improve/plan_sheet.h"

namespace windscreen::improve {

/// The sheets of a plan at the end of `day`:
///   Plan          what it is, as at which day, how many actions are delivered, embedded, have had impact
///   Actions       each with its rating in words and the reasons, its first and present day, how often it was
///                 put off, and what was delivered, embedded and shown with the evidence
///   Measures      what they are held against, and how far they have come
///   Milestones    planned, delivered, to be expected
///   What slipped  in the three months before
///   Entries       whatever was said of the plan and its parts up to the day
/// The sheet Actions reads back as a plan (plan_import.h), with every action.
std::vector<PlanSheet> plan_sheets(const Book& book, std::size_t plan, base::Date day,
                                   const Readings& readings);

/// The title of the sheet with the actions.
inline constexpr std::string_view actions_sheet = "Actions";

}  // namespace windscreen::improve
