// Alerts of immediate harm: raising, telling, acknowledging, closing, and their lists.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "assure/alert.h"
#include "assure/audit_settings.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/alert_people.h"
#include "serve/audits/conversation_routes.h"
#include "serve/audits/refusals.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "serve/pages/figures.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

/// An alert that somebody may see, with its audit as far as that is in their sight.
struct AlertInSight {
  store::AuditAlert alert;
  store::Audit audit;
  std::optional<AuditSight> sight;
  std::vector<store::AuditAlertStep> steps;
  /// They lead the team, the service or quality assurance, so they acknowledge and close.
  bool manages = false;
  bool raised = false;
};

/// Whose the practice is, or who leads its quality: managers by their reach, whatever else they are in the
/// audit. A practitioner's or an inspector's grant reaches no place.
bool manages(const AuditReach& reach, const store::Audit& audit) {
  return reach.reaches_place(Permission::see_worker_names, audit.service, audit.quadrant, audit.team);
}

std::optional<AlertInSight> seen_by(const AuditReach& reach, const std::string& account,
                                    const store::AuditAlert& alert, const store::Audit& audit) {
  AlertInSight one{alert, audit, reach.to(audit), {}, manages(reach, audit), alert.raised_by == account};
  const bool has_part = one.sight && !one.sight->parts.empty();
  if (!one.manages && !one.raised && !has_part) return std::nullopt;
  return one;
}

/// Open ones all; of those that are closed the newest.
constexpr const char* open_alerts = "where closed_at is null order by raised_at, id";
constexpr const char* closed_alerts = "where closed_at is not null order by raised_at desc, id limit 500";

std::vector<AlertInSight> alerts_in_sight(const store::Queries& reader, const Identity& who,
                                          bool closed_too) {
  const AuditReach reach = AuditReach::of(reader, who);
  std::vector<store::AuditAlert> alerts = reader.select<store::AuditAlert>(open_alerts);
  if (closed_too) {
    auto closed = reader.select<store::AuditAlert>(closed_alerts);
    std::move(closed.begin(), closed.end(), std::back_inserter(alerts));
  }
  std::vector<AlertInSight> seen;
  for (const store::AuditAlert& alert : alerts) {
    const auto audit = reader.find<store::Audit>(alert.audit_id);
    auto one = seen_by(reach, who.account, alert, *audit);
    if (!one) continue;
    one->steps = assure::steps_of_alert(reader, alert.id);
    seen.push_back(std::move(*one));
  }
  return seen;
}

/// What is late stands first, then what nobody has acknowledged, then what is open.
void sort_by_need(std::vector<AlertInSight>& all, base::Date today) {
  const auto place = [&](const AlertInSight& one) {
    const auto stage = assure::stage_of(one.alert);
    const int late = stage == assure::AlertStage::waiting ? assure::alert_days_late(one.alert, today) : 0;
    return std::tuple(stage, -late);
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const AlertInSight& a, const AlertInSight& b) { return place(a) < place(b); });
}

ordered_json alert_json(const AuditSources& sources, const store::Reader& reader, const AlertInSight& one,
                        base::Date today) {
  const bool words = one.raised || (one.sight && one.sight->words);
  const bool child = one.sight.has_value();
  ordered_json steps = ordered_json::array();
  for (const auto& step : one.steps)
    steps.push_back({{"at", step.at},
                     {"step", step.step},
                     {"whom", step.whom},
                     {"mode", step.mode},
                     {"by", name_of_account(reader, step.account_id)}});
  const bool open = !one.alert.closed_at.has_value();
  return {{"id", one.alert.id},
          {"audit", one.audit.id},
          {"audit_in_sight", child},
          {"child", child ? ordered_json(child_shown(sources, {one.audit, *one.sight})) : ordered_json("")},
          {"service", report::json_or_null(one.audit.service)},
          {"team", report::json_or_null(one.audit.team)},
          {"stage", assure::code(assure::stage_of(one.alert))},
          {"harm", words ? ordered_json(one.alert.harm) : ordered_json(nullptr)},
          {"raised_at", one.alert.raised_at},
          {"raised_by", name_of_account(reader, one.alert.raised_by)},
          {"acknowledge_by", one.alert.acknowledge_by},
          {"acknowledged_at", report::json_or_null(one.alert.acknowledged_at)},
          {"days_late", assure::alert_days_late(one.alert, today)},
          {"told_too_late", assure::told_too_late(one.alert, one.steps, today)},
          {"outcome", words ? report::json_or_null(one.alert.outcome) : ordered_json(nullptr)},
          {"closed_at", report::json_or_null(one.alert.closed_at)},
          {"may_tell", open},
          {"may_acknowledge", open && one.manages && !one.raised && !one.alert.acknowledged_at},
          {"may_close", open && one.manages && one.alert.acknowledged_at.has_value()},
          {"steps", std::move(steps)}};
}

