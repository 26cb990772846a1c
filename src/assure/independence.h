// Whether an auditor may judge a case: section 3.3 of the practice-audit specification, over dated histories.
// Pure and thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace windscreen::assure {

/// A reference that held from a day until a day, the last not included; nullopt is open at that end.
struct Dated {
  std::string reference;
  std::optional<base::Date> from;
  std::optional<base::Date> until;

  /// Whether it held on any day from `first` to `last`, both included.
  bool held_between(base::Date first, base::Date last) const;
};

/// Who had to do with a case, by staff references. What lies before the look-back may be there too.
struct CaseHistory {
  std::string child;
  std::string family;
  /// Who held the case when it was drawn; counted beside `teams` whatever has happened since.
  std::string team_at_draw;
  std::vector<Dated> teams;
  std::vector<Dated> workers;
  std::vector<Dated> managers;
  std::vector<Dated> supervisors;
  /// Independent reviewing officers and chairs of child protection conferences.
  std::vector<Dated> reviewing_officers;
  bool re_audit = false;
  /// Who audited the child before.
  std::set<std::string> previous_auditors;
};

enum class AuditorStatus : std::uint8_t { trained, moderator, suspended, untrained };

/// What someone declared: a child, a family, a member of staff or a team that they must not judge.
struct DeclaredInterest {
  enum class Kind : std::uint8_t { child, family, staff, team };
  Kind kind = Kind::child;
  std::string reference;
};

struct Auditor {
  std::string staff;
  AuditorStatus status = AuditorStatus::trained;
  std::vector<Dated> teams;
  std::vector<DeclaredInterest> interests;
  /// Audits that they can take this month, and how many of these are taken by other draws.
  int capacity = 0;
  int assigned_already = 0;
};

enum class IndependenceRule : std::uint8_t {
  not_an_auditor,
  allocated_worker,
  manager,
  supervisor,
  same_team,
  reviewing_officer,
  declared_interest,
  previous_auditor
};

/// One rule that a pair breaks, in a sentence that names no child.
struct Breach {
  IndependenceRule rule = IndependenceRule::not_an_auditor;
  std::string words;
};

struct IndependencePeriods {
  /// The day on which the audit is given out.
  base::Date day;
  /// How far back the audit looks: workers, managers, supervisors and reviewing officers of that time are not
  /// independent.
  int look_back_months = 12;
  int same_team_months = 12;
};

/// Every rule that the pair breaks, in the order of the rules; empty where the auditor is independent. The
/// same team: one that the auditor was in at any time of the period and that held the case at any time of it,
/// or when it was drawn; not only on the same days, since the colleagues of then judge and are judged there
/// still.
std::vector<Breach> breaches(const CaseHistory& history, const Auditor& auditor,
                             const IndependencePeriods& periods);

/// Leave for a pair that is not independent. Who may give it is decided by roles (the lead for quality
/// assurance).
struct Override {
  std::string child;
  std::string auditor;
  std::string by;
  std::string reason;
  base::Date on;
};

/// What is wrong with an override, in a sentence; empty when nothing is: nobody gives it to themself, and who
/// and why are said.
std::string fault_of(const Override& given);

/// Whether a pair may be made: no breach, or none but what an override covers. Nobody who is not an auditor,
/// and nobody's own case, is covered by an override.
bool may_audit(const std::vector<Breach>& broken, const CaseHistory& history, const Auditor& auditor,
               const std::vector<Override>& overrides);

}  // namespace windscreen::assure
