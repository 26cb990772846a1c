// What followed the demo's grades: actions with owners, due days and who has seen that they were done.
#pragma once

#include "demo/audits/audit_book.h"

namespace windscreen::demo {

/// Writes what the grade asks for by itself (assure/clocks.h). Of a closed audit all of it is verified or not
/// possible, one in eight late; otherwise, as on `today`, some is done and some is overdue.
void write_actions(AuditBook& book, const WrittenAudit& audit, Day today);

}  // namespace windscreen::demo
