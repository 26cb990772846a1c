// The routes of single sign-on: where it begins, and where the directory sends browsers back to
// (docs/single-sign-on.md).
#pragma once

#include <vector>

#include "serve/accounts/people.h"
#include "serve/http/route.h"
#include "serve/single_sign_on/oidc_sign_in.h"

namespace windscreen::serve {

/// Both of them. Everything must outlive them.
std::vector<Route> single_sign_on_routes(People& people, OidcSignIn& sign_in);

}  // namespace windscreen::serve
