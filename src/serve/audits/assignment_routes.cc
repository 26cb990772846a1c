#include "serve/audits/assignment_routes.h"

#include <fmt/format.h>

#include "assure/audit_life.h"
#include "assure/auditor_register.h"
#include "assure/stored_tools.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/assignment_matter.h"
#include "serve/audits/refusals.h"
#include "serve/http/request_body.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

struct Pair {
  std::vector<assure::Breach> broken;
  /// What no reason can allow.
  bool forbidden = false;
};

// Whether a pair could be made with a reason is asked with one.
Pair judge(const AssignmentMatter& matter, const assure::CaseHistory& history,
           const assure::Auditor& auditor) {
  Pair pair{assure::breaches(history, auditor, matter.periods), false};
  if (pair.broken.empty()) return pair;
  const assure::Override any{history.child, auditor.staff, "somebody else", "a reason", matter.periods.day};
  pair.forbidden = !assure::may_audit(pair.broken, history, auditor, {any});
  return pair;
}

ordered_json words_of(const std::vector<assure::Breach>& broken) {
  ordered_json all = ordered_json::array();
  for (const assure::Breach& one : broken) all.push_back(one.words);
  return all;
}

std::string why_nobody(const AssignmentMatter& matter, const assure::CaseHistory& history,
                       bool nobody_independent) {
  if (matter.people.empty()) return "There is no auditor in the register.";
  if (!nobody_independent) return "Every independent auditor has as many audits as they can take.";
  std::string text =
      "No auditor is independent of the case. Ask a neighbouring authority or an external auditor.";
  for (std::size_t i = 0; i < matter.people.size(); ++i) {
    const auto broken = assure::breaches(history, matter.auditors[i], matter.periods);
    if (!broken.empty()) text += " " + matter.people[i].name + " " + broken.front().words + ".";
  }
  return text;
}

ordered_json case_json(const AuditSources& sources, const AssignmentMatter& matter, const AssignableCase& one,
                       const std::optional<std::size_t>& proposed, const std::string& why) {
  const store::Audit& audit = one.seen.audit;
  ordered_json conflicts = ordered_json::array();
  for (std::size_t i = 0; i < matter.people.size(); ++i) {
    const Pair pair = judge(matter, one.history, matter.auditors[i]);
    if (pair.broken.empty()) continue;
    conflicts.push_back(
        {{"auditor", matter.people[i].id}, {"words", words_of(pair.broken)}, {"forbidden", pair.forbidden}});
  }
  return {{"audit", audit.id},
          {"child", child_shown(sources, one.seen)},
          {"service", report::json_or_null(audit.service)},
          {"quadrant", report::json_or_null(audit.quadrant)},
          {"team", report::json_or_null(audit.team)},
          {"stream", audit.stream},
          {"state", audit.state},
          {"auditor", report::json_or_null(audit.auditor_id)},
          {"revision", audit.revision},
          {"due_on", report::json_or_null(audit.due_on)},
          {"proposed", proposed ? ordered_json(matter.people[*proposed].id) : nullptr},
          {"why", why.empty() ? ordered_json(nullptr) : ordered_json(why)},
          {"conflicts", conflicts}};
}

Response propose(AuditSources& sources, const Call& call) {
  const AssignmentMatter matter = assignment_matter(sources, call);
  std::vector<assure::CaseHistory> waiting;
  std::vector<AuditInSight> shown;
  for (const AssignableCase& one : matter.cases) {
    shown.push_back(one.seen);
    if (one.seen.audit.state == "drawn") waiting.push_back(one.history);
  }
  const assure::AssignmentPlan plan = assure::assign(waiting, matter.auditors, {}, matter.periods);
  std::map<std::string, std::size_t> number;
  for (std::size_t i = 0; i < matter.auditors.size(); ++i) number[matter.auditors[i].staff] = i;
  std::map<std::string, std::size_t> proposed;
  for (const assure::Assignment& one : plan.assigned) proposed[one.child] = number.at(one.auditor);
  std::map<std::string, std::string> why;
  for (const AssignableCase& one : matter.cases) {
    for (const assure::Unassigned& left : plan.unassigned) {
      if (left.child == one.history.child && one.seen.audit.state == "drawn")
        why[left.child] = why_nobody(matter, one.history, left.nobody_independent);
    }
  }
  record_audits(sources, call, "audits.assignment", shown);
  ordered_json cases = ordered_json::array();
  for (const AssignableCase& one : matter.cases) {
    const bool open = one.seen.audit.state == "drawn";
    const auto found = proposed.find(one.history.child);
    cases.push_back(case_json(sources, matter, one,
                              open && found != proposed.end() ? std::optional(found->second) : std::nullopt,
                              open ? why[one.history.child] : ""));
  }
  ordered_json auditors = ordered_json::array();
  for (std::size_t i = 0; i < matter.people.size(); ++i) {
    auditors.push_back({{"id", matter.people[i].id},
                        {"name", matter.people[i].name},
                        {"status", matter.people[i].status},
                        {"capacity", matter.people[i].capacity},
                        {"load", matter.auditors[i].assigned_already}});
  }
  return json_answer({{"known_to", base::format_iso(matter.periods.day)},
                      {"due_on", matter.row.round.due_on},
                      {"cases", cases},
                      {"auditors", auditors}});
}

