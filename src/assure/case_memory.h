// What the store remembers of cases that a frame must know: who was audited or is being audited, who is under
// a hold, which records were found to be restricted, and who is due for a re-audit. Functions belong to the
// transaction of their reader.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "assure/case_notes.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// One note a child, in the order of the references. An audit under way counts as one of the first day of its
/// month, so that no child is drawn twice. A paused audit is a legal hold. A case that was taken out because
/// its record is restricted (`departure_text`) stays restricted. Costs queries over the audits, whatever the
/// frame.
std::vector<CaseNote> case_notes_of(const store::Queries& reader);

/// The children whose scheduled re-audit (re_audits.h) belongs to this month ("2020-09") and is not settled:
/// a draw of the month leaves them and their families to it.
std::set<std::string> re_audited_in(const store::Queries& reader, const std::string& month);

}  // namespace windscreen::assure
