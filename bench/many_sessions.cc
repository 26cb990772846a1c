// many_sessions WORKSPACE COUNT [POSTGRESQL-ADDRESS]: makes COUNT accounts that may see figures and open
// children's records, and a session for each, past the sign-in form (a password's hash takes 64 MiB and a
// fifth of a second). A line each on standard output: the session's cookie and its CSRF token. For
// bench/serve_load.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "serve/accounts/people.h"
#include "serve/accounts/session_token.h"
#include "store/identity.h"
#include "store/store.h"

namespace {

using namespace windscreen;

void make(serve::People& people, int number) {
  const std::string id = store::new_id();
  const std::string role = number % 2 == 0 ? "director" : "qa_lead";
  serve::NewSession session;
  people.store.write({"system:bench", "set up"}, [&](store::Writer& writer) {
    store::Account account;
    account.id = id;
    account.email = fmt::format("{}@bench.example", id);
    account.name = fmt::format("Bench {}", number);
    account.status = "active";
    account.created_at = store::now();
    writer.insert(account);
    store::RoleGrant grant;
    grant.id = store::new_id();
    grant.account_id = id;
    grant.role = role;
    grant.scope = "authority";
    grant.valid_from = "2020-01-01";
    grant.granted_at = store::now();
    grant.reason = "load test";
    writer.insert(grant);
    session = serve::begin_session(writer, id, "", false, people.limits(), people.now());
  });
  fmt::print("{}={} {}\n", serve::session_cookie_name(people.secure()), session.token,
             serve::csrf_token_of(session.token));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "many_sessions WORKSPACE COUNT [POSTGRESQL-ADDRESS]\n");
    return 2;
  }
  try {
    serve::PeopleOptions options;
    options.workspace = argv[1];
    options.location = store::locate(argv[1], argc > 3 ? argv[3] : "");
    serve::People people(options);
    const int count = std::atoi(argv[2]);
    for (int i = 0; i < count; ++i) make(people, i);
  } catch (const std::exception& error) {
    fmt::print(stderr, "many_sessions: {}\n", error.what());
    return 1;
  }
}
