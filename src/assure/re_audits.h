// Re-audits in the store: an audit of its own, which follows one that was graded inadequate. It stands in the
// stream re_audit, so it is in no headline, and in a round of its programme that is labelled "Re-audits", so
// that it is given to an auditor, accepted and graded as any other. Functions belong to the transaction of
// their Writer or Reader.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "assure/clocks.h"
#include "assure/reaudit.h"
#include "base/date.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// The label of the rounds in which re-audits stand.
inline constexpr const char* re_audit_label = "Re-audits";

/// The month to which a re-audit belongs: that of the middle day of its window, since most of the window lies
/// in it.
std::string re_audit_month(const Deadline& window);

/// Schedules the re-audit of an audit, due on the last day of its window, with the tool that was used before
/// so that the two compare. Gives the one that is there already where there is one that is not void. Throws
/// base::Error where the audit's child is not known.
store::Audit schedule_re_audit(store::Writer& writer, const store::Audit& audit, const Deadline& window);

/// Takes back a re-audit that nobody has started, because nothing asks for it any more. False where there is
/// none, or it was started: then it goes on, and stays out of the headline as it would.
bool withdraw_re_audit(store::Writer& writer, const std::string& audit_id, const std::string& reason);

/// Says of a re-audit that it cannot be made, such as because the case is closed: the audit is void, its case
/// and the duty are "not possible" with the reason. It is never counted as improved. Throws base::Error where
/// it is no re-audit, is final or over, or the reason is empty.
void re_audit_not_possible(store::Writer& writer, const std::string& re_audit_id,
                           const std::string& account_id, const std::string& reason);

/// Who audited the child in any audit that this one follows up, and so may not audit it again: auditors' ids.
std::set<std::string> earlier_auditors(const store::Reader& reader, const store::Audit& audit);

/// A re-audit that was scheduled, with what became of it.
struct ScheduledReaudit {
  store::Audit first;
  store::Audit again;
  ReauditOutcome outcome = ReauditOutcome::open;
  /// Why it was not possible.
  std::string reason;
};

/// All that were scheduled and not taken back, by due day. `again` is graded where its grade stands.
std::vector<ScheduledReaudit> scheduled_re_audits(const store::Reader& reader);

}  // namespace windscreen::assure
