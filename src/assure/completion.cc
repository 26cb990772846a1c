#include "assure/completion.h"

#include <map>

#include "measure/distribution.h"

namespace windscreen::assure {
namespace {

void add(GroupCompletion& group, const GivenAudit& audit, base::Date today) {
  if (audit.state == AuditState::void_audit || audit.state == AuditState::replaced) {
    ++group.void_or_replaced;
    return;
  }
  ++group.due;
  if (is_graded(audit.state)) {
    ++group.done;
  } else if (audit.state == AuditState::paused) {
    ++group.paused;
  } else if (audit.due && *audit.due < today) {
    ++group.late;
  }
}

void judge(GroupCompletion& group) {
  if (group.due == 0) return;
  const auto done = static_cast<double>(group.done);
  const auto due = static_cast<double>(group.due);
  group.share = done / due;
  group.interval = measure::wilson(done, due, measure::z_95);
}

}  // namespace

std::vector<GroupCompletion> completion(std::span<const GivenAudit> audits, base::Date today) {
  std::map<std::string, GroupCompletion> groups;
  GroupCompletion nobodys;
  nobodys.group = "Nobody yet";
  GroupCompletion whole;
  whole.group = "All";
  for (const GivenAudit& audit : audits) {
    if (audit.group.empty()) {
      add(nobodys, audit, today);
    } else {
      GroupCompletion& own = groups[audit.group];
      own.group = audit.group;
      add(own, audit, today);
    }
    add(whole, audit, today);
  }
  std::vector<GroupCompletion> all;
  all.reserve(groups.size() + 2);
  for (auto& [name, group] : groups) all.push_back(std::move(group));
  if (nobodys.due + nobodys.void_or_replaced > 0) all.push_back(std::move(nobodys));
  all.push_back(std::move(whole));
  for (GroupCompletion& group : all) judge(group);
  return all;
}

}  // namespace windscreen::assure
