#include "serve/audits/findings_routes.h"
#include "serve/audits/report_annex.h"
#include "serve/audits/report_routes.h"
#include "serve/audits/theme_routes.h"
#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json numeric() { return {{"type", "number"}}; }

ordered_json kinds() {
  return choice({"highlight", "thematic", "calibration", "control_sheet", "committee_annex"});
}

ordered_json audiences() { return choice({"improvement_board", "committee", "everyone"}); }

SchemaMembers window_members() { return {{"first", day()}, {"last", day()}, {"words", text()}}; }

// As the findings have it: per cent, with counts and Wilson's interval.
SchemaMembers share_members() {
  return {{"met", whole()},     {"all", whole()},     {"share", number_or_null()},
          {"lower", numeric()}, {"upper", numeric()}, {"effective", numeric()}};
}

SchemaMembers headline_members() {
  return {{"audits", whole()},
          {"weighted", truth()},
          {"grades", rows(joined({{{"grade", text()}, {"words", text()}}, share_members()}))},
          {"good_or_better", object(share_members())},
          {"cautions", list(text())}};
}

// From 0 to 1, as themes have it.
ordered_json theme_share() {
  return nullable(object({{"met", whole()},
                          {"all", whole()},
                          {"share", number_or_null()},
                          {"lower", number_or_null()},
                          {"upper", number_or_null()}}));
}

ordered_json themes() {
  return object({{"from", text()},
                 {"to", text()},
                 {"themes", rows({{"code", text()},
                                  {"name", text()},
                                  {"parent", text_or_null()},
                                  {"gap", theme_share()},
                                  {"strength", theme_share()}})},
                 {"recommendations", rows({{"theme", text()},
                                           {"theme_name", text()},
                                           {"issued_on", day()},
                                           {"words", text()},
                                           {"target_percent", whole()},
                                           {"due_on", day_or_null()},
                                           {"state", choice({"open", "met", "withdrawn"})},
                                           {"progress", choice({"not_known", "above", "at_target", "met"})},
                                           {"progress_words", text()},
                                           {"before", theme_share()},
                                           {"now", theme_share()},
                                           {"now_from", text()},
                                           {"now_to", text()}})}});
}

// Of the months' audits by duty, then of them all ("All of these months"), then of every audit ("All").
ordered_json actions() {
  return rows({{"of", text()},
               {"open", whole()},
               {"overdue", whole()},
               {"done", whole()},
               {"verified", whole()},
               {"not_possible", whole()},
               {"cancelled", whole()}});
}

ordered_json coefficient() {
  return nullable(object({{"value", numeric()}, {"lower", number_or_null()}, {"upper", number_or_null()}}));
}

// As GET /audits/agreement, without anything of one auditor: shares from 0 to 1.
ordered_json agreement() {
  const ordered_json share = object({{"count", whole()},
                                     {"value", number_or_null()},
                                     {"lower", number_or_null()},
                                     {"upper", number_or_null()}});
  return object({{"from", text_or_null()},
                 {"pairs", whole()},
                 {"few_pairs", truth()},
                 {"least_pairs", whole()},
                 {"exact", share},
                 {"within_one", share},
                 {"kappa", coefficient()},
                 {"ac2", coefficient()},
                 {"table", rows({{"first", text()},
                                 {"outstanding", whole()},
                                 {"good", whole()},
                                 {"requires_improvement", whole()},
                                 {"inadequate", whole()}})}});
}

ordered_json sessions() {
  return rows({{"held_on", day()},
               {"title", text()},
               {"graded_by", whole()},
               {"cases", rows({{"case", text()},
                               {"outstanding", whole()},
                               {"good", whole()},
                               {"requires_improvement", whole()},
                               {"inadequate", whole()},
                               {"range", whole()}})},
               {"exact", coefficient()},
               {"within_one", coefficient()},
               {"kappa", coefficient()},
               {"ac2", coefficient()}});
}

ordered_json control_sheets() {
  return rows({{"month", text()},
               {"label", text()},
               {"state", text()},
               {"rows", rows({{"part", text()},
                              {"group", text()},
                              {"number", whole()},
                              {"completed", whole_or_null()},
                              {"under_way", whole_or_null()},
                              {"unassigned", whole_or_null()},
                              {"not_audited", whole_or_null()},
                              {"late", whole_or_null()}})}});
}

