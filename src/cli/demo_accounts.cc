#include "cli/demo_accounts.h"

#include <fmt/format.h>

#include "serve/roles.h"
#include "serve/session_token.h"

namespace windscreen::cli {
namespace {

// What the scope is of; nullopt where nothing was named for it.
std::optional<std::string> part_of(serve::Scope scope, const DemoAccounts& wishes) {
  switch (scope) {
    case serve::Scope::team:
      return wishes.team;
    case serve::Scope::service:
      return wishes.service;
    case serve::Scope::own_cases:
      return wishes.worker;
    default:
      return std::nullopt;
  }
}

// 16 characters of 6 random bits each.
std::string random_password() {
  std::string letters = serve::new_token().substr(0, 16);
  for (const std::size_t at : {4U, 9U, 14U}) letters.insert(at, ".");
  return letters;
}

}  // namespace

Rows demo_accounts(serve::People& people, const std::string& actor, const DemoAccounts& wishes) {
  Rows rows;
  rows.columns = {"role", "email", "password"};
  for (const serve::Role& role : serve::roles()) {
    const serve::Scope scope = role.scopes.front();
    const auto part = part_of(scope, wishes);
    // Whose children are named one by one, and parts that nobody named.
    if (scope == serve::Scope::named_children || (part && part->empty())) continue;
    const std::string email = fmt::format("{}@demo.example", role.name);
    const auto known = people.store.read(
        [&](const store::Queries& reader) { return serve::account_with_email(reader, email); });
    std::string id = known ? known->id : "";
    if (!known) {
      const auto worker = scope == serve::Scope::own_cases ? part : std::nullopt;
      id = people.accounts.invite(actor, email, fmt::format("Demo {}", role.title), worker).first.id;
      serve::GrantWish wish;
      wish.role = role.name;
      wish.scope = serve::name_of(scope);
      if (serve::needs_value(scope)) wish.value = part;
      wish.reason = "the demo";
      people.accounts.grant(actor, id, std::nullopt, wish);
    }
    const std::string password = random_password();
    people.accounts.set_password(actor, id, password, "");
    rows.rows.push_back({std::string(role.name), email, password});
  }
  return rows;
}

}  // namespace windscreen::cli
