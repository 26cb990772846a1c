#include "serve/work/audit_work.h"

#include <algorithm>
#include <set>

#include "assure/conversation.h"
#include "serve/audits/calibration_rows.h"
#include "serve/audits/conversation_routes.h"
#include "serve/work/audit_tally.h"
#include "store/audit_actions.h"
#include "store/audit_plan.h"
#include "store/audit_review.h"

namespace windscreen::serve {
namespace {

void add_audits(const store::Queries& reader, const Identity& who, const AuditReach& reach,
                WorkTally& tally) {
  static constexpr KindOfWork audit = {"audit", "Make an audit", "Make {} audits", "/audits/mine"};
  static constexpr KindOfWork again = {"re_audit", "Make a re-audit", "Make {} re-audits", "/audits/mine"};
  static constexpr KindOfWork themed = {"themed_audit", "Make a themed audit", "Make {} themed audits",
                                        "/audits/mine"};
  for (const auto& one : reader.select<store::Audit>(
           "where auditor_id in (select id from auditors where account_id = :account) and state in "
           "('assigned', 'accepted', 'in_progress', 'conversation') order by due_on, id",
           {{"account", who.account}})) {
    const auto sight = reach.to(one);
    if (!sight || !plays_part(*sight, assure::Part::auditor)) continue;
    tally.add(one.stream == "re_audit" ? again : one.stream == "thematic" ? themed : audit, one.due_on);
  }
}

/// A practitioner's own cases, once the auditor has recorded their conversation, until they have replied.
void add_replies(const store::Queries& reader, const Identity& who, const AuditReach& reach,
                 WorkTally& tally) {
  static constexpr KindOfWork reply = {"reply", "Say what you think of an audit of your work, if you want to",
                                       "Say what you think of {} audits of your work, if you want to",
                                       "/audits/conversations"};
  const std::string worker = worker_of(reader, who.account);
  if (worker.empty()) return;
  for (const auto& audit :
       reader.select<store::Audit>("where state in ('conversation', 'submitted', 'moderation') and id in "
                                   "(select audits.id from audits "
                                   "join audit_selections on audit_selections.id = selection_id where "
                                   "worker_id = :worker union select "
                                   "audit_id from audit_conversations where worker_id = :worker) order by id",
                                   {{"worker", worker}})) {
    const auto sight = reach.to(audit);
    const auto under = sight ? std::ranges::find(who.grants, sight->grant, &Grant::id) : who.grants.end();
    if (under == who.grants.end() || find_scope(under->scope) != Scope::own_cases) continue;
    const auto talks = assure::conversations_of(reader, audit.id);
    const bool replied = std::ranges::any_of(talks, [](const auto& talk) { return talk.reply.has_value(); });
    if (!replied && assure::reply_fault(reader, audit, worker).empty()) tally.add(reply);
  }
}

/// An owner sees what is theirs, whoever they are.
void add_own_actions(const store::Queries& reader, const Identity& who, WorkTally& tally) {
  static constexpr KindOfWork urgent = {"urgent_action", "Carry out an urgent action from an audit",
                                        "Carry out {} urgent actions from audits", "/audits/actions"};
  static constexpr KindOfWork other = {"audit_action", "Carry out an action from an audit",
                                       "Carry out {} actions from audits", "/audits/actions"};
  for (const auto& action : reader.select<store::AuditAction>(
           "where owner_id = :account and state = 'open' order by due_on, id", {{"account", who.account}}))
    tally.add(action.priority == "urgent" ? urgent : other, action.due_on);
}

void add_recommendations(const store::Queries& reader, const Identity& who, WorkTally& tally) {
  static constexpr KindOfWork recommended = {
      "practice_recommendation", "Act on a recommendation for practice from audits",
      "Act on {} recommendations for practice from audits", "/audits/themes"};
  if (!who.permissions.contains(Permission::see_audit_figures)) return;
  for (const auto& one : reader.select<store::PracticeRecommendation>(
           "where owner_id = :account and state = 'open' order by due_on, id", {{"account", who.account}}))
    tally.add(recommended, one.due_on);
}

/// Until the day of the session is over: then the group has talked, and the lead enters what is lacking.
void add_calibrations(const store::Queries& reader, const Identity& who, base::Date day, WorkTally& tally) {
  static constexpr KindOfWork calibrate = {"calibration", "Give your grades for a calibration session",
                                           "Give your grades for {} calibration sessions",
                                           "/audits/own-calibration"};
  const bool audits = who.permissions.contains(Permission::make_audits) ||
                      who.permissions.contains(Permission::moderate_audits);
  const auto auditors = reader.select<store::Auditor>(
      "where account_id = :account and status in ('trained', 'moderator') order by id",
      {{"account", who.account}});
  if (!audits || auditors.empty()) return;
  for (const auto& session : reader.select<store::CalibrationSession>(
           "where held_on >= :day order by held_on, id", {{"day", base::format_iso(day)}})) {
    std::set<std::string> cases;
    std::set<std::string> own;
    for (const auto& grade : grades_of(reader, session.id)) {
      cases.insert(grade.case_label);
      if (grade.auditor_id == auditors.front().id) own.insert(grade.case_label);
    }
    if (own.empty() || own.size() < cases.size()) tally.add(calibrate, session.held_on);
  }
}

}  // namespace

std::vector<WorkLine> audit_work_of(const store::Queries& reader, const Identity& who, base::Date day) {
  const AuditReach reach = AuditReach::of(reader, who);
  WorkTally tally;
  add_alerts(reader, who, reach, tally);
  add_audits(reader, who, reach, tally);
  add_second_grades(reader, who, reach, tally);
  add_replies(reader, who, reach, tally);
  add_own_actions(reader, who, tally);
  add_actions_to_look_at(reader, who, tally);
  add_recommendations(reader, who, tally);
  add_decisions(reader, who, reach, tally);
  add_calibrations(reader, who, day, tally);
  return tally.lines();
}

}  // namespace windscreen::serve
