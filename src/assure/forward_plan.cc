#include "assure/forward_plan.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <tuple>

#include "base/error.h"
#include "model/calendar.h"

namespace windscreen::assure {
namespace {

base::Date day_of(const store::AuditProgramme& programme, const std::string& text) {
  const auto day = base::parse_iso(text);
  if (!day) {
    throw base::Error("The programme \u201c" + programme.name + "\u201d has a day that is none.",
                      "Give its first and last day again.");
  }
  return *day;
}

base::Date last_working_day(base::Date month) {
  base::Date day = base::month_end(month);
  while (!model::is_working_day(day)) day -= std::chrono::days(1);
  return day;
}

bool comes_again(const store::AuditProgramme& programme) {
  return programme.kind == "monthly" || programme.kind == "supervision";
}

bool has_round(const store::AuditProgramme& programme, base::Date month, base::Date start) {
  if (programme.kind == "monthly" || month == base::month_start(start)) return true;
  return (static_cast<unsigned>(std::chrono::year_month_day(month).month()) - 1) % 3 == 0;
}

}  // namespace

std::vector<PlannedRound> forward_plan(std::span<const store::AuditProgramme> programmes, base::Date from,
                                       int months) {
  if (months < 1 || months > 60) {
    throw base::Error("A plan is for 1 to 60 months.", "Give a number of months from 1 to 60.");
  }
  const base::Date first = base::month_start(from);
  const base::Date after = base::add_months(first, months);
  std::vector<PlannedRound> plan;
  for (const store::AuditProgramme& programme : programmes) {
    if (programme.status != "planned" && programme.status != "running") continue;
    const base::Date start = day_of(programme, programme.starts_on);
    std::optional<base::Date> end;
    if (programme.ends_on) end = day_of(programme, *programme.ends_on);
    const auto add = [&](base::Date month, base::Date opens, base::Date due) {
      plan.push_back({programme.id, programme.name, programme.kind, month, opens, due, programme.target});
    };
    if (!comes_again(programme)) {
      const base::Date opens = model::working_day_from(start);
      const base::Date month = base::month_start(opens);
      if (month < first || month >= after) continue;
      add(month, opens, std::max(opens, end.value_or(last_working_day(month))));
      continue;
    }
    for (base::Date month = first; month < after; month = base::add_months(month, 1)) {
      if (base::month_end(month) < start || !has_round(programme, month, start)) continue;
      const base::Date opens = std::max(model::working_day_from(month), start);
      const base::Date due = end ? std::min(last_working_day(month), *end) : last_working_day(month);
      if (opens <= due) add(month, opens, due);
    }
  }
  std::sort(plan.begin(), plan.end(), [](const PlannedRound& a, const PlannedRound& b) {
    return std::tie(a.month, a.programme, a.programme_id) < std::tie(b.month, b.programme, b.programme_id);
  });
  return plan;
}

}  // namespace windscreen::assure
