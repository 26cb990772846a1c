#include "serve/administration/people_routes.h"

#include <nlohmann/json.hpp>

#include "serve/accounts/account_answers.h"
#include "serve/administration/people_list.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "serve/pages/figures.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

// Whose account it is about, by its id.
std::string account_of(const Call& call) { return text_member(*call.body, "account", 100); }

Response list_people(People& people, const Call& call) {
  return rows_answer(people_rows(people), call, "people");
}

Response one_person(People& people, const Call& call) {
  return json_answer(person_json(people, call.path.at("account"), who_asks(call).account));
}

// What was changed is noticed at once, and the account's new state is the answer.
Response changed(People& people, const Call& call, const std::string& account) {
  people.sessions.forget(account);
  return json_answer(person_json(people, account, who_asks(call).account));
}

Response link_answer(const NewInvitation& link) {
  return json_answer(
      {{"account", link.row.account_id}, {"path", link.path()}, {"expires_at", link.row.expires_at}});
}

// One's own password is changed with the one before, and one's own second factor with a code.
void refuse_own(const Call& call, const std::string& account, const char* what) {
  if (who_asks(call).account == account)
    throw Refused(403, what, "Use the page of your own account.", "own_account");
}

Response invite_again(People& people, const Call& call) {
  const std::string account = account_of(call);
  refuse_own(call, account, "A link that sets a password is for other people's accounts.");
  return link_answer(people.accounts.invite_again(who_asks(call).account, account));
}

Response withdraw(People& people, const Call& call) {
  const std::string account = account_of(call);
  if (people.accounts.withdraw_invitation(who_asks(call).account, account) == 0)
    throw Refused(409, "No link of this account is open.", "Look at the account again.", "no_invitation");
  return changed(people, call, account);
}

Response lock(People& people, const Call& call) {
  const std::string account = account_of(call);
  people.accounts.lock(who_asks(call).account, account, true);
  return changed(people, call, account);
}

Response unlock(People& people, const Call& call) {
  const std::string account = account_of(call);
  people.accounts.lock(who_asks(call).account, account, false);
  return changed(people, call, account);
}

Response close(People& people, const Call& call) {
  const std::string account = account_of(call);
  people.accounts.close(who_asks(call).account, account);
  return changed(people, call, account);
}

Response reopen(People& people, const Call& call) {
  const std::string account = account_of(call);
  const NewInvitation link = people.accounts.reopen(who_asks(call).account, account);
  people.sessions.forget(account);
  return link_answer(link);
}

Response change(People& people, const Call& call) {
  const std::string account = account_of(call);
  people.accounts.change(who_asks(call).account, account, text_member(*call.body, "name", 200),
                         optional_text_member(*call.body, "worker_id", 100));
  return changed(people, call, account);
}

Response change_email(People& people, const Call& call) {
  const std::string account = account_of(call);
  people.accounts.change_email(who_asks(call).account, account, text_member(*call.body, "email", 254));
  return changed(people, call, account);
}

Response remove_second_factor(People& people, const Call& call) {
  const std::string account = account_of(call);
  refuse_own(call, account, "Your own second factor is not taken away here.");
  people.accounts.remove_second_factor(who_asks(call).account, account);
  return changed(people, call, account);
}

}  // namespace

std::vector<Route> people_routes(People& people) {
  const auto route = [&people](Method method, std::string pattern, const char* summary, const char* takes,
                               const char* schema, Response (*make)(People&, const Call&)) {
    Route made = account_route(method, std::move(pattern), Access::needs(Permission::manage_accounts),
                               summary, [&people, make](const Call& call) { return make(people, call); });
    made.takes = takes;
    made.schema = schema;
    return made;
  };
  std::vector<Route> routes = {
      route(Method::get, "/api/v1/people", "Who has an account.", "", "People", list_people),
      route(Method::get, "/api/v1/people/{account}", "All of one account, with every role it ever had.", "",
            "Person", one_person)};
  routes[0].forms = {Form::json, Form::csv};
  routes[1].path = {{"account", Parameter::Kind::slug, "The account's id.", 0, 0, {}}};
  const auto add = [&](const char* what, const char* summary, const char* takes, const char* schema,
                       Response (*make)(People&, const Call&)) {
    routes.push_back(
        route(Method::post, std::string("/api/v1/people/") + what, summary, takes, schema, make));
  };
  add("invite", "A new link with which the account's owner sets a password; earlier ones are withdrawn.",
      "AccountChosen", "Invitation", invite_again);
  add("withdraw", "Withdraws the account's open links.", "AccountChosen", "Person", withdraw);
  add("lock", "Keeps an account from signing in, and ends its sessions.", "AccountChosen", "Person", lock);
  add("unlock", "Lets a locked account sign in again.", "AccountChosen", "Person", unlock);
  add("close", "Closes an account: its sessions end and its roles are revoked.", "AccountChosen", "Person",
      close);
  add("reopen", "Opens a closed account as a new one, without password or roles.", "AccountChosen",
      "Invitation", reopen);
  add("change", "Changes an account's name, and which worker it is.", "AccountChange", "Person", change);
  add("email", "Gives an account another e-mail address, and ends its sessions.", "AccountEmail", "Person",
      change_email);
  add("second-factor", "Takes an account's second factor away.", "AccountChosen", "Person",
      remove_second_factor);
  return routes;
}

}  // namespace windscreen::serve
