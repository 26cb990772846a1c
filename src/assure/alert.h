// Alerts of immediate harm: a child may be in danger now. Their clock runs apart from the audit's: they wait
// for nothing, and go on when the audit is paused, void or handed over. Functions belong to the transaction
// of their Writer or Reader.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assure/clocks.h"
#include "base/date.h"
#include "store/audit_talks.h"
#include "store/identity.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// Somebody to whom the application shows the alert at once: the manager of the audit's team, the head of
/// its service.
struct ToldAccount {
  std::string account_id;
  std::string name;
};

/// What an alert says when it is raised.
struct AlertWish {
  std::string audit_id;
  /// What the danger is, and for whom.
  std::string harm;
  std::string account_id;
  /// Who is shown it; may be empty: then somebody must be told in another way.
  std::vector<ToldAccount> told;
};

/// Raises an alert on an audit in any state, with a step for each who is shown it. It is to be acknowledged
/// within one working day of the day of `at` in England. Throws base::Error where there is no such audit or
/// the harm is not said.
store::AuditAlert raise_alert(store::Writer& writer, const AlertWish& wish, store::Moment at,
                              const ClockSettings& settings = {});

/// Writes down who else was told, by name, and how: in_person, phone or message. Throws base::Error where
/// there is no such alert, nobody is named or the alert is closed.
void tell_of_alert(store::Writer& writer, const std::string& alert_id, const std::string& whom,
                   const std::string& mode, const std::string& account_id, store::Moment at);

/// Writes that somebody knows of the alert and acts on it. Doing it twice is no error: the first stands.
/// Throws base::Error where there is no such alert, or its raiser would acknowledge it: another must know.
store::AuditAlert acknowledge_alert(store::Writer& writer, const std::string& alert_id,
                                    const std::string& account_id, const std::string& name, store::Moment at);

/// Closes an alert with what came of it for the child. Throws base::Error where nobody has acknowledged it,
/// where it is closed, or where the outcome is empty.
store::AuditAlert close_alert(store::Writer& writer, const std::string& alert_id, const std::string& outcome,
                              const std::string& account_id, const std::string& name, store::Moment at);

/// The steps of an alert, oldest first.
std::vector<store::AuditAlertStep> steps_of_alert(const store::Reader& reader, const std::string& alert_id);

/// How far an alert is.
enum class AlertStage : std::uint8_t { waiting, acknowledged, closed };
std::string_view code(AlertStage stage);
AlertStage stage_of(const store::AuditAlert& alert);

/// Working days by which an alert was, or so far is, acknowledged too late; 0 where it is in time.
int alert_days_late(const store::AuditAlert& alert, base::Date today);
/// True where nobody was told on the day on which it was raised, and that day is over, or nobody at all.
bool told_too_late(const store::AuditAlert& alert, const std::vector<store::AuditAlertStep>& steps,
                   base::Date today);

/// The day in England of a moment as the store has it. Throws base::Error where it is none.
base::Date day_of_moment(std::string_view moment);

}  // namespace windscreen::assure
