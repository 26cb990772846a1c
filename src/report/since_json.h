// What has changed since the last report, in the form of web/src/data/since.ts.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "report/since.h"

namespace windscreen::report {

/// null where there is nothing to compare with. Thread-safe.
nlohmann::ordered_json since_json(const std::optional<Since>& since);

}  // namespace windscreen::report