// What is frozen. Which members are there goes by the kind: a highlight has headline, figures, themes, tools,
// actions, re_audits and agreement; a thematic report programme, rounds, streams, themes, tools and actions;
// calibration agreement and sessions; a control sheet programme and rounds; the annex what committee_annex.h
// says.
ordered_json data() {
  AuditSchemas findings = findings_schemas();
  return object({{"kind", kinds()},
                 {"month_from", text()},
                 {"month_to", text()},
                 {"window", object(window_members())},
                 {"as_at", day()},
                 {"method", text()},
                 {"condition", text()}},
                {{"narrative_check", object({{"kept", whole()}, {"reason", text()}})},
                 {"programme", object({{"name", text()},
                                       {"kind", text()},
                                       {"question", text()},
                                       {"method", text()},
                                       {"tool", text()}})},
                 {"headline", object(joined({window_members(), headline_members()}))},
                 {"figures", findings.at("AuditFindings")},
                 {"streams", rows(joined({{{"stream", text()}, {"words", text()}}, headline_members()}))},
                 {"themes", themes()},
                 {"tools", rows({{"tool", text()}, {"version", text()}, {"audits", whole()}})},
                 {"actions", actions()},
                 {"re_audits", findings.at("ReAuditFindings")},
                 {"agreement", agreement()},
                 {"sessions", sessions()},
                 {"rounds", control_sheets()},
                 {"from_report", text()},
                 {"annex", annex_schema()}});
}

// A line of the list. Author is null for who is not to see staff.
SchemaMembers line() {
  return {{"id", text()},
          {"kind", kinds()},
          {"kind_words", text()},
          {"month_from", text()},
          {"month_to", text()},
          {"months_words", text()},
          {"programme", text_or_null()},
          {"state", choice({"draft", "replaced", "signed", "published"})},
          {"state_words", text()},
          {"made_at", moment()},
          {"author", text_or_null()},
          {"signed_at", moment_or_null()},
          {"published_at", moment_or_null()},
          {"published_to", text_or_null()},
          {"restated", truth()}};
}

ordered_json report() {
  return object(
      joined({line(),
              {{"narrative", text()},
               // SHA-256 of data_text, which is the data as it was frozen; intact: the server has worked it
               // out anew.
               {"data_hash", text()},
               {"intact", truth()},
               {"data_text", text()},
               {"data", data()},
               {"replaces", text_or_null()},
               {"replaced_by", text_or_null()},
               {"signatures", rows({{"act", choice({"signed", "published"})},
                                    {"by", text_or_null()},
                                    {"at", moment()},
                                    {"published_to", text_or_null()},
                                    {"words", text()}})},
               // Empty for who sees no figures of audits: one audit's grade would be told by the difference.
               {"restatements", rows({{"at", moment()},
                                      {"month", text()},
                                      {"field", choice({"final_grade", "state"})},
                                      {"was", text_or_null()},
                                      {"now", text_or_null()},
                                      {"reason", text_or_null()},
                                      {"words", text()}})},
               {"restated_since", moment_or_null()},
               // What the headline would be today; null where nothing was restated, or the kind has none.
               {"headline_today", nullable(object(joined({window_members(), headline_members()})))},
               {"may", object({{"replace", truth()}, {"sign", truth()}, {"publish", truth()}})},
               // Why one may not, in a sentence, where one's role would; null otherwise.
               {"why_not", text_or_null()},
               {"publish_to", rows({{"to", audiences()}, {"words", text()}})},
               {"tables", rows({{"table", text()}, {"words", text()}})}}}));
}

}  // namespace

AuditSchemas report_schemas() {
  // Words with what looks like a name are refused (422, code "names_found", with `found`: in which of
  // narrative, recommendations and kept_because, what it is in words, the text itself, and from which
  // character to which), unless kept_because says why it may stay.
  const SchemaMembers narrative = {{"narrative", text()}};
  const SchemaMembers kept = {{"kept_because", text_or_null()}};
  return {{"AuditReports", object({{"today", day()},
                                   {"first_month", text_or_null()},
                                   {"may_make", truth()},
                                   {"rows", rows(line())}})},
          {"AuditReport", report()},
          {"AuditReportTable", list({{"type", "object"}})},
          {"AuditReportWish",
           object(joined({{{"kind", kinds()}, {"month_from", text()}, {"month_to", text()}}, narrative}),
                  joined({{{"programme", text_or_null()}, {"from_report", text_or_null()}}, kept}))},
          {"AuditReportReplacing", object(narrative, kept)},
          {"AuditReportSigning", object({})},
          {"AuditReportPublishing", object({{"to", audiences()}})}};
}

}  // namespace windscreen::serve
