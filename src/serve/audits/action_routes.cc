#include "serve/audits/action_routes.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "assure/clocks.h"
#include "assure/grade.h"
#include "report/flat_rows.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/action_sight.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/children/child_request.h"
#include "serve/children/child_rows.h"
#include "serve/http/request_body.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;
using store::AuditAction;

constexpr std::size_t rows_of_page = 100;
/// Of actions that are over, the newest: they grow for ever.
constexpr const char* newest_over = "order by due_on desc, id limit 1000";

/// Which actions a list is of.
struct Which {
  std::string name;
  std::string sql;
  store::Parameters parameters;
};

Which which_in(const ChildRequest& request, const std::string& account, base::Date today) {
  Which which{request.text("which").value_or("mine"), {}, {}};
  const bool over = request.boolean("over").value_or(false);
  const std::string state =
      over ? "state in ('verified', 'not_possible', 'cancelled') " : "state in ('open', 'done') ";
  const std::string order = over ? newest_over : "order by due_on, id";
  if (which.name == "mine") {
    which.sql = "where owner_id = :account and " + state + order;
    which.parameters = {{"account", account}};
  } else if (which.name == "all") {
    which.sql = "where " + state + order;
  } else if (which.name == "overdue") {
    which.sql = "where state = 'open' and due_on < :today order by due_on, id";
    which.parameters = {{"today", base::format_iso(today)}};
  } else if (which.name == "to_verify") {
    which.sql = "where state = 'done' and (owner_id is null or owner_id <> :account) order by done_at, id";
    which.parameters = {{"account", account}};
  } else if (which.name == "escalations") {
    which.sql =
        "where duty in ('head_of_service_told', 'assistant_director_panel', 'director') and " + state + order;
  } else {
    throw Problem{400, "which is no list of actions.",
                  "Ask for mine, all, overdue, to_verify or escalations."};
  }
  return which;
}

std::vector<ActionInSight> read_list(const AuditSources& sources, const Identity& who, const Which& which) {
  return sources.people.store.read([&](const store::Queries& reader) {
    auto seen = actions_in_sight(reader, who, reader.select<AuditAction>(which.sql, which.parameters));
    // What somebody verifies they answer for.
    if (which.name == "to_verify") std::erase_if(seen, [](const ActionInSight& one) { return !one.manages; });
    return seen;
  });
}

int late_of(const AuditAction& action, base::Date today) {
  const auto due = base::parse_iso(action.due_on);
  return action.state == "open" && due ? assure::days_late(*due, today) : 0;
}

std::string duty_words(const AuditAction& action) {
  const auto duty = assure::find_duty(action.duty.value_or(""));
  return duty ? std::string(assure::words(*duty)) : std::string();
}

std::string state_words(const std::string& state) {
  if (state == "open") return "Open";
  if (state == "done") return "Done, to be verified";
  if (state == "verified") return "Verified";
  return state == "not_possible" ? "Not possible" : "Cancelled";
}

const std::vector<std::string> action_columns = {"id",        "child", "identified", "change",      "duty",
                                                 "priority",  "team",  "owner",      "owned_by_me", "due_on",
                                                 "days_late", "state", "state_words"};

std::vector<report::Cell> row_of(const AuditSources& sources, const ActionInSight& one,
                                 const std::map<std::string, std::string>& names, base::Date today) {
  const AuditAction& action = one.action;
  const auto owner = names.find(action.owner_id.value_or(""));
  const auto due = base::parse_iso(action.due_on);
  return {report::Cell{action.id},
          report::Cell{one.audit ? child_shown(sources, *one.audit) : std::string()},
          report::Cell{one.audit && one.audit->sight.identified},
          one.words() ? report::Cell{action.change} : report::Cell{},
          report::Cell{duty_words(action)},
          report::Cell{action.priority},
          report::cell(action.team),
          one.names() && owner != names.end() ? report::Cell{owner->second} : report::Cell{},
          report::Cell{one.mine},
          due ? report::Cell{*due} : report::Cell{},
          report::Cell{std::int64_t{late_of(action, today)}},
          report::Cell{action.state},
          report::Cell{state_words(action.state)}};
}

std::map<std::string, std::string> read_names(const AuditSources& sources) {
  return sources.people.store.read([](const store::Queries& reader) { return account_names(reader); });
}

