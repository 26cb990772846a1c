// Who may see which action, and what they may do with it. An owner sees what is theirs, whoever they are;
// everyone else sees actions with the audits that they may see (audit_reach.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "serve/audits/audit_opening.h"
#include "store/audit_actions.h"

namespace windscreen::serve {

struct ActionInSight {
  store::AuditAction action;
  /// The audit from which it comes, where that is in sight too: without it the child is not said.
  std::optional<AuditInSight> audit;
  /// They own it.
  bool mine = false;
  /// They answer for the team, service or authority that it is in: they hand it over, end it and verify it.
  bool manages = false;

  /// What it says, which is about a child.
  bool words() const { return mine || (audit && audit->sight.words); }
  /// Names of colleagues.
  bool names() const { return mine || manages || (audit && audit->sight.staff_names); }
};

/// Of these actions those that the account sees, in their order, with their audits read at once. Within the
/// transaction of `reader`.
std::vector<ActionInSight> actions_in_sight(const store::Queries& reader, const Identity& who,
                                            std::vector<store::AuditAction> actions);

/// The action with the id. Throws Problem 404, the same for one that is not there and one that the caller may
/// not see.
ActionInSight find_action(const AuditSources& sources, const Call& call, const std::string& id);

/// Whether whoever has this reach may ask for an action from the audit: its auditor, and whoever answers for
/// the team, service or authority that it is in; not of one that is void or replaced.
bool may_add_action(const AuditReach& reach, const AuditInSight& one);

/// The audits of these actions, each once: what record_audits is to record.
std::vector<AuditInSight> audits_of(const std::vector<ActionInSight>& actions);

}  // namespace windscreen::serve
