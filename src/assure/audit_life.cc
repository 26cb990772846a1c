#include "assure/audit_life.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "assure/audit_version.h"
#include "assure/re_audits.h"
#include "assure/restatement.h"
#include "base/hash.h"
#include "base/text.h"
#include "model/local_day.h"
#include "store/audit_plan.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using nlohmann::json;
using store::Audit;

bool is_of_account(const store::Reader& reader, const std::optional<std::string>& auditor_id,
                   const std::string& account_id) {
  if (!auditor_id) return false;
  const auto auditor = reader.find<store::Auditor>(*auditor_id);
  return auditor && auditor->account_id == account_id;
}

std::optional<store::AuditAssignment> assignment_now(const store::Writer& writer,
                                                     const std::string& audit_id) {
  auto found = writer.select<store::AuditAssignment>("where audit_id = :audit and ended_at is null",
                                                     {{"audit", audit_id}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

void end_assignment(store::Writer& writer, const std::string& audit_id, const std::string& at,
                    const std::string& reason) {
  auto assignment = assignment_now(writer, audit_id);
  if (!assignment) return;
  assignment->ended_at = at;
  assignment->end_reason = reason;
  writer.update(*assignment);
}

void keep_version(store::Writer& writer, const Audit& audit, const MoveWish& wish, const std::string& at) {
  const std::string text = audit_content(writer, audit);
  const std::int64_t before =
      writer.count<store::AuditVersion>("where audit_id = :audit", {{"audit", audit.id}});
  writer.insert(store::AuditVersion{store::new_id(), audit.id, before + 1, at, wish.account_id,
                                    wish.reason.empty() ? std::nullopt : std::optional(wish.reason), text,
                                    base::sha256(text)});
}

std::string local_day_of(const std::string& moment) {
  const auto parsed = store::moment_from(moment);
  return base::format_iso(model::local_day(std::chrono::floor<std::chrono::seconds>(parsed.value())));
}

/// The auditor's grade stands unless a moderator gave another; then somebody must have decided, and said why.
void settle_grade(Audit& audit) {
  if (!audit.final_grade) {
    if (audit.moderated_grade && audit.moderated_grade != audit.auditor_grade) {
      throw base::Error("The auditor and the moderator gave different grades.",
                        "Choose the final grade and say why.");
    }
    audit.final_grade = audit.auditor_grade;
  }
  if (audit.final_grade != audit.auditor_grade && base::trim(audit.rationale.value_or("")).empty()) {
    throw base::Error("The final grade is not the auditor\u2019s.",
                      "Say why: the reason is kept with the grade.");
  }
}

void follow(store::Writer& writer, Audit& audit, const MoveWish& wish, const std::string& at) {
  if (wish.move == "accept") {
    if (auto assignment = assignment_now(writer, audit.id)) {
      assignment->accepted_at = at;
      writer.update(*assignment);
    }
  } else if (wish.move == "decline") {
    end_assignment(writer, audit.id, at, wish.reason);
    audit.auditor_id.reset();
  } else if (wish.move == "start") {
    if (!audit.started_at) audit.started_at = at;
  } else if (wish.move == "submit") {
    if (!audit.auditor_grade)
      throw base::Error("The audit has no overall grade yet.", "Give your overall grade, then submit it.");
    if (writer.count<store::AuditConversation>("where audit_id = :audit", {{"audit", audit.id}}) == 0) {
      throw base::Error("The conversation with the practitioner is not recorded.",
                        "Record it, or say why there was none: \u201cfrom the record only\u201d.");
    }
    audit.submitted_at = at;
  } else if (wish.move == "finalise") {
    settle_grade(audit);
    audit.finalised_at = at;
    audit.completed_on = local_day_of(at);
  } else if (wish.move == "reopen" || wish.move == "reconsider") {
    audit.final_grade.reset();
    audit.rationale.reset();
    audit.finalised_at.reset();
    audit.completed_on.reset();
  }
}

/// Makes a move that was found to be allowed; `change` sets what else of the audit changes with it.
template <typename Change>
Audit move_to(store::Writer& writer, const MoveWish& wish, const Change& change) {
  auto audit = writer.find<Audit>(wish.audit_id);
  if (!audit) throw base::Error("There is no such audit.", "Open your list of audits again.");
  if (audit->revision != wish.seen) throw StaleAudit();
  const AuditMove* move = find_audit_move(wish.move);
  if (move == nullptr) throw base::Error("There is no such move of an audit.", "Load the page again.");
  const AuditState before = find_audit_state(audit->state).value();
  const std::string fault = move_fault(*move, before, wish.parts, wish.reason);
  if (!fault.empty()) throw base::Error("The audit cannot be moved on.", fault);
  const AuditState after = move->to ? *move->to : find_audit_state(audit->paused_from.value()).value();
  if (after == AuditState::paused)
    audit->paused_from = audit->state;
  else
    audit->paused_from.reset();
  const std::string at = store::now();
  const Audit as_it_was = *audit;
  change(*audit, at);
  audit->state = code(after);
  ++audit->revision;
  writer.update(*audit);
  writer.insert(store::AuditStep{store::new_id(), audit->id, at,
                                 wish.account_id.empty() ? std::nullopt : std::optional(wish.account_id),
                                 wish.move, std::string(code(before)), audit->state,
                                 wish.reason.empty() ? std::nullopt : std::optional(wish.reason)});
  restate_reports(writer, as_it_was, *audit, wish.reason, at);
  if (after == AuditState::final_grade) keep_version(writer, *audit, wish, at);
  return std::move(*audit);
}

}  // namespace

StaleAudit::StaleAudit()
    : base::Error("Someone else has changed this audit since you opened it.",
                  "Open it again to see what changed. What you typed is still in your browser.") {}

std::vector<Part> parts_in(const store::Reader& reader, const std::string& audit_id,
                           const std::string& account_id) {
  std::vector<Part> parts;
  const auto audit = reader.find<Audit>(audit_id);
  if (!audit) return parts;
  if (is_of_account(reader, audit->auditor_id, account_id)) parts.push_back(Part::auditor);
  const auto moderations =
      reader.select<store::AuditModeration>("where audit_id = :audit", {{"audit", audit_id}});
  if (std::any_of(moderations.begin(), moderations.end(), [&](const store::AuditModeration& one) {
        return is_of_account(reader, one.moderator_id, account_id);
      })) {
    parts.push_back(Part::moderator);
  }
  return parts;
}

Audit make_move(store::Writer& writer, const MoveWish& wish) {
  if (wish.move == "assign" || wish.move == "reassign")
    throw base::Error("An audit is given to an auditor by an assignment.", "Choose the auditor.");
  return move_to(writer, wish, [&](Audit& audit, const std::string& at) { follow(writer, audit, wish, at); });
}

Audit assign_audit(store::Writer& writer, const AssignmentWish& wish) {
  if (wish.move.move != "assign" && wish.move.move != "reassign")
    throw base::Error("There is no such way to give an audit to someone.", "Load the page again.");
  const auto auditor = writer.find<store::Auditor>(wish.auditor_id);
  if (!auditor || auditor->status == "suspended" || auditor->status == "left") {
    throw base::Error("This person does not audit now.", "Choose another auditor.");
  }
  if (!base::parse_iso(wish.due_on))
    throw base::Error("The audit has no day on which it is due.", "Give one.");
  const bool broken = !wish.conflicts.empty();
  if (broken && base::trim(wish.override_reason).empty()) {
    throw base::Error("This auditor is not independent of the case: " + wish.conflicts.front(),
                      "Choose another auditor, or say why it is given to this one all the same.");
  }
  return move_to(writer, wish.move, [&](Audit& audit, const std::string& at) {
    // Whatever the caller knew of the case's history: a re-audit needs other eyes.
    if (!broken && earlier_auditors(writer, audit).contains(wish.auditor_id)) {
      throw base::Error("This auditor has audited the child before, and this is the re-audit.",
                        "Choose another auditor, or say why it is given to this one all the same.");
    }
    end_assignment(writer, audit.id, at, wish.move.reason);
    writer.insert(
        store::AuditAssignment{store::new_id(), audit.id, wish.auditor_id, json(wish.conflicts).dump(),
                               broken ? std::optional(wish.move.account_id) : std::nullopt,
                               broken ? std::optional(wish.override_reason) : std::nullopt, wish.due_on,
                               wish.move.account_id, at, std::nullopt, std::nullopt, std::nullopt});
    audit.auditor_id = wish.auditor_id;
    audit.due_on = wish.due_on;
  });
}

}  // namespace windscreen::assure