/// How many are late, by who owns them: the list that a manager has of each person.
ordered_json by_owner(const std::vector<ActionInSight>& actions,
                      const std::map<std::string, std::string>& names, base::Date today) {
  struct Count {
    std::int64_t open = 0;
    std::int64_t late = 0;
    int longest = 0;
  };
  std::map<std::string, Count> counts;
  for (const ActionInSight& one : actions) {
    if (one.action.state != "open" || !one.names()) continue;
    const auto owner = names.find(one.action.owner_id.value_or(""));
    Count& count = counts[owner == names.end() ? std::string() : owner->second];
    const int late = late_of(one.action, today);
    ++count.open;
    if (late > 0) ++count.late;
    count.longest = std::max(count.longest, late);
  }
  ordered_json rows = ordered_json::array();
  for (const auto& [name, count] : counts)
    rows.push_back({{"owner", name}, {"open", count.open}, {"late", count.late}, {"longest", count.longest}});
  return rows;
}

Response view_actions(AuditSources& sources, const Call& call) {
  const ChildRequest request(*call.body, {"which", "over", "page"});
  const base::Date today = sources.today();
  const Identity& who = who_asks(call);
  const Which which = which_in(request, who.account, today);
  std::vector<ActionInSight> seen = read_list(sources, who, which);
  const bool leaves = call.form == Form::csv;
  if (leaves) {
    std::erase_if(seen, [](const ActionInSight& one) { return !one.audit || !one.audit->sight.may_leave; });
  }
  const std::map<std::string, std::string> names = read_names(sources);
  const std::size_t listed = seen.size();
  const auto owners = by_owner(seen, names, today);
  const std::int64_t page = request.page();
  if (!leaves) {
    const std::size_t first = std::min(listed, static_cast<std::size_t>(page - 1) * rows_of_page);
    const std::size_t last = std::min(listed, first + rows_of_page);
    seen = {std::make_move_iterator(seen.begin() + static_cast<std::ptrdiff_t>(first)),
            std::make_move_iterator(seen.begin() + static_cast<std::ptrdiff_t>(last))};
  }
  const Viewing viewing = record_audits(sources, call, "audits.actions", audits_of(seen), leaves);
  report::Rows rows{action_columns, {}};
  for (const ActionInSight& one : seen) rows.rows.push_back(row_of(sources, one, names, today));
  return list_response(call,
                       {{"today", base::format_iso(today)},
                        {"which", which.name},
                        {"listed", listed},
                        {"page", page},
                        {"pages", (listed + rows_of_page - 1) / rows_of_page},
                        {"owners", owners}},
                       std::move(rows), viewing, "actions-" + which.name);
}

/// How many of mine are open and late: for the hub, without a child.
Response count_mine(AuditSources& sources, const Call& call) {
  const base::Date today = sources.today();
  const store::Parameters mine = {{"account", who_asks(call).account}};
  return sources.people.store.read([&](const store::Queries& reader) {
    store::Parameters late = mine;
    late.push_back({"today", base::format_iso(today)});
    return json_answer(
        {{"open", reader.count<AuditAction>("where owner_id = :account and state = 'open'", mine)},
         {"late", reader.count<AuditAction>(
                      "where owner_id = :account and state = 'open' and due_on < :today", late)}});
  });
}

ordered_json history_json(const std::vector<store::AuditActionStep>& steps, const ActionInSight& one,
                          const std::map<std::string, std::string>& names) {
  const auto name = [&](const std::optional<std::string>& account) -> ordered_json {
    const auto found = names.find(account.value_or(""));
    return one.names() && found != names.end() ? ordered_json(found->second) : ordered_json();
  };
  ordered_json rows = ordered_json::array();
  for (const store::AuditActionStep& step : steps) {
    rows.push_back({{"at", step.at},
                    {"by", name(step.account_id)},
                    {"by_itself", !step.account_id},
                    {"state", step.state},
                    {"state_words", state_words(step.state)},
                    {"owner", name(step.owner_id)},
                    {"due_on", step.due_on},
                    {"reason", one.words() ? report::json_or_null(step.reason) : ordered_json()}});
  }
  return rows;
}

