#include "assure/decision.h"

#include <algorithm>
#include <tuple>

#include "assure/audit_settings.h"
#include "assure/grading.h"
#include "assure/moderation.h"
#include "base/text.h"
#include "model/calendar.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using store::Audit;
using store::AuditModeration;

constexpr const char* appeal_kind = "appeal";

Audit audit_of(const store::Reader& reader, const std::string& audit_id) {
  auto audit = reader.find<Audit>(audit_id);
  if (!audit) throw base::Error("There is no such audit.", "Open your list again.");
  return std::move(*audit);
}

AuditModeration moderation_of(const store::Reader& reader, const std::string& moderation_id) {
  auto found = reader.find<AuditModeration>(moderation_id);
  if (!found) throw base::Error("There is no such second grade.", "Open the list again.");
  return std::move(*found);
}

std::vector<AuditModeration> moderations_of(const store::Reader& reader, const std::string& audit_id) {
  return reader.select<AuditModeration>("where audit_id = :audit order by assigned_at, id",
                                        {{"audit", audit_id}});
}

bool stands(const Audit& audit) {
  const auto state = find_audit_state(audit.state);
  return state && is_graded(*state);
}

void check_reason(const std::string& reason) {
  if (base::trim(reason).empty())
    throw base::Error("No reason is given.", "Say why: the reason is kept with the audit.");
}

void write_step(store::Writer& writer, const Audit& audit, const std::string& move,
                const std::string& account_id, const std::string& reason) {
  writer.insert(store::AuditStep{store::new_id(), audit.id, store::now(), account_id, move, audit.state,
                                 audit.state, reason});
}

/// What a case was when it was drawn, for what auditors may have declared.
struct CaseAtDraw {
  Audit audit;
  std::optional<store::AuditSelection> selection;
};

bool is_of(const CaseAtDraw& one, const store::AuditorInterest& interest) {
  if (interest.kind == "child") return one.audit.person_id == interest.interest_in;
  if (interest.kind == "team") return one.audit.team == interest.interest_in;
  if (!one.selection) return false;
  if (interest.kind == "family") return one.selection->family_id == interest.interest_in;
  return one.selection->worker_id == interest.interest_in ||
         one.selection->manager_id == interest.interest_in;
}

std::vector<std::string> conflicts_of(const store::Reader& reader, const CaseAtDraw& one,
                                      const store::Auditor& moderator, const AuditModeration& moderation,
                                      const std::string& today) {
  std::vector<std::string> conflicts;
  const store::Parameters both = {{"audit", one.audit.id}, {"auditor", moderator.id}};
  if (reader.count<store::AuditAssignment>("where audit_id = :audit and auditor_id = :auditor", both) > 0 ||
      one.audit.auditor_id == moderator.id) {
    conflicts.emplace_back("audits this case, or did");
  }
  for (const AuditModeration& other : moderations_of(reader, one.audit.id)) {
    if (other.id != moderation.id && other.moderator_id == moderator.id)
      conflicts.emplace_back("gave another second grade of this audit");
  }
  if (one.selection && moderator.worker_id &&
      (one.selection->worker_id == moderator.worker_id || one.selection->manager_id == moderator.worker_id)) {
    conflicts.emplace_back("was the case\u2019s worker or manager when it was drawn");
  }
  const auto declared = reader.select<store::AuditorInterest>(
      "where auditor_id = :auditor and valid_from <= :today and (valid_to is null or valid_to >= :today) "
      "order by id",
      {{"auditor", moderator.id}, {"today", today}});
  for (const store::AuditorInterest& interest : declared) {
    if (is_of(one, interest)) conflicts.push_back("declared an interest in the " + interest.kind);
  }
  return conflicts;
}

CaseAtDraw case_of(const store::Reader& reader, const std::string& audit_id) {
  CaseAtDraw one{audit_of(reader, audit_id), std::nullopt};
  if (one.audit.selection_id) one.selection = reader.find<store::AuditSelection>(*one.audit.selection_id);
  return one;
}

bool leads(const MoveWish& wish) {
  return std::find(wish.parts.begin(), wish.parts.end(), Part::qa_lead) != wish.parts.end();
}

/// Throws where the second grade does not let a grade become final yet.
void check_settled(const AuditModeration& moderation, const Audit& audit, const MoveWish& wish) {
  if (moderation.finished_at) return;
  if (!moderation.grade) {
    throw base::Error("A second grade is still waited for.",
                      "Wait for the moderator, or give it to another.");
  }
  if (leads(wish)) return;
  const auto first = read_grade(audit.auditor_grade.value_or(""));
  if (first && compare(*first, *read_grade(*moderation.grade)) == SecondGrade::differs_by_more) {
    throw base::Error("The two grades are two or more apart.", "The quality assurance lead decides.");
  }
  throw base::Error("The moderator has not written what was agreed on.", "Write it first.");
}

}  // namespace

std::vector<ModeratorChoice> moderators_for(const store::Reader& reader, const AuditModeration& moderation,
                                            base::Date today) {
  const CaseAtDraw one = case_of(reader, moderation.audit_id);
  std::vector<ModeratorChoice> all;
  for (store::Auditor& moderator : reader.select<store::Auditor>(
           "where status = 'moderator' and account_id is not null order by name, id")) {
    ModeratorChoice choice{std::move(moderator), {}, 0};
    choice.conflicts = conflicts_of(reader, one, choice.moderator, moderation, base::format_iso(today));
    choice.waiting = reader.count<AuditModeration>("where moderator_id = :moderator and finished_at is null",
                                                   {{"moderator", choice.moderator.id}});
    all.push_back(std::move(choice));
  }
  std::stable_sort(all.begin(), all.end(), [](const ModeratorChoice& a, const ModeratorChoice& b) {
    return std::tuple(!a.conflicts.empty(), a.waiting) < std::tuple(!b.conflicts.empty(), b.waiting);
  });
  return all;
}

