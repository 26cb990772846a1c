// What children, parents and carers say of the service for an audit, and whether it is safe to ask them: that
// is decided first, by somebody, for a reason. Functions belong to the transaction of their Writer or Reader.
#pragma once

#include <string>
#include <vector>

#include "assure/audit_life.h"
#include "base/date.h"
#include "store/audit_talks.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// Who writes, and about whom: what all changes of family feedback say.
struct FeedbackWish {
  std::string audit_id;
  /// The person's row; empty for somebody who is not listed yet.
  std::string id;
  /// Of one that is there, its `changed_at` that the writer had before their eyes.
  std::string seen;
  std::string account_id;
  /// The auditor writes, and the quality assurance lead.
  std::vector<Part> parts;
};

/// Whether somebody may be asked.
struct ContactDecision {
  /// child, mother, father, parent, carer or other.
  std::string respondent;
  /// not_decided (they are listed, and no more), safe or unsafe.
  std::string safe;
  /// Why it is safe, or is not: somebody else may read their letters, a parent objects, no interpreter.
  std::string reason;
  /// How they want to be spoken with: alone, with an interpreter.
  std::string wishes;
};

/// Lists somebody, or decides whether they may be asked. Throws base::Error where somebody without a part in
/// it writes, where a word is none of those above, where a decision has no reason, or where it would be
/// unsafe now although they have answered: what they said stands; StaleAudit where the row was changed since.
store::FamilyFeedback decide_contact(store::Writer& writer, const FeedbackWish& wish,
                                     const ContactDecision& decision);

/// Writes down a try to reach them. One that was found to be unsafe makes the contact unsafe. `mode` and
/// `result` are words of store::FeedbackAttempt. Throws base::Error where it was not decided that it is safe,
/// where they have answered or declined already, and while the audit is paused, replaced or void; as above.
store::FamilyFeedback record_attempt(store::Writer& writer, const FeedbackWish& wish, const std::string& mode,
                                     const std::string& result);

/// What somebody said.
struct FeedbackAnswers {
  std::string answers;
  bool may_quote = false;
  /// What it is about, in a few words each.
  std::vector<std::string> themes;
};

/// Writes what they said. Throws base::Error where no try has the result that they were spoken with, which
/// there is none without the decision that it is safe; where nothing is said; as above.
store::FamilyFeedback record_answers(store::Writer& writer, const FeedbackWish& wish,
                                     const FeedbackAnswers& said);

/// Writes that the worker was told on a day what was said; from then on they may read it. Throws base::Error
/// where nothing was said, or the day is none or after `today`; as above.
store::FamilyFeedback share_feedback(store::Writer& writer, const FeedbackWish& wish, const std::string& on,
                                     base::Date today);

/// Of an audit, in the order in which they were listed.
std::vector<store::FamilyFeedback> feedback_of(const store::Reader& reader, const std::string& audit_id);
/// The tries of one person, oldest first.
std::vector<store::FeedbackAttempt> attempts_of(const store::Reader& reader, const std::string& feedback_id);

/// What is to be done next with somebody: "decide", "ask", "record" (spoken with, and nothing is written
/// down), "share", or empty: nothing more.
std::string next_with(const store::FamilyFeedback& one);

}  // namespace windscreen::assure
