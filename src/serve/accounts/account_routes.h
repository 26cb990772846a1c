// The routes of accounts: signing in, sessions, passwords, second factors, invitations, drafts
// (docs/accounts.md).
#pragma once

#include <vector>

#include "serve/accounts/people.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// All of them. `people` must outlive them.
std::vector<Route> account_routes(People& people);

/// The one that is there without a store: GET /api/v1/session, which says that nobody can sign in.
std::vector<Route> account_routes_without_store();

/// The parts of account_routes: the session and signing in; what guards an account; drafts.
std::vector<Route> sign_in_routes(People& people);
std::vector<Route> credential_routes(People& people);
std::vector<Route> draft_routes(People& people);

}  // namespace windscreen::serve
