// The pathway and the comparison of groups as JSON, in the forms of web/src/data/pathway.ts and
// web/src/data/fairness.ts.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "report/disproportion.h"
#include "report/pathway.h"

namespace windscreen::report {

/// null where there is none. Thread-safe.
nlohmann::ordered_json pathway_json(const std::optional<Pathway>& pathway);
nlohmann::ordered_json disproportion_json(const std::optional<Disproportion>& disproportion);

}  // namespace windscreen::report
