#include "serve/audits/theme_routes.h"
#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json share() {
  ordered_json made = object({{"met", whole()},
                              {"all", whole()},
                              {"share", number_or_null()},
                              {"lower", number_or_null()},
                              {"upper", number_or_null()}});
  return {{"oneOf", {std::move(made), ordered_json{{"type", "null"}}}},
          {"description", "From 0 to 1 with its 95% interval; null where there are no audits."}};
}

SchemaMembers theme() {
  return {{"code", text()},
          {"name", text()},
          {"parent", text_or_null()},
          {"indicator", text_or_null()},
          {"retired", truth()}};
}

ordered_json recommendations() {
  return rows({{"id", text()},
               {"theme", text()},
               {"theme_name", text()},
               {"issued_on", day()},
               {"words", text()},
               {"owner", text_or_null()},
               {"target_percent", whole()},
               {"due_on", day_or_null()},
               {"state", choice({"open", "met", "withdrawn"})},
               {"closed_on", day_or_null()},
               {"close_reason", text_or_null()},
               {"progress", choice({"not_known", "above", "at_target", "met"})},
               {"progress_words", text()},
               {"before", share()},
               {"now", share()},
               {"now_from", text()},
               {"now_to", text()}});
}

const SchemaMembers marks = {{"theme", text()}, {"polarity", choice({"strength", "gap"})}};

}  // namespace

AuditSchemas theme_schemas() {
  return {
      {"AuditThemes", object({{"today", day()},
                              {"from", text()},
                              {"to", text()},
                              {"may_change", truth()},
                              {"themes", rows(joined({theme(), {{"gap", share()}, {"strength", share()}}}))},
                              {"recommendations", recommendations()}})},
      {"AuditTheme",
       object(joined({theme(),
                      {{"today", day()},
                       {"may_change", truth()},
                       {"below", rows({{"code", text()}, {"name", text()}})},
                       {"months", rows({{"month", text()}, {"gap", share()}, {"strength", share()}})},
                       {"recommendations", recommendations()}}}))},
      {"AuditThemeMarks", object({{"may_mark", truth()}, {"themes", rows(theme())}, {"marks", rows(marks)}})},
      {"AuditThemeMarking", object({{"marks", list(object(marks))}})},
      {"AuditThemesMarked", object({{"marks", whole()}})},
      {"AuditThemesBegin", object({})},
      {"AuditThemeWish", object({{"code", text()}, {"name", text()}},
                                {{"parent", text_or_null()}, {"indicator", text_or_null()}})},
      {"AuditThemeRetiring", object({{"theme", text()}})},
      {"AuditThemeChanged", object({{"id", text()}})},
      {"AuditRecommendationWish", object({{"theme", text()}, {"words", text()}, {"target_percent", whole()}},
                                         {{"owner", text_or_null()}, {"due_on", day_or_null()}})},
      {"AuditRecommendationClosing",
       object({{"recommendation", text()}, {"state", choice({"met", "withdrawn"})}, {"reason", text()}})}};
}

}  // namespace windscreen::serve
