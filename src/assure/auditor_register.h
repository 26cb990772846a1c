// The register of auditors in the store, and what assigning (assignment.h) needs of them. Functions belong to
// the transaction of their Writer or Reader.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assure/independence.h"
#include "base/date.h"
#include "store/audit_plan.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// Adds an auditor, or writes them anew where the id is there. Throws base::Error for a name that is missing,
/// an unknown status, a capacity beyond 0 to 100, a training day that is none, an account that there is not,
/// and where another auditor has the account or the worker: a person stands in the register once.
void keep_auditor(store::Writer& writer, store::Auditor auditor);

/// Declares an interest. Throws base::Error for an unknown auditor or kind (child, family, team, worker), and
/// where it is not said in whom or why.
void declare_interest(store::Writer& writer, store::AuditorInterest interest);
/// Ends an interest with a day; it stays in the register. Throws base::Error where there is none or it ended.
void end_interest(store::Writer& writer, const std::string& interest_id, base::Date day);

/// What an auditor is called where independence is judged: their worker reference, by which their cases and
/// teams are known, or a name that no worker has.
std::string staff_reference(const store::Auditor& auditor);

/// How many audits that are not submitted each auditor has, by id.
std::map<std::string, int> loads_of(const store::Reader& reader);

/// Whoever has not left, as independence.h has them: with interests in force on the day, loads, and the teams
/// of `staff_teams` (read_staff_teams). `team_ids` gives the identifiers of teams by their names: an interest
/// in a team is declared by its name. In the order of names.
std::vector<Auditor> auditors_for(const store::Reader& reader,
                                  const std::map<std::string, std::vector<Dated>>& staff_teams,
                                  const std::map<std::string, std::string>& team_ids, base::Date day);

}  // namespace windscreen::assure
