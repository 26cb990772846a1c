#include <nlohmann/json.hpp>

#include "serve/accounts/account_answers.h"
#include "serve/accounts/account_routes.h"
#include "serve/accounts/one_time_code.h"
#include "serve/accounts/second_factor.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;
using store::Account;
using store::Writer;

// Checks the password that the body has as `member`.
Account checked_account(People& people, const Call& call, const char* member) {
  return people.sign_in.check_password(*call.identity, text_member(*call.body, member, most_password_bytes),
                                       address_of(people, call.request));
}

// Changes what guards the account, within one transaction that also ends its other sessions and begins a new
// one in place of this: a token that was known before is worth nothing after. `change` throws what refuses.
template <typename Change>
std::string changed_with_new_session(People& people, const Call& call, const char* act,
                                     const Change& change) {
  const std::string& id = call.identity->account;
  const NewSession made = people.store.write({id, act}, [&](Writer& writer) {
    Account account = *writer.find<Account>(id);
    change(writer, account);
    return renew_session(writer, people, call, "replaced", account.totp_secret.has_value());
  });
  people.sessions.forget(id);
  return made.token;
}

Response change_password(People& people, const Call& call) {
  const std::string wanted = text_member(*call.body, "new", most_password_bytes);
  const Account account = checked_account(people, call, "current");
  people.accounts.set_password(account.id, account.id, wanted, call.identity->session);
  const NewSession made = people.store.write({account.id, "session.begin"}, [&](Writer& writer) {
    return renew_session(writer, people, call, "password_changed", account.totp_secret.has_value());
  });
  people.sessions.forget(account.id);
  return with_new_session(people, made.token);
}

Response offer_second_factor(People& people, const Call& call) {
  const Account account = checked_account(people, call, "password");
  const OfferedFactor offer = offer_factor(people.key, account, people.now());
  return json_answer({{"secret", offer.secret}, {"uri", offer.uri}, {"pending", offer.pending}});
}

Response confirm_second_factor(People& people, const Call& call) {
  const std::string pending = text_member(*call.body, "pending", 1000);
  const std::string code = text_member(*call.body, "code", 40);
  std::vector<std::string> codes;
  const std::string token =
      changed_with_new_session(people, call, "second_factor.set", [&](Writer& writer, Account& account) {
        const auto secret = secret_of_offer(people.key, account, pending, people.now());
        if (!secret)
          throw Refused(410, "The second factor was offered too long ago.", "Begin again.", "offer_over");
        const auto seconds =
            std::chrono::floor<std::chrono::seconds>(people.now()).time_since_epoch().count();
        const auto step = step_of_code(*secret, code, seconds, std::nullopt);
        if (!step)
          throw Refused(422, "The code is not the one that the app should show now.",
                        "Type the next code; if that fails too, check the clock of the device.",
                        "wrong_second_factor");
        codes = set_factor(writer, people.key, account, *secret, *step, people.now());
      });
  Response made = with_new_session(people, token);
  Response response = json_answer({{"recovery_codes", codes}, {"session", ordered_json::parse(*made.body)}});
  response.headers.add("Set-Cookie", *made.headers.find("Set-Cookie"));
  return response;
}

Response remove_second_factor(People& people, const Call& call) {
  const std::string code = text_member(*call.body, "code", 40);
  Account account = checked_account(people, call, "password");
  const bool right = people.store.write({account.id, "second_factor.check"}, [&](Writer& writer) {
    account = *writer.find<Account>(account.id);
    return use_code(writer, people.key, account, code, people.now());
  });
  if (!right) {
    people.sign_in.record_wrong_code(account, address_of(people, call.request));
    throw Refused(422, "The code is not right, or it was used already.",
                  "Wait for the next code of your app, or use a recovery code.", "wrong_second_factor");
  }
  people.accounts.remove_second_factor(account.id, account.id);
  return with_new_session(people,
                          changed_with_new_session(people, call, "session.begin", [](Writer&, Account&) {}));
}

Response invite(People& people, const Call& call) {
  const auto& body = *call.body;
  const std::string& actor = call.identity->account;
  const std::string email = text_member(body, "email", 254);
  const std::string name = text_member(body, "name", 200);
  const auto worker = optional_text_member(body, "worker_id", 100);
  const auto wish = body.find("single_sign_on");
  if (wish != body.end() && !wish->is_boolean())
    throw Problem{400, "single_sign_on is neither true nor false.", "Give true, false, or neither."};
  if (wish != body.end() && wish->get<bool>()) {
    // Without the directory the account could not be used at all.
    if (people.single_sign_on().empty())
      throw Refused(422, "Nobody can sign in to this server with the council's directory.",
                    "Make an invitation to set a password.", "no_single_sign_on");
    return json_answer({{"account", people.accounts.add(actor, email, name, worker).id},
                        {"path", nullptr},
                        {"expires_at", nullptr}});
  }
  const auto [account, invitation] = people.accounts.invite(actor, email, name, worker);
  return json_answer(
      {{"account", account.id}, {"path", invitation.path()}, {"expires_at", invitation.row.expires_at}});
}

Response accept_invitation(People& people, const Call& call) {
  const Account account = people.accounts.accept(
      text_member(*call.body, "token", 100), text_member(*call.body, "password", 2 * most_password_bytes));
  people.sessions.forget(account.id);
  return json_answer({{"email", account.email}});
}

}  // namespace

std::vector<Route> credential_routes(People& people) {
  std::vector<Route> routes;
  const auto add = [&](const char* pattern, Access access, const char* summary, const char* takes,
                       const char* schema, Response (*make)(People&, const Call&),
                       Workers by = Workers::store) {
    routes.push_back(account_route(
        Method::post, pattern, access, summary,
        [&people, make](const Call& call) { return make(people, call); }, by));
    routes.back().takes = takes;
    routes.back().schema = schema;
  };
  add("/api/v1/password", Access::signed_in(), "Changes one's own password; other sessions end.",
      "PasswordChange", "Session", change_password, Workers::passwords);
  add("/api/v1/second-factor", Access::signed_in(), "Offers a second factor, to be confirmed.",
      "PasswordOnly", "OfferedFactor", offer_second_factor, Workers::passwords);
  add("/api/v1/second-factor/confirm", Access::signed_in(),
      "Sets the offered second factor up; gives its recovery codes once.", "FactorConfirmation",
      "ConfirmedFactor", confirm_second_factor);
  add("/api/v1/second-factor/remove", Access::signed_in(), "Takes the second factor away.", "FactorRemoval",
      "Session", remove_second_factor, Workers::passwords);
  add("/api/v1/invitations", Access::needs(Permission::manage_accounts),
      "Makes an account, and a link with which its owner sets the password, or none where they sign in with "
      "the council's directory only.",
      "InvitationWish", "NewAccount", invite);
  add("/api/v1/invitations/accept", Access::anyone(), "Sets the password of whoever has the link.",
      "InvitationAnswer", "AcceptedInvitation", accept_invitation, Workers::passwords);
  return routes;
}

}  // namespace windscreen::serve
