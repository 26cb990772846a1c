#pragma once

#include "store/migration.h"

namespace windscreen::store {

/// Migration 10: the tables of reminders and of calendar addresses.
Migration reminders();

}  // namespace windscreen::store
