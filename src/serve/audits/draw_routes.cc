#include "serve/audits/draw_routes.h"

#include "assure/audit_state.h"
#include "assure/case_memory.h"
#include "assure/frame_file.h"
#include "assure/population.h"
#include "assure/round.h"
#include "assure/stored_note.h"
#include "base/month_words.h"
#include "report/flat_rows.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/refusals.h"
#include "serve/audits/round_routes.h"
#include "serve/http/request_body.h"
#include "serve/pages/figures.h"
#include "store/identity.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::array all_methods = {assure::DrawMethod::stratified_random, assure::DrawMethod::risk_weighted,
                                    assure::DrawMethod::purposive, assure::DrawMethod::judgement};

assure::DrawMethod method_of(const std::string& text) {
  const auto found =
      std::ranges::find(all_methods, text, [](assure::DrawMethod one) { return assure::code(one); });
  if (found == all_methods.end())
    throw Problem{400, "method is not one that there is.", "Choose one of the list."};
  return *found;
}

std::vector<assure::ChosenCase> chosen_of(const json& body) {
  std::vector<assure::ChosenCase> chosen;
  const auto given = body.find("chosen");
  if (given == body.end() || given->is_null()) return chosen;
  if (!given->is_array() || given->size() > 1000)
    throw Problem{400, "chosen is not a list of cases.",
                  "Give up to 1,000, each with its child and the reason."};
  for (const json& one : *given) {
    if (!one.is_object()) throw Problem{400, "A chosen case is none.", "Give its child and the reason."};
    chosen.push_back({text_member(one, "child", 100), text_member(one, "reason", 500)});
  }
  return chosen;
}

// How much likelier a case of each status is drawn than one of 1.
std::map<std::string, std::uint64_t> risk_of(const json& body, const assure::Frame& frame) {
  std::map<std::string, std::uint64_t> risk;
  const auto given = body.find("risk_by_status");
  if (given == body.end() || given->is_null()) return risk;
  std::map<assure::CaseStatus, std::uint64_t> by_status;
  for (const assure::CaseStatus status : assure::all_statuses) {
    if (const auto one = whole_member(*given, std::string(assure::code(status)).c_str(), 1, 1000))
      by_status[status] = static_cast<std::uint64_t>(*one);
  }
  for (const assure::FrameRow& row : frame.rows) {
    const auto one = row.status ? by_status.find(*row.status) : by_status.end();
    if (one != by_status.end()) risk[row.child] = one->second;
  }
  return risk;
}

// The strata that the programme had cases in the last time, so that one without any now is seen to be empty.
std::vector<assure::StratumName> strata_before(const store::Reader& reader, const store::AuditRound& round) {
  const auto before = reader.select<store::AuditDraw>(
      "where withdrawn_at is null and frame_id in (select audit_frames.id from audit_frames join "
      "audit_rounds on "
      "audit_rounds.id = round_id where programme_id = :programme and round_id <> :round) order by drawn_at "
      "desc limit "
      "1",
      {{"programme", round.programme_id}, {"round", round.id}});
  std::vector<assure::StratumName> strata;
  if (before.empty()) return strata;
  const json allocation = json::parse(before.front().allocation);
  for (const json& one : allocation.at("strata")) {
    if (one.at("frame").get<std::int64_t>() > 0) strata.push_back({one.at("service"), one.at("quadrant")});
  }
  return strata;
}

json settings_json(const assure::DrawRule& rule, const assure::ExclusionRule& exclusions,
                   const assure::Population& population, const json& body) {
  json chosen = json::array();
  for (const auto& one : rule.chosen) chosen.push_back({{"child", one.child}, {"reason", one.reason}});
  json expected = json::array();
  for (const auto& one : rule.expected)
    expected.push_back({{"service", one.service}, {"quadrant", one.quadrant}});
  return {{"target", rule.target},
          {"floor", rule.floor},
          {"reserves", rule.reserves},
          {"chosen", chosen},
          {"expected", expected},
          {"risk_by_status", body.value("risk_by_status", json())},
          {"re_audits", exclusions.re_audits},
          {"population", json::parse(assure::population_json(population))}};
}

