#include "improve/plan_workbook.h"

#include <algorithm>

#include "base/text.h"
#include "improve/milestones.h"
#include "improve/plan_summary.h"
#include "improve/rating.h"
#include "improve/slips.h"
#include "improve/standing.h"

namespace windscreen::improve {
namespace {

constexpr int months_of_slips_shown = 3;

SheetValue day_said(const std::optional<Said>& said) { return said ? SheetValue(said->on) : SheetValue(); }
SheetValue evidence_said(const std::optional<Said>& said) {
  return said ? sheet_value(said->evidence) : SheetValue();
}

/// "1 Plans are late", as a heading or a link names it.
std::string name_in_sheet(const Thing& thing) {
  return thing.row.number.empty() ? thing.row.title : thing.row.number + " " + thing.row.title;
}

std::string theme_in_sheet(const Book& book, std::size_t place) {
  const auto theme = book.above(place, "theme");
  return theme ? name_in_sheet(book.at(*theme)) : std::string();
}

std::string status_in_sheet(const Thing& thing, const Standing& standing) {
  if (standing.delivered) return "Delivered";
  return std::string(words_of(thing.kind->statuses, standing.status));
}

/// The findings that an action answers, with a semicolon between.
std::string findings_answered(const Book& book, const Thing& action, base::Date day) {
  std::string found;
  for (const Link& link : action.links) {
    if (link.how == "answers" && link.holds_on(day) && book.at(link.other).there_on(day))
      found += (found.empty() ? "" : "; ") + name_in_sheet(book.at(link.other));
  }
  return found;
}

PlanSheet head_sheet(const Book& book, std::size_t place, base::Date day, const Readings& readings) {
  const Thing& plan = book.at(place);
  const Standing standing = standing_on(plan, day);
  const ActionCounts counts = summarise_plan(book, place, day, readings).all;
  PlanSheet sheet{"Plan", {{"What", 40}, {"Value", 80}}, {}};
  const auto line = [&](const char* what, SheetValue value) {
    sheet.rows.push_back({sheet_value(what), std::move(value)});
  };
  line("Plan", sheet_value(plan.row.title));
  line("As at", day);
  line("What it is", sheet_value(plan.row.words));
  line("Status", sheet_value(words_of(plan.kind->statuses, standing.status)));
  line("Who leads", sheet_value(standing.lead));
  line("From", plan.since);
  line("By when", sheet_value(standing.due));
  line("Actions", sheet_count(counts.actions));
  line("Not started", sheet_count(counts.not_started));
  line("Under way", sheet_count(counts.under_way));
  line("Paused", sheet_count(counts.paused));
  line("Withdrawn", sheet_count(counts.withdrawn));
  line("Delivered", sheet_count(counts.delivered()));
  line("Delivered without evidence", sheet_count(counts.delivered_unshown));
  line("Embedded", sheet_count(counts.embedded));
  line("Impact shown", sheet_count(counts.impact));
  for (const auto& [rating, count] : counts.by_rating)
    sheet.rows.push_back(
        {sheet_value("Rated " + base::lower(words_of(ratings(), rating))), sheet_count(count)});
  line("Rated against the rule", sheet_count(counts.overridden));
  return sheet;
}

PlanSheet actions_of(const Book& book, std::size_t plan, base::Date day, const Readings& readings) {
  PlanSheet sheet{std::string(actions_sheet),
                  {{"Theme", 28},
                   {"Number", 10},
                   {"Action", 50},
                   {"Description", 50},
                   {"Finding answered", 40},
                   {"Lead", 28},
                   {"First due", 12},
                   {"Due", 12},
                   {"Times put off", 10},
                   {"Status", 14},
                   {"Rating", 10},
                   {"Why this rating", 60},
                   {"Delivered on", 12},
                   {"Evidence of delivery", 40},
                   {"Embedded on", 12},
                   {"Evidence that it is embedded", 40},
                   {"Impact shown on", 12},
                   {"Evidence of impact", 40},
                   {"Last said", 12}},
                  {}};
  std::vector<std::size_t> actions = book.below(plan, "action", day);
  // Those without a theme first: below a theme, a row without one reads as part of it.
  std::ranges::stable_partition(actions,
                                [&](std::size_t place) { return !book.above(place, "theme").has_value(); });
  for (const std::size_t place : actions) {
    const Thing& action = book.at(place);
    const Standing standing = standing_on(action, day);
    const Rating rating = rating_on(book, place, day, readings);
    std::string why = rating.words + ".";
    for (const RatingReason& reason : rating.reasons) why += " " + reason.words;
    if (rating.overridden) why += " Set against the rule: " + rating.overridden->words;
    sheet.rows.push_back(
        {sheet_value(theme_in_sheet(book, place)), sheet_value(action.row.number),
         sheet_value(action.row.title), sheet_value(action.row.words),
         sheet_value(findings_answered(book, action, day)), sheet_value(standing.lead),
         sheet_value(standing.first_due), sheet_value(standing.due), sheet_count(standing.put_off.size()),
         sheet_value(status_in_sheet(action, standing)), sheet_value(words_of(ratings(), rating.shown)),
         sheet_value(why), day_said(standing.delivered), evidence_said(standing.delivered),
         day_said(standing.embedded), evidence_said(standing.embedded), day_said(standing.impact),
         evidence_said(standing.impact), sheet_value(standing.last_said)});
  }
  return sheet;
}

PlanSheet measures_of(const Book& book, std::size_t plan, base::Date day, const Readings& readings) {
  PlanSheet sheet{"Measures",
                  {{"Theme", 28},
                   {"Of", 40},
                   {"Measure", 50},
                   {"Indicator", 28},
                   {"At the start", 12},
                   {"Start on", 12},
                   {"Figure", 12},
                   {"Figure of", 12},
                   {"To reach", 12},
                   {"To reach by", 12},
                   {"How far", 28},
                   {"In words", 60}},
                  {}};
  for (const std::size_t place : book.below(plan, "measure", day)) {
    const Thing& measure = book.at(place);
    const MeasureProgress progress = measure_progress(measure, day, readings);
    const bool has_indicator = measure.measure && measure.measure->indicator;
    sheet.rows.push_back(
        {sheet_value(theme_in_sheet(book, place)),
         measure.parent ? sheet_value(name_in_sheet(book.at(*measure.parent))) : SheetValue(),
         sheet_value(measure.row.title),
         has_indicator ? sheet_value(*measure.measure->indicator) : SheetValue(),
         sheet_value(progress.baseline), sheet_value(progress.baseline_on), sheet_value(progress.value),
         sheet_value(progress.on), sheet_value(progress.target), sheet_value(progress.target_on),
         sheet_value(words_of(progress_kinds(), progress.kind)), sheet_value(progress.words)});
  }
  return sheet;
}

PlanSheet milestones_of(const Book& book, std::size_t plan, base::Date day) {
  PlanSheet sheet{"Milestones",
                  {{"Theme", 28},
                   {"Of", 40},
                   {"Milestone", 50},
                   {"Waits for", 40},
                   {"Planned", 12},
                   {"Delivered on", 12},
                   {"To be expected", 14},
                   {"Days to spare", 12},
                   {"In words", 60}},
                  {}};
  for (const MilestoneDates& one : milestone_dates(book, plan, day)) {
    const Thing& milestone = book.at(one.place);
    sheet.rows.push_back(
        {sheet_value(theme_in_sheet(book, one.place)),
         milestone.parent ? sheet_value(name_in_sheet(book.at(*milestone.parent))) : SheetValue(),
         sheet_value(name_in_sheet(milestone)),
         one.after ? sheet_value(name_in_sheet(book.at(*one.after))) : SheetValue(), sheet_value(one.planned),
         sheet_value(one.delivered_on), sheet_value(one.expected),
         one.float_days ? SheetValue(static_cast<double>(*one.float_days)) : SheetValue(),
         sheet_value(one.words)});
  }
  return sheet;
}

PlanSheet slips_of(const Book& book, std::size_t plan, base::Date day, const Readings& readings) {
  PlanSheet sheet{"What slipped", {{"What", 50}, {"How", 28}, {"On", 12}, {"Days", 8}, {"In words", 80}}, {}};
  for (const Slip& slip :
       slipped_since(book, plan, base::add_months(day, -months_of_slips_shown), day, readings)) {
    sheet.rows.push_back({sheet_value(name_in_sheet(book.at(slip.place))),
                          sheet_value(words_of(slip_kinds(), slip.kind)), slip.on,
                          slip.days == 0 ? SheetValue() : SheetValue(static_cast<double>(slip.days)),
                          sheet_value(slip.words)});
  }
  return sheet;
}

/// The plan and all its parts, in the order of the record.
std::vector<std::size_t> parts_of_plan(const Book& book, std::size_t plan, base::Date day) {
  std::vector<std::size_t> parts = {plan};
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const std::size_t whole = parts[at];
    for (const std::size_t part : book.at(whole).parts) {
      if (book.at(part).there_on(day)) parts.push_back(part);
    }
  }
  return parts;
}

PlanSheet entries_of(const Book& book, std::size_t plan, base::Date day) {
  PlanSheet sheet{"Entries",
                  {{"On", 12},
                   {"Kind", 12},
                   {"Of", 50},
                   {"What was said", 14},
                   {"Value", 16},
                   {"Words", 60},
                   {"Evidence", 40},
                   {"Day named", 12},
                   {"Who leads", 28}},
                  {}};
  std::vector<std::pair<const Thing*, const Entry*>> said;
  for (const std::size_t place : parts_of_plan(book, plan, day)) {
    for (const Entry& entry : book.at(place).entries) {
      if (entry.on <= day) said.emplace_back(&book.at(place), &entry);
    }
  }
  std::ranges::stable_sort(said, {}, [](const auto& one) { return one.second->on; });
  for (const auto& [thing, entry] : said) {
    const bool is_status = entry->row.kind == "status";
    sheet.rows.push_back({entry->on, sheet_value(thing->kind->one), sheet_value(name_in_sheet(*thing)),
                          sheet_value(entry->row.kind),
                          sheet_value(is_status ? words_of(thing->kind->statuses, entry->row.value)
                                                : std::string_view(entry->row.value)),
                          sheet_value(entry->row.words), sheet_value(entry->row.evidence),
                          sheet_value(entry->due), sheet_value(entry->row.owner)});
  }
  return sheet;
}

}  // namespace

std::vector<PlanSheet> plan_sheets(const Book& book, std::size_t plan, base::Date day,
                                   const Readings& readings) {
  std::vector<PlanSheet> sheets;
  sheets.push_back(head_sheet(book, plan, day, readings));
  sheets.push_back(actions_of(book, plan, day, readings));
  sheets.push_back(measures_of(book, plan, day, readings));
  sheets.push_back(milestones_of(book, plan, day));
  sheets.push_back(slips_of(book, plan, day, readings));
  sheets.push_back(entries_of(book, plan, day));
  return sheets;
}

}  // namespace windscreen::improve
