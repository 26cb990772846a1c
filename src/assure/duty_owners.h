// Who answers for what a grade asks for: whoever leads the team, the service or quality assurance, as roles
// are granted.
#pragma once

#include <optional>
#include <string>

#include "assure/clocks.h"
#include "base/date.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// Account ids; absent where nobody holds the role for the audit's team, service or quadrant. Of several who
/// do it is who has held it longest, and the action can be handed over.
struct DutyOwners {
  std::optional<std::string> team_manager;
  std::optional<std::string> head_of_service;
  std::optional<std::string> director;
  /// The lead of the audit's programme, or of quality assurance.
  std::optional<std::string> quality_lead;

  /// Heads of service are told and sit on the panel, the director answers for a third inadequate, quality
  /// assurance for checks and re-audits, and the team's manager for the rest. Where there is none, the next
  /// above them.
  std::optional<std::string> of(Duty duty) const;
};

/// By the grants in force on `today` of active accounts. Within the reader's transaction.
DutyOwners duty_owners(const store::Reader& reader, const store::Audit& audit, base::Date today);

}  // namespace windscreen::assure
