#include <map>
#include <set>

#include "assure/calibration.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/calibration_rows.h"
#include "serve/audits/moderation_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/refusals.h"
#include "serve/children/child_rows.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "store/identity.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;
using store::CalibrationGrade;
using store::CalibrationSession;

constexpr std::size_t most_grades = 2'000;

std::vector<assure::GivenGrade> given(const std::vector<CalibrationGrade>& rows) {
  std::vector<assure::GivenGrade> all;
  for (const CalibrationGrade& row : rows) {
    if (const auto grade = assure::read_grade(row.grade))
      all.push_back({row.case_label, row.auditor_id, *grade});
  }
  return all;
}

Response list_sessions(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  report::Rows rows;
  rows.columns = {"session", "name", "held_on", "cases", "auditors", "exact", "ac2"};
  sources.people.store.read([&](const store::Queries& reader) {
    std::map<std::string, std::vector<CalibrationGrade>> by_session;
    for (CalibrationGrade& row : reader.select<CalibrationGrade>("order by session_id"))
      by_session[row.session_id].push_back(std::move(row));
    for (const CalibrationSession& one : reader.select<CalibrationSession>("order by held_on desc, id")) {
      const assure::Calibration found = assure::calibration(given(by_session[one.id]));
      const auto value = [](const std::optional<assure::GroupMeasure>& measure) {
        return measure ? report::number_cell(measure->value) : report::Cell();
      };
      rows.rows.push_back({one.id, one.name, one.held_on, static_cast<std::int64_t>(found.cases.size()),
                           found.auditors, value(found.exact), value(found.ac2)});
    }
    return 0;
  });
  return counts_response(call, {{"today", base::format_iso(sources.today())}}, rows, "calibration");
}

ordered_json measure_json(const std::optional<assure::GroupMeasure>& measure) {
  if (!measure) return nullptr;
  const auto& interval = measure->interval;
  return {{"value", measure->value},
          {"lower", interval ? ordered_json(interval->lower) : nullptr},
          {"upper", interval ? ordered_json(interval->upper) : nullptr}};
}

ordered_json session_json(const store::Reader& reader, const std::string& id) {
  const CalibrationSession session = session_of(reader, id);
  const auto rows = grades_of(reader, id);
  const auto leader = reader.find<store::Account>(session.led_by);
  ordered_json grades = ordered_json::array();
  for (const CalibrationGrade& row : rows)
    grades.push_back({{"case", row.case_label}, {"auditor", row.auditor_id}, {"grade", row.grade}});
  ordered_json auditors = ordered_json::array();
  for (const auto& one : reader.select<store::Auditor>("order by name, id"))
    auditors.push_back(
        {{"id", one.id}, {"name", one.name}, {"now", one.status == "trained" || one.status == "moderator"}});
  ordered_json answer = {{"session", session.id},      {"name", session.name},
                         {"held_on", session.held_on}, {"led_by", leader ? leader->name : ""},
                         {"notes", session.notes},     {"grades", grades},
                         {"auditors", auditors}};
  answer.update(calibration_spread(rows));
  return answer;
}

Response show_session(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const std::string id = call.path.at("session");
  return sources.people.store.read([&](const store::Queries& reader) {
    if (call.form != Form::csv) return json_answer(session_json(reader, id));
    session_of(reader, id);
    report::Rows rows;
    rows.columns = {"case", "auditor", "grade"};
    for (const CalibrationGrade& row : grades_of(reader, id)) {
      const auto auditor = reader.find<store::Auditor>(row.auditor_id);
      rows.rows.push_back({row.case_label, auditor ? auditor->name : row.auditor_id, row.grade});
    }
    return counts_response(call, {}, rows, "calibration-grades");
  });
}

Response make_session(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  CalibrationSession one;
  one.id = store::new_id();
  one.name = text_member(*call.body, "name", 200);
  one.held_on = text_member(*call.body, "held_on", 10);
  one.notes = optional_text_member(*call.body, "notes", longest_review_reason).value_or("");
  one.led_by = who_asks(call).account;
  if (!base::parse_iso(one.held_on))
    throw Refused(422, "The day on which it is held is none.", "Give one, such as 2020-09-21.",
                  "day_refused");
  by_the_rules(sources.people.store, {one.led_by, "audit.calibration"},
               [&](store::Writer& writer) { writer.insert(one); });
  return sources.people.store.read(
      [&](const store::Queries& reader) { return json_answer(session_json(reader, one.id)); });
}

