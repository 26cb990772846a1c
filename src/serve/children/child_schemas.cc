#include "serve/children/child_schemas.h"

#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/children/access_recorder.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json type(std::string_view name) { return {{"type", name}}; }
ordered_json or_null(std::string_view name) { return {{"type", {name, "null"}}}; }
ordered_json day(bool nullable) {
  ordered_json made = nullable ? or_null("string") : type("string");
  made["format"] = "date";
  return made;
}

using Members = std::vector<std::pair<std::string, ordered_json>>;

// An object with these members and no others, all of them there unless `optional`.
ordered_json object_of(const Members& members, bool optional = false) {
  ordered_json properties = ordered_json::object();
  ordered_json required = ordered_json::array();
  for (const auto& [name, schema] : members) {
    properties[name] = schema;
    if (!optional || name == "purpose") required.push_back(name);
  }
  return {{"type", "object"},
          {"properties", properties},
          {"required", required},
          {"additionalProperties", false}};
}

ordered_json list_of(const Members& columns) { return {{"type", "array"}, {"items", object_of(columns)}}; }

// What every request about children says, and these.
ordered_json request_of(Members members) {
  members.insert(members.begin(),
                 {{"purpose", {{"type", "string"}, {"enum", purposes()}}},
                  {"purpose_words",
                   {{"type", {"string", "null"}}, {"description", "Why, in words; needed with other."}}}});
  return object_of(members, true);
}

Members child_columns() {
  return {{"child", type("string")},    {"identified", type("boolean")}, {"name", or_null("string")},
          {"born", day(true)},          {"age", or_null("string")},      {"team", or_null("string")},
          {"worker", or_null("string")}};
}

ordered_json answer_of(Members members, const Members& columns) {
  members.emplace_back("listed", type("integer"));
  members.emplace_back("page", type("integer"));
  members.emplace_back("pages", type("integer"));
  members.emplace_back("viewing", type("string"));
  members.emplace_back("rows", list_of(columns));
  return object_of(members);
}

ordered_json counted_children() {
  Members columns = child_columns();
  columns.emplace_back("date", day(true));
  columns.emplace_back("end_date", day(true));
  columns.emplace_back("met", or_null("boolean"));
  columns.emplace_back("value", or_null("number"));
  return answer_of({{"indicator", type("string")},
                    {"snapshot", type("string")},
                    {"as_at", day(false)},
                    {"dimension", type("string")},
                    {"group", type("string")},
                    {"counted", type("integer")},
                    {"elsewhere", type("integer")},
                    {"without_child", type("integer")}},
                   columns);
}

Members about_what_is_next() {
  return {{"snapshot", type("string")},
          {"as_at", day(false)},
          {"until", day(false)},
          {"unknown", {{"type", "array"}, {"items", type("string")}}}};
}

ordered_json coming_due() {
  Members members = about_what_is_next();
  members.emplace_back("rows", list_of({{"as_at", day(false)},
                                        {"due_on", day(false)},
                                        {"team", or_null("string")},
                                        {"worker", or_null("string")},
                                        {"named", type("boolean")},
                                        {"kind", type("string")},
                                        {"number", type("integer")}}));
  return object_of(members);
}

ordered_json coming_due_children() {
  Members columns = child_columns();
  columns.emplace_back("kind", type("string"));
  columns.emplace_back("due_on", day(false));
  return answer_of(about_what_is_next(), columns);
}

ordered_json timeline() {
  return object_of({{"viewing", type("string")},
                    {"child", type("string")},
                    {"name", or_null("string")},
                    {"born", day(true)},
                    {"involved", list_of({{"role", or_null("string")},
                                          {"worker", or_null("string")},
                                          {"team", or_null("string")},
                                          {"since", day(true)}})},
                    // As web/src/journey has it, with a version of its own.
                    {"journey", type("object")}});
}

ordered_json access_records() {
  return answer_of({}, {{"accessed_at", type("string")},
                        {"name", or_null("string")},
                        {"email", or_null("string")},
                        {"role", or_null("string")},
                        {"child", type("string")},
                        {"view", type("string")},
                        {"purpose", type("string")},
                        {"purpose_words", or_null("string")},
                        {"snapshot", or_null("string")},
                        {"left_the_system", type("boolean")},
                        {"seen_in", type("string")}});
}

}  // namespace

std::map<std::string, ordered_json> child_schemas() {
  const ordered_json text = or_null("string");
  const ordered_json page = or_null("integer");
  const ordered_json order = {{"type", {"string", "null"}}, {"enum", {"child", "concern", nullptr}}};
  return {
      {"CountedChildren", counted_children()},
      {"CountedChildrenRequest", request_of({{"snapshot", text},
                                             {"as_at", day(true)},
                                             {"window", text},
                                             {"dimension", text},
                                             {"group", text},
                                             {"met", or_null("boolean")},
                                             {"order", order},
                                             {"page", page}})},
      {"ComingDue", coming_due()},
      {"ComingDueChildren", coming_due_children()},
      {"ComingDueRequest",
       request_of({{"kind", text},
                   {"order", {{"type", {"string", "null"}}, {"enum", {"day", "worker", nullptr}}}},
                   {"page", page}})},
      {"FoundChildren", answer_of({{"snapshot", type("string")}, {"as_at", day(false)}}, child_columns())},
      {"ChildSearchRequest",
       request_of({{"id", text}, {"name", text}, {"date_of_birth", day(true)}, {"page", page}})},
      {"ChildTimeline", timeline()},
      {"ChildTimelineRequest", request_of({{"child", text}, {"snapshot", text}})},
      {"AccessRecords", access_records()},
      {"AccessRecordRequest",
       request_of(
           {{"child", text}, {"account", text}, {"from", day(true)}, {"to", day(true)}, {"page", page}})}};
}

}  // namespace windscreen::serve
