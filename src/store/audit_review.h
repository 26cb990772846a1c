// Tables of second grades and of grading together.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `audit_moderations`: a second grade of an audit. The first is hidden from a blind moderator
/// until theirs is given.
struct AuditModeration {
  std::string id;
  std::string audit_id;
  /// One of new_auditor, all_inadequate, all_outstanding, random_blind, boundary, appeal.
  std::string kind;
  std::optional<std::string> moderator_id;
  std::string assigned_at;
  std::string due_on;
  bool blind = false;
  /// Given before the auditor's grade was seen.
  std::optional<std::string> grade;
  std::optional<std::string> graded_at;
  /// What the two agreed on afterwards.
  std::optional<std::string> agreed_grade;
  std::optional<std::string> reason;
  std::optional<std::string> finished_at;

  static const Record<AuditModeration>& record();
};

/// Table `calibration_sessions`: a group that grades the same cases, without names, and then talks.
struct CalibrationSession {
  std::string id;
  std::string name;
  std::string held_on;
  std::string led_by;
  std::string notes;

  static const Record<CalibrationSession>& record();
};

/// Table `calibration_grades`: what one auditor gave one case of a session.
struct CalibrationGrade {
  std::string id;
  std::string session_id;
  /// "A", "B": which case it was stands nowhere.
  std::string case_label;
  std::string auditor_id;
  /// One of outstanding, good, requires_improvement, inadequate.
  std::string grade;

  static const Record<CalibrationGrade>& record();
};

}  // namespace windscreen::store
