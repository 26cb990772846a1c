// Who is shown an alert of immediate harm as soon as it is raised.
#pragma once

#include <string>
#include <vector>

#include "assure/alert.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// The active accounts whose grants in force make them manager of the audit's team or head of its service or
/// quadrant, by name; each once, and not `raiser`. Empty where none of them has an account. Within the
/// transaction of `reader`.
std::vector<assure::ToldAccount> people_to_tell(const store::Reader& reader, const store::Audit& audit,
                                                const std::string& raiser);

}  // namespace windscreen::serve
