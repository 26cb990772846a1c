// What the routes of accounts have in common.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "serve/accounts/people.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// A JSON answer that nobody keeps.
Response json_answer(const nlohmann::ordered_json& body, int status = 200);

/// A route under /api/v1 that is answered by one of the workers.
Route account_route(Method method, std::string pattern, Access access, std::string summary,
                    std::function<Response(const Call&)> make, Workers by = Workers::store);

/// The session of a browser in which nobody is signed in. `sign_in` is "password", or "off" where there is no
/// store; `now` is the moment as the store writes it.
nlohmann::ordered_json session_of_nobody(const char* sign_in, const std::string& now);

/// The session as GET /api/v1/session gives it; nullopt: signed out. `csrf` is its CSRF token.
nlohmann::ordered_json session_json(const People& people, const std::optional<SessionView>& view,
                                    const std::string& csrf);

/// The answer to what gave the browser a new token: the session, with the cookie.
Response with_new_session(People& people, const std::string& token);

/// Ends the account's other sessions for `reason`, and begins a new one in place of the call's, within the
/// transaction.
NewSession renew_session(store::Writer& writer, const People& people, const Call& call,
                         const std::string& reason, bool second_factor);

/// The path that was wanted, where it is one of this server; "/" otherwise, so that nobody is sent elsewhere
/// by a link to the sign-in page.
std::string own_path(const std::optional<std::string>& wanted);

/// Sends a browser on to a path of this server (303).
Response go_to(const std::string& path);

/// Where a request comes from, and what the browser calls itself.
std::string address_of(const People& people, const Request& request);
std::string device_of(const Request& request);

}  // namespace windscreen::serve
