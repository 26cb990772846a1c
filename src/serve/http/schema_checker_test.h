// Checks JSON against the part of JSON Schema that the server's schemas use: type, properties, required,
// additionalProperties, items, format date. For tests.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/date.h"

namespace windscreen::serve {

inline bool is_of_type(const nlohmann::json& value, const std::string& type) {
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  if (type == "null") return value.is_null();
  if (type == "array") return value.is_array();
  if (type == "object") return value.is_object();
  return false;
}

/// What is wrong, and where; empty when nothing is.
inline std::string schema_fault(const nlohmann::json& schema, const nlohmann::json& value,
                                const std::string& at = "$") {
  if (schema.contains("type")) {
    const auto& type = schema["type"];
    bool fits = false;
    if (type.is_string()) fits = is_of_type(value, type);
    for (const auto& one : type.is_array() ? type : nlohmann::json::array())
      fits = fits || is_of_type(value, one);
    if (!fits) return at + " is not " + type.dump() + ": " + value.dump().substr(0, 80);
  }
  if (schema.value("format", "") == "date" && value.is_string() && !base::parse_iso(value.get<std::string>()))
    return at + " is not a date";
  if (value.is_object()) {
    for (const auto& name : schema.value("required", nlohmann::json::array())) {
      if (!value.contains(name.get<std::string>())) return at + " lacks " + name.dump();
    }
    const auto properties = schema.value("properties", nlohmann::json::object());
    for (const auto& [name, one] : value.items()) {
      if (properties.contains(name)) {
        const std::string fault = schema_fault(properties[name], one, at + "." + name);
        if (!fault.empty()) return fault;
      } else if (schema.contains("additionalProperties") && schema["additionalProperties"] == false) {
        return at + " has " + name + ", which the schema does not know";
      }
    }
  }
  if (value.is_array() && schema.contains("items")) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      const std::string fault = schema_fault(schema["items"], value[i], at + "[" + std::to_string(i) + "]");
      if (!fault.empty()) return fault;
    }
  }
  return {};
}

}  // namespace windscreen::serve
