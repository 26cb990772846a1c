#include "serve/audits/tool_routes.h"
#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

SchemaMembers version_columns() {
  return {{"id", text()},
          {"tool", text()},
          {"version", text()},
          {"name", text()},
          {"kind", choice({"core", "thematic", "dip_sample", "mock_inspection", "closure", "supervision",
                           "multi_agency", "external"})},
          {"origin", choice({"shipped", "authority", "imported"})},
          {"from", day()},
          {"last_day", day_or_null()},
          {"in_force", truth()},
          {"look_back_months", whole()},
          {"sections", whole()},
          {"questions", whole()},
          {"used_since", moment_or_null()},
          {"audits", whole()},
          {"hash", text()}};
}

ordered_json tool_question() {
  return object({{"id", text()},
                 {"ask", text()},
                 {"type", choice({"grade", "yes_partly_no", "scale", "number", "date", "text", "evidence",
                                  "choice", "choices", "note"})}},
                {{"guidance", text()},
                 {"overall", truth()},
                 {"required", truth()},
                 {"required_if", text()},
                 {"asked_if", text()},
                 {"choices", rows({{"id", text()}, {"label", text()}})},
                 {"descriptors", object({{"outstanding", text()},
                                         {"good", text()},
                                         {"requires_improvement", text()},
                                         {"inadequate", text()}})},
                 {"unsafe", list(text())},
                 {"record", text()},
                 {"lowest", text()},
                 {"highest", text()},
                 {"least", text()},
                 {"most", text()},
                 {"whole", truth()}});
}

ordered_json tool_content() {
  return object(
      {{"tool", text()},
       {"name", text()},
       {"version", text()},
       {"kind", text()},
       {"from", day()},
       {"look_back_months", whole()},
       {"sections", list(object({{"id", text()}, {"name", text()}, {"questions", list(tool_question())}},
                                {{"about", text()}}))}},
      {{"until", day()}, {"about", text()}, {"source", text()}, {"licence", text()}});
}

ordered_json changes() {
  return rows({{"kind", choice({"added", "removed", "changed", "moved"})},
               {"section", text()},
               {"question", text()},
               {"called", text()},
               {"fields", list(text())},
               {"compares", truth()},
               {"why_not", text()}});
}

}  // namespace

AuditSchemas tool_schemas() {
  const ordered_json faults = rows({{"id", text()}, {"what", text()}, {"remedy", text()}});
  return {
      {"AuditToolLibrary", object({{"tools", rows(version_columns())},
                                   {"faults", rows({{"what", text()}, {"remedy", text()}})},
                                   {"may_change", truth()}})},
      {"AuditToolVersion",
       object({{"about", object(version_columns())},
               {"content", tool_content()},
               {"records", rows({{"name", text()}, {"words", text()}})},
               {"versions", rows(version_columns())},
               {"before", nullable(object({{"id", text()}, {"version", text()}, {"changes", changes()}}))},
               {"may_change", truth()}})},
      // What is typed may still lack anything: the answer says what.
      {"AuditToolWish",
       object({{"tool", ordered_json{{"type", "object"}}}}, {{"imported", truth_or_null()}})},
      {"AuditToolChecked", object({{"faults", faults},
                                   {"taken", truth()},
                                   {"next_version", text_or_null()},
                                   {"changes", changes()}})},
      {"AuditToolSaved", object({{"id", text()}})},
      {"AuditToolLastDay", object({{"last_day", day()}})},
      {"AuditToolImported",
       object({{"content", tool_content()},
               {"notes", rows({{"sheet", text()}, {"line", whole()}, {"what", text()}})}})},
  };
}

}  // namespace windscreen::serve
