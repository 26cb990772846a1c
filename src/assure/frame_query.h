// Reading the frame, and who had to do with its cases, from a snapshot. The only file of the sample that asks
// a snapshot anything.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "assure/frame.h"
#include "assure/independence.h"
#include "base/date.h"
#include "measure/measure.h"

namespace windscreen::assure {

/// The cases open at the close of the day, one row a child, in order. The first that holds is the status:
/// looked after (periods of care), a child protection plan of this authority, care leaver (from 16 to 25, who
/// has not died or gone home for good; the list knows the present only), an open child in need plan or an
/// open episode without an open assessment, in assessment, early help. The team is that of the allocated case
/// worker (the rule of the breakdowns), else of the care leaver, the open referral or the worker's
/// employment; the worker the allocated one (a duty name is none), else the care leaver's or the early help
/// worker; the manager who was employed as role group "manager" in the team, the latest of several. Children
/// who share a family directly or through others have one family reference, the least. A plan that runs past
/// the 18th birthday and children who died stand in the frame as closed, adoption placements as restricted.
/// Last audits, holds and other restrictions are no case data: see `add_notes`. Needs the built-in shared
/// relations. Costs four queries over the snapshot whatever its size. Whoever's measurer it is must be alone
/// with it. Throws Error where the snapshot cannot be read.
Frame read_frame(measure::Measurer& measurer, base::Date as_at, std::string source_hash);

/// Who held, managed, supervised and reviewed these children's cases on any day from `from` to `to`. Managers
/// are those of the teams that held the case while they held it, and who is involved as a manager; a
/// supervisor or reviewing officer is known where the involvements name one. In the order of the references.
/// As above.
std::vector<CaseHistory> read_histories(measure::Measurer& measurer, const std::set<std::string>& children,
                                        base::Date from, base::Date to);

/// The teams in which staff were employed, or held cases, on any day from `from` to `to`, by staff reference.
/// As above.
std::map<std::string, std::vector<Dated>> read_staff_teams(measure::Measurer& measurer, base::Date from,
                                                           base::Date to);

/// The identifiers of teams by the names that the breakdowns have; a team without a name is called by its
/// identifier. As above.
std::map<std::string, std::string> read_team_ids(measure::Measurer& measurer);

}  // namespace windscreen::assure
