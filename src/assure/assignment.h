// Who audits what: every case to an independent auditor, loads in proportion to capacity. Pure and
// thread-safe.
//
// A flow of least cost, built one case at a time along alternating paths (H. W. Kuhn, "The Hungarian method",
// Naval Research Logistics Quarterly 2, 1955; for balanced loads: N. Harvey, R. Ladner, L. Lovász, T. Tamir,
// "Semi-matchings for bipartite graphs and load balancing", Journal of Algorithms 59, 2006). A case that
// finds no free auditor moves others to auditors who are independent of them too, so that everyone is given a
// case where that is possible at all. Each case goes to the auditor whose load would then be the least share
// of their capacity, which makes the sum over auditors of load²/capacity the least there is.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "assure/independence.h"

namespace windscreen::assure {

struct Assignment {
  std::string child;
  std::string auditor;
  /// What the pair breaks, covered by an override; empty where the auditor is independent.
  std::vector<Breach> overridden;
  /// Who gave the override and why; empty where there is none.
  std::string override_by;
  std::string override_reason;
};

struct Unassigned {
  std::string child;
  /// No auditor at all is independent: a neighbouring authority or someone from outside must audit.
  bool nobody_independent = false;
  /// Why, in words.
  std::string why;
};

struct AuditorLoad {
  std::string staff;
  int capacity = 0;
  /// Those of other draws included.
  int load = 0;
};

struct AssignmentPlan {
  /// By child.
  std::vector<Assignment> assigned;
  std::vector<Unassigned> unassigned;
  /// By staff reference; every auditor that was given.
  std::vector<AuditorLoad> loads;
};

/// Assigns as many cases as can be. Overrides are used only once all cases that can go to independent
/// auditors have done so, and then where that gives a further case an auditor. The order of cases and
/// auditors given does not matter. Cost grows with cases squared times auditors at worst. Throws Error where
/// a child or an auditor is given twice.
AssignmentPlan assign(const std::vector<CaseHistory>& cases, const std::vector<Auditor>& auditors,
                      const std::vector<Override>& overrides, const IndependencePeriods& periods);

}  // namespace windscreen::assure
