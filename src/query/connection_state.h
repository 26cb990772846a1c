// Private to this room: what a Connection holds of the engine.
#pragma once

#include <duckdb.h>

#include "query/database.h"

namespace windscreen::query {

struct Connection::State {
  duckdb_connection handle = nullptr;
  ~State() { duckdb_disconnect(&handle); }
};

}  // namespace windscreen::query
