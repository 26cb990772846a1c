#include "assure/after_final.h"

#include <algorithm>
#include <utility>

#include "assure/audit_life.h"
#include "assure/duty_owners.h"
#include "assure/follow_up.h"
#include "assure/grade.h"
#include "assure/moderation.h"
#include "assure/re_audits.h"
#include "base/error.h"
#include "base/text.h"

namespace windscreen::assure {
namespace {

using store::Audit;
using store::AuditAction;

constexpr const char* grade_changed = "The final grade no longer asks for it.";

void keep(AfterFinal& result, std::optional<AuditAction> action) {
  if (action) result.opened.push_back(std::move(*action));
}

base::Date completed(const Audit& audit) { return base::parse_iso(*audit.completed_on).value(); }

/// Ends what a grade given before had asked for and this one does not.
void end_unwanted(store::Writer& writer, const Audit& audit, const std::vector<Deadline>& wanted,
                  bool dip_check) {
  for (const Duty duty : {Duty::head_of_service_told, Duty::plan_for_the_child, Duty::urgent_actions,
                          Duty::supervision_discussion, Duty::improvement_action, Duty::other_actions,
                          Duty::impact_check, Duty::re_audit}) {
    if (std::none_of(wanted.begin(), wanted.end(), [&](const Deadline& one) { return one.duty == duty; }))
      end_duty(writer, audit.id, duty, "cancelled", grade_changed);
  }
  if (!dip_check) end_duty(writer, audit.id, Duty::dip_check, "cancelled", grade_changed);
}

void re_audit(store::Writer& writer, AfterFinal& result, const std::vector<Deadline>& wanted) {
  const auto window = std::find_if(wanted.begin(), wanted.end(),
                                   [](const Deadline& one) { return one.duty == Duty::re_audit; });
  const Audit& audit = result.audit;
  if (window == wanted.end()) {
    withdraw_re_audit(writer, audit.id, grade_changed);
    return;
  }
  if (!audit.person_id) {
    end_duty(writer, audit.id, Duty::re_audit, "not_possible", "The child is not known.");
    return;
  }
  const bool waited_for =
      writer.count<AuditAction>("where audit_id = :audit and duty = 're_audit' and state = 'open'",
                                {{"audit", audit.id}}) > 0;
  if (waited_for) result.re_audit_id = schedule_re_audit(writer, audit, *window).id;
}

/// The duty of the audit before, which asked for this one.
void finish_duty_of_previous(store::Writer& writer, const Audit& audit, Grade grade,
                             const std::string& account_id) {
  if (audit.stream != "re_audit" || !audit.previous_id) return;
  for (const AuditAction& action :
       writer.select<AuditAction>("where audit_id = :audit and duty = 're_audit' and state = 'open'",
                                  {{"audit", *audit.previous_id}})) {
    finish_action(
        writer, action.id,
        "Audited again on " + base::format_long(completed(audit)) + ": " + base::lower(words(grade)) + ".",
        account_id);
  }
}

/// The child's inadequate grades that stand, in the order in which they were given.
std::vector<Audit> inadequates(const store::Reader& reader, const std::string& person_id) {
  auto found = reader.select<Audit>(
      "where person_id = :person and final_grade = 'inadequate' and state in ('final', 'actions_open', "
      "'actions_verified', 'closed')",
      {{"person", person_id}});
  // One from before may have its month only.
  const auto day = [](const Audit& one) { return one.completed_on.value_or(one.month + "-01"); };
  std::sort(found.begin(), found.end(), [&](const Audit& a, const Audit& b) {
    return std::pair(day(a), a.id) < std::pair(day(b), b.id);
  });
  return found;
}

/// Sets right to whom each of the child's audits goes, since a grade that changed moves those after it.
void escalate(store::Writer& writer, AfterFinal& result, base::Date today, const ClockSettings& settings) {
  const Audit& audit = result.audit;
  const auto set = [&](const Audit& one, std::optional<Escalation> level) {
    for (const auto& [duty, at] :
         {std::pair(Duty::assistant_director_panel, Escalation::assistant_director_panel),
          std::pair(Duty::director, Escalation::director)}) {
      if (level != at) {
        end_duty(writer, one.id, duty, "cancelled", grade_changed);
      } else {
        // A grade that came to count late gives its clock from today.
        keep(result, open_duty(writer, one, duty, due_of(duty, std::max(completed(one), today), settings),
                               duty_owners(writer, one, today).of(duty)));
      }
    }
  };
  if (audit.final_grade != code(Grade::inadequate)) set(audit, std::nullopt);
  if (!audit.person_id) {
    if (audit.final_grade == code(Grade::inadequate)) result.escalation = Escalation::head_of_service;
    return;
  }
  int number = 0;
  for (const Audit& one : inadequates(writer, *audit.person_id)) {
    const auto level = escalation_of(++number);
    if (one.id == audit.id) result.escalation = level;
    // What was brought in from before is counted, and asks nobody for anything now.
    if (!one.import_id && one.completed_on) set(one, level);
  }
}

}  // namespace

AfterFinal after_final(store::Writer& writer, const Audit& audit, const std::string& account_id,
                       base::Date today, const ClockSettings& settings) {
  if (!audit.final_grade || !audit.completed_on)
    throw base::Error("The audit has no final grade.", "Actions follow when it has.");
  AfterFinal result;
  result.audit = audit;
  const Grade grade = read_grade(*audit.final_grade).value();
  const DutyOwners owners = duty_owners(writer, audit, today);
  const std::vector<Deadline> wanted = deadlines(grade, completed(audit), settings);
  result.opened =
      open_duties(writer, audit.id, OwnerOf([&](Duty duty) { return owners.of(duty); }), settings);
  result.dip_check =
      grade == Grade::requires_improvement &&
      picked_by_chance("dip check " + audit.round_id.value_or(""), audit.id, settings.dip_check_percent);
  if (result.dip_check) {
    keep(result, open_duty(writer, audit, Duty::dip_check,
                           due_of(Duty::dip_check, completed(audit), settings), owners.of(Duty::dip_check)));
  }
  end_unwanted(writer, audit, wanted, result.dip_check);
  re_audit(writer, result, wanted);
  finish_duty_of_previous(writer, audit, grade, account_id);
  escalate(writer, result, today, settings);
  const bool waits = writer.count<AuditAction>("where audit_id = :audit and state in ('open', 'done')",
                                               {{"audit", audit.id}}) > 0;
  if (waits && audit.state == code(AuditState::final_grade)) {
    // The grade itself opens them, for whoever made it final.
    result.audit =
        make_move(writer, {audit.id, "open_actions", account_id, {Part::qa_lead}, {}, result.audit.revision});
  }
  return result;
}

}  // namespace windscreen::assure
