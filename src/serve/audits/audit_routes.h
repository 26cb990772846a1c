// The addresses of practice audit. Each part has a file of its own, and a line in audit_routes.
#pragma once

#include <string>
#include <vector>

#include "serve/audits/audit_sources.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// All of them. The sources must outlive them.
std::vector<Route> audit_routes(AuditSources& sources);

/// What a part says of one of its routes.
struct AuditAddress {
  Method method = Method::get;
  /// Under /api/v1; parts in braces are slugs.
  const char* address = "";
  Access access = {};  // NOLINT(readability-redundant-member-init)
  const char* summary = "";
  /// The names of the schemas of what it gives and, where it takes a body, of that (audit_schemas.h).
  const char* schema = "";
  const char* takes = "";
  bool csv = false;
  Workers by = Workers::store;
};

/// The route of an address, with `make` on one of its workers. `{name}` in the address is a slug in
/// `Call::path`.
Route audit_route(AuditSources& sources, const AuditAddress& address,
                  Response (*make)(AuditSources&, const Call&));

}  // namespace windscreen::serve
