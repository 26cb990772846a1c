// An audit as it was at one moment: everything that it said, in one text that can be read back.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "store/audit_review.h"
#include "store/audit_talks.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// All that the store has of the audit now: `audit`, `answers`, `evidence`, `moderations` and
/// `conversations`, each row by its columns' names. JSON; within the transaction of `reader`.
std::string audit_content(const store::Reader& reader, const store::Audit& audit);

/// The rows that such a text was made of.
struct KeptAudit {
  store::Audit audit;
  std::vector<store::AuditAnswer> answers;
  std::vector<store::AuditEvidence> evidence;
  std::vector<store::AuditModeration> moderations;
  std::vector<store::AuditConversation> conversations;
};

/// Reads the text back. A column that it does not have, since it is younger than the text, is empty. Throws
/// base::Error where it is no such text. Thread-safe.
KeptAudit read_kept_audit(const std::string& content);

}  // namespace windscreen::assure
