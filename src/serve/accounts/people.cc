#include "serve/accounts/people.h"

#include "serve/accounts/session_token.h"

namespace windscreen::serve {
namespace {

PeopleOptions with_a_clock(PeopleOptions options) {
  if (!options.clock)
    options.clock = [] {
      return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    };
  return options;
}

}  // namespace

People::People(const PeopleOptions& options)
    : options_(with_a_clock(options)),
      store(options_.location),
      key(AccountKey::of_workspace(options_.workspace)),
      passwords(options_.cost),
      settings(store),
      sessions(store, limits(), options_.clock),
      accounts(store, passwords, settings, options_.clock),
      sign_in(store, key, passwords, sessions, limits(), options_.clock),
      drafts(store, options_.clock) {}

SessionLimits People::limits() const {
  SessionLimits limits = options_.limits;
  limits.chosen_idle = [this] { return std::chrono::minutes(settings.number("idle_minutes")); };
  limits.chosen_absolute = [this] { return std::chrono::minutes(settings.number("session_minutes")); };
  return limits;
}

void know_by_sessions(ApplicationOptions& options, People& people) {
  const auto token = [&people](const Request& request) { return session_token_of(request, people.secure()); };
  options.recall = [&people, token](const Request& request) {
    return people.sessions.recall(token(request));
  };
  options.identify = [&people, token](const Request& request) {
    return people.sessions.identify(token(request));
  };
  options.used = [&people, token](const Request& request) { return people.sessions.used(token(request)); };
}

}  // namespace windscreen::serve
