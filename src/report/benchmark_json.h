// Published comparisons as JSON, in the form of Comparison in web/src/data/report.ts.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "benchmark/compare.h"
#include "benchmark/dataset.h"

namespace windscreen::report {

nlohmann::ordered_json comparison_json(const benchmark::Comparison& comparison);

/// Which published files the comparisons are from.
nlohmann::ordered_json benchmarks_json(const std::vector<benchmark::Dataset>& datasets);

}  // namespace windscreen::report
