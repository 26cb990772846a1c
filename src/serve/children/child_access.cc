#include "serve/children/child_access.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "serve/children/access_grants.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

// What the store says of someone at one moment.
struct Standing {
  std::vector<Grant> grants;
  std::string worker;
  // By grant.
  std::map<std::string, std::vector<std::string>> named;
};

Standing standing_of(const store::Store& store, const std::string& account) {
  return store.read([&](const store::Queries& reader) {
    Standing standing;
    standing.grants = holding_grants(reader, account);
    if (const auto holder = reader.find<store::Account>(account))
      standing.worker = holder->worker_id.value_or("");
    for (const Grant& grant : standing.grants) {
      if (find_scope(grant.scope) != Scope::named_children) continue;
      standing.named[grant.id] = named_children_of(reader, account, grant);
    }
    return standing;
  });
}

bool allows(const Role& role, const std::set<Permission>& needed) {
  return std::includes(role.permissions.begin(), role.permissions.end(), needed.begin(), needed.end());
}

}  // namespace

const ReachingGrant* ChildAccess::to(const std::string& person_id) const {
  if (person_id.empty()) return nullptr;
  const auto found = std::find_if(grants_.begin(), grants_.end(),
                                  [&](const ReachingGrant& one) { return one.children->has(person_id); });
  return found == grants_.end() ? nullptr : &*found;
}

bool ChildAccess::is_everyone() const {
  return std::any_of(grants_.begin(), grants_.end(),
                     [](const ReachingGrant& one) { return one.children->is_everyone(); });
}

std::optional<std::vector<std::string>> ChildAccess::reached() const {
  if (is_everyone()) return std::nullopt;
  std::vector<std::string> all;
  for (const ReachingGrant& one : grants_)
    all.insert(all.end(), one.children->ids().begin(), one.children->ids().end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::shared_ptr<const ChildSet> ChildAccessReader::children_of(const Grant& grant, const std::string& worker,
                                                               const std::vector<std::string>& named,
                                                               const std::shared_ptr<const LakeState>& state,
                                                               const lake::Snapshot& snapshot) {
  const Scope scope = find_scope(grant.scope).value_or(Scope::none);
  // A sample changes without a new snapshot, so it is never kept.
  if (scope == Scope::named_children)
    return std::make_shared<const ChildSet>(std::unordered_set<std::string>(named.begin(), named.end()));
  const Reaching reaching{scope, scope == Scope::own_cases ? worker : grant.value.value_or("")};
  return kept_.get(snapshot.content_hash, reaching, [&] {
    ChildSet children;
    figures_.with_snapshot(state, snapshot, [&](measure::Measurer& measurer) {
      children = read_reach(measurer, reaching, snapshot.as_at);
    });
    return children;
  });
}

ChildAccess ChildAccessReader::of(const Identity& identity, const std::shared_ptr<const LakeState>& state,
                                  const lake::Snapshot& snapshot, const std::set<Permission>& needed) {
  const Standing standing = standing_of(store_, identity.account);
  std::vector<ReachingGrant> grants;
  for (const Grant& grant : standing.grants) {
    const bool known = std::any_of(identity.grants.begin(), identity.grants.end(),
                                   [&](const Grant& one) { return one.id == grant.id; });
    const Role* role = find_role(grant.role);
    if (!known || role == nullptr || !allows(*role, needed)) continue;
    const auto named = standing.named.find(grant.id);
    const std::vector<std::string> nobody;
    grants.push_back({grant, role,
                      children_of(grant, standing.worker,
                                  named == standing.named.end() ? nobody : named->second, state, snapshot)});
  }
  // Scopes are listed from the widest, so the greatest is the narrowest.
  const auto rank = [](const ReachingGrant& one) {
    return std::tuple(one.may(Permission::see_children_identified),
                      find_scope(one.grant.scope).value_or(Scope::none));
  };
  std::stable_sort(grants.begin(), grants.end(),
                   [&](const ReachingGrant& a, const ReachingGrant& b) { return rank(a) > rank(b); });
  return ChildAccess(std::move(grants));
}

}  // namespace windscreen::serve
