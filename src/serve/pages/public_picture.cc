#include "serve/pages/public_picture.h"

#include <fmt/format.h>

#include "base/error.h"
#include "report/html_report.h"
#include "report/measured_snapshot.h"
#include "report/packed_data.h"
#include "report/report_data.h"
#include "serve/http/problem.h"
#include "serve/pages/figures.h"

namespace windscreen::serve {
namespace {

constexpr int public_months = 36;

Document report_document(const LakeState& state, const lake::Snapshot& snapshot, Form form) {
  report::ReportRequest request;
  request.as_at = snapshot.as_at;
  request.months = public_months;
  request.audience = measure::Audience::public_;
  const report::Report report = report::collect(state.workspace, snapshot, state.catalogue, request);
  const std::string data = report::to_json(report);
  if (form == Form::json) return make_document("application/json", data);
  const std::string_view page = report::page_template();
  Document document = make_document("text/html; charset=utf-8",
                                    report::fill_page(page, report::title_of(report), report::pack(data)));
  document.policy = policy_of(page);
  return document;
}

// The totals of the report as rows.
Document series_document(const LakeState& state, const lake::Snapshot& snapshot) {
  measure::Request request;
  request.as_at = snapshot.as_at;
  request.months = public_months;
  request.audience = measure::Audience::public_;
  report::MeasuredSnapshot measured(state.workspace, snapshot, state.catalogue);
  const auto definitions = state.catalogue.all();
  const report::MeasuredFigures figures = measured.compute(definitions, request);
  return rows_document(measured.rows(definitions, figures, false), Form::csv, "public");
}

}  // namespace

std::string policy_of(std::string_view page) {
  constexpr std::string_view opening = "http-equiv=\"Content-Security-Policy\" content=\"";
  const std::size_t begin = page.find(opening);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = page.substr(begin + opening.size());
  return fmt::format("{}; frame-ancestors 'none'", rest.substr(0, rest.find('"')));
}

std::vector<Route> public_routes(LakeView& lake, const std::string& wanted) {
  std::string name;
  try {
    name = lake.now()->find(wanted).name();
  } catch (const Problem& problem) {
    throw base::Error("the public picture cannot be made: " + problem.detail, problem.remedy);
  }
  return public_routes(lake, [name] { return name; });
}

std::vector<Route> public_routes(LakeView& lake, std::function<std::string()> chosen) {
  Route route;
  route.pattern = "/public";
  route.access = Access::anyone();
  route.forms = {Form::html, Form::json, Form::csv};
  route.summary = "The public picture: the disclosure-controlled report of one snapshot.";
  route.schema = "Report";
  route.answer = [&lake, chosen = std::move(chosen)](const Call& call) -> Answer {
    const std::string name = chosen();
    if (name.empty())
      throw Problem{404, "No public picture is shown here.", "Ask the authority whether it publishes one."};
    const auto state = lake.now();
    const lake::Snapshot& snapshot = state->find(name);
    return Deferred{
        fmt::format("public {} {} {}", snapshot.content_hash, state->revision, media_type_of(call.form)),
        [state, &snapshot, form = call.form] {
          return form == Form::csv ? series_document(*state, snapshot)
                                   : report_document(*state, snapshot, form);
        }};
  };
  return {route};
}

}  // namespace windscreen::serve