struct Wanted {
  std::string audit;
  std::string auditor;
  std::int64_t seen = 0;
  std::string reason;
  std::string override_reason;
};

std::vector<Wanted> wanted_of(const nlohmann::json& body) {
  const auto given = body.find("assignments");
  if (given == body.end() || !given->is_array() || given->empty() || given->size() > 1000)
    throw Problem{400, "assignments is not a list of pairs.",
                  "Give up to 1,000, each with its audit and auditor."};
  std::vector<Wanted> wanted;
  for (const nlohmann::json& one : *given) {
    if (!one.is_object()) throw Problem{400, "An assignment is none.", "Give its audit and auditor."};
    wanted.push_back({text_member(one, "audit", 100), text_member(one, "auditor", 100),
                      whole_member(one, "seen", 0, 1'000'000'000).value_or(-1),
                      optional_text_member(one, "reason", 500).value_or(""),
                      optional_text_member(one, "override_reason", 500).value_or("")});
  }
  return wanted;
}

// Who gives the override, as independence.h names people, so that nobody gives it to themself.
std::string staff_of_account(const AssignmentMatter& matter, const std::string& account) {
  for (const store::Auditor& one : matter.people) {
    if (one.account_id == account) return assure::staff_reference(one);
  }
  return "account " + account;
}

assure::AssignmentWish wish_of(const AssignmentMatter& matter, const Wanted& wanted, const std::string& by,
                               const std::string& due_on) {
  const auto one = std::ranges::find(matter.cases, wanted.audit,
                                     [](const AssignableCase& each) { return each.seen.audit.id; });
  if (one == matter.cases.end())
    throw Problem{404, "An audit is not among those of the round that can be given to somebody.",
                  "Load the page again: it may have been submitted or replaced."};
  const auto person = std::ranges::find(matter.people, wanted.auditor, &store::Auditor::id);
  if (person == matter.people.end())
    throw Problem{404, "There is no such auditor.", "Choose one of the register."};
  const assure::Auditor& auditor = matter.auditors[static_cast<std::size_t>(person - matter.people.begin())];
  assure::AssignmentWish wish;
  for (const assure::Breach& broken : assure::breaches(one->history, auditor, matter.periods))
    wish.conflicts.push_back(broken.words);
  if (!wish.conflicts.empty()) {
    const std::string who = fmt::format("{} {}.", person->name, wish.conflicts.front());
    if (judge(matter, one->history, auditor).forbidden)
      throw Refused(422, who + " That cannot be overridden.", "Choose another auditor.", "not_independent");
    const assure::Override given{one->history.child, auditor.staff, staff_of_account(matter, by),
                                 wanted.override_reason, matter.periods.day};
    if (wanted.override_reason.empty())
      throw Refused(422, who, "Choose another auditor, or say why it is given to this one all the same.",
                    "not_independent");
    if (const std::string fault = assure::fault_of(given); !fault.empty())
      throw Refused(422, fault, "Ask another lead to decide.", "not_independent");
    wish.override_reason = wanted.override_reason;
  }
  const store::Audit& audit = one->seen.audit;
  const bool anew = audit.state == "drawn";
  wish.move = {audit.id,   anew ? "assign" : "reassign", by, {assure::Part::qa_lead}, wanted.reason,
               wanted.seen};
  wish.auditor_id = person->id;
  wish.due_on = due_on;
  return wish;
}

Response give_out(AuditSources& sources, const Call& call) {
  const auto wanted = wanted_of(*call.body);
  const AssignmentMatter matter = assignment_matter(sources, call);
  const std::string& by = who_asks(call).account;
  const std::string due_on = optional_text_member(*call.body, "due_on", 10).value_or(matter.row.round.due_on);
  std::vector<assure::AssignmentWish> wishes;
  for (const Wanted& one : wanted) wishes.push_back(wish_of(matter, one, by, due_on));
  by_the_rules(sources.people.store, {by, "audit.assign"}, [&](store::Writer& writer) {
    std::set<std::string> tools;
    for (const assure::AssignmentWish& wish : wishes) {
      const store::Audit audit = assure::assign_audit(writer, wish);
      if (audit.tool_id && tools.insert(*audit.tool_id).second) assure::freeze_tool(writer, *audit.tool_id);
    }
  });
  return json_answer({{"assigned", wishes.size()}});
}

}  // namespace

std::vector<Route> assignment_routes(AuditSources& sources) {
  const Access run = Access::needs(Permission::run_audits);
  const auto route = [&](const AuditAddress& address, Response (*make)(AuditSources&, const Call&)) {
    return audit_route(sources, address, make);
  };
  return {route({Method::get, "/audits/rounds/{round}/proposal", run,
                 "Who could audit what: a proposal, with every pair that is not independent; recorded.",
                 "AuditProposal", "", false, Workers::figures},
                propose),
          route({Method::post, "/audits/rounds/{round}/assign", run,
                 "Gives audits to auditors, all of them or none.", "AuditsAssigned", "AuditAssignments",
                 false, Workers::figures},
                give_out)};
}

}  // namespace windscreen::serve
