#include "serve/audits/round_routes.h"

#include "assure/audit_settings.h"
#include "assure/audit_state.h"
#include "assure/case_memory.h"
#include "assure/frame_file.h"
#include "assure/frame_query.h"
#include "assure/population.h"
#include "assure/round.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/refusals.h"
#include "serve/http/request_body.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json frame_json(const store::AuditFrame& frame, const std::map<std::string, std::string>& names) {
  const auto name_of = [&](const std::string& id) {
    const auto found = names.find(id);
    return found == names.end() ? id : found->second;
  };
  ordered_json checks = ordered_json::array();
  for (const assure::GateCheck& one : assure::gate_of(frame).checks) {
    checks.push_back(
        {{"code", one.code}, {"found", one.found}, {"passed", one.passed}, {"words", one.words}});
  }
  return {{"id", frame.id},
          {"snapshot", frame.snapshot},
          {"as_at", frame.as_at},
          {"hash", frame.hash},
          {"rows", frame.rows},
          {"checks", checks},
          {"passed", frame.passed},
          {"waived_by", frame.waived_by ? ordered_json(name_of(*frame.waived_by)) : nullptr},
          {"waived_reason", report::json_or_null(frame.waived_reason)},
          {"made_by", name_of(frame.made_by)},
          {"made_at", frame.made_at}};
}

// Notes of a draw name children: the method note has them, which records who reads it.
ordered_json draw_json(const store::AuditDraw& draw, const std::map<std::string, std::string>& names,
                       bool may_run) {
  ordered_json allocation = ordered_json::parse(draw.allocation);
  allocation.erase("notes");
  const auto by = names.find(draw.drawn_by);
  return {{"id", draw.id},
          {"method", draw.method},
          {"seed", may_run ? ordered_json(draw.seed) : nullptr},
          {"rows", allocation.at("rows")},
          {"eligible", allocation.at("eligible")},
          {"exclusions", allocation.at("exclusions")},
          {"strata", allocation.at("strata")},
          {"drawn_by", by == names.end() ? draw.drawn_by : by->second},
          {"drawn_at", draw.drawn_at}};
}

ordered_json progress_json(const store::Reader& reader, const std::string& round, const std::string& today) {
  std::map<assure::AuditState, std::int64_t> states;
  std::int64_t total = 0;
  std::int64_t late = 0;
  std::int64_t waiting = 0;
  for (const store::Audit& audit : assure::audits_of_round(reader, round)) {
    const auto state = assure::find_audit_state(audit.state);
    if (!state) continue;
    ++states[*state];
    ++total;
    const bool settled = assure::is_settled(*state);
    if (!settled) ++waiting;
    if (!settled && !audit.submitted_at && audit.due_on && *audit.due_on < today) ++late;
  }
  ordered_json list = ordered_json::array();
  for (const auto& [state, count] : states)
    list.push_back({{"state", assure::code(state)}, {"words", assure::words(state)}, {"audits", count}});
  return {{"audits", total},
          {"unassigned", states[assure::AuditState::drawn]},
          {"late", late},
          {"waited_for", waiting},
          {"states", list}};
}

Response open_round(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const auto& body = *call.body;
  assure::RoundWish wish;
  wish.programme_id = call.path.at("programme");
  wish.month = text_member(body, "month", 7);
  wish.label = optional_text_member(body, "label", 60).value_or("");
  wish.target = whole_member(body, "target", 1, 1000);
  wish.opens_on = optional_text_member(body, "opens_on", 10);
  wish.due_on = optional_text_member(body, "due_on", 10);
  const std::string& by = who_asks(call).account;
  const assure::ToolCatalogue tools = assure::load_tools(sources.workspace / "audit_tools");
  const auto round = by_the_rules(sources.people.store, {by, "audit_round.open"}, [&](store::Writer& writer) {
    find_programme(writer, wish.programme_id);
    return assure::open_round(writer, wish, tools, by);
  });
  return json_answer({{"round", round.id}});
}

Response make_frame(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const std::string& id = call.path.at("round");
  const std::string& by = who_asks(call).account;
  struct Known {
    RoundRow row;
    std::vector<assure::CaseNote> notes;
    assure::GateLimits limits;
  };
  const Known known = sources.people.store.read([&](const store::Queries& reader) {
    return Known{find_round(reader, id), assure::case_notes_of(reader), assure::gate_limits(reader)};
  });
  const auto state = sources.lake.now();
  const lake::Snapshot& snapshot =
      state->find(optional_text_member(*call.body, "snapshot", 100).value_or(""));
  base::Date as_at = snapshot.as_at;
  if (const auto given = optional_text_member(*call.body, "as_at", 10)) {
    const auto day = base::parse_iso(*given);
    if (!day || *day > snapshot.as_at)
      throw Problem{400, "The day of the frame is none that the snapshot knows.",
                    "Give a day up to " + base::format_long(snapshot.as_at) + "."};
    as_at = *day;
  }
  assure::Frame frame;
  sources.figures.with_snapshot(state, snapshot, [&](measure::Measurer& measurer) {
    frame = assure::read_frame(measurer, as_at, snapshot.content_hash);
  });
  assure::add_notes(frame, known.notes);
  const auto gate =
      assure::judge(frame, known.limits, assure::read_population(known.row.programme.population).statuses);
  assure::write_frame(sources.workspace, frame);
  by_the_rules(sources.people.store, {by, "audit_frame.read"}, [&](store::Writer& writer) {
    assure::keep_frame(writer, id, frame, snapshot.name(), gate, by);
  });
  return show_round(sources, call);
}