/// What they may do with it now; the rules decide again when they do.
ordered_json may_json(const ActionInSight& one) {
  const std::string& state = one.action.state;
  const bool waits = state == "open" || state == "done";
  ordered_json may = ordered_json::array();
  if (state == "open" && (one.mine || one.manages)) may.push_back("finish");
  if (state == "done" && one.manages && !one.mine) may.push_back("verify");
  if (waits && one.manages) may.push_back("hand_over");
  if (state == "open" && one.manages && !one.mine) may.push_back("end");
  if (state == "done" && one.manages) may.push_back("take_back");
  if (one.manages && !one.mine && (state == "done" || state == "verified")) may.push_back("impact");
  if (one.manages && (waits || state == "verified")) may.push_back("impact_day");
  return may;
}

Response open_action(AuditSources& sources, const Call& call) {
  const ChildRequest request(*call.body, {"action"});
  const ActionInSight one = find_action(sources, call, text_member(*call.body, "action", 100));
  const Viewing viewing = record_audits(sources, call, "audits.action", audits_of({one}));
  const auto names = read_names(sources);
  const auto steps = sources.people.store.read([&](const store::Queries& reader) {
    return reader.select<store::AuditActionStep>("where action_id = :action order by at, id",
                                                 {{"action", one.action.id}});
  });
  const AuditAction& action = one.action;
  const auto name = [&](const std::optional<std::string>& account) -> ordered_json {
    const auto found = names.find(account.value_or(""));
    return one.names() && found != names.end() ? ordered_json(found->second) : ordered_json();
  };
  const auto grade = one.audit && one.audit->sight.later_grades && one.audit->audit.final_grade
                         ? assure::read_grade(*one.audit->audit.final_grade)
                         : std::nullopt;
  return json_answer(
      {{"viewing", viewing.id},
       {"id", action.id},
       {"revision", action.revision},
       {"audit", one.audit ? ordered_json(one.audit->audit.id) : ordered_json()},
       {"child", one.audit ? child_shown(sources, *one.audit) : ""},
       {"identified", one.audit && one.audit->sight.identified},
       {"grade", grade ? ordered_json(assure::words(*grade)) : ordered_json()},
       {"completed_on", grade ? report::json_or_null(one.audit->audit.completed_on) : ordered_json()},
       {"change", one.words() ? ordered_json(action.change) : ordered_json()},
       {"duty", duty_words(action)},
       {"priority", action.priority},
       {"team", report::json_or_null(action.team)},
       {"owner", name(action.owner_id)},
       {"owned_by_me", one.mine},
       {"due_on", action.due_on},
       {"days_late", late_of(action, sources.today())},
       {"state", action.state},
       {"state_words", state_words(action.state)},
       {"evidence", one.words() ? report::json_or_null(action.evidence) : ordered_json()},
       {"verifier", name(action.verifier_id)},
       {"verified_at", report::json_or_null(action.verified_at)},
       {"impact_due_on", report::json_or_null(action.impact_due_on)},
       {"impact", one.words() ? report::json_or_null(action.impact) : ordered_json()},
       {"may", may_json(one)},
       {"history", history_json(steps, one, names)}});
}

/// Accounts to whom an action can be given.
Response view_owners(AuditSources& sources, const Call&) {
  return sources.people.store.read([](const store::Queries& reader) {
    ordered_json rows = ordered_json::array();
    for (const store::Account& account :
         reader.select<store::Account>("where status = 'active' order by name, id"))
      rows.push_back({{"id", account.id}, {"name", account.name}});
    return json_answer({{"rows", std::move(rows)}});
  });
}

}  // namespace

std::vector<Route> action_routes(AuditSources& sources) {
  const Access anyone = Access::signed_in();
  std::vector<Route> routes = {
      audit_route(
          sources,
          {Method::post, "/audits/actions", anyone,
           "Actions that follow from audits: one's own, and those of audits that one may see. Recorded.",
           "AuditActions", "AuditActionsRequest", true},
          view_actions),
      audit_route(sources,
                  {Method::get, "/audits/actions/mine", anyone, "How many of one's own actions are late.",
                   "AuditActionCounts"},
                  count_mine),
      audit_route(sources,
                  {Method::post, "/audits/actions/open", anyone, "One action with its history. Recorded.",
                   "AuditAction", "AuditActionRequest"},
                  open_action),
      audit_route(sources,
                  {Method::get, "/audits/actions/owners", Access::needs(Permission::see_worker_names),
                   "Who can be given an action.", "AuditActionOwners"},
                  view_owners)};
  for (Route& route : action_change_routes(sources)) routes.push_back(std::move(route));
  for (Route& route : re_audit_routes(sources)) routes.push_back(std::move(route));
  return routes;
}

}  // namespace windscreen::serve
