#include "serve/audits/programme_routes.h"

#include "assure/forward_plan.h"
#include "assure/population.h"
#include "assure/programme.h"
#include "report/flat_rows.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/refusals.h"
#include "serve/http/request_body.h"
#include "serve/pages/figures.h"
#include "store/identity.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> methods = {"stratified_random", "risk_weighted", "purposive",
                                                     "judgement"};
constexpr std::array<std::string_view, 8> programme_kinds = {"monthly",         "thematic", "dip_sample",
                                                             "mock_inspection", "closure",  "supervision",
                                                             "multi_agency",    "external"};

std::string one_of(std::span<const std::string_view> words, const std::string& given, const char* name) {
  if (std::ranges::find(words, given) != words.end()) return given;
  throw Problem{400, std::string(name) + " is not one that there is.", "Choose one of the list."};
}

Response list_programmes(AuditSources& sources, const Call& call) {
  report::Rows rows;
  rows.columns = {"id",     "kind",      "name",    "lead",   "tool",       "target",      "method",
                  "status", "starts_on", "ends_on", "rounds", "open_round", "slipped_days"};
  sources.people.store.read([&](const store::Queries& reader) {
    const auto names = account_names(reader);
    for (const store::AuditProgramme& one : reader.select<store::AuditProgramme>("order by name")) {
      const auto open = reader.select<store::AuditRound>(
          "where programme_id = :programme and state = 'open' order by month desc limit 1",
          {{"programme", one.id}});
      const auto all =
          reader.count<store::AuditRound>("where programme_id = :programme", {{"programme", one.id}});
      std::int64_t slipped = 0;
      for (const assure::Slip& slip : assure::slips(assure::programme_history(reader, one.id)))
        slipped += slip.days();
      const auto lead = names.find(one.lead_id);
      rows.rows.push_back({one.id, one.kind, one.name, lead == names.end() ? "" : lead->second, one.tool,
                           one.target, one.method, one.status, one.starts_on, report::cell(one.ends_on), all,
                           open.empty() ? report::Cell() : report::Cell(open.front().id), slipped});
    }
  });
  return rows_answer(rows, call, "audit-programmes");
}

ordered_json round_row(const store::Reader& reader, const store::AuditRound& round) {
  return {{"id", round.id},
          {"month", round.month},
          {"label", round.label},
          {"target", round.target},
          {"opens_on", round.opens_on},
          {"due_on", round.due_on},
          {"state", round.state},
          {"audits", reader.count<store::Audit>("where round_id = :round", {{"round", round.id}})}};
}

ordered_json programme_json(const store::Reader& reader, const store::AuditProgramme& one, bool may_run) {
  const auto names = account_names(reader);
  const auto name_of = [&](const std::string& id) {
    const auto found = names.find(id);
    return found == names.end() ? std::string() : found->second;
  };
  const assure::Population cases = assure::read_population(one.population);
  ordered_json statuses = ordered_json::array();
  for (const assure::CaseStatus status : cases.statuses) statuses.push_back(assure::code(status));
  ordered_json history = ordered_json::array();
  const auto steps = assure::programme_history(reader, one.id);
  for (const auto& step : steps) {
    history.push_back({{"at", step.at},
                       {"who", name_of(step.account_id)},
                       {"status", step.status},
                       {"starts_on", step.starts_on},
                       {"ends_on", report::json_or_null(step.ends_on)},
                       {"reason", step.reason}});
  }
  ordered_json slips = ordered_json::array();
  for (const assure::Slip& slip : assure::slips(steps)) {
    slips.push_back({{"at", slip.at},
                     {"reason", slip.reason},
                     {"end", slip.end},
                     {"was", base::format_iso(slip.was)},
                     {"now_is", base::format_iso(slip.now_is)},
                     {"days", slip.days()}});
  }
  ordered_json rounds = ordered_json::array();
  for (const store::AuditRound& round : reader.select<store::AuditRound>(
           "where programme_id = :programme order by month desc, label", {{"programme", one.id}}))
    rounds.push_back(round_row(reader, round));
  ordered_json next = ordered_json::array();
  for (const char* status : {"planned", "running", "paused", "finished", "cancelled"}) {
    if (assure::may_follow(one.status, status)) next.push_back(status);
  }
  return {{"id", one.id},
          {"kind", one.kind},
          {"name", one.name},
          {"question", one.question},
          {"lead", name_of(one.lead_id)},
          {"tool", one.tool},
          {"target", one.target},
          {"method", one.method},
          {"statuses", statuses},
          {"audited_within_months", cases.audited_within_months},
          {"one_child_a_family", cases.one_child_a_family},
          {"floor", cases.floor},
          {"reserves", cases.reserves},
          {"look_back_months", one.look_back_months},
          {"starts_on", one.starts_on},
          {"ends_on", report::json_or_null(one.ends_on)},
          {"status", one.status},
          {"may_become", next},
          {"history", history},
          {"slips", slips},
          {"rounds", rounds},
          {"may_run", may_run}};
}

