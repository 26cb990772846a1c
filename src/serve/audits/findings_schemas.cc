#include "serve/audits/findings_routes.h"
#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json numeric() { return {{"type", "number"}}; }
ordered_json texts() { return list(text()); }
ordered_json month_by() { return choice({"sampled", "completed"}); }

SchemaMembers share_members() {
  return {{"met", whole()},     {"all", whole()},     {"share", number_or_null()},
          {"lower", numeric()}, {"upper", numeric()}, {"effective", numeric()}};
}
ordered_json share() { return object(share_members()); }
SchemaMembers window_members() { return {{"first", day()}, {"last", day()}, {"words", text()}}; }
SchemaMembers headline_members() {
  return {{"audits", whole()},
          {"weighted", truth()},
          {"grades", rows(joined({{{"grade", text()}, {"words", text()}}, share_members()}))},
          {"good_or_better", share()},
          {"cautions", texts()}};
}

ordered_json comparison() {
  return object({{"older", object(window_members())},
                 {"newer", object(window_members())},
                 {"changes", rows({{"grade", text()},
                                   {"words", text()},
                                   {"difference", numeric()},
                                   {"lower", numeric()},
                                   {"upper", numeric()},
                                   {"beyond_chance", truth()}})}});
}

ordered_json chart() {
  return object(
      {{"what", text()},
       {"words", text()},
       {"weighted", truth()},
       {"months", rows({{"month", day()},
                        {"audits", whole()},
                        {"met", whole()},
                        {"share", number_or_null()},
                        {"centre", number_or_null()},
                        {"lower", number_or_null()},
                        {"upper", number_or_null()}})},
       {"signals", rows({{"rule", text()},
                         {"direction", text()},
                         {"first", whole()},
                         {"last", whole()},
                         {"words", text()}})},
       {"baselines", rows({{"from", day()}, {"until", day()}, {"first", whole()}, {"reason", text()}})},
       {"why_none", text()}});
}

ordered_json findings() {
  const ordered_json interval = object({{"ratio", numeric()}, {"lower", numeric()}, {"upper", numeric()}});
  return object({{"by", month_by()},
                 {"rolling", truth()},
                 {"months", whole()},
                 {"audits", whole()},
                 {"imported", whole()},
                 {"without_day", whole()},
                 {"windows", rows(joined({window_members(), headline_members()}))},
                 {"comparisons", list(comparison())},
                 {"trend", object({{"windows", whole()},
                                   {"chance", number_or_null()},
                                   {"odds", nullable(interval)},
                                   {"words", text()}})},
                 {"power", texts()},
                 {"charts", list(chart())},
                 {"streams", rows(joined({{{"stream", text()}, {"words", text()}, {"ever", whole()}},
                                          headline_members()}))},
                 {"silent_services", texts()},
                 {"completion", rows({{"group", text()},
                                      {"due", whole()},
                                      {"done", whole()},
                                      {"paused", whole()},
                                      {"late", whole()},
                                      {"void_or_replaced", whole()},
                                      {"share", number_or_null()},
                                      {"lower", numeric()},
                                      {"upper", numeric()}})}});
}

ordered_json inadequate() {
  const ordered_json ratio = nullable(object({{"ratio", numeric()},
                                              {"lower", numeric()},
                                              {"upper", numeric()},
                                              {"beyond_chance", truth()},
                                              {"half_added", truth()},
                                              {"strata_without_contrast", whole()}}));
  return object({{"by", month_by()},
                 {"window", nullable(object(window_members()))},
                 {"audits", whole()},
                 {"inadequate", share()},
                 {"factors", rows({{"factor", text()},
                                   {"source", choice({"answers", "case_data"})},
                                   {"words", text()},
                                   {"with", share()},
                                   {"without", share()},
                                   {"unknown", whole()},
                                   {"crude", ratio},
                                   {"stratified", ratio},
                                   {"services", whole()},
                                   {"stands", truth()},
                                   {"note", text()},
                                   {"sentence", text()}})},
                 {"caution", text()},
                 {"looks", text()},
                 {"case_data_as_at", day_or_null()},
                 {"case_data_without", whole()},
                 {"as_at", day()},
                 {"time_to_fix", rows({{"what", choice({"actions", "improved"})},
                                       {"all", whole()},
                                       {"done", whole()},
                                       {"median", number_or_null()},
                                       {"median_lower", number_or_null()},
                                       {"median_upper", number_or_null()},
                                       {"followed_for", numeric()},
                                       {"steps", rows({{"days", numeric()},
                                                       {"at_risk", whole()},
                                                       {"done", whole()},
                                                       {"still_open", numeric()},
                                                       {"lower", number_or_null()},
                                                       {"upper", number_or_null()}})}})}});
}

