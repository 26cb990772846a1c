// The JSON schemas of practice audit, beside those of http/schemas.cc. Each part has a file of its own.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace windscreen::serve {

using AuditSchemas = std::map<std::string, nlohmann::ordered_json>;

/// By name. Thread-safe.
AuditSchemas audit_schemas();

}  // namespace windscreen::serve
