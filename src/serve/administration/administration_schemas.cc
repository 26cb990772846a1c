#include "serve/administration/administration_schemas.h"

#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json status() { return choice({"invited", "active", "locked", "closed"}); }
ordered_json grant_state() { return choice({"in_force", "to_come", "over"}); }

ordered_json person_row() {
  return object({{"id", text()},
                 {"email", text()},
                 {"name", text()},
                 {"status", status()},
                 {"roles", text_or_null()},
                 {"last_signed_in", text_or_null()},
                 {"second_factor", truth()},
                 {"worker_id", text_or_null()},
                 {"link_expires_at", text_or_null()},
                 {"created_at", moment()}});
}

// What there is to say of a grant, whoever has it.
SchemaMembers grant_columns() {
  return {{"role", text()},
          {"scope", text()},
          {"value", text_or_null()},
          {"words", text()},
          {"state", grant_state()},
          {"valid_from", day()},
          {"valid_to", day_or_null()},
          {"granted_by", text_or_null()},
          {"granted_at", moment()},
          {"reason", text()},
          {"revoked_by", text_or_null()},
          {"revoked_at", text_or_null()},
          {"children", whole()}};
}

ordered_json person() {
  return object({{"id", text()},
                 {"email", text()},
                 {"name", text()},
                 {"status", status()},
                 {"own", truth()},
                 {"worker_id", text_or_null()},
                 {"second_factor", truth()},
                 {"password", truth()},
                 {"single_sign_on", truth()},
                 {"created_at", moment()},
                 {"closed_at", text_or_null()},
                 {"last_signed_in", text_or_null()},
                 {"link_expires_at", text_or_null()},
                 {"sessions", whole()},
                 {"grants", rows(joined({{{"id", text()}}, grant_columns()}))}});
}

ordered_json role_grant_wish() {
  const ordered_json children = {{"type", {"array", "null"}}, {"items", text()}};
  return object({{"account", text()}, {"role", text()}, {"scope", text()}, {"reason", text()}},
                {{"value", text_or_null()},
                 {"valid_from", day_or_null()},
                 {"valid_to", day_or_null()},
                 {"children", children},
                 {"confirmed", truth_or_null()}});
}

ordered_json setting() {
  const ordered_json choices = {
      {"type", {"array", "null"}},
      {"items", object({{"value", text()}, {"as_at", day()}, {"loaded_at", text()}})}};
  return object({{"id", text()},
                 {"title", text()},
                 {"about", text()},
                 {"kind", choice({"line", "whole", "snapshot", "purposes"})},
                 {"value", text()},
                 {"standard", text()},
                 {"least", whole()},
                 {"most", whole()},
                 {"choices", choices},
                 {"fixed_by", text_or_null()},
                 {"changed_at", text_or_null()},
                 {"changed_by", text_or_null()}});
}

ordered_json log_entry() {
  const ordered_json field = object({{"name", text()},
                                     {"was", text_or_null()},
                                     {"is", text_or_null()},
                                     {"secret", truth()},
                                     {"withheld", truth()}});
  return object({{"sequence", whole()},
                 {"changed_at", moment()},
                 {"who", text()},
                 {"email", text_or_null()},
                 {"act", text()},
                 {"table", text()},
                 {"row", text()},
                 {"operation", choice({"insert", "update", "delete"})},
                 {"change_set", text()},
                 {"hash", text()},
                 {"fields", list(field)}});
}

ordered_json log_request() {
  return object({}, {{"person", text_or_null()},
                     {"table", text_or_null()},
                     {"act", text_or_null()},
                     {"row", text_or_null()},
                     {"from", day_or_null()},
                     {"to", day_or_null()},
                     {"before", whole_or_null()},
                     {"routine", truth_or_null()},
                     {"purpose", text_or_null()},
                     {"purpose_words", text_or_null()}});
}

}  // namespace

std::map<std::string, ordered_json> administration_schemas() {
  const ordered_json head = object({{"sequence", whole()}, {"hash", text()}});
  return {
      {"Site", object({{"public", truth()}, {"help_name", text()}, {"help_contact", text()}})},
      {"Settings", list(setting())},
      {"SettingsToChange", object({{"values", {{"type", "object"}}}})},
      {"SettingChanges", list(object({{"changed_at", moment()},
                                      {"changed_by", text()},
                                      {"id", text()},
                                      {"title", text()},
                                      {"was", text_or_null()},
                                      {"is", text_or_null()}}))},
      {"ChangeLog", object({{"head", head},
                            {"older", whole_or_null()},
                            {"viewing", text_or_null()},
                            {"rows", list(log_entry())}})},
      {"ChangeLogRequest", log_request()},
      {"LogVerification",
       object(
           {{"checked_at", moment()},
            {"entries", whole()},
            {"rows", whole()},
            {"head", head},
            {"whole", truth()},
            {"problems",
             list(object({{"sequence", whole()}, {"table", text()}, {"row", text()}, {"what", text()}}))}})},
      {"Roles", list(object({{"role", text()},
                             {"title", text()},
                             {"scope", text()},
                             {"needs_value", truth()},
                             {"always_ends", truth()}}))},
      {"People", list(person_row())},
      {"Person", person()},
      {"AccountChosen", object({{"account", text()}})},
      {"AccountEmail", object({{"account", text()}, {"email", text()}})},
      {"AccountChange", object({{"account", text()}, {"name", text()}}, {{"worker_id", text_or_null()}})},
      {"RoleGrants",
       rows(joined({{{"id", text()}, {"account", text()}, {"account_id", text()}, {"name", text()}},
                    grant_columns()}))},
      {"GrantedRole", object({{"grant", text()}})},
      {"RoleGrantEnd", object({{"grant", text()}})},
      {"RoleGrantWish", role_grant_wish()},
      {"RolePlaces", list(object({{"scope", choice({"team", "service", "quadrant"})}, {"value", text()}}))}};
}

}  // namespace windscreen::serve
