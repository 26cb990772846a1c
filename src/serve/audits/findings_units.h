// The services, quadrants and teams whose audits are looked at together.
#pragma once

#include <string>
#include <vector>

#include "assure/stored_grades.h"
#include "serve/audits/audit_reach.h"

namespace windscreen::serve {

struct FindingsUnit {
  /// "service", "quadrant" or "team".
  std::string kind;
  std::string name;
  std::vector<const assure::StoredGrade*> audits;
  /// As addresses name it (unit_slug).
  std::string slug() const;
};

/// Every service, quadrant and team of the audits that the reach has in sight, services first and then by
/// name. A service's figures are all of its audits or none: who reaches one team alone sees no part of them.
std::vector<FindingsUnit> units_of(const AuditReach& reach,
                                   const std::vector<const assure::StoredGrade*>& audits);

/// The one of that name; a Problem (404) where there is none.
const FindingsUnit& unit_named(const std::vector<FindingsUnit>& units, const std::string& slug);

}  // namespace windscreen::serve
