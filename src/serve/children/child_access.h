// Who may see which child: the one place that decides it. A child is seen under one grant, which must allow
// what is done and reach the child; two grants do not add up to what neither allows.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lake/lake.h"
#include "serve/accounts/identity.h"
#include "serve/accounts/roles.h"
#include "serve/children/child_reach.h"
#include "serve/pages/figures.h"
#include "serve/pages/lake_view.h"
#include "store/store.h"

namespace windscreen::serve {

/// A grant in force, and the children it reaches in one snapshot.
struct ReachingGrant {
  Grant grant;
  const Role* role = nullptr;
  std::shared_ptr<const ChildSet> children;

  bool may(Permission permission) const { return role->permissions.contains(permission); }
};

/// The grants under which one person does one thing, the best first: those that show children as they are
/// known before those that do not, then the narrowest.
class ChildAccess {
 public:
  ChildAccess() = default;
  explicit ChildAccess(std::vector<ReachingGrant> grants) : grants_(std::move(grants)) {}

  /// The grant under which they see the child; nullptr where they may not.
  const ReachingGrant* to(const std::string& person_id) const;
  /// True where every child of the authority is reached.
  bool is_everyone() const;
  bool empty() const { return grants_.empty(); }
  /// The children reached, by identifier and each once; nullopt where that is every child.
  std::optional<std::vector<std::string>> reached() const;

 private:
  std::vector<ReachingGrant> grants_;
};

/// Thread-safe.
class ChildAccessReader {
 public:
  /// Both must outlive it.
  ChildAccessReader(store::Store& store, Figures& figures) : store_(store), figures_(figures) {}

  /// What someone may reach of a snapshot when they do what needs these permissions. The grants are read from
  /// the store anew, and only those count that the identity has too: neither a session that remembers nor a
  /// store that was changed alone opens anything.
  ChildAccess of(const Identity& identity, const std::shared_ptr<const LakeState>& state,
                 const lake::Snapshot& snapshot, const std::set<Permission>& needed);

 private:
  std::shared_ptr<const ChildSet> children_of(const Grant& grant, const std::string& worker,
                                              const std::vector<std::string>& named,
                                              const std::shared_ptr<const LakeState>& state,
                                              const lake::Snapshot& snapshot);
  store::Store& store_;
  Figures& figures_;
  ReachCache kept_;
};

}  // namespace windscreen::serve
