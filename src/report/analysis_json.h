// The analysis of a report as JSON, in the form of web/src/data/report.ts.
#pragma once

#include <nlohmann/json.hpp>

#include "report/analysis.h"

namespace windscreen::report {

nlohmann::ordered_json analysis_json(const Analysis& analysis);
nlohmann::ordered_json funnel_json(const Funnel& funnel);

}  // namespace windscreen::report
