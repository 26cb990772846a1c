// Which children a grant reaches: read from a snapshot, so that a transfer of a case moves the permission
// with it at the next load.
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/date.h"
#include "measure/measure.h"
#include "serve/accounts/roles.h"

namespace windscreen::serve {

/// Children by their identifiers (pers_person_id).
class ChildSet {
 public:
  /// Every child of the authority.
  static ChildSet everyone() {
    ChildSet all;
    all.everyone_ = true;
    return all;
  }
  ChildSet() = default;
  explicit ChildSet(std::unordered_set<std::string> ids) : ids_(std::move(ids)) {}

  bool is_everyone() const { return everyone_; }
  bool has(const std::string& person_id) const { return everyone_ || ids_.contains(person_id); }
  std::size_t size() const { return ids_.size(); }
  /// Empty for everyone.
  const std::unordered_set<std::string>& ids() const { return ids_; }

 private:
  bool everyone_ = false;
  std::unordered_set<std::string> ids_;
};

/// What decides whom a scope reaches.
struct Reaching {
  Scope scope = Scope::none;
  /// service, quadrant, team: its name, as breakdowns have it. own_cases: the worker's identifier; empty
  /// reaches nobody.
  std::string value;
};

/// Reads the children that a scope reaches on a day:
///   authority  every child
///   team       those whose case its workers hold, by the rule of the breakdowns (the allocated case worker;
///              of several the latest allocated); and, where nobody holds the case, those whose open referral
///              is with the team
///   service, quadrant  those of the teams that are in it on the day
///   own_cases  those with whom the worker is involved in any role on the day
///   none, named_children  nobody: named children are not in the snapshot but in the store
/// Whoever's measurer it is must be alone with it. Throws Error where the snapshot cannot be read.
ChildSet read_reach(measure::Measurer& measurer, const Reaching& reaching, base::Date day);

/// Keeps what was read, a snapshot and scope at a time: a new snapshot is another key, so nothing kept is out
/// of date. Thread-safe.
class ReachCache {
 public:
  using Read = std::function<ChildSet()>;

  /// The kept set, or the one that `read` gives. `snapshot` is the snapshot's content hash.
  std::shared_ptr<const ChildSet> get(const std::string& snapshot, const Reaching& reaching,
                                      const Read& read);

 private:
  struct Kept {
    std::string key;
    std::shared_ptr<const ChildSet> children;
  };
  std::mutex mutex_;
  // Asked for last, first; bounded by the children in all of them.
  std::list<Kept> kept_;
};

}  // namespace windscreen::serve