Response list_alerts(AuditSources& sources, const Call& call) {
  const Identity& who = who_asks(call);
  auto seen = sources.people.store.read(
      [&](const store::Queries& reader) { return alerts_in_sight(reader, who, true); });
  const base::Date today = sources.today();
  sort_by_need(seen, today);
  std::vector<AuditInSight> children;
  for (const AlertInSight& one : seen) {
    if (one.sight) children.push_back({one.audit, *one.sight});
  }
  record_audits(sources, call, "audits.alerts", children);
  ordered_json rows = ordered_json::array();
  sources.people.store.read([&](const store::Queries& reader) {
    rows.clear();
    for (const AlertInSight& one : seen) rows.push_back(alert_json(sources, reader, one, today));
  });
  return json_answer({{"rows", std::move(rows)}});
}

/// How many wait, for a banner: it names no child, so it is not recorded.
Response waiting_alerts(AuditSources& sources, const Call& call) {
  const Identity& who = who_asks(call);
  const auto seen = sources.people.store.read(
      [&](const store::Queries& reader) { return alerts_in_sight(reader, who, false); });
  const base::Date today = sources.today();
  std::int64_t waiting = 0;
  std::int64_t late = 0;
  std::int64_t untold = 0;
  std::int64_t open = 0;
  for (const AlertInSight& one : seen) {
    ++open;
    if (one.manages && !one.raised && !one.alert.acknowledged_at) {
      ++waiting;
      if (assure::alert_days_late(one.alert, today) > 0) ++late;
    }
    if (assure::told_too_late(one.alert, one.steps, today) && !one.alert.acknowledged_at) ++untold;
  }
  return json_answer({{"open", open}, {"to_acknowledge", waiting}, {"late", late}, {"untold", untold}});
}

/// Without words and without a child.
Response alert_register(AuditSources& sources, const Call& call) {
  const Identity& who = who_asks(call);
  const base::Date today = sources.today();
  report::Rows rows;
  rows.columns = {"audit",           "service",   "team",      "stage",         "raised_at", "acknowledge_by",
                  "acknowledged_at", "closed_at", "days_late", "told_too_late", "told"};
  sources.people.store.read([&](const store::Queries& reader) {
    rows.rows.clear();
    auto seen = alerts_in_sight(reader, who, true);
    sort_by_need(seen, today);
    for (const AlertInSight& one : seen) {
      if (!one.manages) continue;
      const auto told = std::count_if(one.steps.begin(), one.steps.end(),
                                      [](const auto& step) { return step.step == "told"; });
      rows.rows.push_back({one.audit.id, report::cell(one.audit.service), report::cell(one.audit.team),
                           std::string(assure::code(assure::stage_of(one.alert))), one.alert.raised_at,
                           one.alert.acknowledge_by, report::cell(one.alert.acknowledged_at),
                           report::cell(one.alert.closed_at),
                           std::int64_t{assure::alert_days_late(one.alert, today)},
                           assure::told_too_late(one.alert, one.steps, today), std::int64_t{told}});
    }
  });
  return rows_answer(rows, call, "audit-alerts");
}

Response raise(AuditSources& sources, const Call& call) {
  const Identity& who = who_asks(call);
  const AuditInSight one = talked_of(sources, call);
  assure::AlertWish wish;
  wish.audit_id = one.audit.id;
  wish.harm = text_member(*call.body, "harm", longest_words);
  wish.account_id = who.account;
  const auto raised =
      by_the_rules(sources.people.store, {who.account, "audit.alert"}, [&](store::Writer& writer) {
        wish.told = people_to_tell(writer, one.audit, who.account);
        return assure::raise_alert(writer, wish, sources.people.now(), assure::clock_settings(writer));
      });
  ordered_json told = ordered_json::array();
  for (const assure::ToldAccount& person : wish.told) told.push_back(person.name);
  return json_answer(
      {{"id", raised.id}, {"acknowledge_by", raised.acknowledge_by}, {"told", std::move(told)}});
}

