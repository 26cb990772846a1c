// The teams, services and quadrants that a role can be granted for: those that the newest snapshot names.
#pragma once

#include <compare>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "measure/measure.h"
#include "serve/http/route.h"
#include "serve/pages/figures.h"
#include "serve/pages/lake_view.h"

namespace windscreen::serve {

/// A place by its scope ("team", "service", "quadrant") and its name as breakdowns have it.
struct RolePlace {
  std::string scope;
  std::string value;
  auto operator<=>(const RolePlace&) const = default;
};

/// Every place that the snapshot names on the day, each once, in order. Whoever's measurer it is must be
/// alone with it. Throws Error where the snapshot cannot be read.
std::vector<RolePlace> read_places(measure::Measurer& measurer, base::Date day);

/// Whether the place is among them. Names are compared letter by letter, as the reach of a grant is
/// (child_reach.h).
bool has_place(const std::vector<RolePlace>& places, std::string_view scope, std::string_view value);

/// Reads them of the newest snapshot, and keeps them until there is a newer. Thread-safe; takes long after a
/// load, so it is for a worker that computes.
class RolePlaces {
 public:
  RolePlaces(LakeView& lake, Figures& figures) : lake_(lake), figures_(figures) {}

  /// Empty where there is no snapshot. Throws Error where it cannot be read.
  std::shared_ptr<const std::vector<RolePlace>> now();

 private:
  LakeView& lake_;
  Figures& figures_;
  std::mutex mutex_;
  std::string read_of_;
  std::shared_ptr<const std::vector<RolePlace>> places_ = std::make_shared<const std::vector<RolePlace>>();
};

}  // namespace windscreen::serve
