#include "serve/children/child_schemas.h"

#include "serve/children/access_recorder.h"
#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

// What every request about children says, and these.
ordered_json request_of(const SchemaMembers& members) {
  const ordered_json why = {{"type", "string"}, {"enum", purposes()}};
  const ordered_json words = {{"type", {"string", "null"}},
                              {"description", "Why, in words; needed with other."}};
  return object({{"purpose", why}}, joined({{{"purpose_words", words}}, members}));
}

SchemaMembers child_columns() {
  return {{"child", text()},         {"identified", truth()}, {"name", text_or_null()},
          {"born", day_or_null()},   {"age", text_or_null()}, {"team", text_or_null()},
          {"worker", text_or_null()}};
}

ordered_json answer_of(SchemaMembers members, const SchemaMembers& columns) {
  members.emplace_back("listed", whole());
  members.emplace_back("page", whole());
  members.emplace_back("pages", whole());
  members.emplace_back("viewing", text());
  members.emplace_back("rows", rows(columns));
  return object(members);
}

ordered_json counted_children() {
  SchemaMembers columns = child_columns();
  columns.emplace_back("date", day_or_null());
  columns.emplace_back("end_date", day_or_null());
  columns.emplace_back("met", truth_or_null());
  columns.emplace_back("value", number_or_null());
  return answer_of({{"indicator", text()},
                    {"snapshot", text()},
                    {"as_at", day()},
                    {"dimension", text()},
                    {"group", text()},
                    {"counted", whole()},
                    {"elsewhere", whole()},
                    {"without_child", whole()}},
                   columns);
}

SchemaMembers about_what_is_next() {
  return {{"snapshot", text()}, {"as_at", day()}, {"until", day()}, {"unknown", list(text())}};
}

ordered_json coming_due() {
  SchemaMembers members = about_what_is_next();
  members.emplace_back("rows", rows({{"as_at", day()},
                                     {"due_on", day()},
                                     {"team", text_or_null()},
                                     {"worker", text_or_null()},
                                     {"named", truth()},
                                     {"kind", text()},
                                     {"number", whole()}}));
  return object(members);
}

ordered_json coming_due_children() {
  SchemaMembers columns = child_columns();
  columns.emplace_back("kind", text());
  columns.emplace_back("due_on", day());
  return answer_of(about_what_is_next(), columns);
}

ordered_json timeline() {
  return object({{"viewing", text()},
                 {"child", text()},
                 {"name", text_or_null()},
                 {"born", day_or_null()},
                 {"involved", rows({{"role", text_or_null()},
                                    {"worker", text_or_null()},
                                    {"team", text_or_null()},
                                    {"since", day_or_null()}})},
                 // As web/src/journey has it, with a version of its own.
                 {"journey", {{"type", "object"}}}});
}

ordered_json access_records() {
  return answer_of({}, {{"accessed_at", text()},
                        {"name", text_or_null()},
                        {"email", text_or_null()},
                        {"role", text_or_null()},
                        {"child", text()},
                        {"view", text()},
                        {"purpose", text()},
                        {"purpose_words", text_or_null()},
                        {"snapshot", text_or_null()},
                        {"left_the_system", truth()},
                        {"seen_in", text()}});
}

}  // namespace

std::map<std::string, ordered_json> child_schemas() {
  const ordered_json order = {{"type", {"string", "null"}}, {"enum", {"child", "concern", nullptr}}};
  return {{"CountedChildren", counted_children()},
          {"CountedChildrenRequest", request_of({{"snapshot", text_or_null()},
                                                 {"as_at", day_or_null()},
                                                 {"window", text_or_null()},
                                                 {"dimension", text_or_null()},
                                                 {"group", text_or_null()},
                                                 {"met", truth_or_null()},
                                                 {"order", order},
                                                 {"page", whole_or_null()}})},
          {"ComingDue", coming_due()},
          {"ComingDueChildren", coming_due_children()},
          {"ComingDueRequest",
           request_of({{"kind", text_or_null()},
                       {"order", {{"type", {"string", "null"}}, {"enum", {"day", "worker", nullptr}}}},
                       {"page", whole_or_null()}})},
          {"FoundChildren", answer_of({{"snapshot", text()}, {"as_at", day()}}, child_columns())},
          {"ChildSearchRequest", request_of({{"id", text_or_null()},
                                             {"name", text_or_null()},
                                             {"date_of_birth", day_or_null()},
                                             {"page", whole_or_null()}})},
          {"ChildTimeline", timeline()},
          {"ChildTimelineRequest", request_of({{"child", text_or_null()}, {"snapshot", text_or_null()}})},
          {"AccessRecords", access_records()},
          {"AccessRecordRequest", request_of({{"child", text_or_null()},
                                              {"account", text_or_null()},
                                              {"from", day_or_null()},
                                              {"to", day_or_null()},
                                              {"page", whole_or_null()}})}};
}

}  // namespace windscreen::serve
