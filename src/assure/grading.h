// Grades given in the store: the auditor's, the moderator's, and the one that is settled on. Functions belong
// to the transaction of their Writer or Reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "assure/grade.h"
#include "assure/moderation.h"
#include "store/audit_review.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// Writes the auditor's overall grade, in the states in which answers may be changed. Throws StaleAudit
/// (audit_life.h), and base::Error where the account is not the auditor's or the audit is in another state.
store::Audit give_grade(store::Writer& writer, const std::string& audit_id, Grade grade,
                        const std::string& account_id, std::int64_t seen);

/// Has a submitted audit graded a second time, where the rules ask for it: writes the moderation without a
/// moderator, and gives why. It is written once, however often this is called. nullopt where no second grade
/// is asked for. `seed` is the round's. Those picked by chance are blind.
std::optional<ModerationKind> ask_for_moderation(store::Writer& writer, const std::string& audit_id,
                                                 const std::string& seed, const std::string& due_on,
                                                 const ModerationSettings& settings = {});

/// Gives a moderation to a moderator. Throws base::Error where they are no moderator, are the audit's auditor
/// or were, or the moderation is done.
void set_moderator(store::Writer& writer, const std::string& moderation_id, const std::string& moderator_id);

/// What a moderator may see of the audit's own grade: nothing, until theirs is given, whatever the second
/// grade is for; but on appeal, where it was told. `AuditModeration::blind` says which second grades chance
/// alone picked, by which agreement is measured.
bool hides_grade(const store::AuditModeration& moderation);

/// Writes the grade that a moderator gives of their own; it is given once and stays. Throws base::Error where
/// the account is not the moderator's, or it was given before.
void give_second_grade(store::Writer& writer, const std::string& moderation_id, Grade grade,
                       const std::string& account_id);

/// Writes what the two agreed on after they had talked, which becomes the audit's moderated grade. A grade
/// that is not the auditor's needs a reason. Throws base::Error where the second grade is not given yet, or
/// the moderation is done.
void agree_on_grade(store::Writer& writer, const std::string& moderation_id, Grade agreed,
                    const std::string& reason, const std::string& account_id);

}  // namespace windscreen::assure