Response waive_gate(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const std::string& id = call.path.at("round");
  const std::string& by = who_asks(call).account;
  const std::string frame = text_member(*call.body, "frame", 100);
  const std::string reason = text_member(*call.body, "reason", 500);
  by_the_rules(sources.people.store, {by, "audit_frame.waive"}, [&](store::Writer& writer) {
    find_round(writer, id);
    const auto newest = assure::frame_of_round(writer, id);
    if (!newest || newest->id != frame)
      throw Refused(409, "The frame has been read again meanwhile.", "Look at what its gate found.",
                    "other_frame");
    assure::waive_frame(writer, frame, reason, sources.today(), by);
  });
  return show_round(sources, call);
}

Response close_round(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const std::string& id = call.path.at("round");
  const std::string& by = who_asks(call).account;
  by_the_rules(sources.people.store, {by, "audit_round.close"}, [&](store::Writer& writer) {
    find_round(writer, id);
    assure::close_round(writer, id, by);
  });
  return show_round(sources, call);
}

}  // namespace

Response show_round(AuditSources& sources, const Call& call) {
  const bool may_run = reach_of(sources, call).runs_all();
  const std::string today = base::format_iso(sources.today());
  ordered_json answer = sources.people.store.read([&](const store::Queries& reader) {
    const auto [round, programme] = find_round(reader, call.path.at("round"));
    const auto names = account_names(reader);
    const auto frame = assure::frame_of_round(reader, round.id);
    const auto draw = assure::draw_of_round(reader, round.id);
    ordered_json withdrawn = ordered_json::array();
    for (const store::AuditDraw& one :
         reader.select<store::AuditDraw>("where withdrawn_at is not null and frame_id in (select id from "
                                         "audit_frames where round_id = :round) "
                                         "order by drawn_at, id",
                                         {{"round", round.id}})) {
      withdrawn.push_back({{"drawn_at", one.drawn_at},
                           {"withdrawn_at", report::json_or_null(one.withdrawn_at)},
                           {"reason", report::json_or_null(one.withdrawn_reason)}});
    }
    const assure::Population cases = assure::read_population(programme.population);
    const auto tool = round.tool_id ? reader.find<store::AuditTool>(*round.tool_id) : std::nullopt;
    return ordered_json{{"id", round.id},
                        {"programme_id", programme.id},
                        {"programme", programme.name},
                        {"kind", programme.kind},
                        {"method", programme.method},
                        {"floor", cases.floor},
                        {"reserves", cases.reserves},
                        {"month", round.month},
                        {"label", round.label},
                        {"target", round.target},
                        {"opens_on", round.opens_on},
                        {"due_on", round.due_on},
                        {"state", round.state},
                        {"tool", tool ? ordered_json(tool->title + ", version " + tool->version) : nullptr},
                        {"closed_at", report::json_or_null(round.closed_at)},
                        {"frame", frame ? frame_json(*frame, names) : nullptr},
                        {"draw", draw ? draw_json(*draw, names, may_run) : nullptr},
                        {"withdrawn", withdrawn},
                        {"progress", progress_json(reader, round.id, today)},
                        {"may_run", may_run}};
  });
  ordered_json snapshots = ordered_json::array();
  if (may_run) {
    const auto state = sources.lake.now();
    for (auto one = state->snapshots.rbegin(); one != state->snapshots.rend(); ++one)
      snapshots.push_back({{"name", one->name()}, {"as_at", base::format_iso(one->as_at)}});
  }
  answer["snapshots"] = snapshots;
  return json_answer(answer);
}

std::vector<Route> round_routes(AuditSources& sources) {
  const Access run = Access::needs(Permission::run_audits);
  const auto route = [&](const AuditAddress& address, Response (*make)(AuditSources&, const Call&)) {
    return audit_route(sources, address, make);
  };
  return {
      route({Method::post, "/audits/programmes/{programme}/rounds", run,
             "Opens a round of a programme, with the version of its tool.", "AuditRoundId", "AuditRoundWish"},
            open_round),
      route({Method::get, "/audits/rounds/{round}", Access::needs(Permission::see_audit_figures),
             "A round: its frame and gate, its draw, and how far its audits are.", "AuditRound"},
            show_round),
      route(
          {Method::post, "/audits/rounds/{round}/frame", run,
           "Reads the frame from a snapshot (the newest unless another is named), and looks at its quality.",
           "AuditRound", "AuditFrameWish", false, Workers::figures},
          make_frame),
      route({Method::post, "/audits/rounds/{round}/waiver", run,
             "Lets a frame that failed the gate through, in writing.", "AuditRound", "AuditWaiver"},
            waive_gate),
      route({Method::post, "/audits/rounds/{round}/close", run,
             "Closes a round in which every audit is final, replaced or void.", "AuditRound", "AuditNothing"},
            close_round)};
}

}  // namespace windscreen::serve
