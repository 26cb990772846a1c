#include <algorithm>
#include <array>

#include "assure/after_final.h"
#include "assure/audit_settings.h"
#include "assure/decision.h"
#include "assure/grading.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/moderation_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/refusals.h"
#include "serve/children/child_rows.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;
using store::AuditModeration;

constexpr std::array<std::string_view, 5> offered = {"send_back", "reopen", "pause", "resume", "void"};

std::optional<std::string> auditor_name(const store::Reader& reader, const std::optional<std::string>& id) {
  const auto auditor = id ? reader.find<store::Auditor>(*id) : std::nullopt;
  return auditor ? std::optional(auditor->name) : std::nullopt;
}

bool leads(const AuditSight& sight) {
  return std::find(sight.parts.begin(), sight.parts.end(), assure::Part::qa_lead) != sight.parts.end();
}

std::vector<AuditModeration> second_grades(const store::Reader& reader, const std::string& audit_id) {
  return reader.select<AuditModeration>("where audit_id = :audit order by assigned_at, id",
                                        {{"audit", audit_id}});
}

int apart(const store::Audit& audit, const AuditModeration& one) {
  const auto first = assure::read_grade(audit.auditor_grade.value_or(""));
  const auto second = assure::read_grade(one.agreed_grade ? *one.agreed_grade : one.grade.value_or(""));
  return first && second ? std::abs(static_cast<int>(*first) - static_cast<int>(*second)) : 0;
}

/// What the lead is waited for with.
const char* next_of(const store::Audit& audit, const std::vector<AuditModeration>& given) {
  const auto state = assure::find_audit_state(audit.state);
  if (state == assure::AuditState::paused) return "paused";
  for (const AuditModeration& one : given) {
    if (!one.finished_at && !one.moderator_id) return one.kind == "appeal" ? "appeal" : "give";
  }
  for (const AuditModeration& one : given) {
    if (!one.finished_at && !one.grade) return "wait";
    if (!one.finished_at && apart(audit, one) < 2) return "talk";
  }
  for (const AuditModeration& one : given) {
    if (apart(audit, one) > 0) return "decide";
  }
  return "finalise";
}

std::vector<store::Audit> undecided(const store::Reader& reader) {
  return reader.select<store::Audit>(
      "where state in ('submitted', 'moderation', 'paused') or id in (select audit_id from "
      "audit_moderations where kind = 'appeal' and finished_at is null) order by submitted_at, id");
}

Response list_decisions(AuditSources& sources, const Call& call) {
  const AuditReach reach = reach_of(sources, call);
  const std::string today = base::format_iso(sources.today());
  report::Rows rows;
  rows.columns = {"audit",         "month",        "team",   "service",   "auditor", "state",
                  "state_words",   "submitted_at", "next",   "why",       "due_on",  "late",
                  "auditor_grade", "second_grade", "agreed", "moderator", "revision"};
  sources.people.store.read([&](const store::Queries& reader) {
    for (const AuditInSight& one : in_sight(reach, undecided(reader))) {
      if (!leads(one.sight)) continue;
      const store::Audit& audit = one.audit;
      const auto given = second_grades(reader, audit.id);
      const AuditModeration* last = given.empty() ? nullptr : &given.back();
      const auto state = assure::find_audit_state(audit.state).value();
      const auto of_last = [&](const auto& part) {
        return last == nullptr ? report::Cell() : report::cell(part(*last));
      };
      using Text = std::optional<std::string>;
      rows.rows.push_back(
          {audit.id, audit.month, report::cell(audit.team), report::cell(audit.service),
           report::cell(auditor_name(reader, audit.auditor_id)), audit.state,
           std::string(assure::words(state)), report::cell(audit.submitted_at),
           std::string(next_of(audit, given)),
           of_last([](const AuditModeration& m) { return Text(words_of_moderation(m.kind)); }),
           of_last([](const AuditModeration& m) { return m.finished_at ? Text() : Text(m.due_on); }),
           last != nullptr && !last->finished_at && !last->grade && last->due_on < today,
           report::cell(audit.auditor_grade), of_last([](const AuditModeration& m) { return m.grade; }),
           of_last([](const AuditModeration& m) { return m.agreed_grade; }),
           of_last([&](const AuditModeration& m) { return auditor_name(reader, m.moderator_id); }),
           audit.revision});
    }
    return 0;
  });
  return counts_response(call, {{"today", today}}, rows, "audits-to-decide");
}