/// The alert that the body's "alert" names. Throws Problem 404, the same for one that is not there.
AlertInSight find_alert(const AuditSources& sources, const Call& call) {
  const Identity& who = who_asks(call);
  const std::string id = text_member(*call.body, "alert", longest_talk_id);
  return sources.people.store.read([&](const store::Queries& reader) {
    if (const auto alert = reader.find<store::AuditAlert>(id)) {
      const auto audit = reader.find<store::Audit>(alert->audit_id);
      if (auto one = seen_by(AuditReach::of(reader, who), who.account, *alert, *audit)) return *one;
    }
    throw Problem{404, "There is no such alert among those that you may see.",
                  "Open the list of alerts again."};
  });
}

void need_manager(const AlertInSight& one) {
  if (one.manages) return;
  throw Problem{403, "A manager of the team or service, or the quality assurance lead, does this.",
                "Tell one of them now."};
}

Response tell(AuditSources& sources, const Call& call) {
  const AlertInSight one = find_alert(sources, call);
  const std::string whom = text_member(*call.body, "whom", 200);
  const std::string mode = text_member(*call.body, "mode", 40);
  const std::string& account = who_asks(call).account;
  by_the_rules(sources.people.store, {account, "audit.alert_told"}, [&](store::Writer& writer) {
    assure::tell_of_alert(writer, one.alert.id, whom, mode, account, sources.people.now());
    return true;
  });
  return json_answer({{"id", one.alert.id}, {"at", store::moment_text(sources.people.now())}});
}

Response acknowledge(AuditSources& sources, const Call& call) {
  const AlertInSight one = find_alert(sources, call);
  need_manager(one);
  const std::string& account = who_asks(call).account;
  const auto known =
      by_the_rules(sources.people.store, {account, "audit.alert_acknowledged"}, [&](store::Writer& writer) {
        return assure::acknowledge_alert(writer, one.alert.id, account, name_of_account(writer, account),
                                         sources.people.now());
      });
  return json_answer({{"id", known.id}, {"at", *known.acknowledged_at}});
}

Response close(AuditSources& sources, const Call& call) {
  const AlertInSight one = find_alert(sources, call);
  need_manager(one);
  const std::string outcome = text_member(*call.body, "outcome", longest_words);
  const std::string& account = who_asks(call).account;
  const auto closed =
      by_the_rules(sources.people.store, {account, "audit.alert_closed"}, [&](store::Writer& writer) {
        return assure::close_alert(writer, one.alert.id, outcome, account, name_of_account(writer, account),
                                   sources.people.now());
      });
  return json_answer({{"id", closed.id}, {"at", *closed.closed_at}});
}

}  // namespace

std::vector<Route> alert_routes(AuditSources& sources) {
  const auto post = [&](const char* address, const char* summary, const char* schema, const char* takes,
                        Response (*make)(AuditSources&, const Call&)) {
    return audit_route(sources, {Method::post, address, Access::signed_in(), summary, schema, takes}, make);
  };
  return {
      post("/audits/alerts", "Alerts of immediate harm within one's reach, late ones first. Recorded.",
           "AuditAlerts", "AuditsWithPurpose", list_alerts),
      audit_route(sources,
                  {Method::get, "/audits/alerts/waiting", Access::signed_in(),
                   "How many alerts wait to be acknowledged by the caller.", "AlertsWaiting"},
                  waiting_alerts),
      audit_route(sources,
                  {Method::get, "/audits/alerts/register", Access::needs(Permission::export_audits),
                   "Alerts with their days, without words and without children.", "AlertRegister", "", true},
                  alert_register),
      post("/audits/alerts/raise", "Raises an alert of immediate harm on an audit, in whatever state.",
           "AlertRaised", "AlertToRaise", raise),
      post("/audits/alerts/tell", "Records who else was told of an alert, and how.", "TalkWritten",
           "AlertToTell", tell),
      post("/audits/alerts/acknowledge", "Acknowledges an alert.", "TalkWritten", "AlertToAcknowledge",
           acknowledge),
      post("/audits/alerts/close", "Closes an alert with its outcome for the child.", "TalkWritten",
           "AlertToClose", close)};
}

}  // namespace windscreen::serve