Audit give_to_moderator(store::Writer& writer, const MoveWish& wish, const std::string& moderation_id,
                        const std::string& moderator_id, base::Date today) {
  AuditModeration moderation = moderation_of(writer, moderation_id);
  Audit audit = audit_of(writer, moderation.audit_id);
  if (audit.id != wish.audit_id) throw base::Error("There is no such second grade.", "Open the list again.");
  if (audit.revision != wish.seen) throw StaleAudit();
  const auto choices = moderators_for(writer, moderation, today);
  const auto chosen = std::find_if(choices.begin(), choices.end(), [&](const ModeratorChoice& one) {
    return one.moderator.id == moderator_id;
  });
  if (chosen == choices.end())
    throw base::Error("This person does not moderate, or has no account.", "Choose a moderator.");
  if (!chosen->conflicts.empty()) {
    throw base::Error("This moderator is not independent: they " + chosen->conflicts.front() + ".",
                      "Choose another moderator.");
  }
  const auto state = find_audit_state(audit.state).value();
  if (moderation.kind == appeal_kind && stands(audit)) {
    MoveWish again = wish;
    again.move = "reconsider";
    again.reason = moderation.reason.value_or("An appeal.");
    audit = make_move(writer, again);
  } else if (state == AuditState::submitted) {
    MoveWish on = wish;
    on.move = "moderate";
    audit = make_move(writer, on);
  } else if (state != AuditState::moderation) {
    throw base::Error("The audit is not waiting for a second grade.",
                      "Open it again to see what can be done now.");
  }
  set_moderator(writer, moderation_id, moderator_id);
  moderation = moderation_of(writer, moderation_id);
  moderation.due_on = base::format_iso(model::add_working_days(today, second_grade_days(writer)));
  writer.update(moderation);
  return audit;
}

Audit decide_grade(store::Writer& writer, MoveWish wish, Grade grade) {
  if (wish.move != "finalise") throw base::Error("There is no such decision.", "Load the page again.");
  Audit audit = audit_of(writer, wish.audit_id);
  if (audit.revision != wish.seen) throw StaleAudit();
  const std::string fault =
      move_fault(*find_audit_move(wish.move), find_audit_state(audit.state).value(), wish.parts, wish.reason);
  if (!fault.empty()) throw base::Error("The grade cannot be made final.", fault);
  const std::string final_grade(code(grade));
  bool differs = audit.auditor_grade != final_grade;
  std::vector<AuditModeration> given = moderations_of(writer, audit.id);
  for (const AuditModeration& one : given) {
    check_settled(one, audit, wish);
    const auto& second = one.agreed_grade ? one.agreed_grade : one.grade;
    differs = differs || (second && *second != final_grade);
  }
  if (differs && base::trim(wish.reason).empty()) {
    throw base::Error("Not everyone who graded the audit gave this grade.",
                      "Say why it is the right one: the reason is kept with all grades.");
  }
  for (AuditModeration& one : given) {
    if (one.finished_at) continue;
    one.finished_at = store::now();
    if (!base::trim(wish.reason).empty()) one.reason = wish.reason;
    writer.update(one);
  }
  audit.final_grade = final_grade;
  audit.rationale = base::trim(wish.reason).empty() ? std::nullopt : std::optional(wish.reason);
  ++audit.revision;
  writer.update(audit);
  wish.seen = audit.revision;
  return make_move(writer, wish);
}

AuditModeration appeal(store::Writer& writer, const std::string& audit_id, const std::string& account_id,
                       const std::string& reason, base::Date today) {
  const Audit audit = audit_of(writer, audit_id);
  check_reason(reason);
  if (!stands(audit)) {
    throw base::Error("The audit has no final grade.",
                      "Say what you think of it in the conversation and in your reply.");
  }
  for (const AuditModeration& one : moderations_of(writer, audit_id)) {
    if (one.kind == appeal_kind)
      throw base::Error("There was an appeal already.", "Ask the quality assurance lead what became of it.");
  }
  AuditModeration one;
  one.id = store::new_id();
  one.audit_id = audit_id;
  one.kind = appeal_kind;
  one.assigned_at = store::now();
  one.due_on = base::format_iso(model::add_working_days(today, second_grade_days(writer)));
  one.reason = reason;
  writer.insert(one);
  write_step(writer, audit, appeal_kind, account_id, reason);
  return one;
}

void decline_appeal(store::Writer& writer, const std::string& moderation_id, const std::string& account_id,
                    const std::string& reason) {
  AuditModeration one = moderation_of(writer, moderation_id);
  check_reason(reason);
  if (one.kind != appeal_kind || one.moderator_id || one.finished_at)
    throw base::Error("This is no appeal that waits for a moderator.", "Load the page again.");
  one.finished_at = store::now();
  one.reason = reason;
  writer.update(one);
  write_step(writer, audit_of(writer, one.audit_id), "decline_appeal", account_id, reason);
}

}  // namespace windscreen::assure
