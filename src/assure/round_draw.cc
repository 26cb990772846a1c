// The part of round.h that draws: selections, audits, withdrawing and replacing.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "assure/audit_life.h"
#include "assure/re_audits.h"
#include "assure/round.h"
#include "assure/stored_tools.h"
#include "base/error.h"
#include "base/text.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 9> departures = {
    "closed", "turned_18",  "died",       "moved_area",
    "merged", "restricted", "legal_hold", "no_independent_auditor",
    "other"};

std::string role_of(SelectionRole role) {
  constexpr std::array<std::string_view, 4> codes = {"primary", "reserve", "re_audit", "added"};
  return std::string(codes[static_cast<std::size_t>(role)]);
}

std::optional<std::string> given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::string stream_of(const store::AuditProgramme& programme, DrawMethod method, SelectionRole role) {
  if (programme.kind == "external") return "external";
  if (programme.kind == "thematic") return "thematic";
  // A theme's or a dip sample's cases are drawn from a population of their own: only the monthly programme's
  // first audits are the headline.
  return programme.kind == "monthly" && in_headline(method, role) ? "random" : "purposive";
}

/// What every audit of a round has in common.
struct RoundFacts {
  store::AuditRound round;
  store::AuditProgramme programme;
  base::Date as_at;
};

store::Audit audit_for(const RoundFacts& facts, const store::AuditSelection& selection,
                       const std::string& stream) {
  store::Audit audit;
  audit.id = store::new_id();
  audit.selection_id = selection.id;
  audit.round_id = facts.round.id;
  audit.tool_id = facts.round.tool_id;
  audit.stream = stream;
  audit.month = facts.round.month;
  audit.person_id = selection.person_id;
  audit.service = selection.service;
  audit.quadrant = selection.quadrant;
  audit.team = selection.team;
  audit.probability = selection.probability;
  audit.state = "drawn";
  audit.look_back_from =
      base::format_iso(base::add_months(facts.as_at, -static_cast<int>(facts.programme.look_back_months)));
  audit.look_back_to = base::format_iso(facts.as_at);
  audit.due_on = facts.round.due_on;
  return audit;
}

RoundFacts facts_of(const store::Reader& reader, const store::AuditFrame& frame) {
  auto round = reader.find<store::AuditRound>(frame.round_id);
  auto programme = reader.find<store::AuditProgramme>(round.value().programme_id);
  if (round->state != "open")
    throw base::Error("This round is not open.", "Only an open round can be changed.");
  return {std::move(*round), programme.value(), base::parse_iso(frame.as_at).value()};
}

std::string allocation_json(const Sample& sample) {
  json strata = json::array();
  for (const DrawnStratum& one : sample.draw.strata) {
    strata.push_back({{"service", one.name.service},
                      {"quadrant", one.name.quadrant},
                      {"frame", one.frame_size},
                      {"eligible", one.eligible},
                      {"floor", one.floor},
                      {"allocated", one.allocated},
                      {"probability", one.probability ? json(*one.probability) : json()}});
  }
  json exclusions = json::array();
  for (const auto& [reason, count] : sample.counts.by_reason)
    exclusions.push_back({{"reason", code(reason)}, {"words", words(reason)}, {"rows", count}});
  return json{{"rows", sample.counts.frame},
              {"eligible", sample.counts.eligible},
              {"exclusions", exclusions},
              {"strata", strata},
              {"notes", sample.draw.notes}}
      .dump();
}

}  // namespace

std::string_view code(Departure reason) { return departures.at(static_cast<std::size_t>(reason)); }

std::optional<Departure> find_departure(std::string_view code) {
  const auto found = std::ranges::find(departures, code);
  if (found == departures.end()) return std::nullopt;
  return static_cast<Departure>(found - departures.begin());
}

std::string departure_text(Departure reason, const std::string& detail) {
  return std::string(code(reason)) + ": " +
         (base::trim(detail).empty() ? std::string(words(reason)) : detail);
}

store::AuditDraw keep_draw(store::Writer& writer, const Sample& sample, const DrawRecord& record) {
  const auto frame = writer.find<store::AuditFrame>(record.frame_id);
  if (!frame) throw base::Error("There is no such frame.", "Open the round again.");
  const RoundFacts facts = facts_of(writer, *frame);
  const auto newest = frame_of_round(writer, facts.round.id);
  if (!newest || newest->id != frame->id || sample.draw.chance.frame_hash != frame->hash)
    throw base::Error("The frame has been read again meanwhile.",
                      "Open the round again, and draw from that one.");
  if (!frame->passed && !frame->waived_by)
    throw base::Error("The frame has not passed the data-quality gate.",
                      "Mend the data and read the frame again, or let it through in writing.");
  if (draw_of_round(writer, facts.round.id))
    throw base::Error("Cases have been drawn for this round.",
                      "Withdraw the draw first: that is possible until an audit begins.");
  store::AuditDraw draw;
  draw.id = store::new_id();
  draw.frame_id = frame->id;
  draw.method = code(sample.draw.method);
  draw.seed = sample.draw.chance.seed;
  draw.settings = record.settings;
  draw.allocation = allocation_json(sample);
  draw.note = record.note;
  draw.drawn_by = record.account_id;
  draw.drawn_at = store::now();
  writer.insert(draw);
  std::unordered_map<std::string_view, const FrameRow*> rows;
  for (const FrameRow& row : sample.frame.rows) rows.emplace(row.child, &row);
  for (const Selection& one : sample.draw.selections) {
    if (one.role == SelectionRole::re_audit) continue;
    const FrameRow& row = *rows.at(one.child);
    const bool reserve = one.role == SelectionRole::reserve;
    store::AuditSelection selection;
    selection.id = store::new_id();
    selection.round_id = facts.round.id;
    selection.draw_id = draw.id;
    selection.person_id = one.child;
    selection.family_id = given(one.family);
    selection.role = role_of(one.role);
    if (reserve) selection.reserve_place = static_cast<std::int64_t>(one.place);
    if (row.status) selection.status = std::string(code(*row.status));
    selection.service = given(row.service);
    selection.quadrant = given(row.quadrant);
    selection.team = given(row.team_name.empty() ? row.team : row.team_name);
    selection.worker_id = given(row.worker);
    selection.manager_id = given(row.manager);
    if (one.probability) selection.probability = fmt::format("{:.12f}", *one.probability);
    selection.state = reserve ? "waiting" : "drawn";
    selection.reason = given(one.reason);
    selection.changed_at = draw.drawn_at;
    writer.insert(selection);
    if (reserve) continue;
    writer.insert(audit_for(facts, selection, stream_of(facts.programme, sample.draw.method, one.role)));
  }
  if (facts.round.tool_id && !sample.draw.selections.empty()) freeze_tool(writer, *facts.round.tool_id);
  return draw;
}

