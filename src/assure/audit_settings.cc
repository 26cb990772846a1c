#include "assure/audit_settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "base/error.h"
#include "store/preferences.h"

namespace windscreen::assure {
namespace {

constexpr std::string_view new_grades = "For audits that are submitted from now on.";
constexpr std::string_view new_finals = "Working days after the grade became final, for grades from now on.";

constexpr std::string_view new_frames =
    "Percent of the cases that a programme asks about. With more, its draw waits until somebody lets it "
    "through "
    "in writing.";
constexpr std::string_view new_frames_counted =
    "With more, a draw waits until somebody lets it through in writing.";

constexpr std::array<AuditSetting, 28> all_settings = {{
    {"audit_first_of_new_auditor", "Audits of a new auditor that are graded a second time",
     "An auditor\u2019s first so many. For audits that are submitted from now on.", "5", 0, 50},
    {"audit_second_grade_inadequate", "Inadequate audits that are graded a second time, in percent",
     new_grades, "100", 0, 100},
    {"audit_second_grade_outstanding", "Outstanding audits that are graded a second time, in percent",
     new_grades, "100", 0, 100},
    {"audit_second_grade_random", "All audits that are graded a second time, in percent",
     "Picked by chance, whatever their grade. Only these say how far auditors agree: with fewer it takes "
     "longer to know.",
     "15", 0, 100},
    {"audit_second_grade_days", "Working days for a second grade", new_grades, "5", 1, 60},
    {"audit_many_in_a_day", "Audits by one auditor in a day that are pointed out",
     "From this number on the quality assurance lead sees it on the page about auditors\u2019 agreement.",
     "10", 2, 100},
    {"audit_alert_acknowledged", "Alert of immediate harm: acknowledged within",
     "Working days. It is told on the day itself.", "1", 0, 10},
    {"audit_head_of_service_told", "Inadequate: head of service told within", new_finals, "1", 0, 20},
    {"audit_plan_for_the_child", "Inadequate: a plan for the child within", new_finals, "5", 0, 60},
    {"audit_urgent_actions", "Inadequate: urgent actions within", new_finals, "10", 0, 60},
    {"audit_supervision_discussion", "Inadequate: discussed in supervision within", new_finals, "10", 0, 60},
    {"audit_other_actions", "Inadequate: other actions within", new_finals, "20", 0, 120},
    {"audit_improvement_action", "Requires improvement: an action within", new_finals, "20", 0, 120},
    {"audit_impact_check_weeks", "Inadequate: impact for the child checked after",
     "Weeks after the grade became final.", "6", 1, 52},
    {"audit_re_audit_from_weeks", "Inadequate: audited again, not before",
     "Weeks after the grade became final.", "12", 1, 104},
    {"audit_re_audit_to_weeks", "Inadequate: audited again, not later than",
     "Weeks after the grade became final.", "16", 1, 104},
    {"audit_escalation_days", "Second inadequate or more: panel or director looks at it within", new_finals,
     "5", 0, 60},
    {"audit_dip_check_percent", "Requires improvement: looked at again, in percent",
     "Picked by chance. For grades from now on.", "20", 0, 100},
    {"audit_dip_check_weeks", "Requires improvement: looked at again within",
     "Weeks after the grade became final.", "6", 1, 52},
    {"audit_gate_without_team", "Cases to draw from: without a team, at most", new_frames, "5", 0, 100},
    {"audit_gate_without_worker", "Cases to draw from: without a worker, at most", new_frames, "5", 0, 100},
    {"audit_gate_without_status", "Cases to draw from: without a status, at most", new_frames, "0", 0, 100},
    {"audit_gate_without_manager", "Cases to draw from: without a manager, at most", new_frames, "10", 0,
     100},
    {"audit_gate_without_quadrant", "Cases to draw from: without a quadrant, at most", new_frames, "5", 0,
     100},
    {"audit_gate_duplicates", "Cases to draw from: rows that repeat a child, at most", new_frames_counted,
     "0", 0, 1000},
    {"audit_gate_merged", "Cases to draw from: children under two references, at most", new_frames_counted,
     "0", 0, 1000},
    {"audit_gate_largest_family", "Cases to draw from: children of one family, at most",
     "More are no brothers and sisters but a number that stands for families that are not known.", "12", 2,
     100},
    {"audit_open_before_year", "Cases from before: open since before 1 April of",
     "A year. The findings set the audits of cases that have been open since before then beside the others.",
     "2019", 1990, 2100},
}};

std::optional<int> whole(std::string_view text, const AuditSetting& setting) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (number < setting.least || number > setting.most) return std::nullopt;
  return number;
}

}  // namespace

