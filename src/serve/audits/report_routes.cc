#include "serve/audits/report_routes.h"

#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/report_answers.h"
#include "serve/audits/report_tables.h"
#include "serve/http/problem.h"
#include "serve/pages/figures.h"
#include "store/audits.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

// The first sampled month that a report can be of; null where no audit has a final grade.
ordered_json first_month(const AuditSources& sources) {
  return sources.people.store.read([](const store::Queries& reader) -> ordered_json {
    const auto first = reader.select<store::Audit>("where final_grade is not null order by month limit 1");
    return first.empty() ? ordered_json(nullptr) : ordered_json(first.front().month);
  });
}

Response list_reports(AuditSources& sources, const Call& call) {
  const ordered_json lines = report_lines(sources, call);
  if (call.form == Form::csv) return rows_answer(table_rows(nlohmann::json(lines)), call, "audit-reports");
  const bool makes = call.identity && call.identity->permissions.contains(Permission::run_audits);
  return json_answer({{"today", base::format_iso(sources.today())},
                      {"first_month", makes ? first_month(sources) : ordered_json(nullptr)},
                      {"may_make", makes},
                      {"rows", lines}});
}

Response show_report(AuditSources& sources, const Call& call) {
  return json_answer(report_json(sources, call, call.path.at("report")));
}

Response show_table(AuditSources& sources, const Call& call) {
  const store::AuditReport report = find_report(sources, call, call.path.at("report"));
  const auto rows = report_table(nlohmann::json::parse(report.data), call.path.at("table"));
  if (!rows) throw Problem{404, "The report has no such table.", "Open it from the report."};
  return rows_answer(*rows, call, "audit-report-" + call.path.at("table"));
}

Response show_restatements(AuditSources& sources, const Call& call) {
  const ordered_json report = report_json(sources, call, call.path.at("report"));
  return rows_answer(table_rows(nlohmann::json(report.at("restatements"))), call,
                     "audit-report-restatements");
}

}  // namespace

std::vector<Route> report_routes(AuditSources& sources) {
  const Access access = Access::needs(Permission::see_audit_reports);
  const auto route = [&](const char* address, const char* summary, const char* schema, bool csv,
                         Response (*make)(AuditSources&, const Call&)) {
    return audit_route(
        sources, {.address = address, .access = access, .summary = summary, .schema = schema, .csv = csv},
        make);
  };
  std::vector<Route> routes = {
      route("/audits/reports", "Reports of audits that one may see, the newest first.", "AuditReports", true,
            list_reports),
      route("/audits/reports/{report}",
            "One report: its frozen figures, narrative, signatures, and what changed since.", "AuditReport",
            false, show_report),
      route("/audits/reports/{report}/restatements", "What changed since a report was frozen.",
            "AuditReportTable", true, show_restatements),
      route("/audits/reports/{report}/tables/{table}", "One of a report's tables.", "AuditReportTable", true,
            show_table)};
  for (Route& one : report_change_routes(sources)) routes.push_back(std::move(one));
  return routes;
}

}  // namespace windscreen::serve