/// The audit of the address, where the caller leads quality assurance in it.
AuditInSight led(const AuditSources& sources, const Call& call) {
  AuditInSight one = find_audit(sources, call, call.path.at("audit"));
  if (!leads(one.sight)) {
    throw Problem{403, "You do not decide on this audit: you audit or moderate it.",
                  "Ask another quality assurance lead."};
  }
  return one;
}

ordered_json moderators_json(const store::Reader& reader, const std::vector<AuditModeration>& given,
                             base::Date today) {
  ordered_json list = ordered_json::array();
  const auto open = std::find_if(given.begin(), given.end(),
                                 [](const AuditModeration& one) { return !one.finished_at && !one.grade; });
  if (open == given.end()) return list;
  for (const assure::ModeratorChoice& one : assure::moderators_for(reader, *open, today)) {
    list.push_back({{"id", one.moderator.id},
                    {"name", one.moderator.name},
                    {"waiting", one.waiting},
                    {"conflicts", one.conflicts}});
  }
  return list;
}

Response show_decision(AuditSources& sources, const Call& call) {
  const AuditInSight one = led(sources, call);
  const store::Audit& audit = one.audit;
  return sources.people.store.read([&](const store::Queries& reader) {
    const auto given = second_grades(reader, audit.id);
    const auto state = assure::find_audit_state(audit.state).value();
    ordered_json grades = ordered_json::array();
    for (const AuditModeration& second : given) grades.push_back(second_grade_json(reader, second, true));
    ordered_json moves = ordered_json::array();
    const auto may = assure::moves_from(state, one.sight.parts);
    for (const std::string_view move : offered) {
      if (std::find(may.begin(), may.end(), move) != may.end()) moves.push_back(move);
    }
    return json_answer(
        {{"audit", audit.id},
         {"month", audit.month},
         {"team", report::json_or_null(audit.team)},
         {"service", report::json_or_null(audit.service)},
         {"stream", audit.stream},
         {"state", audit.state},
         {"state_words", assure::words(state)},
         {"next", assure::is_graded(state) && std::string_view(next_of(audit, given)) != "appeal"
                      ? "nothing"
                      : next_of(audit, given)},
         {"revision", audit.revision},
         {"auditor", report::json_or_null(auditor_name(reader, audit.auditor_id))},
         {"submitted_at", report::json_or_null(audit.submitted_at)},
         {"auditor_grade", report::json_or_null(audit.auditor_grade)},
         {"moderated_grade", report::json_or_null(audit.moderated_grade)},
         {"final_grade", report::json_or_null(audit.final_grade)},
         {"rationale", report::json_or_null(audit.rationale)},
         {"second_grades", grades},
         {"moderators", moderators_json(reader, given, sources.today())},
         {"moves", moves}});
  });
}

assure::MoveWish wish_of(const Call& call, const AuditInSight& one, std::string move) {
  return {one.audit.id,
          std::move(move),
          who_asks(call).account,
          one.sight.parts,
          optional_text_member(*call.body, "reason", longest_review_reason).value_or(""),
          seen_in(call)};
}

Response give(AuditSources& sources, const Call& call) {
  const AuditInSight one = led(sources, call);
  const assure::MoveWish wish = wish_of(call, one, "moderate");
  const std::string moderation = text_member(*call.body, "moderation", 100);
  const std::string moderator = text_member(*call.body, "moderator", 100);
  by_the_rules(sources.people.store, {wish.account_id, "audit.moderator"}, [&](store::Writer& writer) {
    assure::give_to_moderator(writer, wish, moderation, moderator, sources.today());
  });
  return show_decision(sources, call);
}

