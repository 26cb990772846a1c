#pragma once

#include "store/migration.h"

namespace windscreen::store {

/// Migration 9: the tables of the improvement record.
Migration improvement();

}  // namespace windscreen::store
