// From a value of the report's document to a cell of a row.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "report/flat_rows.h"

namespace windscreen::serve {

/// Null, a truth value, a number (a whole one as an integer) or a text; anything else is absent. An empty
/// text is absent too: it is how the document says that there is nothing to say. Thread-safe.
inline report::Cell cell_of(const nlohmann::json& value) {
  switch (value.type()) {
    case nlohmann::json::value_t::boolean:
      return value.get<bool>();
    case nlohmann::json::value_t::number_integer:
    case nlohmann::json::value_t::number_unsigned:
      return value.get<std::int64_t>();
    case nlohmann::json::value_t::number_float:
      return report::number_cell(value.get<double>());
    case nlohmann::json::value_t::string:
      return report::text_cell(value.get_ref<const std::string&>());
    default:
      return {};
  }
}

/// The cell of a member; absent where there is no such member.
inline report::Cell cell_in(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? report::Cell() : cell_of(*found);
}

/// The member's text, also where it is empty. Throws where it is not a text.
inline report::Cell text_of(const nlohmann::json& object, const char* name) {
  return object.at(name).get<std::string>();
}

}  // namespace windscreen::serve
