#include "cli/demo_accounts.h"

#include <fmt/format.h>

#include <chrono>

#include "base/date.h"
#include "serve/accounts/roles.h"
#include "serve/accounts/session_token.h"

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

// Who audits and who moderates look at the same children, an inspector at others.
std::vector<std::string> children_of(const serve::Role& role, const DemoAccounts& wishes) {
  if (role.scopes.front() != serve::Scope::named_children) return {};
  const auto middle = wishes.children.begin() + static_cast<std::ptrdiff_t>((wishes.children.size() + 1) / 2);
  return role.always_ends ? std::vector(middle, wishes.children.end())
                          : std::vector(wishes.children.begin(), middle);
}

std::string a_year_from_now() {
  return base::format_iso(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()) +
                          std::chrono::days(365));
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
    const std::vector<std::string> children = children_of(role, wishes);
    // Parts that nobody named, and named children where there are none.
    if ((part && part->empty()) || (scope == serve::Scope::named_children && children.empty())) continue;
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
      wish.children = children;
      if (role.always_ends) wish.valid_to = a_year_from_now();
      people.accounts.grant(actor, id, std::nullopt, wish);
    }
    const std::string password = random_password();
    people.accounts.set_password(actor, id, password, "");
    rows.rows.push_back({std::string(role.name), email, password});
  }
  return rows;
}

}  // namespace windscreen::cli