Response draw_cases(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const auto& body = *call.body;
  const std::string& id = call.path.at("round");
  const std::string& by = who_asks(call).account;
  struct Known {
    RoundRow row;
    store::AuditFrame frame;
    std::set<std::string> re_audits;
    std::vector<assure::StratumName> strata;
    std::string name;
  };
  const Known known = sources.people.store.read([&](const store::Queries& reader) {
    RoundRow row = find_round(reader, id);
    auto frame = assure::frame_of_round(reader, id);
    if (!frame || frame->id != text_member(body, "frame", 100))
      throw Refused(409, "The frame has been read again meanwhile.", "Open the round again.", "other_frame");
    auto re_audits = assure::re_audited_in(reader, row.round.month);
    auto strata = strata_before(reader, row.round);
    return Known{std::move(row), std::move(*frame), std::move(re_audits), std::move(strata),
                 account_names(reader)[by]};
  });
  const assure::Population population = assure::read_population(known.row.programme.population);
  const auto as_at = base::parse_iso(known.frame.as_at).value();
  assure::Frame frame = refusing(
      [&] { return assure::load_frame(sources.workspace, known.frame.hash, as_at, known.frame.snapshot); });
  assure::ExclusionRule exclusions = population.exclusions();
  exclusions.re_audits = known.re_audits;
  assure::DrawRule rule;
  rule.method = method_of(optional_text_member(body, "method", 40).value_or(known.row.programme.method));
  rule.target =
      static_cast<std::size_t>(whole_member(body, "target", 1, 1000).value_or(known.row.round.target));
  rule.floor = static_cast<std::size_t>(
      whole_member(body, "floor", 0, 100).value_or(static_cast<std::int64_t>(population.floor)));
  rule.reserves = static_cast<std::size_t>(
      whole_member(body, "reserves", 0, 100).value_or(static_cast<std::int64_t>(population.reserves)));
  rule.chosen = chosen_of(body);
  rule.expected = known.strata;
  if (rule.method == assure::DrawMethod::risk_weighted) rule.risk = risk_of(body, frame);
  const bool named =
      rule.method == assure::DrawMethod::purposive || rule.method == assure::DrawMethod::judgement;
  if (named && rule.chosen.empty())
    throw Problem{422, "No case is chosen.", "Name each case with the reason why it is chosen."};
  const std::string seed = text_member(body, "seed", 200);
  const assure::Sample sample =
      refusing([&] { return assure::draw_sample(std::move(frame), exclusions, rule, seed); });
  assure::NoteFacts facts;
  facts.programme = known.row.programme.name + ", " +
                    base::month_words(base::parse_iso(known.row.round.month + "-01").value());
  facts.question = known.row.programme.question;
  facts.drawn_by = known.name;
  facts.drawn_at = store::now();
  facts.gate = assure::gate_of(known.frame);
  facts.exclusions = exclusions;
  if (known.frame.waived_by) {
    facts.gate.outcome = assure::GateOutcome::waived;
    facts.gate.waiver = assure::Waiver{sources.people.store.read([&](const store::Queries& reader) {
                                         return account_names(reader)[*known.frame.waived_by];
                                       }),
                                       known.frame.waived_reason.value_or(""), sources.today()};
  }
  if (const auto limits = optional_text_member(body, "limits", 1000)) facts.limits.push_back(*limits);
  const assure::DrawRecord record{known.frame.id, settings_json(rule, exclusions, population, body).dump(),
                                  assure::note_json(sample, facts), by};
  by_the_rules(sources.people.store, {by, "audit_draw.make"},
               [&](store::Writer& writer) { assure::keep_draw(writer, sample, record); });
  return show_round(sources, call);
}

Response withdraw(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const std::string& by = who_asks(call).account;
  const std::string draw = text_member(*call.body, "draw", 100);
  const std::string reason = text_member(*call.body, "reason", 500);
  by_the_rules(sources.people.store, {by, "audit_draw.withdraw"}, [&](store::Writer& writer) {
    find_round(writer, call.path.at("round"));
    assure::withdraw_draw(writer, draw, reason, by);
  });
  return show_round(sources, call);
}

Response note_for(AuditSources& sources, const Call& call, assure::NoteReader whom) {
  const std::string& id = call.path.at("round");
  struct Read {
    assure::MethodNote note;
    std::vector<store::Audit> audits;
  };
  Read read = sources.people.store.read([&](const store::Queries& reader) {
    find_round(reader, id);
    const auto draw = assure::draw_of_round(reader, id);
    if (!draw) throw Problem{404, "No cases have been drawn for this round yet.", "Open the round."};
    return Read{assure::stored_note(reader, *draw, whom), assure::audits_of_round(reader, id)};
  });
  const bool internal = whom == assure::NoteReader::internal;
  if (internal)
    record_audits(sources, call, "audits.method_note",
                  in_sight(reach_of(sources, call), std::move(read.audits)));
  return json_answer(note_json(read.note, internal));
}

Response public_note(AuditSources& sources, const Call& call) {
  return note_for(sources, call, assure::NoteReader::public_);
}

