#include "serve/audits/moderation_routes.h"
#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json grade() { return choice({"outstanding", "good", "requires_improvement", "inadequate"}); }

ordered_json grade_or_null() {
  ordered_json one = grade();
  one["type"] = {"string", "null"};
  one["enum"].push_back(nullptr);
  return one;
}

ordered_json or_none(ordered_json schema) { return {{"anyOf", {std::move(schema), {{"type", "null"}}}}}; }

ordered_json number() { return {{"type", "number"}}; }

SchemaMembers own_second_grade() {
  return {{"moderation", text()},
          {"audit", text()},
          {"month", text()},
          {"team", text_or_null()},
          {"stream", text()},
          {"state_words", text()},
          {"due_on", day()},
          {"step", choice({"grade", "agree", "lead", "waits", "done"})},
          {"why", text_or_null()},
          {"grade", grade_or_null()},
          {"first_grade", grade_or_null()},
          {"agreed_grade", grade_or_null()},
          {"reason", text_or_null()},
          {"final_grade", grade_or_null()}};
}

SchemaMembers second_grade() {
  return {{"moderation", text()},
          {"kind", text()},
          {"why", text()},
          {"moderator", text_or_null()},
          {"given", truth()},
          {"blind", truth()},
          {"due_on", day()},
          {"grade", grade_or_null()},
          {"graded_at", moment_or_null()},
          {"agreed_grade", grade_or_null()},
          {"reason", text_or_null()},
          {"finished_at", moment_or_null()}};
}

ordered_json decisions() {
  return object({{"today", day()},
                 {"rows", rows({{"audit", text()},
                                {"month", text()},
                                {"team", text_or_null()},
                                {"service", text_or_null()},
                                {"auditor", text_or_null()},
                                {"state", text()},
                                {"state_words", text()},
                                {"submitted_at", moment_or_null()},
                                {"next", text()},
                                {"why", text_or_null()},
                                {"due_on", day_or_null()},
                                {"late", truth()},
                                {"auditor_grade", grade_or_null()},
                                {"second_grade", grade_or_null()},
                                {"agreed", grade_or_null()},
                                {"moderator", text_or_null()},
                                {"revision", whole()}})}});
}

ordered_json decision() {
  return object(
      {{"audit", text()},
       {"month", text()},
       {"team", text_or_null()},
       {"service", text_or_null()},
       {"stream", text()},
       {"state", text()},
       {"state_words", text()},
       {"next", text()},
       {"revision", whole()},
       {"auditor", text_or_null()},
       {"submitted_at", moment_or_null()},
       {"auditor_grade", grade_or_null()},
       {"moderated_grade", grade_or_null()},
       {"final_grade", grade_or_null()},
       {"rationale", text_or_null()},
       {"second_grades", rows(second_grade())},
       {"moderators",
        rows({{"id", text()}, {"name", text()}, {"waiting", whole()}, {"conflicts", list(text())}})},
       {"moves", list(text())}});
}

ordered_json history() {
  return object({{"audit", text()},
                 {"month", text()},
                 {"team", text_or_null()},
                 {"state", text()},
                 {"state_words", text()},
                 {"auditor_grade", grade_or_null()},
                 {"moderated_grade", grade_or_null()},
                 {"final_grade", grade_or_null()},
                 {"rationale", text_or_null()},
                 {"steps", rows({{"at", moment()},
                                 {"who", text_or_null()},
                                 {"by_rule", truth()},
                                 {"move", text()},
                                 {"from", text()},
                                 {"to", text()},
                                 {"reason", text_or_null()}})},
                 {"second_grades", rows(second_grade())},
                 {"versions", rows({{"version", whole()},
                                    {"made_at", moment()},
                                    {"who", text_or_null()},
                                    {"reason", text_or_null()},
                                    {"final_grade", grade_or_null()},
                                    {"hash", text()},
                                    {"changed", rows({{"what", text()}, {"was", text()}, {"is", text()}})}})},
                 {"leads", truth()},
                 {"may_appeal", truth()},
                 {"viewing", text()},
                 {"child", text()}});
}

ordered_json measure() {
  return or_none(object({{"value", number()}, {"lower", number_or_null()}, {"upper", number_or_null()}}));
}

