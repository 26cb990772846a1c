// An audit in the store: who plays which part in it, and the moves that they make. Functions belong to the
// transaction of their Writer or Reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assure/audit_state.h"
#include "base/error.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// Someone else has changed the audit since it was looked at. Nothing was written.
class StaleAudit : public base::Error {
 public:
  StaleAudit();
};

/// The parts that an account plays in an audit by being asked to: its auditor, its moderator. To lead quality
/// assurance and to verify actions are for the caller to add, as roles and actions say.
std::vector<Part> parts_in(const store::Reader& reader, const std::string& audit_id,
                           const std::string& account_id);

/// A move that someone wants to make.
struct MoveWish {
  std::string audit_id;
  std::string move;
  /// Empty for a move that the rules make by themselves, which no grade becomes final by.
  std::string account_id;
  std::vector<Part> parts;
  std::string reason;
  /// The revision of the audit (store::Audit::revision) that they had before their eyes.
  std::int64_t seen = 0;
};

/// Makes a move, writes the step that says so, and gives the audit as it is now.
///
/// Assigning and reassigning are done by assign_audit. Accepting and declining are written to the assignment
/// too. Submitting needs the auditor's overall grade and a conversation (conversation.h); finalising a final
/// grade with, where it is not the auditor's, its rationale. Each time that a grade becomes final the audit
/// is kept whole with its answers (store::AuditVersion). Reopening and reconsidering take back the final
/// grade and its day; the version keeps them. Throws StaleAudit, or base::Error where the move cannot be made
/// (audit_state.h).
store::Audit make_move(store::Writer& writer, const MoveWish& wish);

/// Whom an audit is given to.
struct AssignmentWish {
  MoveWish move;
  std::string auditor_id;
  std::string due_on;
  /// The rules of independence that the two break, in words.
  std::vector<std::string> conflicts;
  /// Why the audit is given to them all the same.
  std::string override_reason;
};

/// Gives an audit to an auditor, or to another (`move.move` is "assign" or "reassign"): the assignment before
/// it ends, with the move's reason. Its answers stay. Throws what make_move throws, and base::Error where the
/// auditor is none, suspended or has left, or where rules are broken and no reason to override them is given.
/// A re-audit is given to who audited the child before only with their conflict among `conflicts`.
store::Audit assign_audit(store::Writer& writer, const AssignmentWish& wish);

}  // namespace windscreen::assure
