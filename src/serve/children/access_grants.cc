#include "serve/children/access_grants.h"

#include <algorithm>

#include "serve/accounts/sessions.h"
#include "store/audits.h"
#include "store/identity.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

// Of the audits that `rest` chooses.
void add_children(std::vector<std::string>& children, const store::Reader& reader, const std::string& rest,
                  const std::string& account) {
  for (store::Audit& audit : reader.select<store::Audit>(rest, {{"account", account}})) {
    if (audit.person_id) children.push_back(std::move(*audit.person_id));
  }
}

constexpr const char* being_audited =
    "where auditor_id in (select id from auditors where account_id = :account) and state in ('assigned', "
    "'accepted', 'in_progress', 'conversation', 'submitted', 'moderation', 'paused')";
constexpr const char* being_moderated =
    "where id in (select audit_id from audit_moderations where finished_at is null and moderator_id in "
    "(select id from auditors where account_id = :account))";

}  // namespace

std::vector<Grant> holding_grants(const store::Reader& reader, const std::string& account) {
  return holding_grants(reader, account, store::present_moment());
}

std::vector<Grant> holding_grants(const store::Reader& reader, const std::string& account, store::Moment at) {
  const auto holder = reader.find<store::Account>(account);
  if (!holder || holder->status != "active") return {};
  std::vector<Grant> grants = grants_in_force(reader, account, grant_day(at));
  std::erase_if(grants, [](const Grant& one) { return !is_valid(one); });
  return grants;
}

std::vector<std::string> named_children_of(const store::Reader& reader, const std::string& account,
                                           const Grant& grant) {
  if (grant.scope != name_of(Scope::named_children)) return {};
  std::vector<std::string> children;
  for (store::GrantedChild& child :
       reader.select<store::GrantedChild>("where grant_id = :grant", {{"grant", grant.id}}))
    children.push_back(std::move(child.person_id));
  const Role* role = find_role(grant.role);
  if (role != nullptr && role->permissions.contains(Permission::make_audits))
    add_children(children, reader, being_audited, account);
  if (role != nullptr && role->permissions.contains(Permission::moderate_audits))
    add_children(children, reader, being_moderated, account);
  std::sort(children.begin(), children.end());
  children.erase(std::unique(children.begin(), children.end()), children.end());
  return children;
}

}  // namespace windscreen::serve
