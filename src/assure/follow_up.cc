#include "assure/follow_up.h"

#include <algorithm>
#include <array>
#include <set>

#include "assure/audit_life.h"
#include "assure/grade.h"
#include "base/error.h"
#include "base/text.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using store::AuditAction;

/// What an action that a grade asks for by itself is to change; a plan of its own is written over it.
std::string_view change_for(Duty duty) {
  switch (duty) {
    case Duty::head_of_service_told:
      return "The head of service knows of this child and of what was found.";
    case Duty::plan_for_the_child:
      return "The child has a plan that puts right what the audit found.";
    case Duty::urgent_actions:
      return "What could not wait has been done for the child.";
    case Duty::supervision_discussion:
      return "The worker and their manager have talked about the audit and agreed what to do differently.";
    case Duty::improvement_action:
      return "What the audit found to improve has been improved for the child.";
    case Duty::other_actions:
      return "Everything else that the plan sets out has been done for the child.";
    case Duty::impact_check:
      return "Somebody has looked at whether life is better for the child.";
    case Duty::re_audit:
      return "The child\u2019s case has been audited again by another auditor.";
    case Duty::dip_check:
      return "Somebody has looked whether what was to improve for the child has improved.";
    case Duty::assistant_director_panel:
      return "The assistant director\u2019s panel has looked at why the child was found inadequate again.";
    case Duty::director:
      return "The director has looked at why the child was found inadequate a third time.";
  }
  return "";
}

void write_step(store::Writer& writer, const AuditAction& action, const std::string& at,
                const std::optional<std::string>& account_id, const std::string& reason) {
  writer.insert(store::AuditActionStep{store::new_id(), action.id, at, account_id, action.state,
                                       action.owner_id, action.due_on,
                                       reason.empty() ? std::nullopt : std::optional(reason)});
}

