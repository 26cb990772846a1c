// What is done with an action. The rules are src/assure/follow_up.h's: nobody verifies or ends their own.
#include <nlohmann/json.hpp>

#include "assure/duty_owners.h"
#include "assure/follow_up.h"
#include "model/calendar.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/action_routes.h"
#include "serve/audits/action_sight.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/refusals.h"
#include "serve/http/request_body.h"
#include "store/identity.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

constexpr std::size_t longest_words = 5'000;
constexpr std::int64_t most_days = 400;

/// A day within which something is to be done: a number of working days from today, or a day, which moves to
/// the next working day where it is none.
std::optional<std::string> due_in(const nlohmann::json& body, base::Date today) {
  if (const auto days = whole_member(body, "due_days", 0, most_days)) {
    return base::format_iso(model::working_day_from(model::add_working_days(today, static_cast<int>(*days))));
  }
  const auto text = optional_text_member(body, "due_on", 10);
  if (!text) return std::nullopt;
  const auto day = base::parse_iso(*text);
  if (!day) throw Problem{400, "due_on is no day.", "Give a day, such as 2020-09-30."};
  return base::format_iso(model::working_day_from(*day));
}

std::optional<std::string> owner_in(const store::Reader& reader, const nlohmann::json& body) {
  const auto owner = optional_text_member(body, "owner", 100);
  if (!owner) return std::nullopt;
  const auto account = reader.find<store::Account>(*owner);
  if (!account || account->status != "active")
    throw Refused(422, "This person has no account that is in use.", "Choose another owner.",
                  "audit_refused");
  return owner;
}

/// The action that a change is about, which nobody has changed since it was opened.
ActionInSight action_in(const AuditSources& sources, const Call& call) {
  ActionInSight one = find_action(sources, call, text_member(*call.body, "action", 100));
  if (whole_member(*call.body, "seen", 0, INT64_MAX).value_or(-1) != one.action.revision) {
    throw Refused(409, "Somebody has changed this action since you opened it.",
                  "Load the page again to see how it stands. What you typed is kept.", "audit_changed");
  }
  return one;
}

void need(bool allowed, const char* what) {
  if (!allowed) throw Problem{403, what, "Ask the manager of the team, or the quality assurance lead."};
}

/// The rules' own check of the revision, within the transaction.
void check_unchanged(const store::Reader& reader, const ActionInSight& one) {
  const auto now_is = reader.find<store::AuditAction>(one.action.id);
  if (!now_is || now_is->revision != one.action.revision) throw assure::StaleAudit();
}

template <typename Work>
Response change(AuditSources& sources, const Call& call, const ActionInSight& one, const char* act,
                const Work& work) {
  const std::string& who = who_asks(call).account;
  by_the_rules(sources.people.store, {who, act}, [&](store::Writer& writer) {
    check_unchanged(writer, one);
    work(writer, who);
    if (one.action.audit_id) assure::settle_actions(writer, *one.action.audit_id, who);
    return 0;
  });
  return json_answer({{"action", one.action.id}});
}

Response add_action(AuditSources& sources, const Call& call) {
  const nlohmann::json& body = *call.body;
  const Identity& who = who_asks(call);
  const AuditInSight one = find_audit(sources, call, text_member(body, "audit", 100));
  if (one.audit.state == "void" || one.audit.state == "replaced")
    throw Refused(422, "This audit is void.", "Add the action where it belongs.", "audit_refused");
  need(may_add_action(reach_of(sources, call), one), "You may not add an action to this audit.");
  const base::Date today = sources.today();
  const auto due = due_in(body, today);
  if (!due) throw Problem{400, "due_days is missing.", "Say within how many working days, or by which day."};
  store::AuditAction action;
  action.id = store::new_id();
  action.source = body.value("source", "audit") == "feedback" ? "feedback" : "audit";
  action.audit_id = one.audit.id;
  action.person_id = one.audit.person_id;
  action.team = one.audit.team;
  action.change = text_member(body, "change", longest_words);
  action.priority = body.value("priority", "normal") == "urgent" ? "urgent" : "normal";
  action.due_on = *due;
  action.state = "open";
  by_the_rules(sources.people.store, {who.account, "audit.action.add"}, [&](store::Writer& writer) {
    const auto audit = writer.find<store::Audit>(one.audit.id);
    if (!audit || audit->state == "void" || audit->state == "replaced")
      throw Refused(422, "This audit is void.", "Add the action where it belongs.", "audit_refused");
    action.owner_id = owner_in(writer, body);
    if (!action.owner_id) action.owner_id = assure::duty_owners(writer, *audit, today).team_manager;
    assure::add_action(writer, action, who.account);
    return 0;
  });
  return json_answer({{"action", action.id}});
}

