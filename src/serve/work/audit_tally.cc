#include "serve/work/audit_tally.h"

#include <fmt/format.h>

#include <algorithm>

#include "assure/grade.h"
#include "assure/moderation.h"
#include "serve/audits/action_sight.h"
#include "store/audit_actions.h"
#include "store/audit_review.h"
#include "store/audit_talks.h"

namespace windscreen::serve {
namespace {

/// How far the moderator's grade, or what the two agreed on, is from the auditor's.
std::optional<assure::SecondGrade> compared(const store::Audit& audit, const store::AuditModeration& second) {
  const auto first = assure::read_grade(audit.auditor_grade.value_or(""));
  const auto other =
      assure::read_grade(second.agreed_grade ? *second.agreed_grade : second.grade.value_or(""));
  if (!first || !other) return std::nullopt;
  return assure::compare(*first, *other);
}

/// Whether nobody but the lead can take an audit further: a second grade or an appeal has no moderator, or
/// all that was asked for is given, or auditor and moderator are too far apart to agree by themselves.
bool waits_for_the_lead(const store::Queries& reader, const store::Audit& audit) {
  const auto seconds = reader.select<store::AuditModeration>(
      "where audit_id = :audit and finished_at is null order by assigned_at, id", {{"audit", audit.id}});
  if (std::ranges::any_of(seconds, [](const auto& one) { return !one.moderator_id; })) return true;
  return std::ranges::all_of(seconds, [&](const auto& one) {
    return one.grade && compared(audit, one) == assure::SecondGrade::differs_by_more;
  });
}

}  // namespace

void WorkTally::add(const KindOfWork& kind, const std::optional<std::string>& due) {
  const auto day = due ? base::parse_iso(*due) : std::nullopt;
  for (Counted& one : counted_) {
    if (one.kind == &kind && one.due == day) {
      ++one.count;
      return;
    }
  }
  counted_.push_back({&kind, day, 1});
}

std::vector<WorkLine> WorkTally::lines() const {
  std::vector<WorkLine> lines;
  for (const Counted& one : counted_) {
    WorkLine line;
    line.area = "audits";
    line.what = one.kind->what;
    line.sentence = one.count == 1 ? one.kind->one : fmt::format(fmt::runtime(one.kind->several), one.count);
    line.due = one.due;
    line.address = one.kind->address;
    lines.push_back(std::move(line));
  }
  return lines;
}

bool plays_part(const AuditSight& sight, assure::Part part) {
  return std::ranges::find(sight.parts, part) != sight.parts.end();
}

/// As /audits/alerts decides who acknowledges and closes: who manages the place, whatever else they are in
/// the audit; who raised an alert does not acknowledge it.
void add_alerts(const store::Queries& reader, const Identity& who, const AuditReach& reach,
                WorkTally& tally) {
  static constexpr KindOfWork acknowledge = {"alert", "Acknowledge an alert of immediate harm",
                                             "Acknowledge {} alerts of immediate harm", "/audits/alerts"};
  static constexpr KindOfWork close = {
      "alert_open", "Say what came of an alert of immediate harm, and close it",
      "Say what came of {} alerts of immediate harm, and close them", "/audits/alerts"};
  for (const auto& alert :
       reader.select<store::AuditAlert>("where closed_at is null order by raised_at, id")) {
    const auto audit = reader.find<store::Audit>(alert.audit_id);
    if (!audit ||
        !reach.reaches_place(Permission::see_worker_names, audit->service, audit->quadrant, audit->team))
      continue;
    if (alert.acknowledged_at)
      tally.add(close);
    else if (alert.raised_by != who.account)
      tally.add(acknowledge, alert.acknowledge_by);
  }
}

/// Those that wait for the moderator: what is two grades apart waits for the lead.
void add_second_grades(const store::Queries& reader, const Identity& who, const AuditReach& reach,
                       WorkTally& tally) {
  static constexpr KindOfWork give = {"second_grade", "Give a second grade", "Give {} second grades",
                                      "/audits/moderation"};
  static constexpr KindOfWork agree = {"grades_to_agree", "Agree on a grade with the auditor",
                                       "Agree on {} grades with their auditors", "/audits/moderation"};
  for (const auto& one :
       reader.select<store::AuditModeration>("where finished_at is null and moderator_id in (select id from "
                                             "auditors where account_id = :account) "
                                             "order by due_on, id",
                                             {{"account", who.account}})) {
    const auto audit = reader.find<store::Audit>(one.audit_id);
    const auto sight = audit && audit->state == "moderation" ? reach.to(*audit) : std::nullopt;
    if (!sight || !plays_part(*sight, assure::Part::moderator)) continue;
    if (!one.grade)
      tally.add(give, one.due_on);
    else if (compared(*audit, one) != assure::SecondGrade::differs_by_more)
      tally.add(agree, one.due_on);
  }
}

/// Actions of others that they answer for: whether they were done, and on its day what they have changed.
void add_actions_to_look_at(const store::Queries& reader, const Identity& who, WorkTally& tally) {
  static constexpr KindOfWork verify = {"action_to_verify", "Check that an action from an audit was done",
                                        "Check that {} actions from audits were done", "/audits/actions"};
  static constexpr KindOfWork impact = {"action_impact", "Look at what an action from an audit has changed",
                                        "Look at what {} actions from audits have changed",
                                        "/audits/actions"};
  if (!who.permissions.contains(Permission::see_audits)) return;
  auto actions = reader.select<store::AuditAction>(
      "where state = 'done' or (state = 'verified' and impact is null and impact_due_on is not null) order "
      "by "
      "impact_due_on, id");
  const auto seen = actions_in_sight(reader, who, std::move(actions));
  const auto may = [](const ActionInSight& one) { return one.manages && !one.mine; };
  for (const ActionInSight& one : seen) {
    if (may(one) && one.action.state == "done") tally.add(verify);
  }
  for (const ActionInSight& one : seen) {
    if (may(one) && one.action.impact_due_on && !one.action.impact)
      tally.add(impact, one.action.impact_due_on);
  }
}

void add_decisions(const store::Queries& reader, const Identity& who, const AuditReach& reach,
                   WorkTally& tally) {
  static constexpr KindOfWork decide = {"decision", "Decide on the grade of an audit",
                                        "Decide on the grades of {} audits", "/audits/decisions"};
  if (!who.permissions.contains(Permission::run_audits)) return;
  for (const auto& audit : reader.select<store::Audit>(
           "where state in ('submitted', 'moderation') or (state <> 'paused' and id in (select audit_id from "
           "audit_moderations where kind = 'appeal' and finished_at is null)) order by submitted_at, id")) {
    const auto sight = reach.to(audit);
    if (sight && plays_part(*sight, assure::Part::qa_lead) && waits_for_the_lead(reader, audit))
      tally.add(decide);
  }
}

}  // namespace windscreen::serve
