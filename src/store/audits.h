// Tables of the audits themselves. What is written about a child or a practitioner is kept here and not in
// the change log, which has a digest of it, so that it can be given a shorter life than the log.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `audit_tools`: a version of an audit tool: what is asked. It is never changed once an audit has
/// used it.
struct AuditTool {
  std::string id;
  /// The tool's name, and its version ("2.1.0").
  std::string tool;
  std::string version;
  std::string title;
  /// SHA-256 of the content in its canonical form (assure/tool_reader.h).
  std::string hash;
  /// The tool as YAML.
  std::string content;
  /// One of shipped, authority, imported.
  std::string origin;
  std::optional<std::string> added_by;
  std::string added_at;
  std::string effective_from;
  std::optional<std::string> effective_to;
  /// When an audit first used it.
  std::optional<std::string> frozen_at;

  static const Record<AuditTool>& record();
};

/// Table `audits`: an audit of one child's case, or what is known of one from before.
struct Audit {
  std::string id;
  /// The three are absent for an audit that was brought in from before.
  std::optional<std::string> selection_id;
  std::optional<std::string> round_id;
  std::optional<std::string> tool_id;
  /// random (a first audit of a random draw: the only one in the headline), re_audit, purposive,
  /// thematic or external.
  std::string stream;
  /// The sampled month (2020-03).
  std::string month;
  std::optional<std::string> person_id;
  std::optional<std::string> service;
  std::optional<std::string> quadrant;
  std::optional<std::string> team;
  /// As its case was drawn with; absent where no chance can be said.
  std::optional<std::string> probability;
  std::optional<std::string> auditor_id;
  /// One of drawn, assigned, accepted, in_progress, conversation, submitted, moderation, final,
  /// actions_open, actions_verified, closed, paused, replaced, void.
  std::string state;
  /// Where it goes back to when it is no longer paused.
  std::optional<std::string> paused_from;
  std::optional<std::string> look_back_from;
  std::optional<std::string> look_back_to;
  std::optional<std::string> due_on;
  std::optional<std::string> started_at;
  std::optional<std::string> submitted_at;
  std::optional<std::string> finalised_at;
  /// The day on which it was completed, which is all that is known of some from before.
  std::optional<std::string> completed_on;
  /// Minutes of work, as the auditor says.
  std::optional<std::int64_t> minutes;
  /// One of outstanding, good, requires_improvement, inadequate.
  std::optional<std::string> auditor_grade;
  /// One of outstanding, good, requires_improvement, inadequate.
  std::optional<std::string> moderated_grade;
  /// One of outstanding, good, requires_improvement, inadequate.
  std::optional<std::string> final_grade;
  std::optional<std::string> rationale;
  std::optional<std::string> strengths;
  std::optional<std::string> worries;
  /// Of the look-back: was management oversight evidenced, on which day was the case discussed in
  /// supervision, how many lead workers and managers, was there a handover note, did what went wrong
  /// begin before.
  std::optional<std::string> oversight;
  std::optional<std::string> supervision_on;
  std::optional<std::int64_t> lead_workers;
  std::optional<std::int64_t> managers;
  /// One of yes, partly, no, not_applicable.
  std::optional<std::string> handover;
  bool legacy = false;
  /// The audit that this one follows up.
  std::optional<std::string> previous_id;
  /// The import that brought it in.
  std::optional<std::string> import_id;
  /// Grows with each change of the audit's own row, so that two who change it at once are told.
  std::int64_t revision = 0;

  static const Record<Audit>& record();
};

/// Table `audit_assignments`: who was asked to make an audit, with the rules of independence that it
/// broke, if any.
struct AuditAssignment {
  std::string id;
  std::string audit_id;
  std::string auditor_id;
  /// The rules broken, in words: a JSON array, empty for none.
  std::string conflicts;
  std::optional<std::string> overridden_by;
  std::optional<std::string> override_reason;
  std::string due_on;
  std::string assigned_by;
  std::string assigned_at;
  std::optional<std::string> accepted_at;
  std::optional<std::string> ended_at;
  std::optional<std::string> end_reason;

  static const Record<AuditAssignment>& record();
};

/// Table `audit_steps`: a move of an audit from one state to another (assure/audit_state.h). Append-only.
struct AuditStep {
  std::string id;
  std::string audit_id;
  std::string at;
  /// Absent where the server made it by itself.
  std::optional<std::string> account_id;
  std::string move;
  std::string state_from;
  std::string state_to;
  std::optional<std::string> reason;

  static const Record<AuditStep>& record();
};

/// Table `audit_answers`: the answer to one question of an audit's tool.
struct AuditAnswer {
  std::string id;
  std::string audit_id;
  std::string question;
  /// JSON, as the question's type has it; null where the question does not apply.
  std::string value;
  /// Why the question does not apply.
  std::optional<std::string> not_applicable;
  /// Counts its changes: an answer is saved over the one that its writer saw, or refused and both are
  /// shown.
  std::int64_t revision = 0;
  std::string answered_by;
  std::string answered_at;

  static const Record<AuditAnswer>& record();
};

/// Table `audit_versions`: an audit as it was when its grade became final, each time that it did. Append-
/// only.
struct AuditVersion {
  std::string id;
  std::string audit_id;
  std::int64_t version = 0;
  std::string made_at;
  std::string account_id;
  std::optional<std::string> reason;
  /// Everything that it said: JSON; and its SHA-256.
  std::string content;
  std::string hash;

  static const Record<AuditVersion>& record();
};

/// Table `audit_evidence`: where in the case system a thing stands that an answer rests on: a pointer,
/// not a copy.
struct AuditEvidence {
  std::string id;
  std::string audit_id;
  std::string question;
  std::string document_type;
  std::optional<std::string> document_on;
  std::string locator;
  std::optional<std::string> comment;
  std::string added_by;
  std::string added_at;

  static const Record<AuditEvidence>& record();
};

}  // namespace windscreen::store
