// The role grants of an account that hold now, as the store has them, and the children that they name.
#pragma once

#include <string>
#include <vector>

#include "serve/accounts/roles.h"
#include "store/identity.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// The grants in force at a moment (sessions.h) that are worth something: of a role of the table, within a
/// scope that it may have, of an account that is active. Lives within the transaction that reads.
std::vector<Grant> holding_grants(const store::Reader& reader, const std::string& account, store::Moment at);

/// The same for the present moment.
std::vector<Grant> holding_grants(const store::Reader& reader, const std::string& account);

/// The children whom a grant with the scope named_children reaches now, each once and in order: those named
/// in it; of a role that makes or moderates audits also those whose audits the account was given, until the
/// audit is settled or the second grade is done. As above.
std::vector<std::string> named_children_of(const store::Reader& reader, const std::string& account,
                                           const Grant& grant);

}  // namespace windscreen::serve
