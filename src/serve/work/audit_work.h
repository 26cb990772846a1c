// What somebody has to do in practice audit, told without a single child: an audit is named by its kind and
// its day alone, and what is alike is counted in one line.
#pragma once

#include <vector>

#include "serve/accounts/identity.h"
#include "serve/work/work_list.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// The lines, in the order of audit_work_kinds() and within a kind as the store has them by day: what has no
/// day last. Each is there only where the page that it leads to would let this person do it: alerts within
/// their reach that somebody else raised; audits and second grades that they were given and are still theirs;
/// replies to audits of their own cases; actions that they own; actions to verify and to look at again that
/// they answer for; recommendations that they own; audits that wait for them as lead of quality assurance;
/// calibrations of the day or later for which they have not given every grade. Audits stand as they do now.
/// `day` is not read but for the last. Within the transaction of `reader`.
std::vector<WorkLine> audit_work_of(const store::Queries& reader, const Identity& who, base::Date day);

}  // namespace windscreen::serve