Response hand_over(AuditSources& sources, const Call& call) {
  const ActionInSight one = action_in(sources, call);
  need(one.manages, "You may not give this action to somebody else.");
  const std::string reason = text_member(*call.body, "reason", longest_words);
  const std::string due = due_in(*call.body, sources.today()).value_or(one.action.due_on);
  return change(sources, call, one, "audit.action.hand_over",
                [&](store::Writer& writer, const std::string& who) {
                  auto owner = owner_in(writer, *call.body);
                  if (!owner) owner = one.action.owner_id;
                  assure::hand_over_action(writer, one.action.id, owner, due, who, reason);
                });
}

Response finish(AuditSources& sources, const Call& call) {
  const ActionInSight one = action_in(sources, call);
  need(one.mine || one.manages, "This action is not yours.");
  const std::string evidence = text_member(*call.body, "evidence", longest_words);
  return change(sources, call, one, "audit.action.done", [&](store::Writer& writer, const std::string& who) {
    assure::finish_action(writer, one.action.id, evidence, who);
  });
}

Response verify(AuditSources& sources, const Call& call) {
  const ActionInSight one = action_in(sources, call);
  need(one.manages, "You may not verify this action.");
  const std::string words = optional_text_member(*call.body, "words", longest_words).value_or("");
  return change(sources, call, one, "audit.action.verify",
                [&](store::Writer& writer, const std::string& who) {
                  assure::verify_action(writer, one.action.id, who, words);
                });
}

Response set_state(AuditSources& sources, const Call& call) {
  const ActionInSight one = action_in(sources, call);
  need(one.manages, "You may not end this action.");
  const std::string state = text_member(*call.body, "state", 40);
  const std::string reason = text_member(*call.body, "reason", longest_words);
  if (state == "open" && one.action.state != "done")
    throw Refused(422, "This action is not done.", "Only what is done can be taken back.", "audit_refused");
  return change(sources, call, one, "audit.action.state", [&](store::Writer& writer, const std::string& who) {
    assure::set_action_state(writer, one.action.id, state, who, reason);
  });
}

Response impact(AuditSources& sources, const Call& call) {
  const ActionInSight one = action_in(sources, call);
  need(one.manages, "You may not judge the impact of this action.");
  const std::string seen = optional_text_member(*call.body, "impact", longest_words).value_or("");
  const auto due = due_in(*call.body, sources.today());
  return change(sources, call, one, "audit.action.impact",
                [&](store::Writer& writer, const std::string& who) {
                  assure::check_impact(writer, one.action.id, due, seen, who);
                });
}

}  // namespace

std::vector<Route> action_change_routes(AuditSources& sources) {
  using Make = Response (*)(AuditSources&, const Call&);
  const auto route = [&](const char* address, const char* summary, const char* takes, Make make) {
    return audit_route(
        sources, {Method::post, address, Access::signed_in(), summary, "AuditActionChanged", takes}, make);
  };
  return {route("/audits/actions/add", "Asks for an action from an audit.", "AuditActionWish", add_action),
          route("/audits/actions/hand-over", "Gives an action to somebody else, or another day.",
                "AuditActionHandOver", hand_over),
          route("/audits/actions/finish", "Says that an action is done, with the evidence.",
                "AuditActionFinish", finish),
          route("/audits/actions/verify", "Says that somebody else's action has been seen to be done.",
                "AuditActionVerify", verify),
          route("/audits/actions/state", "Ends somebody else's action, or takes back that it is done.",
                "AuditActionState", set_state),
          route("/audits/actions/impact", "Sets when to look at an action's impact, or says what was seen.",
                "AuditActionImpact", impact)};
}

}  // namespace windscreen::serve
