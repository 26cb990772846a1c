// What follows when an auditor has submitted an audit: the one place that says it.
#pragma once

#include <optional>
#include <string>

#include "assure/moderation.h"
#include "base/date.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// What was done.
struct AfterSubmission {
  /// The audit as it is now: "moderation" where a second grade is waited for, otherwise still "submitted",
  /// and then the quality assurance lead may make its grade final.
  store::Audit audit;
  /// Why a second grade is waited for; nullopt where none is.
  std::optional<std::string> second_grade;
};

/// Asks for a second grade by the rules and the authority's settings (audit_settings.h), and moves the audit
/// on to moderation where one is waited for. To be called in the transaction of the move "submit", with the
/// audit as that left it. Called after a later submission of the same audit it asks for no second grade of a
/// kind that was given. Throws base::Error where the audit is not "submitted".
AfterSubmission after_submission(store::Writer& writer, const store::Audit& audit, base::Date today);

/// What chance goes by in a round: the seed of the draw that the audit's case comes from, otherwise of the
/// round's latest draw that stands, otherwise the round itself.
std::string seed_of(const store::Reader& reader, const store::Audit& audit);

}  // namespace windscreen::assure
