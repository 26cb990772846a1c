// What an auditor gives in a calibration, by themselves. What others gave is not shown, and after the day of
// the session, when the group has talked, only the lead enters grades.
#include <set>

#include "base/date.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/calibration_rows.h"
#include "serve/audits/refusals.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "store/audit_plan.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

/// The auditor that the caller is now; none where the register has them not, or not any more.
std::optional<std::string> auditor_of(const store::Reader& reader, const Call& call) {
  const auto found = reader.select<store::Auditor>(
      "where account_id = :account and status in ('trained', 'moderator') order by id",
      {{"account", who_asks(call).account}});
  return found.empty() ? std::nullopt : std::optional(found.front().id);
}

bool takes_grades(const store::CalibrationSession& session, base::Date today) {
  const auto held = base::parse_iso(session.held_on);
  return held && today <= *held;
}

ordered_json own_json(const store::Reader& reader, const std::optional<std::string>& auditor,
                      base::Date today) {
  ordered_json rows = ordered_json::array();
  if (auditor) {
    for (const auto& session :
         reader.select<store::CalibrationSession>("order by held_on desc, id limit 100")) {
      std::set<std::string> cases;
      ordered_json own = ordered_json::array();
      for (const store::CalibrationGrade& one : grades_of(reader, session.id)) {
        cases.insert(one.case_label);
        if (one.auditor_id == *auditor) own.push_back({{"case", one.case_label}, {"grade", one.grade}});
      }
      rows.push_back({{"session", session.id},
                      {"name", session.name},
                      {"held_on", session.held_on},
                      {"takes_grades", takes_grades(session, today)},
                      {"cases", cases},
                      {"grades", std::move(own)}});
    }
  }
  return {{"today", base::format_iso(today)}, {"registered", auditor.has_value()}, {"rows", std::move(rows)}};
}

Response show_own_grades(AuditSources& sources, const Call& call) {
  return sources.people.store.read([&](const store::Queries& reader) {
    return json_answer(own_json(reader, auditor_of(reader, call), sources.today()));
  });
}

Response keep_own(AuditSources& sources, const Call& call) {
  const std::string id = text_member(*call.body, "session", 100);
  const std::string label = text_member(*call.body, "case", 20);
  const std::string grade = calibration_grade_in(*call.body, label);
  const base::Date today = sources.today();
  const ordered_json kept = by_the_rules(
      sources.people.store, {who_asks(call).account, "audit.calibration.own"}, [&](store::Writer& writer) {
        const auto auditor = auditor_of(writer, call);
        if (!auditor) {
          throw Problem{403, "You are not in the register of auditors.",
                        "Ask the quality assurance lead to add you to it."};
        }
        if (!takes_grades(session_of(writer, id), today)) {
          throw Refused(422, "The day of this session is over, and the group has talked.",
                        "Tell the quality assurance lead, who can still enter your grade.", "session_over");
        }
        keep_calibration_grade(writer, id, label, *auditor, grade);
        return own_json(writer, auditor, today);
      });
  return json_answer(kept);
}

}  // namespace

std::vector<Route> own_calibration_routes(AuditSources& sources) {
  const Access anyone = Access::signed_in();
  return {audit_route(sources,
                      {.address = "/audits/own-calibration",
                       .access = anyone,
                       .summary = "What one gave in each calibration session, as an auditor of the register.",
                       .schema = "OwnCalibration"},
                      show_own_grades),
          audit_route(sources,
                      {.method = Method::post,
                       .address = "/audits/own-calibration",
                       .access = anyone,
                       .summary = "Keeps one's own grade of a case; a grade of null takes it back.",
                       .schema = "OwnCalibration",
                       .takes = "OwnCalibrationGrade"},
                      keep_own)};
}

}  // namespace windscreen::serve
