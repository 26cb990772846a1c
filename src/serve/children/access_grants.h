// The role grants of an account that hold now, as the store has them.
#pragma once

#include <string>
#include <vector>

#include "serve/accounts/roles.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// The grants in force today (sessions.h) that are worth something: of a role of the table, within a scope
/// that it may have, of an account that is active. Days are those of UTC, so that around midnight they may be
/// another than the wall's. Lives within the transaction that reads.
std::vector<Grant> holding_grants(const store::Reader& reader, const std::string& account);

}  // namespace windscreen::serve