Response finalise(AuditSources& sources, const Call& call) {
  const AuditInSight one = led(sources, call);
  const assure::MoveWish wish = wish_of(call, one, "finalise");
  const assure::Grade grade = grade_in(call);
  by_the_rules(sources.people.store, {wish.account_id, "audit.finalise"}, [&](store::Writer& writer) {
    const store::Audit audit = assure::decide_grade(writer, wish, grade);
    assure::after_final(writer, audit, wish.account_id, sources.today(), assure::clock_settings(writer));
  });
  return show_decision(sources, call);
}

Response move(AuditSources& sources, const Call& call) {
  const AuditInSight one = led(sources, call);
  const assure::MoveWish wish = wish_of(call, one, text_member(*call.body, "move", 40));
  if (std::find(offered.begin(), offered.end(), wish.move) == offered.end())
    throw Problem{400, "That is no move of the quality assurance lead.", "Load the page again."};
  by_the_rules(sources.people.store, {wish.account_id, "audit." + wish.move},
               [&](store::Writer& writer) { assure::make_move(writer, wish); });
  return show_decision(sources, call);
}

Response decline(AuditSources& sources, const Call& call) {
  const AuditInSight one = led(sources, call);
  const assure::MoveWish wish = wish_of(call, one, "decline_appeal");
  const std::string moderation = text_member(*call.body, "moderation", 100);
  by_the_rules(sources.people.store, {wish.account_id, "audit.decline_appeal"}, [&](store::Writer& writer) {
    const auto row = writer.find<AuditModeration>(moderation);
    if (!row || row->audit_id != one.audit.id)
      throw Problem{404, "There is no such appeal.", "Load the page again."};
    assure::decline_appeal(writer, moderation, wish.account_id, wish.reason);
  });
  return show_decision(sources, call);
}

}  // namespace

ordered_json second_grade_json(const store::Reader& reader, const AuditModeration& one, bool named) {
  const auto who = named ? auditor_name(reader, one.moderator_id) : std::nullopt;
  return {{"moderation", one.id},
          {"kind", one.kind},
          {"why", words_of_moderation(one.kind)},
          {"moderator", report::json_or_null(who)},
          {"given", one.moderator_id.has_value()},
          {"blind", one.blind},
          {"due_on", one.due_on},
          {"grade", report::json_or_null(one.grade)},
          {"graded_at", report::json_or_null(one.graded_at)},
          {"agreed_grade", report::json_or_null(one.agreed_grade)},
          {"reason", report::json_or_null(one.reason)},
          {"finished_at", report::json_or_null(one.finished_at)}};
}

std::vector<Route> decision_routes(AuditSources& sources) {
  const Access access = Access::needs(Permission::run_audits);
  std::vector<Route> routes = {audit_route(sources,
                                           {.address = "/audits/decisions",
                                            .access = access,
                                            .summary = "Audits that wait for the quality assurance lead.",
                                            .schema = "Decisions",
                                            .csv = true},
                                           list_decisions),
                               audit_route(sources,
                                           {.address = "/audits/decisions/{audit}",
                                            .access = access,
                                            .summary = "One audit's grades, and what can be decided.",
                                            .schema = "Decision"},
                                           show_decision)};
  const auto add = [&](const char* address, const char* summary, const char* takes,
                       Response (*make)(AuditSources&, const Call&)) {
    routes.push_back(audit_route(sources,
                                 {.method = Method::post,
                                  .address = address,
                                  .access = access,
                                  .summary = summary,
                                  .schema = "Decision",
                                  .takes = takes},
                                 make));
  };
  add("/audits/decisions/{audit}/moderator", "Gives a second grade to an independent moderator.",
      "ModeratorChosen", give);
  add("/audits/decisions/{audit}/final", "Makes a grade final.", "GradeDecided", finalise);
  add("/audits/decisions/{audit}/move", "Sends back, reopens, pauses, resumes or voids, with a reason.",
      "LeadsMove", move);
  add("/audits/decisions/{audit}/decline", "Declines an appeal, with a reason.", "AppealDeclined", decline);
  return routes;
}

}  // namespace windscreen::serve
