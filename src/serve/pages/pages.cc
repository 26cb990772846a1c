#include "serve/pages/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "base/date.h"
#include "base/text.h"
#include "report/teams.h"
#include "serve/http/problem.h"
#include "serve/http/router.h"
#include "serve/pages/api_routes.h"
#include "serve/pages/bare_pages.h"
#include "serve/pages/figures.h"
#include "serve/pages/page_rows.h"
#include "serve/pages/worker_caseloads.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;
using report::Rows;

/// The rows of a page; nullopt where there is no such page. `path` has the values of the address.
using PageRows = std::function<std::optional<Rows>(const json& report, const Values& path)>;

Parameter slug(const char* name, const char* about) { return {name, Parameter::Kind::slug, about, 0, 0, {}}; }

bool text_is(const json& object, const char* name, std::string_view wanted) {
  return object.at(name).get_ref<const std::string&>() == wanted;
}

// "child-protection" is the area child_protection.
bool is_area(const json& indicator, std::string_view page) {
  std::string area(page);
  std::replace(area.begin(), area.end(), '-', '_');
  return text_is(indicator, "area", area);
}

bool counts_a_level_of_need(const json& indicator) {
  static constexpr std::array<std::string_view, 6> ids = {
      "early_help_open", "cin_open", "cin_plans_open", "cp_plans_open", "cla_total", "care_leavers_total"};
  const auto& id = indicator.at("id").get_ref<const std::string&>();
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// Their figures; nullopt where no indicator is wanted.
std::optional<Rows> rows_of_wanted(const json& report, const std::function<bool(const json&)>& wanted) {
  bool any = false;
  Rows rows = figure_page(report, [&](const json& one) {
    const bool found = wanted(one);
    any = any || found;
    return found;
  });
  return any ? std::optional(std::move(rows)) : std::nullopt;
}

std::optional<Rows> rows_of_performance(const json& report, const Values& path) {
  const std::string& page = path.at("page");
  if (page == "measures") return figure_page(report, [](const json&) { return true; });
  if (page == "levels-of-need") return figure_page(report, counts_a_level_of_need);
  return rows_of_wanted(report, [&](const json& one) { return is_area(one, page); });
}

std::optional<Rows> rows_of_indicator(const json& report, const Values& path) {
  return rows_of_wanted(report, [&](const json& one) {
    return text_is(one, "id", path.at("id")) && is_area(one, path.at("page"));
  });
}

// A page with data, and what its data is.
struct DataPage {
  const char* pattern;
  const char* name;
  const char* schema;
  const char* summary;
  PageRows rows;
};

constexpr const char* area_pattern = "/performance/{page}";
constexpr const char* indicator_pattern = "/performance/{page}/{id}";

PageRows all_of(Rows (*rows)(const json&)) {
  return [rows](const json& report, const Values&) { return std::optional(rows(report)); };
}

std::vector<DataPage> data_pages() {
  return {
      {"/performance", "performance", "Figures", "What matters: every figure of every measure.",
       [](const json& report, const Values&) {
         return std::optional(figure_page(report, [](const json&) { return true; }));
       }},
      {area_pattern, "performance", "Figures",
       "An area's figures; or all of them (measures), or those of the levels of need (levels-of-need).",
       rows_of_performance},
      {indicator_pattern, "measure", "Figures", "One measure's figures.", rows_of_indicator},
      {"/teams", "teams", "Exceptions", "What is late or over a limit, by team, service and quadrant.",
       [](const json& report, const Values&) { return exception_page(report); }},
      {"/teams/{unit}", "team", "Exceptions", "What is late or over a limit in one of them.",
       [](const json& report, const Values& path) { return exception_page(report, path.at("unit")); }},
      {"/caseloads", "caseloads", "Caseloads", "How many workers have how many children, by service.",
       all_of(caseload_page)},
      {"/pathway", "pathway", "Pathway", "How children went from contact to care, and who waits.",
       all_of(pathway_page)},
      {"/fairness", "fairness", "Fairness", "Who is over- or under-represented.", all_of(fairness_page)},
      {"/since", "since", "Since", "Every measure of the last report and of this one.", all_of(since_page)},
      {"/data-quality", "data-quality", "Completeness", "How complete each column of each table is.",
       all_of(quality_page)},
      {"/provenance", "provenance", "Provenance", "The files, tables and definitions behind the figures.",
       all_of(provenance_page)},
  };
}

std::vector<Parameter> parameters_of(std::string_view pattern) {
  std::vector<Parameter> path;
  if (pattern.find("{page}") != std::string_view::npos)
    path.push_back(slug("page", "An area, such as child-protection; or measures, or levels-of-need."));
  if (pattern.find("{id}") != std::string_view::npos)
    path.push_back(slug("id", "The id of what it shows, such as an indicator's."));
  if (pattern.find("{tool}") != std::string_view::npos)
    path.push_back(slug("tool", "A version of an audit tool; or new, or imported."));
  if (pattern.find("{unit}") != std::string_view::npos)
    path.push_back(slug("unit", "A team's, service's or quadrant's name as addresses have it."));
  return path;
}

// The key of a page's rows: what the report depends on, the address and the form.
std::string key_of(const DataPage& page, const LakeState& state, const lake::Snapshot& snapshot,
                   const Call& call) {
  std::string key =
      fmt::format("page {} {} {}", page.pattern, media_type_of(call.form), report_key(state, snapshot));
  for (const auto& [name, value] : call.path) key += fmt::format(" {}={}", name, value);
  if (const std::string* months = call.given("months")) key += " months=" + *months;
  return key;
}

// Only what ends within so many months before the report's day, as the area's page shows it.
void keep_months(const json& report, int months, Rows& rows) {
  const auto as_at = base::parse_iso(report.at("as_at").get_ref<const std::string&>());
  const auto place = std::find(rows.columns.begin(), rows.columns.end(), "period_end") - rows.columns.begin();
  if (!as_at || static_cast<std::size_t>(place) == rows.columns.size()) return;
  const std::string since = base::format_iso(report::months_before(*as_at, months));
  std::erase_if(rows.rows, [&](const std::vector<report::Cell>& row) {
    const auto* end = std::get_if<std::string>(&row.at(static_cast<std::size_t>(place)));
    return end != nullptr && *end <= since;
  });
}

int months_of(const Call& call) {
  const std::string* given = call.given("months");
  int months = 0;
  if (given != nullptr) std::from_chars(given->data(), given->data() + given->size(), months);
  return months;
}

Route data_route(const DataPage& page, LakeView& lake, Reports& reports, const DocumentPtr& shell) {
  Route route;
  route.pattern = page.pattern;
  route.access = Access::needs(Permission::see_figures);
  route.forms = {Form::html, Form::json, Form::csv};
  route.path = parameters_of(page.pattern);
  route.query = {snapshot_parameter()};
  if (std::string_view(page.pattern) == area_pattern)
    route.query.insert(
        route.query.begin(),
        {"months", Parameter::Kind::integer, "The periods that end in so many months.", 1, 240, {}});
  route.summary = page.summary;
  route.schema = page.schema;
  route.shell = shell;
  route.answer = [&lake, &reports, page](const Call& call) -> Answer {
    const auto state = lake.now();
    const lake::Snapshot& snapshot = wanted_snapshot(*state, call);
    return Deferred{key_of(page, *state, snapshot, call), [&reports, &snapshot, state, page, path = call.path,
                                                           form = call.form, months = months_of(call)] {
                      const json report = json::parse(*reports.of(state, snapshot)->body);
                      auto rows = page.rows(report, path);
                      if (!rows)
                        throw Problem{404, "There is no page of that name in this report.",
                                      "Start from /performance or /teams."};
                      if (months > 0) keep_months(report, months, *rows);
                      return rows_document(report::lazy(*rows), form, page.name);
                    }};
  };
  return route;
}

// A measure's page shows what is chosen in its address: then its data is what the engine computes for that
// choice. Without one it is the report's.
void add_filters(Route& route, LakeView& lake, Figures& figures) {
  route.query = figure_parameters();
  std::erase_if(route.query,
                [](const Parameter& one) { return one.name == "audience" || one.name == "as_at"; });
  route.answer = [&lake, &figures, plain = route.answer](const Call& call) -> Answer {
    const bool chosen = std::any_of(call.query.begin(), call.query.end(),
                                    [](const auto& one) { return one.first != "snapshot"; });
    if (!chosen) return plain(call);
    const auto state = lake.now();
    const measure::Definition& definition = definition_of(*state, call.path.at("id"));
    std::string area = call.path.at("page");
    std::replace(area.begin(), area.end(), '-', '_');
    if (definition.area != area)
      throw Problem{404, "There is no page of that name in this report.",
                    "Start from /performance or /teams."};
    return figures_answer(lake, figures, call);
  };
}

Route report_route(LakeView& lake, Reports& reports) {
  Route route;
  route.pattern = "/api/v1/report";
  route.access = Access::needs(Permission::see_figures);
  route.forms = {Form::json};
  route.query = {snapshot_parameter()};
  route.summary = "The whole report of a snapshot, as the pages are drawn from it.";
  route.schema = "Report";
  route.answer = [&lake, &reports](const Call& call) -> Answer {
    const auto state = lake.now();
    const lake::Snapshot& snapshot = wanted_snapshot(*state, call);
    return Deferred{"report " + report_key(*state, snapshot),
                    [&reports, &snapshot, state] { return *reports.of(state, snapshot); }};
  };
  return route;
}

// An address of the application that has no data of its own, or a file that it loads.
Route open_route(std::string pattern, Form form, std::string summary, DocumentPtr document) {
  Route route;
  route.pattern = std::move(pattern);
  route.access = Access::anyone();
  route.forms = {form};
  route.summary = std::move(summary);
  if (form == Form::html) route.shell = document;
  route.answer = [document = std::move(document)](const Call&) { return document; };
  return route;
}

// Whether a path is of a pattern: a part in braces stands for any slug.
bool is_of_pattern(std::string_view path, std::string_view pattern) {
  const auto given = base::split(path, '/');
  const auto wanted = base::split(pattern, '/');
  return given.size() == wanted.size() && std::equal(given.begin(), given.end(), wanted.begin(),
                                                     [](std::string_view part, std::string_view word) {
                                                       return word.starts_with('{') ? is_slug(part)
                                                                                    : part == word;
                                                     });
}

}  // namespace

