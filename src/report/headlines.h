// The headline figures of the report's first page: which indicators they are, and in which order.
#pragma once

#include <string>
#include <vector>

#include "lake/workspace.h"
#include "measure/definition.h"

namespace windscreen::report {

/// One headline: the indicators that can stand for it, the preferred first. The page shows the first that has
/// a figure.
using Headline = std::vector<std::string>;

/// The twelve headlines of an authority that has not chosen its own, along the child's pathway: contacts,
/// referrals, re-referrals, assessments within 45 working days, section 47 enquiries, child protection plans,
/// visits on time, the rate of children looked after, the stability of placements, care leavers'
/// accommodation, caseloads, and agency workers or vacancies. Names only definitions that the catalogue has.
std::vector<Headline> usual_headlines(const measure::Catalogue& catalogue);

/// The headlines of `headlines.csv` in the workspace, where there is one; otherwise the usual ones. The file
/// has a header line, then a line a headline: the id of an indicator, and in further cells those to show
/// where it has no figure. Throws Error, naming file and line, for an id that is no indicator's, one that
/// stands twice, a file without a headline or with more than 24. Thread-safe.
std::vector<Headline> read_headlines(const lake::Workspace& workspace, const measure::Catalogue& catalogue);

}  // namespace windscreen::report