ordered_json share() {
  return object({{"count", whole()},
                 {"value", number_or_null()},
                 {"lower", number_or_null()},
                 {"upper", number_or_null()}});
}

SchemaMembers by_grade() {
  return {{"outstanding", whole()},
          {"good", whole()},
          {"requires_improvement", whole()},
          {"inadequate", whole()}};
}

ordered_json calibration_session() {
  return object({{"session", text()},
                 {"name", text()},
                 {"held_on", day()},
                 {"led_by", text()},
                 {"notes", text()},
                 {"graded_by", whole()},
                 {"cases", rows(joined({{{"case", text()}}, by_grade(), {{"range", whole()}}}))},
                 {"grades", rows({{"case", text()}, {"auditor", text()}, {"grade", grade()}})},
                 {"auditors", rows({{"id", text()}, {"name", text()}, {"now", truth()}})},
                 {"exact", measure()},
                 {"within_one", measure()},
                 {"kappa", measure()},
                 {"ac2", measure()}});
}

ordered_json agreement() {
  return object({{"from", text_or_null()},
                 {"pairs", whole()},
                 {"few_pairs", truth()},
                 {"least_pairs", whole()},
                 {"exact", share()},
                 {"within_one", share()},
                 {"kappa", measure()},
                 {"ac2", measure()},
                 {"table", rows(joined({{{"first", grade()}}, by_grade()}))},
                 {"mean", number()},
                 {"between", number_or_null()},
                 {"within", number_or_null()},
                 {"many_in_a_day", whole()},
                 {"days", rows({{"auditor", text()}, {"day", day()}, {"audits", whole()}})},
                 {"rows", rows({{"auditor", text()},
                                {"pairs", whole()},
                                {"mean", number()},
                                {"shrunk", number()},
                                {"lower", number_or_null()},
                                {"upper", number_or_null()}})}});
}

}  // namespace

AuditSchemas moderation_schemas() {
  const SchemaMembers seen = {{"seen", whole()}};
  const SchemaMembers reason = {{"reason", text_or_null()}};
  return {
      {"SecondGrades", object({{"today", day()}, {"rows", rows(own_second_grade())}})},
      {"OwnSecondGrade", object(own_second_grade())},
      {"SecondGradeGiven", object({{"grade", grade()}})},
      {"SecondGradeAgreed", object({{"grade", grade()}}, reason)},
      {"Decisions", decisions()},
      {"Decision", decision()},
      {"ModeratorChosen", object(joined({seen, {{"moderation", text()}, {"moderator", text()}}}))},
      {"GradeDecided", object(joined({seen, {{"grade", grade()}}}), reason)},
      {"LeadsMove", object(joined({seen, {{"move", text()}, {"reason", text()}}}))},
      {"AppealDeclined", object(joined({seen, {{"moderation", text()}, {"reason", text()}}}))},
      {"AuditHistory", history()},
      {"AuditHistoryAsked",
       object({{"audit", text()}}, {{"purpose", text_or_null()}, {"purpose_words", text_or_null()}})},
      {"AuditNamed", object({{"audit", text()}})},
      {"AppealMade", object({{"audit", text()}, {"reason", text()}})},
      {"CalibrationSessions", object({{"today", day()},
                                      {"rows", rows({{"session", text()},
                                                     {"name", text()},
                                                     {"held_on", day()},
                                                     {"cases", whole()},
                                                     {"auditors", whole()},
                                                     {"exact", number_or_null()},
                                                     {"ac2", number_or_null()}})}})},
      {"CalibrationSession", calibration_session()},
      {"CalibrationMade", object({{"name", text()}, {"held_on", day()}}, {{"notes", text_or_null()}})},
      {"CalibrationGrades",
       object({{"grades", rows({{"case", text()}, {"auditor", text()}, {"grade", grade_or_null()}})}})},
      {"OwnCalibration",
       object({{"today", day()},
               {"registered", truth()},
               {"rows", rows({{"session", text()},
                              {"name", text()},
                              {"held_on", day()},
                              {"takes_grades", truth()},
                              {"cases", list(text())},
                              {"grades", rows({{"case", text()}, {"grade", grade()}})}})}})},
      {"OwnCalibrationGrade", object({{"session", text()}, {"case", text()}, {"grade", grade_or_null()}})},
      {"AuditorAgreement", agreement()}};
}

}  // namespace windscreen::serve
