// The parts that schemas of the API are put together from (JSON Schema 2020-12, as OpenAPI 3.1 takes it).
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace windscreen::serve {

/// Names and schemas of members, in the order that they are shown in.
using SchemaMembers = std::vector<std::pair<std::string, nlohmann::ordered_json>>;

/// A value of each kind; "or_null" takes null too. Dates are YYYY-MM-DD, moments RFC 3339. Thread-safe, like
/// all here.
nlohmann::ordered_json text();
nlohmann::ordered_json text_or_null();
nlohmann::ordered_json truth();
nlohmann::ordered_json truth_or_null();
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
nlohmann::ordered_json object(const SchemaMembers& required, const SchemaMembers& optional = {});
/// What the schema takes, or null.
nlohmann::ordered_json nullable(nlohmann::ordered_json schema);
/// An array of such items.
nlohmann::ordered_json list(nlohmann::ordered_json items);
/// An array of objects that have these columns and no others.
nlohmann::ordered_json rows(const SchemaMembers& columns);

/// The parts one after the other: members that several schemas have in common are written once.
SchemaMembers joined(std::initializer_list<SchemaMembers> parts);

}  // namespace windscreen::serve
