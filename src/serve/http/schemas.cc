#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

#include "serve/accounts/account_schemas.h"
#include "serve/administration/administration_schemas.h"
#include "serve/audits/audit_schemas.h"
#include "serve/children/child_schemas.h"
#include "serve/data/load_schemas.h"
#include "serve/http/openapi.h"
#include "serve/improvement/improvement_routes.h"
#include "serve/pages/saved_view_routes.h"
#include "serve/work/work_routes.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

// What a column holds; a null too where the kind ends in "or_null".
enum class Kind : std::uint8_t {
  text,
  text_or_null,
  integer,
  integer_or_null,
  number_or_null,
  boolean,
  boolean_or_null,
  date,
  date_or_null
};

ordered_json schema_of(Kind kind) {
  switch (kind) {
    case Kind::text:
      return {{"type", "string"}};
    case Kind::text_or_null:
      return {{"type", {"string", "null"}}};
    case Kind::integer:
      return {{"type", "integer"}};
    case Kind::integer_or_null:
      return {{"type", {"integer", "null"}}};
    case Kind::number_or_null:
      return {{"type", {"number", "null"}}};
    case Kind::boolean:
      return {{"type", "boolean"}};
    case Kind::boolean_or_null:
      return {{"type", {"boolean", "null"}}};
    case Kind::date:
      return {{"type", "string"}, {"format", "date"}};
    case Kind::date_or_null:
      return {{"type", {"string", "null"}}, {"format", "date"}};
  }
  return {};
}

// An array of objects that have these columns and no others.
ordered_json rows_of(std::initializer_list<std::pair<std::string_view, Kind>> columns) {
  ordered_json properties = ordered_json::object();
  ordered_json required = ordered_json::array();
  for (const auto& [name, kind] : columns) {
    properties[std::string(name)] = schema_of(kind);
    required.push_back(name);
  }
  return {{"type", "array"},
          {"items",
           {{"type", "object"},
            {"properties", properties},
            {"required", required},
            {"additionalProperties", false}}}};
}

ordered_json problem() {
  return {{"type", "object"},
          {"properties",
           {{"type", {{"type", "string"}}},
            {"title", {{"type", "string"}}},
            {"status", {{"type", "integer"}}},
            {"detail", {{"type", "string"}}},
            {"remedy", {{"type", "string"}, {"description", "What to do about it."}}},
            {"code", {{"type", "string"}, {"description", "A word that tells this from others."}}}}},
          {"required", {"type", "title", "status", "detail"}},
          {"additionalProperties", false}};
}

// The columns of three figures (then, again, now) and what they say together.
ordered_json since_rows() {
  ordered_json rows = rows_of({{"id", Kind::text}, {"name", Kind::text}});
  ordered_json& item = rows["items"];
  const auto add = [&](const std::string& name, Kind kind) {
    item["properties"][name] = schema_of(kind);
    item["required"].push_back(name);
  };
  for (const char* which : {"then", "again", "now"}) {
    for (const char* end : {"start", "end"}) add(std::string(which) + "_" + end, Kind::date_or_null);
    for (const char* part : {"value", "numerator", "denominator", "spread_low", "spread_high", "largest"})
      add(std::string(which) + "_" + part, Kind::number_or_null);
    add(std::string(which) + "_suppressed", Kind::boolean_or_null);
  }
  add("difference", Kind::number_or_null);
  for (const char* words : {"verdict", "sentence", "restated", "lost"}) add(words, Kind::text_or_null);
  for (const char* truth : {"by_records", "redefined", "defined_since"}) add(truth, Kind::boolean_or_null);
  return rows;
}

