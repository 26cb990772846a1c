#include "assure/grading.h"

#include <algorithm>
#include <vector>

#include "assure/audit_life.h"
#include "assure/audit_state.h"
#include "base/error.h"
#include "base/text.h"
#include "store/audit_plan.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using store::Audit;
using store::AuditModeration;

Audit audit_of(const store::Reader& reader, const std::string& audit_id) {
  auto audit = reader.find<Audit>(audit_id);
  if (!audit) throw base::Error("There is no such audit.", "Open your list of audits again.");
  return std::move(*audit);
}

AuditModeration open_moderation(const store::Reader& reader, const std::string& moderation_id) {
  auto moderation = reader.find<AuditModeration>(moderation_id);
  if (!moderation) throw base::Error("There is no such moderation.", "Open your list of moderations again.");
  if (moderation->finished_at) {
    throw base::Error("This moderation is done.", "Ask the quality assurance lead to reopen the audit.");
  }
  return std::move(*moderation);
}

bool plays(const store::Reader& reader, const std::string& audit_id, const std::string& account_id,
           Part part) {
  const std::vector<Part> parts = parts_in(reader, audit_id, account_id);
  return std::find(parts.begin(), parts.end(), part) != parts.end();
}

bool is_moderator(const store::Reader& reader, const AuditModeration& moderation,
                  const std::string& account_id) {
  if (!moderation.moderator_id) return false;
  const auto auditor = reader.find<store::Auditor>(*moderation.moderator_id);
  return auditor && auditor->account_id == account_id;
}

/// Audits that the auditor had submitted before this one.
int submitted_before(const store::Reader& reader, const Audit& audit) {
  return static_cast<int>(reader.count<Audit>(
      "where auditor_id = :auditor and submitted_at is not null and id <> :id and submitted_at <= :at",
      {{"auditor", audit.auditor_id.value_or("")},
       {"id", audit.id},
       {"at", audit.submitted_at.value_or("")}}));
}

}  // namespace

Audit give_grade(store::Writer& writer, const std::string& audit_id, Grade grade,
                 const std::string& account_id, std::int64_t seen) {
  Audit audit = audit_of(writer, audit_id);
  if (audit.revision != seen) throw StaleAudit();
  if (!plays(writer, audit_id, account_id, Part::auditor))
    throw base::Error("Only the auditor gives this grade.", "Ask them.");
  const auto state = find_audit_state(audit.state);
  if (!state || !takes_answers(*state)) {
    throw base::Error("The grade cannot be changed now.", "Ask for the audit to be sent back or reopened.");
  }
  audit.auditor_grade = code(grade);
  ++audit.revision;
  writer.update(audit);
  return audit;
}

std::optional<ModerationKind> ask_for_moderation(store::Writer& writer, const std::string& audit_id,
                                                 const std::string& seed, const std::string& due_on,
                                                 const ModerationSettings& settings) {
  const Audit audit = audit_of(writer, audit_id);
  if (!audit.submitted_at || !audit.auditor_grade) {
    throw base::Error("The audit has not been submitted.", "A second grade is asked for when it has.");
  }
  const Grade grade = read_grade(*audit.auditor_grade).value();
  const auto kind = moderation_of(grade, submitted_before(writer, audit), seed, audit.id, settings);
  if (!kind) return std::nullopt;
  const std::string kind_code(code(*kind));
  if (writer.count<AuditModeration>("where audit_id = :audit and kind = :kind",
                                    {{"audit", audit.id}, {"kind", kind_code}}) > 0) {
    return kind;
  }
  AuditModeration moderation;
  moderation.id = store::new_id();
  moderation.audit_id = audit.id;
  moderation.kind = kind_code;
  moderation.assigned_at = store::now();
  moderation.due_on = due_on;
  moderation.blind = picked_by_chance(seed, audit.id, settings.random_percent);
  writer.insert(moderation);
  return kind;
}

void set_moderator(store::Writer& writer, const std::string& moderation_id, const std::string& moderator_id) {
  AuditModeration moderation = open_moderation(writer, moderation_id);
  const auto moderator = writer.find<store::Auditor>(moderator_id);
  if (!moderator || moderator->status != "moderator")
    throw base::Error("This person does not moderate.", "Choose a moderator.");
  if (writer.count<store::AuditAssignment>("where audit_id = :audit and auditor_id = :auditor",
                                           {{"audit", moderation.audit_id}, {"auditor", moderator_id}}) > 0) {
    throw base::Error("A moderator is never the auditor of the same case.", "Choose another moderator.");
  }
  if (moderation.grade)
    throw base::Error("The second grade is given already.", "It stays with the moderator who gave it.");
  moderation.moderator_id = moderator_id;
  writer.update(moderation);
}

bool hides_grade(const AuditModeration& moderation) {
  return moderation.kind != "appeal" && !moderation.grade;
}

void give_second_grade(store::Writer& writer, const std::string& moderation_id, Grade grade,
                       const std::string& account_id) {
  AuditModeration moderation = open_moderation(writer, moderation_id);
  if (!is_moderator(writer, moderation, account_id))
    throw base::Error("Only the moderator gives this grade.", "Ask them.");
  if (moderation.grade) {
    throw base::Error("The second grade is given already.",
                      "What the two of you agree on afterwards is a grade of its own.");
  }
  moderation.grade = code(grade);
  moderation.graded_at = store::now();
  writer.update(moderation);
}

void agree_on_grade(store::Writer& writer, const std::string& moderation_id, Grade agreed,
                    const std::string& reason, const std::string& account_id) {
  AuditModeration moderation = open_moderation(writer, moderation_id);
  if (!is_moderator(writer, moderation, account_id))
    throw base::Error("Only the moderator writes what was agreed.", "Ask them.");
  if (!moderation.grade) {
    throw base::Error("The second grade is not given yet.",
                      "Give your own grade first, then see the auditor\u2019s.");
  }
  Audit audit = audit_of(writer, moderation.audit_id);
  const bool differs = audit.auditor_grade != code(agreed);
  if (differs && base::trim(reason).empty()) {
    throw base::Error("The grade agreed on is not the auditor\u2019s.",
                      "Say why: the reason is kept with both grades.");
  }
  moderation.agreed_grade = code(agreed);
  if (!reason.empty()) moderation.reason = reason;
  moderation.finished_at = store::now();
  writer.update(moderation);
  audit.moderated_grade = code(agreed);
  ++audit.revision;
  writer.update(audit);
}

}  // namespace windscreen::assure
