// Re-audits that are scheduled, late or not possible.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "assure/clocks.h"
#include "assure/follow_up.h"
#include "assure/re_audits.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/action_routes.h"
#include "serve/audits/audit_opening.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/refusals.h"
#include "serve/children/child_details.h"
#include "serve/children/child_request.h"
#include "serve/children/child_rows.h"
#include "serve/http/request_body.h"

namespace windscreen::serve {
namespace {

struct SeenAgain {
  assure::ScheduledReaudit pair;
  AuditInSight shown;
  int inadequates = 0;
};

std::string grade_words(const std::optional<std::string>& grade) {
  const auto known = grade ? assure::read_grade(*grade) : std::nullopt;
  return known ? std::string(assure::words(*known)) : std::string();
}

std::string outcome_code(assure::ReauditOutcome outcome) {
  if (outcome == assure::ReauditOutcome::graded) return "graded";
  return outcome == assure::ReauditOutcome::not_possible ? "not_possible" : "open";
}

/// Whose case nobody holds in the newest snapshot: it may be closed, and the re-audit not possible.
std::set<std::string> not_held(const AuditSources& sources, const std::vector<SeenAgain>& seen) {
  std::vector<std::string> children;
  for (const SeenAgain& one : seen) {
    if (one.pair.outcome == assure::ReauditOutcome::open && one.pair.again.person_id)
      children.push_back(*one.pair.again.person_id);
  }
  std::set<std::string> free;
  const auto state = sources.lake.now();
  if (children.empty() || state->snapshots.empty()) return free;
  const lake::Snapshot& snapshot = state->find("");
  sources.figures.with_snapshot(state, snapshot, [&](measure::Measurer& measurer) {
    const auto details = read_details(measurer, children, snapshot.as_at);
    for (const std::string& child : children) {
      const auto found = details.find(child);
      if (found == details.end() || found->second.worker.empty()) free.insert(child);
    }
  });
  return free;
}

std::vector<SeenAgain> read_seen(const AuditSources& sources, const Identity& who) {
  return sources.people.store.read([&](const store::Queries& reader) {
    const AuditReach reach = AuditReach::of(reader, who);
    std::vector<SeenAgain> seen;
    std::unordered_map<std::string, int> counts;
    for (assure::ScheduledReaudit& pair : assure::scheduled_re_audits(reader)) {
      const auto first = reach.to(pair.first);
      auto sight = reach.to(pair.again);
      // A blind moderator or an auditor of one of the two is not told of the other's grade by a list.
      if (!sight || !first || !first->later_grades) continue;
      const std::string child = pair.again.person_id.value_or("");
      auto [count, added] = counts.try_emplace(child, 0);
      if (added) count->second = assure::inadequates_of(reader, child);
      AuditInSight shown{pair.again, std::move(*sight)};
      seen.push_back({std::move(pair), std::move(shown), count->second});
    }
    return seen;
  });
}

const std::vector<std::string> re_audit_columns = {
    "id",          "first",    "child",       "identified", "team",     "service",
    "first_grade", "first_on", "due_on",      "days_late",  "state",    "outcome",
    "again_grade", "reason",   "inadequates", "goes_to",    "not_held", "may_end"};

std::vector<report::Cell> row_of(const AuditSources& sources, const SeenAgain& one, bool runs, bool free,
                                 base::Date today) {
  const store::Audit& again = one.pair.again;
  const auto state = assure::find_audit_state(again.state);
  const auto due = again.due_on ? base::parse_iso(*again.due_on) : std::nullopt;
  const bool open = one.pair.outcome == assure::ReauditOutcome::open;
  const auto level = assure::escalation_of(one.inadequates);
  return {report::Cell{again.id},
          report::Cell{one.pair.first.id},
          report::Cell{child_shown(sources, one.shown)},
          report::Cell{one.shown.sight.identified},
          report::cell(again.team),
          report::cell(again.service),
          report::Cell{grade_words(one.pair.first.final_grade)},
          report::cell(one.pair.first.completed_on),
          due ? report::Cell{*due} : report::Cell{},
          report::Cell{std::int64_t{open && due ? assure::days_late(*due, today) : 0}},
          report::Cell{state ? std::string(assure::words(*state)) : again.state},
          report::Cell{outcome_code(one.pair.outcome)},
          report::Cell{one.pair.outcome == assure::ReauditOutcome::graded && one.shown.sight.later_grades
                           ? grade_words(again.final_grade)
                           : std::string()},
          report::Cell{one.shown.sight.words ? one.pair.reason : std::string()},
          report::Cell{std::int64_t{one.inadequates}},
          report::Cell{level ? std::string(assure::words(*level)) : std::string()},
          report::Cell{open && free},
          report::Cell{open && runs}};
}

Response view_re_audits(AuditSources& sources, const Call& call) {
  const ChildRequest request(*call.body, {});
  const Identity& who = who_asks(call);
  const base::Date today = sources.today();
  std::vector<SeenAgain> seen = read_seen(sources, who);
  const bool leaves = call.form == Form::csv;
  if (leaves) std::erase_if(seen, [](const SeenAgain& one) { return !one.shown.sight.may_leave; });
  std::vector<AuditInSight> shown;
  shown.reserve(seen.size());
  for (const SeenAgain& one : seen) shown.push_back(one.shown);
  const Viewing viewing = record_audits(sources, call, "audits.re_audits", shown, leaves);
  const AuditReach reach = reach_of(sources, call);
  const std::set<std::string> free = not_held(sources, seen);
  report::Rows rows{re_audit_columns, {}};
  for (const SeenAgain& one : seen) {
    rows.rows.push_back(row_of(sources, one, reach.runs(one.pair.again),
                               free.contains(one.pair.again.person_id.value_or("")), today));
  }
  return list_response(call, {{"today", base::format_iso(today)}}, std::move(rows), viewing, "re-audits");
}

Response not_possible(AuditSources& sources, const Call& call) {
  const AuditInSight one = find_audit(sources, call, text_member(*call.body, "audit", 100));
  if (!reach_of(sources, call).runs(one.audit)) {
    throw Problem{403, "You may not say that this re-audit is not possible.",
                  "Ask the quality assurance lead."};
  }
  const std::string reason = text_member(*call.body, "reason", 2'000);
  const std::string& who = who_asks(call).account;
  by_the_rules(sources.people.store, {who, "audit.re_audit.not_possible"}, [&](store::Writer& writer) {
    assure::re_audit_not_possible(writer, one.audit.id, who, reason);
    if (one.audit.previous_id) assure::settle_actions(writer, *one.audit.previous_id, who);
    return 0;
  });
  return json_answer({{"audit", one.audit.id}});
}

}  // namespace

std::vector<Route> re_audit_routes(AuditSources& sources) {
  return {audit_route(sources,
                      {Method::post, "/audits/re-audits", Access::needs(Permission::see_audits),
                       "Re-audits that were scheduled, with what became of them. Recorded.", "ReAudits",
                       "ReAuditsRequest", true, Workers::figures},
                      view_re_audits),
          audit_route(sources,
                      {Method::post, "/audits/re-audits/not-possible", Access::needs(Permission::run_audits),
                       "Says that a re-audit cannot be made, and why: it never counts as improved.",
                       "ReAuditChanged", "ReAuditNotPossible"},
                      not_possible)};
}

}  // namespace windscreen::serve
