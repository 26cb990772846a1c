#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json of(const char* type) { return {{"type", type}}; }

ordered_json or_null(const char* type) { return {{"type", {type, "null"}}}; }

ordered_json written_as(ordered_json text, const char* format) {
  text["format"] = format;
  return text;
}

}  // namespace

ordered_json text() { return of("string"); }
ordered_json text_or_null() { return or_null("string"); }
ordered_json truth() { return of("boolean"); }
ordered_json truth_or_null() { return or_null("boolean"); }
ordered_json whole() { return of("integer"); }
ordered_json whole_or_null() { return or_null("integer"); }
ordered_json number_or_null() { return or_null("number"); }
ordered_json day() { return written_as(text(), "date"); }
ordered_json day_or_null() { return written_as(text_or_null(), "date"); }
ordered_json moment() { return written_as(text(), "date-time"); }
ordered_json moment_or_null() { return written_as(text_or_null(), "date-time"); }

ordered_json choice(std::initializer_list<const char*> words) {
  return {{"type", "string"}, {"enum", ordered_json(words)}};
}

ordered_json object(const SchemaMembers& required, const SchemaMembers& optional) {
  ordered_json made = {{"type", "object"},
                       {"properties", ordered_json::object()},
                       {"required", ordered_json::array()},
                       {"additionalProperties", false}};
  for (const auto& [name, schema] : required) {
    made["properties"][name] = schema;
    made["required"].push_back(name);
  }
  for (const auto& [name, schema] : optional) made["properties"][name] = schema;
  return made;
}

ordered_json nullable(ordered_json schema) { return {{"anyOf", {std::move(schema), {{"type", "null"}}}}}; }

ordered_json list(ordered_json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

ordered_json rows(const SchemaMembers& columns) { return list(object(columns)); }

SchemaMembers joined(std::initializer_list<SchemaMembers> parts) {
  SchemaMembers all;
  for (const SchemaMembers& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace windscreen::serve
