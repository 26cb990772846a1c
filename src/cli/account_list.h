// The accounts and their roles, for the command that lists them.
#pragma once

#include "cli/output.h"
#include "store/store.h"

namespace windscreen::cli {

/// A row a role that is not revoked, and one for an account without any, by address. Thread-safe.
Rows account_rows(const store::Store& store);

}  // namespace windscreen::cli
