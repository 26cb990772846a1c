// The JSON schemas of sending and loading files, beside those of schemas.cc.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace windscreen::serve {

/// By name. Thread-safe.
std::map<std::string, nlohmann::ordered_json> load_schemas();

}  // namespace windscreen::serve
