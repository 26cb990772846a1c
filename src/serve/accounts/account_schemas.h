// The JSON schemas of what is about accounts, beside those of schemas.cc.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace windscreen::serve {

/// By name: what the routes give, and what they take. Thread-safe.
std::map<std::string, nlohmann::ordered_json> account_schemas();

}  // namespace windscreen::serve
