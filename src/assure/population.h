// What a programme says of its cases: which may be drawn, and how they are shared out. Pure and thread-safe.
#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "assure/exclusions.h"

namespace windscreen::assure {

/// Kept with the programme as JSON (store::AuditProgramme::population).
struct Population {
  /// The statuses that are asked about; empty means all.
  std::set<CaseStatus> statuses;
  int audited_within_months = 12;
  bool one_child_a_family = true;
  /// The fewest cases of each service and quadrant, and the most reserves of each.
  std::size_t floor = 2;
  std::size_t reserves = 5;

  /// Without re-audits, which are those of a month.
  ExclusionRule exclusions() const;
};

/// As the store has it.
std::string population_json(const Population& population);

/// Reads it; what is not said has its default. Throws base::Error for what is no such JSON, an unknown
/// status, or a number out of range (months to 60, floor to 100, reserves to 100).
Population read_population(const std::string& json);

}  // namespace windscreen::assure
