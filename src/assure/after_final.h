// What follows a final grade, all of it at once: call it in the transaction in which the grade became final.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assure/clocks.h"
#include "base/date.h"
#include "store/audit_actions.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

struct AfterFinal {
  /// The duties that are new, or open again.
  std::vector<store::AuditAction> opened;
  /// To whom the child's inadequate grade goes: absent where the grade is another.
  std::optional<Escalation> escalation;
  /// The audit that follows this one up, where one is due.
  std::optional<std::string> re_audit_id;
  /// Picked by chance to be looked at again (requires improvement).
  bool dip_check = false;
  /// The audit as it is now: with duties it has moved on from final to actions_open.
  store::Audit audit;
};

/// Opens the duties of an audit's final grade with their clocks and owners (duty_owners.h), schedules the
/// re-audit (re_audits.h), and takes a child's second inadequate to the assistant director's panel and a
/// third to the director. Of the audits graded requires improvement one in five, by default, is to be looked
/// at again: picked by a hash of its round and its id, which nobody chose, so that the pick can be repeated.
///
/// Calling it again, such as for an audit that was reopened and is final again, changes what must change and
/// nothing else: what the grade no longer asks for is cancelled where it is still open, a re-audit that
/// nobody has started is taken back, and the escalations of the child's other audits are set right. What is
/// open already keeps its day, since its clock has been running.
///
/// A re-audit that becomes final also finishes the duty that asked for it. `account_id` is who made the grade
/// final; `today` decides whose roles are in force. Throws base::Error where the audit has no final grade.
AfterFinal after_final(store::Writer& writer, const store::Audit& audit, const std::string& account_id,
                       base::Date today, const ClockSettings& settings = {});

}  // namespace windscreen::assure