std::optional<AuditAction> duty_of(const store::Reader& reader, const std::string& audit_id, Duty duty) {
  auto found = reader.select<AuditAction>("where audit_id = :audit and duty = :duty order by id",
                                          {{"audit", audit_id}, {"duty", std::string(code(duty))}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

/// Whether the server ended the action, and nobody has said anything of it since.
bool ended_by_itself(const store::Reader& reader, const AuditAction& action) {
  if (action.state != "cancelled") return false;
  const auto steps = reader.select<store::AuditActionStep>("where action_id = :action order by at, id",
                                                           {{"action", action.id}});
  return !steps.empty() && !steps.back().account_id && steps.back().state == "cancelled";
}

bool is_urgent(Duty duty) {
  return duty == Duty::urgent_actions || duty == Duty::head_of_service_told ||
         duty == Duty::assistant_director_panel || duty == Duty::director;
}

AuditAction action_of(const store::Reader& reader, const std::string& action_id) {
  auto action = reader.find<AuditAction>(action_id);
  if (!action) throw base::Error("There is no such action.", "Open the list of actions again.");
  return std::move(*action);
}

void save(store::Writer& writer, AuditAction& action, const std::string& at, const std::string& account_id,
          const std::string& reason) {
  ++action.revision;
  writer.update(action);
  write_step(writer, action, at, account_id, reason);
}

/// Whose work an action that is done is: who said last that it is done, and who owned it then or has since.
std::set<std::string> whose_work(const store::Reader& reader, const AuditAction& action) {
  std::set<std::string> whose;
  std::string before;
  for (const auto& step : reader.select<store::AuditActionStep>("where action_id = :action order by at, id",
                                                                {{"action", action.id}})) {
    if (step.state == "done") {
      if (before != "done") {
        whose.clear();
        if (step.account_id) whose.insert(*step.account_id);
      }
      if (step.owner_id) whose.insert(*step.owner_id);
    }
    before = step.state;
  }
  if (action.owner_id) whose.insert(*action.owner_id);
  return whose;
}

void need_reason(const std::string& reason) {
  if (base::trim(reason).empty())
    throw base::Error("A change of an action needs a reason.", "Say why: it is kept with the action.");
}

}  // namespace

std::vector<AuditAction> open_duties(store::Writer& writer, const std::string& audit_id,
                                     const std::optional<std::string>& owner_id,
                                     const ClockSettings& settings) {
  return open_duties(writer, audit_id, OwnerOf([&](Duty) { return owner_id; }), settings);
}

std::vector<AuditAction> open_duties(store::Writer& writer, const std::string& audit_id,
                                     const OwnerOf& owner_of, const ClockSettings& settings) {
  const auto audit = writer.find<store::Audit>(audit_id);
  if (!audit || !audit->final_grade || !audit->completed_on)
    throw base::Error("The audit has no final grade.", "Actions follow when it has.");
  std::vector<AuditAction> opened;
  const base::Date final_on = base::parse_iso(*audit->completed_on).value();
  for (const Deadline& one : deadlines(read_grade(*audit->final_grade).value(), final_on, settings)) {
    if (auto action = open_duty(writer, *audit, one.duty, one.due, owner_of(one.duty)))
      opened.push_back(std::move(*action));
  }
  return opened;
}

std::optional<AuditAction> open_duty(store::Writer& writer, const store::Audit& audit, Duty duty,
                                     base::Date due, const std::optional<std::string>& owner_id) {
  if (auto there = duty_of(writer, audit.id, duty)) {
    if (!ended_by_itself(writer, *there)) return std::nullopt;
    there->state = "open";
    there->due_on = base::format_iso(due);
    if (!there->owner_id) there->owner_id = owner_id;
    ++there->revision;
    writer.update(*there);
    write_step(writer, *there, store::now(), std::nullopt, "The grade asks for it again.");
    return there;
  }
  AuditAction action;
  action.id = store::new_id();
  action.source = "audit";
  action.audit_id = audit.id;
  action.person_id = audit.person_id;
  action.team = audit.team;
  action.change = change_for(duty);
  action.priority = is_urgent(duty) ? "urgent" : "normal";
  action.duty = std::string(code(duty));
  action.owner_id = owner_id;
  action.due_on = base::format_iso(due);
  action.state = "open";
  writer.insert(action);
  write_step(writer, action, store::now(), std::nullopt, {});
  return action;
}

bool end_duty(store::Writer& writer, const std::string& audit_id, Duty duty, std::string_view state,
              const std::string& reason) {
  auto there = duty_of(writer, audit_id, duty);
  if (!there || there->state != "open") return false;
  there->state = state;
  ++there->revision;
  writer.update(*there);
  write_step(writer, *there, store::now(), std::nullopt, reason);
  return true;
}

int inadequates_of(const store::Reader& reader, const std::string& person_id) {
  return static_cast<int>(
      reader.count<store::Audit>("where person_id = :person and final_grade = 'inadequate' and state in "
                                 "('final', 'actions_open', 'actions_verified', 'closed')",
                                 {{"person", person_id}}));
}

void add_action(store::Writer& writer, const AuditAction& action, const std::string& account_id) {
  if (base::trim(action.change).empty())
    throw base::Error("The action does not say what it is for.", "Say what will be different for the child.");
  if (!base::parse_iso(action.due_on))
    throw base::Error("The action has no day on which it is due.", "Give one.");
  writer.insert(action);
  write_step(writer, action, store::now(), account_id, {});
}

void hand_over_action(store::Writer& writer, const std::string& action_id,
                      const std::optional<std::string>& owner_id, const std::string& due_on,
                      const std::string& account_id, const std::string& reason) {
  AuditAction action = action_of(writer, action_id);
  if (action.state != "open" && action.state != "done")
    throw base::Error("This action is over.", "Add a new action where there is more to do.");
  if (!base::parse_iso(due_on)) throw base::Error("The action has no day on which it is due.", "Give one.");
  need_reason(reason);
  action.owner_id = owner_id;
  action.due_on = due_on;
  save(writer, action, store::now(), account_id, reason);
}

void finish_action(store::Writer& writer, const std::string& action_id, const std::string& evidence,
                   const std::string& account_id) {
  AuditAction action = action_of(writer, action_id);
  if (action.state != "open")
    throw base::Error("This action is not open.", "Load the page again to see how it stands.");
  if (base::trim(evidence).empty())
    throw base::Error("There is no evidence that the action is done.",
                      "Say where in the record it can be seen.");
  action.state = "done";
  action.evidence = evidence;
  action.done_at = store::now();
  save(writer, action, *action.done_at, account_id, {});
}

void verify_action(store::Writer& writer, const std::string& action_id, const std::string& account_id,
                   const std::string& words) {
  AuditAction action = action_of(writer, action_id);
  if (action.state != "done") throw base::Error("This action is not done yet.", "Verify it when it is.");
  if (whose_work(writer, action).contains(account_id))
    throw base::Error("Nobody verifies their own work.", "Ask someone else to verify this action.");
  action.state = "verified";
  action.verifier_id = account_id;
  action.verified_at = store::now();
  save(writer, action, *action.verified_at, account_id, words);
}

void set_action_state(store::Writer& writer, const std::string& action_id, std::string_view state,
                      const std::string& account_id, const std::string& reason) {
  static constexpr std::array<std::string_view, 3> states = {"open", "not_possible", "cancelled"};
  if (std::find(states.begin(), states.end(), state) == states.end())
    throw base::Error("An action cannot be set to this state.", "Load the page again.");
  AuditAction action = action_of(writer, action_id);
  if (action.state == "verified")
    throw base::Error("This action is verified.", "Add a new action where there is more to do.");
  need_reason(reason);
  // To end an action without doing it would be a way round its verification.
  if (state != "open" && action.owner_id == account_id) {
    throw base::Error("Nobody ends an action of their own.",
                      "Ask your manager or the quality assurance lead to, with your reason.");
  }
  if (state == "open") action.done_at.reset();
  action.state = state;
  save(writer, action, store::now(), account_id, reason);
}

void check_impact(store::Writer& writer, const std::string& action_id,
                  const std::optional<std::string>& due_on, const std::string& impact,
                  const std::string& account_id) {
  AuditAction action = action_of(writer, action_id);
  if (due_on && !base::parse_iso(*due_on))
    throw base::Error("The day for the check is none.", "Give a day, or leave it empty.");
  const bool seen = !base::trim(impact).empty();
  if (!due_on && !seen)
    throw base::Error("Nothing is said of the impact.", "Give the day of the check, or what was seen.");
  if (seen && action.state != "done" && action.state != "verified")
    throw base::Error("This action is not done yet.", "Look at its impact when it is.");
  if (seen && whose_work(writer, action).contains(account_id))
    throw base::Error("Nobody judges the impact of their own work.", "Ask someone else to look at it.");
  if (due_on) action.impact_due_on = due_on;
  if (seen) action.impact = impact;
  save(writer, action, store::now(), account_id,
       seen ? "The impact was looked at." : "A day was set to look at the impact.");
}

bool settle_actions(store::Writer& writer, const std::string& audit_id, const std::string& account_id) {
  const auto audit = writer.find<store::Audit>(audit_id);
  if (!audit || audit->state != code(AuditState::actions_open)) return false;
  if (writer.count<AuditAction>("where audit_id = :audit and state in ('open', 'done')",
                                {{"audit", audit_id}}) > 0)
    return false;
  make_move(writer, {audit_id, "verify_actions", account_id, {Part::verifier}, {}, audit->revision});
  return true;
}

std::vector<LateAction> late_actions(const store::Reader& reader, base::Date today,
                                     const std::optional<std::string>& owner_id) {
  store::Parameters parameters = {{"today", base::format_iso(today)}};
  std::string which = "where state = 'open' and due_on < :today";
  if (owner_id) {
    which += " and owner_id = :owner";
    parameters.push_back({"owner", *owner_id});
  }
  std::vector<LateAction> late;
  for (AuditAction& action : reader.select<AuditAction>(which + " order by due_on, id", parameters)) {
    const base::Date due = base::parse_iso(action.due_on).value();
    late.push_back({std::move(action), days_late(due, today)});
  }
  return late;
}

}  // namespace windscreen::assure
