#include "assure/clocks.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/error.h"
#include "model/calendar.h"

namespace windscreen::assure {
namespace {

struct DutyNames {
  std::string_view code;
  std::string_view words;
};

/// In the order of the enumeration.
constexpr std::array<DutyNames, 11> duty_names = {
    {{"head_of_service_told", "Head of service told"},
     {"plan_for_the_child", "Plan for the child agreed"},
     {"urgent_actions", "Urgent actions done"},
     {"supervision_discussion", "Discussed in supervision"},
     {"improvement_action", "Action agreed and done"},
     {"other_actions", "Other actions done"},
     {"impact_check", "Impact for the child checked"},
     {"re_audit", "Audited again"},
     {"dip_check", "Improvement looked at again"},
     {"assistant_director_panel", "Assistant director\u2019s panel"},
     {"director", "Director told"}}};

base::Date weeks_later(base::Date day, int weeks) {
  return model::working_day_from(day + std::chrono::weeks(weeks));
}

void check(const ClockSettings& settings) {
  for (const int days :
       {settings.alert_acknowledged, settings.head_of_service_told, settings.plan_for_the_child,
        settings.urgent_actions, settings.supervision_discussion, settings.other_actions,
        settings.impact_check_weeks, settings.re_audit_from_weeks, settings.improvement_action,
        settings.dip_check_weeks, settings.escalation}) {
    if (days < 0)
      throw base::Error("A time limit after an audit is negative.", "Give a number of 0 or more.");
  }
  if (settings.re_audit_to_weeks < settings.re_audit_from_weeks) {
    throw base::Error("The time for a re-audit ends before it starts.",
                      "Give a last week that is not before the first.");
  }
}

}  // namespace

std::string_view code(Duty duty) { return duty_names[static_cast<std::size_t>(duty)].code; }

std::string_view words(Duty duty) { return duty_names[static_cast<std::size_t>(duty)].words; }

std::optional<Duty> find_duty(std::string_view code) {
  for (std::size_t i = 0; i < duty_names.size(); ++i) {
    if (duty_names.at(i).code == code) return static_cast<Duty>(i);
  }
  return std::nullopt;
}

std::vector<Deadline> deadlines(Grade grade, base::Date final_on, const ClockSettings& settings) {
  check(settings);
  std::vector<Deadline> all;
  const auto within = [&](Duty duty, int days) {
    all.push_back({duty, final_on, model::add_working_days(final_on, days)});
  };
  if (grade == Grade::requires_improvement) within(Duty::improvement_action, settings.improvement_action);
  if (grade == Grade::inadequate) {
    within(Duty::head_of_service_told, settings.head_of_service_told);
    within(Duty::plan_for_the_child, settings.plan_for_the_child);
    within(Duty::urgent_actions, settings.urgent_actions);
    within(Duty::supervision_discussion, settings.supervision_discussion);
    within(Duty::other_actions, settings.other_actions);
    all.push_back({Duty::impact_check, final_on, weeks_later(final_on, settings.impact_check_weeks)});
    all.push_back({Duty::re_audit, weeks_later(final_on, settings.re_audit_from_weeks),
                   weeks_later(final_on, settings.re_audit_to_weeks)});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Deadline& a, const Deadline& b) { return a.due < b.due; });
  return all;
}

base::Date due_of(Duty duty, base::Date final_on, const ClockSettings& settings) {
  check(settings);
  if (duty == Duty::dip_check) return weeks_later(final_on, settings.dip_check_weeks);
  if (duty == Duty::assistant_director_panel || duty == Duty::director)
    return model::add_working_days(final_on, settings.escalation);
  throw base::Error("This duty follows from the grade itself.",
                    "Take its day from the grade\u2019s deadlines.");
}

base::Date alert_due(base::Date raised_on, const ClockSettings& settings) {
  check(settings);
  return model::add_working_days(raised_on, settings.alert_acknowledged);
}

int days_late(base::Date due, base::Date today) {
  if (today <= due) return 0;
  return std::max(1, model::working_days(due, today));
}

std::string_view words(Escalation escalation) {
  switch (escalation) {
    case Escalation::head_of_service:
      return "Head of service";
    case Escalation::assistant_director_panel:
      return "Panel of the assistant director";
    case Escalation::director:
      return "Director of children\u2019s services";
  }
  return "";
}

std::optional<Escalation> escalation_of(int inadequates) {
  if (inadequates <= 0) return std::nullopt;
  if (inadequates == 1) return Escalation::head_of_service;
  if (inadequates == 2) return Escalation::assistant_director_panel;
  return Escalation::director;
}

}  // namespace windscreen::assure
