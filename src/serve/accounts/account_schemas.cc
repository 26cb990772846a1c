#include "serve/accounts/account_schemas.h"

#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json session() {
  ordered_json account = object({{"id", text()}, {"email", text()}, {"name", text()}});
  account["type"] = {"object", "null"};
  ordered_json permissions = {{"type", "array"}, {"items", text()}};
  return object({{"signed_in", truth()},
                 {"sign_in", text()},
                 {"single_sign_on", text_or_null()},
                 {"now", moment()},
                 {"account", account},
                 {"roles", rows({{"role", text()}, {"scope", text()}, {"value", text_or_null()}})},
                 {"permissions", permissions},
                 {"purposes_with_words", {{"type", "array"}, {"items", text()}}},
                 {"second_factor", truth()},
                 {"password", truth()},
                 {"csrf_token", text_or_null()},
                 {"idle_ends_at", text_or_null()},
                 {"ends_at", text_or_null()}});
}

}  // namespace

std::map<std::string, ordered_json> account_schemas() {
  const ordered_json codes = {{"type", "array"}, {"items", text()}};
  return {
      {"Session", session()},
      {"Sessions", rows({{"id", text()},
                         {"started_at", moment()},
                         {"last_seen_at", moment()},
                         {"device", text()},
                         {"second_factor", truth()},
                         {"current", truth()}})},
      {"Ended", object({{"ended", whole()}})},
      {"OfferedFactor", object({{"secret", text()}, {"uri", text()}, {"pending", text()}})},
      {"ConfirmedFactor", object({{"recovery_codes", codes}, {"session", session()}})},
      {"Invitation", object({{"account", text()}, {"path", text()}, {"expires_at", moment()}})},
      {"NewAccount", object({{"account", text()}, {"path", text_or_null()}, {"expires_at", text_or_null()}})},
      {"AcceptedInvitation", object({{"email", text()}})},
      {"Drafts", rows({{"form", text()}, {"revision", whole()}, {"saved_at", moment()}})},
      {"Draft", object({{"form", text()},
                        {"content", ordered_json::object()},
                        {"revision", whole()},
                        {"saved_at", text_or_null()}})},
      // What is taken.
      {"Nothing", object({})},
      {"Credentials",
       object({{"email", text()}, {"password", text()}}, {{"code", text()}, {"return_to", text()}})},
      {"SignOut", object({}, {{"csrf", text()}, {"return_to", text()}})},
      {"SingleSignOnWish", object({}, {{"return_to", text()}})},
      {"SingleSignOn", object({{"go_to", text()}})},
      {"SessionsToEnd", object({}, {{"session", text()}, {"others", truth()}})},
      {"PasswordChange", object({{"current", text()}, {"new", text()}})},
      {"PasswordOnly", object({{"password", text()}})},
      {"FactorConfirmation", object({{"pending", text()}, {"code", text()}})},
      {"FactorRemoval", object({{"password", text()}, {"code", text()}})},
      {"InvitationWish", object({{"email", text()}, {"name", text()}},
                                {{"worker_id", text_or_null()}, {"single_sign_on", truth()}})},
      {"InvitationAnswer", object({{"token", text()}, {"password", text()}})},
      {"DraftToSave", object({{"content", ordered_json::object()}, {"revision", whole()}})}};
}

}  // namespace windscreen::serve
