// Searching the record of who opened what about which child. The search is recorded like any other viewing;
// nothing here or in the store can change what is recorded.
#pragma once

#include "serve/children/child_views.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// The newest records first, by child, by account (its e-mail address or number), or both, from a day to a
/// day. Throws Problem (400) where neither is given.
Response view_access_record(ChildSources& sources, const Call& call);

}  // namespace windscreen::serve
