// Pointers to where in the case system an answer rests: never a copy. Functions belong to the transaction of
// their Writer.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// A pointer that an auditor adds to a question.
struct Pointer {
  std::string audit_id;
  std::string question;
  /// "Assessment", "Case note" …: as the case system calls it.
  std::string document_type;
  std::optional<std::string> document_on;
  /// Where it stands: a number, a title, a place in the record.
  std::string locator;
  std::optional<std::string> comment;
};

/// Adds it. The same pointer twice is one, so that sending it again when a reply was lost does no harm.
/// Throws base::Error where the account is not the auditor, the audit takes no answers, a part is missing or
/// too long, or the day is none or after `today`.
store::AuditEvidence add_evidence(store::Writer& writer, const Pointer& pointer,
                                  const std::string& account_id, base::Date today);

/// Takes a pointer away; nothing where it is gone already. Throws base::Error where it is another audit's,
/// the account is not the auditor, or the audit takes no answers.
void remove_evidence(store::Writer& writer, const std::string& audit_id, const std::string& evidence_id,
                     const std::string& account_id);

}  // namespace windscreen::assure
