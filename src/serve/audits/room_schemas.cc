#include "serve/audits/audit_form_routes.h"
#include "serve/audits/plan_schemas.h"
#include "serve/audits/room_routes.h"
#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json watermark() {
  return object({{"who", text()}, {"at", moment()}, {"room", text()}, {"viewing", text()}});
}

ordered_json kinds() { return choice({"audit", "method_note", "report"}); }
ordered_json since() { return choice({"", "reopened", "changed"}); }
ordered_json standings() { return choice({"to_come", "open", "over", "closed"}); }

SchemaMembers purpose() { return {{"purpose", text_or_null()}, {"purpose_words", text_or_null()}}; }

ordered_json lists() {
  return object({{"rooms", rows({{"room", text()},
                                 {"name", text()},
                                 {"open_from", day()},
                                 {"open_to", day()},
                                 {"read_first", text()},
                                 {"watermark", watermark()},
                                 {"items", rows({{"item", text()},
                                                 {"place", whole()},
                                                 {"kind", kinds()},
                                                 {"title", text()},
                                                 {"child", text()},
                                                 {"month", text_or_null()},
                                                 {"service", text_or_null()},
                                                 {"quadrant", text_or_null()},
                                                 {"team", text_or_null()},
                                                 {"final_grade", text_or_null()},
                                                 {"since", since()}})}})}});
}

/// What every opened thing has, and what is its own.
ordered_json opened(const SchemaMembers& own) {
  return object(joined({{{"item", text()},
                         {"room", text()},
                         {"title", text()},
                         {"kept_at", moment()},
                         {"watermark", watermark()}},
                        own}));
}

ordered_json audit() {
  return opened({{"since", since()},
                 {"rationale", text_or_null()},
                 {"audit", audit_form_schemas().at("AuditForm")},
                 {"conversations", rows({{"mode", text()},
                                         {"held_on", day_or_null()},
                                         {"why_none", text_or_null()},
                                         {"agreed", text()},
                                         {"view", text_or_null()},
                                         {"reply", text_or_null()},
                                         {"replied_at", moment_or_null()}})},
                 {"second_grades", rows({{"kind", text()},
                                         {"blind", truth()},
                                         {"grade", text_or_null()},
                                         {"agreed_grade", text_or_null()},
                                         {"reason", text_or_null()}})}});
}

ordered_json report() {
  return opened(
      {{"report", object({{"id", text()},
                          {"kind", text()},
                          {"kind_words", text()},
                          {"month_from", text()},
                          {"month_to", text()},
                          {"made_at", moment()},
                          {"state_words", text()},
                          {"restated", whole()},
                          {"data_hash", text()},
                          {"intact", truth()},
                          {"narrative", text()},
                          {"data", {{"description", "The report\u2019s figures, as they were frozen."}}}})}});
}

ordered_json room() {
  return object({{"id", text()},
                 {"name", text()},
                 {"read_first", text()},
                 {"open_from", day()},
                 {"open_to", day()},
                 {"standing", standings()},
                 {"standing_words", text()},
                 {"choice", choice({"children", "draw", "month"})},
                 {"choice_facts", object({{"audits", whole()}, {"of", whole()}}, {{"seed", text()},
                                                                                  {"month_from", text()},
                                                                                  {"month_to", text()},
                                                                                  {"programme", text()},
                                                                                  {"without", whole()}})},
                 {"opened_by", text()},
                 {"opened_at", moment()},
                 {"closed_by", text_or_null()},
                 {"closed_at", moment_or_null()},
                 {"close_reason", text_or_null()},
                 {"inspectors", rows({{"name", text()}, {"email", text()}, {"taken_back", truth()}})},
                 {"items", rows({{"place", whole()},
                                 {"kind", kinds()},
                                 {"title", text()},
                                 {"audit", text_or_null()},
                                 {"report", text_or_null()},
                                 {"since", since()},
                                 {"opened", whole()}})},
                 {"visits", whole()},
                 {"may_close", truth()}});
}

SchemaMembers choosing() {
  return {{"children", list(text())},     {"seed", text_or_null()},     {"number", whole_or_null()},
          {"month_from", text_or_null()}, {"month_to", text_or_null()}, {"programme", text_or_null()}};
}

}  // namespace

AuditSchemas room_schemas() {
  const ordered_json choices = choice({"children", "draw", "month"});
  AuditSchemas all;
  all["EvidenceRoomLists"] = lists();
  all["EvidenceRoomAudit"] = audit();
  all["EvidenceRoomNote"] = opened({{"note", plan_schemas().at("AuditMethodNote")}});
  all["EvidenceRoomReport"] = report();
  all["EvidenceRoomListsAsked"] = object({}, purpose());
  all["EvidenceRoomItemAsked"] = object({{"item", text()}}, purpose());
  all["EvidenceRooms"] = rows({{"id", text()},
                               {"name", text()},
                               {"open_from", day()},
                               {"open_to", day()},
                               {"standing", standings()},
                               {"standing_words", text()},
                               {"inspectors", whole()},
                               {"items", whole()},
                               {"opened_by", text()},
                               {"opened_at", moment()},
                               {"visits", whole()},
                               {"last_visit", moment_or_null()}});
  all["EvidenceRoom"] = room();
  all["EvidenceRoomVisits"] = rows({{"at", moment()},
                                    {"who", text()},
                                    {"email", text()},
                                    {"place", whole_or_null()},
                                    {"what", text()},
                                    {"viewing", text()},
                                    {"downloaded", truth()}});
  all["EvidenceRoomOffer"] =
      object({{"today", day()},
              {"usual_last_day", day()},
              {"longest_days", whole()},
              {"inspectors", rows({{"account", text()}, {"name", text()}, {"email", text()}})},
              {"reports", rows({{"report", text()},
                                {"kind_words", text()},
                                {"month_from", text()},
                                {"month_to", text()},
                                {"state_words", text()}})},
              {"months", rows({{"programme", text()}, {"name", text()}, {"month", text()}})}});
  all["EvidenceRoomChosen"] = object({{"audits", whole()},
                                      {"of", whole()},
                                      {"children", whole()},
                                      {"without", list(whole())},
                                      {"not_final", whole()}});
  all["EvidenceRoomNamed"] = object({{"room", text()}});
  all["EvidenceRoomChoice"] = object({{"choice", choices}}, choosing());
  all["EvidenceRoomWish"] = object({{"name", text()}, {"choice", choices}, {"inspectors", list(text())}},
                                   joined({choosing(),
                                           {{"read_first", text_or_null()},
                                            {"open_from", day_or_null()},
                                            {"open_to", day_or_null()},
                                            {"reports", list(text())},
                                            {"leave_out", truth()}}}));
  all["EvidenceRoomClosing"] = object({{"reason", text()}});
  return all;
}

}  // namespace windscreen::serve
