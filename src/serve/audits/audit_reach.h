// Who may see which audit, and how much of it: the one place that decides it. As with children
// (children/child_access.h), an audit is seen under one grant; what several allow does not add up.
//
// An audit belongs to the service, quadrant and team (its name, as the breakdowns have it) that its case had
// when it was drawn, wherever the child goes: a grant for a service, quadrant or team goes by these.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "assure/audit_life.h"
#include "serve/accounts/identity.h"
#include "serve/accounts/roles.h"
#include "store/audits.h"
#include "store/identity.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// What may be seen of one audit under the grant that shows the most of it.
struct AuditSight {
  /// The grant's id, for the record of who opened what.
  std::string grant;
  /// The child as known; otherwise a reference that means nothing outside (ChildReferences).
  bool identified = false;
  /// What was written and answered: answers, strengths, worries, the conversation, family feedback.
  bool words = false;
  /// The auditor's grade.
  bool first_grade = false;
  /// A moderator's grade, and the final one.
  bool later_grades = false;
  /// Names of workers, managers, auditors and moderators.
  bool staff_names = false;
  /// The parts that they play, as assure::make_move wants them.
  std::vector<assure::Part> parts = {};  // NOLINT(readability-redundant-member-init)
  /// Whether it may be taken out of the system.
  bool may_leave = false;
};

/// What one person may see of audits, as the store says at one moment. A value: thread-safe to read.
class AuditReach {
 public:
  /// Reads it as it is at a moment. The grants are read anew, and only those count that the identity has too.
  /// Within the transaction of `reader`.
  static AuditReach of(const store::Queries& reader, const Identity& identity,
                       store::Moment at = store::present_moment());

  /// nullopt where they may not see it at all. Whose own work it is, as auditor or moderator, sees it as that
  /// and no more, whatever other roles they have: a blind moderator stays blind.
  std::optional<AuditSight> to(const store::Audit& audit) const;
  /// True where a grant with run_audits reaches the whole authority: programmes, draws and auditors are for
  /// those.
  bool runs_all() const;
  /// True where a grant with run_audits reaches the audit.
  bool runs(const store::Audit& audit) const;
  /// Whether a grant with the permission reaches what has these names; an empty one is reached by the
  /// authority's grants only.
  bool reaches_place(Permission permission, const std::optional<std::string>& service,
                     const std::optional<std::string>& quadrant,
                     const std::optional<std::string>& team) const;

 private:
  std::optional<AuditSight> under(const Grant& grant, const Role& role, const store::Audit& audit) const;

  std::vector<Grant> grants_;
  /// Auditors (store::Auditor) that are this account.
  std::set<std::string> auditors_;
  /// Audits that they moderate, and of those the ones whose grade is still hidden from them.
  std::set<std::string> moderated_;
  std::set<std::string> hidden_;
  /// Audits of the account's worker's cases: drawn with them, or talked about with them.
  std::set<std::string> own_;
  /// Children named in grants, by grant.
  std::set<std::pair<std::string, std::string>> named_;
  /// Of each grant that an evidence room gave, the audits that are in the room: it reaches no other of its
  /// children's.
  std::map<std::string, std::set<std::string>> in_room_;
};

}  // namespace windscreen::serve
