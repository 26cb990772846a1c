#include "serve/audits/control_sheet_routes.h"

#include "assure/audit_state.h"
#include "assure/round.h"
#include "report/flat_rows.h"
#include "serve/audits/plan_answers.h"
#include "serve/pages/figures.h"

namespace windscreen::serve {
namespace {

/// Audits of one group, counted.
struct Counts {
  std::int64_t audits = 0;
  std::int64_t completed = 0;
  std::int64_t under_way = 0;
  std::int64_t unassigned = 0;
  std::int64_t not_audited = 0;
  std::int64_t late = 0;
};

void count(Counts& counts, const store::Audit& audit, const std::string& today) {
  using enum assure::AuditState;
  const auto state = assure::find_audit_state(audit.state);
  if (!state) return;
  ++counts.audits;
  const bool settled = assure::is_settled(*state);
  if (assure::is_graded(*state))
    ++counts.completed;
  else if (settled)
    ++counts.not_audited;
  else if (*state == drawn)
    ++counts.unassigned;
  else
    ++counts.under_way;
  if (!settled && !audit.submitted_at && audit.due_on && *audit.due_on < today) ++counts.late;
}

std::string group_of(const std::optional<store::Auditor>& auditor) {
  if (!auditor) return "No auditor";
  if (auditor->organisation) return *auditor->organisation;
  return auditor->status == "moderator" ? "Moderators" : "Auditors";
}

void add_count(report::Rows& rows, const char* part, const std::string& group, std::int64_t number) {
  rows.rows.push_back({std::string(part), group, number, {}, {}, {}, {}, {}});
}

void add_counts(report::Rows& rows, const char* part, const std::map<std::string, Counts>& groups) {
  for (const auto& [group, one] : groups)
    rows.rows.push_back({std::string(part), group, one.audits, one.completed, one.under_way, one.unassigned,
                         one.not_audited, one.late});
}

Response control_sheet(AuditSources& sources, const Call& call) {
  const report::Rows rows = sources.people.store.read([&](const store::Queries& reader) {
    return control_sheet_rows(reader, call.path.at("round"), sources.today());
  });
  return rows_answer(rows, call, "audit-control-sheet");
}

}  // namespace

report::Rows control_sheet_rows(const store::Reader& reader, const std::string& round_id, base::Date day) {
  report::Rows rows;
  rows.columns = {"part", "group", "number", "completed", "under_way", "unassigned", "not_audited", "late"};
  const std::string today = base::format_iso(day);
  const store::AuditRound round = find_round(reader, round_id).round;
  if (const auto frame = assure::frame_of_round(reader, round.id))
    add_count(rows, "frame", "rows", frame->rows);
  if (const auto draw = assure::draw_of_round(reader, round.id)) {
    const auto allocation = nlohmann::json::parse(draw->allocation);
    add_count(rows, "frame", "could be drawn", allocation.at("eligible"));
    for (const auto& one : allocation.at("exclusions")) {
      if (one.at("rows") > 0) add_count(rows, "excluded", one.at("words"), one.at("rows"));
    }
    for (const auto& one : allocation.at("strata")) {
      const assure::StratumName name{one.at("service"), one.at("quadrant")};
      add_count(rows, "drawn", name.words(), one.at("allocated"));
    }
    add_count(rows, "drawn", "reserves waiting",
              reader.count<store::AuditSelection>(
                  "where draw_id = :draw and role = 'reserve' and state = 'waiting'", {{"draw", draw->id}}));
  }
  std::map<std::string, store::Auditor> auditors;
  for (store::Auditor& one : reader.select<store::Auditor>()) auditors.emplace(one.id, one);
  std::map<std::string, Counts> all;
  std::map<std::string, Counts> by_service;
  std::map<std::string, Counts> by_group;
  std::map<std::string, std::int64_t> by_state;
  for (const store::Audit& audit : assure::audits_of_round(reader, round.id)) {
    const auto auditor = audit.auditor_id ? auditors.find(*audit.auditor_id) : auditors.end();
    count(all["All audits"], audit, today);
    count(by_service[audit.service.value_or("Service not recorded")], audit, today);
    count(by_group[group_of(auditor == auditors.end() ? std::nullopt : std::optional(auditor->second))],
          audit, today);
    if (const auto state = assure::find_audit_state(audit.state))
      ++by_state[std::string(assure::words(*state))];
  }
  add_counts(rows, "all", all);
  for (const auto& [state, number] : by_state) add_count(rows, "state", state, number);
  add_counts(rows, "service", by_service);
  add_counts(rows, "auditor_group", by_group);
  return rows;
}

std::vector<Route> control_sheet_routes(AuditSources& sources) {
  return {audit_route(
      sources,
      {Method::get, "/audits/rounds/{round}/control-sheet", Access::needs(Permission::see_audit_figures),
       "The control sheet of a round: frame, exclusions, draw and completion.", "AuditControlSheet", "",
       true},
      control_sheet)};
}

}  // namespace windscreen::serve
