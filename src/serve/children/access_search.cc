#include "serve/children/access_search.h"

#include <map>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "base/text.h"
#include "serve/children/child_request.h"
#include "serve/children/child_rows.h"
#include "serve/http/problem.h"
#include "store/access.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

struct Sought {
  std::optional<std::string> child;
  std::optional<std::string> account;
  std::optional<base::Date> from;
  std::optional<base::Date> to;
};

struct Account {
  std::string name;
  std::string email;
};

struct Found {
  std::vector<store::AccessRecord> records;
  std::map<std::string, Account> accounts;
  std::map<std::string, std::string> roles;
  std::int64_t listed = 0;
};

Found find_records(const store::Store& store, const Sought& sought, std::int64_t first, std::int64_t most) {
  return store.read([&](const store::Queries& reader) {
    Found found;
    std::string where = "where 1 = 1";
    store::Parameters values;
    const auto condition = [&](const char* text, const char* name, std::string value) {
      where += text;
      values.push_back({name, std::move(value)});
    };
    if (sought.child) condition(" and person_id = :child", "child", *sought.child);
    if (sought.account) {
      const auto holders = reader.select<store::Account>(
          "where id = :given or email = :email",
          {{"given", *sought.account}, {"email", base::lower(*sought.account)}});
      if (holders.empty())
        throw Problem{404, "There is no account of that address or number.", "Check the address."};
      condition(" and account_id = :account", "account", holders.front().id);
    }
    // Moments sort as text.
    if (sought.from) condition(" and accessed_at >= :from_day", "from_day", base::format_iso(*sought.from));
    if (sought.to)
      condition(" and accessed_at < :to_day", "to_day", base::format_iso(*sought.to + std::chrono::days(1)));
    found.listed = reader.count<store::AccessRecord>(where, values);
    values.push_back({"most", most});
    values.push_back({"first", first});
    found.records = reader.select<store::AccessRecord>(
        where + " order by accessed_at desc, id desc limit :most offset :first", values);
    for (const store::AccessRecord& one : found.records) {
      if (!found.accounts.contains(one.account_id)) {
        const auto holder = reader.find<store::Account>(one.account_id);
        found.accounts[one.account_id] = holder ? Account{holder->name, holder->email} : Account{};
      }
      if (one.grant_id && !found.roles.contains(*one.grant_id)) {
        const auto grant = reader.find<store::RoleGrant>(*one.grant_id);
        found.roles[*one.grant_id] = grant ? grant->role : "";
      }
    }
    return found;
  });
}

report::Rows rows_of(const Found& found) {
  report::Rows rows;
  rows.columns = {"accessed_at",   "name",     "email",           "role",   "child", "view", "purpose",
                  "purpose_words", "snapshot", "left_the_system", "seen_in"};
  for (const store::AccessRecord& one : found.records) {
    const Account& account = found.accounts.at(one.account_id);
    const std::string role = one.grant_id ? found.roles.at(*one.grant_id) : "";
    rows.rows.push_back({one.accessed_at, report::text_cell(account.name), report::text_cell(account.email),
                         report::text_cell(role), one.person_id, one.view, one.purpose,
                         report::text_cell(one.purpose_detail.value_or("")),
                         report::text_cell(one.snapshot.value_or("")), one.left_the_system, one.viewing_id});
  }
  return rows;
}

}  // namespace

Response view_access_record(ChildSources& sources, const Call& call) {
  const ChildRequest request(*call.body, {"child", "account", "from", "to", "page"});
  const Purpose purpose = purpose_in(sources, request);
  const Sought sought{request.text("child"), request.text("account"), request.date("from"),
                      request.date("to")};
  if (!sought.child && !sought.account)
    throw Problem{400, "The search does not say whose record.", "Give child, account, or both."};
  const bool leaves = call.form == Form::csv;
  const std::int64_t page = request.page();
  const auto state = sources.lake.now();
  const ChildAccess access = access_for(sources, call, state, Permission::see_access_record);
  constexpr auto size = static_cast<std::int64_t>(rows_of_page);
  constexpr auto most = static_cast<std::int64_t>(rows_of_download);
  const Found found =
      find_records(sources.store, sought, leaves ? 0 : (page - 1) * size, leaves ? most : size);
  if (leaves && found.listed > most)
    throw Problem{400, "The list is too long to take out at once.", "Narrow it by from and to."};
  std::vector<Opening> openings;
  std::unordered_set<std::string> seen;
  const auto open = [&](const std::string& child) {
    const ReachingGrant* grant = access.to(child);
    if (grant == nullptr || !grant->may(Permission::see_children_identified))
      throw Problem{403, "None of your roles may see this.", "Ask whoever grants roles."};
    if (seen.insert(child).second) openings.push_back({child, grant->grant.id});
  };
  // Also that there is nothing is an answer about the child.
  if (sought.child) open(*sought.child);
  for (const store::AccessRecord& one : found.records) open(one.person_id);
  const Viewing viewing =
      record_viewing(sources.store, who_asks(call), {"access_record", purpose, "", leaves}, openings);
  nlohmann::ordered_json about = {
      {"listed", found.listed}, {"page", page}, {"pages", (found.listed + size - 1) / size}};
  return list_response(call, std::move(about), rows_of(found), viewing, "access-record");
}

}  // namespace windscreen::serve
