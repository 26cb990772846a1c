#include "serve/pages/api_routes.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"
#include "report/figure_rows.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

const std::vector<Form> data_forms = {Form::json, Form::csv};

Parameter id_parameter() { return {"id", Parameter::Kind::slug, "The indicator's id.", 0, 0, {}}; }

Parameter as_at_parameter() {
  return {"as_at", Parameter::Kind::date, "The day to look from; the snapshot's own when not given.", 0, 0,
          {}};
}

Parameter window_parameter() {
  return {"window",
          Parameter::Kind::choice,
          "Another window than the definition's own.",
          0,
          0,
          {"month", "quarter", "rolling_12_months", "year_to_date", "financial_year", "snapshot"}};
}

std::string given_or(const Call& call, std::string_view name, std::string otherwise) {
  const std::string* value = call.given(name);
  return value == nullptr ? std::move(otherwise) : *value;
}

FigureRequest figure_request(const Call& call) {
  FigureRequest request;
  request.id = call.path.at("id");
  request.snapshot = given_or(call, "snapshot", "");
  if (const std::string* as_at = call.given("as_at")) request.as_at = base::parse_iso(*as_at);
  if (const std::string* window = call.given("window")) request.window = measure::find_window(*window);
  if (const std::string* months = call.given("months"))
    std::from_chars(months->data(), months->data() + months->size(), request.months);
  if (const std::string* by = call.given("by")) {
    for (const std::string_view one : base::split(*by, ',')) request.dimensions.emplace_back(one);
  }
  if (const std::string* group = call.given("group")) request.group = *group;
  if (given_or(call, "audience", "internal") == "public") request.audience = measure::Audience::public_;
  return request;
}

// All that the figures depend on, with nothing left to chance: the checked values in the order of their
// names.
std::string key_of(const char* kind, const LakeState& state, const lake::Snapshot& snapshot,
                   const measure::Definition& definition, const Call& call) {
  std::string key = fmt::format("{} {} {} {} {} {}", kind, snapshot.content_hash, state.revision,
                                definition.id, definition.hash, media_type_of(call.form));
  for (const auto& [name, value] : call.query) {
    // With its length, as the name of a group may hold anything.
    if (name != "snapshot") key += fmt::format(" {}={}:{}", name, value.size(), value);
  }
  return key;
}

Answer document_of(const report::Rows& rows, const Call& call, const char* name) {
  return std::make_shared<const Document>(rows_document(report::lazy(rows), call.form, name));
}

report::Rows area_rows(const measure::Catalogue& catalogue) {
  report::Rows rows;
  rows.columns = {"area", "indicators"};
  for (const measure::Definition& one : catalogue.definitions) {
    if (rows.rows.empty() || std::get<std::string>(rows.rows.back()[0]) != one.area)
      rows.rows.push_back({one.area, std::int64_t{0}});
    ++std::get<std::int64_t>(rows.rows.back()[1]);
  }
  return rows;
}

Route route(std::string pattern, std::string summary, std::string schema,
            std::function<Answer(const Call&)> answer) {
  Route made;
  made.pattern = std::move(pattern);
  made.access = Access::needs(Permission::see_figures);
  made.forms = data_forms;
  made.summary = std::move(summary);
  made.schema = std::move(schema);
  made.answer = std::move(answer);
  return made;
}

}  // namespace

Parameter snapshot_parameter() {
  return {"snapshot",
          Parameter::Kind::slug,
          "A snapshot's name, or how it begins; the newest when not given.",
          0,
          0,
          {}};
}

const lake::Snapshot& wanted_snapshot(const LakeState& state, const Call& call) {
  return state.find(given_or(call, "snapshot", ""));
}

std::vector<Parameter> figure_parameters() {
  return {as_at_parameter(),
          {"audience",
           Parameter::Kind::choice,
           "internal, or public: small numbers are suppressed.",
           0,
           0,
           {"internal", "public"}},
          {"by", Parameter::Kind::slugs, "Dimensions to break down by, with commas, or all.", 0, 0, {}},
          {"group", Parameter::Kind::text, "Only this group of the one dimension.", 0, 0, {}},
          {"months", Parameter::Kind::integer, "The periods that end in so many months.", 1, 240, {}},
          snapshot_parameter(),
          window_parameter()};
}

Answer figures_answer(LakeView& lake, Figures& figures, const Call& call) {
  const auto state = lake.now();
  const FigureRequest request = figure_request(call);
  const auto& definition = definition_of(*state, request.id);
  const auto& snapshot = state->find(request.snapshot);
  return Deferred{
      key_of("figures", *state, snapshot, definition, call),
      [&figures, state, request, form = call.form] { return figures.series(state, request, form); }};
}

std::vector<Route> figure_routes(LakeView& lake, Figures& figures) {
  std::vector<Route> routes;
  routes.push_back(
      route("/api/v1/snapshots", "The snapshots, oldest first.", "Snapshots", [&lake](const Call& call) {
        return document_of(report::snapshot_rows(lake.now()->snapshots), call, "snapshots");
      }));
  routes.push_back(route(
      "/api/v1/areas", "The areas along the child's pathway, and how many indicators each has.", "Areas",
      [&lake](const Call& call) { return document_of(area_rows(lake.now()->catalogue), call, "areas"); }));
  routes.push_back(
      route("/api/v1/indicators", "The indicators' definitions.", "Indicators", [&lake](const Call& call) {
        const auto state = lake.now();
        const std::string area = given_or(call, "area", "");
        auto definitions = state->catalogue.all();
        std::erase_if(definitions, [&](const auto* one) { return !area.empty() && one->area != area; });
        if (definitions.empty())
          throw Problem{404, "No indicator has that area.", "/api/v1/areas lists them."};
        return document_of(report::definition_rows(definitions), call, "indicators");
      }));
  routes.back().query = {{"area", Parameter::Kind::slug, "Only the indicators of an area.", 0, 0, {}}};

  routes.push_back(
      route("/api/v1/indicators/{id}",
            "One indicator: its definition, its SQL, its newest figure and where they come from.",
            "Explanations", [&lake, &figures](const Call& call) -> Answer {
              const auto state = lake.now();
              const FigureRequest request = figure_request(call);
              const auto& definition = definition_of(*state, request.id);
              const auto& snapshot = state->find(request.snapshot);
              return Deferred{key_of("explanation", *state, snapshot, definition, call),
                              [&figures, state, request, form = call.form] {
                                return figures.explanation(state, request, form);
                              }};
            }));
  routes.back().path = {id_parameter()};
  routes.back().query = {as_at_parameter(), snapshot_parameter(), window_parameter()};

  routes.push_back(
      route("/api/v1/indicators/{id}/figures",
            "One indicator's figures: a row a period and group, as `windscreen indicators` gives them.",
            "Figures", [&lake, &figures](const Call& call) { return figures_answer(lake, figures, call); }));
  routes.back().path = {id_parameter()};
  routes.back().query = figure_parameters();
  return routes;
}

}  // namespace windscreen::serve
