#pragma once

#include "store/migration.h"

namespace windscreen::store {

/// Migration 8: the tables of the inspector's evidence room.
Migration evidence_rooms();

}  // namespace windscreen::store
