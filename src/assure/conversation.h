// The conversation with the practitioner about an audit of their case, and their right of reply. Functions
// belong to the transaction of their Writer or Reader.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assure/audit_life.h"
#include "base/date.h"
#include "store/audit_talks.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// What is written of one conversation. An audit has one with the practitioner, and may have another with
/// their manager.
struct ConversationWish {
  std::string audit_id;
  /// The conversation that is written anew; empty for another.
  std::string id;
  /// in_person, video, phone or record_only.
  std::string mode;
  /// The day (2020-03-01); empty where there was no conversation: then `why_none` says why.
  std::string held_on;
  std::string why_none;
  /// With whom, as the case system knows them; empty where that is not known.
  std::string worker_id;
  /// Whether they agree with what was found: yes, partly, no or not_said.
  std::string agreed;
  /// What they say, in their words.
  std::string view;
  /// Of one that is written anew, its `recorded_at` that the writer had before their eyes.
  std::string seen;
  std::string account_id;
  /// As in MoveWish. The auditor records it; for an auditor without an account the quality assurance lead
  /// does (may_enter_for_auditor).
  std::vector<Part> parts;
};

/// True where somebody who plays these parts may write down what the audit's auditor did: the auditor, and
/// the quality assurance lead for a partner who has no account.
bool may_enter_for_auditor(const store::Reader& reader, const store::Audit& audit,
                           const std::vector<Part>& parts);

/// Writes a conversation. An audit in progress moves on to its conversation by it ("hold_conversation"),
/// with its step. "From the record only" needs a reason and has no day and no view. Throws base::Error where
/// it cannot be recorded in the audit's state or by these parts, where a word is none of those above, where
/// the day is none or after `today`; and StaleAudit where someone else has written it anew since `seen`.
store::AuditConversation record_conversation(store::Writer& writer, const ConversationWish& wish,
                                             base::Date today);

/// The conversations of an audit, in the order in which they were begun.
std::vector<store::AuditConversation> conversations_of(const store::Reader& reader,
                                                       const std::string& audit_id);

/// Why the practitioner cannot reply to the audit now, in a plain sentence; empty where they can: from the
/// conversation on and until the grade is final, each time that it becomes so. `worker_id` is the
/// practitioner as the case system knows them.
std::string reply_fault(const store::Reader& reader, const store::Audit& audit, const std::string& worker_id);

/// Writes what the practitioner replies to what was found; it stands beside the audit. They may write it anew
/// until the grade is final. Throws base::Error with reply_fault's words, or where nothing is said; and
/// StaleAudit where it was written anew since `seen` (`replied_at`; empty for none).
store::AuditConversation write_reply(store::Writer& writer, const std::string& audit_id,
                                     const std::string& worker_id, const std::string& account_id,
                                     const std::string& reply, const std::string& seen);

}  // namespace windscreen::assure
