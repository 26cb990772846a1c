#pragma once

#include "store/migration.h"

namespace windscreen::store {

/// Migration 7: the tables of practice audit.
Migration practice_audit();

}  // namespace windscreen::store
