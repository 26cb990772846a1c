// Exceptions by team as JSON, in the form of web/src/data/teams.ts.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "report/teams.h"

namespace windscreen::report {

/// null where there is none. Thread-safe.
nlohmann::ordered_json teams_json(const std::optional<Teams>& teams);

}  // namespace windscreen::report