std::span<const AuditSetting> audit_settings() { return all_settings; }

int audit_setting(const store::Reader& reader, std::string_view id) {
  const auto* found = std::find_if(all_settings.begin(), all_settings.end(),
                                   [&](const AuditSetting& one) { return one.id == id; });
  if (found == all_settings.end()) {
    throw base::Error("There is no setting " + std::string(id) + ".", "Use one of audit_settings().");
  }
  const auto chosen = reader.find<store::Setting>(std::string(id));
  if (chosen) {
    if (const auto number = whole(chosen->value, *found)) return *number;
  }
  return whole(found->standard, *found).value();
}

ModerationSettings moderation_settings(const store::Reader& reader) {
  return {.inadequate_percent = audit_setting(reader, "audit_second_grade_inadequate"),
          .outstanding_percent = audit_setting(reader, "audit_second_grade_outstanding"),
          .first_of_new_auditor = audit_setting(reader, "audit_first_of_new_auditor"),
          .random_percent = audit_setting(reader, "audit_second_grade_random")};
}

ClockSettings clock_settings(const store::Reader& reader) {
  return {.alert_acknowledged = audit_setting(reader, "audit_alert_acknowledged"),
          .head_of_service_told = audit_setting(reader, "audit_head_of_service_told"),
          .plan_for_the_child = audit_setting(reader, "audit_plan_for_the_child"),
          .urgent_actions = audit_setting(reader, "audit_urgent_actions"),
          .supervision_discussion = audit_setting(reader, "audit_supervision_discussion"),
          .other_actions = audit_setting(reader, "audit_other_actions"),
          .impact_check_weeks = audit_setting(reader, "audit_impact_check_weeks"),
          .re_audit_from_weeks = audit_setting(reader, "audit_re_audit_from_weeks"),
          .re_audit_to_weeks = audit_setting(reader, "audit_re_audit_to_weeks"),
          .improvement_action = audit_setting(reader, "audit_improvement_action"),
          .dip_check_percent = audit_setting(reader, "audit_dip_check_percent"),
          .dip_check_weeks = audit_setting(reader, "audit_dip_check_weeks"),
          .escalation = audit_setting(reader, "audit_escalation_days")};
}

GateLimits gate_limits(const store::Reader& reader) {
  const auto share = [&](std::string_view id) { return audit_setting(reader, id) / 100.0; };
  const auto count = [&](std::string_view id) { return static_cast<std::size_t>(audit_setting(reader, id)); };
  return {.without_team = share("audit_gate_without_team"),
          .without_worker = share("audit_gate_without_worker"),
          .without_status = share("audit_gate_without_status"),
          .without_manager = share("audit_gate_without_manager"),
          .without_quadrant = share("audit_gate_without_quadrant"),
          .duplicates = count("audit_gate_duplicates"),
          .merged = count("audit_gate_merged"),
          .largest_family = count("audit_gate_largest_family")};
}

int second_grade_days(const store::Reader& reader) {
  return audit_setting(reader, "audit_second_grade_days");
}

int many_in_a_day(const store::Reader& reader) { return audit_setting(reader, "audit_many_in_a_day"); }

base::Date open_before(const store::Reader& reader) {
  return base::make_date(audit_setting(reader, "audit_open_before_year"), 4, 1);
}

}  // namespace windscreen::assure
