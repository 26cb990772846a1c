// The routes of single sign-on: where it begins, and where the directory sends browsers back to
// (docs/single-sign-on.md).
#pragma once

#include <vector>

#include "serve/oidc_sign_in.h"
#include "serve/people.h"
#include "serve/route.h"

namespace windscreen::serve {

/// Both of them. Everything must outlive them.
std::vector<Route> single_sign_on_routes(People& people, OidcSignIn& sign_in);

}  // namespace windscreen::serve
