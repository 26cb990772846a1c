// What assigning the audits of a round goes by: its cases with their histories, the auditors, the rules.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "assure/assignment.h"
#include "serve/audits/plan_answers.h"

namespace windscreen::serve {

/// A case of the round that may be given to an auditor, or to another.
struct AssignableCase {
  AuditInSight seen;
  assure::CaseHistory history;
};

/// One moment's view of it. A value.
struct AssignmentMatter {
  RoundRow row;
  std::vector<AssignableCase> cases;
  /// Whoever has not left, in the order of names, and the same as independence.h has them.
  std::vector<store::Auditor> people;
  std::vector<assure::Auditor> auditors;
  assure::IndependencePeriods periods;
};

/// Reads it: the audits of the round that are in the caller's reach to run and not submitted, and from the
/// newest snapshot who had to do with their cases. The day that independence goes by is today, or the
/// snapshot's where that is older, since nothing is known of the days after it. Belongs on the figures'
/// workers. Throws Problem (404).
AssignmentMatter assignment_matter(AuditSources& sources, const Call& call);

}  // namespace windscreen::serve