Response show_programme(AuditSources& sources, const Call& call) {
  const bool may_run = reach_of(sources, call).runs_all();
  return json_answer(sources.people.store.read([&](const store::Queries& reader) {
    return programme_json(reader, find_programme(reader, call.path.at("programme")), may_run);
  }));
}

// The lead is the caller unless another account's address is given.
std::string lead_of(const store::Reader& reader, const std::optional<std::string>& email,
                    const std::string& caller) {
  if (!email) return caller;
  const auto account = account_with_email(reader, email_of(*email));
  if (!account)
    throw Refused(422, "There is no account of the lead\u2019s address.", "Invite them first.", "no_account");
  return account->id;
}

Response add_programme(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const auto& body = *call.body;
  store::AuditProgramme one;
  one.id = store::new_id();
  one.kind = one_of(programme_kinds, text_member(body, "kind", 40), "kind");
  one.name = text_member(body, "name", 120);
  one.question = text_member(body, "question", 500);
  one.tool = text_member(body, "tool", 60);
  one.target = whole_member(body, "target", 1, 1000).value_or(0);
  one.method = one_of(methods, text_member(body, "method", 40), "method");
  one.population = refusing([&] {
    return assure::population_json(
        assure::read_population(body.contains("population") ? body.at("population").dump() : "{}"));
  });
  one.look_back_months = whole_member(body, "look_back_months", 1, 60).value_or(12);
  one.starts_on = text_member(body, "starts_on", 10);
  one.ends_on = optional_text_member(body, "ends_on", 10);
  one.status = "planned";
  one.created_by = who_asks(call).account;
  const auto lead = optional_text_member(body, "lead", 254);
  const std::string reason = optional_text_member(body, "reason", 500).value_or("Programme added.");
  by_the_rules(sources.people.store, {one.created_by, "audit_programme.add"}, [&](store::Writer& writer) {
    const auto same = writer.select<store::AuditProgramme>("where name = :name", {{"name", one.name}});
    if (!same.empty())
      throw Refused(409, "There is a programme of this name already.", "Give this one another name.",
                    "name_taken");
    store::AuditProgramme made = one;
    made.lead_id = lead_of(writer, lead, one.created_by);
    made.created_at = store::now();
    assure::add_programme(writer, made, reason);
  });
  return json_answer({{"programme", one.id}});
}

Response change_programme(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const std::string& id = call.path.at("programme");
  const auto& body = *call.body;
  const std::string& by = who_asks(call).account;
  const assure::ProgrammeChange change{text_member(body, "status", 20), text_member(body, "starts_on", 10),
                                       optional_text_member(body, "ends_on", 10),
                                       text_member(body, "reason", 500)};
  by_the_rules(sources.people.store, {by, "audit_programme.change"}, [&](store::Writer& writer) {
    find_programme(writer, id);
    assure::change_programme(writer, id, change, by);
  });
  return show_programme(sources, call);
}

Response forward_plan(AuditSources& sources, const Call& call) {
  report::Rows rows;
  rows.columns = {"programme_id", "programme", "kind", "month", "opens_on", "due_on", "target", "round"};
  sources.people.store.read([&](const store::Queries& reader) {
    std::map<std::pair<std::string, std::string>, std::string> opened;
    for (const store::AuditRound& one : reader.select<store::AuditRound>("where label = ''"))
      opened[{one.programme_id, one.month}] = one.id;
    const auto programmes = reader.select<store::AuditProgramme>("order by name");
    for (const assure::PlannedRound& one : assure::forward_plan(programmes, sources.today())) {
      const std::string month = base::format_iso(one.month).substr(0, 7);
      const auto round = opened.find({one.programme_id, month});
      rows.rows.push_back({one.programme_id, one.programme, one.kind, month, one.opens_on, one.due_on,
                           one.target, round == opened.end() ? report::Cell() : report::Cell(round->second)});
    }
  });
  return rows_answer(rows, call, "audit-plan");
}

}  // namespace

std::vector<Route> programme_routes(AuditSources& sources) {
  const Access see = Access::needs(Permission::see_audit_figures);
  const Access run = Access::needs(Permission::run_audits);
  const auto route = [&](const AuditAddress& address, Response (*make)(AuditSources&, const Call&)) {
    return audit_route(sources, address, make);
  };
  return {route({Method::get, "/audits/programmes", see, "The programmes of audits.", "AuditProgrammes", "",
                 true},
                list_programmes),
          route({Method::post, "/audits/programmes", run, "Adds a programme, planned.", "AuditProgrammeId",
                 "AuditProgrammeWish"},
                add_programme),
          route({Method::get, "/audits/programmes/{programme}", see,
                 "One programme, with its history, what was put off, and its rounds.", "AuditProgramme"},
                show_programme),
          route({Method::post, "/audits/programmes/{programme}/change", run,
                 "Sets a programme\u2019s status and days, with the reason.", "AuditProgramme",
                 "AuditProgrammeChange"},
                change_programme),
          route({Method::get, "/audits/plan", see, "The rounds of the twelve months to come.", "AuditPlan",
                 "", true},
                forward_plan)};
}

}  // namespace windscreen::serve
