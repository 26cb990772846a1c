#include "assure/restatement.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "assure/audit_state.h"
#include "base/text.h"
#include "store/audit_plan.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using store::Audit;
using store::AuditReport;
using store::AuditRestatement;

/// The grade that figures count; of an audit that is not final whatever stands in the column counts nothing.
std::optional<std::string> counted(const Audit& audit) {
  const auto state = find_audit_state(audit.state);
  return state && is_graded(*state) ? audit.final_grade : std::nullopt;
}

bool came_to_nothing(const Audit& audit) {
  const auto state = find_audit_state(audit.state);
  return state == AuditState::void_audit || state == AuditState::replaced;
}

/// Reports whose figures the audit is in. A calibration report has no grade of it.
std::vector<AuditReport> reports_with(const store::Writer& writer, const Audit& audit) {
  std::string programme;
  if (audit.round_id) {
    if (const auto round = writer.find<store::AuditRound>(*audit.round_id)) programme = round->programme_id;
  }
  return writer.select<AuditReport>(
      "where kind <> 'calibration' and month_from <= :month and month_to >= :month and (programme_id is null "
      "or "
      "programme_id = :programme) and id not in (select replaces_id from audit_reports where replaces_id is "
      "not "
      "null) order by made_at, id",
      {{"month", audit.month}, {"programme", programme}});
}

struct Change {
  std::string field;
  std::optional<std::string> was;
  std::optional<std::string> now_is;
};

std::optional<Change> change_of(const Audit& before, const Audit& after) {
  if (counted(before) != counted(after)) return Change{"final_grade", counted(before), counted(after)};
  if (came_to_nothing(before) != came_to_nothing(after)) return Change{"state", before.state, after.state};
  return std::nullopt;
}

}  // namespace

void restate_reports(store::Writer& writer, const Audit& before, const Audit& after,
                     const std::string& reason, const std::string& at) {
  const auto change = change_of(before, after);
  if (!change) return;
  for (const AuditReport& report : reports_with(writer, after)) {
    const auto earlier = writer.select<AuditRestatement>(
        "where report_id = :report and audit_id = :audit and field = :field order by at, id limit 1",
        {{"report", report.id}, {"audit", after.id}, {"field", change->field}});
    writer.insert(AuditRestatement{store::new_id(), report.id, after.id, at, change->field,
                                   earlier.empty() ? change->was : earlier.front().was, change->now_is,
                                   base::trim(reason).empty() ? std::nullopt : std::optional(reason)});
  }
}

std::vector<AuditRestatement> standing_restatements(std::span<const AuditRestatement> all) {
  std::map<std::pair<std::string, std::string>, const AuditRestatement*> newest;
  for (const AuditRestatement& one : all) {
    const AuditRestatement*& kept = newest[{one.audit_id, one.field}];
    if (kept == nullptr || std::pair(kept->at, kept->id) < std::pair(one.at, one.id)) kept = &one;
  }
  std::vector<AuditRestatement> standing;
  for (const auto& [key, one] : newest) {
    if (one->was != one->now_is) standing.push_back(*one);
  }
  std::ranges::sort(standing, {}, [](const AuditRestatement& one) { return std::pair(one.at, one.id); });
  return standing;
}

}  // namespace windscreen::assure
