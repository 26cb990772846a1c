// Audits from before, brought in by the page: a file is read and shown first, and written when the same bytes
// are sent again and confirmed by their hash. For whoever leads quality assurance of the whole authority.
#pragma once

#include <vector>

#include "serve/audits/audit_routes.h"
#include "serve/audits/audit_schemas.h"

namespace windscreen::serve {

/// The most bytes of a file that is sent, which it may be as one body: tens of thousands of audits. The
/// command line takes longer ones (assure/past_audit_file.h).
inline constexpr std::size_t most_import_bytes = std::size_t{4} << 20U;

/// Rows that cannot be used, and audits, of which the answer has no more than these; all are counted.
inline constexpr std::size_t most_rejects_shown = 500;
inline constexpr std::size_t most_audits_shown = 20;

/// The addresses. The sources must outlive them.
std::vector<Route> import_routes(AuditSources& sources);

/// Their schemas.
AuditSchemas import_schemas();

}  // namespace windscreen::serve
