// What is decided after an audit was submitted: who gives the second grade, which grade is final, and what an
// appeal starts. Functions belong to the transaction of their Writer or Reader.
#pragma once

#include <string>
#include <vector>

#include "assure/audit_life.h"
#include "assure/grade.h"
#include "base/date.h"
#include "store/audit_plan.h"
#include "store/audit_review.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// Someone who moderates, and what stands against their moderating an audit.
struct ModeratorChoice {
  store::Auditor moderator;
  /// In words that name no child; empty where they are independent as far as the store knows.
  std::vector<std::string> conflicts;
  /// Second grades that they were given and have not finished.
  std::int64_t waiting = 0;
};

/// Everyone whose status is moderator and who has an account, the independent ones with the least waiting
/// first. A conflict: they audit or audited the case or gave another second grade of it, are or were its
/// worker or manager when it was drawn, or declared an interest in the child, family, team or worker that
/// holds on `today`.
std::vector<ModeratorChoice> moderators_for(const store::Reader& reader,
                                            const store::AuditModeration& moderation, base::Date today);

/// Gives a second grade that is waited for to one of moderators_for. An appeal of a grade that stands takes
/// the grade back until it is decided on (the move "reconsider"), for the appeal's reason. `wish.move` is not
/// read. Throws StaleAudit, and base::Error where the moderator is not independent, the audit is neither
/// submitted, in moderation nor final, or the second grade is given.
store::Audit give_to_moderator(store::Writer& writer, const MoveWish& wish, const std::string& moderation_id,
                               const std::string& moderator_id, base::Date today);

/// Makes a grade final (`wish.move` is "finalise"); `wish.reason` becomes the rationale, and is needed where
/// any grade that was given is another. Second grades on which the two did not agree end with it. A moderator
/// may do it only after agreeing with the auditor: two grades apart are for the quality assurance lead.
/// Throws StaleAudit, and base::Error where a second grade is still waited for or the move cannot be made.
store::Audit decide_grade(store::Writer& writer, MoveWish wish, Grade grade);

/// Writes that somebody asks for a final grade to be looked at again: a second grade of the kind "appeal"
/// without a moderator, and a step "appeal" with the reason. The grade stands until the appeal is given to a
/// moderator. Throws base::Error where the audit has no final grade, there was an appeal, or no reason is
/// given.
store::AuditModeration appeal(store::Writer& writer, const std::string& audit_id,
                              const std::string& account_id, const std::string& reason, base::Date today);

/// Ends an appeal without a second grade; the grade stands. Throws base::Error where it is no appeal that
/// waits for a moderator, or no reason is given.
void decline_appeal(store::Writer& writer, const std::string& moderation_id, const std::string& account_id,
                    const std::string& reason);

}  // namespace windscreen::assure
