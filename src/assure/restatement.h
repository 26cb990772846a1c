// What a report counted and is another now: a late audit that became final after the report was frozen, a
// grade that was reopened and changed, an audit that came to nothing. Functions belong to the transaction of
// their Writer or Reader.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "store/audit_reports.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// Writes a restatement (store::AuditRestatement) for each report, not replaced by a newer draft, whose
/// months and programme hold the audit, where the grade that counts is another than before or the audit is
/// void or replaced since. `was` is what the report counted when it was frozen, whatever became of it in
/// between; absent: no grade. Call it in the transaction of every change of an audit's state or final grade,
/// with the audit before and after it; `at` is the moment of the change. Drafts are told too: their data is
/// frozen as well, and who signs one sees what it lacks.
void restate_reports(store::Writer& writer, const store::Audit& before, const store::Audit& after,
                     const std::string& reason, const std::string& at);

/// The newest restatement of each audit and field that differs from what the report counted: one that came
/// back to what it was is no longer there. By moment.
std::vector<store::AuditRestatement> standing_restatements(std::span<const store::AuditRestatement> all);

}  // namespace windscreen::assure
