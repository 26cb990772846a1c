// Granting roles and taking them back (docs/roles.md).
#pragma once

#include <vector>

#include "serve/people.h"
#include "serve/route.h"

namespace windscreen::serve {

/// GET and POST /api/v1/role-grants, POST /api/v1/role-grants/revoke: all need manage_accounts. Nobody grants
/// a role to themself, and a grant's children are not shown to who grants it. `people` must outlive the
/// routes.
std::vector<Route> role_routes(People& people);

}  // namespace windscreen::serve
