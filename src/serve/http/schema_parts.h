// The parts that schemas of the API are put together from (JSON Schema 2020-12, as OpenAPI 3.1 takes it).
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace windscreen::serve {

using SchemaMembers = std::initializer_list<std::pair<std::string_view, nlohmann::ordered_json>>;

/// A value of each kind; "or_null" takes null too. Dates are YYYY-MM-DD, moments RFC 3339. Thread-safe, like
/// all here.
nlohmann::ordered_json text();
nlohmann::ordered_json text_or_null();
nlohmann::ordered_json truth();
nlohmann::ordered_json whole();
nlohmann::ordered_json whole_or_null();
nlohmann::ordered_json number_or_null();
nlohmann::ordered_json day();
nlohmann::ordered_json day_or_null();
nlohmann::ordered_json moment();
nlohmann::ordered_json moment_or_null();

/// One of the words.
nlohmann::ordered_json choice(std::initializer_list<const char*> words);
/// An object that has the required members, may have the optional ones, and has no others.
nlohmann::ordered_json object(SchemaMembers required, SchemaMembers optional = {});
/// An array of such items.
nlohmann::ordered_json list(nlohmann::ordered_json items);
/// An array of objects that have these columns and no others.
nlohmann::ordered_json rows(SchemaMembers columns);

}  // namespace windscreen::serve
