#include <fmt/format.h>

#include "serve/data/load_routes.h"
#include "serve/data/snapshot_compare.h"
#include "serve/http/problem.h"
#include "serve/pages/figures.h"

namespace windscreen::serve {
namespace {

const std::string& given(const Call& call, const char* parameter) {
  const std::string* name = call.given(parameter);
  if (name == nullptr)
    throw Problem{400, fmt::format("{} is missing.", parameter),
                  "Give the two snapshots as from and to: /api/v1/snapshots lists them."};
  return *name;
}

Answer compare(LakeView& lake, const Call& call) {
  const std::string& from = given(call, "from");
  const std::string& to = given(call, "to");
  const auto state = lake.now();
  const lake::Snapshot& older = state->find(from);
  const lake::Snapshot& newer = state->find(to);
  if (older.name() == newer.name())
    throw Problem{400, "The two snapshots are one.", "Choose another for one of them."};
  if (older.as_at > newer.as_at)
    throw Problem{400, "The first snapshot is of a later day than the second.", "Give the older as from."};
  return Deferred{fmt::format("compare {} {} {} {} {} {}", older.name(), older.content_hash, newer.name(),
                              newer.content_hash, state->revision, media_type_of(call.form)),
                  [state, &older, &newer, form = call.form] {
                    return rows_document(report::lazy(compare_snapshots(*state, older, newer)), form,
                                         fmt::format("compare-{}-{}", older.name(), newer.name()));
                  }};
}

}  // namespace

std::vector<Route> compare_routes(LakeView& lake) {
  Route route;
  route.pattern = "/api/v1/snapshots/compare";
  route.access = Access::needs(Permission::see_figures);
  route.forms = {Form::json, Form::csv};
  route.query = {{"from", Parameter::Kind::slug, "The older snapshot's name, or how it begins.", 0, 0, {}},
                 {"to", Parameter::Kind::slug, "The newer one's.", 0, 0, {}}};
  route.summary = "Two snapshots side by side: rows, completeness and every measure, worst first.";
  route.schema = "Comparison";
  route.answer = [&lake](const Call& call) { return compare(lake, call); };
  return {route};
}

}  // namespace windscreen::serve
