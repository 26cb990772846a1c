#include "assure/alert.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/error.h"
#include "base/text.h"
#include "model/local_day.h"
#include "store/audits.h"

namespace windscreen::assure {
namespace {

using store::AuditAlert;

base::Date day_of(store::Moment moment) {
  return model::local_day(std::chrono::floor<std::chrono::seconds>(moment));
}

AuditAlert alert_of(const store::Reader& reader, const std::string& id) {
  auto alert = reader.find<AuditAlert>(id);
  if (!alert) throw base::Error("There is no such alert.", "Open the list of alerts again.");
  return std::move(*alert);
}

void write_step(store::Writer& writer, const AuditAlert& alert, store::Moment at,
                const std::string& account_id, const char* step, const std::string& whom,
                const std::string& mode) {
  writer.insert(
      store::AuditAlertStep{store::new_id(), alert.id, store::moment_text(at), account_id, step, whom, mode});
}

}  // namespace

AuditAlert raise_alert(store::Writer& writer, const AlertWish& wish, store::Moment at,
                       const ClockSettings& settings) {
  if (!writer.find<store::Audit>(wish.audit_id))
    throw base::Error("There is no such audit.", "Open your list of audits again.");
  if (base::trim(wish.harm).empty())
    throw base::Error("The alert does not say what the danger is.", "Say it in a few words.");
  AuditAlert alert;
  alert.id = store::new_id();
  alert.audit_id = wish.audit_id;
  alert.raised_at = store::moment_text(at);
  alert.raised_by = wish.account_id;
  alert.harm = wish.harm;
  alert.acknowledge_by = base::format_iso(alert_due(day_of(at), settings));
  writer.insert(alert);
  for (const ToldAccount& one : wish.told)
    write_step(writer, alert, at, wish.account_id, "told", one.name, "application");
  return alert;
}

void tell_of_alert(store::Writer& writer, const std::string& alert_id, const std::string& whom,
                   const std::string& mode, const std::string& account_id, store::Moment at) {
  const AuditAlert alert = alert_of(writer, alert_id);
  static constexpr std::array<std::string_view, 3> modes = {"in_person", "phone", "message"};
  if (std::find(modes.begin(), modes.end(), mode) == modes.end())
    throw base::Error("It is not said how they were told.", "Choose one of the list.");
  if (base::trim(whom).empty()) throw base::Error("It is not said who was told.", "Give their name.");
  if (alert.closed_at) throw base::Error("The alert is closed.", "Raise another if the danger is not over.");
  write_step(writer, alert, at, account_id, "told", whom, mode);
}

AuditAlert acknowledge_alert(store::Writer& writer, const std::string& alert_id,
                             const std::string& account_id, const std::string& name, store::Moment at) {
  AuditAlert alert = alert_of(writer, alert_id);
  if (alert.acknowledged_at) return alert;
  if (alert.raised_by == account_id) {
    throw base::Error("Whoever raises an alert does not acknowledge it.",
                      "Somebody else must know of the danger: tell a manager now.");
  }
  alert.acknowledged_at = store::moment_text(at);
  alert.acknowledged_by = account_id;
  writer.update(alert);
  write_step(writer, alert, at, account_id, "acknowledged", name, "application");
  return alert;
}

AuditAlert close_alert(store::Writer& writer, const std::string& alert_id, const std::string& outcome,
                       const std::string& account_id, const std::string& name, store::Moment at) {
  AuditAlert alert = alert_of(writer, alert_id);
  if (alert.closed_at)
    throw base::Error("The alert is closed already.", "Open it again to see what came of it.");
  if (!alert.acknowledged_at)
    throw base::Error("Nobody has acknowledged the alert.", "A manager acknowledges it before it is closed.");
  if (base::trim(outcome).empty())
    throw base::Error("It is not said what came of the alert.", "Say what was done for the child.");
  alert.outcome = outcome;
  alert.closed_at = store::moment_text(at);
  writer.update(alert);
  write_step(writer, alert, at, account_id, "closed", name, "application");
  return alert;
}

std::vector<store::AuditAlertStep> steps_of_alert(const store::Reader& reader, const std::string& alert_id) {
  return reader.select<store::AuditAlertStep>("where alert_id = :alert order by at, id",
                                              {{"alert", alert_id}});
}

std::string_view code(AlertStage stage) {
  switch (stage) {
    case AlertStage::waiting:
      return "waiting";
    case AlertStage::acknowledged:
      return "acknowledged";
    case AlertStage::closed:
      return "closed";
  }
  return "";
}

AlertStage stage_of(const AuditAlert& alert) {
  if (alert.closed_at) return AlertStage::closed;
  return alert.acknowledged_at ? AlertStage::acknowledged : AlertStage::waiting;
}

int alert_days_late(const AuditAlert& alert, base::Date today) {
  const auto due = base::parse_iso(alert.acknowledge_by);
  if (!due) throw base::Error("A day in the store cannot be read.", "Run windscreen store verify.");
  return days_late(*due, alert.acknowledged_at ? day_of_moment(*alert.acknowledged_at) : today);
}

bool told_too_late(const AuditAlert& alert, const std::vector<store::AuditAlertStep>& steps,
                   base::Date today) {
  const base::Date raised = day_of_moment(alert.raised_at);
  const auto told = std::find_if(steps.begin(), steps.end(),
                                 [](const store::AuditAlertStep& one) { return one.step != "closed"; });
  if (told == steps.end()) return today > raised || !alert.closed_at.has_value();
  return day_of_moment(told->at) > raised;
}

base::Date day_of_moment(std::string_view moment) {
  const auto parsed = store::moment_from(moment);
  if (!parsed) throw base::Error("A moment in the store cannot be read.", "Run windscreen store verify.");
  return day_of(*parsed);
}

}  // namespace windscreen::assure
