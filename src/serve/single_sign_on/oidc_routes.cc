#include "serve/single_sign_on/oidc_routes.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/html.h"
#include "base/text.h"
#include "serve/accounts/account_answers.h"
#include "serve/accounts/session_token.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "serve/http/request_headers.h"
#include "serve/http/request_target.h"
#include "serve/single_sign_on/oidc_fault.h"

namespace windscreen::serve {
namespace {

// The cookie that ties a sign-in to the browser that began it. Lax: it must come back with the browser from
// the directory's site, which the session's own, Strict, does not.
std::string_view browser_cookie_name(bool secure) {
  return secure ? "__Host-windscreen_sign_in" : "windscreen_sign_in";
}

std::string browser_of(const Request& request, bool secure) {
  return cookie_named(request.headers, browser_cookie_name(secure)).value_or("");
}

std::string browser_cookie(const std::string& browser, bool secure) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600{}", browser_cookie_name(secure),
                     browser, secure ? "; Secure" : "");
}

Response problem_page(const FinishedSignIn& finished) {
  Response response = go_to(fmt::format(
      "/sign-in?problem={}{}", finished.problem,
      finished.return_to == "/" ? std::string() : "&return_to=" + percent_encoded(finished.return_to)));
  response.fault = finished.fault;
  return response;
}

// A page of ours that goes on by itself. A redirection would still count as the directory's, so the session's
// cookie would stay behind; what a page of this server opens takes it along.
Response page_that_goes_on(const std::string& to) {
  const std::string address = base::html_text(to);
  Response response;
  response.headers.add("Content-Type", "text/html; charset=utf-8");
  response.headers.add("Cache-Control", "no-store");
  // The code stands in this page's address: it is used up, and is told to nobody all the same.
  response.headers.add("Referrer-Policy", "no-referrer");
  response.body = std::make_shared<const std::string>(fmt::format(
      "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>Signed in: "
      "Windscreen</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta "
      "http-equiv=\"refresh\" content=\"0; url={0}\">\n</head>\n<body>\n<main>\n<h1>You are signed in</h1>\n"
      "<p><a href=\"{0}\">Go on to Windscreen</a></p>\n</main>\n</body>\n</html>\n",
      address));
  return response;
}

Response begin(const People& people, OidcSignIn& sign_in, const Call& call) {
  const OidcOptions& options = sign_in.options();
  const std::string* host = call.request.headers.find("Host");
  // The directory sends browsers to one address, and the cookies of another do not go there.
  if (host == nullptr || base::lower(*host) != authority_of(options.address))
    throw Refused(421, "Single sign-on works at another address of this server.",
                  fmt::format("Open {} and sign in there.", options.address), "sso_address");
  try {
    const BegunSignIn begun = sign_in.begin(browser_of(call.request, people.secure()),
                                            own_path(optional_text_member(*call.body, "return_to", 2000)),
                                            address_of(people, call.request));
    Response response = json_answer({{"go_to", begun.go_to}});
    response.headers.add("Set-Cookie", browser_cookie(begun.browser, people.secure()));
    return response;
  } catch (const OidcFault& fault) {
    Response response = respond_with(
        Problem{503, fmt::format("{} cannot be asked now.", options.name),
                "Try again in a minute, or sign in with a password if you have one.", "sso_unreachable", 60});
    response.fault = fault.what();
    return response;
  }
}

// The one value of a parameter; empty where there is none. What is there twice says nothing for sure.
std::string only_value(const Target& target, std::string_view name) {
  const std::string* found = nullptr;
  for (const auto& [given, value] : target.query) {
    if (given != name) continue;
    if (found != nullptr) return {};
    found = &value;
  }
  return found == nullptr ? std::string() : *found;
}

Response come_back(const People& people, OidcSignIn& sign_in, const Call& call) {
  FinishedSignIn finished;
  finished.problem = "sso_over";
  // Whoever only looks what is there uses nothing up.
  if (call.request.method == "HEAD") return problem_page(finished);
  try {
    const auto target = parse_target(call.request.target);
    BroughtBack brought;
    if (target) {
      brought.state = only_value(*target, "state");
      brought.code = only_value(*target, "code");
      brought.error = only_value(*target, "error");
      brought.issuer = only_value(*target, "iss");
    }
    brought.browser = browser_of(call.request, people.secure());
    brought.address = address_of(people, call.request);
    brought.device = device_of(call.request);
    brought.old_token = session_token_of(call.request, people.secure());
    finished = sign_in.finish(brought);
  } catch (const std::exception& error) {
    // A browser on its way is shown a page, not a line of JSON.
    finished.problem = "sso_failed";
    finished.fault = error.what();
  }
  if (finished.token.empty()) return problem_page(finished);
  Response response = page_that_goes_on(finished.return_to);
  response.headers.add("Set-Cookie", session_cookie(finished.token, people.secure()));
  return response;
}

}  // namespace

std::vector<Route> single_sign_on_routes(People& people, OidcSignIn& sign_in) {
  const auto work = [&people, &sign_in](Response (*make)(const People&, OidcSignIn&, const Call&)) {
    return [&people, &sign_in, make](const Call&) -> Answer {
      return Work{[&people, &sign_in, make](const Call& call) { return make(people, sign_in, call); },
                  Workers::directory};
    };
  };
  std::vector<Route> routes(2);
  routes[0] =
      account_route(Method::post, "/api/v1/single-sign-on", Access::anyone(),
                    "Begins to sign in with the council's directory: gives the address to go to.", {});
  routes[0].takes = "SingleSignOnWish";
  routes[0].schema = "SingleSignOn";
  routes[0].answer = work(begin);
  routes[1].pattern = "/single-sign-on/return";
  routes[1].access = Access::anyone();
  routes[1].forms = {Form::html};
  routes[1].foreign_query = true;
  routes[1].counts_as_use = false;
  routes[1].summary = "Where the directory sends a browser back to; goes on by itself.";
  routes[1].answer = work(come_back);
  return routes;
}

}  // namespace windscreen::serve
