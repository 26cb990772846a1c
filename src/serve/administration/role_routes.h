// Granting roles and taking them back (docs/roles.md).
#pragma once

#include <vector>

#include "serve/accounts/people.h"
#include "serve/administration/role_places.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// GET and POST /api/v1/role-grants, POST /api/v1/role-grants/revoke, GET /api/v1/role-places: all need
/// manage_accounts. Nobody grants a role to themself, a grant's children are not shown to who grants it, and
/// a team, service or quadrant that the newest snapshot does not name must be confirmed. `people` and
/// `places` must outlive the routes.
std::vector<Route> role_routes(People& people, RolePlaces& places);

}  // namespace windscreen::serve