void withdraw_draw(store::Writer& writer, const std::string& draw_id, const std::string& reason,
                   const std::string& account_id) {
  auto draw = writer.find<store::AuditDraw>(draw_id);
  if (!draw || draw->withdrawn_at)
    throw base::Error("This draw does not stand any more.", "Open the round again.");
  if (base::trim(reason).empty())
    throw base::Error("A draw is withdrawn with a reason.", "Say why: it is kept with the draw.");
  facts_of(writer, writer.find<store::AuditFrame>(draw->frame_id).value());
  const auto audits = writer.select<store::Audit>(
      "where selection_id in (select id from audit_selections where draw_id = :draw)", {{"draw", draw_id}});
  for (const store::Audit& audit : audits) {
    const auto state = find_audit_state(audit.state);
    const bool begun = audit.started_at || (state != AuditState::drawn && state != AuditState::assigned &&
                                            state != AuditState::accepted &&
                                            state != AuditState::void_audit && state != AuditState::replaced);
    if (begun)
      throw base::Error("An audit of this draw has begun.",
                        "Replace single cases with a reason instead of drawing again.");
  }
  for (const store::Audit& audit : audits) {
    const auto state = find_audit_state(audit.state);
    if (state == AuditState::void_audit || state == AuditState::replaced) continue;
    make_move(writer,
              {audit.id, "void", account_id, {Part::qa_lead}, "Drawn again: " + reason, audit.revision});
  }
  const std::string at = store::now();
  for (store::AuditSelection one :
       writer.select<store::AuditSelection>("where draw_id = :draw", {{"draw", draw_id}})) {
    if (one.state != "waiting" && one.state != "drawn") continue;
    one.state = "void";
    one.changed_at = at;
    writer.update(one);
  }
  draw->withdrawn_at = at;
  draw->withdrawn_reason = reason;
  writer.update(*draw);
}

std::optional<store::Audit> replace_case(store::Writer& writer, const ReplacementWish& wish) {
  const auto audit = writer.find<store::Audit>(wish.audit_id);
  if (!audit || !audit->selection_id)
    throw base::Error("There is no such case of a draw.", "Open the round again.");
  if (wish.reason == Departure::other && base::trim(wish.detail).empty())
    throw base::Error("It is not said why the case is not audited.", "Write the reason.");
  const std::string text = departure_text(wish.reason, wish.detail);
  if (audit->stream == "re_audit") {
    if (audit->revision != wish.seen) throw StaleAudit();
    re_audit_not_possible(writer, audit->id, wish.account_id, text);
    return std::nullopt;
  }
  auto selection = writer.find<store::AuditSelection>(*audit->selection_id).value();
  std::optional<store::AuditSelection> reserve;
  const bool has_reserves = selection.draw_id && (selection.role == "primary" || selection.role == "reserve");
  if (has_reserves) {
    auto waiting = writer.select<store::AuditSelection>(
        "where draw_id = :draw and role = 'reserve' and state = 'waiting' and coalesce(service, '') = "
        ":service and "
        "coalesce(quadrant, '') = :quadrant order by reserve_place limit 1",
        {{"draw", *selection.draw_id},
         {"service", selection.service.value_or("")},
         {"quadrant", selection.quadrant.value_or("")}});
    if (!waiting.empty()) reserve = std::move(waiting.front());
  }
  make_move(writer,
            {audit->id, reserve ? "replace" : "void", wish.account_id, {Part::qa_lead}, text, wish.seen});
  selection.changed_at = store::now();
  selection.reason = text;
  selection.state = reserve ? "replaced" : "void";
  std::optional<store::Audit> next;
  if (reserve) {
    const auto draw = writer.find<store::AuditDraw>(*selection.draw_id).value();
    const RoundFacts facts = facts_of(writer, writer.find<store::AuditFrame>(draw.frame_id).value());
    selection.replaced_by = reserve->id;
    reserve->state = "drawn";
    reserve->changed_at = selection.changed_at;
    // A risk-weighted reserve takes over the chance of the one that it replaces (docs/audit_sampling.md).
    if (draw.method == "risk_weighted") reserve->probability = selection.probability;
    writer.update(*reserve);
    next = audit_for(facts, *reserve, audit->stream);
    writer.insert(*next);
  }
  writer.update(selection);
  return next;
}

}  // namespace windscreen::assure
