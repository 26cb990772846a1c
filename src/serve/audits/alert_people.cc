#include "serve/audits/alert_people.h"

#include <algorithm>
#include <set>

#include "serve/children/access_grants.h"
#include "store/identity.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

// Only grants that may be of those: which hold now is decided where every grant's is.
constexpr const char* may_be_theirs =
    "where revoked_at is null and ((role = 'team_manager' and scope = 'team' and scope_value = :team) or "
    "(role = 'head_of_service' and ((scope = 'service' and scope_value = :service) or (scope = 'quadrant' "
    "and "
    "scope_value = :quadrant))))";

bool manages(const Grant& grant, const store::Audit& audit) {
  const auto is = [&](const char* role, const char* scope, const std::optional<std::string>& place) {
    return grant.role == role && grant.scope == scope && place && !place->empty() && grant.value == place;
  };
  return is("team_manager", "team", audit.team) || is("head_of_service", "service", audit.service) ||
         is("head_of_service", "quadrant", audit.quadrant);
}

std::string name_of(const store::Reader& reader, const std::string& account) {
  const auto holder = reader.find<store::Account>(account);
  return holder ? holder->name : account;
}

}  // namespace

std::vector<assure::ToldAccount> people_to_tell(const store::Reader& reader, const store::Audit& audit,
                                                const std::string& raiser) {
  std::set<std::string> accounts;
  for (const auto& grant :
       reader.select<store::RoleGrant>(may_be_theirs, {{"team", audit.team.value_or("")},
                                                       {"service", audit.service.value_or("")},
                                                       {"quadrant", audit.quadrant.value_or("")}}))
    accounts.insert(grant.account_id);
  accounts.erase(raiser);
  std::vector<assure::ToldAccount> told;
  for (const std::string& account : accounts) {
    const auto grants = holding_grants(reader, account);
    if (std::any_of(grants.begin(), grants.end(), [&](const Grant& one) { return manages(one, audit); }))
      told.push_back({account, name_of(reader, account)});
  }
  std::sort(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return told;
}

}  // namespace windscreen::serve
