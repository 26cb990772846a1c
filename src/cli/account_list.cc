#include "cli/account_list.h"

#include <utility>

#include "store/people.h"

namespace windscreen::cli {

Rows account_rows(const store::Store& store) {
  Rows rows;
  rows.columns = {"email", "name",  "status",      "worker_id",  "second_factor", "single_sign_on",
                  "role",  "scope", "scope_value", "valid_from", "valid_to"};
  const auto text = [](const std::optional<std::string>& value) { return value ? Cell(*value) : Cell(); };
  store.read([&](const store::Queries& reader) {
    rows.rows.clear();
    for (const store::Account& account : reader.select<store::Account>("order by email")) {
      const std::vector<Cell> who = {account.email,
                                     account.name,
                                     account.status,
                                     text(account.worker_id),
                                     std::string(account.totp_secret ? "yes" : "no"),
                                     std::string(account.sso_subject ? "yes" : "no")};
      const auto grants = reader.select<store::RoleGrant>(
          "where account_id = :account and revoked_at is null order by granted_at, id",
          {{"account", account.id}});
      for (const store::RoleGrant& grant : grants) {
        std::vector<Cell> row = who;
        for (const Cell& cell : std::vector<Cell>{grant.role, grant.scope, text(grant.scope_value),
                                                  grant.valid_from, text(grant.valid_to)})
          row.push_back(cell);
        rows.rows.push_back(std::move(row));
      }
      if (grants.empty()) {
        rows.rows.push_back(who);
        rows.rows.back().resize(rows.columns.size());
      }
    }
  });
  return rows;
}

}  // namespace windscreen::cli