ordered_json compliance() {
  const ordered_json difference = nullable(object(
      {{"difference", numeric()}, {"lower", numeric()}, {"upper", numeric()}, {"beyond_chance", truth()}}));
  return object(
      {{"by", month_by()},
       {"window", nullable(object(window_members()))},
       {"audits", whole()},
       {"step", text()},
       {"step_words", text()},
       {"graded", choice({"overall", "section"})},
       {"section", text()},
       {"indicators", texts()},
       {"steps", rows({{"step", text()}, {"words", text()}, {"section", text()}})},
       {"unit", text_or_null()},
       {"unit_name", text_or_null()},
       {"units",
        rows({{"unit", text()}, {"kind", choice({"service", "quadrant", "team"})}, {"name", text()}})},
       {"as_at", day_or_null()},
       {"not_counted", whole()},
       {"not_known", whole()},
       {"without_grade", whole()},
       {"sides", rows({{"side", choice({"on_time", "late"})},
                       {"words", text()},
                       {"audits", whole()},
                       {"grades", rows(joined({{{"grade", text()}, {"words", text()}}, share_members()}))},
                       {"good_or_better", share()},
                       {"inadequate", share()}})},
       {"difference", difference},
       {"inadequate_difference", difference},
       {"words", text()},
       {"inadequate_words", text()},
       {"cautions", texts()}});
}

ordered_json reaudits() {
  return object(
      {{"matrix", rows({{"grade", text()},
                        {"words", text()},
                        {"due", whole()},
                        {"second", list(whole())},
                        {"not_possible", whole()},
                        {"open", whole()}})},
       {"words", text()},
       {"again", nullable(object(share_members(), {{"improved", truth()}}))},
       {"expected",
        nullable(
            object({{"share", numeric()}, {"lower", numeric()}, {"upper", numeric()}, {"pairs", whole()}}))},
       {"example", text()},
       {"without_first", whole()}});
}

SchemaMembers unit_members() {
  return joined(
      {{{"kind", choice({"service", "quadrant", "team"})}, {"name", text()}, {"unit", text()}},
       headline_members(),
       {{"words", text()}, {"little", truth()}, {"standing_good", text()}, {"standing_inadequate", text()}}});
}

ordered_json team() {
  return object(
      {{"by", month_by()},
       {"months", whole()},
       {"kind", text()},
       {"name", text()},
       {"unit", text()},
       {"windows",
        rows(joined({{{"first", day()}, {"last", day()}, {"window", text()}},
                     unit_members(),
                     {{"whole", object({{"good_or_better", share()}, {"inadequate", share()}})}}}))},
       {"changes", texts()},
       {"power", text_or_null()}});
}

}  // namespace

AuditSchemas findings_schemas() {
  return {{"AuditFindings", findings()},
          {"InadequateAudits", inadequate()},
          {"ComplianceAndQuality", compliance()},
          {"ReAuditFindings", reaudits()},
          {"TeamAudits", object({{"by", month_by()},
                                 {"window", nullable(object(window_members()))},
                                 {"whole", object(headline_members())},
                                 {"units", rows(unit_members())}})},
          {"TeamAuditsOverTime", team()}};
}

}  // namespace windscreen::serve
