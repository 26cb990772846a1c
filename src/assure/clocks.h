// By when something must follow an audit's grade. Numbers are an authority's own settings; the defaults are
// proposals. A day that is counted in weeks and falls on a weekend or bank holiday moves to the next working
// day. All functions are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "assure/grade.h"
#include "base/date.h"

namespace windscreen::assure {

/// Working days, but where weeks are said.
struct ClockSettings {
  int alert_acknowledged = 1;
  int head_of_service_told = 1;
  int plan_for_the_child = 5;
  int urgent_actions = 10;
  int supervision_discussion = 10;
  int other_actions = 20;
  int impact_check_weeks = 6;
  int re_audit_from_weeks = 12;
  int re_audit_to_weeks = 16;
  /// What a grade of requires improvement asks for.
  int improvement_action = 20;
  /// How many in a hundred of those are looked at again, picked by chance, and within how many weeks.
  int dip_check_percent = 20;
  int dip_check_weeks = 6;
  /// Within how many working days a panel or the director looks at a child found inadequate again.
  int escalation = 5;
};

/// What must follow, in the order in which it falls due.
enum class Duty : std::uint8_t {
  head_of_service_told,
  plan_for_the_child,
  urgent_actions,
  supervision_discussion,
  improvement_action,
  other_actions,
  impact_check,
  re_audit,
  /// What a grade does not ask for by itself: after_final.h says when.
  dip_check,
  assistant_director_panel,
  director
};
/// "head_of_service_told" …: as the store and the API have it.
std::string_view code(Duty duty);
std::optional<Duty> find_duty(std::string_view code);
/// As people read it: "Head of service told" …
std::string_view words(Duty duty);

struct Deadline {
  Duty duty;
  /// The first day on which it may be done: the re-audit's; otherwise the day of the grade.
  base::Date from;
  /// The last day on which it is in time.
  base::Date due;
};

/// What a grade that became final on `final_on` asks for, by due day and then in the order of Duty; nothing
/// for good and outstanding. Throws base::Error where a setting is negative or the re-audit's window ends
/// before it starts.
std::vector<Deadline> deadlines(Grade grade, base::Date final_on, const ClockSettings& settings = {});

/// By when what is not asked for by the grade alone is due, of a grade that became final on `final_on`: a dip
/// check, a panel, the director. Throws base::Error for another duty or a negative setting.
base::Date due_of(Duty duty, base::Date final_on, const ClockSettings& settings = {});

/// By when an alert of immediate harm is acknowledged. It is told on the day itself, whatever day that is.
base::Date alert_due(base::Date raised_on, const ClockSettings& settings = {});

/// Working days past the due day: 0 on it and before. A day late is one working day late at least, also on a
/// Saturday.
int days_late(base::Date due, base::Date today);

/// To whom an inadequate grade goes by how many the child has had, this one with them.
enum class Escalation : std::uint8_t { head_of_service, assistant_director_panel, director };
std::string_view words(Escalation escalation);
/// `inadequates` counts final inadequate grades of the child in audits that are not void. nullopt for none.
std::optional<Escalation> escalation_of(int inadequates);

}  // namespace windscreen::assure