const std::map<std::string, ordered_json, std::less<>>& own_schemas() {
  using enum Kind;
  static const std::map<std::string, ordered_json, std::less<>> all = {
      {"Problem", problem()},
      // A page's data as web/src/data has it: an object that has a version of its own.
      {"Report", {{"type", "object"}}},
      {"OpenApi", {{"type", "object"}, {"required", {"openapi", "info", "paths"}}}},
      {"Exceptions", rows_of({{"kind", text},
                              {"unit", text},
                              {"id", text},
                              {"period_start", date},
                              {"period_end", date},
                              {"late", number_or_null},
                              {"of", number_or_null},
                              {"suppressed", boolean},
                              {"late_month_before", number_or_null},
                              {"of_month_before", number_or_null},
                              {"late_year_before", number_or_null},
                              {"of_year_before", number_or_null},
                              {"coming_due", number_or_null},
                              {"standing", text_or_null},
                              {"lower_95", number_or_null},
                              {"upper_95", number_or_null}})},
      {"Caseloads", rows_of({{"service", text},
                             {"children_from", integer},
                             {"children_to", integer_or_null},
                             {"workers", integer_or_null},
                             {"limit", integer_or_null},
                             {"suppressed", boolean}})},
      {"WorkerCaseloadsPage", rows_of({{"kind", text},
                                       {"worker", text_or_null},
                                       {"named", boolean},
                                       {"team", text_or_null},
                                       {"service", text_or_null},
                                       {"quadrant", text_or_null},
                                       {"children", integer},
                                       {"limit", integer_or_null},
                                       {"over", boolean_or_null},
                                       {"newly_qualified", boolean},
                                       {"protected_limit", integer_or_null},
                                       {"over_protected_limit", boolean_or_null},
                                       {"agency", boolean},
                                       {"full_time_equivalent", number_or_null}})},
      {"Pathway", rows_of({{"period_start", date},
                           {"period_end", date},
                           {"team", text_or_null},
                           {"kind", text},
                           {"step", text_or_null},
                           {"next", text_or_null},
                           {"up_to_days", integer_or_null},
                           {"count", integer_or_null},
                           {"waits", integer_or_null},
                           {"median", number_or_null},
                           {"lower_quartile", number_or_null},
                           {"upper_quartile", number_or_null},
                           {"longest", integer_or_null},
                           {"wait_unit", text_or_null}})},
      {"Fairness", rows_of({{"dimension", text},
                            {"group", text},
                            {"kind", text},
                            {"id", text},
                            {"comparable", boolean},
                            {"children", integer_or_null},
                            {"population", integer_or_null},
                            {"went_on", integer_or_null},
                            {"rate", number_or_null},
                            {"percent", number_or_null},
                            {"lower_95", number_or_null},
                            {"upper_95", number_or_null},
                            {"ratio", number_or_null},
                            {"ratio_lower_95", number_or_null},
                            {"ratio_upper_95", number_or_null}})},
      {"Since", since_rows()},
      {"Completeness", rows_of({{"table", text},
                                {"column", text},
                                {"rows", integer_or_null},
                                {"with_a_value", integer_or_null}})},
      {"Provenance", rows_of({{"kind", text},
                              {"name", text},
                              {"rows", integer_or_null},
                              {"bytes", integer_or_null},
                              {"sha256", text},
                              {"snapshot", text},
                              {"as_at", date}})},
      {"Snapshots", rows_of({{"snapshot", text},
                             {"as_at", date},
                             {"loaded_at", text},
                             {"sources", integer},
                             {"rows_read", integer},
                             {"kept", integer},
                             {"merged", integer},
                             {"rejected", integer},
                             {"flagged", integer},
                             {"bytes", integer},
                             {"content_hash", text}})},
      {"Areas", rows_of({{"area", text}, {"indicators", integer}})},
      {"Indicators", rows_of({{"id", text},
                              {"area", text},
                              {"name", text},
                              {"unit", text},
                              {"grain", text},
                              {"window", text},
                              {"polarity", text},
                              {"measure", text},
                              {"breakdowns", text},
                              {"definition", text},
                              {"local", boolean},
                              {"hash", text}})},
      {"Figures", rows_of({{"id", text},
                           {"area", text},
                           {"name", text},
                           {"unit", text},
                           {"period_start", date},
                           {"period_end", date},
                           {"dimension", text},
                           {"group", text},
                           {"value", number_or_null},
                           {"numerator", number_or_null},
                           {"denominator", number_or_null},
                           {"suppressed", boolean},
                           {"benchmark_england", number_or_null},
                           {"benchmark_region", number_or_null},
                           {"benchmark_neighbours", number_or_null},
                           {"lower_limit", number_or_null},
                           {"upper_limit", number_or_null},
                           {"snapshot", text},
                           {"compared_start", date_or_null},
                           {"compared_end", date_or_null},
                           {"note", text_or_null},
                           {"signal", text_or_null},
                           {"benchmark_england_year", integer_or_null},
                           {"benchmark_region_year", integer_or_null},
                           {"benchmark_neighbours_year", integer_or_null},
                           {"benchmark_note", text_or_null},
                           {"spread_low", number_or_null},
                           {"spread_high", number_or_null},
                           {"largest", number_or_null},
                           {"symbol", text_or_null}})},
      {"Explanations", rows_of({{"id", text},
                                {"name", text},
                                {"area", text},
                                {"definition", text_or_null},
                                {"caveat", text_or_null},
                                {"unit", text},
                                {"measure", text_or_null},
                                {"grain", text},
                                {"window", text},
                                {"polarity", text},
                                {"breakdowns", text_or_null},
                                {"annex_a", text_or_null},
                                {"benchmark", text_or_null},
                                {"of", text_or_null},
                                {"compared_with", text_or_null},
                                {"period_start", date},
                                {"period_end", date},
                                {"value", number_or_null},
                                {"numerator", number_or_null},
                                {"denominator", number_or_null},
                                {"compared_start", date_or_null},
                                {"compared_end", date_or_null},
                                {"note", text_or_null},
                                {"as_at", date},
                                {"snapshot", text},
                                {"snapshot_hash", text},
                                {"loaded_at", text},
                                {"sources", text_or_null},
                                {"file", text_or_null},
                                {"shared", text_or_null},
                                {"definition_hash", text},
                                {"engine", text},
                                {"sql", text_or_null}})}};
  return all;
}

const std::map<std::string, ordered_json, std::less<>>& schemas() {
  static const std::map<std::string, ordered_json, std::less<>> all = [] {
    auto joined = own_schemas();
    for (auto& [name, schema] : child_schemas()) joined.emplace(name, std::move(schema));
    for (auto& [name, schema] : account_schemas()) joined.emplace(name, std::move(schema));
    for (auto& [name, schema] : load_schemas()) joined.emplace(name, std::move(schema));
    for (auto& [name, schema] : audit_schemas()) joined.emplace(name, std::move(schema));
    for (auto& [name, schema] : improvement_schemas()) joined.emplace(name, std::move(schema));
    for (auto& [name, schema] : work_schemas()) joined.emplace(name, std::move(schema));
    for (auto& [name, schema] : saved_view_schemas()) joined.emplace(name, std::move(schema));
    for (auto& [name, schema] : administration_schemas()) joined.emplace(name, std::move(schema));
    return joined;
  }();
  return all;
}

}  // namespace

std::string schema_named(const std::string& name) { return schemas().at(name).dump(); }

std::vector<std::string> schema_names() {
  std::vector<std::string> names;
  for (const auto& [name, schema] : schemas()) names.push_back(name);
  return names;
}

}  // namespace windscreen::serve
