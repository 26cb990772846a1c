// Tables of what is to be audited: programmes, their rounds, the frame and the draw of each, and the
// people who audit. Case data stays in the lake: a row holds a child's identifier and what a draw must
// remember of the case.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `audit_programmes`: a programme of audits: the monthly one, a theme, a mock inspection.
struct AuditProgramme {
  std::string id;
  /// One of monthly, thematic, dip_sample, mock_inspection, closure, supervision, multi_agency,
  /// external.
  std::string kind;
  std::string name;
  /// What it is to find out, in a sentence.
  std::string question;
  std::string lead_id;
  /// The name of an audit tool (audit_tools.tool); each round takes the version in force when it opens.
  std::string tool;
  /// How many cases a round is to have.
  std::int64_t target = 0;
  /// stratified_random, risk_weighted, purposive or judgement: how cases are found.
  std::string method;
  /// Which cases are in the frame, as JSON.
  std::string population;
  std::int64_t look_back_months = 0;
  /// Days (2020-03-01); one without an end goes on until it is ended.
  std::string starts_on;
  std::optional<std::string> ends_on;
  /// One of planned, running, paused, finished, cancelled.
  std::string status;
  std::string created_by;
  std::string created_at;

  static const Record<AuditProgramme>& record();
};

/// Table `audit_programme_steps`: what a programme's status and dates were set to, when and why, so that
/// a slip shows. Append-only.
struct AuditProgrammeStep {
  std::string id;
  std::string programme_id;
  std::string at;
  std::string account_id;
  std::string status;
  std::string starts_on;
  std::optional<std::string> ends_on;
  std::string reason;

  static const Record<AuditProgrammeStep>& record();
};

/// Table `audit_rounds`: a round of a programme: a month of the monthly programme, a draw of another.
struct AuditRound {
  std::string id;
  std::string programme_id;
  /// The sampled month (2020-03), to which its audits belong.
  std::string month;
  /// Tells several rounds of a month apart; empty where there is one.
  std::string label;
  std::int64_t target = 0;
  std::string opens_on;
  std::string due_on;
  /// One of planned, open, closed, cancelled.
  std::string state;
  /// The version of the tool, from the day it opens.
  std::optional<std::string> tool_id;
  std::optional<std::string> closed_at;
  std::optional<std::string> closed_by;

  static const Record<AuditRound>& record();
};

/// Table `audit_frames`: the list from which a round's cases are drawn. The rows stand in the workspace
/// as a file named by the hash.
struct AuditFrame {
  std::string id;
  std::string round_id;
  std::string snapshot;
  std::string as_at;
  /// SHA-256 of the rows (assure/frame.h).
  std::string hash;
  std::int64_t rows = 0;
  /// What the gate of data quality found: JSON.
  std::string gate;
  bool passed = false;
  /// Where the gate was not passed and the draw goes on: who waived it, and why.
  std::optional<std::string> waived_by;
  std::optional<std::string> waived_reason;
  std::string made_by;
  std::string made_at;

  static const Record<AuditFrame>& record();
};

/// Table `audit_draws`: one drawing of cases from a frame.
struct AuditDraw {
  std::string id;
  std::string frame_id;
  /// One of stratified_random, risk_weighted, purposive, judgement.
  std::string method;
  /// What the same draw needs to be made again: the seed as text, the settings and what they came to as
  /// JSON.
  std::string seed;
  std::string settings;
  std::string allocation;
  /// The method note, as JSON of headings, paragraphs and tables (assure/method_note.h).
  std::string note;
  std::string drawn_by;
  std::string drawn_at;
  /// Where it was made again before any audit began.
  std::optional<std::string> withdrawn_at;
  std::optional<std::string> withdrawn_reason;

  static const Record<AuditDraw>& record();
};

/// Table `audit_selections`: a case of a draw, with what it was on that day: the grade belongs to the
/// team at the draw, wherever the child goes.
struct AuditSelection {
  std::string id;
  std::string round_id;
  /// Absent for a re-audit and for a case that was added.
  std::optional<std::string> draw_id;
  std::string person_id;
  std::optional<std::string> family_id;
  /// One of primary, reserve, re_audit, added.
  std::string role;
  /// 1 for the first reserve of its stratum, and so on.
  std::optional<std::int64_t> reserve_place;
  std::optional<std::string> status;
  std::optional<std::string> service;
  std::optional<std::string> quadrant;
  std::optional<std::string> team;
  std::optional<std::string> worker_id;
  std::optional<std::string> manager_id;
  /// The chance that this case had of being drawn, as a decimal number of up to 1 ("0.0625"); absent
  /// where it had none that can be said.
  std::optional<std::string> probability;
  /// One of waiting, drawn, replaced, void, not_possible.
  std::string state;
  /// The case that is audited instead, or the one that this re-audit follows up, and why.
  std::optional<std::string> replaced_by;
  std::optional<std::string> reason;
  std::string changed_at;

  static const Record<AuditSelection>& record();
};

/// Table `auditors`: someone who audits: a member of staff, or a partner or outsider without an account.
struct Auditor {
  std::string id;
  std::optional<std::string> account_id;
  std::string name;
  /// Where they work, of those who are not the authority's own.
  std::optional<std::string> organisation;
  /// Who they are in the case system, by which their own cases and teams are known.
  std::optional<std::string> worker_id;
  /// One of trained, moderator, suspended, left.
  std::string status;
  std::optional<std::string> trained_on;
  /// Audits a month.
  std::int64_t capacity = 0;
  std::string changed_at;

  static const Record<Auditor>& record();
};

/// Table `auditor_interests`: an interest that an auditor has declared: a child, a family, a team, a
/// worker.
struct AuditorInterest {
  std::string id;
  std::string auditor_id;
  /// One of child, family, team, worker.
  std::string kind;
  /// Which one, by its identifier or name.
  std::string interest_in;
  std::string why;
  std::string valid_from;
  std::optional<std::string> valid_to;
  std::string declared_by;
  std::string declared_at;

  static const Record<AuditorInterest>& record();
};

}  // namespace windscreen::store
