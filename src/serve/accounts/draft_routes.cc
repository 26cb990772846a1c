#include <nlohmann/json.hpp>

#include "serve/accounts/account_answers.h"
#include "serve/accounts/account_routes.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr std::int64_t most_revisions = 1'000'000'000;

ordered_json draft_json(const std::string& form, const std::optional<store::Draft>& draft) {
  ordered_json json = {{"form", form}, {"content", nullptr}, {"revision", 0}, {"saved_at", nullptr}};
  if (!draft) return json;
  json["content"] = ordered_json::parse(draft->content, nullptr, false);
  json["revision"] = draft->revision;
  json["saved_at"] = draft->saved_at;
  return json;
}

Response list_drafts(People& people, const Call& call) {
  ordered_json rows = ordered_json::array();
  for (const store::Draft& draft : people.drafts.all(call.identity->account))
    rows.push_back({{"form", draft.form}, {"revision", draft.revision}, {"saved_at", draft.saved_at}});
  return json_answer(rows);
}

Response read_draft(People& people, const Call& call) {
  const std::string& form = call.path.at("form");
  return json_answer(draft_json(form, people.drafts.find(call.identity->account, form)));
}

Response save_draft(People& people, const Call& call) {
  const std::string& form = call.path.at("form");
  const auto revision = call.body->find("revision");
  const auto content = call.body->find("content");
  if (content == call.body->end() || content->is_null())
    throw Problem{400, "content is missing.", "Send what was typed as content."};
  if (revision == call.body->end() || !revision->is_number_integer() || *revision < 0 ||
      *revision > most_revisions)
    throw Problem{400, "revision is not a revision.",
                  "Send the revision that this is based on, or 0 where there was none."};
  const std::string text = content->dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  const SavedDraft saved =
      people.drafts.save(call.identity->account, form, text, revision->get<std::int64_t>());
  if (!saved.conflict) return json_answer(draft_json(form, saved.draft));
  const Problem problem{409, "Another page has saved this form meanwhile.",
                        "Compare the two, and save again with the revision of the stored one.",
                        "draft_conflict"};
  const Response plain = respond_with(problem);
  ordered_json body = ordered_json::parse(*plain.body);
  body["stored"] = draft_json(form, saved.draft);
  body["sent"] = {{"content", *content}, {"revision", *revision}};
  Response response = json_answer(body, 409);
  response.headers = plain.headers;
  return response;
}

Response remove_draft(People& people, const Call& call) {
  const std::string& form = call.path.at("form");
  people.drafts.remove(call.identity->account, form);
  return json_answer(draft_json(form, std::nullopt));
}

}  // namespace

std::vector<Route> draft_routes(People& people) {
  std::vector<Route> routes;
  const auto add = [&](Method method, const char* pattern, const char* summary, const char* schema,
                       Response (*make)(People&, const Call&)) {
    routes.push_back(account_route(method, pattern, Access::signed_in(), summary,
                                   [&people, make](const Call& call) { return make(people, call); }));
    routes.back().schema = schema;
    if (std::string_view(pattern).ends_with("{form}"))
      routes.back().path = {{"form", Parameter::Kind::slug, "The form's name.", 0, 0, {}}};
  };
  add(Method::get, "/api/v1/drafts", "The forms with typed work that is not sent.", "Drafts", list_drafts);
  add(Method::get, "/api/v1/drafts/{form}", "What was typed into a form and not sent.", "Draft", read_draft);
  add(Method::put, "/api/v1/drafts/{form}", "Keeps what was typed; 409 with both where another page did.",
      "Draft", save_draft);
  routes.back().takes = "DraftToSave";
  add(Method::remove, "/api/v1/drafts/{form}", "Throws a draft away, or its form was sent.", "Draft",
      remove_draft);
  return routes;
}

}  // namespace windscreen::serve
