#include "assure/re_audits.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "assure/audit_state.h"
#include "assure/follow_up.h"
#include "assure/restatement.h"
#include "base/error.h"
#include "base/text.h"
#include "store/audit_plan.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using store::Audit;

/// Why a re-audit was taken back: kept as its case's state, which tells it from one that was not possible.
constexpr std::string_view withdrawn = "void";

std::optional<Audit> live_re_audit(const store::Reader& reader, const std::string& audit_id) {
  auto found = reader.select<Audit>(
      "where previous_id = :audit and stream = 're_audit' and state not in ('void', 'replaced') order by id",
      {{"audit", audit_id}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

/// The round of the programme in which the month's re-audits stand; made where there is none.
std::optional<std::string> round_for(store::Writer& writer, const Audit& audit, const std::string& month,
                                     const Deadline& window) {
  if (!audit.round_id) return std::nullopt;
  const auto before = writer.find<store::AuditRound>(*audit.round_id);
  if (!before) return std::nullopt;
  auto found = writer.select<store::AuditRound>(
      "where programme_id = :programme and month = :month and label = :label",
      {{"programme", before->programme_id}, {"month", month}, {"label", std::string(re_audit_label)}});
  const std::string due = base::format_iso(window.due);
  const std::string from = base::format_iso(window.from);
  if (!found.empty()) {
    store::AuditRound round = std::move(found.front());
    ++round.target;
    round.opens_on = std::min(round.opens_on, from);
    round.due_on = std::max(round.due_on, due);
    // A month that was closed has something to wait for again.
    round.state = "open";
    round.closed_at.reset();
    round.closed_by.reset();
    writer.update(round);
    return round.id;
  }
  const store::AuditRound round{store::new_id(),
                                before->programme_id,
                                month,
                                re_audit_label,
                                1,
                                from,
                                due,
                                "open",
                                audit.tool_id,
                                {},
                                {}};
  writer.insert(round);
  return round.id;
}

std::optional<std::string> select_again(store::Writer& writer, const Audit& audit,
                                        const std::optional<std::string>& round_id, const std::string& at) {
  if (!round_id) return std::nullopt;
  store::AuditSelection again;
  if (audit.selection_id) {
    if (const auto first = writer.find<store::AuditSelection>(*audit.selection_id)) again = *first;
  }
  again.id = store::new_id();
  again.round_id = *round_id;
  again.draw_id.reset();
  again.person_id = *audit.person_id;
  again.role = "re_audit";
  again.reserve_place.reset();
  again.service = audit.service;
  again.quadrant = audit.quadrant;
  again.team = audit.team;
  again.probability.reset();
  again.state = "drawn";
  again.replaced_by = audit.selection_id;
  again.reason = "The audit before was graded inadequate.";
  again.changed_at = at;
  writer.insert(again);
  return again.id;
}

void make_void(store::Writer& writer, Audit& audit, const std::optional<std::string>& account_id,
               const std::string& reason, std::string_view selection_state) {
  const std::string at = store::now();
  for (auto& assignment : writer.select<store::AuditAssignment>(
           "where audit_id = :audit and ended_at is null", {{"audit", audit.id}})) {
    assignment.ended_at = at;
    assignment.end_reason = reason;
    writer.update(assignment);
  }
  const Audit as_it_was = audit;
  const std::string before = std::exchange(audit.state, std::string(code(AuditState::void_audit)));
  audit.paused_from.reset();
  ++audit.revision;
  writer.update(audit);
  writer.insert(
      store::AuditStep{store::new_id(), audit.id, at, account_id, "void", before, audit.state, reason});
  restate_reports(writer, as_it_was, audit, reason, at);
  if (!audit.selection_id) return;
  if (auto selection = writer.find<store::AuditSelection>(*audit.selection_id)) {
    selection->state = selection_state;
    selection->reason = reason;
    selection->changed_at = at;
    writer.update(*selection);
  }
}

/// The last reason that was given for an audit's being void, and whether somebody gave it.
std::optional<store::AuditStep> why_void(const store::Reader& reader, const std::string& audit_id) {
  auto steps = reader.select<store::AuditStep>(
      "where audit_id = :audit and state_to = 'void' order by at, id", {{"audit", audit_id}});
  if (steps.empty()) return std::nullopt;
  return std::move(steps.back());
}

}  // namespace

std::string re_audit_month(const Deadline& window) {
  const base::Date middle = window.from + (window.due - window.from) / 2;
  return base::format_iso(middle).substr(0, 7);
}

Audit schedule_re_audit(store::Writer& writer, const Audit& audit, const Deadline& window) {
  if (!audit.person_id)
    throw base::Error("The audit\u2019s child is not known.", "A case can be audited again where they are.");
  if (auto there = live_re_audit(writer, audit.id)) return std::move(*there);
  const std::string at = store::now();
  Audit again;
  again.id = store::new_id();
  again.month = re_audit_month(window);
  again.round_id = round_for(writer, audit, again.month, window);
  again.selection_id = select_again(writer, audit, again.round_id, at);
  again.tool_id = audit.tool_id;
  again.stream = "re_audit";
  again.person_id = audit.person_id;
  again.service = audit.service;
  again.quadrant = audit.quadrant;
  again.team = audit.team;
  again.state = code(AuditState::drawn);
  // From where the first one looked last: what has happened since is what is asked.
  again.look_back_from = audit.completed_on;
  again.look_back_to = base::format_iso(window.due);
  again.due_on = base::format_iso(window.due);
  again.previous_id = audit.id;
  writer.insert(again);
  return again;
}

bool withdraw_re_audit(store::Writer& writer, const std::string& audit_id, const std::string& reason) {
  auto again = live_re_audit(writer, audit_id);
  if (!again) return false;
  static constexpr std::array<std::string_view, 3> not_started = {"drawn", "assigned", "accepted"};
  if (std::find(not_started.begin(), not_started.end(), again->state) == not_started.end()) return false;
  make_void(writer, *again, std::nullopt, reason, withdrawn);
  return true;
}

void re_audit_not_possible(store::Writer& writer, const std::string& re_audit_id,
                           const std::string& account_id, const std::string& reason) {
  auto again = writer.find<Audit>(re_audit_id);
  if (!again || again->stream != "re_audit" || !again->previous_id)
    throw base::Error("There is no such re-audit.", "Open the list of re-audits again.");
  const auto state = find_audit_state(again->state);
  if (!state || is_settled(*state))
    throw base::Error("This re-audit is final or over.", "Open the list of re-audits again.");
  if (base::trim(reason).empty())
    throw base::Error("It is not said why the re-audit is not possible.",
                      "Say why, such as that the case is closed: it is kept and counted.");
  make_void(writer, *again, account_id, reason, "not_possible");
  end_duty(writer, *again->previous_id, Duty::re_audit, "not_possible", reason);
}

std::set<std::string> earlier_auditors(const store::Reader& reader, const Audit& audit) {
  std::set<std::string> them;
  std::set<std::string> seen = {audit.id};
  std::optional<std::string> id = audit.previous_id;
  while (id && seen.insert(*id).second) {
    const auto before = reader.find<Audit>(*id);
    if (!before) break;
    if (before->auditor_id) them.insert(*before->auditor_id);
    id = before->previous_id;
  }
  return them;
}

std::vector<ScheduledReaudit> scheduled_re_audits(const store::Reader& reader) {
  std::map<std::string, Audit> firsts;
  for (Audit& audit :
       reader.select<Audit>("where id in (select previous_id from audits where stream = 're_audit')")) {
    std::string id = audit.id;
    firsts.emplace(std::move(id), std::move(audit));
  }
  std::vector<ScheduledReaudit> all;
  for (Audit& again :
       reader.select<Audit>("where stream = 're_audit' and previous_id is not null order by due_on, id")) {
    const auto first = firsts.find(*again.previous_id);
    const auto state = find_audit_state(again.state);
    if (first == firsts.end() || !state || *state == AuditState::replaced) continue;
    ScheduledReaudit one{first->second, std::move(again), ReauditOutcome::open, {}};
    if (*state == AuditState::void_audit) {
      const auto why = why_void(reader, one.again.id);
      if (!why || !why->account_id) continue;
      one.outcome = ReauditOutcome::not_possible;
      one.reason = why->reason.value_or("");
    } else if (is_graded(*state)) {
      one.outcome = ReauditOutcome::graded;
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace windscreen::assure
