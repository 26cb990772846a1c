// Tables of what an audit hears from people, and of the alert that does not wait for it.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `audit_conversations`: the conversation with the practitioner, and what they say of the audit.
struct AuditConversation {
  std::string id;
  std::string audit_id;
  /// One of in_person, video, phone, record_only.
  std::string mode;
  /// Absent where there was none: then `why_none` says why.
  std::optional<std::string> held_on;
  std::optional<std::string> why_none;
  std::optional<std::string> worker_id;
  /// One of yes, partly, no, not_said.
  std::string agreed;
  std::optional<std::string> view;
  /// The practitioner's right of reply.
  std::optional<std::string> reply;
  std::optional<std::string> replied_by;
  std::optional<std::string> replied_at;
  std::string recorded_by;
  std::string recorded_at;

  static const Record<AuditConversation>& record();
};

/// Table `family_feedback`: what a child, parent or carer said of the service, and whether it was safe to
/// ask.
struct FamilyFeedback {
  std::string id;
  std::string audit_id;
  /// One of child, mother, father, parent, carer, other.
  std::string respondent;
  /// One of not_decided, safe, unsafe.
  std::string safe;
  std::optional<std::string> safe_by;
  std::optional<std::string> safe_at;
  std::optional<std::string> safe_reason;
  /// One of not_tried, spoke, declined, no_answer, unsafe.
  std::string outcome;
  /// Such as an interpreter, or to be spoken with alone.
  std::optional<std::string> wishes;
  bool may_quote = false;
  std::optional<std::string> answers;
  std::string themes;
  /// The day on which the worker was told what was said.
  std::optional<std::string> shared_on;
  std::string changed_at;

  static const Record<FamilyFeedback>& record();
};

/// Table `feedback_attempts`: a try to reach someone for their feedback. Append-only.
struct FeedbackAttempt {
  std::string id;
  std::string feedback_id;
  std::string at;
  std::string account_id;
  /// One of phone, letter, visit, message, video.
  std::string mode;
  /// One of spoke, declined, no_answer, wrong_number, unsafe.
  std::string result;

  static const Record<FeedbackAttempt>& record();
};

/// Table `audit_alerts`: a child may be in immediate danger: its clock runs apart from the audit's.
struct AuditAlert {
  std::string id;
  std::string audit_id;
  std::string raised_at;
  std::string raised_by;
  std::string harm;
  std::string acknowledge_by;
  std::optional<std::string> acknowledged_at;
  std::optional<std::string> acknowledged_by;
  std::optional<std::string> outcome;
  std::optional<std::string> closed_at;

  static const Record<AuditAlert>& record();
};

/// Table `audit_alert_steps`: who was told of an alert, and how. Append-only.
struct AuditAlertStep {
  std::string id;
  std::string alert_id;
  std::string at;
  std::string account_id;
  /// told, acknowledged or closed.
  std::string step;
  std::string whom;
  /// One of in_person, phone, message, application.
  std::string mode;

  static const Record<AuditAlertStep>& record();
};

}  // namespace windscreen::store
