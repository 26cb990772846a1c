// Schemas of people, the change log and the settings, for the OpenAPI document.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace windscreen::serve {

/// By name. Thread-safe.
std::map<std::string, nlohmann::ordered_json> administration_schemas();

}  // namespace windscreen::serve
