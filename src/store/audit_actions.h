// Tables of what follows from audits: actions for a child, themes, and recommendations for practice.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `audit_actions`: something to be changed for a child, or in practice.
struct AuditAction {
  std::string id;
  /// One of audit, theme, mock_inspection, feedback.
  std::string source;
  std::optional<std::string> audit_id;
  std::optional<std::string> person_id;
  std::optional<std::string> team;
  /// What will be different for the child.
  std::string change;
  /// One of urgent, normal.
  std::string priority;
  /// What an inadequate grade asks for by itself (assure/clocks.h), such as plan_for_the_child.
  std::optional<std::string> duty;
  std::optional<std::string> owner_id;
  std::string due_on;
  /// One of open, done, verified, not_possible, cancelled.
  std::string state;
  std::optional<std::string> evidence;
  std::optional<std::string> done_at;
  std::optional<std::string> verifier_id;
  std::optional<std::string> verified_at;
  std::optional<std::string> impact_due_on;
  std::optional<std::string> impact;
  std::int64_t revision = 0;

  static const Record<AuditAction>& record();
};

/// Table `audit_action_steps`: what became of an action: its state, owner and due day each time that one
/// of them was set. Append-only.
struct AuditActionStep {
  std::string id;
  std::string action_id;
  std::string at;
  std::optional<std::string> account_id;
  std::string state;
  std::optional<std::string> owner_id;
  std::string due_on;
  std::optional<std::string> reason;

  static const Record<AuditActionStep>& record();
};

/// Table `audit_themes`: something that audits find again and again.
struct AuditTheme {
  /// The code, such as voice_of_the_child.
  std::string id;
  std::string name;
  std::optional<std::string> parent_id;
  /// An indicator of the engine that should move with it.
  std::optional<std::string> indicator;
  std::optional<std::string> retired_at;

  static const Record<AuditTheme>& record();
};

/// Table `audit_theme_marks`: that an audit found a theme, as a strength or a gap.
struct AuditThemeMark {
  std::string id;
  std::string audit_id;
  std::string theme_id;
  /// One of strength, gap.
  std::string polarity;

  static const Record<AuditThemeMark>& record();
};

/// Table `practice_recommendations`: what is asked of practice because of a theme, followed until the
/// theme falls.
struct PracticeRecommendation {
  std::string id;
  std::string theme_id;
  std::string issued_on;
  std::string words;
  std::optional<std::string> owner_id;
  /// The share of audits with the gap at which it has done its work, in percent.
  std::int64_t target_percent = 0;
  std::optional<std::string> due_on;
  /// One of open, met, withdrawn.
  std::string state;
  std::optional<std::string> closed_on;
  std::optional<std::string> close_reason;

  static const Record<PracticeRecommendation>& record();
};

}  // namespace windscreen::store
