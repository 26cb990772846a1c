// The routes with which administrators see to other people's accounts (docs/accounts.md).
#pragma once

#include <vector>

#include "serve/accounts/people.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// /api/v1/people and what is below it; all need Permission::manage_accounts. They do what `windscreen
/// account` does, through the same functions (accounts.h). `people` must outlive them.
std::vector<Route> people_routes(People& people);

}  // namespace windscreen::serve