bool is_page_of_figures(std::string_view path) {
  const auto pages = data_pages();
  return path == "/caseloads/workers" || std::any_of(pages.begin(), pages.end(), [&](const DataPage& page) {
           return is_of_pattern(path, page.pattern);
         });
}

std::vector<Route> page_routes(LakeView& lake, Reports& reports, Figures& figures,
                               const ChildReferences& references) {
  const std::vector<AppFile> files = read_app_pack(app_pack());
  DocumentPtr shell;
  for (const AppFile& file : files) {
    if (file.address == "/") shell = file.document;
  }
  std::vector<Route> routes;
  for (const BarePage& page : bare_pages) {
    Route route = open_route(page.pattern, Form::html, page.summary, shell);
    route.path = parameters_of(page.pattern);
    routes.push_back(std::move(route));
  }
  for (const DataPage& page : data_pages()) {
    routes.push_back(data_route(page, lake, reports, shell));
    if (std::string_view(page.pattern) == indicator_pattern) add_filters(routes.back(), lake, figures);
  }
  routes.push_back(worker_route(lake, figures, references, shell));
  routes.push_back(report_route(lake, reports));
  for (const AppFile& file : files) {
    if (file.address != "/")
      routes.push_back(open_route(file.address, Form::text, "A part of the application.", file.document));
  }
  return routes;
}

}  // namespace windscreen::serve