struct Wanted {
  std::string case_label;
  std::string auditor;
  /// Empty: no grade.
  std::string grade;
};

std::vector<Wanted> wanted_in(const Call& call) {
  const auto rows = call.body->find("grades");
  if (rows == call.body->end() || !rows->is_array() || rows->size() > most_grades)
    throw Problem{400, "grades is no list.", "Give objects of case, auditor and grade."};
  std::vector<Wanted> all;
  std::set<std::pair<std::string, std::string>> seen;
  for (const auto& row : *rows) {
    if (!row.is_object()) throw Problem{400, "A grade is no object.", "Give case, auditor and grade."};
    Wanted one{text_member(row, "case", 20), text_member(row, "auditor", 100), ""};
    one.grade = calibration_grade_in(row, one.case_label);
    if (!seen.emplace(one.case_label, one.auditor).second)
      throw Problem{400, "A case has two grades by one auditor.", "Give one."};
    all.push_back(std::move(one));
  }
  return all;
}

Response keep_grades(AuditSources& sources, const Call& call) {
  check_runs_all(sources, call);
  const std::string id = call.path.at("session");
  const auto wanted = wanted_in(call);
  by_the_rules(sources.people.store, {who_asks(call).account, "audit.calibration"},
               [&](store::Writer& writer) {
                 session_of(writer, id);
                 for (const Wanted& one : wanted) {
                   if (!one.grade.empty() && !writer.find<store::Auditor>(one.auditor))
                     throw Problem{400, "There is no such auditor.", "Load the page again."};
                   keep_calibration_grade(writer, id, one.case_label, one.auditor, one.grade);
                 }
               });
  return sources.people.store.read(
      [&](const store::Queries& reader) { return json_answer(session_json(reader, id)); });
}

}  // namespace

ordered_json calibration_spread(const std::vector<CalibrationGrade>& rows) {
  const assure::Calibration found = assure::calibration(given(rows));
  ordered_json cases = ordered_json::array();
  for (const assure::CaseSpread& one : found.cases) {
    cases.push_back({{"case", one.case_label},
                     {"outstanding", one.counts[0]},
                     {"good", one.counts[1]},
                     {"requires_improvement", one.counts[2]},
                     {"inadequate", one.counts[3]},
                     {"range", one.range()}});
  }
  return {{"graded_by", found.auditors},        {"cases", cases},
          {"exact", measure_json(found.exact)}, {"within_one", measure_json(found.within_one)},
          {"kappa", measure_json(found.kappa)}, {"ac2", measure_json(found.ac2)}};
}

std::vector<Route> calibration_routes(AuditSources& sources) {
  const Access access = Access::needs(Permission::run_audits);
  std::vector<Route> routes = {
      audit_route(sources,
                  {.address = "/audits/calibration",
                   .access = access,
                   .summary = "Sessions in which a group graded the same cases.",
                   .schema = "CalibrationSessions",
                   .csv = true},
                  list_sessions),
      audit_route(sources,
                  {.address = "/audits/calibration/{session}",
                   .access = access,
                   .summary = "One session: its grades, their spread, and how far they agree.",
                   .schema = "CalibrationSession",
                   .csv = true},
                  show_session),
      audit_route(sources,
                  {.method = Method::post,
                   .address = "/audits/calibration",
                   .access = access,
                   .summary = "A new session.",
                   .schema = "CalibrationSession",
                   .takes = "CalibrationMade"},
                  make_session),
      audit_route(sources,
                  {.method = Method::post,
                   .address = "/audits/calibration/{session}/grades",
                   .access = access,
                   .summary = "Keeps what auditors gave; a grade of null takes one back.",
                   .schema = "CalibrationSession",
                   .takes = "CalibrationGrades"},
                  keep_grades)};
  for (Route& route : own_calibration_routes(sources)) routes.push_back(std::move(route));
  return routes;
}

}  // namespace windscreen::serve