Response internal_note(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  return note_for(sources, call, assure::NoteReader::internal);
}

Response list_cases(AuditSources& sources, const Call& call) {
  const std::string& id = call.path.at("round");
  const bool leaves = call.form == Form::csv;
  struct Read {
    std::vector<store::Audit> audits;
    std::map<std::string, std::string> auditors;
  };
  Read read = sources.people.store.read([&](const store::Queries& reader) {
    find_round(reader, id);
    Read all;
    all.audits = assure::audits_of_round(reader, id);
    for (const auto& one : reader.select<store::Auditor>()) all.auditors[one.id] = one.name;
    return all;
  });
  const auto seen = in_sight(reach_of(sources, call), std::move(read.audits));
  record_audits(sources, call, "audits.round", seen, leaves);
  const std::string today = base::format_iso(sources.today());
  report::Rows rows;
  rows.columns = {"audit",       "child",   "service",    "quadrant", "team", "stream",  "state",
                  "state_words", "auditor", "auditor_id", "due_on",   "late", "revision"};
  for (const AuditInSight& one : seen) {
    const store::Audit& audit = one.audit;
    const auto state = assure::find_audit_state(audit.state);
    const bool late =
        state && !assure::is_settled(*state) && !audit.submitted_at && audit.due_on && *audit.due_on < today;
    const auto auditor = audit.auditor_id ? read.auditors.find(*audit.auditor_id) : read.auditors.end();
    rows.rows.push_back({audit.id, report::text_cell(child_shown(sources, one)), report::cell(audit.service),
                         report::cell(audit.quadrant), report::cell(audit.team), audit.stream, audit.state,
                         std::string(state ? assure::words(*state) : ""),
                         auditor == read.auditors.end() ? report::Cell() : report::Cell(auditor->second),
                         report::cell(audit.auditor_id), report::cell(audit.due_on), late, audit.revision});
  }
  return rows_answer(rows, call, "audit-cases");
}

Response replace_case(AuditSources& sources, const Call& call) {
  const auto& body = *call.body;
  const std::string audit = text_member(body, "audit", 100);
  const AuditInSight one = find_audit(sources, call, audit);
  if (!reach_of(sources, call).runs(one.audit))
    throw Problem{403, "Cases are replaced by who leads quality assurance.", "Ask them."};
  if (one.audit.round_id != call.path.at("round"))
    throw Problem{404, "This audit is not of the round.", "Open the round again."};
  const auto reason = assure::find_departure(text_member(body, "reason", 40));
  if (!reason) throw Problem{400, "reason is not one that there is.", "Choose one of the list."};
  const std::string& by = who_asks(call).account;
  const assure::ReplacementWish wish{audit, *reason, optional_text_member(body, "detail", 500).value_or(""),
                                     by, whole_member(body, "seen", 0, 1'000'000'000).value_or(-1)};
  const auto next = by_the_rules(sources.people.store, {by, "audit.replace"},
                                 [&](store::Writer& writer) { return assure::replace_case(writer, wish); });
  return json_answer({{"replaced_by", next ? ordered_json(next->id) : nullptr}});
}

}  // namespace

std::vector<Route> draw_routes(AuditSources& sources) {
  const Access run = Access::needs(Permission::run_audits);
  const auto route = [&](const AuditAddress& address, Response (*make)(AuditSources&, const Call&)) {
    return audit_route(sources, address, make);
  };
  return {
      route({Method::post, "/audits/rounds/{round}/draw", run,
             "Draws the cases of a round from its frame, with a seed.", "AuditRound", "AuditDrawWish", false,
             Workers::figures},
            draw_cases),
      route({Method::post, "/audits/rounds/{round}/withdraw", run,
             "Takes a draw back before any of its audits has begun.", "AuditRound", "AuditWithdrawal"},
            withdraw),
      route({Method::get, "/audits/rounds/{round}/method-note", Access::needs(Permission::see_audit_figures),
             "How the cases were drawn, as the public may read it.", "AuditMethodNote"},
            public_note),
      route({Method::get, "/audits/rounds/{round}/full-method-note", run,
             "The same with the seed, names and reasons; recorded.", "AuditMethodNote"},
            internal_note),
      route({Method::get, "/audits/rounds/{round}/cases", run, "The audits of a round; recorded.",
             "AuditCases", "", true},
            list_cases),
      route({Method::post, "/audits/rounds/{round}/replace", run,
             "Takes a case out, with the reason; the next reserve takes its place.", "AuditReplacement",
             "AuditReplacementWish"},
            replace_case)};
}

}  // namespace windscreen::serve
