#include "assure/round.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "assure/audit_life.h"
#include "assure/stored_tools.h"
#include "base/error.h"
#include "base/text.h"
#include "model/calendar.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using nlohmann::json;

store::AuditRound open_one(const store::Reader& reader, const std::string& round_id) {
  auto round = reader.find<store::AuditRound>(round_id);
  if (!round) throw base::Error("There is no such round.", "Open the programme again.");
  if (round->state != "open")
    throw base::Error("This round is not open.", "Only an open round can be changed.");
  return std::move(*round);
}

void check_no_draw(const store::Reader& reader, const std::string& round_id) {
  if (draw_of_round(reader, round_id))
    throw base::Error("Cases have been drawn for this round.",
                      "Withdraw the draw first: that is possible until an audit begins.");
}

std::string day_or(const std::optional<std::string>& given, base::Date otherwise) {
  if (!given || given->empty()) return base::format_iso(otherwise);
  if (!base::parse_iso(*given)) throw base::Error("A day of the round is none.", "Give it as 2020-09-30.");
  return *given;
}

}  // namespace

store::AuditRound open_round(store::Writer& writer, const RoundWish& wish, const ToolCatalogue& tools,
                             const std::string& account_id) {
  const auto programme = writer.find<store::AuditProgramme>(wish.programme_id);
  if (!programme) throw base::Error("There is no such programme.", "Open the list of programmes again.");
  if (programme->status != "running" && programme->status != "planned")
    throw base::Error("The programme is " + programme->status + ".", "Set it running first.");
  const auto first = base::parse_iso(wish.month + "-01");
  if (!first || wish.month.size() != 7)
    throw base::Error("The month of the round is none.", "Give the year and month, such as 2020-09.");
  const base::Date last = base::add_months(*first, 1) - std::chrono::days(1);
  base::Date last_working = last;
  while (!model::is_working_day(last_working)) last_working -= std::chrono::days(1);
  store::AuditRound round;
  round.id = store::new_id();
  round.programme_id = programme->id;
  round.month = wish.month;
  round.label = wish.label;
  round.target = wish.target.value_or(programme->target);
  if (round.target < 1 || round.target > 1000)
    throw base::Error("The number of cases is out of range.", "Give a number from 1 to 1,000.");
  round.opens_on = day_or(wish.opens_on, model::working_day_from(*first));
  round.due_on = day_or(wish.due_on, last_working);
  if (round.due_on < round.opens_on)
    throw base::Error("The round is due before it opens.", "Give a later day by which it is due.");
  round.state = "open";
  const auto same = writer.count<store::AuditRound>(
      "where programme_id = :programme and month = :month and label = :label",
      {{"programme", round.programme_id}, {"month", round.month}, {"label", round.label}});
  if (same > 0)
    throw base::Error("The programme has a round of this month already.",
                      "Open that one, or give this one a label of its own.");
  round.tool_id =
      take_in_force(writer, tools, programme->tool, account_id, *base::parse_iso(round.opens_on)).id;
  writer.insert(round);
  return round;
}

std::optional<store::AuditFrame> frame_of_round(const store::Reader& reader, const std::string& round_id) {
  auto found = reader.select<store::AuditFrame>(
      "where round_id = :round order by made_at desc, id desc limit 1", {{"round", round_id}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<store::AuditDraw> draw_of_round(const store::Reader& reader, const std::string& round_id) {
  auto found = reader.select<store::AuditDraw>(
      "where withdrawn_at is null and frame_id in (select id from audit_frames where round_id = :round)",
      {{"round", round_id}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::string gate_json(const GateResult& gate) {
  json checks = json::array();
  for (const GateCheck& check : gate.checks)
    checks.push_back(
        {{"code", check.code}, {"found", check.found}, {"passed", check.passed}, {"words", check.words}});
  return json{{"checks", checks}}.dump();
}

GateResult gate_of(const store::AuditFrame& frame) {
  GateResult gate;
  const json found = json::parse(frame.gate);
  for (const json& one : found.at("checks")) {
    gate.checks.push_back(
        {one.at("code"), one.at("found").get<std::size_t>(), one.at("passed"), one.at("words")});
  }
  gate.outcome = frame.passed ? GateOutcome::passed : GateOutcome::failed;
  return gate;
}

store::AuditFrame keep_frame(store::Writer& writer, const std::string& round_id, const Frame& frame,
                             const std::string& snapshot, const GateResult& gate,
                             const std::string& account_id) {
  open_one(writer, round_id);
  check_no_draw(writer, round_id);
  store::AuditFrame row;
  row.id = store::new_id();
  row.round_id = round_id;
  row.snapshot = snapshot;
  row.as_at = base::format_iso(frame.as_at);
  row.hash = frame_hash(frame);
  row.rows = static_cast<std::int64_t>(frame.rows.size());
  row.gate = gate_json(gate);
  row.passed = gate.outcome == GateOutcome::passed;
  row.made_by = account_id;
  row.made_at = store::now();
  writer.insert(row);
  return row;
}

store::AuditFrame waive_frame(store::Writer& writer, const std::string& frame_id, const std::string& reason,
                              base::Date today, const std::string& account_id) {
  auto frame = writer.find<store::AuditFrame>(frame_id);
  if (!frame) throw base::Error("There is no such frame.", "Open the round again.");
  open_one(writer, frame->round_id);
  check_no_draw(writer, frame->round_id);
  waive(gate_of(*frame), {account_id, reason, today});
  frame->waived_by = account_id;
  frame->waived_reason = reason;
  writer.update(*frame);
  return std::move(*frame);
}

std::vector<store::Audit> audits_of_round(const store::Reader& reader, const std::string& round_id) {
  return reader.select<store::Audit>(
      "where round_id = :round and not exists (select 1 from audit_selections join audit_draws on "
      "audit_draws.id = draw_id where audit_selections.id = selection_id and withdrawn_at is not null) "
      "order by service, team, id",
      {{"round", round_id}});
}

std::map<std::string, std::int64_t> waited_for(const store::Reader& reader, const std::string& round_id) {
  std::map<std::string, std::int64_t> open;
  for (const store::Audit& audit : audits_of_round(reader, round_id)) {
    const auto state = find_audit_state(audit.state);
    if (!state || !is_settled(*state)) ++open[audit.state];
  }
  return open;
}

void close_round(store::Writer& writer, const std::string& round_id, const std::string& account_id) {
  store::AuditRound round = open_one(writer, round_id);
  std::string waits;
  for (const auto& [state, count] : waited_for(writer, round_id)) {
    const auto known = find_audit_state(state);
    waits += fmt::format("{}{} {}", waits.empty() ? "" : ", ", count,
                         known ? base::lower(std::string(words(*known))) : state);
  }
  if (!waits.empty())
    throw base::Error("The round cannot be closed yet: " + waits + ".",
                      "Every audit has to be final, replaced or void first.");
  round.state = "closed";
  round.closed_at = store::now();
  round.closed_by = account_id;
  writer.update(round);
}

}  // namespace windscreen::assure
