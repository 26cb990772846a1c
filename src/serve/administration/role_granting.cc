// Granting and revoking roles.
#include <algorithm>

#include "base/date.h"
#include "serve/accounts/accounts.h"
#include "serve/accounts/roles.h"
#include "serve/http/problem.h"

namespace windscreen::serve {

using store::moment_text;
using store::Writer;

std::string Accounts::grant(const std::string& actor, const std::string& account,
                            const std::optional<std::string>& granted_by, const GrantWish& wish) {
  return store_.write({actor, "role.grant"},
                      [&](Writer& writer) { return grant_within(writer, account, granted_by, wish); });
}

std::string Accounts::grant_within(Writer& writer, const std::string& account,
                                   const std::optional<std::string>& granted_by,
                                   const GrantWish& wish) const {
  if (const std::string fault = grant_fault(wish.role, wish.scope, wish.value, wish.valid_to); !fault.empty())
    throw Refused(422, fault, "docs/roles.md has the roles and how far each may reach.", "grant_refused");
  if (granted_by == account)
    throw Refused(403, "Nobody grants a role to themself.", "Ask another administrator.", "own_grant");
  const std::string now = moment_text(clock_());
  store::RoleGrant row;
  row.account_id = account;
  row.role = wish.role;
  row.scope = wish.scope;
  row.scope_value = wish.value;
  row.valid_from = wish.valid_from.empty() ? today() : wish.valid_from;
  row.valid_to = wish.valid_to;
  for (const std::string& day : {row.valid_from, row.valid_to.value_or(row.valid_from)}) {
    if (!base::parse_iso(day))
      throw Refused(422, day + " is not a day.", "Write it as 2020-09-30.", "grant_refused");
  }
  if (row.valid_to && *row.valid_to < row.valid_from)
    throw Refused(422, "The grant would end before it begins.", "Give a later last day.", "grant_refused");
  if ((wish.scope == "named_children") == wish.children.empty())
    throw Refused(422, "The scope named_children names children, and no other does.",
                  "Give the children's identifiers.", "grant_refused");
  row.granted_by = granted_by;
  row.granted_at = now;
  row.reason = wish.reason;
  open_account_in(writer, account);
  row.id = store::new_id();
  writer.insert(row);
  for (const std::string& child : wish.children)
    writer.insert(store::GrantedChild{store::new_id(), row.id, child});
  return row.id;
}

std::int64_t Accounts::revoke(const std::string& actor, const std::string& account, const std::string& role,
                              const std::optional<std::string>& revoked_by) {
  return store_.write({actor, "role.revoke"}, [&](Writer& writer) {
    account_in(writer, account);
    std::vector<store::RoleGrant> ended = writer.select<store::RoleGrant>(
        "where account_id = :account and role = :role and revoked_at is null and "
        "(valid_to is null or valid_to >= :day) order by id",
        {{"account", account}, {"role", role}, {"day", today()}});
    end_grants(writer, ended, revoked_by);
    return static_cast<std::int64_t>(ended.size());
  });
}

std::string Accounts::revoke_grant(const std::string& actor, const std::string& grant,
                                   const std::optional<std::string>& revoked_by) {
  return store_.write({actor, "role.revoke"},
                      [&](Writer& writer) { return revoke_grant_within(writer, grant, revoked_by); });
}

std::string Accounts::revoke_grant_within(Writer& writer, const std::string& grant,
                                          const std::optional<std::string>& revoked_by) const {
  auto row = writer.find<store::RoleGrant>(grant);
  if (!row) throw Refused(404, "There is no such grant.", "GET /api/v1/role-grants lists them.");
  const std::string account = row->account_id;
  if (!row->revoked_at) end_grants(writer, {std::move(*row)}, revoked_by);
  return account;
}

void Accounts::end_grants(Writer& writer, std::vector<store::RoleGrant> grants,
                          const std::optional<std::string>& revoked_by) const {
  const bool administered = has_administrator(writer);
  for (store::RoleGrant& row : grants) {
    row.revoked_at = moment_text(clock_());
    row.revoked_by = revoked_by;
    writer.update(row);
  }
  keep_an_administrator(writer, administered);
}

}  // namespace windscreen::serve
