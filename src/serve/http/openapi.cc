#include "serve/http/openapi.h"

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json schema_of(const Parameter& parameter) {
  switch (parameter.kind) {
    case Parameter::Kind::slug:
      return {{"type", "string"}, {"pattern", "^[A-Za-z0-9_-]{1,100}$"}};
    case Parameter::Kind::slugs:
      return {{"type", "string"}, {"pattern", "^[A-Za-z0-9_-]{1,100}(,[A-Za-z0-9_-]{1,100}){0,19}$"}};
    case Parameter::Kind::text:
      return {{"type", "string"}, {"minLength", 1}, {"maxLength", 200}};
    case Parameter::Kind::integer:
      return {{"type", "integer"}, {"minimum", parameter.least}, {"maximum", parameter.most}};
    case Parameter::Kind::date:
      return {{"type", "string"}, {"format", "date"}};
    case Parameter::Kind::choice:
      return {{"type", "string"}, {"enum", parameter.choices}};
  }
  return {};
}

ordered_json described(const Parameter& parameter, const char* place) {
  return {{"name", parameter.name},
          {"in", place},
          {"required", std::string_view(place) == "path"},
          {"description", parameter.about},
          {"schema", schema_of(parameter)}};
}

ordered_json reference(const std::string& schema) { return {{"$ref", "#/components/schemas/" + schema}}; }

ordered_json operation(const Route& route) {
  ordered_json content = ordered_json::object();
  for (const Form form : route.forms) {
    content[std::string(media_type_of(form))] = {
        {"schema", form == Form::json ? reference(route.schema) : ordered_json{{"type", "string"}}}};
  }
  ordered_json parameters = ordered_json::array();
  for (const Parameter& one : route.path) parameters.push_back(described(one, "path"));
  for (const Parameter& one : route.query) parameters.push_back(described(one, "query"));
  ordered_json made = {{"summary", route.summary},
                       {"x-access", name_of(route.access)},
                       {"parameters", parameters},
                       {"responses", {{"200", {{"description", route.summary}, {"content", content}}}}}};
  ordered_json& responses = made["responses"];
  if (route.method == Method::get)
    responses["304"] = {{"description", "The client has it already (If-None-Match)."}};
  if (route.body == BodyKind::json_or_form)
    responses["303"] = {{"description", "The same for a form: go to the page that is named."}};
  responses["default"] = {{"description", "What was wrong, and what to do."},
                          {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
  if (route.method != Method::get && route.access.kind != Access::Kind::anyone) {
    made["parameters"].push_back({{"name", "X-CSRF-Token"},
                                  {"in", "header"},
                                  {"required", route.body != BodyKind::json_or_form},
                                  {"description", "The token that GET /api/v1/session gives."},
                                  {"schema", {{"type", "string"}}}});
  }
  if (route.body == BodyKind::bytes) {
    made["requestBody"] = {{"required", true},
                           {"content", {{"application/octet-stream", ordered_json::object()}}}};
  } else if (route.body != BodyKind::none) {
    ordered_json body = {{"application/json", {{"schema", reference(route.takes)}}}};
    if (route.body == BodyKind::json_or_form)
      body["application/x-www-form-urlencoded"] = {{"schema", reference(route.takes)}};
    made["requestBody"] = {{"required", true}, {"content", body}};
  }
  return made;
}

}  // namespace

std::string openapi_document(const std::vector<Route>& routes, const std::string& version) {
  ordered_json paths = ordered_json::object();
  for (const Route& route : routes)
    paths[route.pattern][base::lower(name_of(route.method))] = operation(route);
  ordered_json schemas = ordered_json::object();
  for (const std::string& name : schema_names()) schemas[name] = ordered_json::parse(schema_named(name));
  for (const Route& route : routes) {
    for (const Form form : route.forms) {
      if (form == Form::json) static_cast<void>(schema_named(route.schema));
    }
    if (route.body != BodyKind::none && route.body != BodyKind::bytes)
      static_cast<void>(schema_named(route.takes));
  }
  const ordered_json document = {{"openapi", "3.1.0"},
                                 {"info",
                                  {{"title", "Windscreen"},
                                   {"version", version},
                                   {"description",
                                    "Every address that gives JSON gives the same with .json at its end, and "
                                    "CSV with .csv where that is listed. "
                                    "HEAD is answered wherever GET is."}}},
                                 {"paths", paths},
                                 {"components", {{"schemas", schemas}}}};
  return document.dump(1) + "\n";
}

}  // namespace windscreen::serve
