// The JSON schemas of what is about children and who may see them, beside those of schemas.cc.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace windscreen::serve {

/// By name. Thread-safe.
std::map<std::string, nlohmann::ordered_json> child_schemas();

}  // namespace windscreen::serve
